//! How are many questions answered at once?

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use super::ask::{AskError, Format, Tongue, ask};
use crate::app::App;

/// A file of questions can't be answered to its end.
#[derive(Debug, thiserror::Error)]
pub enum QuestionsError {
    /// The file can't be opened.
    #[error("opening the file of questions {}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file can't be read on, or is not UTF-8.
    #[error("reading the questions in {}, line {line}: {source}", path.display())]
    Read {
        /// The file; `standard input` where it is that.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the system said.
        source: io::Error,
    },
    /// A question can't be answered.
    #[error(transparent)]
    Ask(#[from] AskError),
}

/// Answers a question a line, in order. `-` stands for standard input.
///
/// # Errors
/// When the file can't be read, a question can't be answered or the output can't be written to; what
/// came before has been answered.
pub async fn answer_all(
    app: &App,
    path: &Path,
    tongue: Tongue,
    limit: usize,
    format: Format,
    out: &mut impl Write,
) -> Result<(), QuestionsError> {
    let (input, path): (Box<dyn BufRead>, &Path) = if path == Path::new("-") {
        (Box::new(io::stdin().lock()), Path::new("standard input"))
    } else {
        let opened = File::open(path);
        let file = opened.map_err(|source| QuestionsError::Open { path: path.to_owned(), source })?;
        (Box::new(BufReader::new(file)), path)
    };
    for (index, question) in input.lines().enumerate() {
        let failed = |source| QuestionsError::Read { path: path.to_owned(), line: index + 1, source };
        let question = question.map_err(failed)?;
        if format != Format::Json {
            let heading = writeln!(out, "{}> {question}\n", if index > 0 { "\n" } else { "" });
            heading.map_err(AskError::from)?;
        }
        ask(app, &question, tongue, limit, format, out).await?;
    }
    Ok(())
}
