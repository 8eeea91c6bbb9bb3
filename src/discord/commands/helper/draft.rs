//! How does an offer wait on somebody's private screen until they say "count me in"? What they chose and wrote
//! stands there, and nowhere else.

use serenity::all::{CreateEmbed, Message};

use crate::app::helpers::Draft;
use crate::discord::render::limits;
use crate::discord::render::markdown::{escape, unescape};
use crate::texts::HelperTexts;

/// Before each topic.
const BULLET: &str = "• ";

/// An embed with what was chosen and written: the first two of its fields.
pub(super) fn with_fields(embed: CreateEmbed, draft: &Draft, texts: &dyn HelperTexts) -> CreateEmbed {
    let or_none = |text: String| if text.is_empty() { format!("*{}*", texts.none_yet()) } else { text };
    let mut topics = String::new();
    for topic in &draft.topics {
        let line = format!("{BULLET}{}\n", escape(topic));
        // A topic that doesn't fit would be half a name.
        if topics.chars().count() + line.chars().count() <= limits::EMBED_FIELD {
            topics.push_str(&line);
        }
    }
    embed.field(texts.topics_label(), or_none(topics), false).field(
        texts.own_words_label(),
        or_none(escape(&draft.own_words)),
        false,
    )
}

/// What stands in a screen of ours.
pub(super) fn read(message: &Message) -> Draft {
    let Some(embed) = message.embeds.first() else { return Draft::default() };
    let field = |at: usize| embed.fields.get(at).map_or("", |field| field.value.as_str());
    let topics = field(0).lines().filter_map(|line| line.strip_prefix(BULLET)).map(unescape).collect();
    let words = field(1);
    // What is in slanting letters is ours: what they wrote would have a backslash there.
    let own_words = if words.starts_with('*') { String::new() } else { unescape(words) };
    Draft { topics, own_words }
}
