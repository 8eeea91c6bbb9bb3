//! How does a question become an answer?

use tantivy::DocId;

use super::build::Engine;
use super::finding::Found;
use crate::corpus::Passage;
use crate::search::answer::explain::{ExplainedList, Explanation, FirstPassage};
use crate::search::answer::{confidence, duplicates, highlight};
use crate::search::error::SearchError;
use crate::search::query::spelling;
use crate::search::query::types::Query;
use crate::search::question::{Answer, Hit, Outcome, Question};
use crate::search::rank::ranked::Ranked;
use crate::search::rank::{headings, rerank};
use crate::search::retrieve::postings::Scorer;

impl Engine {
    /// Answers a question.
    ///
    /// A fault of the index is logged, and answered as if nothing had been found.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>) -> Answer {
        self.try_ask(question).map(|(answer, _)| answer).unwrap_or_else(|error| {
            tracing::error!(%error, "searching the index");
            Answer {
                outcome: Outcome::None,
                confidence: 0.0,
                covered: 0.0,
                corrections: Vec::new(),
                did_you_mean: None,
                hits: Vec::new(),
            }
        })
    }

    /// Answers a question, and tells how the answer came about.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn explain(&self, question: &Question<'_>) -> Result<(Answer, Explanation), SearchError> {
        let (answer, found) = self.try_ask(question)?;
        let first = found.ranked.first().map(|first| self.first_passage(&found, first)).transpose()?;
        let explanation = Explanation::new(&found.query, first.unwrap_or_default(), &answer);
        Ok((answer, explanation))
    }

    /// What the first passage owes its place to.
    fn first_passage(&self, found: &Found<'_>, first: &Ranked) -> Result<FirstPassage, SearchError> {
        let query = &found.query;
        let scorer = Scorer { readers: &self.readers, saturation: &self.saturation };
        let mut places = vec![None; query.words.len()];
        for slot in &query.slots {
            let place = scorer.in_passage(&slot.node, first.doc)?;
            // What is scored for several words together stands with the first of them.
            places.iter_mut().skip(slot.words.start).take(1).for_each(|at| *at = place);
        }
        let listed = self.as_evidence(found).and_then(|first| first.listed);
        Ok(FirstPassage {
            found: first.features.found.clone(),
            places,
            grams: rerank::GRAMS * first.features.grams,
            nearness: rerank::NEARNESS * first.features.near,
            listed: listed.map(|listed| ExplainedList::new(&listed, query, &first.features)),
            heading: headings::WEIGHT * query.weight() * first.likeness,
        })
    }

    fn try_ask<'q>(&self, question: &Question<'q>) -> Result<(Answer, Found<'q>), SearchError> {
        let found = self.find(question)?;
        let outcome = confidence::outcome(found.confidence);
        let did_you_mean = match outcome {
            Outcome::Answer => None,
            Outcome::Near | Outcome::None => self.better_question(question, &found)?,
        };
        let hits = self.chosen(&found.ranked, question).into_iter();
        let answer = Answer {
            outcome,
            confidence: found.confidence,
            covered: found.covered(),
            corrections: spelling::made(
                &found.query,
                &self.readers,
                self.stems.lexicon(),
                found.ranked.first().map(|first| first.doc),
            ),
            did_you_mean,
            hits: hits.filter_map(|(at, score)| self.hit(at, score, &found.query)).collect(),
        };
        Ok((answer, found))
    }

    /// The question with a word replaced, where that has an answer and another one.
    fn better_question(
        &self,
        question: &Question<'_>,
        found: &Found<'_>,
    ) -> Result<Option<String>, SearchError> {
        for text in spelling::suggestions(found.text, &found.query, &self.readers)? {
            let other = self.find_text(&text, question)?;
            let first = |found: &Found<'_>| found.ranked.first().map(|first| first.doc);
            if confidence::outcome(other.confidence) == Outcome::Answer && first(&other) != first(found) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The passages to show, with their scores: none twice, and each in the asker's language where
    /// there is a translation.
    fn chosen(&self, ranked: &[Ranked], question: &Question<'_>) -> Vec<(usize, f32)> {
        let ranking: Vec<DocId> = ranked.iter().map(|ranked| ranked.doc).collect();
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        let mut seen = Vec::new();
        for ranked in ranked {
            if chosen.len() == question.limit {
                break;
            }
            let at = ranked.doc as usize;
            let shown =
                self.translations.in_language(at, &self.passages, question.language, &ranking).unwrap_or(at);
            if chosen.iter().any(|(other, _)| *other == shown) {
                continue;
            }
            let words = duplicates::words(&self.readers, u32::try_from(shown).unwrap_or(ranked.doc));
            if seen.iter().any(|other| duplicates::same(other, &words)) {
                continue;
            }
            seen.push(words);
            chosen.push((shown, ranked.score));
        }
        chosen
    }

    /// The passages that score best with their scores, best first, without judging whether they
    /// answer: what evaluation needs, 100 deep.
    pub(crate) fn ranking(&self, question: &Question<'_>) -> Result<Vec<(&Passage, f64)>, SearchError> {
        let found = self.find(question)?;
        let best = found.ranked.iter().take(question.limit);
        Ok(best.filter_map(|r| Some((self.passages.get(r.doc as usize)?, f64::from(r.score)))).collect())
    }

    fn hit(&self, at: usize, score: f32, query: &Query) -> Option<Hit> {
        let passage = self.passages.get(at)?.clone();
        let doc = DocId::try_from(at).ok()?;
        let highlight = highlight::highlight(doc, &passage, query, &self.readers, &self.vocabulary);
        Some(Hit { passage, score: f64::from(score), highlight })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::{Document, Glossary};
    use crate::domain::Language;
    use crate::search::question::Correction;

    fn engine(texts: &[&str]) -> Engine {
        let passages = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let document = Document::bare(format!("{at}.md"), Language::Dutch, (*text).to_owned());
                Passage::whole(Arc::new(document))
            })
            .collect();
        Engine::build(passages, &Glossary::default()).expect("the index is built")
    }

    fn ask(engine: &Engine, text: &str) -> Answer {
        engine.ask(&Question { text, language: Language::Dutch, limit: 3 })
    }

    #[test]
    fn finds_the_passage_and_its_sentence_whatever_the_spelling() {
        let engine = engine(&[
            "De koffie staat klaar. Een netwerkbijeenkomst kost niets.",
            "Innovatie ontstaat waar mensen elkaar ontmoeten.",
            "Fietsen stal je in de kelder.",
        ]);
        for (question, expected) in [
            ("Wat kost een netwerk bijeenkomst?", "Een netwerkbijeenkomst kost niets."),
            ("inovatei", "Innovatie ontstaat waar mensen elkaar ontmoeten."),
            ("waar laat ik mijn fiets", "Fietsen stal je in de kelder."),
            ("bijeenkomsten", "Een netwerkbijeenkomst kost niets."),
        ] {
            let answer = ask(&engine, question);
            let hit = answer.hits.first().unwrap_or_else(|| panic!("{question}: nothing found"));
            assert_eq!(&hit.passage.text()[hit.highlight.clone()], expected, "{question}");
        }
    }

    #[test]
    fn tells_what_it_corrected() {
        let engine = engine(&["Innovatie is leuk.", "Een ander verhaal."]);
        let answer = ask(&engine, "inovatie");
        assert_eq!(answer.corrections, [Correction { from: "inovatie".into(), to: "innovatie".into() }]);
    }

    #[test]
    fn declines_what_is_no_question() {
        let engine = engine(&["Innovatie is leuk.", "Een ander verhaal."]);
        for text in ["", "?!", "hoe en waarom", "Привет", "💥", "xqzwv jkhgf"] {
            let answer = ask(&engine, text);
            assert_eq!((answer.outcome, answer.hits.len()), (Outcome::None, 0), "{text}");
        }
        assert_eq!(ask(&super::tests::engine(&[]), "innovatie").outcome, Outcome::None);
    }
}
