//! Makes `src/search/data/dutch.fst` of the OpenTaal word list, as Debian's `wdutch` has it:
//!
//! ```text
//! apt-get install wdutch
//! cargo run --example build_wordlist -- /usr/share/dict/dutch src/search/data/dutch.fst
//! ```

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use fst::SetBuilder;

/// A shorter word is never taken for a part of a compound.
const SHORTEST: usize = 4;
/// Longer words are compounds themselves, whose parts are in the list too.
const LONGEST: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(list), Some(target)) = (arguments.next(), arguments.next()) else {
        return Err("usage: build_wordlist WORDS TARGET".into());
    };
    let text = fs::read_to_string(list)?;
    let words: BTreeSet<String> = text.lines().filter_map(plain_word).collect();
    let mut builder = SetBuilder::memory();
    builder.extend_iter(words)?;
    fs::write(target, builder.into_inner()?)?;
    Ok(())
}

/// The word as the search engine folds it; names, abbreviations and hyphenated words stay out.
fn plain_word(line: &str) -> Option<String> {
    let lower = line.strip_prefix(char::is_lowercase).map(|_| line)?;
    let folded: String = lower
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ï' | 'î' | 'í' => 'i',
            'ö' | 'ô' | 'ó' => 'o',
            'ü' | 'û' | 'ú' => 'u',
            'ä' | 'â' | 'á' | 'à' => 'a',
            'ç' => 'c',
            'ñ' => 'n',
            c => c,
        })
        .collect();
    let plain = folded.bytes().all(|b| b.is_ascii_lowercase());
    (plain && (SHORTEST..=LONGEST).contains(&folded.len())).then_some(folded)
}
