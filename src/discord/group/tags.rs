//! Which tags does the post of a question get in a forum, and which when it is answered?

use serenity::all::{ChannelFlags, ForumTag, ForumTagId, GuildChannel};

use crate::domain::open_question::QuestionState;
use crate::search::folded_words;

/// What the tag of an open question is called.
const OPEN: [&str; 2] = ["open", "open vraag"];
/// What that of an answered one is called.
const ANSWERED: [&str; 4] = ["answered", "beantwoord", "solved", "opgelost"];
/// The most tags of a post (Resources, Channel, "applied_tags").
const MOST: usize = 5;

/// The tags of a question on these topics: *open*, and those that are called as a topic. Where a tag is
/// obligatory and none fits, the first one.
pub(crate) fn of(forum: &GuildChannel, topics: &[String]) -> Vec<ForumTagId> {
    let named = |name: &str| forum.available_tags.iter().find(|tag| is_called(tag, name)).map(|tag| tag.id);
    let open = OPEN.into_iter().find_map(named);
    let mut tags: Vec<_> = open.into_iter().chain(topics.iter().filter_map(|topic| named(topic))).collect();
    tags.dedup();
    tags.truncate(MOST);
    if tags.is_empty() && forum.flags.contains(ChannelFlags::REQUIRE_TAG) {
        tags.extend(forum.available_tags.first().map(|tag| tag.id));
    }
    tags
}

/// The tags of a question that has come to this state, instead of those that it has: *open* while it waits,
/// *answered* once it is solved. The others stay, and so does the last one where a tag is obligatory.
pub(crate) fn of_state(forum: &GuildChannel, has: &[ForumTagId], state: QuestionState) -> Vec<ForumTagId> {
    let called = |names: &[&str]| -> Vec<ForumTagId> {
        let tags = forum.available_tags.iter();
        tags.filter(|tag| names.iter().any(|name| is_called(tag, name))).map(|tag| tag.id).collect()
    };
    let (open, answered) = (called(&OPEN), called(&ANSWERED));
    let now = match state {
        QuestionState::Open | QuestionState::Replied => open.first(),
        QuestionState::Helped | QuestionState::Solved => answered.first(),
        QuestionState::Closed | QuestionState::Withdrawn | QuestionState::Removed | QuestionState::Gone => {
            None
        }
    };
    let others = has.iter().filter(|tag| !open.contains(tag) && !answered.contains(tag));
    let mut tags: Vec<_> = now.into_iter().chain(others).copied().collect();
    tags.truncate(MOST);
    if tags.is_empty() && forum.flags.contains(ChannelFlags::REQUIRE_TAG) { has.to_vec() } else { tags }
}

fn is_called(tag: &ForumTag, name: &str) -> bool {
    folded_words(&tag.name) == folded_words(name)
}
