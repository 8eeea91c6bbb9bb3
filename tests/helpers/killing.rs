//! If the process is killed at any step of a round, is nobody asked twice?
//!
//! The program itself is killed, from outside, with SIGKILL: when a row appears in the database, or when a request
//! arrives at Discord. `HELPER_KILLS` says how often, `HELPER_SEED` in which order.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use jiff::{Timestamp, ToSpan as _};
use sqlx::{AnyPool, Row as _};
use vraagbaak::domain::helper::{Helper, HelperKey};
use vraagbaak::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionWords};
use vraagbaak::domain::{ChannelId, Group, GuildId, Language, MemberId, MessageId, Settings};
use vraagbaak::store::Store;

use super::scene::number;
use crate::daily::program::{Program, tell};
use crate::fake_discord::{Channel, FakeDiscord, Fault, Guild, Member};
use crate::store::databases::Fresh;

const POST: &str = "POST /channels/{channel_id}/messages";
const PATIENCE: Duration = Duration::from_secs(60);
const SETTINGS: [(&str, &str); 2] = [("DAILY_LEASE", "2"), ("LOG", "warn")];

/// When the process is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A round has been claimed.
    Claimed,
    /// A message has been written down.
    Begun,
    /// It has arrived at Discord, which never carries it out.
    Lost,
    /// Discord has carried it out, and has not answered yet.
    Unanswered,
    /// It has been recorded.
    Sent,
    /// The round has been written down.
    Made,
}

const STEPS: [Step; 6] = [Step::Claimed, Step::Begun, Step::Lost, Step::Unanswered, Step::Sent, Step::Made];

struct Arena<'f> {
    fresh: &'f Fresh,
    discord: FakeDiscord,
    guild: Guild,
    group: Channel,
    helpers: Vec<Member>,
    store: Store,
    pool: AnyPool,
    turn: u64,
}

impl Arena<'_> {
    async fn rows(&self, condition: &str) -> i64 {
        let thread = self.turn.cast_signed();
        let query = format!("SELECT COUNT(*) FROM {condition} AND thread = {thread}");
        let row = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_one(&self.pool).await;
        row.expect("the query is sound").get(0)
    }

    /// A question whose first round was due a minute ago; the helpers have not been asked for long.
    async fn question(&mut self) {
        let thread = self.helpers[0].begins_thread(&self.group, "Wie weet iets van bijen?");
        self.turn = number(&thread.id()).get();
        let key = QuestionKey {
            guild: GuildId::new(number(&self.guild.id())),
            thread: ChannelId::new(number(&thread.id())),
        };
        let words =
            QuestionWords { question: "Wie weet iets van bijen?".to_owned(), ..QuestionWords::default() };
        let place = (ChannelId::new(number(&self.group.id())), MessageId::new(number(&thread.id())));
        let (at, wait) = (Timestamp::now() - 21.minutes(), Duration::from_mins(20));
        let asked = OpenQuestion::new(key, place, MadeBy::Form, (words, Language::Dutch), (at, wait));
        self.store.keep_question(&asked, None, false).await.expect("the store works");
        let long_ago = (Timestamp::now() - (8 * 24).hours()).as_millisecond();
        crate::store::databases::run(&self.pool, format!("UPDATE wakes SET sent_at = {long_ago}")).await;
        let rested = "UPDATE helpers SET ignored = 0, asked_to_go_on_at = NULL, state = 'awake', refused = 0";
        crate::store::databases::run(&self.pool, rested.to_owned()).await;
    }

    /// Starts the process, kills it at this step, and lets another one go on until the round has been made.
    async fn kill_at(&mut self, step: Step) {
        self.question().await;
        let fault = match step {
            Step::Lost => Some(self.discord.inject(Fault::lost().on(POST))),
            Step::Unanswered => Some(self.discord.inject(Fault::held().on(POST))),
            Step::Claimed | Step::Begun | Step::Sent | Step::Made => None,
        };
        let program = Program::start(&self.discord, self.fresh, &SETTINGS);
        self.until(
            |arena| Box::pin(arena.has_come(step, fault.as_ref().map(|fault| fault.hits()))),
            &program,
        )
        .await;
        program.kill().await;
        if let Some(fault) = fault {
            fault.remove();
        }
        // What a process began may be repeated after so long that Discord has forgotten it.
        self.discord.forgets_nonces();
        let program = Program::start(&self.discord, self.fresh, &SETTINGS);
        self.until(|arena| Box::pin(arena.is_made()), &program).await;
        program.kill().await;
    }

    async fn has_come(&self, step: Step, hits: Option<usize>) -> bool {
        self.is_made().await
            || match step {
                Step::Claimed => self.rows("open_questions WHERE lease_until > 0").await > 0,
                Step::Begun => self.rows("wakes WHERE outcome = 'sending'").await > 0,
                Step::Lost | Step::Unanswered => hits.is_some_and(|hits| hits > 0),
                Step::Sent => self.rows("wakes WHERE outcome = 'sent'").await > 0,
                Step::Made => false,
            }
    }

    async fn is_made(&self) -> bool {
        self.rows("open_questions WHERE round = 1").await > 0
    }

    async fn until<'s, F>(&'s self, holds: F, program: &Program)
    where
        F: Fn(&'s Self) -> std::pin::Pin<Box<dyn Future<Output = bool> + 's>>,
    {
        let patience = Instant::now() + PATIENCE;
        while !holds(self).await {
            assert!(Instant::now() < patience, "it does not come:\n{}", program.log());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// How many messages each helper has got that name this question.
    fn messages(&self) -> Vec<usize> {
        let of = |member: &Member| member.dm_channel().messages().len();
        self.helpers.iter().map(of).collect()
    }
}

/// Kills the program so many times, and counts what everybody got.
async fn nobody_is_asked_twice(fresh: &Fresh, kills: u64) {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let group = guild.text_channel("vragen");
    let helpers: Vec<Member> = ["anna", "bert", "eva"].iter().map(|name| guild.member(name, "nl")).collect();
    let (store, pool) = (fresh.open().await, fresh.raw().await);
    let server = GuildId::new(number(&guild.id()));
    let settings =
        Settings { group: Some(Group::new(ChannelId::new(number(&group.id())))), ..Settings::default() };
    store.keep_settings(server, &settings).await.expect("the store works");
    for member in &helpers {
        let key = HelperKey { guild: server, member: MemberId::new(number(&member.id())) };
        let helper = Helper::new(key, (Language::Dutch, "Europe/Amsterdam".to_owned()), Timestamp::now());
        let dm_channel = Some(ChannelId::new(number(&member.dm_channel().id())));
        let helper = Helper { own_words: "bijen".to_owned(), quiet: None, dm_channel, ..helper };
        store.keep_helper(&helper, Timestamp::now()).await.expect("the store works");
    }
    let mut arena = Arena { fresh, discord, guild, group, helpers, store, pool, turn: 0 };
    let seed = std::env::var("HELPER_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut random = fastrand::Rng::with_seed(seed);
    let mut lost = BTreeMap::<Step, usize>::new();
    for kill in 0..kills {
        let step = match STEPS.get(usize::try_from(kill).expect("few")) {
            Some(step) => *step,
            None => *random.choice(&STEPS).expect("some"),
        };
        let before = arena.messages();
        arena.kill_at(step).await;
        let got: Vec<usize> = arena.messages().iter().zip(before).map(|(now, before)| now - before).collect();
        assert!(got.iter().all(|messages| *messages <= 1), "{step:?}: asked twice: {got:?}");
        let asked = arena.rows("wakes WHERE outcome <> 'refused'").await;
        assert!(asked <= 3, "{step:?}");
        *lost.entry(step).or_default() += 3 - got.iter().sum::<usize>();
    }
    tell(&format!("killed {kills} times: nobody was asked twice; lost by step: {lost:?}"));
    arena.store.close().await;
    arena.pool.close().await;
}

fn kills(default: u64) -> u64 {
    std::env::var("HELPER_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::test]
async fn however_often_it_is_killed_nobody_is_asked_twice_on_sqlite() {
    nobody_is_asked_twice(&Fresh::sqlite(), kills(6)).await;
}

#[tokio::test]
async fn however_often_it_is_killed_nobody_is_asked_twice_on_postgresql() {
    if let Some(fresh) = Fresh::postgresql().await {
        nobody_is_asked_twice(&fresh, kills(6)).await;
        fresh.remove().await;
    }
}
