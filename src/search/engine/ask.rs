//! How does a question become an answer?

use meaning::Vector;
use tantivy::DocId;

use super::build::Engine;
use super::finding::Found;
use crate::corpus::Passage;
use crate::search::answer::explain::{ExplainedList, Explanation, FirstPassage};
use crate::search::answer::{duplicates, highlight};
use crate::search::error::SearchError;
use crate::search::intent::kind::Kind;
use crate::search::intent::message::intent;
use crate::search::intent::people::asks_for_people;
use crate::search::query::spelling;
use crate::search::query::types::Query;
use crate::search::question::{Answer, Hit, Intent, Outcome, Question};
use crate::search::rank::ranked::Ranked;
use crate::search::retrieve::postings::Scorer;

impl Engine {
    /// Answers a question.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn ask(&self, question: &Question<'_>) -> Result<Answer, SearchError> {
        Ok(self.answer(question)?.0)
    }

    /// Answers a question, and tells how the answer came about.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn explain(&self, question: &Question<'_>) -> Result<(Answer, Explanation), SearchError> {
        let (answer, found) = self.answer(question)?;
        let first = found.ranked.first().map(|first| self.first_passage(&found, first)).transpose()?;
        let explanation = Explanation::new(&found.query, first.unwrap_or_default(), found.judgement, &answer);
        Ok((answer, explanation))
    }

    /// What the first passage owes its place to.
    fn first_passage(&self, found: &Found<'_>, first: &Ranked) -> Result<FirstPassage, SearchError> {
        let query = &found.query;
        let scorer = Scorer { index: &self.index };
        let mut places = vec![None; query.words.len()];
        for slot in &query.slots {
            let place = scorer.in_passage(&slot.node, first.doc)?;
            // What is scored for several words together stands with the first of them.
            places.iter_mut().skip(slot.words.start).take(1).for_each(|at| *at = place);
        }
        let listed = self.as_evidence(found).and_then(|first| first.listed);
        Ok(FirstPassage {
            score: first.score,
            found: first.found.clone(),
            places,
            listed: listed.map(|listed| ExplainedList::new(&listed, query, &first.found)),
        })
    }

    fn answer<'q>(&self, question: &Question<'q>) -> Result<(Answer, Found<'q>), SearchError> {
        let found = match intent(question.text, question.before) {
            Intent::Question(_) => self.find(question)?,
            Intent::Unclear(_) => Some(self.find(question)?)
                .filter(|found| found.outcome() == Outcome::Answer)
                .unwrap_or_default(),
            Intent::Courtesy(_) | Intent::Reaction(_) | Intent::Command => Found::default(),
        };
        let outcome = found.outcome();
        let did_you_mean = match outcome {
            Outcome::Answer => None,
            Outcome::Near | Outcome::None if found.goes_on => None,
            Outcome::Near | Outcome::None => self.better_question(question, &found)?,
        };
        let first = found.ranked.first().map(|first| first.doc);
        let mut hits = Vec::new();
        for (at, score) in self.chosen(&found.ranked, question) {
            hits.extend(self.hit(at, score, &found.query, &found.kind)?);
        }
        let answer = Answer {
            question: found.text.split_whitespace().collect::<Vec<_>>().join(" "),
            other_question: found.other.clone(),
            goes_on: found.goes_on,
            asks_for_people: self.for_people(question.text, found.meant.as_ref()),
            outcome,
            confidence: found.judgement.figure(),
            covered: found.covered(),
            corrections: spelling::made(&found.query, &self.index, &self.analyzer, first)?,
            did_you_mean,
            hits,
        };
        Ok((answer, found))
    }

    /// Whether a message asks for people: by its words, and by what it means where that is known.
    fn for_people(&self, text: &str, meant: Option<&Vector>) -> bool {
        let said = asks_for_people(text);
        let meaning = self.meaning.get().zip(meant);
        meaning.map_or(said, |(meaning, meant)| meaning.is_for_people(meant, said))
    }

    /// The question with a word replaced, where that has an answer and another one.
    fn better_question(
        &self,
        question: &Question<'_>,
        found: &Found<'_>,
    ) -> Result<Option<String>, SearchError> {
        for text in spelling::suggestions(&found.text, &found.query, &self.index)? {
            let other = self.find_text(text.as_str().into(), question)?;
            let first = |found: &Found<'_>| found.ranked.first().map(|first| first.doc);
            if other.outcome() == Outcome::Answer && first(&other) != first(found) {
                return Ok(Some(text.split_whitespace().collect::<Vec<_>>().join(" ")));
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
            let shown = self
                .translations
                .in_language(at, &self.index.passages, question.language, &ranking)
                .unwrap_or(at);
            if chosen.iter().any(|(other, _)| *other == shown) {
                continue;
            }
            let words = duplicates::words(&self.index.readers, u32::try_from(shown).unwrap_or(ranked.doc));
            if seen.iter().any(|other| duplicates::same(other, &words)) {
                continue;
            }
            seen.push(words);
            chosen.push((shown, ranked.score.total()));
        }
        chosen
    }

    /// The passages that score best with their scores, best first, without judging whether they
    /// answer: what evaluation needs, 100 deep.
    pub(crate) fn ranking(&self, question: &Question<'_>) -> Result<Vec<(&Passage, f64)>, SearchError> {
        let found = self.find(question)?;
        let best = found.ranked.iter().take(question.limit);
        let scored = best.filter_map(|r| Some((self.index.passage(r.doc)?, f64::from(r.score.total()))));
        Ok(scored.collect())
    }

    /// The passages that have most of the words of a text, the best first: what can be told before somebody
    /// has finished a question, without a look at what it means.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn nearest(&self, question: &Question<'_>) -> Result<Vec<&Passage>, SearchError> {
        let query = self.planner().plan(question.text, question.language)?;
        let ranker = self.ranker();
        let mut ranked = ranker.by_words(&query, question.limit)?;
        ranker.in_order(&mut ranked);
        let best = ranked.iter().take(question.limit);
        Ok(best.filter_map(|ranked| self.index.passage(ranked.doc)).collect())
    }

    fn hit(&self, at: usize, score: f32, query: &Query, kind: &Kind) -> Result<Option<Hit>, SearchError> {
        let doc = DocId::try_from(at).unwrap_or(DocId::MAX);
        let Some(passage) = self.index.passage(doc).cloned() else { return Ok(None) };
        let highlight = highlight::highlight(doc, &passage, query, kind, &self.index)?;
        Ok(Some(Hit { passage, score: f64::from(score), highlight }))
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
        engine.ask(&Question::new(text, Language::Dutch, 3)).expect("the index is sound")
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
    fn the_mayor_of_another_city_is_no_answer() {
        let others = [
            "Burgemeester Mikkers stopte ook. De stad hield de naam. De universiteit van Utrecht ging voor.",
        ];
        let own = ["Sharon Dijksma is burgemeester van Utrecht.", "Fietsen stal je in de kelder."];
        for question in ["Wie is de burgemeester van Utrecht?", "wie is de burgemeester van utrecht"] {
            let outcome = |texts: &[&str]| ask(&engine(texts), question).outcome;
            assert_eq!(outcome(&[others[0], own[1]]), Outcome::None, "{question}");
            assert_ne!(outcome(&own), Outcome::None, "{question}");
        }
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
