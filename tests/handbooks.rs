//! How well are questions on a community's own documents answered?
//!
//! Ten handbooks of invented communities in everyday words (`tests/fixtures/handbooks`), and questions that
//! were written from their tables of contents alone, by somebody else than wrote the texts. They list no
//! questions of their own. Run with `--nocapture` to see the figures.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use meaning::Model;
use serde::Deserialize;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, KnownVectors, Question};

use crate::golden::{Tally, project};

/// Questions that a handbook answers, and where.
#[derive(Deserialize)]
struct Asked {
    handbook: String,
    question: String,
    kind: String,
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

impl Asked {
    fn is_answered_by(&self, document: &str, heading: &str) -> bool {
        let own = self.document.as_deref().zip(self.heading.as_deref());
        let also = self.also.iter().map(|section| (section.document.as_str(), section.heading.as_str()));
        own.into_iter().chain(also).any(|section| section == (document, heading))
    }
}

fn questions(language: Language) -> Vec<Asked> {
    let path = project(&format!("tests/fixtures/handbooks/questions-{language}.jsonl"));
    let text = fs::read_to_string(path).expect("the questions are there");
    text.lines().map(|line| serde_json::from_str(line).expect("a question a line")).collect()
}

fn engine(handbook: &Path, language: Language, model: Option<&Arc<Model>>) -> Engine {
    let corpus = Corpus::load(handbook, language).expect("the handbook loads");
    assert_eq!(corpus.errors().count(), 0, "{}", handbook.display());
    let engine = Engine::build(corpus.passages.clone(), &corpus.glossary).expect("it is indexed");
    if let Some(model) = model {
        engine.understand(model.clone(), &KnownVectors::default());
        while !engine.read_next(64).expect("it is read").is_empty() {}
    }
    engine
}

/// What the questions of a language came to, by kind.
fn tallies(language: Language, model: Option<&Arc<Model>>) -> BTreeMap<String, Tally> {
    let mut engines: BTreeMap<String, Engine> = BTreeMap::new();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for asked in questions(language) {
        let folder = project("tests/fixtures/handbooks").join(&asked.handbook);
        let engine =
            engines.entry(asked.handbook.clone()).or_insert_with(|| engine(&folder, language, model));
        let question = Question::new(&asked.question, language, 3);
        let answer = engine.ask(&question).expect("the index is sound");
        let is_right = |document: &str, heading: &str| asked.is_answered_by(document, heading);
        let rank = answer
            .hits
            .iter()
            .position(|hit| is_right(hit.passage.document.id.as_str(), hit.passage.heading()));
        if rank != Some(0) && asked.document.is_some() {
            let found = answer.hits.first().map(|hit| (&hit.passage.document.id, hit.passage.heading()));
            println!(
                "{} {:?}: {:?} {:.2} {found:?}, wanted {:?}",
                asked.handbook, asked.question, answer.outcome, answer.confidence, asked.heading
            );
        }
        tallies.entry(asked.kind.clone()).or_default().count(&answer, rank);
    }
    tallies
}

fn print(title: &str, tallies: &BTreeMap<String, Tally>) {
    for (kind, Tally { asked, first, in_three, answer, near, none, right }) in tallies {
        println!(
            "{title} {kind}: {asked} asked, first {first}, in three {in_three}; answer {answer} (right {right}), \
             near {near}, none {none}"
        );
    }
}

#[test]
fn questions_on_a_handbook_are_answered() {
    let model = Arc::new(Model::shipped().expect("the model is sound"));
    for language in Language::ALL {
        print(&format!("{language}, by words"), &tallies(language, None));
        let with_model = tallies(language, Some(&model));
        print(&format!("{language}, with the model"), &with_model);
        let (plain, near) = (&with_model["plain"], &with_model["near"]);
        assert!(
            plain.in_three * 10 >= plain.asked * 6,
            "{language}: in three {} of {}",
            plain.in_three,
            plain.asked
        );
        assert!(plain.none * 5 <= plain.asked * 3, "{language}: none for {} of {}", plain.none, plain.asked);
        assert!(near.answer * 5 <= near.asked, "{language}: an answer to {} of {}", near.answer, near.asked);
    }
}
