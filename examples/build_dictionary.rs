//! Makes the dictionary `src/search/data/dictionary.fst` of its lines in `dictionary.tsv` beside it.
//!
//! `cargo run --example build_dictionary`, after a change to the lines or to the stems.

use std::error::Error;
use std::fs;
use std::path::Path;

use fst::Map;
use vraagbaak::search::{Stems, dictionary_entries};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search/data");
    let lines = fs::read_to_string(data.join("dictionary.tsv"))?;
    let dictionary = Map::from_iter(dictionary_entries(&lines, &Stems::new()?))?;
    fs::write(data.join("dictionary.fst"), dictionary.as_fst().as_bytes())?;
    Ok(())
}
