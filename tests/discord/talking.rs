//! What does the bot do when nobody asks it anything? Under its own messages nothing, elsewhere a kind word.

use super::bot::Scene;
use super::community::Community;

const REMARK: &str =
    "Fijn dat je reageert! Heb je een vraag, stel hem dan met het onderwerp erbij en ik zoek het op.";
const REMARKS: [&str; 7] = [
    "Mooi gezegd!",
    "Goed punt",
    "lol",
    "dat klopt niet helemaal",
    "Slechte bot",
    "thanks, you helped",
    "hou je mond over zwakke banden",
];

#[tokio::test]
async fn a_reply_that_asks_nothing_is_left_alone_under_an_answer_and_under_a_quote() {
    let scene = Scene::set("nl").await;
    let asked = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
    let answer = asked.reply().await;
    let quote = scene.anna.slash(&scene.channel, "quote", &[]).reply().await;
    for said in REMARKS {
        for earlier in [&answer, &quote] {
            let reply = || scene.anna.replies_to(&scene.channel, earlier, said);
            scene.discord.stays_silent(reply).await;
        }
    }
    let next = scene.anna.replies_to(&scene.channel, &answer, "volgende").reply().await;
    assert!(!next.embeds().is_empty(), "{next}");
    let thanks = scene.anna.replies_to(&scene.channel, &answer, "dankjewel").reply().await;
    assert_eq!(thanks.content(), "Graag gedaan.");
    let asks = scene.anna.replies_to(&scene.channel, &quote, "Wanneer heb je meer aan sterke banden?");
    assert!(!asks.reply().await.embeds().is_empty());
    scene.end().await;
}

#[tokio::test]
async fn a_remark_to_the_bot_gets_a_kind_sentence_and_no_passage() {
    let scene = Scene::set("nl").await;
    let dm = scene.anna.dm_channel();
    for said in ["Mooi gezegd, die zwakke banden!", "dat klopt niet helemaal, van die zwakke banden"] {
        assert_eq!(scene.anna.mentions_bot(&scene.channel, said).reply().await.content(), REMARK, "{said}");
        assert_eq!(scene.anna.dms(said).reply().await.content(), REMARK, "{said}");
        let slash = scene.anna.slash(&dm, "ask", &[("question", said)]).reply().await;
        assert_eq!(slash.content(), REMARK, "{said}");
        assert!(slash.embeds().is_empty(), "{slash}");
    }
    let joke = scene.anna.mentions_bot(&scene.channel, "vertel een mop over zwakke banden").reply().await;
    assert_eq!(joke.content(), "Dat doe ik niet: ik zoek alleen antwoorden op, voor wie me iets vraagt.");
    let thanks = scene.anna.mentions_bot(&scene.channel, "dank je, hier kan ik echt iets mee!").reply().await;
    assert_eq!(thanks.content(), "Graag gedaan.");
    scene.end().await;
}

#[tokio::test]
async fn keywords_and_questions_without_their_mark_are_answered() {
    let scene = Scene::set("nl").await;
    for said in ["zwakke banden", "weet iemand wat een zwakke band is", "ik zoek iets over zwakke banden"] {
        let reply = scene.anna.dms(said).reply().await;
        assert!(!reply.embeds().is_empty(), "{said}: {reply}");
    }
    scene.end().await;
}

#[tokio::test]
async fn a_remark_in_a_question_channel_is_left_alone() {
    let community = Community::set_reading(true).await;
    community.choose("Vraagkanalen", &[&community.channel]).await;
    for said in [
        "Wat een mooi stuk over zwakke banden",
        "Kan dit korter?",
        "Zullen we het vrijdag over zwakke banden hebben?",
    ] {
        community.discord.stays_silent(|| community.anna.says(&community.channel, said)).await;
    }
    community.end().await;
}
