//! How does a test run the bot? The real one, in this process, on the corpus of `tests/fixtures`.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vraagbaak::app::daily::DailyOptions;
use vraagbaak::app::{App, Library, Limits};
use vraagbaak::discord::{self, DiscordError, Options, Pace, Status};
use vraagbaak::domain::{Language, Secret};
use vraagbaak::store::{Location, Store};

use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, Message, Reply};

/// The program itself, which reads files in a process of its own.
const PROGRAM: &str = env!("CARGO_BIN_EXE_vraagbaak");
/// How long the bot may take to end, beyond the five seconds that it may take to finish.
const ENDING: Duration = Duration::from_secs(20);

/// A probe so rare that no test sees one that doesn't ask for it, and pauses that no test needs to wait
/// for; but time enough for a slow machine.
pub(crate) fn unwatched() -> Pace {
    Pace {
        probe_every: Duration::from_secs(600),
        attempts: Pace::default().attempts.faster(100),
        ..Pace::default()
    }
}

/// The documents of the fixtures.
pub(crate) fn library() -> Library {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus"))
}

fn read(corpus: &Path) -> Library {
    let index = tempfile::tempdir().expect("a folder");
    Library::open(corpus, Language::Dutch, index.path()).expect("the corpus can be read")
}

/// The bot, while it runs.
pub(crate) struct Bot {
    pub(crate) status: Arc<Status>,
    /// What it remembers in, where a test may take that away.
    pub(crate) store: Option<Store>,
    stop: CancellationToken,
    running: JoinHandle<Result<(), DiscordError>>,
}

impl Bot {
    /// Starts the bot against a Discord.
    pub(crate) fn start(discord: &FakeDiscord) -> Bot {
        Bot::start_with(discord, unwatched())
    }

    /// Starts the bot with its connection watched at this pace.
    pub(crate) fn start_with(discord: &FakeDiscord, pace: Pace) -> Bot {
        Bot::start_as(discord, App::new(library(), 7), pace)
    }

    /// Starts the bot on a corpus of the test's own.
    pub(crate) fn start_on(discord: &FakeDiscord, corpus: &Path) -> Bot {
        Bot::start_as(discord, App::new(read(corpus), 7), unwatched())
    }

    /// Starts the bot around an app of the test's own.
    pub(crate) fn start_app(discord: &FakeDiscord, app: App) -> Bot {
        Bot::start_as(discord, app, unwatched())
    }

    /// Starts the bot with a store in this folder.
    pub(crate) async fn start_keeping(discord: &FakeDiscord, data: &Path) -> Bot {
        Bot::start_keeping_within(discord, data, Limits::default()).await
    }

    /// The same, so that it takes on as much as this.
    pub(crate) async fn start_keeping_within(discord: &FakeDiscord, data: &Path, limits: Limits) -> Bot {
        let location = Location::new(data, None).expect("a file");
        let store = Store::open(&location).await.expect("the store opens");
        Bot::start_as(discord, App::with_store(library(), 7, store).within(limits), unwatched())
    }

    /// Starts the bot with a store in this folder, and with other options than it has by itself.
    pub(crate) async fn start_tuned(
        discord: &FakeDiscord,
        data: &Path,
        tune: impl FnOnce(&mut Options),
    ) -> Bot {
        let location = Location::new(data, None).expect("a file");
        Bot::start_remembering(discord, &location, tune).await
    }

    /// The same, with any store.
    pub(crate) async fn start_remembering(
        discord: &FakeDiscord,
        location: &Location,
        tune: impl FnOnce(&mut Options),
    ) -> Bot {
        let store = Store::open(location).await.expect("the store opens");
        // However slow the machine, what a server has of its own has its part in each answer.
        let patient = Limits { own_within: Duration::from_secs(20), ..Limits::default() };
        let app =
            App::with_store(library(), 7, store.clone()).reading_with(Path::new(PROGRAM)).within(patient);
        Bot { store: Some(store), ..Bot::start_by(discord, app, unwatched(), tune) }
    }

    /// Starts the bot so that it takes on as much as this.
    pub(crate) fn start_within(discord: &FakeDiscord, limits: Limits) -> Bot {
        Bot::start_as(discord, App::new(library(), 7).within(limits), unwatched())
    }

    fn start_as(discord: &FakeDiscord, app: App, pace: Pace) -> Bot {
        Bot::start_by(discord, app, pace, |_| {})
    }

    fn start_by(discord: &FakeDiscord, app: App, pace: Pace, tune: impl FnOnce(&mut Options)) -> Bot {
        let mut options = Options {
            token: Secret::new(discord.token()),
            api_url: Some(discord.api_url().parse().expect("a URL")),
            gateway_url: Some(discord.gateway_url().parse().expect("a URL")),
            insecure: false,
            default_language: Language::Dutch,
            message_content: false,
            source_code: None,
            pace,
            daily: DailyOptions::default(),
        };
        tune(&mut options);
        let (status, stop) = (Arc::new(Status::default()), CancellationToken::new());
        let run = discord::run(options, app, status.clone(), stop.clone());
        Bot { status, store: None, stop, running: tokio::spawn(run) }
    }

    /// Tells the bot to stop, and doesn't wait for it.
    pub(crate) fn halt(&self) {
        self.stop.cancel();
    }

    /// Tells the bot to stop; the future is how it ends.
    pub(crate) async fn stop(self) -> Result<(), DiscordError> {
        self.stop.cancel();
        self.ended().await
    }

    /// How the bot ends by itself.
    pub(crate) async fn ended(self) -> Result<(), DiscordError> {
        tokio::time::timeout(ENDING, self.running)
            .await
            .expect("the bot ends")
            .expect("the bot doesn't panic")
    }
}

/// The passage that a message gives: the sentence above it, and the rest with its place. What only tells of it stands
/// in small lines, and is left out.
pub(crate) fn passage(message: &Message) -> String {
    let lead = message.content().lines().filter(|line| !line.starts_with("-# "));
    let rest = message.embeds()[0]["description"].as_str().expect("a passage");
    lead.chain([rest]).collect::<Vec<_>>().join("\n")
}

/// Where the passage of a message stands, as its last line tells.
pub(crate) fn place(message: &Message) -> String {
    let description = message.embeds()[0]["description"].as_str().expect("a passage");
    let (_, line) = description.rsplit_once("-# ").expect("its place");
    line.split(" · ").next().unwrap_or_default().to_owned()
}

/// Presses a button that stands behind *More…*.
pub(crate) async fn behind_more(member: &Member, message: &Message, button: &str) -> Reply {
    let more = ["Meer…", "More…"].into_iter().find(|more| message.custom_id(more).is_some());
    let panel = member.presses(message, more.expect("there is more")).reply().await;
    assert!(panel.is_ephemeral(), "{panel}");
    member.presses(&panel, button).reply().await
}

/// The `custom_id` that an earlier version of the program gave a button under this answer: what it did, and which
/// passage it led to.
pub(crate) fn old_button(message: &Message, letter: &str, shown: usize) -> String {
    let id = message.custom_id("Meer…").expect("there is more");
    let (_, rest) = id.split_once(':').expect("an id of ours");
    let (position, rest) = rest.split_once(':').expect("an id of ours");
    format!("{letter}1:{}{shown}:{rest}", &position[..1])
}

/// A Discord with one guild, one channel, Anna in it, and the bot ready.
pub(crate) struct Scene {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) anna: Member,
    pub(crate) bot: Bot,
}

impl Scene {
    /// Sets the scene; Anna's Discord is in this language.
    pub(crate) async fn set(locale: &str) -> Scene {
        Scene::begin(locale, Bot::start).await
    }

    /// The same, with a corpus of the test's own.
    pub(crate) async fn set_on(corpus: &Path, locale: &str) -> Scene {
        Scene::begin(locale, |discord| Bot::start_on(discord, corpus)).await
    }

    async fn begin(locale: &str, start: impl FnOnce(&FakeDiscord) -> Bot) -> Scene {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let channel = guild.text_channel("algemeen");
        let anna = guild.member("anna", locale);
        let bot = start(&discord);
        discord.bot_ready().await;
        Scene { discord, guild, channel, anna, bot }
    }

    /// Stops the bot, and checks that it broke no rule.
    pub(crate) async fn end(self) {
        self.bot.stop().await.expect("the bot ends well");
        self.discord.finish().await;
    }
}
