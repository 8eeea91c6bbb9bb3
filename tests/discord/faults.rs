//! What if Discord stumbles in the middle of a conversation?

use std::time::Duration;

use super::bot::Scene;
use super::fake_discord::Fault;

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const FOLLOW_UP: &str = "POST /webhooks/{webhook_id}/{webhook_token}";
const POST: &str = "POST /channels/{channel_id}/messages";

/// After whatever went wrong, the bot answers the next question.
async fn goes_on(scene: &Scene) {
    let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
}

#[tokio::test]
async fn a_refused_callback_leaves_the_bot_answering_others() {
    for code in [10062, 40060, 50001, 50013, 50035] {
        let scene = Scene::set("nl").await;
        let fault = scene.discord.inject(Fault::error(400, code).on(CALLBACK));
        let unanswered = scene.anna.slash(&scene.channel, "ask", &QUESTION);
        fault.hit(1).await;
        goes_on(&scene).await;
        assert!(!unanswered.is_answered(), "code {code}");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_server_error_at_the_answer_leaves_the_bot_answering_others() {
    let scene = Scene::set("nl").await;
    for fault in [Fault::status(500), Fault::status(503), Fault::rate_limited(None), Fault::cut()] {
        let fault = scene.discord.inject(fault.on(POST));
        let _unanswered = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
        fault.hit(1).await;
        goes_on(&scene).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_slow_answer_of_discord_holds_up_nobody_else() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let fault = scene.discord.inject(Fault::held().on(FOLLOW_UP));
    let held = ben.slash(&scene.channel, "ask", &QUESTION);
    fault.hit(1).await;
    goes_on(&scene).await;
    fault.release();
    assert!(held.reply().await.to_string().contains("Zwakke banden"));
    scene.end().await;
}

#[tokio::test]
async fn an_event_is_answered_once_though_discord_stumbles_over_the_answer() {
    let scene = Scene::set("nl").await;
    let fault = scene.discord.inject(Fault::slow(Duration::from_millis(50)).on(POST));
    scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    fault.hit(1).await;
    goes_on(&scene).await;
    let answers = scene.channel.messages().into_iter().filter(|message| message.replies_to().is_some());
    assert_eq!(answers.count(), 1);
    scene.end().await;
}
