//! What does a button remember? All of it in its `custom_id`, so that it works after a restart.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use super::limits;
use crate::app::{AnswerCard, Page};
use crate::corpus::PassageKey;
use crate::domain::{Language, MemberId};
use crate::search::Outcome;

/// What happens when a button is pressed, and whose button it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ButtonId {
    /// Who asked: only their press changes the message.
    pub(super) asker: MemberId,
    /// What to do.
    pub(super) press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Press {
    /// Shows another passage of the answer.
    Page {
        /// The outcome of the answer.
        outcome: Outcome,
        /// Which passage to show, from 0.
        shown: usize,
        /// The passages, with the number of the sentence to bring out.
        entries: Vec<(PassageKey, usize)>,
    },
    /// Shows another quotable line.
    Quote,
}

/// The sentences that one sign can number: `0` to `z` in base 36.
const SENTENCES: usize = 36;
/// The length of a passage's key in an id.
const KEY: usize = 12;
/// The passages that fit into an id beside the rest of it (`p:a0:` and the asker in hexadecimal).
const ENTRIES: usize = (limits::CUSTOM_ID - 5 - 17) / (KEY + 1);

impl ButtonId {
    /// The button to the passage at `shown` of an answer.
    pub(super) fn page(asker: MemberId, card: &AnswerCard, shown: usize) -> Self {
        let entry = |entry: &crate::app::Entry| (entry.passage.key(), entry.sentence().min(SENTENCES - 1));
        let entries = card.entries.iter().take(ENTRIES).map(entry).collect();
        Self { asker, press: Press::Page { outcome: card.outcome, shown, entries } }
    }
}

impl Press {
    /// The request that the press stands for, where it asks for a passage.
    pub(super) fn into_page(self, language: Language) -> Option<Page> {
        match self {
            Self::Page { outcome, shown, entries } => Some(Page { language, outcome, entries, shown }),
            Self::Quote => None,
        }
    }
}

/// How many passages of an answer can be paged through.
pub(super) fn pages(card: &AnswerCard) -> usize {
    card.entries.len().min(ENTRIES)
}

impl fmt::Display for ButtonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asker = self.asker.number();
        match &self.press {
            Press::Quote => write!(f, "q:{asker:x}"),
            Press::Page { outcome, shown, entries } => {
                write!(f, "p:{}{shown}:{asker:x}:", outcome_sign(*outcome))?;
                entries.iter().try_for_each(|(key, sentence)| {
                    let sign =
                        u32::try_from(*sentence).ok().and_then(|n| char::from_digit(n, 36)).unwrap_or('0');
                    write!(f, "{key}{sign}")
                })
            }
        }
    }
}

/// A `custom_id` that is none of ours, or from a version that wrote them otherwise.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown button")]
pub(super) struct UnknownButton;

impl FromStr for ButtonId {
    type Err = UnknownButton;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = id.split(':').collect();
        let (asker, press) = match parts.as_slice() {
            ["q", asker] => (asker, Press::Quote),
            ["p", position, asker, entries] => (asker, parse_page(position, entries).ok_or(UnknownButton)?),
            _ => return Err(UnknownButton),
        };
        let asker = u64::from_str_radix(asker, 16).ok().and_then(NonZeroU64::new).ok_or(UnknownButton)?;
        Ok(Self { asker: MemberId::new(asker), press })
    }
}

fn parse_page(position: &str, entries: &str) -> Option<Press> {
    let mut signs = position.chars();
    let outcome = match signs.next()? {
        'a' => Outcome::Answer,
        'n' => Outcome::Near,
        _ => return None,
    };
    let shown = signs.as_str().parse().ok()?;
    let entries = entries.as_bytes().chunks(KEY + 1).map(parse_entry).collect::<Option<_>>()?;
    Some(Press::Page { outcome, shown, entries })
}

fn parse_entry(entry: &[u8]) -> Option<(PassageKey, usize)> {
    let (key, sentence) = std::str::from_utf8(entry).ok()?.split_at_checked(KEY)?;
    Some((key.parse().ok()?, sentence.chars().next()?.to_digit(36)? as usize))
}

fn outcome_sign(outcome: Outcome) -> char {
    match outcome {
        Outcome::Answer => 'a',
        Outcome::Near => 'n',
        Outcome::None => '0',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys() -> impl Strategy<Value = Vec<(PassageKey, usize)>> {
        let entry = (0_u64..1 << 48, 0..SENTENCES);
        let parsed = entry.prop_filter_map("a key", |(key, sentence)| {
            format!("{key:012x}").parse().ok().map(|key| (key, sentence))
        });
        prop::collection::vec(parsed, 1..=ENTRIES)
    }

    proptest! {
        #[test]
        fn an_id_is_read_back_as_written(asker in 1_u64.., near: bool, shown in 0..ENTRIES, entries in keys()) {
            let outcome = if near { Outcome::Near } else { Outcome::Answer };
            let asker = MemberId::new(NonZeroU64::new(asker).expect("not 0"));
            let id = ButtonId { asker, press: Press::Page { outcome, shown, entries } };
            let written = id.to_string();
            prop_assert!(written.chars().count() <= limits::CUSTOM_ID);
            prop_assert_eq!(written.parse(), Ok(id));
        }

        #[test]
        fn no_id_of_others_panics(id in "\\PC{0,100}") {
            let _ = id.parse::<ButtonId>();
        }
    }
}
