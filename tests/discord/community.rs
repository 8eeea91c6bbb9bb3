//! How does a test set up a server with moderators, and a bot that remembers?

use std::path::Path;

use tempfile::TempDir;
use vraagbaak::app::Limits;
use vraagbaak::domain::{GuildId, Settings};
use vraagbaak::store::{Location, Store};

use super::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, Reply, permissions};

/// A Discord with one server, a moderator and a member, and a bot that remembers.
pub(crate) struct Community {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) moderator: Member,
    pub(crate) anna: Member,
    pub(crate) data: TempDir,
    pub(crate) bot: Bot,
}

impl Community {
    /// All of it; both have their Discord in Dutch.
    pub(crate) async fn set() -> Community {
        Community::set_reading(false).await
    }

    /// The same; the bot may read messages that are not put to it, or not.
    pub(crate) async fn set_reading(message_content: bool) -> Community {
        let discord = FakeDiscord::start().await;
        if message_content {
            discord.allow_privileged_intents();
        }
        Community::begin(discord, async |discord, data| start(discord, data, message_content).await).await
    }

    /// The same, with a bot that takes on as much as this.
    pub(crate) async fn set_within(limits: Limits) -> Community {
        let discord = FakeDiscord::start().await;
        Community::begin(discord, async |discord, data| {
            Bot::start_keeping_within(discord, data, limits).await
        })
        .await
    }

    async fn begin(discord: FakeDiscord, start: impl AsyncFnOnce(&FakeDiscord, &Path) -> Bot) -> Community {
        let guild = discord.guild("Netwerkers");
        let channel = guild.text_channel("algemeen");
        let moderator = guild.member("mo", "nl");
        moderator.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
        let anna = guild.member("anna", "nl");
        let data = TempDir::new().expect("a folder");
        let bot = start(&discord, data.path()).await;
        discord.bot_ready().await;
        Community { discord, guild, channel, moderator, anna, data, bot }
    }

    /// Ends the bot and starts it again, on what it remembers.
    pub(crate) async fn restart(&mut self) {
        self.restart_while(|| ()).await;
    }

    /// The same, with something happening while it is away.
    pub(crate) async fn restart_while<R>(&mut self, act: impl FnOnce() -> R) {
        self.bot.halt();
        self.discord.until("the bot is gone", |discord| !discord.is_connected()).await;
        act();
        self.bot = Bot::start_keeping(&self.discord, self.data.path()).await;
        self.discord.bot_connected().await;
    }

    /// The moderator's first screen of `/settings`.
    pub(crate) async fn settings(&self) -> Reply {
        self.moderator.slash(&self.channel, "settings", &[]).reply().await
    }

    /// The screen of one setting.
    pub(crate) async fn setting(&self, name: &str) -> Reply {
        let screen = self.settings().await;
        self.moderator.selects(&screen, "Wat wil je veranderen?", &[name]).reply().await
    }

    /// Puts these channels into a list, through `/settings`.
    pub(crate) async fn choose(&self, setting: &str, channels: &[&Channel]) {
        let screen = self.setting(setting).await;
        let ids: Vec<_> = channels.iter().map(|channel| channel.id()).collect();
        let ids: Vec<_> = ids.iter().map(String::as_str).collect();
        let kept =
            self.moderator.selects(&screen, "Kies kanalen; ze vervangen die hierboven", &ids).reply().await;
        assert_eq!(kept.content(), "Opgeslagen.", "{kept}");
    }

    /// Sets the pauses, through `/settings`.
    pub(crate) async fn pause(&self, member: &str, channel: &str) -> Reply {
        let form = self.setting("Pauzes").await;
        let filled = [
            ("Seconden per lid (0 is geen pauze)", member),
            ("Seconden per kanaal (0 is geen pauze)", channel),
        ];
        self.moderator.submits_modal(&form, &filled).reply().await
    }

    /// Another look into what the bot keeps.
    pub(crate) async fn store(&self) -> Store {
        let location = Location::new(self.data.path(), None).expect("a file");
        Store::open(&location).await.expect("the store opens")
    }

    /// What is kept of the server.
    pub(crate) async fn kept(&self) -> Settings {
        let store = self.store().await;
        let settings = store.settings(self.id()).await.expect("the store works");
        store.close().await;
        settings
    }

    /// The server's number.
    pub(crate) fn id(&self) -> GuildId {
        GuildId::new(self.guild.id().parse().expect("a number"))
    }

    /// Ends it, and checks that the bot broke no rule.
    pub(crate) async fn end(self) {
        self.bot.stop().await.expect("the bot ends well");
        self.discord.finish().await;
    }
}

async fn start(discord: &FakeDiscord, data: &Path, message_content: bool) -> Bot {
    Bot::start_tuned(discord, data, |options| options.message_content = message_content).await
}
