//! What do the numbers in the buttons of a draft and of a post stand for, and what fits into its form?

use serenity::all::ComponentInteraction;

use super::who::Actor;
use crate::app::group::Passed;
use crate::discord::group::ids::{Deed, GroupId};
use crate::discord::render::limits;
use crate::domain::ChannelId;
use crate::domain::open_question::{LONGEST_TEXT, QUESTION_LENGTH, QuestionKey, QuestionWords};

/// The bit of a draft's button that says that the documents were not asked with all of its words.
const ANEW: u64 = 8;

/// The words as the inputs of the form take them.
pub(crate) fn fitting(words: &QuestionWords) -> QuestionWords {
    let question = limits::cut(&words.question, usize::from(*QUESTION_LENGTH.end()));
    let tried = limits::cut(&words.tried, usize::from(LONGEST_TEXT));
    QuestionWords { question, tried, ..words.clone() }
}

/// The button under a draft that posts it, after what was asked.
pub(crate) fn post_id(passed: Passed, anew: bool) -> GroupId {
    GroupId { deed: Deed::Post, number: u64::from(passed.bits()) | if anew { ANEW } else { 0 } }
}

pub(crate) fn passed(id: GroupId) -> Passed {
    Passed::from_bits(u8::try_from(id.number & 7).unwrap_or_default())
}

pub(crate) fn anew(id: GroupId) -> bool {
    id.number & ANEW != 0
}

/// The question that a press is about: the one that its button names, or whose post it stands under.
pub(crate) fn key(id: GroupId, press: &ComponentInteraction, actor: &Actor) -> QuestionKey {
    let under = ChannelId::new(press.message.id.into());
    QuestionKey { guild: actor.guild, thread: id.thread().unwrap_or(under) }
}
