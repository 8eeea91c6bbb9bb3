//! What is kept of a question that had no answer?

use std::time::SystemTime;

use crate::domain::language::Language;

/// The most characters that are kept of one.
const LONGEST: usize = 300;

/// A question that had no answer, without who asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// When it was asked.
    pub at: SystemTime,
    /// In which language.
    pub language: Language,
    /// Its words, on one line, without the numbers of people that a mention holds.
    pub question: String,
}

impl Unanswered {
    /// A question as it may be kept: every mention in it becomes `@…`, and it is cut at 300
    /// characters.
    #[must_use]
    pub fn new(question: &str, language: Language, at: SystemTime) -> Self {
        let words = without_mentions(question);
        let words: Vec<_> = words.split_whitespace().collect();
        Self { at, language, question: words.join(" ").chars().take(LONGEST).collect() }
    }
}

/// Discord writes a mention as `<@`, perhaps `!` or `&`, a number and `>`.
fn without_mentions(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(at) = rest.find("<@") {
        kept.push_str(&rest[..at]);
        let inside = rest[at + 2..].trim_start_matches(['!', '&']);
        let after = inside.trim_start_matches(|c: char| c.is_ascii_digit());
        match after.strip_prefix('>') {
            Some(after) if after.len() + 1 < inside.len() => {
                kept.push_str("@…");
                rest = after;
            }
            _ => {
                kept.push_str("<@");
                rest = &rest[at + 2..];
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(question: &str) -> String {
        Unanswered::new(question, Language::Dutch, SystemTime::UNIX_EPOCH).question
    }

    #[test]
    fn nobody_is_named_by_number() {
        assert_eq!(kept("Wie is <@123>, of <@!45>\n en <@&6>?"), "Wie is @…, of @… en @…?");
        assert_eq!(kept("<@> <@x> <@12"), "<@> <@x> <@12");
    }

    proptest! {
        #[test]
        fn no_mention_is_left(words in "[<@!&0-9> a]{0,40}") {
            let kept = kept(&words);
            let left = kept.match_indices("<@").any(|(at, _)| {
                let inside = kept[at + 2..].trim_start_matches(['!', '&']);
                let digits = inside.trim_start_matches(|c: char| c.is_ascii_digit());
                digits.len() < inside.len() && digits.starts_with('>')
            });
            prop_assert!(!left, "{kept}");
        }
    }
}
