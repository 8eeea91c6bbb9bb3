//! Why may the program end before its work is done, and with which exit code?

use std::error::Error;
use std::io;

use vraagbaak::app::LibraryError;
use vraagbaak::import::watch::{LedgerError, NoClient};
use vraagbaak::observe;
use vraagbaak::people::evaluate::PeopleError;
use vraagbaak::search::{SearchError, evaluate};
use vraagbaak::terminal::{AskError, ChatError, QuestionsError};

/// Something of ours failed.
pub(super) const FAILED: u8 = 1;
/// The flags, the variables or the folders are wrong.
pub(super) const BAD_USE: u8 = 2;
/// There is no DISCORD_TOKEN.
pub(super) const NO_TOKEN: u8 = 3;
/// Discord refused the token or the intents: starting again won't help.
pub(super) const REFUSED: u8 = 4;
/// Discord or the database can't be reached: starting again may help.
pub(super) const UNREACHABLE: u8 = 5;

/// Why the program ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    BadUse(Box<dyn Error>),
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Questions(#[from] QuestionsError),
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The index can't be searched: what to do about it.
    #[error("{0}")]
    Index(String),
    /// The index or the sentence model failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    #[error(transparent)]
    Chat(#[from] ChatError),
    #[error(transparent)]
    Evaluation(#[from] evaluate::EvaluationError),
    #[error(transparent)]
    People(#[from] PeopleError),
    #[error(transparent)]
    Observe(#[from] observe::ObserveError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    NoClient(#[from] NoClient),
    #[error("{words}")]
    Store { words: String, code: u8 },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Failure {
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::BadUse(_)
            | Self::Questions(QuestionsError::Open { .. } | QuestionsError::Read { .. })
            | Self::Evaluation(_)
            | Self::People(_)
            | Self::Observe(_) => BAD_USE,
            Self::Store { code, .. } => *code,
            Self::Library(_)
            | Self::Questions(_)
            | Self::Ask(_)
            | Self::Index(_)
            | Self::Search(_)
            | Self::Chat(_)
            | Self::Ledger(_)
            | Self::NoClient(_)
            | Self::Io(_) => FAILED,
        }
    }

    /// Whoever read our output has had enough, as `head` does.
    pub(super) fn is_broken_pipe(&self) -> bool {
        let error = match self {
            Self::Io(error)
            | Self::Ask(AskError::Write(error))
            | Self::Questions(QuestionsError::Ask(AskError::Write(error)))
            | Self::Chat(ChatError::Write(error)) => error,
            _ => return false,
        };
        error.kind() == io::ErrorKind::BrokenPipe
    }
}
