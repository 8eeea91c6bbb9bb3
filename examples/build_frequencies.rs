//! Makes the frequency tables in `src/search/data` of lines with a word, a tab, and its share of all words said. Those
//! are the commonest words of the Python package wordfreq:
//!
//! ```text
//! pip install wordfreq==3.1.1
//! python3 -c 'import wordfreq
//! for word in wordfreq.top_n_list("nl", 100000): print(word, wordfreq.word_frequency(word, "nl"), sep="\t")' > nl.tsv
//! cargo run --example build_frequencies -- src/search/data/nl/frequencies.fst nl nl.tsv
//! ```
//!
//! and the same with `en`. After the lemma tables, since it is stems that the table has.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use fst::MapBuilder;
use vraagbaak::domain::Language;
use vraagbaak::search::{Stems, folded_words, frequency_code};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, language, words] = arguments.as_slice() else {
        return Err("usage: build_frequencies TARGET nl|en WORDS".into());
    };
    let language =
        Language::ALL.into_iter().find(|known| known.code() == language).ok_or("which language?")?;
    let stems = Stems::new()?;
    let mut frequencies: BTreeMap<String, f64> = BTreeMap::new();
    for line in fs::read_to_string(words)?.lines() {
        let (word, frequency) = line.split_once('\t').ok_or("a line without a tab")?;
        let frequency: f64 = frequency.parse()?;
        // A number stands for all of its length there.
        let folded = folded_words(word).into_iter().filter(|word| word.chars().all(char::is_alphabetic));
        for word in folded {
            for stem in stems.of(&word, language) {
                *frequencies.entry(stem[1..].to_owned()).or_default() += frequency;
            }
        }
    }
    let mut builder = MapBuilder::memory();
    for (stem, frequency) in &frequencies {
        if let Some(code) = frequency_code(*frequency) {
            builder.insert(stem, code.into())?;
        }
    }
    fs::write(target, builder.into_inner()?)?;
    Ok(())
}
