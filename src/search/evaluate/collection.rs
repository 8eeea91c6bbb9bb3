//! What stands in the folder of a judged collection?

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::corpus::{Glossary, Problem};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::language::function_words;
use crate::search::text::tokens;

/// Why a collection could not be evaluated.
#[derive(Debug, thiserror::Error)]
pub enum EvaluationError {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{path}, line {line}: {reason}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder holds no questions.
    #[error("{0} holds neither queries.jsonl nor queries.VARIANT.jsonl")]
    NoQueries(PathBuf),
    /// The glossary of the collection could not be read.
    #[error("{0}")]
    Glossary(Problem),
    /// The engine could not be built.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// A question of a collection.
#[derive(Clone, Debug)]
pub(crate) struct JudgedQuery {
    pub(crate) id: String,
    pub(crate) text: String,
}

/// By question and document, how relevant the document is.
pub(crate) type Judgments = HashMap<String, HashMap<String, f64>>;

/// A judged collection.
pub(crate) struct Collection {
    pub(crate) name: String,
    /// Id, title and text of each document.
    pub(crate) documents: Vec<(String, String, String)>,
    /// The questions of each variant, `clean` first and the others by name.
    pub(crate) variants: Vec<(String, Vec<JudgedQuery>)>,
    pub(crate) judgments: Judgments,
    pub(crate) abstain: Option<Judged>,
    /// The `glossary.toml` of the collection, empty when it has none.
    pub(crate) glossary: Glossary,
}

/// Documents, and questions of which it is known whether the documents answer them.
pub(crate) struct Judged {
    pub(crate) documents: Vec<(String, String, String)>,
    pub(crate) queries: Vec<(JudgedKind, JudgedQuery)>,
}

/// Whether the documents answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JudgedKind {
    Answerable,
    Heldout,
    Offtopic,
}

#[derive(Deserialize)]
struct JsonLine {
    _id: String,
    #[serde(default)]
    title: String,
    text: String,
    #[serde(default)]
    kind: Option<JudgedKind>,
}

impl Collection {
    pub(crate) fn read(directory: &Path) -> Result<Self, EvaluationError> {
        let name = fs::canonicalize(directory)
            .ok()
            .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
            .unwrap_or_else(|| directory.display().to_string());
        let abstain = directory.join("abstain");
        let mut problems = Vec::new();
        let glossary = Glossary::load(directory, &mut problems);
        if let Some(problem) = problems.pop() {
            return Err(EvaluationError::Glossary(problem));
        }
        Ok(Self {
            name,
            documents: documents(directory)?,
            variants: variants(directory)?,
            judgments: judgments(directory)?,
            glossary,
            abstain: if abstain.is_dir() { Some(Judged::read(&abstain)?) } else { None },
        })
    }

    /// The language that the function words of the documents speak for.
    pub(crate) fn language(&self) -> Language {
        const ENOUGH: usize = 200;
        let words: Vec<tokens::Word> =
            self.documents.iter().take(ENOUGH).flat_map(|(_, _, text)| tokens::tokenize(text)).collect();
        function_words::by_stop_words(words.iter().map(|word| word.text.as_str()), Language::Dutch)
    }
}

impl Judged {
    fn read(directory: &Path) -> Result<Self, EvaluationError> {
        let path = directory.join("queries.jsonl");
        let queries = lines(&path)?
            .into_iter()
            .enumerate()
            .map(|(at, line)| match line.kind {
                Some(kind) => Ok((kind, JudgedQuery { id: line._id, text: line.text })),
                None => Err(EvaluationError::Line {
                    path: path.clone(),
                    line: at + 1,
                    reason: "the question has no kind".into(),
                }),
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { documents: documents(directory)?, queries })
    }
}

fn documents(directory: &Path) -> Result<Vec<(String, String, String)>, EvaluationError> {
    let lines = lines(&directory.join("corpus.jsonl"))?;
    Ok(lines.into_iter().map(|line| (line._id, line.title, line.text)).collect())
}

fn variants(directory: &Path) -> Result<Vec<(String, Vec<JudgedQuery>)>, EvaluationError> {
    let mut variants = Vec::new();
    let entries = fs::read_dir(directory).map_err(|source| file(directory, source))?;
    for entry in entries {
        let path = entry.map_err(|source| file(directory, source))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(variant) = name.strip_prefix("queries").and_then(|rest| rest.strip_suffix(".jsonl")) else {
            continue;
        };
        let variant = if variant.is_empty() { "queries" } else { variant.trim_start_matches('.') };
        let queries =
            lines(&path)?.into_iter().map(|line| JudgedQuery { id: line._id, text: line.text }).collect();
        variants.push((variant.to_owned(), queries));
    }
    if variants.is_empty() {
        return Err(EvaluationError::NoQueries(directory.to_owned()));
    }
    variants.sort_by_key(|(name, _)| (name != "clean", name.clone()));
    Ok(variants)
}

fn judgments(directory: &Path) -> Result<Judgments, EvaluationError> {
    let plain = directory.join("qrels.tsv");
    let path = if plain.is_file() { plain } else { directory.join("qrels").join("test.tsv") };
    let mut judgments = Judgments::new();
    for (at, line) in read(&path)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let mut columns = line.split('\t').map(str::trim);
        let (Some(query), Some(document), Some(score)) = (columns.next(), columns.next(), columns.next())
        else {
            let reason = "a judgment has three columns: question, document, score".into();
            return Err(EvaluationError::Line { path, line: at + 1, reason });
        };
        match score.parse() {
            Ok(score) => {
                judgments.entry(query.to_owned()).or_default().insert(document.to_owned(), score);
            }
            Err(_) if at == 0 => {} // the header
            Err(_) => {
                let reason = format!("`{score}` is not a score");
                return Err(EvaluationError::Line { path, line: at + 1, reason });
            }
        }
    }
    Ok(judgments)
}

fn lines(path: &Path) -> Result<Vec<JsonLine>, EvaluationError> {
    let text = read(path)?;
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    filled
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| EvaluationError::Line {
                path: path.to_owned(),
                line: at + 1,
                reason: error.to_string(),
            })
        })
        .collect()
}

fn read(path: &Path) -> Result<String, EvaluationError> {
    fs::read_to_string(path).map_err(|source| file(path, source))
}

pub(crate) fn file(path: &Path, source: io::Error) -> EvaluationError {
    EvaluationError::File { path: path.to_owned(), source }
}
