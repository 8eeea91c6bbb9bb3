//! What happens in odd cases: who left, who is in time-out, who can't see the question, a Discord that has had
//! enough, a bot that was down?

use std::time::Duration;

use super::scene::{Scene, WAIT};
use crate::fake_discord::{Fault, permissions};

const BEES: &str = "bijen houden";
const QUESTION: &str = "Wie weet iets van bijen?";
const OPEN: &str = "POST /users/@me/channels";

#[tokio::test]
async fn who_left_is_in_time_out_or_cannot_see_the_question_is_not_asked() {
    let scene = Scene::set("nl").await;
    let [gone, silenced, blind] = ["gea", "sil", "bob"].map(|name| scene.guild.member(name, "nl"));
    for member in [&gone, &silenced, &blind, &scene.bert] {
        scene.joins(member, BEES).await;
    }
    gone.leaves(&scene.guild);
    silenced.is_in_time_out(&scene.guild);
    blind.loses_sight_of(&scene.group);
    scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    let asked = [&gone, &silenced, &blind, &scene.bert].map(|member| scene.dms(member) - 1);
    assert_eq!(asked, [0, 0, 0, 1]);
    scene.end().await;
}

#[tokio::test]
async fn an_account_that_is_gone_is_taken_for_somebody_who_left() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let fault = scene.discord.inject(Fault::error(404, 10013).on("GET /guilds/{guild_id}/members/{user_id}"));
    scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    fault.remove();
    scene.asks("Wie heeft er bijen?").await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 1, "greeted, and never asked");
    scene.end().await;
}

#[tokio::test]
async fn when_the_thread_is_deleted_who_was_asked_is_told_and_nobody_more_is() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    asked.thread.gets_deleted();
    let told = "Deze vraag is teruggenomen. Fijn dat je er was.";
    scene.discord.until("it is taken back", |_| scene.last_dm(&scene.bert).content() == told).await;
    let eva = scene.guild.member("eva", "nl");
    scene.joins(&eva, BEES).await;
    scene.passes(Duration::from_hours(3)).await;
    assert_eq!(scene.dms(&eva), 1);
    scene.end().await;
}

#[tokio::test]
async fn when_discord_says_that_too_many_were_opened_none_is_for_a_day_and_those_that_are_open_go_on() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let eva = scene.guild.member("eva", "nl");
    let fault = scene.discord.inject(Fault::error(400, 40003).on(OPEN));
    let later = scene.joins(&eva, BEES).await;
    assert!(later.to_string().contains("Druk je over een uur nog eens?"), "{later}");
    let mo = scene.guild.member("mo", "nl");
    mo.gets_role(&scene.guild.role("beheer", permissions::MANAGE_GUILD));
    let report = mo.slash(&scene.channel, "diagnose", &[]).reply().await.to_string();
    assert!(report.contains("Leden die meedenken: 1. Daarvan krijgen af en toe een vraag: 1."), "{report}");
    assert!(report.contains("Volgens Discord opende ik te veel privéberichten"), "{report}");
    fault.remove();
    scene.passes(Duration::from_hours(2)).await;
    let later = eva.presses(&later, "Doe mij maar mee").reply().await;
    assert!(later.to_string().contains("Druk je over een uur nog eens?"), "{later}");
    scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 2, "his direct message is open");
    scene.clock.set("2026-11-24T14:00:00Z");
    let kept = eva.presses(&later, "Doe mij maar mee").reply().await;
    assert!(kept.to_string().contains("Fijn, je doet mee."), "{kept}");
    scene.end().await;
}

#[tokio::test]
async fn what_came_due_while_the_bot_was_down_comes_late_but_not_a_day_late() {
    for (back_at, dms) in [("2026-11-23T19:00:00Z", 2), ("2026-11-24T11:30:00Z", 1)] {
        let mut scene = Scene::set("nl").await;
        scene.joins(&scene.bert, BEES).await;
        scene.asks(QUESTION).await;
        scene.restarts_at(back_at).await;
        scene.settles().await;
        assert_eq!(scene.dms(&scene.bert), dms, "{back_at}");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_message_that_discord_took_without_a_word_is_not_sent_twice() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let fault = scene.discord.inject(Fault::cut().on("POST /channels/{channel_id}/messages"));
    scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    fault.remove();
    scene.passes(Duration::from_hours(3)).await;
    assert!(scene.dms(&scene.bert) <= 2, "once at the most");
    scene.end().await;
}
