//! What does an answer look like, and what can be done with it?

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::bot::{Scene, behind_more, old_button, passage};
use super::community::Community;
use crate::fake_discord::Reply;

const SURE: &str = "Waarom helpen zwakke banden bij het vinden van werk?";
const CLOSE: &str = "helpen vrienden bij het verhuizen van meubels";
const MISSED: &str = "sterke thee en zwakke koffie in Italië";
const MENU: &str = "Zocht je een van deze?";

async fn asks(scene: &Scene, question: &str) -> Reply {
    scene.anna.slash(&scene.channel, "ask", &[("question", question)]).reply().await
}

#[tokio::test]
async fn a_doubtful_answer_looks_unlike_a_sure_one_and_gives_a_choice() {
    let scene = Scene::set("nl").await;
    let near = asks(&scene, CLOSE).await;
    assert_snapshot!(near, @"
    public
    ❔ Zeker weet ik het niet, maar dit komt in de buurt:
    > Een goede vriend leent je geld, past op je kinderen en komt verhuizen.
    | colour: #f9a825
    | Sterke banden helpen als het moeilijk wordt. Een goede vriend leent je geld, past op je kinderen en komt verhuizen. Van een vage kennis verwacht je dat niet. Een netwerk met alleen zwakke banden brengt veel nieuws en weinig steun, en daarom hebben mensen beide soorten nodig.
    | 
    | -# Zwakke banden › Wanneer heb je meer aan sterke banden? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    <Zocht je een van deze?: Zwakke banden › Wanneer heb je meer aan sterke banden? | Zwakke banden › Waarom helpen zwakke banden bij het vinden van werk? | Zwakke banden>
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    let sure = asks(&scene, SURE).await;
    assert!(sure.content().starts_with("**") && !near.content().contains("**"), "{sure}\n{near}");
    assert_ne!(near.embeds()[0]["color"], sure.embeds()[0]["color"]);
    let ben = scene.guild.member("ben", "nl");
    let copy = ben.selects(&near, MENU, &["1"]).reply().await;
    assert!(copy.is_ephemeral() && passage(&copy) != passage(&near), "{copy}");
    let chosen = scene.anna.selects(&near, MENU, &["1"]).reply().await;
    assert_eq!(chosen.id(), near.id(), "the asker's choice is for all to see");
    assert_eq!(passage(&chosen), passage(&copy));
    let whole = scene.anna.presses(&chosen, "Meer…").reply().await;
    assert!(whole.embeds()[0]["description"].as_str().is_some_and(|text| text.len() > 200), "{whole}");
    scene.end().await;
}

#[tokio::test]
async fn a_miss_names_the_closest_headings_as_doors_and_else_where_to_look() {
    let scene = Scene::set("nl").await;
    let missed = asks(&scene, MISSED).await;
    assert_snapshot!(missed, @"
    public
    Daar vind ik geen antwoord op in de documenten die ik heb gelezen.
    Dit ligt er het dichtst bij:
    [Wanneer heb je meer aan sterke banden?] [Zwakke banden] [Waarom helpen zwakke banden bij het …]
    ");
    let label = missed.buttons().first().expect("a door").clone();
    let opened = scene.anna.presses(&missed, &label).reply().await;
    assert!(opened.is_ephemeral() && opened.content().starts_with("❔"), "{opened}");
    assert_eq!(missed.now().to_string(), missed.to_string(), "the doors stay");
    let nothing = asks(&scene, "durf jij te springen").await;
    assert!(nothing.components().is_empty() && nothing.content().contains("</topics:"), "{nothing}");
    scene.end().await;
}

#[tokio::test]
async fn members_read_no_names_of_files() {
    let scene = Scene::set("nl").await;
    let mut seen = Vec::new();
    for question in [SURE, CLOSE, MISSED] {
        let reply = asks(&scene, question).await;
        if reply.custom_id("Meer…").is_some() {
            seen.push(scene.anna.presses(&reply, "Meer…").reply().await);
        }
        seen.push(reply);
    }
    seen.push(scene.anna.slash(&scene.channel, "quote", &[]).reply().await);
    for reply in seen {
        assert!(!reply.to_string().contains(".md"), "{reply}");
    }
    scene.end().await;
}

#[tokio::test]
async fn who_hides_embeds_reads_the_answer_all_the_same() {
    let scene = Scene::set("nl").await;
    for (question, sentence) in [
        (SURE, "Zwakke banden helpen bij het vinden van werk omdat kennissen in andere kringen verkeren"),
        (CLOSE, "> "),
        ("wat is een sleutelfiguur?", "Een sleutelfiguur is iemand in de buurt"),
    ] {
        let reply = asks(&scene, question).await;
        assert!(reply.content().contains(sentence), "{reply}");
    }
    scene.end().await;
}

#[tokio::test]
async fn where_moderators_want_no_public_answers_nothing_is_shared_and_no_quote_is_public() {
    let community = Community::set().await;
    let open = community.guild.text_channel("vragen");
    let (anna, here) = (&community.anna, &community.channel);
    let before = anna.slash(&open, "ask", &[("question", SURE), ("private", "true")]).reply().await;
    assert!(before.buttons().contains(&"Delen in het kanaal".to_owned()), "{before}");
    let public = anna.slash(here, "ask", &[("question", SURE)]).reply().await;
    let quoted = anna.slash(here, "quote", &[]).reply().await;
    assert!(!quoted.is_ephemeral());
    community.choose("Antwoordkanalen", &[&open]).await;
    let said = here.messages().len();
    let private = anna.slash(here, "ask", &[("question", SURE)]).reply().await;
    assert!(
        private.is_ephemeral() && !private.buttons().contains(&"Delen in het kanaal".to_owned()),
        "{private}"
    );
    let refused = anna.forges_press(&private, &old_button(&private, "s", 0)).reply().await;
    assert!(refused.is_ephemeral() && refused.content().starts_with("De moderators"), "{refused}");
    assert!(anna.slash(here, "quote", &[]).reply().await.is_ephemeral());
    // What stands there from before stays as it is.
    let another = anna.presses(&quoted, "Nog een citaat").reply().await;
    assert!(another.is_ephemeral(), "{another}");
    let ben = community.guild.member("ben", "nl");
    for reader in [anna, &ben] {
        let next = reader.forges_press(&public, &old_button(&public, "p", 1)).reply().await;
        assert!(next.is_ephemeral() && !next.to_string().contains("Delen in"), "{next}");
    }
    assert_eq!(here.messages().len(), said, "nothing more is said for all to see");
    let shared = anna.presses(&before, "Delen in het kanaal").reply().await;
    assert!(!shared.is_ephemeral(), "where it may, it does: {shared}");
    community.end().await;
}

#[tokio::test]
async fn the_pauses_that_moderators_chose_hold_for_sharing_and_for_quotes_too() {
    let community = Community::set().await;
    let (anna, here) = (&community.anna, &community.channel);
    let private = anna.slash(here, "ask", &[("question", SURE), ("private", "true")]).reply().await;
    community.pause("3600", "0").await;
    let shared = anna.presses(&private, "Delen in het kanaal").reply().await;
    assert!(!shared.is_ephemeral(), "the pause begins with this: {shared}");
    for wait in [
        anna.presses(&private, "Delen in het kanaal").reply().await,
        anna.slash(here, "quote", &[]).reply().await,
    ] {
        assert!(wait.is_ephemeral() && wait.content().starts_with("Even geduld"), "{wait}");
    }
    community.end().await;
}

#[tokio::test]
async fn nobody_speaks_through_the_bot_who_may_not_write_there() {
    use crate::fake_discord::permissions::{USE_APPLICATION_COMMANDS, VIEW_CHANNEL};
    let scene = Scene::set("nl").await;
    scene.guild.everyone_may(VIEW_CHANNEL | USE_APPLICATION_COMMANDS);
    let question = [("question", SURE), ("private", "true")];
    let private = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    let refused = scene.anna.presses(&private, "Delen in het kanaal").reply().await;
    assert!(refused.is_ephemeral() && refused.content().starts_with("Je mag hier zelf niet"), "{refused}");
    assert!(scene.channel.messages().is_empty());
    scene.end().await;
}

#[tokio::test]
async fn that_answer_is_here_already_leads_to_a_message_that_shows_it() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let first = scene.anna.mentions_bot(&scene.channel, SURE).reply().await;
    let told = ben.mentions_bot(&scene.channel, SURE).reply().await;
    assert!(told.content().contains(&first.id()), "{told}");
    // Reading on leaves the message as it is, and so what it is known to give.
    behind_more(&scene.anna, &first, "Volgende passage").await;
    let told = ben.mentions_bot(&scene.channel, SURE).reply().await;
    assert!(told.content().contains(&first.id()), "{told}");
    // A button of an earlier version changes it: what it gave may be given again, and it gives another now.
    let second = scene.anna.forges_press(&first, &old_button(&first, "p", 1)).reply().await;
    let again = ben.mentions_bot(&scene.channel, SURE).reply().await;
    assert_eq!(passage(&again), passage(&first), "{again}");
    let told = scene.anna.mentions_bot(&scene.channel, SURE).reply().await;
    assert!(told.content().contains(&again.id()), "{told}");
    let private = ben.slash(&scene.channel, "ask", &[("question", SURE), ("private", "true")]).reply().await;
    let next = behind_more(&ben, &private, "Volgende passage").await;
    let told = behind_more(&ben, &next, "Delen in het kanaal").await;
    assert!(told.is_ephemeral() && told.content().contains(&second.id()), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn a_choice_from_the_menu_changes_what_the_message_is_known_to_give() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let near = asks(&scene, CLOSE).await;
    let first = passage(&near);
    scene.anna.selects(&near, MENU, &["1"]).reply().await;
    let again = ben.slash(&scene.channel, "ask", &[("question", CLOSE)]).reply().await;
    assert!(!again.is_ephemeral(), "{again}");
    assert_eq!(passage(&again), first);
    scene.end().await;
}

#[tokio::test]
async fn who_caused_an_answer_takes_it_back_and_nobody_else_does() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    for private in [false, true] {
        let answer = if private {
            scene.anna.dms(SURE).reply().await
        } else {
            scene.anna.mentions_bot(&scene.channel, SURE).reply().await
        };
        let more = scene.anna.presses(&answer, "Meer…").reply().await;
        let id = more.custom_id("Antwoord weghalen").expect("it is hers");
        if !private {
            let theirs = ben.presses(&answer, "Meer…").reply().await;
            assert_eq!(theirs.custom_id("Antwoord weghalen"), None);
            let refused = ben.forges_press(&theirs, &id).reply().await;
            assert!(refused.is_ephemeral() && !answer.is_deleted(), "{refused}");
        }
        let done = scene.anna.presses(&more, "Antwoord weghalen").reply().await;
        assert_eq!(done.content(), "Het antwoord is weg.");
        assert!(answer.is_deleted());
    }
    let again = ben.mentions_bot(&scene.channel, SURE).reply().await;
    assert!(!again.embeds().is_empty(), "it may be given again: {again}");
    scene.end().await;
}

#[tokio::test]
async fn a_helper_answers_somebody_with_a_passage_as_a_reply_to_their_message() {
    let community = Community::set().await;
    let (anna, ben) = (&community.anna, community.guild.member("ben", "nl"));
    let said =
        ben.says(&community.channel, "Iemand enig idee waarom zwakke banden helpen bij het vinden van werk?");
    let found = anna.uses_message_command(&community.channel, "Find passages", &said).reply().await;
    assert_eq!(found.buttons(), ["Nuttig", "Plaats als antwoord", "Meer…"]);
    let other = behind_more(anna, &found, "Volgende passage").await;
    let told = behind_more(anna, &other, "Plaats als antwoord").await;
    assert!(
        told.is_ephemeral() && told.content().starts_with("Het staat er: https://discord.com/"),
        "{told}"
    );
    let posted = community.channel.messages().pop().expect("a reply");
    assert_eq!(posted.replies_to(), Some(said.id()));
    assert!(posted.pings().is_empty() && posted.to_string().contains("wijst op deze passage"), "{posted}");
    assert_eq!(passage(&posted), passage(&other));
    // It is said once; and of a message that is gone, no more.
    let again = behind_more(anna, &other, "Plaats als antwoord").await;
    assert!(again.content().contains(&posted.id()), "{again}");
    ben.deletes(&said);
    let late = anna.presses(&found, "Plaats als antwoord").reply().await;
    assert_eq!(late.content(), "Dat bericht is er niet meer.");
    // What moderators chose holds here too.
    community.choose("Privékanalen", &[&community.channel]).await;
    let refused = anna.presses(&found, "Plaats als antwoord").reply().await;
    assert!(refused.content().starts_with("De moderators"), "{refused}");
    community.end().await;
}

#[tokio::test]
async fn commands_that_are_named_can_be_pressed() {
    let scene = Scene::set("nl").await;
    let help = scene.anna.slash(&scene.channel, "help", &[]).reply().await;
    for name in ["ask", "topics", "quote", "sources", "privacy show"] {
        let (_, after) = help.content().split_once(&format!("</{name}:")).expect("it is named");
        let (id, _) = after.split_once('>').expect("a link");
        assert!(id.parse::<u64>().is_ok(), "{name}: {}", help.content());
    }
    // A member who reads English sees the same link, which Discord names in their language.
    scene.anna.speaks("en-GB");
    let english = scene.anna.slash(&scene.channel, "help", &[]).reply().await;
    assert!(english.content().contains("</privacy show:"), "{}", english.content());
    scene.end().await;
}

#[test]
fn serenity_reads_nothing_of_components_of_version_two() {
    let message = |components: Value| {
        let author = json!({ "id": "2", "username": "bot", "discriminator": "0", "global_name": null, "avatar": null });
        let message = json!({
            "id": "1", "channel_id": "3", "type": 0, "author": author, "content": "", "tts": false,
            "timestamp": "2026-11-29T09:00:00.000000+00:00", "edited_timestamp": null, "mention_everyone": false,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false,
            "components": [components],
        });
        let read = serde_json::from_value::<serenity::all::Message>(message).expect("it is read");
        read.components.iter().map(|row| row.components.len()).sum::<usize>()
    };
    let button = json!({ "type": 2, "style": 2, "label": "Nuttig", "custom_id": "x" });
    let row = json!({ "type": 1, "components": [button] });
    let text = json!({ "type": 10, "content": "Een zwakke band" });
    assert_eq!(message(row.clone()), 1);
    assert_eq!(message(text.clone()), 0, "docs/cards.md can be looked at again");
    assert_eq!(message(json!({ "type": 17, "components": [text, row] })), 0, "nor the button within");
}
