//! Which tags does the post of a question get in a forum?

use serenity::all::{ChannelFlags, ForumTag, ForumTagId, GuildChannel};

use crate::search::folded_words;

/// What the tag of an open question is called.
const OPEN: [&str; 2] = ["open", "open vraag"];
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

fn is_called(tag: &ForumTag, name: &str) -> bool {
    folded_words(&tag.name) == folded_words(name)
}
