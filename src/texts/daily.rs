//! What is said about the quote of the day?

use jiff::civil::Date;

use super::permissions::Permission;
use crate::domain::Language;
use crate::domain::schedule::{Coming, Days, Fate, LanguageRule, LocalMoment, Pause};

/// How a command, a subcommand, an option or a choice is shown while it is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name in the code, the same in every language.
    pub key: &'static str,
    /// Its name: lower case, 1 to 32 characters.
    pub name: &'static str,
    /// What it does, or what to fill in: 1 to 100 characters.
    pub description: &'static str,
}

/// A schedule, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleWords {
    /// The channel, as Discord shows it.
    pub channel: String,
    /// The time of the day.
    pub time: String,
    /// The time zone.
    pub zone: String,
    /// The days.
    pub days: Days,
    /// The language of the quotes.
    pub language: LanguageRule,
    /// The topics; none means all.
    pub topics: Vec<String>,
    /// How many hours late a post may be.
    pub late_hours: u64,
}

/// All that is said about the quote of the day, in one language.
pub trait DailyTexts: Send + Sync {
    /// `/daily` itself.
    fn command(&self) -> Named;
    /// Its subcommands.
    fn subcommands(&self) -> &'static [Named];
    /// Their options; one of the same name means the same everywhere.
    fn options(&self) -> &'static [Named];
    /// The choices of the language.
    fn languages(&self) -> [&'static str; 3];
    /// What to offer for the days: from "every day" to single ones.
    fn day_choices(&self) -> &'static [&'static str];

    /// A date, with the day of the week.
    fn date(&self, date: Date) -> String;
    /// A date and a time, short.
    fn moment(&self, date: Date, time: &str) -> String;
    /// A post, by the clock of its schedule.
    fn at(&self, post: &LocalMoment) -> String {
        self.moment(post.date, &post.time.strftime("%H:%M").to_string())
    }
    /// On the button that shows the passage around a quote.
    fn read_more(&self) -> String;
    /// The quote behind the button is not in the documents any more.
    fn quote_gone(&self) -> String;

    /// What is set.
    fn schedule(&self, schedule: &ScheduleWords) -> String;
    /// Above a schedule that has just been set.
    fn is_set(&self) -> String;
    /// Above the next posts.
    fn next_posts(&self) -> String;
    /// What is to come of a schedule, with this beside the moment of its next post; `None` where there is
    /// none to come, as when each has been skipped.
    fn coming(&self, coming: &Coming, beside: &dyn Fn(&LocalMoment) -> String) -> Option<String> {
        match coming {
            Coming::Paused(why) => Some(self.is_paused(*why)),
            Coming::ZoneGone(zone) => Some(self.no_zone(zone)),
            Coming::Posts(posts) => posts.first().map(|post| format!("{} ({})", self.at(post), beside(post))),
        }
    }
    /// In the place of the next posts: it is paused, why, and what to do.
    fn is_paused(&self, why: Pause) -> String;
    /// To whoever set it, in private: it was paused, why, and what to do.
    fn paused(&self, why: Pause, channel: &str) -> String;

    /// To whoever set it, in private: the post for a date was left out, since nobody can tell whether it
    /// is there already.
    fn left_out(&self, date: &str, channel: &str) -> String;
    /// The same of the last post, below what is set.
    fn left_out_before(&self, moment: &str) -> String;
    /// The same, to whoever wants today's post now.
    fn can_not_tell(&self) -> String;

    /// To the volunteer: several processes need a database that they share.
    fn shards_need_a_server(&self) -> String;
    /// To the volunteer: what comes next in a channel of a server.
    fn next_on(&self, server: &str, channel: &str, next: &str) -> String;
    /// Nothing is set on this server.
    fn none_set(&self) -> String;
    /// Nothing is set for this channel.
    fn none_set_for(&self, channel: &str) -> String;
    /// There are several: which one is meant?
    fn which(&self, channels: &[String]) -> String;
    /// This is no time.
    fn no_time(&self, typed: &str) -> String;
    /// This is no time zone.
    fn no_zone(&self, typed: &str) -> String;
    /// These are no days.
    fn no_days(&self, typed: &str) -> String;
    /// There is no quote on these topics in a language.
    fn no_quotes_on(&self, topics: &str, language: Language, there_are: &[String]) -> String;
    /// There is no quote at all in a language.
    fn no_quotes_in(&self, language: Language) -> String;
    /// The bot lacks these permissions in a channel.
    fn lacks(&self, channel: &str, permissions: &[Permission]) -> String;
    /// The store fails: nothing was changed.
    fn not_kept(&self) -> String;
    /// The store fails: whether something was changed is not known.
    fn not_sure(&self) -> String;

    /// The post of this moment is skipped, and the one after it is at `then`.
    fn skipped(&self, moment: &str, then: &str) -> String;
    /// The post was made: here.
    fn posted(&self, link: &str) -> String;
    /// There is a post for today already.
    fn posted_before(&self) -> String;
    /// Somebody, or the bot itself, is at it.
    fn being_posted(&self) -> String;
    /// Discord stumbled: it is tried again.
    fn tried_again(&self) -> String;
    /// Discord refused the post.
    fn refused(&self) -> String;
    /// Paused by whoever asked for it.
    fn pausing(&self) -> String;
    /// Not paused any more: the next post is at this moment.
    fn resumed(&self, next: &str) -> String;
    /// It was not paused.
    fn not_paused(&self) -> String;
    /// It is not posted any more.
    fn off(&self, channel: &str) -> String;
    /// Above the past posts.
    fn history(&self, channel: &str) -> String;
    /// There are no past posts.
    fn no_history(&self) -> String;
    /// What became of a post.
    fn fate(&self, fate: Fate) -> String;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::daily;

    #[test]
    fn every_name_and_description_is_there_in_each_language_and_fits_discord() {
        let (dutch, english) = (daily(Language::Dutch), daily(Language::English));
        let all =
            |texts: &dyn DailyTexts| [&[texts.command()], texts.subcommands(), texts.options()].concat();
        let keys = |named: Vec<Named>| named.into_iter().map(|named| named.key).collect::<Vec<_>>();
        assert_eq!(keys(all(dutch)), keys(all(english)));
        for named in [all(dutch), all(english)].concat() {
            let length = named.description.chars().count();
            assert!((1..=100).contains(&length), "{}: {length}", named.name);
            assert!((1..=32).contains(&named.name.chars().count()), "{}", named.name);
        }
    }

    #[test]
    fn dates_are_written_as_in_each_language() {
        let date = jiff::civil::date(2026, 3, 1);
        assert_eq!(daily(Language::Dutch).date(date), "zondag 1 maart 2026");
        assert_eq!(daily(Language::English).date(date), "Sunday 1 March 2026");
        assert_eq!(daily(Language::Dutch).moment(date, "09:00"), "zo 1 maart, 09:00");
        assert_eq!(daily(Language::English).moment(date, "09:00"), "Sun 1 March, 09:00");
    }
}
