//! Does what a server has of its own leave the documents' answers as good as they were?

use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use serde::Deserialize;

use super::Library;
use super::own::{OwnAnswer, OwnLibrary, OwnTexts};
use super::reader::{ModelChoice, Reader};
use super::stacks::Stacks;
use super::together::together;
use crate::corpus::Corpus;
use crate::domain::{AnsweredBy, ChannelId, GuildId, Language, MessageId};
use crate::search::{Answer, Engine, KnownVectors, Outcome, Question};

/// How much worse the documents may be found for 200 answers on other subjects.
const WORSE: f64 = 0.005;
const KEPT: usize = 200;
const DEEP: usize = 10;
/// Every so many questions one is asked, where not all are.
const EVERY: usize = 5;

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
        let text =
            fs::read_to_string(project(&format!("tests/{folder}/{language}.jsonl"))).expect("questions");
        let read = |line: &str| serde_json::from_str(line).expect("a question a line");
        text.lines().map(|line| (language, read(line))).collect::<Vec<_>>()
    };
    let folders = ["golden", "golden/asked", "golden/further", "golden/unseen"];
    folders
        .into_iter()
        .flat_map(|folder| Language::ALL.map(|language| (folder, language)))
        .flat_map(of)
        .collect()
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
        id: u64::try_from(at).expect("few"),
        question: passage.heading().to_owned(),
        words: passage.text().to_owned(),
        language: passage.language(),
        by: by(),
    };
    let answers: Vec<_> = passages.map(answer).collect();
    assert_eq!(answers.len(), KEPT);
    answers
}

fn ask(engine: &Engine, language: Language, golden: &Golden) -> Answer {
    let (text, before) = (golden.question.as_str(), golden.before.as_deref());
    engine.ask(&Question { before, ..Question::new(text, language, DEEP) }).expect("the index is sound")
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

/// What the documents alone come to, and with 200 answers beside them.
#[derive(Clone, Copy, Default)]
struct Sum {
    asked: usize,
    alone: f64,
    together: f64,
    /// How often an answer of a member goes first where the documents answer.
    before: usize,
    /// How often it is given as the answer where they don't.
    instead: usize,
    unanswerable: usize,
}

impl Sum {
    fn add(&mut self, golden: &Golden, (documents, own): (Answer, Answer)) {
        let alone = ndcg(&documents, golden);
        let answer = together(documents, own, (DEEP, |_| false));
        let is_members = answer.hits.first().is_some_and(|hit| hit.passage.document.answered_by.is_some());
        let is_given = is_members && answer.outcome != Outcome::None;
        if golden.document.is_some() {
            self.asked += 1;
            self.alone += alone;
            self.together += ndcg(&answer, golden);
            self.before += usize::from(is_given);
        } else {
            self.unanswerable += 1;
            self.instead += usize::from(is_given && answer.outcome == Outcome::Answer);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    fn fall(&self) -> f64 {
        (self.alone - self.together) / self.asked as f64
    }
}

fn compare(library: &Library, own: &OwnLibrary, every: usize) -> Sum {
    let mut sum = Sum::default();
    for (language, golden) in golden().into_iter().step_by(every) {
        let answers = (ask(&library.engine, language, &golden), ask(&own.engine, language, &golden));
        sum.add(&golden, answers);
    }
    sum
}

#[expect(clippy::print_stdout, reason = "the figures are what one runs it for")]
fn holds(by: &str, sum: &Sum) {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let asked = sum.asked as f64;
    println!(
        "by {by}: nDCG {:.4} alone, {:.4} together; a member's answer first in {} of {}, given in {} of {} that no \
         document answers",
        sum.alone / asked,
        sum.together / asked,
        sum.before,
        sum.asked,
        sum.instead,
        sum.unanswerable
    );
    assert!(sum.fall() < WORSE, "by {by}: {}", sum.fall());
}

fn opened() -> (tempfile::TempDir, Library, OwnLibrary) {
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&project("corpus"), Language::Dutch, index.path()).expect("the corpus loads");
    let texts = OwnTexts { answers: answers(), ..OwnTexts::default() };
    let own = OwnLibrary::of(texts, &library).expect("it is indexed");
    (index, library, own)
}

/// How many questions of the golden ones, of which each is one, get with nothing of a server's own what the documents'
/// own engine says.
fn the_same_alone(every: usize) -> usize {
    let (_index, library, _) = opened();
    let stacks = Stacks::of(Arc::new(library));
    let asked = golden().into_iter().step_by(every);
    let same = asked.map(|(language, golden)| {
        let (text, before) = (golden.question.as_str(), golden.before.as_deref());
        let question = Question { before, ..Question::new(text, language, DEEP) };
        let answer = stacks.ask(&question).expect("the index is sound");
        assert_eq!(answer, stacks.library.engine.ask(&question).expect("the index is sound"), "{text}");
    });
    same.count()
}

#[test]
fn with_nothing_of_a_servers_own_every_answer_is_the_documents_own() {
    assert!(the_same_alone(EVERY * 4) > 50);
}

#[test]
#[ignore = "asks all golden questions, twice: see docs/server-documents.md"]
fn and_so_it_is_of_all_golden_questions() {
    assert!(the_same_alone(1) > 1_500);
}

#[test]
fn answers_on_other_subjects_leave_the_documents_first() {
    let (_index, library, own) = opened();
    holds("words", &compare(&library, &own, EVERY));
}

#[test]
#[ignore = "has 200 answers read by the model, and asks all golden questions: see docs/server-documents.md"]
fn and_so_they_do_with_all_questions_by_words_and_by_meaning() {
    let (index, library, own) = opened();
    holds("words", &compare(&library, &own, 1));
    let reader = Reader::open(&ModelChoice::Shipped, index.path()).expect("the model");
    assert_eq!(reader.hand_in(&library), 0, "the vectors of the corpus are there");
    own.engine.understand(reader.model(), &KnownVectors::default());
    own.engine.read_all(|_| {}, &mut |_| {}).expect("it is read");
    holds("meaning", &compare(&library, &own, 1));
}

/// What the libraries of 100 servers take, in the memory that the system gave this process.
#[test]
#[ignore = "measures memory: run it alone, as docs/server-documents.md tells"]
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "the figures are what one runs it for")]
fn a_hundred_servers_with_fifty_answers_each_fit() {
    let (_index, library, _own) = opened();
    let reader = Reader::open(&ModelChoice::Shipped, _index.path()).expect("the model");
    let all = answers();
    let mut kept = Vec::new();
    let before = resident();
    let began = std::time::Instant::now();
    for server in 0..100_usize {
        let answers = all.iter().cycle().skip(server * 7).take(50).cloned().enumerate();
        let answers = answers
            .map(|(at, answer)| OwnAnswer { words: format!("{} ({server}.{at})", answer.words), ..answer });
        let texts = OwnTexts { answers: answers.collect(), ..OwnTexts::default() };
        let own = OwnLibrary::of(texts, &library).expect("it is indexed");
        own.engine.understand(reader.model(), &KnownVectors::default());
        // What a question leaves behind.
        for (language, golden) in golden().into_iter().step_by(60) {
            ask(&own.engine, language, &golden);
        }
        kept.push(own);
    }
    let grown = resident() - before;
    println!("100 servers with 50 answers each: {grown} MB, {:?}", began.elapsed());
    assert!(kept.len() == 100 && grown < 150, "{grown} MB");
}

#[cfg(target_os = "linux")]
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("the system tells");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("how much is in memory");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<usize>().ok()).expect("a number") / 1024
}
