//! What can be asked of a schedule that is set?

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Daily;
use super::choose::quotes_on;
use super::deliver::{Delivery, next_look};
use super::outlet::{DailyPost, Outlet};
use super::upcoming::upcoming;
use crate::app::outages::Need;
use crate::app::servers::within;
use crate::domain::schedule::{Fate, Occurrence, PastPost, Pause, Schedule, ScheduleKey, ScheduleState};
use crate::domain::{ChannelId, GuildId, Language};
use crate::schedule;
use crate::store::{StoreError, Wanted};
use crate::texts::{ScheduleWords, daily};

/// How many of the next posts are shown.
const NEXT_SHOWN: usize = 5;
/// How many past posts are shown.
const PAST_SHOWN: u16 = 10;

/// How often `/daily now` tries where the loop has just got hold of the schedule, if only to pass over
/// a post that was skipped.
const NOW_TRIES: u32 = 5;
/// How long it may take: two exchanges with Discord, and the store's troubles in between.
const NOW_WITHIN: Duration = Duration::from_secs(90);
/// How long it waits in between.
const NOW_AGAIN: Duration = Duration::from_millis(200);

const FINDING: Need = Need::asked("finding a schedule of /daily");
const NOW: Need = Need { what: "posting /daily now", meanwhile: "whoever asks is told to look later" };
const PREVIEW: Need = Need::asked("showing a preview of /daily");
const REMOVED: Need = Need::later("pausing /daily where the bot was removed");

/// Which schedule is meant, and in which language to speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The server.
    pub guild: GuildId,
    /// The channel; where it is left out, the only one that is set.
    pub channel: Option<ChannelId>,
    /// The language to speak.
    pub language: Language,
}

/// A schedule with its zone.
pub(super) struct Found {
    pub(super) schedule: Schedule,
    pub(super) zone: TimeZone,
}

impl<O: Outlet> Daily<O> {
    /// What is set, with the next posts: of one channel, or of the whole server.
    pub async fn show(&self, asked: &Asked) -> String {
        self.told(Need::asked("showing /daily"), self.try_show(asked), asked.language).await
    }

    pub(super) async fn try_show(&self, asked: &Asked) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let mut all = self.worker.store.schedules_of(asked.guild).await?;
        if let Some(channel) = asked.channel {
            all.retain(|schedule| schedule.key.channel == channel);
            if all.is_empty() {
                return Ok(texts.none_set_for(&self.worker.outlet.channel(channel)));
            }
        }
        let mut shown = Vec::new();
        for schedule in all {
            shown.push(self.describe(&schedule, asked.language).await?);
        }
        Ok(if shown.is_empty() { texts.none_set() } else { shown.join("\n\n") })
    }

    async fn describe(&self, schedule: &Schedule, language: Language) -> Result<String, StoreError> {
        let texts = daily(language);
        let words = texts.schedule(&ScheduleWords {
            channel: self.worker.outlet.channel(schedule.key.channel),
            time: schedule.timetable.time.to_string(),
            zone: schedule.timetable.zone.clone(),
            days: schedule.timetable.days,
            language: schedule.language,
            topics: schedule.topics.iter().map(|topic| self.worker.outlet.plain(topic)).collect(),
            late_hours: schedule.late_within.as_secs() / 3_600,
        });
        if let ScheduleState::Paused(why) = schedule.state {
            return Ok(format!("{words}\n{}", texts.is_paused(why)));
        }
        let Some(zone) = schedule::zone(&schedule.timetable.zone) else {
            return Ok(format!("{words}\n{}", texts.no_zone(&schedule.timetable.zone)));
        };
        let mut lines = vec![words, texts.next_posts()];
        let found = Found { schedule: schedule.clone(), zone };
        for post in self.next_posts(&found, NEXT_SHOWN).await? {
            let relative = self.worker.outlet.relative(post.at);
            lines.push(format!("- {} ({relative})", self.moment(&found, post, language)));
        }
        Ok(lines.join("\n"))
    }

    /// The next posts that are to be made.
    pub(super) async fn next_posts(
        &self,
        found: &Found,
        count: usize,
    ) -> Result<Vec<Occurrence>, StoreError> {
        upcoming(&self.worker.store, &found.schedule, &found.zone, self.worker.now(), count).await
    }

    /// The moment of a post, on the clock of its schedule.
    pub(super) fn moment(&self, found: &Found, post: Occurrence, language: Language) -> String {
        let time = found.zone.to_datetime(post.at).strftime("%H:%M").to_string();
        daily(language).moment(post.date, &time)
    }

    /// The schedule that is meant, or what to say instead.
    async fn find(&self, asked: &Asked) -> Result<Result<Found, String>, StoreError> {
        let texts = daily(asked.language);
        let mut all = self.worker.store.schedules_of(asked.guild).await?;
        if let Some(channel) = asked.channel {
            all.retain(|schedule| schedule.key.channel == channel);
        }
        let channel = |channel: ChannelId| self.worker.outlet.channel(channel);
        if all.len() > 1 {
            let channels: Vec<_> = all.iter().map(|schedule| channel(schedule.key.channel)).collect();
            return Ok(Err(texts.which(&channels)));
        }
        let Some(schedule) = all.pop() else {
            let none = asked.channel.map(|asked| texts.none_set_for(&channel(asked)));
            return Ok(Err(none.unwrap_or_else(|| texts.none_set())));
        };
        match schedule::zone(&schedule.timetable.zone) {
            Some(zone) => Ok(Ok(Found { schedule, zone })),
            None => Ok(Err(texts.no_zone(&schedule.timetable.zone))),
        }
    }

    /// Where the schedule that is meant posts; or what to say instead.
    ///
    /// # Errors
    /// The words for whoever asked.
    pub async fn channel_of(&self, asked: &Asked) -> Result<ChannelId, String> {
        let found = self.worker.outages().noted(FINDING, self.find(asked).await);
        found
            .unwrap_or_else(|_| Err(daily(asked.language).not_kept()))
            .map(|found| found.schedule.key.channel)
    }

    /// A post as the next one may look; nothing is taken from the deck for it.
    ///
    /// # Errors
    /// The words for whoever asked, where there is none.
    pub async fn preview(&self, asked: &Asked) -> Result<DailyPost, String> {
        let preview = self.worker.outages().noted(PREVIEW, self.try_preview(asked).await);
        preview.unwrap_or_else(|_| Err(daily(asked.language).not_kept()))
    }

    async fn try_preview(&self, asked: &Asked) -> Result<Result<DailyPost, String>, StoreError> {
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(Err(words)),
        };
        let Some(next) = self.next_posts(&found, 1).await?.pop() else {
            return Ok(Err(daily(asked.language).none_set()));
        };
        let (key, rule) = (found.schedule.key, found.schedule.language);
        let language = rule.after(self.worker.store.language_before(key, next.date).await?);
        let library = self.worker.app.library();
        let quotes = quotes_on(&library.corpus, &found.schedule.topics, language);
        let mut random = fastrand::Rng::with_seed(self.worker.seed());
        Ok(match random.choice(&quotes) {
            Some(quote) => Ok(DailyPost { key, date: next.date, language, quote: (*quote).clone() }),
            None => Err(daily(asked.language).is_paused(Pause::NoQuotes)),
        })
    }

    /// Skips the next post.
    pub async fn skip(&self, asked: &Asked) -> String {
        self.changed(Need::asked("skipping a post of /daily"), self.try_skip(asked), asked.language).await
    }

    async fn try_skip(&self, asked: &Asked) -> Result<String, StoreError> {
        let (texts, now) = (daily(asked.language), self.worker.now());
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        if let ScheduleState::Paused(why) = found.schedule.state {
            return Ok(texts.is_paused(why));
        }
        let next = self.next_posts(&found, 2).await?;
        let [next, then] = next.as_slice() else { return Ok(texts.none_set()) };
        let noted = self.worker.store.note_posts(found.schedule.key, &[*next], Fate::Skipped, now).await?;
        if noted == 0 {
            return Ok(texts.being_posted());
        }
        let said = |post: &Occurrence| self.moment(&found, *post, asked.language);
        Ok(texts.skipped(&said(next), &said(then)))
    }

    /// Posts today's quote at this moment.
    pub async fn now(&self, asked: &Asked) -> String {
        // The post may be there when the store fails; whoever looks after it next finds it.
        let made = self.worker.outages().noted(NOW, within(NOW_WITHIN, self.try_now(asked)).await);
        made.unwrap_or_else(|_| daily(asked.language).not_sure())
    }

    async fn try_now(&self, asked: &Asked) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let mut tries = NOW_TRIES;
        let (found, made) = loop {
            let now = self.worker.now();
            let found = match self.find(asked).await? {
                Ok(found) => found,
                Err(words) => return Ok(words),
            };
            if let ScheduleState::Paused(why) = found.schedule.state {
                return Ok(texts.is_paused(why));
            }
            let today = Occurrence { date: found.zone.to_datetime(now).date(), at: now };
            let made = self.worker.make(&found.schedule, &found.zone, today, Wanted::ByPerson).await?;
            tries -= 1;
            if made != Delivery::ByAnother || tries == 0 {
                break (found, made);
            }
            tokio::time::sleep(NOW_AGAIN).await;
        };
        self.woken.notify_one();
        Ok(match made {
            Delivery::Posted(message) => texts.posted(&self.worker.outlet.link(found.schedule.key, message)),
            Delivery::Already => texts.posted_before(),
            Delivery::ByAnother | Delivery::Nothing => texts.being_posted(),
            Delivery::PutOff => texts.tried_again(),
            Delivery::Refused(_) | Delivery::Missed => texts.refused(),
            Delivery::NoQuotes => texts.is_paused(Pause::NoQuotes),
        })
    }

    /// Posts nothing until it is resumed.
    pub async fn pause(&self, asked: &Asked) -> String {
        self.changed(Need::asked("pausing /daily"), self.try_pause(asked), asked.language).await
    }

    async fn try_pause(&self, asked: &Asked) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        let paused = self.worker.store.pause_schedule(found.schedule.key, Pause::Asked, self.worker.now());
        Ok(match (paused.await?, found.schedule.state) {
            (false, ScheduleState::Paused(why)) => texts.is_paused(why),
            _ => texts.pausing(),
        })
    }

    /// Goes on from this moment.
    pub async fn resume(&self, asked: &Asked) -> String {
        self.changed(Need::asked("resuming /daily"), self.try_resume(asked), asked.language).await
    }

    async fn try_resume(&self, asked: &Asked) -> Result<String, StoreError> {
        let (texts, now) = (daily(asked.language), self.worker.now());
        let mut found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        if found.schedule.state == ScheduleState::Active {
            return Ok(texts.not_paused());
        }
        found.schedule.state = ScheduleState::Active;
        found.schedule.done_until = now;
        found.schedule.look_at = next_look(&found.schedule, &found.zone, now);
        self.worker.store.save_schedule(&found.schedule, now).await?;
        self.woken.notify_one();
        let next = self.next_posts(&found, 1).await?;
        let next = next.first().map(|post| self.moment(&found, *post, asked.language));
        Ok(texts.resumed(&next.unwrap_or_default()))
    }

    /// Takes the schedule away.
    pub async fn off(&self, asked: &Asked) -> String {
        self.changed(Need::asked("ending /daily"), self.try_off(asked), asked.language).await
    }

    async fn try_off(&self, asked: &Asked) -> Result<String, StoreError> {
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        self.worker.store.remove_schedule(found.schedule.key).await?;
        Ok(daily(asked.language).off(&self.worker.outlet.channel(found.schedule.key.channel)))
    }

    /// What became of the last posts.
    pub async fn history(&self, asked: &Asked) -> String {
        self.told(Need::asked("showing what became of /daily"), self.try_history(asked), asked.language).await
    }

    async fn try_history(&self, asked: &Asked) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        let key = found.schedule.key;
        let past = self.worker.store.past_posts(key, PAST_SHOWN).await?;
        if past.is_empty() {
            return Ok(texts.no_history());
        }
        let mut lines = vec![texts.history(&self.worker.outlet.channel(key.channel))];
        lines.extend(past.iter().map(|post| self.past(&found, key, post, asked.language)));
        Ok(lines.join("\n"))
    }

    fn past(&self, found: &Found, key: ScheduleKey, post: &PastPost, language: Language) -> String {
        let at: Timestamp = post.settled_at.filter(|_| post.fate == Fate::Posted).unwrap_or(post.due_at);
        let moment = self.moment(found, Occurrence { date: post.date, at }, language);
        let link = post.message.map(|message| format!(" {}", self.worker.outlet.link(key, message)));
        format!("- {moment}: {}{}", daily(language).fate(post.fate), link.unwrap_or_default())
    }

    /// Pauses all schedules of a server that the bot was removed from.
    pub async fn removed_from(&self, guild: GuildId) {
        let removed = async {
            for schedule in self.worker.store.schedules_of(guild).await? {
                self.worker.pause(&schedule, Pause::Removed).await?;
            }
            Ok::<(), StoreError>(())
        };
        // Where it fails, that is logged, and the next post finds it out.
        let _ = self.worker.outages().noted(REMOVED, removed.await);
    }
}
