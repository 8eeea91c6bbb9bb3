//! In which words is told what came of `/daily`?

use crate::app::daily::{
    DailyError, Delivery, Happening, History, Made, News, NextQuote, PastQuote, ScheduleView, Skipped,
};
use crate::discord::render::markdown::{escape, mention};
use crate::domain::schedule::extras::ExtraKind;
use crate::domain::schedule::{Coming, LocalMoment, Pause, ScheduleKey};
use crate::domain::{ChannelId, Language, MessageId};
use crate::schedule::fixed_distance;
use crate::texts::{ScheduleWords, arranging, daily};

/// Why something was not done, and what to do about it.
pub(crate) fn error(why: &DailyError, language: Language) -> String {
    let texts = daily(language);
    match why {
        DailyError::NoneSet => texts.none_set(),
        DailyError::NoneSetFor(channel) => texts.none_set_for(&mention(*channel)),
        DailyError::Which(channels) => {
            texts.which(&channels.iter().map(|channel| mention(*channel)).collect::<Vec<_>>())
        }
        DailyError::NotATime(typed) => texts.no_time(&escape(typed)),
        DailyError::NotAZone(typed) => texts.no_zone(&escape(typed)),
        DailyError::NotDays(typed) => texts.no_days(&escape(typed)),
        DailyError::ZoneGone(zone) => texts.no_zone(zone),
        DailyError::NoQuotesIn(language) => texts.no_quotes_in(*language),
        DailyError::NoQuotesOn { topics, language, there_are } => {
            texts.no_quotes_on(&escape(&topics.join(", ")), *language, there_are)
        }
        DailyError::Paused(why) => texts.is_paused(*why),
        DailyError::NotPaused => texts.not_paused(),
        DailyError::BeingPosted => texts.being_posted(),
        DailyError::NotRead => crate::texts::texts(language).not_read(),
        DailyError::NotKept => texts.not_kept(),
        DailyError::NotSure => texts.not_sure(),
    }
}

/// A schedule that has just been set.
pub(crate) fn set(view: &ScheduleView, language: Language) -> String {
    format!("{}\n\n{}", daily(language).is_set(), schedule(view, language))
}

/// A schedule that is not set yet, as it was understood.
pub(crate) fn understood(view: &ScheduleView, language: Language) -> String {
    format!("{}\n\n{}", arranging(language).understood(), schedule(view, language))
}

/// A time zone, as people call it.
pub(crate) fn zone(name: &str, language: Language) -> String {
    fixed_distance(name).map_or(name.to_owned(), |distance| arranging(language).always(&distance))
}

/// All that is set.
pub(crate) fn schedules(views: &[ScheduleView], language: Language) -> String {
    views.iter().map(|view| schedule(view, language)).collect::<Vec<_>>().join("\n\n")
}

fn schedule(view: &ScheduleView, language: Language) -> String {
    let (texts, schedule) = (daily(language), &view.schedule);
    let mut lines = vec![texts.schedule(&ScheduleWords {
        channel: mention(schedule.key.channel),
        time: schedule.timetable.time.to_string(),
        zone: fixed_distance(&schedule.timetable.zone).unwrap_or(schedule.timetable.zone.clone()),
        days: schedule.timetable.days,
        language: schedule.language,
        topics: schedule.topics.iter().map(|topic| escape(topic)).collect(),
        late_hours: schedule.late_within.as_secs() / 3_600,
    })];
    let extra = |kind| arranging(language).extra(kind, schedule.extras.of(kind));
    lines.extend(ExtraKind::ALL.into_iter().filter_map(extra));
    lines.extend(view.left_out.map(|post| texts.left_out_before(&texts.at(&post))));
    match &view.coming {
        Coming::Paused(why) => lines.push(texts.is_paused(*why)),
        Coming::ZoneGone(zone) => lines.push(texts.no_zone(zone)),
        Coming::Posts(posts) => {
            lines.push(texts.next_posts());
            lines.extend(posts.iter().map(|post| format!("- {} ({})", texts.at(post), from_now(post))));
        }
    }
    lines.join("\n")
}

/// A line for each channel: its next post, or why there is none.
pub(crate) fn next(next: &[NextQuote], language: Language) -> Vec<String> {
    let line = |next: &NextQuote| {
        let coming = daily(language).coming(&next.coming, &from_now)?;
        Some(format!("{}: {coming}", mention(next.channel)))
    };
    next.iter().filter_map(line).collect()
}

/// Which post is skipped.
pub(crate) fn skipped(skipped: &Skipped, language: Language) -> String {
    let texts = daily(language);
    texts.skipped(&texts.at(&skipped.post), &texts.at(&skipped.then))
}

/// What came of a post that was asked for.
pub(crate) fn made(made: &Made, language: Language) -> String {
    let texts = daily(language);
    match made.delivery {
        Delivery::Posted(message) => texts.posted(&link(made.key, message)),
        Delivery::Already => texts.posted_before(),
        Delivery::ByAnother | Delivery::Nothing => texts.being_posted(),
        Delivery::PutOff => texts.tried_again(),
        Delivery::Refused | Delivery::Missed => texts.refused(),
        Delivery::NoQuotes => texts.is_paused(Pause::NoQuotes),
        Delivery::Unclear => texts.can_not_tell(),
    }
}

/// It goes on, with this post.
pub(crate) fn resumed(next: Option<LocalMoment>, language: Language) -> String {
    let texts = daily(language);
    texts.resumed(&next.map(|post| texts.at(&post)).unwrap_or_default())
}

/// It ends in this channel.
pub(crate) fn off(channel: ChannelId, language: Language) -> String {
    daily(language).off(&mention(channel))
}

/// What became of the last posts.
pub(crate) fn history(history: &History, language: Language) -> String {
    let texts = daily(language);
    if history.posts.is_empty() {
        return texts.no_history();
    }
    let line = |post: &PastQuote| {
        let link = post.message.map(|message| format!(" {}", link(history.key, message)));
        format!("- {}: {}{}", texts.at(&post.moment), texts.fate(post.fate), link.unwrap_or_default())
    };
    let above = texts.history(&mention(history.key.channel));
    std::iter::once(above).chain(history.posts.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// To whoever set a schedule.
pub(crate) fn news(news: &News) -> String {
    let (texts, channel) = (daily(news.language), mention(news.channel));
    match news.what {
        Happening::Paused(why) => texts.paused(why, &channel),
        Happening::LeftOut(date) => texts.left_out(&texts.date(date), &channel),
        Happening::Refused(what) => arranging(news.language).extra_refused(what, &channel),
    }
}

/// The way to a post.
fn link(key: ScheduleKey, message: MessageId) -> String {
    let (guild, channel) = (key.guild, key.channel);
    format!("https://discord.com/channels/{guild}/{channel}/{message}")
}

/// How far off a post is, as Discord shows it in everybody's own language.
fn from_now(post: &LocalMoment) -> String {
    format!("<t:{}:R>", post.at.as_second())
}
