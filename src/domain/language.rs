//! Which languages does the program speak?

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of documents, questions and replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Dutch, `nl`.
    #[serde(rename = "nl")]
    Dutch,
    /// English, `en`.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Every language, in a fixed order.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language of a locale such as `nl`, `nl-BE` or `en-US`; `None` for any other.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        locale.split(['-', '_']).next()?.parse().ok()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language code that is neither `nl` nor `en`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`: use nl or en")]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code.trim()))
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}
