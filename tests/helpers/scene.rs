//! How does a test set up a server with a group and members who think along?

use std::num::NonZeroU64;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::{AnyPool, Row as _};
use vraagbaak::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionWords};
use vraagbaak::domain::{ChannelId, Group, GuildId, Language, MemberId, MessageId, Settings, Shards};
use vraagbaak::store::Store;

use crate::daily::scene::{Clock, start, stop};
use crate::discord::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, Message, Reply};
use crate::store::databases::Fresh;

/// A Monday at noon in Amsterdam.
pub(crate) const MONDAY: &str = "2026-11-23T11:00:00Z";
/// How long nobody has replied when helpers are asked.
pub(crate) const WAIT: Duration = Duration::from_mins(20);

/// How many rounds somebody is at, by their lease of a minute, and how many questions are on their way to a helper.
async fn under_way(pool: &AnyPool, now: Timestamp) -> i64 {
    let query =
        "SELECT (SELECT COUNT(*) FROM open_questions WHERE lease_until > $1 AND lease_until <= $1 + 60000)
        + (SELECT COUNT(*) FROM wakes WHERE outcome = 'sending')";
    let row = sqlx::query(query).bind(now.as_millisecond()).fetch_one(pool).await;
    row.expect("the query is sound").get(0)
}

/// A Discord with one server, a group, some members, and the bot ready.
pub(crate) struct Scene {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) group: Channel,
    pub(crate) anna: Member,
    pub(crate) bert: Member,
    pub(crate) clock: Clock,
    pub(crate) fresh: Fresh,
    pub(crate) locale: String,
    bot: Option<Bot>,
}

impl Scene {
    /// The members' Discord is in this language.
    pub(crate) async fn set(locale: &str) -> Scene {
        Self::set_with(locale, true).await
    }

    /// The same, perhaps without a group.
    pub(crate) async fn set_with(locale: &str, has_group: bool) -> Scene {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let (channel, group) = (guild.text_channel("algemeen"), guild.text_channel("vragen"));
        let (anna, bert) = (guild.member("anna", locale), guild.member("bert", locale));
        let (clock, fresh) = (Clock::at(MONDAY), Fresh::sqlite());
        discord.it_is(clock.now());
        if has_group {
            let store = fresh.open().await;
            let settings = Settings {
                group: Some(Group::new(ChannelId::new(number(&group.id())))),
                ..Settings::default()
            };
            store.keep_settings(GuildId::new(number(&guild.id())), &settings).await.expect("the store works");
            store.close().await;
        }
        let bot = Some(start(&discord, &fresh.location, &clock).await);
        discord.bot_ready().await;
        Scene { discord, guild, channel, group, anna, bert, clock, fresh, locale: locale.to_owned(), bot }
    }

    pub(crate) fn store(&self) -> Store {
        self.bot.as_ref().and_then(|bot| bot.store.clone()).expect("it remembers")
    }

    /// Words in the language of the scene.
    pub(crate) fn says<'w>(&self, dutch: &'w str, english: &'w str) -> &'w str {
        if self.locale == "nl" { dutch } else { english }
    }

    fn language(&self) -> Language {
        if self.locale == "nl" { Language::Dutch } else { Language::English }
    }

    /// The private screen of a member.
    pub(crate) async fn screen(&self, member: &Member) -> Reply {
        let screen = member.slash(&self.channel, "helper", &[]).reply().await;
        assert!(screen.is_ephemeral(), "only they see it: {screen}");
        screen
    }

    /// What a member sees after writing this of themselves.
    pub(crate) async fn writes(&self, member: &Member, screen: &Reply, own_words: &str) -> Reply {
        let form =
            member.presses(screen, self.says("In mijn eigen woorden", "In my own words")).reply().await;
        let label = self.says("Waar mogen mensen je naar vragen?", "What can people ask you about?");
        member.submits_modal(&form, &[(label, own_words)]).reply().await
    }

    /// Somebody offers to think along; their screen after that.
    pub(crate) async fn joins(&self, member: &Member, own_words: &str) -> Reply {
        let screen = self.screen(member).await;
        let screen = self.writes(member, &screen, own_words).await;
        member.presses(&screen, self.says("Doe mij maar mee", "Count me in")).reply().await
    }

    /// Anna has put a question to the group, which stands in a thread of its own.
    pub(crate) async fn asks(&self, question: &str) -> Asked {
        self.asked_by(&self.anna, question, MadeBy::Form).await
    }

    pub(crate) async fn asked_by(&self, asker: &Member, question: &str, made_by: MadeBy) -> Asked {
        self.discord.it_is(self.clock.now());
        // Not in the group itself, where the bot would take the thread for a question of its own accord.
        let thread = asker.begins_thread(&self.channel, question);
        let key = QuestionKey {
            guild: GuildId::new(number(&self.guild.id())),
            thread: ChannelId::new(number(&thread.id())),
        };
        let words = QuestionWords { question: question.to_owned(), ..QuestionWords::default() };
        let place = (ChannelId::new(number(&self.group.id())), MessageId::new(number(&thread.id())));
        let asked =
            OpenQuestion::new(key, place, made_by, (words, self.language()), (self.clock.now(), WAIT));
        let asker = MemberId::new(number(&asker.id()));
        assert!(self.store().keep_question(&asked, Some(asker), false).await.expect("the store works"));
        Asked { thread, key }
    }

    /// Somebody replies in the thread of a question.
    pub(crate) async fn replies(&self, member: &Member, asked: &Asked) {
        let message = member.says(&asked.thread, "Ik denk van wel.");
        let who = (MessageId::new(number(&message.id())), MemberId::new(number(&member.id())));
        self.store().wrote(asked.key, who, self.clock.now()).await.expect("the store works");
    }

    /// So much time goes by, and the bot has had time for what was due then.
    pub(crate) async fn passes(&self, time: Duration) {
        self.clock.pass(time);
        self.discord.it_is(self.clock.now());
        self.settles().await;
    }

    /// The bot has looked, and nothing is left to be done.
    pub(crate) async fn settles(&self) {
        let (store, now, longest) = (self.store(), self.clock.now(), Duration::from_hours(2));
        let pool = self.fresh.raw().await;
        for _ in 0..200 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let rounds = store.due_rounds((now, longest), Shards::ALL, 5).await.expect("the store works");
            let owners = store.owners_to_ask(now, Shards::ALL, 5).await.expect("the store works");
            let others = store.wakes_to_stand_down(Shards::ALL, 5).await.expect("the store works");
            let nothing_is_due = rounds.is_empty() && owners.is_empty() && others.is_empty();
            if nothing_is_due && under_way(&pool, now).await == 0 {
                break;
            }
        }
        pool.close().await;
        // What is written down has been seen on Discord too.
        tokio::time::sleep(Duration::from_millis(400)).await;
    }

    /// The last direct message to somebody.
    pub(crate) fn last_dm(&self, member: &Member) -> Message {
        member.dm_channel().messages().pop().expect("a direct message")
    }

    /// How many direct messages somebody has got.
    pub(crate) fn dms(&self, member: &Member) -> usize {
        member.dm_channel().messages().len()
    }

    /// Stops the bot and starts it anew.
    pub(crate) async fn restarts(&mut self) {
        stop(self.bot.take().expect("it is up")).await;
        self.discord.until("the bot is gone", |discord| !discord.is_connected()).await;
        self.bot = Some(start(&self.discord, &self.fresh.location, &self.clock).await);
        self.discord.bot_connected().await;
    }

    /// Stops the bot, and starts it anew at this moment.
    pub(crate) async fn restarts_at(&mut self, moment: &str) {
        stop(self.bot.take().expect("it is up")).await;
        self.discord.until("the bot is gone", |discord| !discord.is_connected()).await;
        self.clock.set(moment);
        self.discord.it_is(self.clock.now());
        self.bot = Some(start(&self.discord, &self.fresh.location, &self.clock).await);
        self.discord.bot_connected().await;
    }

    /// Stops the bot, and checks that it broke no rule.
    pub(crate) async fn end(mut self) {
        stop(self.bot.take().expect("it is up")).await;
        self.discord.finish().await;
    }
}

/// A question in the group.
pub(crate) struct Asked {
    pub(crate) thread: Channel,
    pub(crate) key: QuestionKey,
}

pub(crate) fn number(id: &str) -> NonZeroU64 {
    id.parse().expect("an id")
}
