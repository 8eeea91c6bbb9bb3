//! What is a word called in the other language? (A bilingual dictionary.)
//!
//! Somebody may ask in English what Dutch documents tell, and the other way round. `examples/build_dictionary.rs` makes
//! it of `data/dictionary.tsv`: on each line an English word and, behind a tab, the Dutch words for it.

use std::collections::BTreeMap;

use fst::{IntoStreamer as _, Map, Streamer as _};

use super::stem::Stems;
use super::tokens::folded_words;
use crate::domain::Language;
use crate::search::error::SearchError;

/// The entries, as [`entries`] makes them (see `data/NOTICE.md`).
static ENTRIES: &[u8] = include_bytes!("../data/dictionary.fst");

/// Stands between a stem and a word of the other language.
const BLANK: char = ' ';
/// What follows a blank, so that all entries of a stem lie between the two.
const AFTER_BLANK: char = '!';

/// What the commoner words of Dutch and of English are called in the other language.
pub(crate) struct Dictionary(Map<&'static [u8]>);

impl Dictionary {
    pub(crate) fn new() -> Result<Self, SearchError> {
        Ok(Self(Map::new(ENTRIES).map_err(|error| SearchError::Lexicon(error.to_string()))?))
    }

    /// The folded words of the other language for a stem, which comes with the mark of its language, the most usual
    /// first.
    pub(crate) fn words(&self, stem: &str) -> Vec<String> {
        let (from, to) = (format!("{stem}{BLANK}"), format!("{stem}{AFTER_BLANK}"));
        let mut entries = self.0.range().ge(&from).lt(&to).into_stream();
        let mut words = Vec::new();
        while let Some((entry, place)) = entries.next() {
            let word = entry.get(from.len()..).and_then(|word| std::str::from_utf8(word).ok());
            words.extend(word.map(|word| (place, word.to_owned())));
        }
        words.sort();
        words.into_iter().map(|(_, word)| word).collect()
    }
}

/// The entries of a dictionary with these lines: for each stem of a word, with the mark of its language, a folded word
/// of the other language, and its place among those that stand for that word, from 0. A word of several words has none.
#[must_use]
pub fn entries(lines: &str, stems: &Stems) -> BTreeMap<String, u64> {
    let mut entries = BTreeMap::new();
    for (english, dutch) in lines.lines().filter_map(|line| line.split_once('\t')) {
        for (place, dutch) in (0..).zip(dutch.split(' ')) {
            let words = [english, dutch].map(folded_words);
            let ([english], [dutch]) = (words[0].as_slice(), words[1].as_slice()) else { continue };
            for (word, language, other) in
                [(english, Language::English, dutch), (dutch, Language::Dutch, english)]
            {
                for stem in stems.of(word, language) {
                    let least = entries.entry(format!("{stem}{BLANK}{other}")).or_insert(place);
                    *least = place.min(*least);
                }
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_any_of_its_forms_in_both_directions() {
        let (dictionary, stems) =
            (Dictionary::new().expect("it is sound"), Stems::new().expect("they are sound"));
        let words = |word: &str, language| {
            let stems = stems.of(word, language);
            stems.iter().flat_map(|stem| dictionary.words(stem)).collect::<Vec<_>>()
        };
        assert_eq!(words("companies", Language::English).first().map(String::as_str), Some("bedrijf"));
        assert!(words("complained", Language::English).contains(&"klagen".to_owned()));
        assert!(words("bedrijven", Language::Dutch).contains(&"company".to_owned()));
        assert!(words("qwrt", Language::English).is_empty());
    }

    #[test]
    fn it_is_what_its_lines_make_of_it() {
        let lines = include_str!("../data/dictionary.tsv");
        let made = Map::from_iter(entries(lines, &Stems::new().expect("they are sound"))).expect("in order");
        assert!(
            made.as_fst().as_bytes() == ENTRIES,
            "`cargo run --example build_dictionary` makes it anew of dictionary.tsv"
        );
        let is_whole = |line: &&str| {
            line.split_once('\t').is_some_and(|(english, dutch)| !english.is_empty() && !dutch.is_empty())
        };
        assert_eq!(lines.lines().find(|line| !is_whole(line)), None);
        assert!(lines.lines().is_sorted(), "so that a word is easily found in it");
    }
}
