//! What does a quote of the day look like?

use std::hash::Hasher as _;

use serenity::all::{Colour, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter};

use super::button::DailyButton;
use crate::app::daily::DailyPost;
use crate::discord::render::citation::sources;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::Screen;
use crate::discord::rest::message::MessageBody;
use crate::domain::schedule::ScheduleKey;
use crate::texts::{daily, texts};

/// Grey-blue, as for any quotable line.
const QUOTE: Colour = Colour::new(0x54_6e7a);

/// The longest address that a title leads to.
const ADDRESS: usize = 700;

/// What the message says.
pub(crate) fn body(post: &DailyPost) -> MessageBody {
    Screen { line: None, embed: Some(embed(post)), rows: rows(post) }.into()
}

/// By this, Discord takes the message once only, for some minutes, however often it is sent.
pub(crate) fn nonce_of(post: &DailyPost) -> String {
    nonce(post.key, post.date)
}

/// The line, its document with the link, what that rests on, and the date.
fn embed(post: &DailyPost) -> CreateEmbed {
    let document = &post.quote.document;
    let texts = texts(post.language);
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&document.title), limits::EMBED_TITLE))
        .description(limits::cut(&escape(&post.quote.text), limits::EMBED_DESCRIPTION))
        .colour(QUOTE)
        .footer(CreateEmbedFooter::new(limits::cut(&footer(post), limits::FOOTER)));
    let urls = document.sources.iter().filter_map(|source| source.url.as_deref());
    let embed = match urls.into_iter().find(|url| url.chars().count() <= ADDRESS) {
        Some(url) => embed.url(url),
        None => embed,
    };
    match sources(document) {
        Some(shown) => embed.field(texts.sources_label(document.sources.len()), shown, false),
        None => embed,
    }
}

fn footer(post: &DailyPost) -> String {
    let document = &post.quote.document;
    let mut parts = vec![daily(post.language).date(post.date)];
    if document.language != post.language {
        parts.push(texts(post.language).language_name(document.language));
    }
    parts.push(document.id.clone());
    parts.join(" · ")
}

/// The button that shows the passage around the line.
fn rows(post: &DailyPost) -> Vec<CreateActionRow> {
    let id = DailyButton { date: post.date, line: post.quote.key() };
    let button = CreateButton::new(id.to_string()).label(daily(post.language).read_more());
    vec![CreateActionRow::Buttons(vec![button])]
}

/// The same for the same schedule and date, in every process and after every restart.
fn nonce(key: ScheduleKey, date: jiff::civil::Date) -> String {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write_u64(key.guild.number());
    hasher.write_u64(key.channel.number());
    hasher.write(date.to_string().as_bytes());
    format!("daily-{:016x}", hasher.finish()).chars().take(limits::NONCE).collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::{ChannelId, GuildId};

    #[test]
    fn a_nonce_fits_and_is_another_one_each_day() {
        let number = |number| NonZeroU64::new(number).expect("not 0");
        let key = ScheduleKey { guild: GuildId::new(number(1)), channel: ChannelId::new(number(2)) };
        let date = jiff::civil::date(2026, 11, 22);
        let today = nonce(key, date);
        assert!(today.len() < limits::NONCE, "nothing is cut off: {today}");
        assert_eq!(today, nonce(key, date));
        assert_ne!(today, nonce(key, date.tomorrow().expect("a date")));
    }
}
