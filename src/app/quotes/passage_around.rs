//! In which passage does a quote stand?

use crate::app::bot::App;
use crate::app::questions::card::{Page, View};
use crate::domain::{Language, LineKey};
use crate::search::Outcome;

impl App {
    /// The passage around a quotable line, with the line brought out; `None` where the documents no
    /// longer have it.
    #[must_use]
    pub fn passage_around(&self, line: LineKey, language: Language) -> Option<Page> {
        let library = self.library();
        let corpus = &library.corpus;
        let quote = corpus.quotes.iter().find(|quote| quote.key() == line)?;
        let passage = corpus.passages.iter().find(|passage| {
            passage.document.id == quote.document.id
                && passage.range.start <= quote.range.start
                && quote.range.start < passage.range.end
        })?;
        let begins = quote.range.start - passage.range.start;
        let sentence = passage.sentences().iter().position(|range| range.end > begins).unwrap_or_default();
        let entries = vec![(passage.key(), sentence)];
        Some(Page { language, outcome: Outcome::Answer, entries, shown: 0, view: View::Passage })
    }
}
