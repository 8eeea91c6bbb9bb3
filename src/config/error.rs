//! What keeps the choices from being understood?

use super::dot_env::DotEnvError;
use crate::domain::{Allowed, Origin};

/// What keeps the choices from being understood.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The flags or variables are wrong, or help was asked for: clap has the words for it.
    #[error(transparent)]
    Usage(#[from] clap::Error),
    /// The file with variables can't be used.
    #[error(transparent)]
    DotEnv(#[from] DotEnvError),
    /// Something can't be chosen so.
    #[error("{}: choose {:?}", .0.name, .0.allowed)]
    Choice(Box<WrongChoice>),
    /// The token would go over the internet as it is. The address is not shown: it may hold a password.
    #[error("{variable}: the bot's token would go there unencrypted")]
    ClearText {
        /// Which address.
        variable: &'static str,
    },
}

/// A choice that can't be.
#[derive(Clone, Debug)]
pub struct WrongChoice {
    /// The flag or the variable.
    pub name: String,
    /// What was chosen, where that may be shown.
    pub value: Option<String>,
    /// Where.
    pub origin: Origin,
    /// The file with variables.
    pub file: String,
    /// What may be chosen.
    pub allowed: Allowed,
}
