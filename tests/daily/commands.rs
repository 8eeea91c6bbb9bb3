//! What can whoever manages a server arrange with `/daily`, and how is it answered?

use insta::assert_snapshot;

use super::scene::Scene;
use crate::fake_discord::permissions;

/// Without what Discord makes of a moment.
fn without_ids(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        let (inside, later) = after.split_once('>').expect("it is closed");
        shown.push_str(if inside.starts_with('#') { "#..." } else { "..." });
        rest = later;
    }
    shown + rest
}

#[tokio::test]
async fn what_is_set_is_shown_with_the_next_five_posts() {
    let scene = Scene::set("nl").await;
    let options = [("tijd", "7u30"), ("tijdzone", "narnia"), ("dagen", "ma wo vr"), ("speling", "2")];
    let wrong = scene.daily("instellen", &options).await;
    assert!(wrong.contains("\"narnia\" herken ik niet als tijdzone"), "{wrong}");
    let options = [("tijd", "7u30"), ("tijdzone", "brussels"), ("dagen", "ma wo vr"), ("speling", "2")];
    let set = scene.daily("instellen", &options).await;
    assert_snapshot!(without_ids(&set), @"
    Ingesteld.

    #...: op maandag, woensdag en vrijdag om 07:30 (Europe/Brussels), in het Nederlands. Na een storing komt het tot 2 uur later alsnog.
    De volgende berichten:
    - ma 23 november, 07:30 (...)
    - wo 25 november, 07:30 (...)
    - vr 27 november, 07:30 (...)
    - ma 30 november, 07:30 (...)
    - wo 2 december, 07:30 (...)
    ");
    // What is left out stays as it is.
    let set = scene.daily("set", &[("language", "English")]).await;
    assert!(
        set.contains("op maandag, woensdag en vrijdag om 07:30 (Europe/Brussels), in het Engels"),
        "{set}"
    );
    scene.end().await;
}

#[tokio::test]
async fn it_is_offered_to_those_who_manage_the_server_in_both_languages() {
    let scene = Scene::set("en-US").await;
    let ben = scene.guild.member("ben", "nl");
    assert!(scene.anna.can_use(&scene.channel, "daily") && !ben.can_use(&scene.channel, "daily"));
    let command = scene.discord.command("daily").expect("it is registered");
    assert_eq!(command["name_localizations"]["nl"], "dagelijks");
    assert_eq!(command["default_member_permissions"], "32");
    assert_eq!(command["contexts"], serde_json::json!([0]));
    for subcommand in command["options"].as_array().expect("subcommands") {
        assert!(subcommand["name_localizations"]["nl"].is_string(), "{subcommand}");
        for option in subcommand["options"].as_array().into_iter().flatten() {
            assert!(option["description_localizations"]["nl"].is_string(), "{option}");
        }
    }
    let english = scene.daily("show", &[]).await;
    assert!(
        english.starts_with("No quote of the day is set yet. You do that with </daily set:"),
        "{english}"
    );
    scene.anna.speaks("nl");
    let dutch = scene.daily("tonen", &[]).await;
    assert!(
        dutch.starts_with("Er is nog geen citaat van de dag ingesteld. Dat doe je met </daily set:"),
        "{dutch}"
    );
    scene.end().await;
}

#[tokio::test]
async fn zones_topics_and_days_are_offered_while_typing() {
    let scene = Scene::set("nl").await;
    scene.guild.prefers("de");
    let (anna, channel) = (&scene.anna, &scene.channel);
    let zones = anna.autocompletes(channel, "daily set", "timezone", "").await;
    assert_eq!((zones.names()[0], zones.names().len()), ("Europe/Berlin", 25));
    let set = scene.daily("set", &[]).await;
    assert!(set.contains("(Europe/Berlin)"), "that is also what it is at first: {set}");
    let zones = anna.autocompletes(channel, "daily set", "timezone", "amsterd").await;
    assert_eq!(zones.names(), ["Europe/Amsterdam"]);
    let topics = anna.autocompletes(channel, "daily set", "topics", "netw").await;
    assert!(topics.names().contains(&"netwerken"), "{topics}");
    let days = anna.autocompletes(channel, "daily set", "days", "d").await;
    assert!(days.names().contains(&"elke dag") && days.names().contains(&"dinsdag"), "{days}");
    scene.end().await;
}

#[tokio::test]
async fn what_is_no_time_no_day_or_no_topic_is_refused_and_nothing_changed() {
    let scene = Scene::set("nl").await;
    for (options, words) in [
        ([("time", "25:00")], "\"25\\:00\" herken ik niet als tijd"),
        ([("days", "@everyone")], "herken ik niet als dagen"),
        ([("topics", "koken, tuinieren")], "Over koken, tuinieren staat in het Nederlands geen citaat"),
    ] {
        let refused = scene.daily("set", &options).await;
        assert!(refused.contains(words), "{refused}");
        assert!(scene.daily("show", &[]).await.contains("nog geen citaat"));
    }
    let topics = scene.daily("set", &[("topics", "Netwerken")]).await;
    assert!(topics.contains(", over Netwerken."), "{topics}");
    // A document is on the topics of the one that tells the same in the other language too.
    let english = scene.daily("set", &[("topics", "netwerken"), ("language", "Engels")]).await;
    assert!(english.contains("in het Engels, over netwerken."), "{english}");
    let all = scene.daily("set", &[("topics", "*")]).await;
    assert!(!all.contains("over"), "{all}");
    scene.end().await;
}

#[tokio::test]
async fn a_missing_permission_is_told_at_once_by_its_name() {
    let scene = Scene::set("en-GB").await;
    let other = scene.guild.text_channel("quotes");
    for (permission, name) in [
        (permissions::SEND_MESSAGES, "Send Messages"),
        (permissions::EMBED_LINKS, "Embed Links"),
        (permissions::READ_MESSAGE_HISTORY, "Read Message History"),
        (permissions::VIEW_CHANNEL, "View Channel"),
    ] {
        other.denies_bot(permission);
        let refused = scene.daily("set", &[("channel", "#quotes")]).await;
        assert!(refused.contains("I still need: ") && refused.contains(name), "{refused}");
    }
    assert!(scene.daily("show", &[]).await.starts_with("No quote of the day is set yet"));
    other.denies_bot(0);
    let set = scene.daily("set", &[("channel", "#quotes")]).await;
    assert!(set.starts_with("It is set."), "{set}");
    scene.end().await;
}

#[tokio::test]
async fn a_post_is_skipped_made_now_paused_resumed_and_ended() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let skipped = scene.daily("skip", &[]).await;
    assert_eq!(
        skipped,
        "Het bericht van zo 22 november, 09:00 sla ik over. Daarna gaat het verder op ma 23 november, 09:00."
    );
    let shown = scene.daily("show", &[]).await;
    assert!(!shown.contains("zo 22 november") && shown.contains("ma 23 november"), "{shown}");
    scene.clock.set("2026-11-22T08:30:00Z");
    assert!(scene.daily("show", &[]).await.contains("ma 23 november"));
    assert_eq!(scene.posts(), 0, "it was skipped");
    // Whoever asks for it now gets it all the same, and once.
    let posted = scene.daily("now", &[]).await;
    let post = scene.channel.next_post().await;
    assert!(posted.starts_with("Geplaatst: https://discord.com/channels/") && posted.ends_with(&post.id()));
    assert!(scene.daily("now", &[]).await.starts_with("Het citaat van vandaag staat er al."));
    assert!(scene.daily("pause", &[]).await.contains("Ga verder met </daily resume:"));
    assert!(scene.daily("show", &[]).await.contains("Gepauzeerd."));
    scene.clock.set("2026-11-23T08:30:00Z");
    assert!(scene.daily("resume", &[]).await.contains("di 24 november, 09:00"));
    scene.clock.set("2026-11-24T08:00:00Z");
    scene.channel.next_post().await;
    scene.history_has("di 24 november, 09:00: geplaatst").await;
    assert!(scene.daily("off", &[]).await.contains("geen citaat van de dag meer"));
    assert!(scene.daily("show", &[]).await.contains("nog geen citaat"));
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_preview_is_seen_by_one_person_and_takes_nothing_from_the_deck() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    for _ in 0..3 {
        let preview = scene.anna.slash(&scene.channel, "daily preview", &[]).reply().await;
        assert!(preview.is_ephemeral() && preview.buttons() == ["Lees verder"], "{preview}");
        assert!(preview.to_string().contains("zondag 22 november 2026"), "{preview}");
    }
    assert_eq!(scene.posts(), 0);
    scene.end().await;
}

#[tokio::test]
async fn of_several_schedules_the_channel_tells_which_one_is_meant() {
    let scene = Scene::set("nl").await;
    scene.guild.text_channel("citaten");
    scene.daily("set", &[]).await;
    scene.daily("set", &[("channel", "#citaten"), ("time", "18:00")]).await;
    let which = scene.daily("skip", &[]).await;
    assert!(which.starts_with("Welk kanaal bedoel je?"), "{which}");
    let both = scene.daily("show", &[]).await;
    assert!(both.contains("om 09:00") && both.contains("om 18:00"), "{both}");
    let one = scene.daily("show", &[("channel", "#citaten")]).await;
    assert!(!one.contains("om 09:00") && one.contains("om 18:00"), "{one}");
    scene.end().await;
}
