//! Which texts belong to a language?

use super::arranging::ArrangingTexts;
use super::daily::DailyTexts;
use super::documents::DocumentTexts;
use super::gaps::GapTexts;
use super::group::GroupTexts;
use super::helpers::HelperTexts;
use super::kept::KeptTexts;
use super::own::OwnTexts;
use super::sentences::Texts;
use super::{dutch, english};
use crate::domain::Language;

/// The texts in a language.
#[must_use]
pub fn texts(language: Language) -> &'static dyn Texts {
    match language {
        Language::Dutch => &dutch::Dutch,
        Language::English => &english::English,
    }
}

/// The texts about the quote of the day in a language.
#[must_use]
pub fn daily(language: Language) -> &'static dyn DailyTexts {
    match language {
        Language::Dutch => &dutch::daily::Dutch,
        Language::English => &english::daily::English,
    }
}

/// The texts about how a quote of the day is arranged, in a language.
#[must_use]
pub fn arranging(language: Language) -> &'static dyn ArrangingTexts {
    match language {
        Language::Dutch => &dutch::arranging::Dutch,
        Language::English => &english::arranging::English,
    }
}

/// The texts for those who think along in a language.
#[must_use]
pub fn helpers(language: Language) -> &'static dyn HelperTexts {
    match language {
        Language::Dutch => &dutch::helpers::Dutch,
        Language::English => &english::helpers::English,
    }
}

/// The texts about the documents, for whoever looks after them, in a language.
#[must_use]
pub fn documents(language: Language) -> &'static dyn DocumentTexts {
    match language {
        Language::Dutch => &dutch::documents::Dutch,
        Language::English => &english::documents::English,
    }
}

/// The texts about questions that are put to the group in a language.
#[must_use]
pub fn group(language: Language) -> &'static dyn GroupTexts {
    match language {
        Language::Dutch => &dutch::group::Dutch,
        Language::English => &english::group::English,
    }
}

/// The texts for moderators about what the documents lack, in a language.
#[must_use]
pub fn gaps(language: Language) -> &'static dyn GapTexts {
    match language {
        Language::Dutch => &dutch::group::Dutch,
        Language::English => &english::group::English,
    }
}

/// The texts about what a server has of its own to answer from, in a language.
#[must_use]
pub fn own(language: Language) -> &'static dyn OwnTexts {
    match language {
        Language::Dutch => &dutch::own::Dutch,
        Language::English => &english::own::English,
    }
}

/// The texts about what helped, and about answers that are kept, in a language.
#[must_use]
pub fn kept(language: Language) -> &'static dyn KeptTexts {
    match language {
        Language::Dutch => &dutch::group::Dutch,
        Language::English => &english::group::English,
    }
}
