//! In which language is a document that is brought in, as far as anybody said?

use std::fmt;
use std::str::FromStr;

use super::language::{Language, UnknownLanguage};

/// What is known of the language of a document before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Somebody said it of this document.
    Told(Language),
    /// The folder that it goes to is called so: what the document says of itself goes before that.
    Folder(Language),
    /// Nobody said anything: what the document says, or else what it reads as, goes before this one.
    Unsaid(Language),
}

const FOLDER: &str = ":folder";
const UNSAID: &str = ":unsaid";

impl Spoken {
    /// The language, where nothing is known of the document itself.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::Told(language) | Self::Folder(language) | Self::Unsaid(language) => language,
        }
    }

    /// The language, where `marked` is what the document says of itself, and `read` tells what it reads as.
    #[must_use]
    pub fn settle(self, marked: Option<Language>, read: impl FnOnce() -> Option<Language>) -> Language {
        match self {
            Self::Told(language) => language,
            Self::Folder(language) => marked.unwrap_or(language),
            Self::Unsaid(language) => marked.or_else(read).unwrap_or(language),
        }
    }
}

/// As another process reads it.
impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told(language) => write!(f, "{language}"),
            Self::Folder(language) => write!(f, "{language}{FOLDER}"),
            Self::Unsaid(language) => write!(f, "{language}{UNSAID}"),
        }
    }
}

impl FromStr for Spoken {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match (text.strip_suffix(FOLDER), text.strip_suffix(UNSAID)) {
            (Some(language), _) => language.parse().map(Self::Folder),
            (None, Some(language)) => language.parse().map(Self::Unsaid),
            (None, None) => text.parse().map(Self::Told),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surer_goes_first_and_another_process_hears_the_same() {
        let (dutch, english) = (Some(Language::Dutch), Some(Language::English));
        for (spoken, marked, read, language) in [
            (Spoken::Told(Language::Dutch), english, english, Language::Dutch),
            (Spoken::Folder(Language::Dutch), english, dutch, Language::English),
            (Spoken::Folder(Language::Dutch), None, english, Language::Dutch),
            (Spoken::Unsaid(Language::English), dutch, english, Language::Dutch),
            (Spoken::Unsaid(Language::English), None, dutch, Language::Dutch),
            (Spoken::Unsaid(Language::English), None, None, Language::English),
        ] {
            assert_eq!(spoken.settle(marked, || read), language, "{spoken:?} {marked:?} {read:?}");
            assert_eq!(spoken.to_string().parse(), Ok(spoken));
        }
    }
}
