//! How does a test set up a server whose members can ask each other?

use std::sync::Arc;
use std::time::Duration;

use vraagbaak::app::daily::DailyOptions;
use vraagbaak::store::Location;

use crate::daily::scene::{Clock, stop};
use crate::discord::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, Message, Reply, permissions};
use crate::store::databases::Fresh;

/// A question that no document of the fixtures answers.
pub(crate) const UNKNOWN: &str = "Hoe lang moet een ei koken?";
/// One that asks for people.
pub(crate) const PEOPLE: &str = "Wie kent een zaal voor dertig mensen in Zwolle?";
const SUNDAY: &str = "2026-11-22T07:30:00Z";

/// Which kind of channel the group is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Forum,
    Text,
}

/// A Discord with one server, a moderator, two members, a group, and a bot that remembers and goes by a clock.
pub(crate) struct Scene {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) group: Channel,
    pub(crate) mo: Member,
    pub(crate) anna: Member,
    pub(crate) bert: Member,
    pub(crate) clock: Clock,
    pub(crate) fresh: Fresh,
    bot: Option<Bot>,
}

impl Scene {
    /// All of it, with the group chosen; everybody has their Discord in this language.
    pub(crate) async fn set(kind: Kind, locale: &str) -> Scene {
        let scene = Self::without_group(kind, locale).await;
        let kept = scene.chooses_group(&scene.group).await;
        assert!(kept.to_string().contains(&scene.group.name()), "{kept}");
        scene
    }

    /// The same, before a moderator has chosen anything.
    pub(crate) async fn without_group(kind: Kind, locale: &str) -> Scene {
        Self::without_group_on(Fresh::sqlite(), kind, locale).await
    }

    /// The same, which remembers in this database.
    pub(crate) async fn without_group_on(fresh: Fresh, kind: Kind, locale: &str) -> Scene {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let channel = guild.text_channel("algemeen");
        let group = match kind {
            Kind::Forum => guild.forum("vragen-aan-elkaar"),
            Kind::Text => guild.text_channel("vragen-aan-elkaar"),
        };
        let mo = guild.member("mo", locale);
        mo.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
        let (anna, bert) = (guild.member("anna", locale), guild.member("bert", locale));
        let clock = Clock::at(SUNDAY);
        let bot = Some(start(&discord, &fresh.location, &clock).await);
        discord.bot_ready().await;
        Scene { discord, guild, channel, group, mo, anna, bert, clock, fresh, bot }
    }

    /// What the moderator sees after choosing the group's channel.
    pub(crate) async fn chooses_group(&self, channel: &Channel) -> Reply {
        let screen = self.group_setting().await;
        let menu =
            screen.components()[0]["components"][0]["placeholder"].as_str().expect("a menu").to_owned();
        self.mo.selects(&screen, &menu, &[&channel.id()]).reply().await
    }

    /// The moderator's screen of the group.
    pub(crate) async fn group_setting(&self) -> Reply {
        let screen = self.mo.slash(&self.channel, "settings", &[]).reply().await;
        let menu =
            screen.components()[0]["components"][0]["placeholder"].as_str().expect("a menu").to_owned();
        self.mo.selects(&screen, &menu, &["group"]).reply().await
    }

    /// Anna asks something in the open, and gets this under it.
    pub(crate) async fn anna_asks(&self, question: &str) -> Reply {
        self.clock.pass(Duration::from_secs(10));
        self.anna.mentions_bot(&self.channel, question).reply().await
    }

    /// The form behind *Ask the group* under a message.
    pub(crate) async fn form(&self, who: &Member, under: &Message) -> Reply {
        who.presses(under, ASK).reply().await
    }

    /// Puts a question to the group through the form, without another word; where it stands, and what was said.
    pub(crate) async fn puts(&self, who: &Member, question: &str) -> (Message, Reply) {
        let said = who.mentions_bot(&self.channel, question).reply().await;
        let form = self.form(who, &said).await;
        let told = who.submits_modal(&form, &[]).reply().await;
        (self.post().await, told)
    }

    /// The message of the next question in the group.
    pub(crate) async fn post(&self) -> Message {
        let mut found = None;
        let looks = |_: &FakeDiscord| self.unseen_post().is_some();
        self.discord.until("a question in the group", looks).await;
        found.get_or_insert_with(|| self.unseen_post().expect("it is there")).now()
    }

    fn unseen_post(&self) -> Option<Message> {
        self.posts().into_iter().next_back()
    }

    /// The messages of all questions in the group, the oldest first.
    pub(crate) fn posts(&self) -> Vec<Message> {
        let threads = self.group.threads();
        let in_threads = threads
            .iter()
            .filter_map(|thread| thread.messages().into_iter().find(|message| message.id() == thread.id()));
        let in_channel = self.group.messages().into_iter().filter(|message| message.thread().is_some());
        in_threads.chain(in_channel).collect()
    }

    /// The thread of a question.
    pub(crate) fn thread(&self, post: &Message) -> Channel {
        let mut threads = self.group.threads().into_iter();
        threads.find(|thread| thread.id() == post.id()).expect("it has a thread")
    }

    /// Starts the bot anew.
    pub(crate) async fn restarts(&mut self) {
        stop(self.bot.take().expect("it is up")).await;
        self.discord.until("the bot is gone", |discord| !discord.is_connected()).await;
        self.bot = Some(start(&self.discord, &self.fresh.location, &self.clock).await);
        self.discord.bot_connected().await;
    }

    /// Stops the bot, and checks that it broke no rule.
    pub(crate) async fn end(self) {
        if let Some(bot) = self.bot {
            stop(bot).await;
        }
        self.discord.finish().await;
    }
}

/// The `custom_id` of the button under an answer.
pub(crate) const ASK: &str = "grp:a1:0";
/// Those under a post.
pub(crate) const FOLLOW: &str = "grp:w1:0";
pub(crate) const MINE: &str = "grp:m1:0";

async fn start(discord: &FakeDiscord, location: &Location, clock: &Clock) -> Bot {
    let clock = clock.clone();
    let daily = DailyOptions {
        clock: Arc::new(move || clock.now()),
        look_every: Duration::from_millis(20),
        ..DailyOptions::default()
    };
    Bot::start_remembering(discord, location, |options| options.daily = daily).await
}
