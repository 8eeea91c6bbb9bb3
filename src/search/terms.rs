//! Which terms does each word of the corpus stand for?
//!
//! A corpus has far fewer different words than words, so that each is analysed once and looked
//! up from then on.

use std::collections::HashSet;

use fnv::FnvHashMap as HashMap;

use super::analysis::stem::Stems;
use super::analysis::stop::StopWords;
use super::analysis::{compound, words};
use crate::corpus::Passage;
use crate::domain::Language;

/// What a word of the corpus is indexed as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The word, folded.
    pub(crate) word: String,
    /// Its stem, with the mark of its language.
    pub(crate) stem: String,
    /// The stems of its parts when it is a compound.
    pub(crate) parts: Vec<String>,
}

/// The terms of every word of a corpus.
pub(crate) struct Terms {
    dutch: HashMap<String, Option<Term>>,
    english: HashMap<String, Option<Term>>,
}

impl Terms {
    /// Analyses every word of the passages.
    pub(crate) fn of(passages: &[Passage], stems: &Stems, stop: &StopWords) -> Self {
        let seen = Seen::collect(passages);
        let known = |word: &str| stems.lexicon().contains(word) || seen.dutch.contains_key(word);
        let analyse = |language: Language, found: &HashMap<String, Vec<String>>| {
            found
                .iter()
                .map(|(word, pieces)| {
                    let term = (!stop.contains(word, language)).then(|| {
                        let split: Vec<&str> = match (pieces.is_empty(), language) {
                            (false, _) => pieces.iter().map(String::as_str).collect(),
                            (true, Language::Dutch) => compound::all_parts(word, &known),
                            (true, Language::English) => Vec::new(),
                        };
                        Term {
                            stem: stems.stem(word, language),
                            parts: split
                                .into_iter()
                                .filter(|part| !stop.contains(part, language))
                                .map(|part| stems.stem(part, language))
                                .collect(),
                            word: word.clone(),
                        }
                    });
                    (word.clone(), term)
                })
                .collect()
        };
        Self {
            dutch: analyse(Language::Dutch, &seen.dutch),
            english: analyse(Language::English, &seen.english),
        }
    }

    /// The stems of a word of the corpus in each language that it occurs in, and of its parts.
    pub(crate) fn stems(&self, word: &str) -> impl Iterator<Item = &str> {
        let terms = [self.dutch.get(word), self.english.get(word)].into_iter().flatten().flatten();
        terms.flat_map(|term| std::iter::once(&term.stem).chain(&term.parts)).map(String::as_str)
    }

    /// Calls `visit` with the term of each word of a text of the corpus, in order, but for stop
    /// words.
    pub(crate) fn each(&self, text: &str, language: Language, mut visit: impl FnMut(&Term)) {
        let terms = match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        };
        for word in words::words(text) {
            if let Some(Some(term)) = terms.get(&word.text) {
                visit(term);
            }
        }
    }
}

/// The different words of a corpus by language, each with the pieces its capitals mark.
#[derive(Default)]
struct Seen {
    dutch: HashMap<String, Vec<String>>,
    english: HashMap<String, Vec<String>>,
}

impl Seen {
    fn collect(passages: &[Passage]) -> Self {
        let mut seen = Self::default();
        let mut titled: HashSet<*const crate::corpus::Document> = HashSet::new();
        for passage in passages {
            let language = passage.language();
            if titled.insert(std::sync::Arc::as_ptr(&passage.document)) {
                seen.add(&passage.document.title, language);
            }
            for heading in passage.headings.iter() {
                seen.add(heading, language);
            }
            for question in passage.questions.iter() {
                seen.add(question, language);
            }
            seen.add(passage.text(), language);
        }
        seen
    }

    fn add(&mut self, text: &str, language: Language) {
        let found = match language {
            Language::Dutch => &mut self.dutch,
            Language::English => &mut self.english,
        };
        for word in words::words(text) {
            match found.get_mut(&word.text) {
                None => {
                    found.insert(word.text, word.pieces);
                }
                // Smaller pieces of the two, so that the order of the documents is of no matter.
                Some(pieces) if !word.pieces.is_empty() && (pieces.is_empty() || word.pieces < *pieces) => {
                    *pieces = word.pieces;
                }
                Some(_) => {}
            }
        }
    }
}
