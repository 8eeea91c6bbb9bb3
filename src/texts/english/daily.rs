//! What is said about the quote of the day in English? Friendly and short, in British spelling.

use jiff::civil::{Date, Weekday};

use crate::domain::Language;
use crate::domain::schedule::{Days, Fate, LanguageRule, Pause};
use crate::texts::daily::{DailyTexts, Named, ScheduleWords};
use crate::texts::permissions::{Permission, listed};

pub(crate) struct English;

const SUBCOMMANDS: &[Named] = &[
    Named { key: "set", name: "set", description: "Choose where and when a quote comes" },
    Named { key: "show", name: "show", description: "See what is set, and the next five posts" },
    Named { key: "preview", name: "preview", description: "See a quote as it will be posted" },
    Named { key: "skip", name: "skip", description: "Skip the next post" },
    Named { key: "now", name: "now", description: "Post today's quote now" },
    Named { key: "pause", name: "pause", description: "Stop posting until you resume it" },
    Named { key: "resume", name: "resume", description: "Resume posting" },
    Named { key: "off", name: "off", description: "Stop the quote of the day in a channel" },
    Named { key: "history", name: "history", description: "See what was posted lately" },
];

const OPTIONS: &[Named] = &[
    Named {
        key: "channel",
        name: "channel",
        description: "Which channel? Else this one, or the only one that is set",
    },
    Named { key: "time", name: "time", description: "At what time, such as 18:30 or 9pm (at first 09:00)" },
    Named { key: "timezone", name: "timezone", description: "By which clock, such as Europe/London" },
    Named { key: "language", name: "language", description: "The language of the quotes" },
    Named {
        key: "topics",
        name: "topics",
        description: "Only quotes on these, with commas between; * is all",
    },
    Named {
        key: "days",
        name: "days",
        description: "On which days, such as every day, Mon-Fri, or Mon Wed Fri",
    },
    Named {
        key: "late",
        name: "late",
        description: "How many hours late it may come after an outage (at first 6)",
    },
    Named {
        key: "publish",
        name: "publish",
        description: "In an announcement channel: to the servers that follow it too",
    },
    Named { key: "thread", name: "thread", description: "Open a thread below it to talk about it" },
];

const DAY_CHOICES: &[&str] = &[
    "every day",
    "weekdays",
    "weekend",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A date without its year.
pub(super) fn day_and_month(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index));
    format!("{} {}", date.day(), month.copied().unwrap_or_default())
}

fn days(days: Days) -> String {
    match days {
        Days::ALL => "every day".to_owned(),
        Days::WORKING => "on weekdays".to_owned(),
        Days::WEEKEND => "at the weekend".to_owned(),
        _ => match names(days).split_last() {
            Some((last, [])) => format!("on {last}s"),
            Some((last, others)) => format!("on {} and {last}", others.join(", ")),
            None => String::new(),
        },
    }
}

/// The names of days, in the order of the week.
pub(super) fn names(days: Days) -> Vec<&'static str> {
    Days::WEEK.into_iter().filter(|one| days.contains(*one)).map(day).collect()
}

fn language(rule: LanguageRule) -> &'static str {
    match rule {
        LanguageRule::Always(Language::Dutch) => "in Dutch",
        LanguageRule::Always(Language::English) => "in English",
        LanguageRule::Alternate => "in Dutch and English by turns",
    }
}

/// Why, and what to do about it.
fn reason(why: Pause) -> String {
    let words = match why {
        Pause::Asked => "Resume with `/daily resume`.",
        Pause::ChannelGone => "The channel is gone. Choose another one with `/daily set`.",
        Pause::NotAllowed => {
            return format!(
                "I'm no longer allowed to post there. Give me these permissions in that channel: {}. Then resume with `/daily resume`.",
                listed(&Permission::OF_A_POST, Language::English)
            );
        }
        Pause::Removed => "I was removed from the server. Invite me again, and resume with `/daily resume`.",
        Pause::NoQuotes => {
            "The documents have no quote left on the chosen topics. Choose others with `/daily set`."
        }
        Pause::ThreadClosed => {
            "The thread is closed. Open it again and resume with `/daily resume`, or choose another channel with `/daily set`."
        }
    };
    words.to_owned()
}

impl DailyTexts for English {
    fn command(&self) -> Named {
        Named { key: "daily", name: "daily", description: "Arrange the quote of the day" }
    }

    fn subcommands(&self) -> &'static [Named] {
        SUBCOMMANDS
    }

    fn options(&self) -> &'static [Named] {
        OPTIONS
    }

    fn languages(&self) -> [&'static str; 3] {
        ["Dutch", "English", "By turns"]
    }

    fn day_choices(&self) -> &'static [&'static str] {
        DAY_CHOICES
    }

    fn date(&self, date: Date) -> String {
        format!("{} {} {}", day(date.weekday()), day_and_month(date), date.year())
    }

    fn moment(&self, date: Date, time: &str) -> String {
        format!("{} {}, {time}", &day(date.weekday())[..3], day_and_month(date))
    }

    fn read_more(&self) -> String {
        "Read more".to_owned()
    }

    fn quote_gone(&self) -> String {
        "The documents have been updated since, and this quote is no longer in them as it was.".to_owned()
    }

    fn schedule(&self, schedule: &ScheduleWords) -> String {
        let about = if schedule.topics.is_empty() {
            String::new()
        } else {
            format!(", on {}", schedule.topics.join(", "))
        };
        let late = match schedule.late_hours {
            0 => "After an outage it does not come late.".to_owned(),
            1 => "After an outage it may come up to an hour late.".to_owned(),
            hours => format!("After an outage it may come up to {hours} hours late."),
        };
        format!(
            "{}: {} at {} ({}), {}{about}. {late}",
            schedule.channel,
            days(schedule.days),
            schedule.time,
            schedule.zone,
            language(schedule.language),
        )
    }

    fn is_set(&self) -> String {
        "It is set.".to_owned()
    }

    fn next_posts(&self) -> String {
        "The next posts:".to_owned()
    }

    fn is_paused(&self, why: Pause) -> String {
        format!("Paused. {}", reason(why))
    }

    fn paused(&self, why: Pause, channel: &str) -> String {
        format!("The quote of the day in {channel}, which you set, is now paused. {}", reason(why))
    }

    fn left_out(&self, date: &str, channel: &str) -> String {
        format!(
            "I left out the quote of {date} in {channel}: so much has been written there that I can't tell whether it is there already, and it must not come twice. The next one comes as usual."
        )
    }

    fn left_out_before(&self, moment: &str) -> String {
        format!("I left out the post of {moment}: I couldn't tell whether it was there already.")
    }

    fn can_not_tell(&self) -> String {
        "So much has been written in the channel that I can't tell whether today's quote is there already. So I'm not posting it; the next one comes as usual.".to_owned()
    }

    fn shards_need_a_server(&self) -> String {
        "SHARDS divides the bot over several processes, which share what they remember in PostgreSQL. Choose the database with DATABASE_URL, or leave SHARDS out.".to_owned()
    }

    fn next_on(&self, server: &str, channel: &str, next: &str) -> String {
        format!("The next quote of the day on {server}, in #{channel}: {next}")
    }

    fn none_set(&self) -> String {
        "No quote of the day is set yet. You do that with `/daily set`.".to_owned()
    }

    fn none_set_for(&self, channel: &str) -> String {
        format!("No quote of the day is set for {channel}. You do that with `/daily set`.")
    }

    fn which(&self, channels: &[String]) -> String {
        format!("Which channel do you mean? A quote of the day is set for {}.", channels.join(", "))
    }

    fn no_time(&self, typed: &str) -> String {
        format!("I don't recognise \"{typed}\" as a time. Write, for example, 09:00, half past eight or 9pm.")
    }

    fn no_zone(&self, typed: &str) -> String {
        format!(
            "I don't recognise \"{typed}\" as a time zone. Choose one from the list that appears when you type a place, such as London."
        )
    }

    fn no_days(&self, typed: &str) -> String {
        format!(
            "I don't recognise \"{typed}\" as days. Write, for example, every day, Mon-Fri or Mon Wed Fri."
        )
    }

    fn no_quotes_on(&self, topics: &str, in_language: Language, there_are: &[String]) -> String {
        let asked = format!(
            "The documents have no quote on {topics} {}, so nothing was changed.",
            language(LanguageRule::Always(in_language))
        );
        if there_are.is_empty() {
            asked
        } else {
            format!("{asked} There are quotes on: {}.", there_are.join(", "))
        }
    }

    fn no_quotes_in(&self, in_language: Language) -> String {
        format!(
            "The documents have no quote {}, so nothing was changed.",
            language(LanguageRule::Always(in_language))
        )
    }

    fn lacks(&self, channel: &str, permissions: &[Permission]) -> String {
        format!(
            "In {channel} I still need: {}. Grant that in the channel's settings, and try again.",
            listed(permissions, Language::English)
        )
    }

    fn not_kept(&self) -> String {
        "Sorry, I can't keep anything right now, so nothing was changed. Please try again in a few minutes."
            .to_owned()
    }

    fn not_sure(&self) -> String {
        "Sorry, I can't keep anything right now, and I don't know whether this still went through. Please check in a few minutes with `/daily show` or `/daily history`.".to_owned()
    }

    fn skipped(&self, moment: &str, then: &str) -> String {
        format!("I'll skip the post of {moment}. The next one comes on {then}.")
    }

    fn posted(&self, link: &str) -> String {
        format!("Posted: {link}")
    }

    fn posted_before(&self) -> String {
        "Today's quote is there already. To see an example, use `/daily preview`.".to_owned()
    }

    fn being_posted(&self) -> String {
        "I'm working on it. Have a look in the channel in a minute.".to_owned()
    }

    fn tried_again(&self) -> String {
        "Discord is stumbling. I'll try again shortly.".to_owned()
    }

    fn refused(&self) -> String {
        "I couldn't make that post. If it is paused now, `/daily show` tells why.".to_owned()
    }

    fn pausing(&self) -> String {
        "Nothing will be posted for now. Resume with `/daily resume`.".to_owned()
    }

    fn resumed(&self, next: &str) -> String {
        format!("Resumed. The next post: {next}.")
    }

    fn not_paused(&self) -> String {
        "It is not paused.".to_owned()
    }

    fn off(&self, channel: &str) -> String {
        format!("No more quotes of the day in {channel}.")
    }

    fn history(&self, channel: &str) -> String {
        format!("The last posts in {channel}:")
    }

    fn no_history(&self) -> String {
        "Nothing has been posted yet.".to_owned()
    }

    fn fate(&self, fate: Fate) -> String {
        match fate {
            Fate::Claimed => "under way",
            Fate::Posted => "posted",
            Fate::Skipped => "skipped",
            Fate::Missed => "missed: it could not be posted in time",
            Fate::Refused => "failed",
            Fate::Unclear => "left out: I couldn't tell whether it was there already",
        }
        .to_owned()
    }
}
