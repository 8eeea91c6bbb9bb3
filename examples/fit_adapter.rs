//! Fits the adapter of questions (`meaning/src/adapter.rs`) on the listed questions of the corpus.
//!
//! `cargo run --example fit_adapter` writes `meaning/data/adapter.bin`. The documents have to be read
//! (`vraagbaak corpus read`). No question of `tests` has a part in it.

#![expect(clippy::print_stdout, reason = "how far it is, for who waits")]

mod read;

use std::error::Error;
use std::fs;
use std::path::Path;

use meaning::teach;
use vraagbaak::domain::Language;

/// Steps after which it is told how far it is.
const TOLD: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (library, _index) = read::documents(project)?;
    let lessons = Language::ALL.map(|language| library.engine.taught(language));
    println!("{:?} sections", lessons.each_ref().map(Vec::len));
    let (mut sum, mut count) = (0.0, 0_u8);
    let adapter = teach(&lessons, &mut |step, loss| {
        (sum, count) = (sum + loss, count + 1);
        if step % TOLD == 0 {
            println!("step {step}: loss {:.3}", sum / f32::from(count));
            (sum, count) = (0.0, 0);
        }
    });
    fs::write(project.join("meaning/data/adapter.bin"), adapter.bytes())?;
    Ok(())
}
