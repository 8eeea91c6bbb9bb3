//! What can be seen of a schedule: what is set, what comes, and what was posted?

use super::ask::{ScheduleQuery, none_set};
use super::error::{DailyError, Stopped};
use super::handle::Daily;
use super::outlet::{DailyPost, Outlet};
use super::upcoming::{coming, local, next_posts, next_quotes};
use super::view::{History, NextQuote, PastQuote, ScheduleView};
use crate::app::outages::Operation;
use crate::app::quotes::pool::quotes_on;
use crate::domain::GuildId;
use crate::domain::schedule::{Fate, Occurrence, PastPost, Pause, Schedule};
use crate::schedule;
use crate::store::StoreError;

/// How many of the next posts are shown.
const NEXT_SHOWN: usize = 5;
/// How many past posts are shown.
const PAST_SHOWN: u16 = 10;

const SHOWING: Operation = Operation::asked("showing /daily");
const PREVIEW: Operation = Operation::asked("showing a preview of /daily");
const HISTORY: Operation = Operation::asked("showing what became of /daily");
const NEXT: Operation = Operation::asked("telling when the next quotes come");

impl<O: Outlet> Daily<O> {
    /// What is set, with the next posts: of one channel, or of the whole server.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn show(&self, asked: &ScheduleQuery) -> Result<Vec<ScheduleView>, DailyError> {
        self.reading(SHOWING, async {
            let mut all = self.worker.store.schedules_of(asked.guild).await?;
            if let Some(channel) = asked.channel {
                all.retain(|schedule| schedule.key.channel == channel);
            }
            if all.is_empty() {
                return Err(none_set(asked.channel).into());
            }
            let mut views = Vec::new();
            for schedule in all {
                views.push(self.view(schedule).await?);
            }
            Ok(views)
        })
        .await
    }

    pub(crate) async fn view(&self, schedule: Schedule) -> Result<ScheduleView, StoreError> {
        let (store, now) = (&self.worker.store, self.worker.now());
        let coming = coming(store, &schedule, now, NEXT_SHOWN).await?;
        let past = store.past_posts(schedule.key, PAST_SHOWN).await?;
        let last = past.into_iter().find(|post| post.due_at <= now);
        let left_out = last.filter(|last| last.fate == Fate::Unclear).and_then(|last| {
            let zone = schedule::zone(&schedule.timetable.zone)?;
            Some(local(&zone, Occurrence { date: last.date, at: last.due_at }))
        });
        Ok(ScheduleView { schedule, coming, left_out })
    }

    /// For each channel with a quote of the day: when the next one comes, or why none does.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn next_of(&self, guild: GuildId) -> Result<Vec<NextQuote>, DailyError> {
        let (store, now) = (&self.worker.store, self.worker.now());
        self.reading(NEXT, async { Ok(next_quotes(store, guild, now).await?) }).await
    }

    /// A post as the next one may look; nothing is taken from the deck for it.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn preview(&self, asked: &ScheduleQuery) -> Result<DailyPost, DailyError> {
        self.reading(PREVIEW, async {
            let (store, now) = (&self.worker.store, self.worker.now());
            let found = self.find(asked).await?;
            let next = next_posts(store, &found.schedule, &found.zone, now, 1).await?;
            let date = next.first().ok_or(DailyError::NoneSet)?.date;
            let (key, rule) = (found.schedule.key, found.schedule.language);
            let language = rule.after(store.language_before(key, date).await?);
            let library = self.worker.app.library();
            let quotes = quotes_on(&library.corpus, &found.schedule.topics, language);
            let mut random = fastrand::Rng::with_seed(self.worker.seed());
            let quote = random.choice(&quotes).ok_or(DailyError::Paused(Pause::NoQuotes))?;
            Ok(DailyPost { key, date, language, quote: (*quote).clone() })
        })
        .await
    }

    /// What became of the last posts.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn history(&self, asked: &ScheduleQuery) -> Result<History, DailyError> {
        self.reading(HISTORY, async {
            let found = self.find(asked).await?;
            let key = found.schedule.key;
            let past = self.worker.store.past_posts(key, PAST_SHOWN).await?;
            let moment =
                |post: &PastPost| local(&found.zone, Occurrence { date: post.date, at: came_at(post) });
            let shown =
                |post: &PastPost| PastQuote { moment: moment(post), fate: post.fate, message: post.message };
            Ok::<_, Stopped>(History { key, posts: past.iter().map(shown).collect() })
        })
        .await
    }
}

/// When a post came, or should have come.
fn came_at(post: &PastPost) -> jiff::Timestamp {
    post.settled_at.filter(|_| post.fate == Fate::Posted).unwrap_or(post.due_at)
}
