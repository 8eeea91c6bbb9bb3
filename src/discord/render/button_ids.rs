//! What does a button remember? All of it in its `custom_id`, so that it works after a restart.
//!
//! An id begins with a letter for what the button does and the number of its form: `p1:a0:` and so
//! on. A form that people still have under their old messages is never read otherwise than it was
//! written; a new one gets the next number.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use super::limits;
use crate::app::{AlsoAsked, AnswerCard, Entry, Page, QuoteWish, View};
use crate::corpus::PassageKey;
use crate::domain::{Language, MemberId};
use crate::search::Outcome;

/// What happens when a button is pressed, and whose button it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ButtonId {
    /// Who asked: only their press changes the message.
    pub(crate) asker: MemberId,
    /// What to do.
    pub(crate) press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Press {
    /// Shows a passage of the answer, or what belongs to it.
    Show(View, Trail),
    /// Shows the passage that was chosen from a menu.
    Choose(Trail),
    /// Shows a passage to whoever presses, and leaves the message as it is.
    Peek(Trail),
    /// Offers what else can be done with an answer.
    More(Trail),
    /// Shows the passage to the whole channel; where it came from a message's menu, as the reply to that message.
    Share(Trail),
    /// Says that the answer helped, or that it didn't.
    Rate(bool, Trail),
    /// Shows another quotable line that fits the same wish.
    Quote(QuoteWish),
}

/// A message, by the number that Discord gave it.
pub(crate) type MessageNumber = NonZeroU64;

/// The answer that a button stands under, and where in it the reader is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trail {
    /// The outcome of the answer.
    pub(crate) outcome: Outcome,
    /// Which passage it is about, from 0.
    pub(crate) shown: usize,
    /// The passages, with the number of the sentence to bring out.
    pub(crate) entries: Vec<(PassageKey, usize)>,
    /// The message that it was looked up for, from that message's own menu.
    pub(crate) about: Option<MessageNumber>,
}

/// The sign for no sentence: the last that base 36 has.
const NO_SENTENCE: usize = 35;
/// The length of a passage's key in an id.
const KEY: usize = 12;
/// The passages that fit into an id beside the rest of it (`p1:a0:` and the asker in hexadecimal).
const ENTRIES: usize = (limits::CUSTOM_ID - 6 - 17) / (KEY + 1);
/// As many where a message is remembered too.
const ENTRIES_ABOUT: usize = (limits::CUSTOM_ID - 6 - 17 - 17) / (KEY + 1);

impl Trail {
    /// The way through an answer, at its passage `shown`.
    pub(crate) fn of(card: &AnswerCard, shown: usize) -> Self {
        Self { outcome: card.outcome, shown, entries: remembered(&card.entries), about: None }
    }

    /// The way through the answer to another question, at its first passage.
    pub(crate) fn to(other: &AlsoAsked) -> Self {
        Self { outcome: other.outcome, shown: 0, entries: remembered(&other.entries), about: None }
    }

    /// The way to a passage that is no answer, but comes closest: it is shown as such.
    pub(crate) fn to_closest(card: &AnswerCard, shown: usize) -> Self {
        Self { outcome: Outcome::Near, ..Self::of(card, shown) }
    }

    /// The same for a message; fewer passages fit.
    pub(crate) fn about(mut self, message: Option<MessageNumber>) -> Self {
        if message.is_some() {
            self.entries.truncate(ENTRIES_ABOUT);
            self.about = message;
        }
        self
    }

    /// The request for a passage of it.
    pub(crate) fn page(self, language: Language, view: View) -> Page {
        let Self { outcome, shown, entries, about: _ } = self;
        Page { language, outcome, entries, shown, view }
    }
}

/// What an id remembers of the passages of an answer.
fn remembered(entries: &[Entry]) -> Vec<(PassageKey, usize)> {
    let entry = |entry: &Entry| {
        let sentence = entry.sentence().filter(|number| *number < NO_SENTENCE);
        (entry.passage.key(), sentence.unwrap_or(NO_SENTENCE))
    };
    entries.iter().take(ENTRIES).map(entry).collect()
}

impl Press {
    /// The letter of what it does.
    fn letter(&self) -> char {
        match self {
            Self::Show(View::Passage, _) => 'p',
            Self::Show(View::Around, _) => 'm',
            Self::Show(View::Translation, _) => 'l',
            Self::Choose(_) => 'o',
            Self::Peek(_) => 'h',
            Self::More(_) => 'x',
            Self::Share(_) => 's',
            Self::Rate(true, _) => 'y',
            Self::Rate(false, _) => 'n',
            Self::Quote(_) => 'q',
        }
    }

    /// What a letter stands for, on this way through an answer.
    fn on(letter: &str, trail: Trail) -> Option<Self> {
        Some(match letter {
            "p" => Self::Show(View::Passage, trail),
            "m" => Self::Show(View::Around, trail),
            "l" => Self::Show(View::Translation, trail),
            "o" => Self::Choose(trail),
            "h" => Self::Peek(trail),
            "x" => Self::More(trail),
            "s" => Self::Share(trail),
            "y" => Self::Rate(true, trail),
            "n" => Self::Rate(false, trail),
            _ => return None,
        })
    }
}

/// How many passages of an answer can be paged through.
pub(crate) fn pages(card: &AnswerCard, about: Option<MessageNumber>) -> usize {
    card.entries.len().min(if about.is_some() { ENTRIES_ABOUT } else { ENTRIES })
}

impl fmt::Display for ButtonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (asker, letter) = (self.asker.number(), self.press.letter());
        match &self.press {
            Press::Quote(wish) => {
                let spoken = wish.spoken.map_or("", Language::code);
                write!(f, "{letter}1:{asker:x}:{spoken}:")?;
                wish.topic.map_or(Ok(()), |topic| write!(f, "{topic:08x}"))
            }
            Press::Show(_, trail)
            | Press::Choose(trail)
            | Press::Peek(trail)
            | Press::More(trail)
            | Press::Share(trail)
            | Press::Rate(_, trail) => {
                let (sign, form) = (outcome_sign(trail.outcome), 1 + u8::from(trail.about.is_some()));
                write!(f, "{letter}{form}:{sign}{}:{asker:x}:", trail.shown)?;
                trail.entries.iter().try_for_each(|(key, sentence)| {
                    let sign =
                        u32::try_from(*sentence).ok().and_then(|n| char::from_digit(n, 36)).unwrap_or('0');
                    write!(f, "{key}{sign}")
                })?;
                trail.about.map_or(Ok(()), |message| write!(f, ":{message:x}"))
            }
        }
    }
}

/// A `custom_id` that is none of ours, or from a version that wrote them otherwise.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown button")]
pub(crate) struct UnknownButton;

impl FromStr for ButtonId {
    type Err = UnknownButton;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = id.split(':').collect();
        let (asker, press) = match parts.as_slice() {
            // The first form of a quote had no wish yet.
            ["q", asker] => (asker, Press::Quote(QuoteWish::default())),
            ["q1", asker, spoken, topic] => (asker, Press::Quote(wish(spoken, topic)?)),
            [kind, position, asker, entries] => {
                // The first form of a page had no number yet.
                let letter = if *kind == "p" { Some("p") } else { kind.strip_suffix('1') };
                let trail = parse_trail(position, entries);
                let press = letter.zip(trail).and_then(|(letter, trail)| Press::on(letter, trail));
                (asker, press.ok_or(UnknownButton)?)
            }
            [kind, position, asker, entries, message] => {
                let trail = parse_trail(position, entries).ok_or(UnknownButton)?;
                let trail = Trail { about: Some(number(message)?), ..trail };
                let press = kind.strip_suffix('2').and_then(|letter| Press::on(letter, trail));
                (asker, press.ok_or(UnknownButton)?)
            }
            _ => return Err(UnknownButton),
        };
        Ok(Self { asker: MemberId::new(number(asker)?), press })
    }
}

fn number(text: &str) -> Result<NonZeroU64, UnknownButton> {
    u64::from_str_radix(text, 16).ok().and_then(NonZeroU64::new).ok_or(UnknownButton)
}

fn wish(spoken: &str, topic: &str) -> Result<QuoteWish, UnknownButton> {
    let spoken = (!spoken.is_empty()).then(|| spoken.parse().map_err(|_| UnknownButton)).transpose()?;
    let key = |topic| u32::from_str_radix(topic, 16).map_err(|_| UnknownButton);
    Ok(QuoteWish { topic: (!topic.is_empty()).then(|| key(topic)).transpose()?, spoken })
}

fn parse_trail(position: &str, entries: &str) -> Option<Trail> {
    let mut signs = position.chars();
    let outcome = match signs.next()? {
        'a' => Outcome::Answer,
        'n' => Outcome::Near,
        _ => return None,
    };
    let shown = signs.as_str().parse().ok()?;
    let entries = entries.as_bytes().chunks(KEY + 1).map(parse_entry).collect::<Option<_>>()?;
    Some(Trail { outcome, shown, entries, about: None })
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
        let entry = (0_u64..1 << 48, 0..=NO_SENTENCE);
        let parsed = entry.prop_filter_map("a key", |(key, sentence)| {
            format!("{key:012x}").parse().ok().map(|key| (key, sentence))
        });
        prop::collection::vec(parsed, 1..=ENTRIES)
    }

    proptest! {
        #[test]
        fn an_id_is_read_back_as_written(
            asker in 1_u64..,
            near: bool,
            letter in "[pmlohxsyn]",
            shown in 0..=ENTRIES,
            entries in keys(),
            about in prop::option::of(1_u64..),
        ) {
            let outcome = if near { Outcome::Near } else { Outcome::Answer };
            let asker = MemberId::new(NonZeroU64::new(asker).expect("not 0"));
            let trail = Trail { outcome, shown, entries, about: None };
            let trail = trail.about(about.and_then(NonZeroU64::new));
            let press = Press::on(&letter, trail).expect("a letter of ours");
            let id = ButtonId { asker, press };
            let written = id.to_string();
            prop_assert!(written.chars().count() <= limits::CUSTOM_ID);
            prop_assert_eq!(written.parse(), Ok(id));
        }

        #[test]
        fn a_quote_is_followed_by_one_that_fits_the_same_wish(
            asker in 1_u64..,
            topic: Option<u32>,
            spoken in prop::option::of(prop::sample::select(Language::ALL.to_vec())),
        ) {
            let asker = MemberId::new(NonZeroU64::new(asker).expect("not 0"));
            let id = ButtonId { asker, press: Press::Quote(QuoteWish { topic, spoken }) };
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn no_id_of_others_panics(id in "\\PC{0,100}") {
            let _ = id.parse::<ButtonId>();
        }
    }

    #[test]
    fn the_ids_of_the_first_version_still_work() {
        let old: ButtonId = "p:a2:1f:0000000000012000000000abc0".parse().expect("it is read");
        let new: ButtonId = "p1:a2:1f:0000000000012000000000abc0".parse().expect("it is read");
        assert_eq!(old, new);
        let old: ButtonId = "q:1f".parse().expect("it is read");
        assert_eq!(old.press, Press::Quote(QuoteWish::default()));
    }
}
