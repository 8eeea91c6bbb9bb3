//! Fits the chance that the first passage answers (`src/search/answer/chance.rs`), and shows what it comes to
//! on questions that had no part in it.
//!
//! `cargo run --release --example fit_confidence` fits on `asked` and `further` of `tests/golden`; the others
//! are for testing alone. Each question counts twice: with the listed questions, and without them, as one's own
//! documents mostly are. So that it is known what few documents are like, those on the ten handbooks of
//! `tests/fixtures/handbooks` count too. Logistic regression by gradient descent, no weight below zero, with a little
//! shrinkage (ridge) since the signs agree with each other.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

mod read;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use meaning::Model;
use serde::Deserialize;
use vraagbaak::app::Library;
use vraagbaak::corpus::{Corpus, Passage};
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, KnownVectors, Question, SIGNS, VectorFile};

const FITTED_ON: [&str; 2] = ["asked", "further"];
const TESTED_ON: [&str; 2] = ["", "unseen"];
const NAMES: [&str; SIGNS] = [
    "CHANCE_WORDS",
    "CHANCE_LISTED",
    "CHANCE_TEXT",
    "CHANCE_LEAD",
    "CHANCE_BEYOND_NAMES",
    "CHANCE_FEW",
    "CHANCE_LENGTH",
    "CHANCE_TO_THE_POINT",
    "CHANCE_CENTRALITY",
];
const SHRINKAGE: f64 = 0.01;
const STEPS: usize = 20_000;
const STEP: f64 = 0.3;

/// A question, and the section that answers it.
#[derive(Deserialize)]
struct Golden {
    #[serde(default)]
    handbook: String,
    question: String,
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

/// The signs of a first passage, and whether it answers.
struct Case {
    signs: [f64; SIGNS],
    chance: f64,
    answers: bool,
    answerable: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (library, _index) = read::documents(project)?;
    let unlisted = unlisted(&library)?;
    let cases = |set: &str, engine: &Engine| cases(&project.join("tests/golden").join(set), engine);
    let (mut listed, mut fitted_on) = (Vec::new(), Vec::new());
    for set in FITTED_ON {
        listed.append(&mut cases(set, &library.engine)?);
        fitted_on.append(&mut cases(set, &unlisted)?);
    }
    println!("signs of {FITTED_ON:?} on the average, with lists: right, wrong");
    for (at, name) in NAMES.iter().enumerate() {
        println!("{name:<20} {:>7.4} {:>7.4}", mean(&listed, at, true), mean(&listed, at, false));
    }
    fitted_on.append(&mut listed);
    let mut handbooks = handbooks(&project.join("tests/fixtures/handbooks"))?;
    report("handbooks", &handbooks);
    fitted_on.append(&mut handbooks);
    let (weights, bias) = fit(&fitted_on);
    println!("\nfitted on {} questions of {FITTED_ON:?} and of the handbooks:", fitted_on.len());
    for (name, weight) in NAMES.iter().zip(weights) {
        println!("{name:<20} {weight:.3}");
    }
    println!("{:<20} {bias:.3}", "CHANCE_BIAS");
    println!("\nas it is in the program:");
    report("fitted on", &fitted_on);
    for set in TESTED_ON {
        report(if set.is_empty() { "golden" } else { set }, &cases(set, &library.engine)?);
        report("the same without lists", &cases(set, &unlisted)?);
    }
    Ok(())
}

/// The same documents without their listed questions, as one's own mostly are.
fn unlisted(library: &Library) -> Result<Engine, Box<dyn Error>> {
    let bare = |passage: &Passage| Passage { questions: [].into(), ..passage.clone() };
    let passages = library.corpus.passages.iter().map(bare).collect();
    let engine = Engine::build(passages, &library.corpus.glossary)?;
    let model = Arc::new(Model::shipped()?);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/vectors.bin");
    let known = VectorFile::at(folder, &model);
    engine.understand(model, &known);
    while !engine.read_next(64)?.is_empty() {}
    Ok(engine)
}

fn cases(folder: &Path, engine: &Engine) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases = Vec::new();
    for language in Language::ALL {
        for golden in read(&folder.join(format!("{language}.jsonl")))? {
            cases.extend(case(&golden, language, engine)?);
        }
    }
    Ok(cases)
}

/// The questions on handbooks of a few pages each, which list no questions.
fn handbooks(folder: &Path) -> Result<Vec<Case>, Box<dyn Error>> {
    let model = Arc::new(Model::shipped()?);
    let (mut cases, mut engines) = (Vec::new(), BTreeMap::<String, Engine>::new());
    for language in Language::ALL {
        for golden in read(&folder.join(format!("questions-{language}.jsonl")))? {
            let engine = match engines.entry(golden.handbook.clone()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let corpus = Corpus::load(&folder.join(&golden.handbook), language)?;
                    let engine = Engine::build(corpus.passages, &corpus.glossary)?;
                    engine.understand(model.clone(), &KnownVectors::default());
                    while !engine.read_next(64)?.is_empty() {}
                    new.insert(engine)
                }
            };
            cases.extend(case(&golden, language, engine)?);
        }
    }
    Ok(cases)
}

fn read(file: &Path) -> Result<Vec<Golden>, Box<dyn Error>> {
    fs::read_to_string(file)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What comes first for a question; nothing where nothing does.
fn case(golden: &Golden, language: Language, engine: &Engine) -> Result<Option<Case>, Box<dyn Error>> {
    let question = Question::new(&golden.question, language, 3);
    let Some((passage, signs)) = engine.signs(&question)? else { return Ok(None) };
    let also = golden.also.iter().map(|section| (&section.document, &section.heading));
    let right: Vec<_> = golden.document.iter().zip(&golden.heading).chain(also).collect();
    let answers = right.iter().any(|(document, heading)| {
        **document == passage.document.id && heading.as_str() == passage.heading()
    });
    let (chance, answerable) = (signs.chance(), !right.is_empty());
    Ok(Some(Case { signs: signs.values(), chance, answers, answerable }))
}

/// What a sign is on the average, of those whose first passage answers or of the others.
fn mean(cases: &[Case], at: usize, answers: bool) -> f64 {
    let (sum, count) = cases
        .iter()
        .filter(|case| case.answers == answers)
        .fold((0.0, 0.0), |(sum, count), case| (sum + case.signs[at], count + 1.0));
    sum / count
}

/// Weights and bias, of which the mean loss is least.
fn fit(cases: &[Case]) -> ([f64; SIGNS], f64) {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let count = cases.len() as f64;
    let mean: [f64; SIGNS] =
        std::array::from_fn(|at| cases.iter().map(|case| case.signs[at]).sum::<f64>() / count);
    let spread: [f64; SIGNS] = std::array::from_fn(|at| {
        (cases.iter().map(|case| (case.signs[at] - mean[at]).powi(2)).sum::<f64>() / count).sqrt().max(1e-9)
    });
    let alike =
        |case: &Case| -> [f64; SIGNS] { std::array::from_fn(|at| (case.signs[at] - mean[at]) / spread[at]) };
    let (mut weights, mut bias) = ([0.0; SIGNS], 0.0);
    for _ in 0..STEPS {
        let (mut slope, mut bias_slope) = ([0.0; SIGNS], 0.0);
        for case in cases {
            let signs = alike(case);
            let sum: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            let wrong = 1.0 / (1.0 + (-(sum + bias)).exp()) - f64::from(u8::from(case.answers));
            bias_slope += wrong / count;
            slope.iter_mut().zip(signs).for_each(|(slope, sign)| *slope += wrong * sign / count);
        }
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight = (*weight - STEP * (slope + 2.0 * SHRINKAGE * *weight)).max(0.0);
        }
        bias -= STEP * bias_slope;
    }
    let own: [f64; SIGNS] = std::array::from_fn(|at| weights[at] / spread[at]);
    (own, bias - own.iter().zip(mean).map(|(weight, mean)| weight * mean).sum::<f64>())
}

/// Of those told so much, how many are right?
fn report(name: &str, cases: &[Case]) {
    println!(
        "\n{name}: {} questions\n{:>10} {:>6} {:>7} {:>6}",
        cases.len(),
        "told",
        "asked",
        "right",
        "none"
    );
    for tenth in 0..10_u32 {
        let (from, to) = (f64::from(tenth) / 10.0, f64::from(tenth + 1) / 10.0);
        let told: Vec<&Case> = cases.iter().filter(|case| case.chance >= from && case.chance < to).collect();
        let right = told.iter().filter(|case| case.answers).count();
        let none = told.iter().filter(|case| !case.answerable).count();
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        let share = right as f64 / told.len().max(1) as f64;
        println!("{from:>5.1}-{to:<4.1} {:>6} {share:>7.2} {none:>6}", told.len());
    }
}
