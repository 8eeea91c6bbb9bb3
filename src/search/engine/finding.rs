//! What is found for a message, and how sure is it?

use super::build::Engine;
use crate::corpus::{Passage, sentence_ranges};
use crate::search::answer::confidence::{self, First, Listed};
use crate::search::error::SearchError;
use crate::search::query::plan::Planner;
use crate::search::query::proper_names;
use crate::search::query::types::Query;
use crate::search::question::{Outcome, Question};
use crate::search::rank::pipeline::Ranker;
use crate::search::rank::ranked::Ranked;
use crate::search::retrieve::bm25::idf;

/// From so many sentences on, a message tells why somebody asks, and the question is one of them. Of
/// two, the first says what the other is about.
const STORY: usize = 3;
/// How many questions within a message are searched for one by one: each costs a search.
const MOST_QUESTIONS: usize = 3;

/// What was found for a question.
pub(crate) struct Found<'q> {
    /// What was searched for: the message, or a question within it.
    pub(crate) text: &'q str,
    pub(crate) query: Query,
    /// Best first.
    pub(crate) ranked: Vec<Ranked>,
    pub(crate) confidence: f64,
}

impl Found<'_> {
    /// What part of the question the first passage has, each word counted by what it tells: 0 to 1.
    pub(crate) fn covered(&self) -> f64 {
        let asked = self.query.weight();
        let Some(first) = self.ranked.first().filter(|_| asked > 0.0) else { return 0.0 };
        let words = self.query.words.iter().zip(&first.features.found);
        f64::from(words.map(|(word, found)| word.idf * found).sum::<f32>() / asked)
    }
}

impl Engine {
    /// What is found for a message. Where that is no answer, and a question within it has one, what is
    /// found for that: who tells why they ask uses many words that no answer has.
    pub(crate) fn find<'q>(&self, question: &Question<'q>) -> Result<Found<'q>, SearchError> {
        let mut found = self.find_text(question.text, question)?;
        let mut questions = own_questions(question.text).into_iter();
        while confidence::outcome(found.confidence) != Outcome::Answer
            && let Some(text) = questions.next()
        {
            let alone = self.find_text(text, question)?;
            if confidence::outcome(alone.confidence) == Outcome::Answer {
                found = alone;
            }
        }
        Ok(found)
    }

    /// What is found for a text.
    pub(crate) fn find_text<'q>(
        &self,
        text: &'q str,
        question: &Question<'_>,
    ) -> Result<Found<'q>, SearchError> {
        let query = self.planner().plan(text, question.language)?;
        let ranked = self.rank(&query, question.limit)?;
        let rarest = idf(0.0, self.readers.passages);
        let mut found = Found { text, query, ranked, confidence: 0.0 };
        if let Some(first) = self.as_evidence(&found) {
            found.confidence = confidence::confidence(&found.query, &first, rarest);
        }
        Ok(found)
    }

    /// The first passage, as the confidence sees it.
    pub(crate) fn as_evidence<'f>(&self, found: &'f Found<'_>) -> Option<First<'f>> {
        let first = found.ranked.first()?;
        let passage = self.passages.get(first.doc as usize);
        let listed = passage.filter(|passage| !passage.questions.is_empty()).map(|passage| Listed {
            likeness: first.likeness,
            names: proper_names::among(found.text, &found.query, passage.text()),
            lead: self.lead(first, &found.ranked),
        });
        Some(First { score: first.evidence, features: &first.features, listed })
    }

    /// How far the first passage is ahead of the best one of another section in its language, as a
    /// share of its score: 0 to 1.
    fn lead(&self, first: &Ranked, ranked: &[Ranked]) -> f32 {
        let passage = |ranked: &Ranked| self.passages.get(ranked.doc as usize);
        let section = |passage: &Passage| (passage.document.id.clone(), passage.heading().to_owned());
        let Some(own) = passage(first) else { return 1.0 };
        let is_rival = |other: &&Ranked| {
            passage(other)
                .is_some_and(|other| other.language() == own.language() && section(other) != section(own))
        };
        ranked.iter().find(is_rival).map_or(1.0, |rival| 1.0 - rival.score / first.score)
    }

    fn planner(&self) -> Planner<'_> {
        Planner { readers: &self.readers, stems: &self.stems, stop: &self.stop, synonyms: &self.synonyms }
    }

    fn rank(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let Self { passages, readers, vocabulary, saturation, stems, stop, .. } = self;
        Ranker { passages, readers, vocabulary, saturation, stems, stop }.best(query, limit)
    }
}

/// The questions within a message of several sentences, first one first.
fn own_questions(text: &str) -> Vec<&str> {
    let sentences = sentence_ranges(text);
    if sentences.len() < STORY {
        return Vec::new();
    }
    let each = sentences.into_iter().map(|range| text[range].trim());
    each.filter(|sentence| sentence.ends_with('?')).take(MOST_QUESTIONS).collect()
}
