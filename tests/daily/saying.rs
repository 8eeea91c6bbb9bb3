//! Is what somebody says understood as they mean it, and shown to them before it counts?

use super::scene::Scene;

const NONE_SET: &str = "Er is nog geen citaat van de dag ingesteld.";

#[tokio::test]
async fn what_people_say_is_shown_before_it_is_set() {
    let scene = Scene::set("nl").await;
    let options = [("time", "9 uur 's avonds"), ("days", "ma-vr"), ("timezone", "CET")];
    let shown = scene.anna.slash(&scene.channel, "daily set", &options).reply().await;
    let words = shown.content();
    assert!(words.starts_with("Zo begrijp ik het. Er is nog niets ingesteld."), "{words}");
    assert!(words.contains("op werkdagen om 21:00 (Europe/Amsterdam)"), "{words}");
    assert!(words.contains("- ma 23 november, 21:00"), "the next posts: {words}");
    assert_eq!(shown.buttons(), ["Zo instellen", "Toch niet"]);
    assert!(scene.daily("show", &[]).await.starts_with(NONE_SET));
    let set = scene.anna.presses(&shown, "Zo instellen").reply().await;
    assert!(set.content().starts_with("Ingesteld.") && set.content().contains("om 21:00"), "{set}");
    assert!(set.buttons().is_empty() && set.is_ephemeral(), "{set}");
    assert!(scene.daily("show", &[]).await.contains("op werkdagen om 21:00"));
    scene.end().await;
}

#[tokio::test]
async fn what_may_mean_several_things_is_asked_one_after_the_other() {
    let scene = Scene::set("nl").await;
    let options = [("time", "half negen"), ("days", "maandag tot vrijdag"), ("timezone", "GMT+1")];
    let asked = scene.anna.slash(&scene.channel, "daily set", &options).reply().await;
    assert_eq!(asked.content(), "Wat bedoel je met \"half negen\"?");
    assert_eq!(asked.buttons(), ["08:30", "20:30", "Toch niet"]);
    let asked = scene.anna.presses(&asked, "20:30").reply().await;
    assert_eq!(asked.content(), "Wat bedoel je met \"GMT+1\"?");
    assert_eq!(asked.buttons(), ["Europe/Amsterdam", "Altijd UTC+1", "Toch niet"]);
    let asked = scene.anna.presses(&asked, "Altijd UTC+1").reply().await;
    let till_thursday = "maandag, dinsdag, woensdag, donderdag";
    assert_eq!(asked.buttons(), [till_thursday, "werkdagen", "Toch niet"], "{asked}");
    let shown = scene.anna.presses(&asked, till_thursday).reply().await;
    assert!(shown.content().starts_with("Zo begrijp ik het."), "{shown}");
    let set = scene.anna.presses(&shown, "Zo instellen").reply().await;
    let words = "op maandag, dinsdag, woensdag en donderdag om 20:30 (UTC+1)";
    assert!(set.content().contains(words), "{set}");
    scene.end().await;
}

#[tokio::test]
async fn who_thinks_better_of_it_changes_nothing() {
    let scene = Scene::set("en-GB").await;
    let options = [("time", "half past eight in the evening"), ("days", "every day except Sunday")];
    let shown = scene.anna.slash(&scene.channel, "daily set", &options).reply().await;
    let words = shown.content();
    assert!(words.starts_with("This is how I understand you. Nothing is set yet."), "{words}");
    assert!(words.contains("and Saturday at 20:30"), "{words}");
    let left = scene.anna.presses(&shown, "Never mind").reply().await;
    assert_eq!(left.content(), "Fine, nothing was changed.");
    assert!(left.buttons().is_empty(), "{left}");
    assert!(scene.daily("show", &[]).await.starts_with("No quote of the day is set yet."));
    scene.end().await;
}

#[tokio::test]
async fn after_a_restart_it_says_kindly_that_the_proposal_is_gone() {
    let mut scene = Scene::set("nl").await;
    let options = [("days", "door de week")];
    let shown = scene.anna.slash(&scene.channel, "daily set", &options).reply().await;
    scene.restarts().await;
    let gone = scene.anna.presses(&shown, "Zo instellen").reply().await;
    assert!(gone.content().starts_with("Dit voorstel heb ik niet meer"), "{gone}");
    assert!(gone.content().contains("</daily set:"), "{gone}");
    assert!(scene.daily("show", &[]).await.starts_with(NONE_SET));
    scene.end().await;
}

#[tokio::test]
async fn what_is_forbidden_after_it_was_shown_is_not_set() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let shown = scene.anna.slash(&scene.channel, "daily set", &[("days", "ma-vr")]).reply().await;
    let button = shown.custom_id("Zo instellen").expect("it is there");
    let refused = ben.forges_press(&shown, &button).reply().await;
    assert!(refused.is_ephemeral() && !refused.content().contains("Ingesteld"), "{refused}");
    assert!(scene.daily("show", &[]).await.starts_with(NONE_SET));
    scene.end().await;
}

#[tokio::test]
async fn what_is_typed_is_offered_as_it_is_understood() {
    let scene = Scene::set("nl").await;
    scene.guild.prefers("nl");
    let (anna, channel) = (&scene.anna, &scene.channel);
    let times = anna.autocompletes(channel, "daily set", "time", "half negen").await;
    assert_eq!(times.values(), ["08:30", "20:30"]);
    let days = anna.autocompletes(channel, "daily set", "days", "ma-vr").await;
    assert_eq!(days.values(), ["werkdagen"]);
    let zones = anna.autocompletes(channel, "daily set", "timezone", "GMT+1").await;
    assert_eq!(zones.names()[..2], ["Europe/Amsterdam", "Altijd UTC+1"]);
    assert_eq!(zones.values()[..2], ["Europe/Amsterdam", "Etc/GMT-1"]);
    // What was chosen from the list stood there as it would be: it is set at once.
    let set =
        scene.daily("set", &[("time", "20:30"), ("days", "werkdagen"), ("timezone", "Etc/GMT-1")]).await;
    assert!(set.starts_with("Ingesteld.") && set.contains("op werkdagen om 20:30 (UTC+1)"), "{set}");
    scene.end().await;
}

#[tokio::test]
async fn what_nobody_would_understand_is_refused_with_examples() {
    let scene = Scene::set("nl").await;
    let refused = scene.daily("set", &[("time", "straks")]).await;
    assert!(refused.contains("herken ik niet als tijd") && refused.contains("half negen"), "{refused}");
    let refused = scene.daily("set", &[("time", "half negen"), ("days", "feestdagen")]).await;
    assert!(
        refused.contains("\"feestdagen\" herken ik niet als dagen"),
        "before anything is asked: {refused}"
    );
    scene.end().await;
}
