//! How are the questions of the collections put to the engine?

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use meaning::Model;

use super::abstention::Abstention;
use super::asked::Ranking;
use super::collection::{self, Collection, EvaluationError, Judged, JudgedQuery};
use super::measures::{self, Measures};
use super::report::{self, CollectionReport, Report, VariantReport};
use crate::corpus::{Document, Glossary, Passage};
use crate::domain::Language;
use crate::search::engine::Engine;
use crate::search::error::SearchError;
use crate::search::question::{Outcome, Question};
use crate::search::vectors::known::KnownVectors;

/// How many passages are ranked for a question, and written to a run.
const DEPTH: usize = 100;

/// How many passages a person is shown.
const SHOWN: usize = 3;

/// Measures the engine on each of some collections.
///
/// With a model, passages are ranked by what they mean too; all are read first. With `runs`, the rankings and outcomes are written there, in a folder a collection when there
/// are several. Documents are taken to be in `language`; without it, in the language that their
/// function words speak for.
///
/// # Errors
///
/// When a collection cannot be read, an engine cannot be built, or a run cannot be written.
pub fn run<P: AsRef<Path>>(
    directories: &[P],
    runs: Option<&Path>,
    language: Option<Language>,
    model: Option<&Arc<Model>>,
) -> Result<Report, EvaluationError> {
    let mut collections = Vec::new();
    for directory in directories {
        let directory = directory.as_ref();
        let collection = Collection::read(directory)?;
        let target = runs.map(|runs| match directories.len() {
            1 => runs.to_owned(),
            _ => runs.join(collection.name.as_str()),
        });
        collections.push(evaluate(&collection, target.as_deref(), language, model)?);
    }
    Ok(Report { collections })
}

fn evaluate(
    collection: &Collection,
    runs: Option<&Path>,
    language: Option<Language>,
    model: Option<&Arc<Model>>,
) -> Result<CollectionReport, EvaluationError> {
    let language = language.unwrap_or_else(|| collection.language());
    let (engine, build) = build(&collection.documents, &collection.glossary, language)?;
    read(&engine, model)?;
    let mut variants = Vec::new();
    for (name, queries) in &collection.variants {
        let (answers, times) = ask(&engine, queries, language)?;
        if let Some(runs) = runs {
            report::write_run(runs, name, queries, &answers)?;
        }
        variants.push(VariantReport {
            name: name.clone(),
            measures: Measures::of(queries, &answers, &collection.judgments),
            latency: measures::Latency::of(times),
        });
    }
    let abstention = match &collection.abstain {
        Some(judged) => Some(abstain(judged, &collection.glossary, language, model)?),
        None => None,
    };
    Ok(CollectionReport {
        name: collection.name.clone(),
        passages: engine.len(),
        language,
        build,
        variants,
        abstention,
    })
}

/// Builds an engine in which each document is one passage.
fn build(
    documents: &[(String, String, String)],
    glossary: &Glossary,
    language: Language,
) -> Result<(Engine, Duration), EvaluationError> {
    let passages = documents
        .iter()
        .map(|(id, title, text)| {
            let document = Document::bare(id.clone(), language, text.clone());
            Passage::whole(Arc::new(Document { title: title.clone(), ..document }))
        })
        .collect();
    let started = Instant::now();
    let engine = Engine::build(passages, glossary)?;
    Ok((engine, started.elapsed()))
}

/// Lets a model read all passages, on all processors.
fn read(engine: &Engine, model: Option<&Arc<Model>>) -> Result<(), SearchError> {
    let Some(model) = model else { return Ok(()) };
    engine.understand(model.clone(), &KnownVectors::default());
    engine.read_all(|_| {}, &mut |_| {})
}

/// Asks every question twice: as a person would, timed, and for the whole ranking.
fn ask(
    engine: &Engine,
    queries: &[JudgedQuery],
    language: Language,
) -> Result<(Vec<Ranking>, Vec<Duration>), EvaluationError> {
    let mut asked = Vec::with_capacity(queries.len());
    let mut times = Vec::with_capacity(queries.len());
    for query in queries {
        let question = Question::new(&query.text, language, SHOWN);
        let started = Instant::now();
        let answer = engine.ask(&question)?;
        times.push(started.elapsed());
        let ranking = engine.ranking(&Question { limit: DEPTH, ..question })?;
        let ranking =
            ranking.into_iter().map(|(passage, score)| (passage.document.id.clone(), score)).collect();
        asked.push(Ranking { answer, ranking });
    }
    Ok((asked, times))
}

fn abstain(
    judged: &Judged,
    glossary: &Glossary,
    language: Language,
    model: Option<&Arc<Model>>,
) -> Result<Abstention, EvaluationError> {
    let (engine, _) = build(&judged.documents, glossary, language)?;
    read(&engine, model)?;
    let asked = judged.queries.iter().map(|(kind, query)| {
        let answer = engine.ask(&Question::new(&query.text, language, SHOWN))?;
        Ok((*kind, answer.confidence, answer.outcome))
    });
    let asked: Vec<(collection::JudgedKind, f64, Outcome)> = asked.collect::<Result<_, SearchError>>()?;
    Ok(Abstention::of(&asked))
}
