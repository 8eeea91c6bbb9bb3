//! Does the engine find the passages that answer, in our own corpus?
//!
//! The questions in `tests/golden/` were written beside the documents, before any engine saw them. Those
//! in `further` and `unseen` were written later by other hands, and nearly all that the documents don't
//! answer are near their subjects; settings were chosen with `further`, and never with `unseen`. Those in
//! `asked` were written from the titles alone, as members of a community would ask, and only then was it
//! looked up which section answers them, if any; settings were chosen with these too. Run with
//! `--nocapture` to see the figures.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use vraagbaak::app::Library;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;
use vraagbaak::search::{Answer, Engine, Outcome, Question};

/// What must hold of the questions written beside the documents.
const PLAIN_FIRST: f64 = 0.94;
const MISSPELT_FIRST: f64 = 0.90;
const PARAPHRASE_IN_THREE: f64 = 0.75;
/// With fifty topics it was .920. With eighty, more of what they don't answer lies close to one of them, and is
/// shown as close (.880); with 4,900 more listed questions as well (.867).
const DECLINED: f64 = 0.86;
const NOT_ANSWERED: f64 = 0.97;
const LOST: f64 = 0.05;
const ACROSS_IN_THREE: f64 = 0.60;
const LISTED_FIRST: f64 = 0.995;

/// What must hold of those that the settings were not chosen with: a little below what they came to (.778 of what
/// isn't answered is not given an answer), so that a change that undoes it shows.
const UNSEEN_PLAIN_FIRST: f64 = 0.90;
const UNSEEN_DECLINED: f64 = 0.50;
const UNSEEN_NOT_ANSWERED: f64 = 0.77;
/// .092 with fifty topics, .107 with eighty.
const UNSEEN_LOST: f64 = 0.11;

/// A question, and where its answer stands; nowhere, where the corpus doesn't answer it.
#[derive(Deserialize)]
pub(crate) struct Golden {
    pub(crate) question: String,
    pub(crate) kind: String,
    /// What was asked before, where a question goes on from that.
    #[serde(default)]
    pub(crate) before: Option<String>,
    pub(crate) document: Option<String>,
    pub(crate) heading: Option<String>,
    /// Other sections that answer it as well.
    #[serde(default)]
    pub(crate) also: Vec<Section>,
}

/// A section, by its document and its heading.
#[derive(Deserialize)]
pub(crate) struct Section {
    pub(crate) document: String,
    pub(crate) heading: String,
}

impl Golden {
    /// The sections that answer it.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&str, &str)> {
        let also = self.also.iter().map(|section| (section.document.as_str(), section.heading.as_str()));
        self.document.as_deref().zip(self.heading.as_deref()).into_iter().chain(also)
    }
}

/// What the questions of one kind came to.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) asked: usize,
    pub(crate) first: usize,
    pub(crate) in_three: usize,
    pub(crate) answer: usize,
    pub(crate) near: usize,
    pub(crate) none: usize,
    /// Given as the answer, and the right section.
    pub(crate) right: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, answer: &Answer, rank: Option<usize>) {
        self.asked += 1;
        self.first += usize::from(rank == Some(0));
        self.in_three += usize::from(rank.is_some_and(|rank| rank < 3));
        self.right += usize::from(rank == Some(0) && answer.outcome == Outcome::Answer);
        match answer.outcome {
            Outcome::Answer => self.answer += 1,
            Outcome::Near => self.near += 1,
            Outcome::None => self.none += 1,
        }
    }

    fn add(&mut self, other: &Tally) {
        self.asked += other.asked;
        self.first += other.first;
        self.in_three += other.in_three;
        self.answer += other.answer;
        self.near += other.near;
        self.none += other.none;
        self.right += other.right;
    }

    pub(crate) fn share(part: usize, of: usize) -> f64 {
        part as f64 / of.max(1) as f64
    }

    pub(crate) fn first_share(&self) -> f64 {
        Self::share(self.first, self.asked)
    }

    pub(crate) fn in_three_share(&self) -> f64 {
        Self::share(self.in_three, self.asked)
    }

    pub(crate) fn not_answered_share(&self) -> f64 {
        Self::share(self.near + self.none, self.asked)
    }

    pub(crate) fn none_share(&self) -> f64 {
        Self::share(self.none, self.asked)
    }
}

pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn questions(folder: &str, language: Language) -> Vec<Golden> {
    let path = project(&format!("tests/{folder}/{language}.jsonl"));
    let text = fs::read_to_string(&path).expect("the questions are there");
    text.lines().map(|line| serde_json::from_str(line).expect("a question a line")).collect()
}

/// The place, from 0, of the right heading among the passages, each heading counted once: a
/// section may be cut into several passages, and any of them is right.
pub(crate) fn section_rank(answer: &Answer, document: &str, heading: &str) -> Option<usize> {
    let mut sections: Vec<(&str, &str)> = Vec::new();
    for hit in &answer.hits {
        let section = (hit.passage.document.id.as_str(), hit.passage.heading());
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections.iter().position(|section| *section == (document, heading))
}

/// The place, from 0, of the right document, each document counted once.
fn document_rank(answer: &Answer, document: &str) -> Option<usize> {
    let mut documents: Vec<&str> = Vec::new();
    for hit in &answer.hits {
        let id = hit.passage.document.id.as_str();
        if !documents.contains(&id) {
            documents.push(id);
        }
    }
    documents.iter().position(|id| *id == document)
}

fn table(title: &str, tallies: &BTreeMap<String, Tally>) -> String {
    let mut table = format!(
        "\n{title}\n{:<14}{:>7}{:>8}{:>8}{:>9}{:>8}{:>8}\n",
        "kind", "asked", "R@1", "R@3", "answer", "near", "none"
    );
    for (kind, tally) in tallies {
        let Tally { asked, answer, near, none, .. } = tally;
        let (first, three) = (tally.first_share(), tally.in_three_share());
        let _ = writeln!(table, "{kind:<14}{asked:>7}{first:>8.3}{three:>8.3}{answer:>9}{near:>8}{none:>8}");
    }
    table
}

/// What the questions of a folder came to, by kind.
#[derive(Default)]
pub(crate) struct Outcomes {
    pub(crate) kinds: BTreeMap<String, Tally>,
    /// The questions that are told to ask for people.
    pub(crate) for_people: Vec<String>,
    misses: String,
}

impl Outcomes {
    pub(crate) fn of(folder: &str, library: &Library) -> Self {
        std::thread::scope(|scope| {
            let languages =
                Language::ALL.map(|language| scope.spawn(move || Self::of_one(folder, language, library)));
            let mut sum = Self::default();
            for language in languages {
                sum.add(language.join().expect("every question is asked"));
            }
            sum
        })
    }

    fn of_one(folder: &str, language: Language, library: &Library) -> Self {
        let mut outcomes = Self::default();
        for golden in questions(folder, language) {
            outcomes.ask(golden, language, library);
        }
        outcomes
    }

    fn add(&mut self, other: Self) {
        for (kind, tally) in other.kinds {
            self.kinds.entry(kind).or_default().add(&tally);
        }
        self.for_people.extend(other.for_people);
        self.misses.push_str(&other.misses);
    }

    fn ask(&mut self, golden: Golden, language: Language, library: &Library) {
        let answer = library
            .engine
            .ask(&Question {
                before: golden.before.as_deref(),
                ..Question::new(&golden.question, language, 20)
            })
            .expect("the index is sound");
        let rank = golden
            .sections()
            .filter_map(|(document, heading)| section_rank(&answer, document, heading))
            .min();
        let wrong = match golden.document {
            Some(_) => rank != Some(0) || answer.outcome == Outcome::None,
            None => answer.outcome != Outcome::None,
        };
        if wrong {
            let found =
                answer.hits.first().map(|hit| (hit.passage.document.id.as_str(), hit.passage.heading()));
            let _ = writeln!(
                self.misses,
                "{} {} {:?} -> {:?} {:.2}, rank {rank:?}, found {found:?}, wanted {:?}",
                language, golden.kind, golden.question, answer.outcome, answer.confidence, golden.heading
            );
        }
        self.kinds.entry(golden.kind).or_default().count(&answer, rank);
        self.for_people.extend(answer.asks_for_people.then_some(golden.question));
    }

    pub(crate) fn sum(&self, kinds: &[&str]) -> Tally {
        let mut sum = Tally::default();
        kinds.iter().filter_map(|kind| self.kinds.get(*kind)).for_each(|tally| sum.add(tally));
        sum
    }

    pub(crate) fn answerable(&self) -> Tally {
        self.sum(&[
            "plain",
            "paraphrase",
            "misspelt",
            "keywords",
            "phone",
            "fact",
            "chatty",
            "comparison",
            "followup",
        ])
    }

    pub(crate) fn unanswerable(&self) -> Tally {
        self.sum(&["near", "smalltalk", "offtopic", "reaction"])
    }

    pub(crate) fn print(&self, title: &str) {
        println!("{}{}", self.misses, table(title, &self.kinds));
        let (answerable, unanswerable) = (self.answerable(), self.unanswerable());
        println!(
            "unanswerable declined {:.3}, not given as an answer {:.3}; answerable lost {:.3}; of what is \
             given as the answer, {:.3} is the right section",
            unanswerable.none_share(),
            unanswerable.not_answered_share(),
            answerable.none_share(),
            Tally::share(answerable.right, answerable.answer + unanswerable.answer)
        );
    }
}

/// By words alone, as where the sentence model is off or has not read the documents yet.
#[test]
fn questions_find_the_passage_that_answers_them() {
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&project("corpus"), Language::Dutch, index.path()).expect("the corpus loads");
    let golden = Outcomes::of("golden", &library);
    golden.print("beside the documents, both languages");
    assert!(golden.kinds["plain"].first_share() >= PLAIN_FIRST, "plain R@1");
    assert!(golden.kinds["misspelt"].first_share() >= MISSPELT_FIRST, "misspelt R@1");
    assert!(golden.kinds["paraphrase"].in_three_share() >= PARAPHRASE_IN_THREE, "paraphrase R@3");
    assert!(golden.unanswerable().none_share() >= DECLINED, "unanswerable declined");
    assert!(golden.unanswerable().not_answered_share() >= NOT_ANSWERED, "unanswerable not answered");
    assert!(golden.answerable().none_share() <= LOST, "answerable lost");

    Outcomes::of("golden/further", &library).print("further questions");
    Outcomes::of("golden/asked", &library).print("as members would ask");
    let unseen = Outcomes::of("golden/unseen", &library);
    unseen.print("questions that no setting was chosen with");
    assert!(unseen.kinds["plain"].first_share() >= UNSEEN_PLAIN_FIRST, "plain R@1");
    assert!(unseen.unanswerable().none_share() >= UNSEEN_DECLINED, "unanswerable declined");
    assert!(unseen.unanswerable().not_answered_share() >= UNSEEN_NOT_ANSWERED, "unanswerable not answered");
    assert!(unseen.answerable().none_share() <= UNSEEN_LOST, "answerable lost");
}

/// Questions in one language, documents in the other only.
#[test]
fn a_question_finds_the_document_in_the_other_language() {
    let corpus = Corpus::load(&project("corpus"), Language::Dutch).expect("the corpus loads");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for language in Language::ALL {
        let foreign = corpus.passages.iter().filter(|passage| passage.language() != language).cloned();
        let engine = Engine::build(foreign.collect(), &corpus.glossary).expect("it is indexed");
        for golden in questions("golden", language).into_iter().filter(|golden| golden.kind == "plain") {
            let document = golden.document.expect("a plain question has an answer");
            let translated = translation(&corpus, &document);
            let answer =
                engine.ask(&Question::new(&golden.question, language, 20)).expect("the index is sound");
            let rank = document_rank(&answer, &translated);
            tallies.entry(format!("{language} asks")).or_default().count(&answer, rank);
        }
    }
    println!("{}", table("across languages", &tallies));
    assert_eq!(tallies.len(), Language::ALL.len());
    for (direction, tally) in &tallies {
        assert!(tally.in_three_share() >= ACROSS_IN_THREE, "{direction}: R@3");
    }
}

/// The document that tells the same in the other language.
fn translation(corpus: &Corpus, id: &str) -> String {
    let own = corpus.documents.iter().find(|document| document.id == id).expect("the document");
    let other = corpus.documents.iter().find(|document| match &own.translation_of {
        Some(original) => document.id == *original,
        None => document.translation_of.as_deref() == Some(id),
    });
    other.unwrap_or_else(|| panic!("{id} has no translation")).id.clone()
}

/// The questions that a section is said to answer are its own: asked, they find it first, also where
/// documents on neighbouring subjects say much the same.
#[test]
#[ignore = "asks thousands of questions: see docs/corpus-review.md"]
fn a_listed_question_finds_its_own_section() {
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&project("corpus"), Language::Dutch, index.path()).expect("the corpus loads");
    let mut listed = BTreeSet::new();
    for passage in &library.corpus.passages {
        let section = (passage.language(), passage.document.id.as_str(), passage.heading());
        listed.extend(passage.questions.iter().map(|question| (section, question.as_str())));
    }
    let mut found = 0;
    for ((language, document, heading), text) in &listed {
        let answer = library.engine.ask(&Question::new(text, *language, 5)).expect("the index is sound");
        match section_rank(&answer, document, heading) {
            Some(0) => found += 1,
            rank => println!("{document} {heading:?}: {text:?}, rank {rank:?}"),
        }
    }
    println!("{found} of {} listed questions find their own section first", listed.len());
    assert!(Tally::share(found, listed.len()) >= LISTED_FIRST, "{found} of {}", listed.len());
}
