//! Which questions and terms can be offered while somebody types?

use crate::corpus::{Corpus, Passage};
use crate::domain::Language;
use crate::search::Completion;

/// All that can be offered: the titles and headings of the corpus, the questions that its sections
/// are said to answer, the terms of the glossary, and these others; each with the words it can be found by.
pub(crate) fn of<'l>(corpus: &'l Corpus, others: impl Iterator<Item = (Language, &'l str)>) -> Completion {
    let in_passages = corpus.passages.iter().flat_map(|passage| {
        let title = std::iter::once(passage.document.title.as_str());
        title.chain(of_section(passage)).map(|shown| (passage.language(), shown))
    });
    let terms = corpus.glossary.entries.iter().flat_map(|entry| entry.all());
    Completion::new(in_passages.chain(terms).chain(others))
}

/// What can be offered for the section of a passage: its heading, and the questions that it answers.
pub(crate) fn of_section(passage: &Passage) -> impl Iterator<Item = &str> {
    std::iter::once(passage.heading()).chain(passage.questions.iter().map(String::as_str))
}
