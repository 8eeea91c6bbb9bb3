//! How does a test run the bot with a clock of its own?

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use vraagbaak::app::daily::DailyOptions;
use vraagbaak::store::Location;

use crate::discord::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, permissions};
use crate::store::databases::{Fresh, number, run};

/// A Sunday, at half past eight in Amsterdam.
pub(crate) const SUNDAY: &str = "2026-11-22T07:30:00Z";

/// A clock that stands still until a test moves it.
#[derive(Clone)]
pub(crate) struct Clock(Arc<AtomicI64>);

impl Clock {
    pub(crate) fn at(moment: &str) -> Self {
        let clock = Self(Arc::default());
        clock.set(moment);
        clock
    }

    pub(crate) fn set(&self, moment: &str) {
        let moment: Timestamp = moment.parse().expect("a moment");
        self.0.store(moment.as_millisecond(), Ordering::SeqCst);
    }

    pub(crate) fn pass(&self, time: Duration) {
        let millis = i64::try_from(time.as_millis()).expect("not for ever");
        self.0.fetch_add(millis, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).expect("a moment")
    }
}

/// Starts a bot that remembers there and goes by this clock.
pub(crate) async fn start(discord: &FakeDiscord, location: &Location, clock: &Clock) -> Bot {
    start_with(discord, location, clock, DailyOptions::default().most_pages).await
}

/// The same, with a bot that reads back no more than so many pages of a channel.
async fn start_with(discord: &FakeDiscord, location: &Location, clock: &Clock, most_pages: usize) -> Bot {
    let clock = clock.clone();
    let daily = DailyOptions {
        clock: Arc::new(move || clock.now()),
        look_every: Duration::from_millis(20),
        per_second: 1000,
        seed: 7,
        most_pages,
        ..DailyOptions::default()
    };
    Bot::start_remembering(discord, location, |options| options.daily = daily).await
}

/// Stops a bot in good order, and lets go of its store.
pub(crate) async fn stop(bot: Bot) {
    let store = bot.store.clone().expect("it remembers");
    bot.stop().await.expect("the bot ends well");
    store.close().await;
}

/// A Discord with one server, one channel, Anna who manages it, and the bot ready.
pub(crate) struct Scene {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) anna: Member,
    pub(crate) clock: Clock,
    pub(crate) fresh: Fresh,
    /// `None` while it is down.
    bot: Option<Bot>,
}

impl Scene {
    /// Sets the scene; Anna's Discord is in this language.
    pub(crate) async fn set(locale: &str) -> Scene {
        Self::set_on(Fresh::sqlite(), locale).await
    }

    /// The same, with a bot that remembers in this database.
    pub(crate) async fn set_on(fresh: Fresh, locale: &str) -> Scene {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let channel = guild.text_channel("algemeen");
        let anna = guild.member("anna", locale);
        anna.gets_role(&guild.role("beheer", permissions::MANAGE_GUILD));
        let clock = Clock::at(SUNDAY);
        let bot = Some(start(&discord, &fresh.location, &clock).await);
        discord.bot_ready().await;
        Scene { discord, guild, channel, anna, clock, fresh, bot }
    }

    /// What `/daily` says to Anna.
    pub(crate) async fn daily(&self, what: &str, options: &[(&str, &str)]) -> String {
        let reply = self.anna.slash(&self.channel, &format!("daily {what}"), options).reply().await;
        assert!(reply.is_ephemeral(), "only Anna sees it: {reply}");
        reply.content().to_owned()
    }

    /// The bot is stopped, in good order.
    pub(crate) async fn goes_down(&mut self) {
        stop(self.bot.take().expect("it is up")).await;
        self.discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    }

    /// The bot is started again; it may be posting before it is back on its server.
    pub(crate) async fn comes_up(&mut self) {
        assert!(self.bot.is_none(), "it is down");
        self.bot = Some(start(&self.discord, &self.fresh.location, &self.clock).await);
    }

    /// The same, with a bot that reads back no more than so many pages of a channel.
    pub(crate) async fn comes_up_reading(&mut self, most_pages: usize) {
        assert!(self.bot.is_none(), "it is down");
        let bot = start_with(&self.discord, &self.fresh.location, &self.clock, most_pages).await;
        self.bot = Some(bot);
        self.discord.bot_connected().await;
    }

    /// It is this moment, by the clock of the bot's machine and by Discord's.
    pub(crate) fn it_is(&self, moment: &str) {
        self.clock.set(moment);
        self.discord.it_is(self.clock.now());
    }

    /// The store has been at work for two days, without a gap until now.
    pub(crate) async fn has_been_at_work(&self) {
        let (pool, now) = (self.fresh.raw().await, self.clock.now().as_millisecond());
        let since = now - 2 * 24 * 3_600 * 1_000;
        // The bot says so itself soon after its start, and would say it over this.
        while number(&pool, "SELECT COUNT(*) FROM continuity").await == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        run(&pool, format!("UPDATE continuity SET since = {since}, alive_at = {now}")).await;
        pool.close().await;
    }

    /// Starts the bot anew.
    pub(crate) async fn restarts(&mut self) {
        self.goes_down().await;
        self.comes_up().await;
        self.discord.bot_connected().await;
    }

    /// The posts of the day in the channel.
    pub(crate) fn posts(&self) -> usize {
        self.channel.messages().len()
    }

    /// Lets minutes go by, in steps in each of which the bot answers a question, until something
    /// holds. A step is short beside a lease: what the bot is at must not seem to take minutes.
    pub(crate) async fn minutes_pass_until(&self, holds: impl Fn() -> bool) {
        for _ in 0..1_000 {
            if holds() {
                return;
            }
            self.clock.pass(Duration::from_secs(5));
            self.daily("show", &[]).await;
        }
        panic!("it does not hold after more than an hour:\n{}", self.discord.transcript());
    }

    /// Waits until `/daily history` has this in it, where one channel has a schedule.
    pub(crate) async fn history_has(&self, words: &str) -> String {
        self.until_history(&[], words).await
    }

    /// Waits until `/daily history` of a channel has this in it.
    pub(crate) async fn history_of_has(&self, channel: &str, words: &str) -> String {
        self.until_history(&[("channel", channel)], words).await
    }

    async fn until_history(&self, options: &[(&str, &str)], words: &str) -> String {
        for _ in 0..500 {
            let history = self.daily("history", options).await;
            if history.contains(words) {
                return history;
            }
        }
        panic!("the history never has {words:?}: {}", self.daily("history", options).await);
    }

    /// Stops the bot, and checks that it broke no rule.
    pub(crate) async fn end(self) {
        if let Some(bot) = self.bot {
            stop(bot).await;
        }
        self.discord.finish().await;
    }
}
