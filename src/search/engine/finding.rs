//! What is found for a message, and how sure is it?

use super::build::Engine;
use crate::corpus::{Passage, sentence_ranges};
use crate::search::answer::chance::{self, Signs};
use crate::search::answer::confidence::{self, Confidence, First, Listed, THRESHOLDS};
use crate::search::answer::judgement::Judgement;
use crate::search::error::SearchError;
use crate::search::query::planner::Planner;
use crate::search::query::proper_names;
use crate::search::query::types::Query;
use crate::search::question::{Outcome, Question};
use crate::search::rank::nearness::Fusion;
use crate::search::rank::pipeline::Ranker;
use crate::search::rank::ranked::Ranked;
use crate::search::weights::{MOST_OWN_QUESTIONS, STORY_SENTENCES, TRUSTED};

/// What was found for a question.
pub(crate) struct Found<'q> {
    /// What was searched for: the message, or a question within it.
    pub(crate) text: &'q str,
    pub(crate) query: Query,
    /// Best first.
    pub(crate) ranked: Vec<Ranked>,
    pub(crate) judgement: Judgement,
}

impl Found<'_> {
    /// What to make of it.
    pub(crate) fn outcome(&self) -> Outcome {
        self.judgement.outcome()
    }

    /// What part of the question the first passage has, each word counted by what it tells: 0 to 1.
    pub(crate) fn covered(&self) -> f64 {
        let asked = self.query.weight();
        let Some(first) = self.ranked.first().filter(|_| asked > 0.0) else { return 0.0 };
        let words = self.query.words.iter().zip(&first.found);
        f64::from(words.map(|(word, found)| word.idf * found).sum::<f32>() / asked)
    }
}

impl Engine {
    /// What is found for a message. Where that is no answer, and a question within it has one, what is
    /// found for that: who tells why they ask uses many words that no answer has.
    pub(crate) fn find<'q>(&self, question: &Question<'q>) -> Result<Found<'q>, SearchError> {
        let mut found = self.find_text(question.text, question)?;
        let mut questions = own_questions(question.text).into_iter();
        while found.outcome() != Outcome::Answer
            && let Some(text) = questions.next()
        {
            let alone = self.find_text(text, question)?;
            if alone.outcome() == Outcome::Answer {
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
        let ranker = Ranker { index: &self.index, analyzer: &self.analyzer };
        let ranked = ranker.by_words(&query, question.limit)?;
        let mut found = Found { text, query, ranked, judgement: Judgement::default() };
        let Some(near) = self.near(&found)? else {
            ranker.in_order(&mut found.ranked);
            found.judgement = Judgement::Words(self.confidence_by_words(&found));
            return Ok(found);
        };
        let trust = self.confidence_by_words(&found).figure(THRESHOLDS) / TRUSTED;
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let trust = trust.min(1.0) as f32;
        let fusion = ranker.by_meaning(&found.query, &mut found.ranked, &near, trust)?;
        ranker.in_order(&mut found.ranked);
        if let Some(signs) = self.signs_of(&found, &fusion) {
            found.judgement = Judgement::Meaning(signs);
        }
        Ok(found)
    }

    /// What tells whether the first passage answers.
    fn signs_of(&self, found: &Found<'_>, fusion: &Fusion) -> Option<Signs> {
        let first = found.ranked.first()?;
        let words = self.confidence_by_words(found).figure(THRESHOLDS);
        let lead = chance::lead(&found.ranked, fusion, |other| self.is_rival(first, other));
        let passage = self.index.passage(first.doc)?;
        let names = proper_names::among(found.text, &found.query, passage.text());
        let has_both = names.contains(&true) && names.contains(&false);
        let beyond =
            if has_both { confidence::beyond_names(&names, &found.query, &first.found) } else { 1.0 };
        Some(Signs::of(words, first.nearness?, lead, beyond))
    }

    /// How sure the engine is of the first passage by its words.
    pub(crate) fn confidence_by_words(&self, found: &Found<'_>) -> Confidence {
        let first = self.as_evidence(found);
        first.map_or_else(Confidence::default, |first| {
            confidence::confidence(&found.query, &first, self.index.rarest())
        })
    }

    /// The first passage, as the confidence sees it.
    pub(crate) fn as_evidence<'f>(&self, found: &'f Found<'_>) -> Option<First<'f>> {
        let first = found.ranked.first()?;
        let passage = self.index.passage(first.doc);
        let listed = passage.filter(|passage| !passage.questions.is_empty()).map(|passage| Listed {
            likeness: first.likeness,
            names: proper_names::among(found.text, &found.query, passage.text()),
            lead: self.lead(first, &found.ranked),
        });
        Some(First { evidence: first.score.evidence(), found: &first.found, listed })
    }

    /// How far the first passage is ahead of the best one of another section in its language, as a
    /// share of its score: 0 to 1.
    fn lead(&self, first: &Ranked, ranked: &[Ranked]) -> f32 {
        let rival = ranked.iter().find(|other| self.is_rival(first, other));
        rival.map_or(1.0, |rival| 1.0 - rival.score.by_words() / first.score.by_words())
    }

    /// Whether a passage is of another section in the same language.
    fn is_rival(&self, first: &Ranked, other: &Ranked) -> bool {
        let section = |passage: &Passage| (passage.document.id.clone(), passage.heading().to_owned());
        let (first, other) = (self.index.passage(first.doc), self.index.passage(other.doc));
        first.zip(other).is_some_and(|(first, other)| {
            first.language() == other.language() && section(first) != section(other)
        })
    }

    pub(crate) fn planner(&self) -> Planner<'_> {
        Planner { index: &self.index, analyzer: &self.analyzer, synonyms: &self.synonyms }
    }
}

/// The questions within a message of several sentences, first one first.
fn own_questions(text: &str) -> Vec<&str> {
    let sentences = sentence_ranges(text);
    if sentences.len() < STORY_SENTENCES {
        return Vec::new();
    }
    let each = sentences.into_iter().map(|range| text[range].trim());
    each.filter(|sentence| sentence.ends_with('?')).take(MOST_OWN_QUESTIONS).collect()
}
