//! How does a conversation go on: replies to an answer, edits and deletions of a question, and the
//! same question again?

use std::time::Duration;

use super::bot::{Scene, behind_more, old_button, passage};
use crate::fake_discord::{Fault, Message};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
const POST: &str = "POST /channels/{channel_id}/messages";

/// Anna's message to the bot, and the bot's answer.
async fn asks(scene: &Scene, words: &str) -> (Message, Message) {
    let asked = scene.anna.says(&scene.channel, &format!("<@{}> {words}", scene.discord.bot_id()));
    (asked, scene.channel.next_post().await)
}

#[tokio::test]
async fn a_reply_with_next_gives_the_next_passage_till_there_is_none() {
    let scene = Scene::set("nl").await;
    let (_, mut shown) = asks(&scene, "waarom helpen zwakke banden bij het vinden van werk?").await;
    let mut seen = vec![passage(&shown)];
    for word in ["volgende", "next", "Meer!", "nog een"] {
        let next = scene.anna.replies_to(&scene.channel, &shown, word).reply().await;
        assert!(!seen.contains(&passage(&next)), "{word}: {next}");
        seen.push(passage(&next));
        shown = (*next).clone();
    }
    let last = scene.anna.replies_to(&scene.channel, &shown, "volgende").reply().await;
    assert_eq!(last.content(), "Meer passages heb ik niet gevonden.");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_with_next_goes_on_from_what_is_shown() {
    let scene = Scene::set("nl").await;
    let dm = scene.anna.dm_channel();
    let first = scene.anna.dms("waarom helpen zwakke banden bij het vinden van werk?").reply().await;
    let second = scene.anna.forges_press(&first, &old_button(&first, "p", 1)).reply().await;
    let third = scene.anna.replies_to(&dm, &second, "volgende").reply().await;
    let again = behind_more(&scene.anna, &second, "Volgende passage").await;
    assert_eq!(passage(&third), passage(&again));
    scene.end().await;
}

#[tokio::test]
async fn a_reply_can_ask_for_more_of_the_document() {
    let scene = Scene::set("nl").await;
    let (_, first) = asks(&scene, "waarom helpen zwakke banden bij het vinden van werk?").await;
    let more = scene.anna.replies_to(&scene.channel, &first, "Meer uit dit document").reply().await;
    insta::assert_snapshot!(more, @"
    public, reply to @anna
    Verder in *Zwakke banden*:
    Sterke banden helpen als het moeilijk wordt.
    | colour: #2e7d32
    | Een goede vriend leent je geld, past op je kinderen en komt verhuizen. Van een vage kennis verwacht je dat niet. Een netwerk met alleen zwakke banden brengt veel nieuws en weinig steun, en daarom hebben mensen beide soorten nodig.
    | 
    | -# Zwakke banden › Wanneer heb je meer aan sterke banden? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    let end = scene.anna.replies_to(&scene.channel, &more, "more from this document").reply().await;
    assert_eq!(end.content(), "That was the last passage of that document.");
    scene.end().await;
}

#[tokio::test]
async fn the_same_answer_is_not_given_twice_in_a_channel_within_ten_minutes() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let question = "wat is een zwakke band?";
    let (_, first) = asks(&scene, question).await;
    let again = ben.mentions_bot(&scene.channel, question).reply().await;
    assert!(again.embeds().is_empty(), "{again}");
    let link =
        format!("https://discord.com/channels/{}/{}/{}", scene.guild.id(), scene.channel.id(), first.id());
    assert_eq!(again.content(), format!("Dat antwoord staat hier al: {link}"));
    let elsewhere = scene.guild.text_channel("elders");
    let other = ben.mentions_bot(&elsewhere, question).reply().await;
    assert_eq!(passage(&other), passage(&first), "another channel has not seen it");
    scene.discord.lets_pass(Duration::from_secs(601));
    let later = ben.mentions_bot(&scene.channel, question).reply().await;
    assert_eq!(passage(&later), passage(&first), "ten minutes later it is new again");
    scene.end().await;
}

#[tokio::test]
async fn a_command_repeats_an_answer_in_private_only() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let again = ben.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert!(!first.is_ephemeral() && again.is_ephemeral());
    assert!(again.content().contains(&first.id()), "it tells where it stands: {again}");
    assert_eq!(passage(&again), passage(&first));
    assert_eq!(scene.channel.messages().len(), 1, "the others see it once");
    scene.end().await;
}

#[tokio::test]
async fn an_answer_that_was_taken_away_may_be_given_again() {
    let scene = Scene::set("nl").await;
    let (asked, first) = asks(&scene, "wat is een zwakke band?").await;
    scene.anna.deletes(&asked);
    first.deleted().await;
    let (_, again) = asks(&scene, "wat is een zwakke band?").await;
    assert_eq!(passage(&again), passage(&first));
    scene.end().await;
}

#[tokio::test]
async fn in_private_one_may_ask_the_same_twice() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.dms("wat is een zwakke band?").reply().await;
    let again = scene.anna.dms("wat is een zwakke band?").reply().await;
    assert_eq!(passage(&again), passage(&first));
    scene.end().await;
}

#[tokio::test]
async fn what_was_shared_is_not_shared_again() {
    let scene = Scene::set("nl").await;
    let private = scene.anna.slash(&scene.channel, "ask", &[QUESTION[0], ("private", "true")]).reply().await;
    let shared = scene.anna.presses(&private, "Delen in het kanaal").reply().await;
    let again = scene.anna.presses(&private, "Delen in het kanaal").reply().await;
    assert!(again.is_ephemeral() && again.content().contains(&shared.id()), "{again}");
    assert_eq!(scene.channel.messages().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn an_edit_within_a_minute_changes_the_answer() {
    let scene = Scene::set("nl").await;
    let (asked, first) = asks(&scene, "wat is een sleutelfiguur?").await;
    scene.discord.lets_pass(Duration::from_secs(50));
    let bot = scene.discord.bot_id();
    let edited = scene.anna.edits(&asked, &format!("<@{bot}> wat is een zwakke band?")).reply().await;
    assert_eq!(edited.id(), first.id(), "the answer itself changes");
    assert!(passage(&edited).contains("Een zwakke band is"), "{edited}");
    assert_eq!(scene.channel.messages().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn an_edit_after_a_minute_or_of_no_words_changes_nothing() {
    let scene = Scene::set("nl").await;
    let bot = scene.discord.bot_id();
    let (asked, first) = asks(&scene, "wat is een sleutelfiguur?").await;
    let same = format!("<@{bot}> wat is een sleutelfiguur?");
    scene.discord.stays_silent(|| scene.anna.edits(&asked, &same)).await;
    scene.discord.lets_pass(Duration::from_secs(61));
    let other = format!("<@{bot}> wat is een zwakke band?");
    scene.discord.stays_silent(|| scene.anna.edits(&asked, &other)).await;
    assert_eq!(first.now().to_string(), first.to_string());
    scene.end().await;
}

#[tokio::test]
async fn the_answer_goes_when_its_question_goes() {
    let scene = Scene::set("nl").await;
    let (asked, answer) = asks(&scene, "wat is een zwakke band?").await;
    scene.anna.deletes(&asked);
    answer.deleted().await;
    assert!(scene.channel.messages().is_empty());
    scene.end().await;
}

#[tokio::test]
async fn the_answers_go_when_a_moderator_deletes_many_questions_at_once() {
    let scene = Scene::set("nl").await;
    let (one, first) = asks(&scene, "wat is een zwakke band?").await;
    let (other, second) = asks(&scene, "wat is een sleutelfiguur?").await;
    let event = serde_json::json!({
        "ids": [one.id(), other.id()], "channel_id": scene.channel.id(), "guild_id": scene.guild.id(),
    });
    scene.discord.dispatch("MESSAGE_DELETE_BULK", &event);
    first.deleted().await;
    second.deleted().await;
    scene.end().await;
}

#[tokio::test]
async fn a_question_deleted_while_it_is_answered_leaves_no_answer_behind() {
    let scene = Scene::set("nl").await;
    let held = scene.discord.inject(Fault::held().on(POST));
    let (asked, answer) = {
        let bot = scene.discord.bot_id();
        let asked = scene.anna.says(&scene.channel, &format!("<@{bot}> wat is een zwakke band?"));
        held.hit(1).await;
        let answer = scene.channel.next_post().await;
        scene.anna.deletes(&asked);
        (asked, answer)
    };
    held.release();
    answer.deleted().await;
    assert!(asked.is_deleted() && scene.channel.messages().is_empty());
    scene.end().await;
}

#[tokio::test]
async fn an_event_that_is_told_twice_is_answered_once() {
    let scene = Scene::set("nl").await;
    let (bot, channel, guild) = (scene.discord.bot_id(), scene.channel.id(), scene.guild.id());
    let user = |id: &str, is_bot: bool| {
        serde_json::json!({
            "id": id, "username": "x", "discriminator": "0", "global_name": null, "avatar": null,
            "bot": is_bot,
        })
    };
    let event = serde_json::json!({
        "id": "900000000000000001", "channel_id": channel, "guild_id": guild, "type": 0,
        "author": user(&scene.anna.id(), false), "content": format!("<@{bot}> wat is een zwakke band?"),
        "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [user(&bot, true)], "mention_roles": [],
        "attachments": [], "embeds": [], "components": [], "pinned": false, "flags": 0,
    });
    scene.discord.dispatch("MESSAGE_CREATE", &event);
    scene.channel.next_post().await;
    scene.discord.stays_silent(|| scene.discord.dispatch("MESSAGE_CREATE", &event)).await;
    assert_eq!(scene.channel.messages().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_mention_in_a_thread_is_answered_there() {
    let scene = Scene::set("nl").await;
    let forum = scene.guild.forum("vragen");
    let post = scene.anna.begins_post(&forum, "Over netwerken");
    let bot = scene.discord.bot_id();
    let asked = scene.anna.writes_starter(&post, &format!("<@{bot}> wat is een zwakke band?"));
    let first = asked.reply().await;
    assert_eq!(first.channel().id(), post.id());
    assert!(passage(&first).contains("Een zwakke band is"), "{first}");
    let next = scene.anna.replies_to(&post, &first, "volgende").reply().await;
    assert_eq!(next.channel().id(), post.id());
    let private = scene.anna.slash(&post, "ask", &QUESTION).reply().await;
    assert!(!private.embeds().is_empty(), "{private}");
    scene.end().await;
}
