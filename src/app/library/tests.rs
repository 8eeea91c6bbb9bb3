//! Does what a server has of its own leave the documents' answers as good as they were?

use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use meaning::Model;
use serde::Deserialize;

use super::Library;
use super::own::{OwnAnswer, OwnLibrary, OwnTexts};
use super::stacks::Stacks;
use crate::corpus::Corpus;
use crate::domain::{AnsweredBy, ChannelId, GuildId, Language, MessageId};
use crate::search::{Answer, KnownVectors, Outcome, Question};

/// How much worse the documents may be found for 200 answers on other subjects.
const WORSE: f64 = 0.005;
const KEPT: usize = 200;
const DEEP: usize = 10;
/// Every so many questions one is asked; all with `GOLDEN=all`.
const EVERY: usize = 8;

#[derive(Deserialize)]
struct Golden {
    question: String,
    before: Option<String>,
    document: Option<String>,
    heading: Option<String>,
    #[serde(default)]
    also: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    document: String,
    heading: String,
}

impl Golden {
    fn is_right(&self, section: (&str, &str)) -> bool {
        let own = self.document.as_deref().zip(self.heading.as_deref());
        let also = self.also.iter().map(|section| (section.document.as_str(), section.heading.as_str()));
        own.into_iter().chain(also).any(|right| right == section)
    }
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn golden() -> Vec<(Language, Golden)> {
    let of = |(folder, language): (&str, Language)| {
        let text = fs::read_to_string(project(&format!("tests/{folder}/{language}.jsonl"))).expect("questions");
        let read = |line: &str| serde_json::from_str(line).expect("a question a line");
        text.lines().map(|line| (language, read(line))).collect::<Vec<_>>()
    };
    let every = if std::env::var_os("GOLDEN").is_some() { 1 } else { EVERY };
    let folders = ["golden", "golden/asked", "golden/further", "golden/unseen"];
    folders.into_iter().flat_map(|folder| Language::ALL.map(|language| (folder, language))).flat_map(of).step_by(every).collect()
}

fn by() -> AnsweredBy {
    let one = NonZeroU64::MIN;
    let message = (GuildId::new(one), ChannelId::new(one), MessageId::new(one));
    AnsweredBy { name: None, on: date(2026, 3, 3), message }
}

/// Answers as members might have given them: what handbooks of other communities say.
fn answers() -> Vec<OwnAnswer> {
    let folder = project("tests/fixtures/handbooks");
    let corpus = Corpus::load(&folder, Language::Dutch).expect("the handbooks");
    let every = corpus.passages.len() / KEPT;
    let passages = corpus.passages.iter().step_by(every.max(1)).take(KEPT).enumerate();
    let answer = |(at, passage): (usize, &crate::corpus::Passage)| OwnAnswer {
        id: i64::try_from(at).expect("few"),
        question: passage.heading().to_owned(),
        words: passage.text().to_owned(),
        language: passage.language(),
        by: by(),
    };
    let answers: Vec<_> = passages.map(answer).collect();
    assert_eq!(answers.len(), KEPT);
    answers
}

fn ask(stacks: &Stacks, language: Language, golden: &Golden) -> Answer {
    let (text, before) = (golden.question.as_str(), golden.before.as_deref());
    stacks.ask(&Question { text, before, language, limit: DEEP }).expect("the index is sound")
}

/// How early the right sections come, beside how early they could: 0 to 1.
fn ndcg(answer: &Answer, golden: &Golden) -> f64 {
    let mut sections: Vec<(&str, &str)> = Vec::new();
    for hit in &answer.hits {
        let section = (hit.passage.document.id.as_str(), hit.passage.heading());
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    let gain = |at: usize| 1.0 / (at as f64 + 2.0).log2();
    let right = sections.iter().enumerate().filter(|(_, section)| golden.is_right(**section));
    let ideal: f64 = (0..(1 + golden.also.len()).min(DEEP)).map(gain).sum();
    right.map(|(at, _)| gain(at)).sum::<f64>() / ideal
}

/// The documents alone, and with 200 answers beside them: the average of how early the right sections come, and in how
/// many cases an answer of a member is given first to a question that the documents answer, and to one they don't.
fn compare(documents: &Stacks, both: &Stacks) -> (f64, f64, usize, usize) {
    let (mut alone, mut together, mut asked, mut before, mut instead) = (0.0, 0.0, 0.0, 0, 0);
    for (language, golden) in golden() {
        let answer = ask(both, language, &golden);
        let is_members = answer.hits.first().is_some_and(|hit| hit.passage.document.answered_by.is_some());
        let is_given = is_members && answer.outcome != Outcome::None;
        if golden.document.is_some() {
            asked += 1.0;
            alone += ndcg(&ask(documents, language, &golden), &golden);
            together += ndcg(&answer, &golden);
            before += usize::from(is_given);
        } else {
            instead += usize::from(is_given && answer.outcome == Outcome::Answer);
        }
    }
    (alone / asked, together / asked, before, instead)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what one runs it for")]
fn answers_on_other_subjects_leave_the_documents_first() {
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&project("corpus"), Language::Dutch, index.path()).expect("the corpus loads");
    let library = Arc::new(library);
    let texts = OwnTexts { answers: answers(), ..OwnTexts::default() };
    let own = Arc::new(OwnLibrary::of(texts, &library).expect("it is indexed"));
    let documents = Stacks::of(library.clone());
    let both = Stacks { own: Some(own.clone()), ..documents.clone() };
    let (alone, together, before, instead) = compare(&documents, &both);
    println!("by words: {alone:.4} alone, {together:.4} together; a member's first {before}, where no document answers {instead}");
    assert!(alone - together < WORSE, "by words {alone} {together}");

    let model = Arc::new(Model::shipped().expect("the model"));
    let reader = super::reader::Reader::open(&super::reader::ModelChoice::Shipped, index.path()).expect("the model");
    assert_eq!(reader.hand_in(&library), 0, "the vectors of the corpus are there");
    own.engine.understand(model, &KnownVectors::default());
    own.engine.read_all(|_| {}, &mut |_| {}).expect("it is read");
    let (alone, together, before, instead) = compare(&documents, &both);
    println!("by meaning: {alone:.4} alone, {together:.4} together; a member's first {before}, where no document answers {instead}");
    assert!(alone - together < WORSE, "by meaning {alone} {together}");
}
