//! What can be seen of a schedule: what is set, what comes, and what was posted?

use jiff::Timestamp;

use super::ask::{Found, ScheduleQuery};
use super::handle::Daily;
use super::outlet::{DailyPost, Outlet};
use crate::app::outages::Operation;
use crate::app::quotes::pool::quotes_on;
use crate::domain::Language;
use crate::domain::schedule::{Fate, Occurrence, PastPost, Pause, Schedule, ScheduleKey, ScheduleState};
use crate::schedule;
use crate::store::StoreError;
use crate::texts::{ScheduleWords, daily, texts};

/// How many of the next posts are shown.
const NEXT_SHOWN: usize = 5;
/// How many past posts are shown.
const PAST_SHOWN: u16 = 10;

const SHOWING: Operation = Operation::asked("showing /daily");
const PREVIEW: Operation = Operation::asked("showing a preview of /daily");
const HISTORY: Operation = Operation::asked("showing what became of /daily");

impl<O: Outlet> Daily<O> {
    /// What is set, with the next posts: of one channel, or of the whole server.
    pub async fn show(&self, asked: &ScheduleQuery) -> String {
        let shown = self.asked(SHOWING, self.try_show(asked)).await;
        shown.unwrap_or_else(|_| texts(asked.language).not_read())
    }

    pub(crate) async fn try_show(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
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

    /// A post as the next one may look; nothing is taken from the deck for it.
    ///
    /// # Errors
    /// The words for whoever asked, where there is none.
    pub async fn preview(&self, asked: &ScheduleQuery) -> Result<DailyPost, String> {
        let preview = self.asked(PREVIEW, self.try_preview(asked)).await;
        preview.unwrap_or_else(|_| Err(texts(asked.language).not_read()))
    }

    async fn try_preview(&self, asked: &ScheduleQuery) -> Result<Result<DailyPost, String>, StoreError> {
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

    /// What became of the last posts.
    pub async fn history(&self, asked: &ScheduleQuery) -> String {
        let told = self.asked(HISTORY, self.try_history(asked)).await;
        told.unwrap_or_else(|_| texts(asked.language).not_read())
    }

    async fn try_history(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
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
}
