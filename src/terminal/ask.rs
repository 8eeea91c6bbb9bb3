//! How is one question answered on a terminal, or one quote shown?

use std::io::{self, Write};

use super::{json, layout};
use crate::app::{App, Ask, Fault, QuoteWish, Reply, Request};
use crate::domain::{Language, Place};
use crate::search::Question;

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// A JSON object a line, as the README describes.
    Json,
    /// Why the answer is what it is, in its place.
    Why,
}

/// Which language to reply in.
#[derive(Clone, Copy, Debug)]
pub struct Tongue {
    /// The one that was asked for.
    pub chosen: Option<Language>,
    /// The one to use when the question itself doesn't tell.
    pub default: Language,
}

impl Tongue {
    pub(crate) fn for_question(self, app: &App, question: &str) -> Language {
        self.chosen.or_else(|| app.language_of(question)).unwrap_or(self.default)
    }

    pub(crate) fn for_ourselves(self) -> Language {
        self.chosen.unwrap_or(self.default)
    }
}

/// A question can't be answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The output can't be written to.
    #[error("writing the answer: {0}")]
    Write(#[from] io::Error),
    /// Something of ours failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Answers one question.
///
/// # Errors
/// When the output can't be written to, or when something of ours fails, such as the index.
pub async fn ask(
    app: &App,
    question: &str,
    tongue: Tongue,
    limit: usize,
    format: Format,
    out: &mut impl Write,
) -> Result<(), AskError> {
    let language = tongue.for_question(app, question);
    let request = || Request::Ask(Ask { text: question.to_owned(), before: None, language, limit });
    match format {
        Format::Text => layout::reply(&app.try_handle(request()).await?, out)?,
        Format::Json => json::write(question, language, &app.try_handle(request()).await?, out)?,
        Format::Why => why(app, &Question::new(question, language, limit), out)?,
    }
    Ok(())
}

fn why(app: &App, question: &Question<'_>, out: &mut impl Write) -> Result<(), AskError> {
    let (_, explanation) = app.library().engine.explain(question).map_err(Fault::from)?;
    Ok(write!(out, "{explanation}")?)
}

/// Shows a quotable line.
///
/// # Errors
/// When the output can't be written to.
pub async fn quote(app: &App, tongue: Tongue, out: &mut impl Write) -> io::Result<()> {
    let (language, wish) = (tongue.for_ourselves(), QuoteWish::default());
    let request = Request::Quote { place: Place::Terminal, language, wish };
    let reply: Reply = app.handle(request).await;
    layout::reply(&reply, out)
}
