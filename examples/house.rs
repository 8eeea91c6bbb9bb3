//! Prints how the house is built: circles of imports, files a folder, the sizes of files and functions.
//!
//! ```text
//! cargo run --example house [-- OTHER/src]
//! ```

#[path = "../tests/house/mod.rs"]
#[allow(clippy::allow_attributes, dead_code, reason = "the test uses more of it")]
mod house;

use std::path::PathBuf;

use house::House;

#[expect(clippy::print_stdout, reason = "what one runs it for")]
fn main() {
    let src =
        std::env::args().nth(1).unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/src").to_owned());
    let house = House::read(&PathBuf::from(src));
    let circles = house.circles();
    println!("circles within a module: {}", circles.len());
    for circle in &circles {
        let names: Vec<_> = circle.iter().map(|path| path.display().to_string()).collect();
        println!("  {} files: {}", circle.len(), names.join(", "));
    }
    let folders = house.folders();
    println!("folders: {}; files directly in the fullest:", folders.len());
    let mut fullest: Vec<_> = folders.into_iter().collect();
    fullest.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (folder, count) in fullest.iter().take(5) {
        println!("  {count:3} {}", folder.display());
    }
    sizes(
        "lines a file",
        house.files.iter().map(|file| (file.path.display().to_string(), file.lines)).collect(),
    );
    sizes("lines a function", house.files.into_iter().flat_map(|file| file.functions).collect());
}

/// Prints the spread of these sizes, and the largest.
#[expect(clippy::print_stdout, reason = "what one runs it for")]
fn sizes(what: &str, mut sizes: Vec<(String, usize)>) {
    sizes.sort_by_key(|(_, size)| *size);
    let Some((name, largest)) = sizes.last() else { return };
    let at = |share: usize| sizes[(sizes.len() - 1) * share / 100].1;
    println!("{what}: {} in all, median {}, p90 {}, largest {largest} ({name})", sizes.len(), at(50), at(90));
}
