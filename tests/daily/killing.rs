//! If the process is killed at any step between claim, send and record, is there still one post?
//!
//! The program itself is killed, from outside, with SIGKILL: when a row appears in the database, or
//! when a request arrives at Discord. `DAILY_KILLS` says how often, `DAILY_SEED` in which order.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use jiff::{Timestamp, ToSpan as _};
use sqlx::{AnyPool, Row as _};
use vraagbaak::domain::schedule::{PostTime, Schedule, Timetable};
use vraagbaak::store::Store;

use super::claims::schedule;
use super::program::{Program, tell};
use crate::fake_discord::{Channel, FakeDiscord, Fault, Guild};
use crate::store::databases::{Fresh, run};

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
/// How many posts are due at once each time.
const CHANNELS: usize = 3;
/// How long anything may take, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);
/// A short lease, so that what was left is soon taken over.
const SETTINGS: [(&str, &str); 2] = [("DAILY_LEASE", "2"), ("LOG", "warn")];

/// When the process is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A post has been claimed.
    Claimed,
    /// Its line has been drawn.
    Drawn,
    /// It has arrived at Discord, which never carries it out.
    Lost,
    /// Discord has carried it out, and has not answered yet.
    Unanswered,
    /// Discord has answered.
    Answered,
    /// It has been recorded.
    Recorded,
    /// After a doubt, the channel is being read.
    LookingBack,
}

const STEPS: [Step; 7] = [
    Step::Claimed,
    Step::Drawn,
    Step::Lost,
    Step::Unanswered,
    Step::Answered,
    Step::Recorded,
    Step::LookingBack,
];

fn chosen(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A world in which the process is killed again and again.
struct Arena<'f> {
    fresh: &'f Fresh,
    discord: FakeDiscord,
    guild: Guild,
    store: Store,
    pool: AnyPool,
    random: fastrand::Rng,
    found: BTreeMap<&'static str, usize>,
    kills: usize,
}

impl Arena<'_> {
    /// Channels with a post that was due a minute ago.
    async fn due_channels(&self, turn: usize) -> Vec<Channel> {
        let mut channels = Vec::new();
        for number in 0..CHANNELS {
            let channel = self.guild.text_channel(&format!("kanaal-{turn}-{number}"));
            let due = due(&self.guild, &channel);
            self.store.save_schedule(&due, Timestamp::now()).await.expect("the store works");
            channels.push(channel);
        }
        channels
    }

    /// Half of the times the store has been at work for long, so that a post is read for only where it
    /// may have been sent; the other times it may have been put back, and each is read for.
    async fn was_at_work_or_not(&mut self) {
        run(&self.pool, "DELETE FROM continuity".to_owned()).await;
        if self.random.bool() {
            let now = Timestamp::now().as_millisecond();
            let since = now - 2 * 24 * 3_600 * 1_000;
            run(&self.pool, format!("INSERT INTO continuity VALUES (1, {since}, {now})")).await;
        }
    }

    /// Starts the process, and kills it as soon as it has come to this step.
    async fn kill_at(&mut self, step: Step, channels: &[Channel]) {
        let before = (self.discord.requests(POST), self.settled(channels).await);
        let fault = match step {
            Step::Lost => Some(self.discord.inject(Fault::lost().on(POST))),
            Step::Unanswered => Some(self.discord.inject(Fault::held().on(POST))),
            Step::LookingBack => Some(self.discord.inject(Fault::held().on(LIST))),
            Step::Claimed | Step::Drawn | Step::Answered | Step::Recorded => None,
        };
        let mut program = Program::start(&self.discord, self.fresh, &SETTINGS);
        let patience = Instant::now() + PATIENCE;
        loop {
            let all = self.settled(channels).await;
            let come = match step {
                Step::Claimed => self.rows("fate = 'claimed'").await > 0,
                Step::Drawn => self.rows("fate = 'claimed' AND line IS NOT NULL").await > 0,
                Step::Lost | Step::Unanswered | Step::LookingBack => {
                    fault.as_ref().is_some_and(|fault| fault.hits() > 0)
                }
                Step::Answered => self.discord.requests(POST) > before.0,
                Step::Recorded => all > before.1,
            };
            // Where the step does not come any more, as there is nothing in doubt, all is done.
            if come || all == channels.len() {
                break;
            }
            assert!(Instant::now() < patience, "{step:?} does not come:\n{}", program.log());
            if program.has_ended() {
                program = Program::start(&self.discord, self.fresh, &SETTINGS);
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        program.kill().await;
        self.kills += 1;
        if let Some(fault) = fault {
            fault.remove();
        }
        self.note_what_was_left(channels).await;
        if self.random.bool() {
            self.discord.forgets_nonces();
        }
    }

    /// In which state the posts were when the process was killed.
    async fn note_what_was_left(&mut self, channels: &[Channel]) {
        for channel in channels {
            let row = sqlx::query("SELECT fate, line IS NULL FROM posts WHERE channel = $1")
                .bind(channel.id().parse::<i64>().expect("an id"))
                .fetch_optional(&self.pool)
                .await
                .expect("the query is sound");
            let is_there = !channel.messages().is_empty();
            let left = match row {
                None => "not claimed",
                Some(row) if row.get::<String, _>(0) == "posted" => "recorded",
                Some(_) if is_there => "sent, not recorded",
                Some(row) if drawn(&row) => "drawn, not sent",
                Some(_) => "claimed, not drawn",
            };
            *self.found.entry(left).or_default() += 1;
        }
    }

    async fn rows(&self, which: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM posts WHERE {which}");
        sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&self.pool).await.map_or(0, |row| row.get(0))
    }

    async fn settled(&self, channels: &[Channel]) -> usize {
        let ids: Vec<_> = channels.iter().map(Channel::id).collect();
        let which = format!("fate = 'posted' AND channel IN ({})", ids.join(", "));
        usize::try_from(self.rows(&which).await).expect("a number")
    }

    /// Lets the process do all there is to do, and checks that each post is there once.
    async fn finish(&mut self, channels: &[Channel]) {
        let mut program = Program::start(&self.discord, self.fresh, &SETTINGS);
        let patience = Instant::now() + PATIENCE;
        while self.settled(channels).await < channels.len() {
            assert!(Instant::now() < patience, "not all is posted:\n{}", program.log());
            if program.has_ended() {
                program = Program::start(&self.discord, self.fresh, &SETTINGS);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        program.kill().await;
        self.kills += 1;
        for channel in channels {
            assert_eq!(channel.messages().len(), 1, "{}: one post", channel.name());
        }
    }
}

fn drawn(row: &sqlx::any::AnyRow) -> bool {
    // SQLite tells it by a number, PostgreSQL by a truth value.
    row.try_get::<bool, _>(1).map_or_else(|_| row.get::<i64, _>(1) == 0, |is_null| !is_null)
}

/// A schedule that has been due for a minute, by the clock of the machine.
pub(crate) fn due(guild: &Guild, channel: &Channel) -> Schedule {
    let now = Timestamp::now();
    let minute = now.checked_sub(1.minute()).expect("a moment").to_zoned(jiff::tz::TimeZone::UTC);
    let minutes = u16::try_from(i16::from(minute.hour()) * 60 + i16::from(minute.minute())).expect("a time");
    let known = schedule(guild.id().parse().expect("an id"), channel.id().parse().expect("an id"));
    Schedule {
        timetable: Timetable {
            time: PostTime::from_minutes(minutes).expect("a time"),
            zone: "UTC".to_owned(),
            ..known.timetable.clone()
        },
        done_until: now.checked_sub(10.minutes()).expect("a moment"),
        look_at: now,
        ..known
    }
}

async fn kill_again_and_again(fresh: &Fresh, database: &str) {
    let (kills, seed) = (chosen("DAILY_KILLS", 7), chosen("DAILY_SEED", 1));
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let mut arena = Arena {
        fresh,
        guild,
        discord,
        store: fresh.open().await,
        pool: fresh.raw().await,
        random: fastrand::Rng::with_seed(seed),
        found: BTreeMap::new(),
        kills: 0,
    };
    let mut posts = 0;
    let mut steps = Vec::new();
    while u64::try_from(arena.kills).expect("few") < kills {
        let channels = arena.due_channels(posts).await;
        arena.was_at_work_or_not().await;
        // Each step once before any comes again, so that a short run sees all of them.
        for _ in 0..arena.random.usize(1..=3) {
            if steps.is_empty() {
                steps = STEPS.to_vec();
                arena.random.shuffle(&mut steps);
            }
            let step = steps.pop().expect("a step");
            arena.kill_at(step, &channels).await;
        }
        arena.finish(&channels).await;
        posts += channels.len();
    }
    let found = &arena.found;
    let kills = arena.kills;
    tell(&format!("{database}, seed {seed}: {kills} kills, {posts} posts, each there once; {found:?}"));
    arena.pool.close().await;
    arena.store.close().await;
    arena.discord.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn however_often_it_is_killed_each_post_is_there_once_on_sqlite() {
    kill_again_and_again(&Fresh::sqlite(), "SQLite").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn however_often_it_is_killed_each_post_is_there_once_on_postgresql() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    kill_again_and_again(&fresh, "PostgreSQL").await;
    fresh.remove().await;
}
