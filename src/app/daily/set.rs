//! What does a server want, and what will that come to?

use std::time::Duration;

use jiff::Timestamp;

use super::error::{DailyError, Stopped};
use super::handle::Daily;
use super::outlet::Outlet;
use super::timing::next_look;
use super::view::ScheduleView;
use crate::app::outages::Operation;
use crate::app::quotes::pool::{quotes_on, topics_with_quotes};
use crate::domain::schedule::extras::{Extra, Extras};
use crate::domain::schedule::{
    Days, LATE_WITHIN, LATEST_WITHIN, LanguageRule, PostTime, Schedule, ScheduleKey, ScheduleState, Timetable,
};
use crate::domain::{ChannelId, GuildId, Language, MemberId};
use crate::schedule;

const SETTING: Operation = Operation::asked("setting /daily");
const FORESEEING: Operation = Operation::asked("showing what /daily would be");

/// How many topics are named when there is no quote on the one that was asked for.
const TOPICS_NAMED: usize = 20;

/// What somebody wants; what they leave out stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleRequest {
    /// The server.
    pub guild: GuildId,
    /// The channel.
    pub channel: ChannelId,
    /// The time.
    pub time: Option<PostTime>,
    /// The time zone, by its name in the database.
    pub zone: Option<String>,
    /// The days.
    pub days: Option<Days>,
    /// The topics, as typed; `*` is all.
    pub topics: Option<String>,
    /// The language of the quotes.
    pub language: Option<LanguageRule>,
    /// How many hours late a post may be.
    pub late_hours: Option<u8>,
    /// Whether posts are published to the servers that follow the channel.
    pub publish: Option<bool>,
    /// Whether a thread is opened below each post.
    pub thread: Option<bool>,
    /// Who wants it.
    pub by: MemberId,
    /// The language to speak to them.
    pub speaks: Language,
    /// The locale of the server, to guess the time zone from.
    pub locale: Option<String>,
    /// The language of the server, for the quotes.
    pub server_language: Language,
}

impl<O: Outlet> Daily<O> {
    /// Sets the schedule of a channel; what comes back is what is set now.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn set(&self, request: &ScheduleRequest) -> Result<ScheduleView, DailyError> {
        self.changing(SETTING, async {
            let now = self.worker.now();
            let wanted = self.planned(request, now).await?;
            self.worker.store.save_schedule(&wanted, now).await?;
            self.woken.notify_one();
            Ok(self.view(wanted).await?)
        })
        .await
    }

    /// What [`Daily::set`] would set; nothing is changed.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn foresee(&self, request: &ScheduleRequest) -> Result<ScheduleView, DailyError> {
        self.reading(FORESEEING, async {
            let wanted = self.planned(request, self.worker.now()).await?;
            Ok(self.view(wanted).await?)
        })
        .await
    }

    /// The schedule as it will be, from the one that the channel may have.
    async fn planned(&self, request: &ScheduleRequest, now: Timestamp) -> Result<Schedule, Stopped> {
        let key = ScheduleKey { guild: request.guild, channel: request.channel };
        let mut known = self.worker.store.schedules_of(key.guild).await?.into_iter();
        let known = known.find(|schedule| schedule.key == key);
        Ok(self.wanted(key, known.as_ref(), request, now)?)
    }

    /// The schedule as it will be.
    fn wanted(
        &self,
        key: ScheduleKey,
        known: Option<&Schedule>,
        request: &ScheduleRequest,
        now: Timestamp,
    ) -> Result<Schedule, DailyError> {
        let timetable = timetable(known, request);
        let language = request.language.or(known.map(|known| known.language));
        let language = language.unwrap_or(LanguageRule::Always(request.server_language));
        let topics = match &request.topics {
            Some(typed) => split_topics(typed),
            None => known.map(|known| known.topics.clone()).unwrap_or_default(),
        };
        self.check_quotes(&topics, language)?;
        let chosen = request.late_hours.map(|hours| Duration::from_hours(hours.into()).min(LATEST_WITHIN));
        // What is due by the timetable of before is still to come, unless that is what was changed.
        let done_until = match known {
            Some(known) if known.timetable == timetable && known.state == ScheduleState::Active => {
                known.done_until
            }
            Some(_) | None => now,
        };
        let mut wanted = Schedule {
            key,
            timetable,
            language,
            topics,
            extras: extras(known, request),
            late_within: chosen.or(known.map(|known| known.late_within)).unwrap_or(LATE_WITHIN),
            set_by: Some(request.by),
            speaks: request.speaks,
            state: ScheduleState::Active,
            done_until,
            look_at: now,
            version: 0,
        };
        if let Some(zone) = schedule::zone(&wanted.timetable.zone) {
            wanted.look_at = next_look(&wanted, &zone, done_until);
        }
        Ok(wanted)
    }

    /// Refuses topics, or a language, without a quote: they would never be posted.
    fn check_quotes(&self, topics: &[String], rule: LanguageRule) -> Result<(), DailyError> {
        let library = self.worker.app.library();
        for language in rule.languages() {
            if !quotes_on(&library.corpus, topics, language).is_empty() {
                continue;
            }
            if topics.is_empty() {
                return Err(DailyError::NoQuotesIn(language));
            }
            let mut there_are = topics_with_quotes(&library.corpus, &rule.languages());
            there_are.truncate(TOPICS_NAMED);
            return Err(DailyError::NoQuotesOn { topics: topics.to_vec(), language, there_are });
        }
        Ok(())
    }

    /// Topics to offer while some are being typed: the last one is completed.
    #[must_use]
    pub fn suggest_topics(&self, typed: &str, count: usize) -> Vec<String> {
        let library = self.worker.app.library();
        let (before, last) = typed.rsplit_once(',').map_or(("", typed), |(before, last)| (before, last));
        let chosen = split_topics(before);
        let last = last.trim().to_lowercase();
        let mut offered = Vec::new();
        for language in Language::ALL {
            for topic in topics_with_quotes(&library.corpus, &[language]) {
                if topic.to_lowercase().contains(&last) && !chosen.contains(&topic) {
                    let whole = [chosen.as_slice(), &[topic]].concat().join(", ");
                    if !offered.contains(&whole) {
                        offered.push(whole);
                    }
                }
            }
        }
        offered.truncate(count);
        offered
    }
}

/// The timetable as it will be.
fn timetable(known: Option<&Schedule>, request: &ScheduleRequest) -> Timetable {
    let known = known.map(|known| &known.timetable);
    let guess = || schedule::guess(request.locale.as_deref()).to_owned();
    Timetable {
        time: request.time.unwrap_or_else(|| known.map_or(PostTime::NINE, |known| known.time)),
        zone: request.zone.clone().unwrap_or_else(|| known.map_or_else(guess, |known| known.zone.clone())),
        days: request.days.unwrap_or_else(|| known.map_or(Days::ALL, |known| known.days)),
    }
}

/// What will come along with the posts. What Discord refused stays so until somebody chooses it again.
fn extras(known: Option<&Schedule>, request: &ScheduleRequest) -> Extras {
    let known = known.map(|known| known.extras).unwrap_or_default();
    Extras {
        publish: request.publish.map_or(known.publish, Extra::chosen),
        thread: request.thread.map_or(known.thread, Extra::chosen),
    }
}

/// `*`, or nothing at all, is all topics.
fn split_topics(typed: &str) -> Vec<String> {
    let topics = typed.split([',', '\n', ';']).map(str::trim);
    topics.filter(|topic| !topic.is_empty() && *topic != "*").map(str::to_owned).collect()
}
