//! Are a member's words shown only with their yes and a moderator's, and gone when either, or the message, goes?

use std::time::Duration;

use vraagbaak::domain::GuildId;
use vraagbaak::domain::kept_answer::KeptPassage;

use super::helping::{ENGLISH, HELPED, REPLY, replied, says_it_helped};
use super::scene::{Kind, PEOPLE, Scene};
use crate::fake_discord::{Channel, Message, Reply};
use crate::helpers::scene::number;

const KEEP_IT: &str = "Bewaar het voor wie dit later vraagt";

/// What whoever asks gets to read on the server.
async fn shown(scene: &Scene) -> Vec<KeptPassage> {
    let store = scene.fresh.open().await;
    let kept = store.kept(GuildId::new(number(&scene.guild.id()))).await.expect("the store works");
    store.close().await;
    kept
}

/// Nothing is shown any more.
async fn is_gone(scene: &Scene) {
    for _ in 0..200 {
        if shown(scene).await.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("it is still shown: {:?}", shown(scene).await);
}

/// Anna wants Bert's reply to be kept; what he is asked.
async fn proposed(scene: &Scene, (thread, reply): (&Channel, &Message), keep_it: &str) -> Message {
    let told = says_it_helped(&scene.anna, reply).await;
    thread.next_post().await;
    let told = scene.anna.presses(&told, keep_it).reply().await;
    assert!(told.is_ephemeral(), "{told}");
    thread.next_post().await
}

/// The moderator's list of answers.
async fn to_keep(scene: &Scene) -> Reply {
    let open = scene.mo.slash(&scene.channel, "open", &[]).reply().await;
    scene.mo.selects(&open, "opn:l1", &["answers"]).reply().await
}

/// A server on which Bert's reply is kept.
async fn kept() -> (Scene, Channel, Message) {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (_, thread, reply) = replied(&scene, PEOPLE).await;
    let asked = proposed(&scene, (&thread, &reply), KEEP_IT).await;
    scene.bert.presses(&asked, "Met mijn naam").reply().await;
    let list = to_keep(&scene).await;
    scene.mo.presses(&list, "Bewaar").reply().await;
    assert_eq!(shown(&scene).await.len(), 1);
    (scene, thread, reply)
}

struct Words {
    locale: &'static str,
    question: &'static str,
    keep_it: &'static str,
    asked: &'static str,
    not_yours: &'static str,
    say: (&'static str, &'static str),
    list: &'static str,
    keep: (&'static str, &'static str),
    name: Option<&'static str>,
}

#[tokio::test]
async fn words_are_shown_after_their_authors_yes_and_a_moderators() {
    for words in [
        Words {
            locale: "nl",
            question: PEOPLE,
            keep_it: KEEP_IT,
            asked: "Mag ik jouw woorden laten lezen, precies zoals ze er staan",
            not_yours: "Dit is voor ",
            say: ("Met mijn naam", "Dank je wel!"),
            list: "De schrijver vindt het goed.",
            keep: ("Bewaar", "Bewaard."),
            name: Some("bert"),
        },
        Words {
            locale: "en-GB",
            question: "Who knows a room in Zwolle?",
            keep_it: "Keep it for whoever asks next",
            asked: "May I show your words, exactly as they stand",
            not_yours: "This one is for ",
            say: ("Without my name", "Thank you!"),
            list: "Its author agrees.",
            keep: ("Keep", "Kept."),
            name: None,
        },
    ] {
        let said = if words.name.is_some() { REPLY } else { ENGLISH };
        let mut scene = Scene::set(Kind::Text, words.locale).await;
        let (_, thread, reply) = replied(&scene, words.question).await;
        let asked = proposed(&scene, (&thread, &reply), words.keep_it).await;
        assert!(asked.content().contains(words.asked) && asked.pings().is_empty(), "{asked}");
        assert_eq!(asked.replies_to(), Some(reply.id()));
        let told = scene.anna.presses(&asked, words.say.0).reply().await;
        assert!(told.is_ephemeral() && told.content().starts_with(words.not_yours), "{told}");
        assert!(to_keep(&scene).await.embeds().is_empty(), "nothing is offered without its author's yes");
        scene.restarts().await;
        let told = scene.bert.presses(&asked, words.say.0).reply().await;
        assert!(told.is_ephemeral() && told.content().starts_with(words.say.1), "{told}");
        asked.deleted().await;
        assert_eq!(shown(&scene).await, [], "nothing is shown without a moderator's yes");
        let list = to_keep(&scene).await;
        let text = list.to_string();
        assert!(text.contains(words.list) && text.contains(said) && text.contains(words.question), "{text}");
        let told = scene.mo.presses(&list, words.keep.0).reply().await;
        assert!(told.content().starts_with(words.keep.1), "{told}");
        let kept = shown(&scene).await;
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].words.as_str(), kept[0].question.as_str()), (said, words.question));
        assert_eq!(kept[0].name.as_deref(), words.name);
        let told = says_it_helped(&scene.anna, &reply).await;
        let told = scene.anna.presses(&told, words.keep_it).reply().await;
        assert!(told.embeds().is_empty(), "it is proposed once: {told}");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_no_is_a_no_and_so_is_silence_and_the_words_are_erased() {
    for silent in [false, true] {
        let scene = Scene::set(Kind::Forum, "nl").await;
        let (_, thread, reply) = replied(&scene, PEOPLE).await;
        let asked = proposed(&scene, (&thread, &reply), KEEP_IT).await;
        if silent {
            scene.clock.pass(Duration::from_hours(24 * 14 + 1));
        } else {
            let told = scene.bert.presses(&asked, "Nee").reply().await;
            assert_eq!(told.content(), "Prima. Ik bewaar het niet.");
        }
        asked.deleted().await;
        let store = scene.fresh.open().await;
        let key = vraagbaak::domain::thanks::MessageKey {
            guild: GuildId::new(number(&scene.guild.id())),
            message: vraagbaak::domain::MessageId::new(number(&reply.id())),
        };
        let left = store.kept_answer(key).await.expect("the store works").expect("that it was stays known");
        assert_eq!((left.words.as_str(), left.question.as_str()), ("", ""));
        store.close().await;
        let told = says_it_helped(&scene.anna, &reply).await;
        let told = scene.anna.presses(&told, KEEP_IT).reply().await;
        assert_eq!(told.content(), "Dat bericht is al eens voorgesteld.", "nobody is asked twice");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_deleted_message_is_no_answer_any_more() {
    for how in ["deleted", "in bulk", "with its thread"] {
        let (scene, thread, reply) = kept().await;
        match how {
            "deleted" => scene.bert.deletes(&reply),
            "in bulk" => scene.discord.dispatch(
                "MESSAGE_DELETE_BULK",
                &serde_json::json!({
                    "ids": [reply.id()], "channel_id": thread.id(), "guild_id": scene.guild.id(),
                }),
            ),
            _ => thread.gets_deleted(),
        }
        is_gone(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn an_author_takes_an_answer_back_or_erases_all_and_a_moderator_takes_it_away() {
    for how in ["taken back", "erased", "refused"] {
        let (scene, _, reply) = kept().await;
        match how {
            "taken back" => {
                let screen = scene.bert.slash(&scene.channel, "privacy show", &[]).reply().await;
                let list = scene.bert.presses(&screen, "Jouw bewaarde antwoorden (1)").reply().await;
                assert!(list.to_string().contains("te lezen met je naam"), "{list}");
                let value = format!("{:x}.{:x}", number(&scene.guild.id()), number(&reply.id()));
                let one = scene.bert.selects(&list, "kpt:c1:0:0:0:0", &[&value]).reply().await;
                assert!(one.to_string().contains(REPLY), "{one}");
                let told = scene.bert.presses(&one, "Neem het terug").reply().await;
                assert!(told.content().starts_with("Teruggenomen."), "{told}");
            }
            "erased" => {
                let sure = scene.bert.slash(&scene.channel, "privacy erase", &[]).reply().await;
                scene.bert.presses(&sure, "prv:erase").reply().await;
            }
            _ => {
                scene.clock.pass(Duration::from_hours(24 * 366));
                let list = to_keep(&scene).await;
                assert!(list.content().starts_with("Dit staat er een jaar."), "{list}");
                let told = scene.mo.presses(&list, "Bewaar niet").reply().await;
                assert!(told.content().starts_with("Niet bewaard."), "{told}");
            }
        }
        is_gone(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn an_edited_message_is_shown_as_its_author_let_it_and_moderators_see_that_it_changed() {
    let (scene, _, reply) = kept().await;
    drop(scene.bert.edits(&reply, "De Eiken verhuurt geen zalen meer."));
    let list = loop {
        let list = to_keep(&scene).await;
        if !list.embeds().is_empty() {
            break list;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    };
    assert!(list.content().starts_with("Het bericht is sindsdien veranderd."), "{list}");
    assert!(list.to_string().contains(REPLY), "{list}");
    assert_eq!(shown(&scene).await[0].words, REPLY);
    let form = scene.mo.presses(&list, "Verander de vraag").reply().await;
    let list = scene.mo.submits_modal(&form, &[("question", "Waar is een zaal te huur?")]).reply().await;
    assert!(list.to_string().contains("Waar is een zaal te huur?"), "{list}");
    let told = scene.mo.presses(&list, "Bewaar").reply().await;
    assert!(told.content().contains("Er ligt geen antwoord klaar"), "{told}");
    assert_eq!(shown(&scene).await[0].question, "Waar is een zaal te huur?");
    let told = scene.anna.forges_press(&list, &list.custom_id("Bewaar niet").expect("a button"));
    assert!(told.reply().await.content().contains("Dit antwoord is er niet meer."));
    assert_eq!(shown(&scene).await.len(), 1, "who doesn't moderate decides nothing");
    scene.end().await;
}

#[tokio::test]
async fn what_can_not_stand_alone_is_not_kept_and_two_presses_ask_once() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let (_, thread, reply) = replied(&scene, PEOPLE).await;
    let short = scene.bert.says(&thread, "Vraag het Jan eens.");
    let told = says_it_helped(&scene.anna, &short).await;
    let told = scene.anna.presses(&told, KEEP_IT).reply().await;
    assert_eq!(told.content(), "Los van het gesprek is het niet te volgen: het is te kort.");
    thread.next_post().await;
    // A moderator may propose it too.
    let told = scene.mo.uses_message_command(&thread, HELPED, &reply).reply().await;
    let presses = [(); 2].map(|()| scene.mo.presses(&told, KEEP_IT));
    for press in presses {
        press.reply().await;
    }
    let asked = thread.next_post().await;
    assert!(asked.content().starts_with("Een moderator wil dit antwoord bewaren."), "{asked}");
    let asking = |message: &Message| message.replies_to() == Some(reply.id());
    assert_eq!(thread.messages().iter().filter(|message| asking(message)).count(), 1);
    scene.end().await;
}
