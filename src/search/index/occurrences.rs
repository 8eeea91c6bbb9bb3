//! Which words does a corpus use, and where? (Tokens without stop words.)

use fnv::FnvHashMap as HashMap;

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::tokens;

/// The number of each stop word.
pub(crate) const STOP: u32 = u32::MAX;

/// The different words of a corpus, and the order in which each passage says them.
///
/// Cutting a text into words takes long, so that each is cut once.
#[derive(Default)]
pub(crate) struct Occurrences {
    /// By language.
    pub(crate) words: [Words; Language::ALL.len()],
    /// By number: the pieces that its capitals mark in a word.
    pub(crate) pieces: Vec<Vec<String>>,
    /// The numbers of the words of all passages, one after the other, without stop words.
    pub(crate) said: Vec<u32>,
    /// By passage: where its words end.
    pub(crate) ends: Vec<Ends>,
}

/// The number of each word of a language.
pub(crate) type Words = HashMap<String, u32>;

/// Where the parts of a passage end among all words said. Each begins where the one before it ends.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends {
    /// Its document's title and its headings.
    pub(crate) titles: usize,
    /// Its text.
    pub(crate) text: usize,
    /// The questions that it answers.
    pub(crate) questions: usize,
}

impl Occurrences {
    pub(crate) fn collect(passages: &[Passage], analyzer: &Analyzer) -> Self {
        let mut seen = Self::default();
        for passage in passages {
            let language = passage.language();
            for title in std::iter::once(&passage.document.title).chain(passage.headings.iter()) {
                seen.add(title, language, analyzer);
            }
            let titles = seen.said.len();
            seen.add(passage.text(), language, analyzer);
            let text = seen.said.len();
            for question in passage.questions.iter() {
                seen.add(question, language, analyzer);
            }
            seen.ends.push(Ends { titles, text, questions: seen.said.len() });
        }
        seen
    }

    fn add(&mut self, text: &str, language: Language, analyzer: &Analyzer) {
        let found = &mut self.words[language as usize];
        for (_, word) in analyzer.whole_verbs(&tokens::tokenize(text), language) {
            let number = match found.get(&word.text) {
                Some(number) => *number,
                None => {
                    let number = if analyzer.is_stop_word(&word.text, language) {
                        STOP
                    } else {
                        self.pieces.push(Vec::new());
                        u32::try_from(self.pieces.len() - 1).unwrap_or(STOP)
                    };
                    found.insert(word.text, number);
                    number
                }
            };
            if number == STOP {
                continue;
            }
            let pieces = &mut self.pieces[number as usize];
            // Smaller pieces of the two, so that the order of the documents is of no matter.
            if !word.pieces.is_empty() && (pieces.is_empty() || word.pieces < *pieces) {
                *pieces = word.pieces;
            }
            self.said.push(number);
        }
    }
}
