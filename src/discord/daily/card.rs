//! What does a quote of the day look like?

use std::hash::Hasher as _;

use serenity::all::{ButtonStyle, CreateButton, CreateEmbed};

use super::button::DailyButton;
use crate::app::daily::DailyPost;
use crate::discord::render::card::Card;
use crate::discord::render::{limits, quote};
use crate::domain::schedule::ScheduleKey;
use crate::texts::daily;

/// By this, Discord takes the message once only, for some minutes, however often it is sent.
pub(crate) fn nonce_of(post: &DailyPost) -> String {
    nonce(post.key, post.date)
}

/// The line, and the button that shows the passage around it.
pub(crate) fn card(post: &DailyPost) -> Card {
    let id = DailyButton { date: post.date, line: post.quote.key() };
    let button = CreateButton::new(id.to_string()).label(daily(post.language).read_more());
    let rows = vec![vec![button.style(ButtonStyle::Secondary)]];
    Card { embed: Some(embed(post)), rows, ..Card::default() }
}

/// The line, its document, and the date.
fn embed(post: &DailyPost) -> CreateEmbed {
    let date = daily(post.language).date(post.date);
    quote::embed(&post.quote, post.language, Some(date))
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
