//! What do the bot's messages look like? `docs/picture/draw.py` draws what this writes: the messages that the real
//! program sends from the real documents, as Discord got them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vraagbaak::app::{App, Library, ModelChoice, Reader};
use vraagbaak::domain::Language;
use vraagbaak::store::{Location, Store};

use super::bot::{Bot, Scene};
use crate::fake_discord::{FakeDiscord, Sent, permissions};

/// What somebody asks in one language, in the order of the pictures.
struct Asked {
    locale: &'static str,
    sure: &'static str,
    close: &'static str,
    missed: &'static str,
}

const ASKED: [Asked; 2] = [
    Asked {
        locale: "nl",
        sure: "waarom helpen zwakke banden bij het vinden van werk?",
        close: "hoe houd ik vrijwilligers gemotiveerd?",
        missed: "is Bluesky al naar de beurs gegaan?",
    },
    Asked {
        locale: "en-GB",
        sure: "why do weak ties help people find work?",
        close: "how do I run a good meeting?",
        missed: "how often should you send a newsletter?",
    },
];

/// The conversation in the README.
const CONVERSATION: [(&str, &str, &str); 3] = [
    ("Sanne", "nl", "wat is een netwerkorganistie?"),
    ("Emma", "en-GB", "What is a filter bubble?"),
    ("Joris", "nl", "hoe lang moet een ei koken?"),
];

fn library() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&folder, Language::Dutch, index.path()).expect("the corpus can be read");
    let reader = Reader::open(&ModelChoice::Shipped, index.path()).expect("the model is sound");
    assert_eq!(reader.hand_in(&library), 0, "corpus/vectors.bin is older than the documents");
    library
}

/// What a command is answered with.
pub(crate) fn answered(who: &str, command: &str, shown: impl Sent) -> Value {
    let mut drawn = shown.sent();
    drawn["gave"] = json!({ "who": who, "command": command });
    drawn
}

#[tokio::test]
#[ignore = "docs/picture/draw.py runs it"]
async fn the_messages_for_the_pictures() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let channel = guild.text_channel("netwerken");
    let data = tempfile::tempdir().expect("a folder");
    let location = Location::new(data.path(), None).expect("a file");
    let store = Store::open(&location).await.expect("the store opens");
    let bot = Bot::start_app(&discord, App::with_store(library(), 7, store));
    discord.bot_ready().await;
    let mut pictures = serde_json::Map::new();
    for Asked { locale, sure, close, missed } in ASKED {
        let (sanne, mo) = (guild.member("Sanne", locale), guild.member("Mo", locale));
        mo.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
        let mut screens = Vec::new();
        for question in [sure, close, missed] {
            let reply = sanne.mentions_bot(&channel, question).reply().await;
            assert_eq!(reply.content().contains('❔'), question == close, "{reply}");
            assert_eq!(reply.embeds().is_empty(), question == missed, "{reply}");
            screens.push(reply.sent());
        }
        for command in ["quote", "help", "settings"] {
            let (member, who) = if command == "settings" { (&mo, "Mo") } else { (&sanne, "Sanne") };
            let reply = member.slash(&channel, command, &[]).reply().await;
            screens.push(answered(who, command, &reply));
        }
        pictures.insert(locale[..2].to_owned(), Value::Array(screens));
    }
    let mut conversation = Vec::new();
    for (who, locale, question) in CONVERSATION {
        let reply = guild.member(who, locale).mentions_bot(&channel, question).reply().await;
        conversation.push(reply.sent());
    }
    let emma = guild.member("Emma", "en-GB");
    let quote = emma.slash(&channel, "quote", &[("topic", "networks")]).reply().await;
    conversation.push(answered("Emma", "quote", &quote));
    pictures.insert("conversation".to_owned(), Value::Array(conversation));
    let (mo, morning) = (guild.member("Mo", "nl"), guild.text_channel("citaat-van-de-dag"));
    mo.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
    mo.slash(&morning, "daily set", &[]).reply().await;
    mo.slash(&morning, "daily now", &[]).reply().await;
    let post = morning.messages().pop().expect("the quote of the day");
    pictures.insert("daily".to_owned(), post.sent());
    let commands = discord.commands().into_iter().filter_map(|name| discord.command(&name));
    pictures.insert("commands".to_owned(), commands.collect());
    let file = std::env::var("PICTURES").expect("PICTURES names the file to write");
    fs::write(file, serde_json::to_string_pretty(&pictures).expect("JSON")).expect("written");
    let anna = guild.member("Anna", "nl");
    Scene { discord, guild, channel, anna, bot }.end().await;
}
