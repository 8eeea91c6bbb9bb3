//! How does a question become an answer?

use std::collections::{BTreeMap, HashMap};

use tantivy::DocId;

use super::analysis::stem::Stems;
use super::analysis::stop::StopWords;
use super::bm25::Saturation;
use super::index::{self, IndexReaders};
use super::judge::Judge;
use super::lexicon::Lexicon;
use super::query::{Planner, Query, Standing};
use super::scores::{Node, Scorer};
use super::terms::Terms;
use super::vocabulary::Vocabulary;
use super::{Answer, Correction, Hit, Outcome, Question, SearchError, evidence, snippet};
use crate::corpus::{Passage, PassageKey};

/// How many of the passages that the words find are judged more closely.
const CANDIDATES: usize = 200;

/// Answers questions from a corpus.
pub struct Engine {
    passages: Vec<Passage>,
    keys: HashMap<PassageKey, usize>,
    readers: IndexReaders,
    vocabulary: Vocabulary,
    saturation: Saturation,
    terms: Terms,
    stems: Stems,
    stop: StopWords,
    lexicon: Lexicon,
}

impl Engine {
    /// Indexes passages in memory.
    ///
    /// # Errors
    ///
    /// When the index cannot be built, which points at a fault in the program.
    pub fn build(passages: Vec<Passage>) -> Result<Self, SearchError> {
        let (stems, stop, lexicon) = (Stems::new(), StopWords::new(), Lexicon::new()?);
        let terms = Terms::of(&passages, &stems, &stop, &lexicon);
        let readers = index::build(&passages, &terms)?;
        let vocabulary = Vocabulary::read(&readers, &stems)?;
        let saturation = Saturation::new(readers.average_length);
        let keys = passages.iter().enumerate().map(|(at, passage)| (passage.key(), at)).collect();
        Ok(Self { passages, keys, readers, vocabulary, saturation, terms, stems, stop, lexicon })
    }

    /// The passage with this key, if the corpus still has it.
    #[must_use]
    pub fn passage(&self, key: PassageKey) -> Option<Passage> {
        self.passages.get(*self.keys.get(&key)?).cloned()
    }

    /// How many passages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there are no passages at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// Answers a question.
    ///
    /// A fault of the index is logged, and answered as if nothing had been found.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>) -> Answer {
        self.try_ask(question).unwrap_or_else(|error| {
            tracing::error!(%error, "searching the index");
            Answer { outcome: Outcome::None, confidence: 0.0, corrections: Vec::new(), hits: Vec::new() }
        })
    }

    fn try_ask(&self, question: &Question<'_>) -> Result<Answer, SearchError> {
        let planner =
            Planner { readers: &self.readers, stems: &self.stems, stop: &self.stop, lexicon: &self.lexicon };
        let query = planner.plan(question.text, question.language)?;
        let ranked = self.rank(&query, question.limit)?;
        let confidence = match ranked.first() {
            Some(first) => evidence::confidence(&query, first.words, self.covered(&query, first.doc)),
            None => 0.0,
        };
        let hits = ranked.iter().take(question.limit).filter_map(|ranked| self.hit(ranked, &query)).collect();
        Ok(Answer {
            outcome: evidence::outcome(confidence),
            confidence,
            corrections: corrections(&query),
            hits,
        })
    }

    /// The passages that score best, best first.
    fn rank(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let scorer = Scorer { readers: &self.readers, saturation: &self.saturation };
        let slots: Vec<&Node> = query.slots.iter().map(|slot| &slot.node).collect();
        let found = scorer.best(&slots, CANDIDATES.max(limit))?;
        let judge = Judge::new(&self.readers, &self.vocabulary, &self.saturation, query);
        let mut ranked: Vec<Ranked> = found
            .into_iter()
            .map(|(doc, words)| Ranked { doc, words, score: words + judge.gain(doc) })
            .collect();
        ranked
            .sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.key(a.doc).cmp(&self.key(b.doc))));
        Ok(ranked)
    }

    fn key(&self, doc: DocId) -> Option<PassageKey> {
        self.passages.get(doc as usize).map(Passage::key)
    }

    /// The weight of the words of the question that a passage has.
    fn covered(&self, query: &Query, doc: DocId) -> f32 {
        let mut found: BTreeMap<usize, f32> = BTreeMap::new();
        let Some(passage) = self.passages.get(doc as usize) else { return 0.0 };
        let titles = std::iter::once(passage.document.title.as_str())
            .chain(passage.headings.iter().map(String::as_str));
        for text in titles.chain(std::iter::once(passage.text())) {
            self.terms.each(text, passage.language(), |term| {
                for stem in std::iter::once(&term.stem).chain(&term.parts) {
                    let hash = super::vocabulary::stem_hash(stem);
                    for (at, word) in query.words.iter().enumerate() {
                        for (asked, weight) in &word.stems {
                            if *asked == hash {
                                let best = found.entry(at).or_default();
                                *best = best.max(weight * word.idf);
                            }
                        }
                    }
                }
            });
        }
        found.values().sum()
    }

    fn hit(&self, ranked: &Ranked, query: &Query) -> Option<Hit> {
        let passage = self.passages.get(ranked.doc as usize)?.clone();
        let highlight = snippet::highlight(&passage, query, &self.terms);
        Some(Hit { passage, score: f64::from(ranked.score), highlight })
    }
}

/// A passage with what it scores.
struct Ranked {
    doc: DocId,
    /// What its words score.
    words: f32,
    /// What it scores in all.
    score: f32,
}

fn corrections(query: &Query) -> Vec<Correction> {
    query
        .words
        .iter()
        .filter_map(|word| match &word.standing {
            Standing::Near(neighbours) => {
                neighbours.first().map(|near| Correction { from: word.text.clone(), to: near.word.clone() })
            }
            Standing::Known | Standing::Split(_) | Standing::Unknown => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Document;
    use crate::domain::Language;

    fn engine(texts: &[&str]) -> Engine {
        let passages = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                Passage::whole(Arc::new(Document {
                    id: format!("{at}.md"),
                    title: String::new(),
                    language: Language::Dutch,
                    topics: Vec::new(),
                    translation_of: None,
                    sources: Vec::new(),
                    text: (*text).to_owned(),
                }))
            })
            .collect();
        Engine::build(passages).expect("the index is built")
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
