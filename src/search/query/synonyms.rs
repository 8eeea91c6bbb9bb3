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
    /// The folded words of every term of every entry.
    entries: Vec<Vec<Vec<String>>>,
    /// The terms of one word, none twice.
    single: Vec<Single>,
    /// By the stems of a term: the entries that have it.
    by_stems: HashMap<String, Vec<usize>>,
    /// The most words that a term has.
    pub(crate) longest: usize,
}

impl Synonyms {
    pub(crate) fn new(glossary: &Glossary, analyzer: &Analyzer) -> Self {
        let mut synonyms =
            Self { entries: Vec::new(), single: Vec::new(), by_stems: HashMap::default(), longest: 0 };
        for (at, entry) in glossary.entries.iter().enumerate() {
            let mut terms = Vec::new();
            for (language, term) in entry.all() {
                let folded: Vec<String> = tokens::tokenize(term).into_iter().map(|word| word.text).collect();
                let stems: Vec<_> = folded.iter().map(|word| analyzer.stems(word, language)).collect();
                for key in keys(&stems) {
                    let entries = synonyms.by_stems.entry(key).or_default();
                    if !entries.contains(&at) {
                        entries.push(at);
                    }
                }
                synonyms.longest = synonyms.longest.max(folded.len());
                terms.push(folded);
            }
            synonyms.entries.push(terms);
        }
        let mut single: Vec<_> = synonyms.entries.iter().flatten().filter(|term| term.len() == 1).collect();
        single.sort_unstable();
        single.dedup();
        synonyms.single = single.into_iter().map(|term| Single::of(term)).collect();
        synonyms
    }

    /// The other terms of the entries that some folded words stand in, whatever their inflection; `stems` are
    /// theirs, by language.
    pub(crate) fn of(
        &self,
        asked: &[String],
        stems: [&[Vec<String>]; Language::ALL.len()],
    ) -> Vec<&[String]> {
        let entries = stems.into_iter().flat_map(keys).filter_map(|key| self.by_stems.get(&key));
        let terms = entries.flatten().flat_map(|at| &self.entries[*at]);
        let mut others: Vec<&[String]> = terms.map(Vec::as_slice).filter(|term| *term != asked).collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// The terms of one word within some edits of a folded word, where a misspelt word of the
    /// other language may be found, which the corpus need not know.
    pub(crate) fn near(&self, word: &str, edits: usize) -> Vec<&[String]> {
        let asked = Letters::of(word);
        let may_be = self.single.iter().filter(|single| single.letters.may_be_within(edits, asked));
        let near = may_be.filter(|single| strsim::osa_distance(word, &single.term[0]) <= edits);
        near.map(|single| single.term.as_slice()).collect()
    }
}

/// A term of one word.
struct Single {
    term: Vec<String>,
    letters: Letters,
}

impl Single {
    fn of(term: &[String]) -> Self {
        Self { letters: Letters::of(&term[0]), term: term.to_vec() }
    }
}

/// What words with these stems are looked up by: one stem of each, in each way where a word has several.
fn keys(stems: &[Vec<String>]) -> Vec<String> {
    let mut keys = vec![String::new()];
    for stems in stems {
        let with = |key: &String| stems.iter().map(|stem| format!("{key} {stem}")).collect::<Vec<_>>();
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
            let stems = analyzer.stems_of(&words);
            let others = synonyms.of(&words, stems.each_ref().map(Vec::as_slice));
            others.iter().map(|term| term.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(of(&["network", "societies"]), ["netwerksamenleving", "network society", "zzper"]);
        assert_eq!(of(&["netwerksamenlevingen"]).len(), 3);
        assert!(of(&["network"]).is_empty());
    }
}
