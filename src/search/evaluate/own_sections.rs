//! Does each section of a corpus find itself, when its heading and the questions that it lists are asked?

use std::sync::Arc;

use crate::corpus::{Corpus, Passage};
use crate::search::engine::Engine;
use crate::search::error::SearchError;
use crate::search::question::{Outcome, Question, Watch};

/// How many passages are looked at.
const DEPTH: usize = 3;

/// What came of a question that a section should answer.
#[derive(Clone, Debug)]
pub struct Tried<'c> {
    /// The first passage of the section.
    pub own: &'c Passage,
    /// The question: its heading, or one that it lists.
    pub question: &'c str,
    /// Whether it is the heading.
    pub is_heading: bool,
    /// What came first instead; nothing where its own section did, or nothing came.
    pub instead: Option<Passage>,
    /// At which place its own section came, from 1; none where it is not among the first.
    pub place: Option<usize>,
    /// What was said of the first.
    pub outcome: Outcome,
}

impl Tried<'_> {
    /// Whether who asks this gets the section.
    #[must_use]
    pub fn finds_itself(&self) -> bool {
        self.place == Some(1) && self.outcome != Outcome::None
    }
}

/// The sections of a corpus, by their first passages.
pub fn sections(corpus: &Corpus) -> impl Iterator<Item = &Passage> {
    corpus.passages.chunk_by(is_same_section).map(|section| &section[0])
}

/// Asks the heading of each of these sections, or the title where there is none, and each question that it
/// lists. `watch` is told how many sections are done, and of how many.
///
/// # Errors
/// When the index fails.
pub fn try_sections<'c>(
    engine: &Engine,
    sections: &[&'c Passage],
    watch: Watch<'_>,
) -> Result<Vec<Tried<'c>>, SearchError> {
    let mut tried = Vec::new();
    for (done, own) in sections.iter().copied().enumerate() {
        tried.push(ask(engine, own, own.heading(), true)?);
        for question in own.questions.iter() {
            tried.push(ask(engine, own, question, false)?);
        }
        watch(done + 1, sections.len());
    }
    Ok(tried)
}

/// The sections that none of their own questions finds, by their first passages.
#[must_use]
pub fn never_found<'c>(tried: &[Tried<'c>]) -> Vec<&'c Passage> {
    let of_one = |one: &Tried<'_>, other: &Tried<'_>| std::ptr::eq(one.own, other.own);
    let sections = tried.chunk_by(of_one).filter(|section| !section.iter().any(Tried::finds_itself));
    sections.map(|section| section[0].own).collect()
}

fn ask<'c>(
    engine: &Engine,
    own: &'c Passage,
    question: &'c str,
    is_heading: bool,
) -> Result<Tried<'c>, SearchError> {
    let asked = Question::new(question, own.language(), DEPTH);
    let answer = engine.ask(&asked)?;
    let place = answer.hits.iter().position(|hit| is_same_section(&hit.passage, own)).map(|at| at + 1);
    let first = answer.hits.into_iter().next().map(|hit| hit.passage);
    let instead = first.filter(|_| place != Some(1));
    Ok(Tried { own, question, is_heading, instead, place, outcome: answer.outcome })
}

/// Whether two passages stand in one section: they share its headings.
fn is_same_section(one: &Passage, other: &Passage) -> bool {
    one.document.id == other.document.id
        && (Arc::ptr_eq(&one.headings, &other.headings) || one.headings == other.headings)
}
