//! What comes of a quote of the day in a thread that is put away or closed, or in a channel that is gone?

use super::scene::Scene;

const POST: &str = "POST /channels/{channel_id}/messages";

#[tokio::test]
async fn in_a_thread_that_is_closed_it_pauses_and_tells_who_set_it_once() {
    let scene = Scene::set("nl").await;
    let thread = scene.anna.begins_thread(&scene.channel, "citaten");
    scene.daily("set", &[("channel", "#citaten")]).await;
    thread.gets_locked();
    scene.clock.set("2026-11-22T08:00:00Z");
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("De thread is gesloten."), "{told}");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Gepauzeerd. De thread is gesloten."), "{shown}");
    // The next day nothing is tried, and nobody is told again.
    let tries = scene.discord.requests(POST);
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.daily("show", &[]).await;
    assert_eq!((scene.discord.requests(POST), thread.messages().len()), (tries, 0));
    // Who goes on while it is still closed hears so.
    let refused = scene.daily("resume", &[]).await;
    assert!(refused.contains("is gesloten, dus daar kan ik niets plaatsen"), "{refused}");
    thread.gets_opened();
    assert!(scene.daily("resume", &[]).await.starts_with("Hervat."));
    scene.clock.set("2026-11-24T08:00:00Z");
    thread.next_post().await;
    scene.end().await;
}

#[tokio::test]
async fn a_thread_that_was_only_put_away_is_opened_by_the_post() {
    let scene = Scene::set("nl").await;
    let thread = scene.anna.begins_thread(&scene.channel, "citaten");
    scene.daily("set", &[("channel", "#citaten")]).await;
    thread.gets_archived();
    scene.clock.set("2026-11-22T08:00:00Z");
    thread.next_post().await;
    scene.history_has("geplaatst").await;
    assert!(!thread.is_archived());
    scene.end().await;
}

#[tokio::test]
async fn a_closed_thread_is_refused_at_once() {
    let scene = Scene::set("en-GB").await;
    let thread = scene.anna.begins_thread(&scene.channel, "quotes");
    thread.gets_locked();
    let refused = scene.daily("set", &[("channel", "#quotes")]).await;
    assert!(refused.contains("is closed, so I can't post there."), "{refused}");
    assert!(scene.daily("show", &[]).await.starts_with("No quote of the day is set yet."));
    scene.end().await;
}

#[tokio::test]
async fn a_channel_that_is_deleted_is_told_once_and_stands_in_show() {
    let scene = Scene::set("nl").await;
    let other = scene.guild.text_channel("citaten");
    scene.daily("set", &[("channel", "#citaten")]).await;
    other.gets_deleted();
    scene.clock.set("2026-11-22T08:00:00Z");
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("Het kanaal is er niet meer."), "{told}");
    scene.clock.set("2026-11-23T08:00:00Z");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Gepauzeerd. Het kanaal is er niet meer."), "{shown}");
    assert_eq!(scene.discord.requests("POST /users/@me/channels"), 1, "told once");
    scene.end().await;
}
