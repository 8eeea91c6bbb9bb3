//! Makes the word lists in `src/search/data` of those that Debian packages:
//!
//! ```text
//! apt-get install wdutch wamerican wbritish
//! cargo run --example build_wordlist -- src/search/data/nl/words.fst /usr/share/dict/dutch
//! cargo run --example build_wordlist -- src/search/data/en/words.fst \
//!     /usr/share/dict/american-english /usr/share/dict/british-english
//! ```

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use fst::SetBuilder;

/// A letter is no word.
const SHORTEST: usize = 2;
/// Longer words are compounds themselves, whose parts are in the list too.
const LONGEST: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let Some(target) = arguments.next() else {
        return Err("usage: build_wordlist TARGET WORDS...".into());
    };
    let mut words: BTreeSet<String> = BTreeSet::new();
    for list in arguments {
        words.extend(fs::read_to_string(list)?.lines().filter_map(plain_word));
    }
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
