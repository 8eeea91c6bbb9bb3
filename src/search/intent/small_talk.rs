//! Is this said to the bot for company's sake, and no question about any subject?
//!
//! A [`courtesy`], a request for a joke, a question about the bot itself. Each of its words may
//! well stand in the corpus, which is no reason to answer with a passage.

use std::sync::LazyLock;

use super::courtesy;
use super::phrases::Phrases;
use crate::search::word_lists::SMALL_TALK;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&SMALL_TALK]));

/// Whether folded words are small talk and nothing else.
pub(crate) fn is_small_talk(words: &[&str]) -> bool {
    courtesy::is_only(&[&PHRASES, &courtesy::PHRASES], words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(text: &str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        is_small_talk(&words)
    }

    #[test]
    fn company_is_told_from_questions() {
        for text in [
            "hoi allemaal",
            "goedemorgen",
            "dank je wel voor je hulp",
            "wie ben jij eigenlijk",
            "how are you today",
            "thanks have a nice evening",
        ] {
            assert!(judge(text), "{text}");
        }
        for text in [
            "hoi wat is een netwerkorganisatie",
            "hoe oud is het fediverse",
            "wie heeft hyves gemaakt",
            "how old are social networks",
            "wat is vertrouwen",
            "hallo vertrouwen",
        ] {
            assert!(!judge(text), "{text}");
        }
    }
}
