//! Is a quote posted at its time, once, whatever Discord does?

use insta::assert_snapshot;
use vraagbaak::domain::MemberId;
use vraagbaak::domain::schedule::Schedule;

use super::scene::{Scene, start, stop};
use crate::fake_discord::{Fault, permissions};

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
/// Nine o'clock in Amsterdam.
const NINE: &str = "2026-11-22T08:00:00Z";

#[tokio::test]
async fn a_quote_is_posted_at_nine_with_its_document_and_the_date() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    assert_eq!(scene.posts(), 0);
    scene.clock.set(NINE);
    let post = scene.channel.next_post().await;
    assert_snapshot!(post, @r"
    public
    | colour: #546e7a
    | title: Durftevragen
    | Een goede vraag is een cadeau\: je geeft een ander de kans om te laten zien wat hij kan.
    | footer: zondag 22 november 2026
    [Lees verder]
    ");
    assert!(post.pings().is_empty());
    scene.history_has("geplaatst").await;
    scene.end().await;
}

#[tokio::test]
async fn read_more_shows_the_passage_around_it_also_after_a_restart() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.clock.set(NINE);
    let post = scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    scene.restarts().await;
    let ben = scene.guild.member("ben", "nl");
    let passage = ben.presses(&post, "Lees verder").reply().await;
    assert!(passage.is_ephemeral(), "{passage}");
    let quote = post.embeds()[0]["description"].as_str().expect("a quote").to_owned();
    let around = crate::discord::bot::passage(&passage);
    assert!(around.len() > quote.len() && around.contains(&quote[..20]), "{around}");
    scene.end().await;
}

#[tokio::test]
async fn each_day_has_another_quote_until_all_have_been() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[("language", "Om en om")]).await;
    let mut seen = std::collections::HashSet::new();
    for day in ["22", "23", "24"] {
        scene.clock.set(&format!("2026-11-{day}T08:00:10Z"));
        let post = scene.channel.next_post().await;
        assert!(seen.insert(post.embeds()[0]["description"].to_string()), "{post}");
        let dutch = post.buttons() == ["Lees verder"];
        assert_eq!(dutch, day == "22" || day == "24", "by turns: {post}");
    }
    scene.end().await;
}

#[tokio::test]
async fn with_topics_only_quotes_on_them_come() {
    let scene = Scene::set("nl").await;
    let set = scene.daily("set", &[("topics", "netwerken"), ("language", "Om en om")]).await;
    assert!(set.contains("over netwerken"), "{set}");
    for (day, document) in [("22", "Zwakke banden"), ("23", "Weak ties"), ("24", "Zwakke banden")] {
        scene.clock.set(&format!("2026-11-{day}T08:00:00Z"));
        let post = scene.channel.next_post().await;
        assert_eq!(post.embeds()[0]["title"], document, "{post}");
        scene.history_has(&format!("{day} november, 09:00: geplaatst")).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn neither_a_restart_nor_a_clock_that_is_turned_back_posts_twice() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.clock.set(NINE);
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    for moment in
        ["2026-11-22T08:00:30Z", "2026-11-22T07:59:00Z", NINE, "2026-11-21T20:00:00Z", "2026-11-22T09:00:00Z"]
    {
        scene.clock.set(moment);
        scene.restarts().await;
        scene.daily("show", &[]).await;
    }
    // Nor does another time on the same day.
    scene.daily("set", &[("time", "10:05")]).await;
    scene.clock.set("2026-11-22T09:05:00Z");
    scene.daily("show", &[]).await;
    scene.clock.set("2026-11-23T09:05:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn what_was_due_while_the_bot_was_down_comes_late_or_is_noted_as_missed() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.goes_down().await;
    scene.clock.set("2026-11-22T13:59:00Z");
    scene.comes_up().await;
    scene.channel.next_post().await;
    scene.history_has("14:59: geplaatst").await;
    scene.goes_down().await;
    scene.clock.set("2026-11-24T14:01:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    let history = scene.history_has("di 24 november, 09:00: gemist").await;
    assert!(history.contains("ma 23 november, 09:00: gemist"), "{history}");
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_post_that_went_out_in_doubt_is_found_and_not_made_again() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.clock.set(NINE);
    fault.hit(1).await;
    scene.discord.until("the post is there", |_| scene.posts() == 1).await;
    scene.discord.forgets_nonces();
    let looks = scene.discord.requests(LIST);
    scene.minutes_pass_until(|| scene.discord.requests(LIST) > looks).await;
    scene.history_has("geplaatst").await;
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}

#[tokio::test]
async fn where_it_may_not_look_back_after_a_doubt_it_pauses_and_does_not_post_again() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.clock.set(NINE);
    fault.hit(1).await;
    scene.discord.forgets_nonces();
    scene.channel.denies_bot(permissions::READ_MESSAGE_HISTORY);
    scene.minutes_pass_until(|| scene.discord.requests("POST /users/@me/channels") == 1).await;
    assert!(scene.daily("show", &[]).await.contains("Gepauzeerd. Ik mag daar niet meer plaatsen."));
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_post_that_discord_stumbles_over_is_tried_again_until_it_is_there() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let faults = [Fault::status(500), Fault::status(503), Fault::rate_limited(None)];
    let faults = faults.map(|fault| scene.discord.inject(fault.on(POST)));
    scene.clock.set(NINE);
    scene.minutes_pass_until(|| scene.posts() == 1).await;
    assert!(faults.iter().all(|fault| fault.hits() == 1));
    scene.history_has("geplaatst").await;
    assert_eq!(scene.posts(), 1);
    assert_eq!(scene.discord.requests(POST), 4, "one try each time");
    scene.end().await;
}

#[tokio::test]
async fn where_it_may_not_post_any_more_it_pauses_and_tells_who_set_it_once() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.channel.denies_bot(permissions::SEND_MESSAGES);
    scene.clock.set(NINE);
    let told = scene.anna.dm_channel().next_post().await;
    assert_snapshot!(told, @"
    public
    Het citaat van de dag in #algemeen, dat jij hebt ingesteld, staat nu op pauze. Ik mag daar niet meer plaatsen. Geef me in dat kanaal deze rechten: Kanalen bekijken (View Channel), Berichten versturen (Send Messages), Links insluiten (Embed Links), Berichtgeschiedenis lezen (Read Message History). Ga daarna verder met </daily resume>.
    ");
    assert_eq!(scene.discord.requests(POST), 2, "one try, one word to Anna");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Gepauzeerd. Ik mag daar niet meer plaatsen."), "{shown}");
    scene.clock.set("2026-11-23T08:00:00Z");
    // It is told at once what is still missing.
    let refused = scene.daily("resume", &[]).await;
    assert!(refused.contains("Send Messages"), "{refused}");
    scene.channel.denies_bot(0);
    let resumed = scene.daily("resume", &[]).await;
    assert!(resumed.contains("di 24 november, 09:00"), "{resumed}");
    scene.clock.set("2026-11-24T08:00:00Z");
    scene.channel.next_post().await;
    scene.end().await;
}

#[tokio::test]
async fn where_who_set_it_takes_no_messages_the_reason_is_shown_when_asked() {
    let scene = Scene::set("en-GB").await;
    let other = scene.guild.text_channel("quotes");
    let set = scene.daily("set", &[("channel", "#quotes")]).await;
    assert!(set.starts_with("It is set."), "{set}");
    scene.anna.refuses_dms();
    other.gets_deleted();
    scene.clock.set(NINE);
    scene
        .discord
        .until("the word to Anna", |discord| discord.requests("POST /users/@me/channels") == 1)
        .await;
    let mut shown = String::new();
    for _ in 0..500 {
        shown = scene.daily("show", &[]).await;
        if shown.contains("Paused. The channel is gone.") {
            break;
        }
    }
    assert!(shown.contains("Paused. The channel is gone."), "{shown}");
    assert_eq!(scene.posts(), 0);
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_was_removed_it_pauses_at_once_and_also_where_it_did_not_hear_of_it() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.guild.removes_bot();
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("Ik ben van de server gehaald"), "{told}");
    scene.clock.set(NINE);
    scene.guild.adds_bot();
    let back = scene.channel.next_post().await;
    assert!(back.content().contains("het citaat van de dag wacht nog"), "{back}");
    scene.restarts().await;
    assert!(scene.daily("show", &[]).await.contains("Gepauzeerd"));
    scene.clock.set("2026-11-22T09:00:00Z");
    scene.daily("resume", &[]).await;
    scene.goes_down().await;
    scene.guild.removes_bot();
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.comes_up().await;
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("Ik ben van de server gehaald"), "{told}");
    let words = "two words to Anna, and one where it came back: its channel could not be read";
    assert_eq!(scene.discord.requests(POST), 3, "{words}");
    scene.end().await;
}

#[tokio::test]
async fn while_the_store_fails_nothing_is_half_done_and_it_goes_on_after_that() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let pool = scene.fresh.raw().await;
    crate::store::databases::run(&pool, "ALTER TABLE posts RENAME TO elsewhere".to_owned()).await;
    scene.clock.set(NINE);
    let refused = scene.daily("history", &[]).await;
    assert!(refused.starts_with("Daar kan ik nu niet bij"), "{refused}");
    assert_eq!(scene.posts(), 0);
    crate::store::databases::run(&pool, "ALTER TABLE elsewhere RENAME TO posts".to_owned()).await;
    pool.close().await;
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

/// Starts the bot at half past eight on a store that holds this schedule of Anna's.
pub(crate) async fn with_schedule(change: impl Fn(&mut Schedule)) -> Scene {
    let mut scene = Scene::set("nl").await;
    scene.goes_down().await;
    let number = |id: String| id.parse::<u64>().expect("an id");
    let mut schedule = super::claims::schedule(number(scene.guild.id()), number(scene.channel.id()));
    schedule.set_by = std::num::NonZeroU64::new(number(scene.anna.id())).map(MemberId::new);
    change(&mut schedule);
    let store = scene.fresh.open().await;
    store.save_schedule(&schedule, scene.clock.now()).await.expect("the store works");
    store.close().await;
    scene.comes_up().await;
    scene.discord.until("the bot to be back", |discord| discord.identifies() == 2).await;
    scene
}

#[tokio::test]
async fn what_was_reckoned_with_other_zones_or_by_a_clock_that_ran_ahead_is_put_right() {
    for (done_until, look_at) in
        [("2026-11-21T08:00:00Z", "2026-11-22T12:00:00Z"), ("2030-01-01T08:00:00Z", "2030-01-02T08:00:00Z")]
    {
        let scene = with_schedule(|schedule| {
            schedule.done_until = done_until.parse().expect("a moment");
            schedule.look_at = look_at.parse().expect("a moment");
        })
        .await;
        let shown = scene.daily("show", &[]).await;
        assert!(shown.contains("- zo 22 november, 09:00"), "{shown}");
        scene.clock.set(NINE);
        scene.channel.next_post().await;
        scene.history_has("zo 22 november, 09:00: geplaatst").await;
        scene.clock.set("2026-11-23T08:00:00Z");
        scene.channel.next_post().await;
        assert_eq!(scene.posts(), 2);
        scene.end().await;
    }
}

#[tokio::test]
async fn where_the_documents_have_no_quote_left_on_its_topics_it_pauses_and_tells() {
    let scene = with_schedule(|schedule| schedule.topics = vec!["koken".to_owned()]).await;
    scene.clock.set(NINE);
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("geen citaat meer in de documenten"), "{told}");
    assert_eq!(scene.posts(), 0);
    scene.end().await;
}

#[tokio::test]
async fn a_line_that_left_the_documents_between_two_tries_gives_way_to_another() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let fault = scene.discord.inject(Fault::status(500).on(POST));
    scene.clock.set(NINE);
    fault.hit(1).await;
    let pool = scene.fresh.raw().await;
    crate::store::databases::run(&pool, "UPDATE posts SET line = 12345".to_owned()).await;
    pool.close().await;
    scene.minutes_pass_until(|| scene.posts() == 1).await;
    scene.history_has("geplaatst").await;
    scene.end().await;
}

#[tokio::test]
async fn two_processes_with_one_store_post_once() {
    let scene = Scene::set("nl").await;
    let channels: Vec<_> = (0..12).map(|n| scene.guild.text_channel(&format!("kanaal-{n}"))).collect();
    for channel in &channels {
        scene.daily("set", &[("channel", &format!("#{}", channel.name()))]).await;
    }
    let second = start(&scene.discord, &scene.fresh.location, &scene.clock).await;
    scene.discord.until("two bots", |discord| discord.identifies() == 2).await;
    for day in ["22", "23", "24"] {
        scene.clock.set(&format!("2026-11-{day}T08:00:00Z"));
        for channel in &channels {
            channel.next_post().await;
        }
    }
    stop(second).await;
    let counts: Vec<_> = channels.iter().map(|channel| channel.messages().len()).collect();
    assert_eq!(counts, [3; 12]);
    scene.end().await;
}
