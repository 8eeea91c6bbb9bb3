//! Where the store was put back as it was before today's post, is there still one post for the date?

use std::path::{Path, PathBuf};

use vraagbaak::store::{Location, backup, restore};

use super::scene::Scene;
use crate::store::databases::Fresh;
use crate::store::dumps::{programs, shell};

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
/// Shortly before nine o'clock in Amsterdam, nine, and so soon after it that the store could have been at
/// work all the time.
const BEFORE: &str = "2026-11-22T07:59:00Z";
const NINE: &str = "2026-11-22T08:00:00Z";
const SOON: &str = "2026-11-22T08:00:40Z";

fn file(scene: &Scene) -> &Path {
    match &scene.fresh.location {
        Location::File(path) => path,
        Location::Server(_) => unreachable!("SQLite"),
    }
}

/// A scene whose store is copied, and then posts at nine and stops.
async fn with_copy(fresh: Fresh, copy: impl AsyncFnOnce(&Scene) -> PathBuf) -> (Scene, PathBuf) {
    let mut scene = Scene::set_on(fresh, "nl").await;
    scene.daily("set", &[]).await;
    scene.clock.set(BEFORE);
    scene.has_been_at_work().await;
    let copy = copy(&scene).await;
    scene.clock.set(NINE);
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    scene.goes_down().await;
    scene.discord.forgets_nonces();
    (scene, copy)
}

/// The bot starts on what was put back: today's post is found, and tomorrow's is made.
async fn goes_on(mut scene: Scene) {
    let looks = scene.discord.requests(LIST);
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.history_has("zo 22 november, 09:0").await;
    scene.history_has("geplaatst").await;
    assert!(scene.discord.requests(LIST) > looks, "it was looked for");
    assert!(scene.daily("now", &[]).await.starts_with("Het citaat van vandaag staat er al."));
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (1, 1));
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.history_has("ma 23 november, 09:00: geplaatst").await;
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_backup_that_is_restored_at_once_doubles_no_post() {
    let (scene, copy) = with_copy(Fresh::sqlite(), async |scene| {
        let copy = scene.fresh.folder.path().join("backup.db");
        backup(&scene.fresh.location, &copy).await.expect("a backup");
        copy
    })
    .await;
    restore(&scene.fresh.location, &copy, true).await.expect("it comes back");
    scene.clock.set(SOON);
    goes_on(scene).await;
}

#[tokio::test]
async fn nor_does_who_asks_for_todays_post_get_a_second_one() {
    let (mut scene, copy) = with_copy(Fresh::sqlite(), async |scene| {
        let copy = scene.fresh.folder.path().join("backup.db");
        backup(&scene.fresh.location, &copy).await.expect("a backup");
        copy
    })
    .await;
    restore(&scene.fresh.location, &copy, true).await.expect("it comes back");
    // Before it is due, by the schedule of the backup.
    scene.clock.set(BEFORE);
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    assert!(scene.daily("now", &[]).await.starts_with("Het citaat van vandaag staat er al."));
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}

#[tokio::test]
async fn a_file_that_is_copied_back_by_hand_doubles_no_post() {
    let (scene, copy) = with_copy(Fresh::sqlite(), async |scene| {
        let copy = scene.fresh.folder.path().join("by-hand.db");
        backup(&scene.fresh.location, &copy).await.expect("a copy");
        copy
    })
    .await;
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file(&scene).display()));
    }
    std::fs::copy(&copy, file(&scene)).expect("it is put back");
    scene.clock.set("2026-11-22T08:03:00Z");
    goes_on(scene).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_that_is_restored_at_once_doubles_no_post() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    let programs = programs().expect("pg_dump comes with the server");
    let (scene, copy) = with_copy(fresh, async |scene| {
        let copy = scene.fresh.folder.path().join("backup.dump");
        let dump = scene.fresh.location.dump_command(&copy).expect("PostgreSQL");
        tokio::task::block_in_place(|| shell(&dump, &programs));
        copy
    })
    .await;
    let restore = scene.fresh.location.restore_command(&copy).expect("PostgreSQL");
    tokio::task::block_in_place(|| shell(&restore, &programs));
    scene.clock.set(SOON);
    goes_on(scene).await;
}

#[tokio::test]
async fn a_store_that_was_lost_and_set_anew_doubles_no_post() {
    let (mut scene, _) = with_copy(Fresh::sqlite(), async |_| PathBuf::new()).await;
    scene.fresh = Fresh::sqlite();
    scene.clock.set(SOON);
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.daily("set", &[("time", "9:05")]).await;
    scene.clock.set("2026-11-22T08:05:00Z");
    scene.history_has("geplaatst").await;
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}
