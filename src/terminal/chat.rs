//! How does a conversation at the keyboard go?

use std::io::{self, Write};
use std::path::Path;

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::ask::{self, Tongue};
use super::layout;
use crate::app::{AnswerCard, App, Ask, DEFAULT_PASSAGES, Reply, Request};
use crate::search::{Outcome, names_subject};
use crate::texts::texts;

/// The history of a conversation, in the data folder.
const HISTORY: &str = "chat-history.txt";

/// A conversation can't go on.
#[derive(Debug, thiserror::Error)]
pub enum ChatError {
    /// The keyboard can't be read.
    #[error("reading from the terminal: {0}")]
    Read(#[from] ReadlineError),
    /// The screen can't be written to.
    #[error("writing to the terminal: {0}")]
    Write(#[from] io::Error),
}

/// Talks until `/quit` or the end of the input.
///
/// # Errors
/// When the terminal can't be read or written. A history that can't be kept is only logged.
pub async fn chat(app: &App, tongue: Tongue, data: &Path, out: &mut impl Write) -> Result<(), ChatError> {
    let mut editor = DefaultEditor::new()?;
    let history = data.join(HISTORY);
    // There is none before the first conversation.
    let _ = editor.load_history(&history);
    let mut talk = Talk { app, tongue, last: None, before: None };
    writeln!(out, "{}", texts(tongue.for_ourselves()).chat_welcome(app.library().corpus.documents.len()))?;
    loop {
        match editor.readline("\n> ") {
            Ok(line) => {
                let line = line.trim();
                if !line.is_empty() {
                    let _ = editor.add_history_entry(line);
                }
                if !talk.turn(line, out).await? {
                    break;
                }
            }
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => break,
            Err(error) => return Err(error.into()),
        }
    }
    writeln!(out, "{}", texts(tongue.for_ourselves()).goodbye())?;
    let saved = std::fs::create_dir_all(data).map_err(ReadlineError::Io);
    if let Err(error) = saved.and_then(|()| editor.save_history(&history)) {
        tracing::warn!(%error, "keeping the history of this conversation in {}", history.display());
    }
    Ok(())
}

struct Talk<'a> {
    app: &'a App,
    tongue: Tongue,
    last: Option<AnswerCard>,
    /// The last question that named its subject.
    before: Option<String>,
}

impl Talk<'_> {
    /// Answers one line; false ends the conversation.
    async fn turn(&mut self, line: &str, out: &mut impl Write) -> io::Result<bool> {
        let own = texts(self.tongue.for_ourselves());
        match line {
            "" => {}
            "/quit" | "/exit" | "/q" => return Ok(false),
            "/help" | "/h" | "/?" => writeln!(out, "{}", own.chat_help())?,
            "/quote" => ask::quote(self.app, self.tongue, out).await?,
            "/next" | "/n" => self.next(out)?,
            _ if line.starts_with('/') => writeln!(out, "{}", own.chat_unknown_command(line))?,
            _ => self.ask(line, out).await?,
        }
        Ok(true)
    }

    async fn ask(&mut self, question: &str, out: &mut impl Write) -> io::Result<()> {
        let language = self.tongue.for_question(self.app, question);
        let before = self.before.clone();
        if names_subject(question, before.as_deref()) {
            self.before = Some(question.to_owned());
        }
        let ask = Ask { text: question.to_owned(), before, language, limit: DEFAULT_PASSAGES };
        let reply = self.app.handle(Request::Ask(ask)).await;
        writeln!(out)?;
        layout::reply(&reply, out)?;
        self.last = match reply {
            Reply::Answer(card) if card.outcome != Outcome::None => Some(card),
            Reply::Answer(_) | Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => None,
        };
        Ok(())
    }

    fn next(&mut self, out: &mut impl Write) -> io::Result<()> {
        let Some(card) = &mut self.last else {
            return writeln!(out, "{}", texts(self.tongue.for_ourselves()).chat_nothing_to_continue());
        };
        if card.shown + 1 >= card.entries.len() {
            return writeln!(out, "{}", texts(card.language).no_more_passages());
        }
        card.shown += 1;
        card.corrections.clear();
        writeln!(out)?;
        layout::reply(&Reply::Answer(card.clone()), out)
    }
}
