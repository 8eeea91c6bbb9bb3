//! Who has asked others something, is asked if they would think along too: seldom, and not who does already.

use std::time::Duration;

use super::scene::{Kind, Scene};
use crate::fake_discord::Reply;

const INVITED: &str = "Is er iets waar anderen jou naar kunnen vragen?";
const YES: &str = "Ja, ik denk ook mee";

/// What Anna hears when she has put this to the group.
async fn hears(scene: &Scene, question: &str) -> Reply {
    scene.clock.pass(Duration::from_mins(5));
    scene.puts(&scene.anna, question).await.1
}

#[tokio::test]
async fn who_asks_is_invited_once_in_thirty_days_and_who_thinks_along_is_not() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let told = hears(&scene, "Wie kent een zaal voor dertig mensen in Zwolle?").await;
    assert!(told.is_ephemeral() && told.content().ends_with(INVITED), "{told}");
    let again = hears(&scene, "Wie heeft een bakfiets te leen voor zaterdag?").await;
    assert!(!again.content().contains(INVITED) && again.custom_id(YES).is_none(), "{again}");
    let screen = scene.anna.presses(&told, YES).reply().await;
    assert!(screen.is_ephemeral() && screen.to_string().contains("Doe mij maar mee"), "{screen}");
    assert!(told.now().content().starts_with("Je vraag staat in"), "where it stands is still told");

    scene.clock.pass(Duration::from_hours(31 * 24));
    let later = hears(&scene, "Wie weet een goede imker in Drenthe?").await;
    assert!(later.content().ends_with(INVITED), "{later}");

    let form = scene.anna.presses(&screen, "In mijn eigen woorden").reply().await;
    let label = "Waar mogen mensen je naar vragen?";
    let screen = scene.anna.submits_modal(&form, &[(label, "zalen in Zwolle")]).reply().await;
    scene.anna.presses(&screen, "Doe mij maar mee").reply().await;
    scene.clock.pass(Duration::from_hours(31 * 24));
    let helper = hears(&scene, "Wie speelt er trompet in een fanfare?").await;
    assert!(!helper.content().contains(INVITED), "{helper}");
    scene.end().await;
}
