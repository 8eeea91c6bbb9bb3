//! What does a question look for? (The query plan.)

use super::planner::Planner;
use super::types::{Query, Slot};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::intent::question_frames;
use crate::search::language::function_words;
use crate::search::text::stop_words;
use crate::search::text::tokens::{self, Word};
use crate::search::weights::MOST_WORDS;
use crate::search::word_lists::JOIN_LINKS;

impl Planner<'_> {
    /// Plans the search for a question.
    pub(crate) fn plan(&self, text: &str, asker: Language) -> Result<Query, SearchError> {
        let mut all = tokens::tokenize(text);
        all.truncate(MOST_WORDS);
        let texts: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
        let language = function_words::by_stop_words(texts.iter().copied(), asker);
        let content = self.content(&all, &texts, language)?;
        let said = texts.iter().map(|word| (*word).to_owned()).collect();
        let mut query = Query { said, ..Query::default() };
        for (at, (_, word)) in content.iter().enumerate() {
            let (asked, node) = self.word(word, language)?;
            query.words.push(asked);
            query.slots.extend(node.map(|node| Slot { words: at..at + 1, node }));
        }
        self.join(&content, &mut query)?;
        self.rename(&texts, &content, &mut query)?;
        Ok(query)
    }

    /// The words that say something about the subject, with their places: no stop words, nor what
    /// frames the question.
    fn content(
        &self,
        all: &[Word],
        texts: &[&str],
        language: Language,
    ) -> Result<Vec<(usize, Word)>, SearchError> {
        let frames = question_frames::mark(texts);
        let mut content = Vec::new();
        for (at, word) in self.analyzer.whole_verbs(all, language) {
            let text = word.text.as_str();
            let says_nothing = frames[at]
                || self.analyzer.is_stop_word(text, language)
                || (stop_words::is_nearly_stop_word(text, language) && !self.is_known(text)?);
            if !says_nothing {
                content.push((at, word));
            }
        }
        Ok(content)
    }

    /// Where the corpus writes neighbouring words as one, looks for that as well: the better of
    /// the two counts.
    fn join(&self, content: &[(usize, Word)], query: &mut Query) -> Result<(), SearchError> {
        for (at, pair) in content.windows(2).enumerate() {
            let [(first, left), (second, right)] = pair else { continue };
            if first + 1 != *second {
                continue;
            }
            let mut ways = Vec::new();
            for link in std::iter::once("").chain(JOIN_LINKS.iter()) {
                let joined = format!("{}{link}{}", left.text, right.text);
                if self.has_word(&joined)? {
                    ways.append(&mut self.known(&joined, 1.0)?.ways);
                }
            }
            if !ways.is_empty() {
                query.join(at..at + 2, ways);
            }
        }
        Ok(())
    }
}
