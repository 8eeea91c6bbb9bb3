//! What is found for a message, and how sure is it?

use std::borrow::Cow;

use meaning::Vector;

use super::build::Engine;
use crate::corpus::Passage;
use crate::search::answer::chance::{self, Signs};
use crate::search::answer::confidence::{self, Confidence, First, Listed, THRESHOLDS};
use crate::search::answer::judgement::Judgement;
use crate::search::error::SearchError;
use crate::search::intent::bare::bare;
use crate::search::intent::kind::{self, Kind, kind};
use crate::search::intent::message::intent;
use crate::search::intent::{office, questions};
use crate::search::query::planner::Planner;
use crate::search::query::proper_names;
use crate::search::query::types::Query;
use crate::search::question::{Asking, Intent, Outcome, Question};
use crate::search::rank::nearness::Fusion;
use crate::search::rank::pipeline::{Meant, Ranker};
use crate::search::rank::ranked::Ranked;
use crate::search::rank::within::Fused;
use crate::search::weights::{MOST_OWN_QUESTIONS, STORY_SENTENCES, TRUSTED};

/// What was found for a question; nothing at all for what is none.
#[derive(Default)]
pub(crate) struct Found<'q> {
    /// What was searched for: the message without its politeness, or a question within it.
    pub(crate) text: Cow<'q, str>,
    /// What kind of question it is.
    pub(crate) kind: Kind,
    pub(crate) query: Query,
    /// Best first.
    pub(crate) ranked: Vec<Ranked>,
    pub(crate) judgement: Judgement,
    /// How words and meaning were put together, where it is known what the passages mean.
    pub(crate) fusion: Option<Fusion>,
    /// What all of the message means, as the model gives it.
    pub(crate) meant: Option<Vector>,
    /// Another question in the message.
    pub(crate) other: Option<String>,
    /// Whether it took its subject from the question before.
    pub(crate) goes_on: bool,
}

impl Found<'_> {
    /// What to make of it.
    pub(crate) fn outcome(&self) -> Outcome {
        self.judgement.outcome()
    }

    /// Whether it asks more than what something is.
    fn asks_more(&self) -> bool {
        kind::asks_more(&self.kind, self.query.said.len())
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
    /// What is found for a message: for all of it and the question in it, or for one of several questions. A question
    /// without its subject is asked together with the one before it.
    pub(crate) fn find<'q>(&self, question: &Question<'q>) -> Result<Found<'q>, SearchError> {
        if let Some(before) = subject_before(question) {
            let text = format!("{}\n{}", bare(question.text).trim(), bare(before).trim());
            let found = self.find_text(text.into(), question)?;
            return Ok(Found { goes_on: true, ..found });
        }
        let whole = self.find_text(bare(question.text), question)?;
        let meant = whole.meant.clone();
        let own: Vec<&str> = own_questions(question.text);
        let found = match own.as_slice() {
            [] => whole,
            [text] => self.find_within(text, whole, question)?,
            several => self.find_one_of(several, whole, question)?,
        };
        Ok(Found { meant, ..found })
    }

    /// What is found for a message with one question in it that says more than that: by meaning, for both together; by
    /// words, for the question in a story where there is no answer to all of it.
    fn find_within<'q>(
        &self,
        text: &'q str,
        whole: Found<'q>,
        question: &Question<'q>,
    ) -> Result<Found<'q>, SearchError> {
        if bare(text).trim() == whole.text.trim() {
            return Ok(whole);
        }
        let Some(fusion) = whole.fusion else {
            let is_story = questions::sentences(question.text) >= STORY_SENTENCES;
            if !is_story || whole.outcome() == Outcome::Answer {
                return Ok(whole);
            }
            let alone = self.find_text(bare(text), question)?;
            return Ok(surer(alone, whole));
        };
        let alone = self.find_text(bare(text), question)?;
        let Some(own) = alone.fusion else { return Ok(whole) };
        let mut found = whole;
        let fused = Fused { ranked: &alone.ranked, fusion: own };
        self.ranker().with_question_within(&mut found.ranked, fusion, &fused);
        let judgement = self.signs_of(&found, &fusion).map(Judgement::Meaning).unwrap_or_default();
        let found = self.judged(found, judgement);
        let first = |found: &Found<'_>| found.ranked.first().map(|first| first.doc);
        let is_surer = first(&alone) == first(&found) && alone.judgement.figure() > found.judgement.figure();
        Ok(if is_surer { Found { judgement: alone.judgement, ..found } } else { found })
    }

    /// What is found for the first of several questions that has an answer, or else for all of them together;
    /// with the first that this is no answer to.
    fn find_one_of<'q>(
        &self,
        several: &[&'q str],
        whole: Found<'q>,
        question: &Question<'_>,
    ) -> Result<Found<'q>, SearchError> {
        let mut each = Vec::new();
        for text in several {
            each.push(self.find_text(bare(text), question)?);
        }
        let first = |found: &Found<'_>| found.ranked.first().map(|first| first.doc);
        let answered = each.iter().position(|alone| alone.outcome() == Outcome::Answer);
        let meant = answered.or_else(|| each.iter().position(|alone| first(alone) == first(&whole)));
        let other = (0..several.len()).find(|at| *at != meant.unwrap_or_default());
        let other = other.map(|at| several[at].to_owned());
        let found = answered.map_or(whole, |at| each.swap_remove(at));
        Ok(Found { other, ..found })
    }

    /// What is found for a text.
    pub(crate) fn find_text<'q>(
        &self,
        text: Cow<'q, str>,
        question: &Question<'_>,
    ) -> Result<Found<'q>, SearchError> {
        let query = self.planner().plan(&text, question.language)?;
        let kind = kind(&text);
        let ranker = self.ranker();
        let ranked = ranker.by_words(&query, question.limit)?;
        let mut found = Found { text, kind, query, ranked, ..Found::default() };
        let near = if question.hurried { None } else { self.near(&found)? };
        let Some((meant, near)) = near else {
            ranker.in_order(&mut found.ranked);
            let judgement = Judgement::Words(self.confidence_by_words(&found));
            return Ok(self.judged(found, judgement));
        };
        let trust = self.confidence_by_words(&found).figure(THRESHOLDS) / TRUSTED;
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let trust = trust.min(1.0) as f32;
        let known = Meant { near: &near, trust, asks_more: found.asks_more() };
        let fusion = ranker.by_meaning(&found.query, &mut found.ranked, known)?;
        ranker.in_order(&mut found.ranked);
        let found = Found { fusion: Some(fusion), meant: Some(meant), ..found };
        let judgement = self.signs_of(&found, &fusion).map(Judgement::Meaning);
        Ok(self.judged(found, judgement.unwrap_or_default()))
    }

    /// What was found, with what is made of it: nothing, where somebody's office is asked for and the first passage
    /// tells of that office elsewhere.
    fn judged<'q>(&self, found: Found<'q>, judgement: Judgement) -> Found<'q> {
        let bearer = office::bearer(&found.text);
        let is_told = bearer.is_none_or(|bearer| self.first_tells_of(&bearer, &found));
        Found { judgement: if is_told { judgement } else { Judgement::OtherOffice }, ..found }
    }

    fn first_tells_of(&self, bearer: &[String], found: &Found<'_>) -> bool {
        let first = found.ranked.first().and_then(|first| self.index.passage(first.doc));
        first.is_some_and(|passage| {
            let above = format!("{}\n{}", passage.document.title, passage.heading());
            let sentences: Vec<&str> =
                passage.sentences().iter().map(|range| &passage.text()[range.clone()]).collect();
            office::tells_of(bearer, &above, &sentences)
        })
    }

    /// What tells whether the first passage answers.
    fn signs_of(&self, found: &Found<'_>, fusion: &Fusion) -> Option<Signs> {
        let first = found.ranked.first()?;
        let words = self.confidence_by_words(found).figure(THRESHOLDS);
        let lead = chance::lead(&found.ranked, fusion, |other| self.is_rival(first, other));
        let passage = self.index.passage(first.doc)?;
        let names = proper_names::among(&found.text, &found.query, passage.text());
        let (passages, said) = (self.index.passages.len(), found.query.said.len());
        let mut signs = Signs::of(words, first.nearness?, lead, passages, said);
        if names.contains(&true) && names.contains(&false) {
            signs.beyond_names = confidence::beyond_names(&names, &found.query, &first.found).into();
        }
        if found.asks_more() && self.index.is_opening(first.doc) {
            signs.to_the_point = 0.0;
        }
        signs.centrality = self.centrality(first, found).map(f64::from);
        Some(signs)
    }

    fn centrality(&self, first: &Ranked, found: &Found<'_>) -> Option<f32> {
        self.meaning.get()?.vectors().centrality(first.doc as usize, found.meant.as_ref()?)
    }

    /// How sure the engine is of the first passage by its words.
    pub(crate) fn confidence_by_words(&self, found: &Found<'_>) -> Confidence {
        let first = self.as_evidence(found);
        first.map_or_else(Confidence::default, |first| {
            confidence::confidence(&found.query, &first, self.index.readers.rarest())
        })
    }

    /// The first passage, as the confidence sees it.
    pub(crate) fn as_evidence<'f>(&self, found: &'f Found<'_>) -> Option<First<'f>> {
        let first = found.ranked.first()?;
        let passage = self.index.passage(first.doc);
        let listed = passage.filter(|passage| !passage.questions.is_empty()).map(|passage| Listed {
            likeness: first.likeness,
            names: proper_names::among(&found.text, &found.query, passage.text()),
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

    pub(crate) fn ranker(&self) -> Ranker<'_> {
        Ranker { index: &self.index }
    }

    pub(crate) fn planner(&self) -> Planner<'_> {
        Planner::new(&self.index, &self.analyzer, &self.synonyms, &self.names)
    }
}

/// The question before, where this one takes its subject from it.
fn subject_before<'q>(question: &Question<'q>) -> Option<&'q str> {
    let goes_on = intent(question.text, question.before) == Intent::Question(Asking::WithoutSubject);
    question.before.filter(|_| goes_on)
}

/// The one of which the engine is surer.
fn surer<'q>(one: Found<'q>, other: Found<'q>) -> Found<'q> {
    if one.judgement.figure() > other.judgement.figure() { one } else { other }
}

/// The questions of a message that are searched for alone: several, or one beside which more is said.
fn own_questions(text: &str) -> Vec<&str> {
    let own = questions::questions(text);
    let says_more = own.len() > 1 || questions::sentences(text) > 1;
    own.into_iter().filter(|_| says_more).take(MOST_OWN_QUESTIONS).map(|range| &text[range]).collect()
}
