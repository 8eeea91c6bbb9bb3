//! What else may a word, or a phrase, be called? (Synonyms and translations, of the glossary.)

use fnv::FnvHashMap as HashMap;

use crate::corpus::Glossary;
use crate::domain::Language;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::letters::Letters;
use crate::search::text::tokens;

/// Most ways to look up some words: enough for three words of which each has two stems.
const MOST_KEYS: usize = 8;

/// A glossary, ready to be asked by the stems of a question.
pub(crate) struct Synonyms {
    /// The folded words of every term, in their order; none twice.
    terms: Vec<Vec<String>>,
    /// By entry: the numbers of its terms.
    entries: Vec<Vec<usize>>,
    /// The terms of one word.
    single: Vec<Single>,
    /// By the stems of a term: the entries that have it.
    by_stems: HashMap<String, Vec<usize>>,
    /// The most words that a term has.
    pub(crate) longest: usize,
}

impl Synonyms {
    pub(crate) fn new(glossary: &Glossary, analyzer: &Analyzer) -> Self {
        let mut by_stems = HashMap::<String, Vec<usize>>::default();
        let mut entries = Vec::new();
        for (at, entry) in glossary.entries.iter().enumerate() {
            let mut terms = Vec::new();
            for (language, term) in entry.all() {
                let folded: Vec<String> = tokens::tokenize(term).into_iter().map(|word| word.text).collect();
                let stems: Vec<_> = folded.iter().map(|word| analyzer.stems(word, language)).collect();
                for key in keys(&stems) {
                    let entries = by_stems.entry(key).or_default();
                    if !entries.contains(&at) {
                        entries.push(at);
                    }
                }
                terms.push(folded);
            }
            entries.push(terms);
        }
        let mut terms = entries.concat();
        terms.sort_unstable();
        terms.dedup();
        let number = |term: &Vec<String>| terms.binary_search(term).ok();
        Self {
            entries: entries.iter().map(|of_entry| of_entry.iter().filter_map(number).collect()).collect(),
            single: terms.iter().filter(|term| term.len() == 1).map(|term| Single::of(term)).collect(),
            longest: terms.iter().map(Vec::len).max().unwrap_or_default(),
            by_stems,
            terms,
        }
    }

    /// The folded words of a term.
    pub(crate) fn term(&self, number: usize) -> &[String] {
        self.terms.get(number).map_or(&[], Vec::as_slice)
    }

    /// The other terms of the entries that some folded words stand in, by their numbers, whatever the inflection of those;
    /// `stems` are theirs, by language.
    pub(crate) fn of<S: AsRef<[String]>>(
        &self,
        asked: &[String],
        stems: [&[S]; Language::ALL.len()],
    ) -> Vec<usize> {
        let entries = stems.into_iter().flat_map(keys).filter_map(|key| self.by_stems.get(&key));
        let terms = entries.flatten().flat_map(|at| &self.entries[*at]).copied();
        let mut others: Vec<usize> = terms.filter(|number| self.terms[*number] != asked).collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// The terms of one word within some edits of a folded word, where a misspelt word of the
    /// other language may be found, which the corpus need not know.
    pub(crate) fn near(&self, word: &str, edits: usize) -> Vec<&str> {
        let asked = Letters::of(word);
        let may_be = self.single.iter().filter(|single| single.letters.may_be_within(edits, asked));
        let near = may_be.filter(|single| strsim::osa_distance(word, &single.word) <= edits);
        near.map(|single| single.word.as_str()).collect()
    }
}

/// A term of one word.
struct Single {
    word: String,
    letters: Letters,
}

impl Single {
    fn of(term: &[String]) -> Self {
        let word = term.concat();
        Self { letters: Letters::of(&word), word }
    }
}

/// What words with these stems are looked up by: one stem of each, in each way where a word has several.
fn keys<S: AsRef<[String]>>(stems: &[S]) -> Vec<String> {
    let mut keys = vec![String::new()];
    for stems in stems {
        let with =
            |key: &String| stems.as_ref().iter().map(|stem| format!("{key} {stem}")).collect::<Vec<_>>();
        keys = keys.iter().flat_map(with).take(MOST_KEYS).collect();
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::GlossaryEntry;

    #[test]
    fn inflected_words_find_the_other_terms_of_their_entry() {
        let entry = GlossaryEntry {
            nl: vec!["netwerksamenleving".to_owned(), "zzp'er".to_owned()],
            en: vec!["network society".to_owned()],
        };
        let glossary = Glossary { entries: vec![entry] };
        let analyzer = Analyzer::new().expect("the word lists are sound");
        let synonyms = Synonyms::new(&glossary, &analyzer);
        let of = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let stems_in =
                |language| words.iter().map(|word| analyzer.stems(word, language)).collect::<Vec<_>>();
            let stems = Language::ALL.map(stems_in);
            let others = synonyms.of(&words, stems.each_ref().map(Vec::as_slice));
            others.iter().map(|number| synonyms.term(*number).join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(of(&["network", "societies"]), ["netwerksamenleving", "network society", "zzper"]);
        assert_eq!(of(&["netwerksamenlevingen"]).len(), 3);
        assert!(of(&["network"]).is_empty());
    }
}
