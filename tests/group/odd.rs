//! What happens to a question where something is not as usual: a thread that is put away or locked, tags, an asker who
//! has left, a question twice, a database that fails, a language that the bot doesn't speak?

use std::time::Duration;

use super::scene::{FOLLOW, Kind, MINE, PEOPLE, Scene, UNKNOWN};
use crate::discord::bot::Bot;
use crate::fake_discord::{FakeDiscord, permissions};
use crate::store::databases::run;

const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";

/// Says in the private menu of the asker that it is solved, wherever the post is.
async fn solves(scene: &Scene, question: &str) {
    let all = scene.anna.slash(&scene.channel, "open", &[]).reply().await;
    let chosen = scene.anna.selects(&all, "Kies een vraag", &[question]).reply().await;
    let mine = scene.anna.presses(&chosen, "Mijn vraag …").reply().await;
    let told = scene.anna.presses(&mine, "Het is opgelost").reply().await;
    assert!(told.content().starts_with("Fijn om te horen."), "{told}");
}

#[tokio::test]
async fn an_archived_thread_is_opened_for_a_change_and_a_locked_one_is_left_alone() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (archived, _) = scene.puts(&scene.anna, PEOPLE).await;
    scene.thread(&archived).gets_archived();
    solves(&scene, PEOPLE).await;
    scene.discord.until("it is told", |_| archived.now().content().ends_with("Opgelost.")).await;

    let (locked, _) = scene.puts(&scene.anna, UNKNOWN).await;
    scene.thread(&locked).gets_locked();
    solves(&scene, UNKNOWN).await;
    assert!(locked.now().content().ends_with("Nog niemand heeft geantwoord."), "{locked}");
    // Both were named in once; two tries for the archived one, and the worker's for the locked one.
    let tried = 6;
    scene.discord.until("it was tried again", |discord| discord.requests(EDIT) == tried).await;
    for _ in 0..3 {
        scene.clock.pass(Duration::from_hours(2));
        scene.discord.stays_silent(|| ()).await;
    }
    assert_eq!(scene.discord.requests(EDIT), tried, "it is not tried all week");
    assert!(scene.thread(&locked).is_archived());
    scene.end().await;
}

#[tokio::test]
async fn a_post_in_a_forum_is_tagged_open_and_then_answered() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    for tag in ["Beantwoord", "Open", "kletsen"] {
        scene.group.has_tag(tag);
    }
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let thread = scene.thread(&post);
    assert_eq!(thread.applied_tags(), ["Open"]);
    scene.clock.pass(Duration::from_hours(24 * 14 + 1));
    scene.discord.until("closed", |_| thread.applied_tags().is_empty()).await;
    scene.bert.says(&thread, "Ik weet er nu een!");
    scene.discord.until("open again", |_| thread.applied_tags() == ["Open"]).await;
    solves(&scene, PEOPLE).await;
    scene.discord.until("answered", |_| thread.applied_tags() == ["Beantwoord"]).await;
    scene.end().await;
}

#[tokio::test]
async fn a_withdrawn_question_goes_whole_where_nobody_replied_and_the_bot_may() {
    for kind in [Kind::Forum, Kind::Text] {
        let scene = Scene::set(kind, "nl").await;
        scene.group.allows_bot(permissions::MANAGE_THREADS);
        let (replied, _) = scene.puts(&scene.anna, PEOPLE).await;
        scene.bert.says(&scene.thread(&replied), "De Eiken.");
        replied.changed().await;
        let (post, _) = scene.puts(&scene.anna, UNKNOWN).await;
        for question in [UNKNOWN, PEOPLE] {
            // Not in the thread, which goes with all that is said there.
            let all = scene.anna.slash(&scene.channel, "open", &[]).reply().await;
            let chosen = scene.anna.selects(&all, "Kies een vraag", &[question]).reply().await;
            let screen = scene.anna.presses(&chosen, "Mijn vraag …").reply().await;
            let sure = scene.anna.presses(&screen, "Intrekken").reply().await;
            scene.anna.presses(&sure, "Ja, haal weg").reply().await;
        }
        scene.discord.until("it is gone", |_| post.is_deleted()).await;
        assert_eq!(replied.now().content(), "(De vrager heeft deze vraag ingetrokken.)");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_moderator_makes_one_question_of_two_and_those_who_wait_move_along() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (first, _) = scene.puts(&scene.anna, PEOPLE).await;
    scene.clock.pass(Duration::from_mins(2));
    let (later, _) = scene.puts(&scene.bert, UNKNOWN).await;
    let eva = scene.guild.member("eva", "nl");
    eva.presses(&later, FOLLOW).reply().await;
    let screen = scene.bert.presses(&later, MINE).reply().await;
    assert!(!screen.buttons().contains(&"Zelfde als een andere …".to_owned()), "{screen}");
    let thread = later.id().parse::<u64>().expect("a number");
    let told = scene.bert.forges_press(&later, &format!("grp:mm1:{thread:x}")).reply().await;
    assert!(told.content().starts_with("Alleen de vrager en de moderators"), "{told}");

    // Whichever of both it is said of, the later one closes.
    let screen = scene.mo.presses(&first, MINE).reply().await;
    let menu = scene.mo.presses(&screen, "Zelfde als een andere …").reply().await;
    let told = scene.mo.selects(&menu, "Welke vraag is dezelfde?", &[UNKNOWN]).reply().await;
    assert!(told.content().starts_with("Klaar. De latere vraag is gesloten"), "{told}");
    let word = scene.thread(&later).messages().pop().expect("a word");
    assert!(word.content().contains(&format!("<#{}>", first.id())) && word.pings().is_empty(), "{word}");
    assert!(later.now().content().ends_with("Gesloten."), "{later}");
    assert_eq!(
        first.now().buttons()[0],
        "Dit wil ik ook weten (2)",
        "eva, and bert, who asked the later one"
    );
    scene.end().await;
}

#[tokio::test]
async fn an_asker_who_left_is_not_reminded_and_the_question_goes_on_for_the_others() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let thread = scene.thread(&post);
    let eva = scene.guild.member("eva", "nl");
    eva.presses(&post, FOLLOW).reply().await;
    scene.bert.says(&thread, "De Eiken.");
    scene.discord.until("it is seen", |_| post.now().content().ends_with("1 antwoord.")).await;
    scene.anna.leaves(&scene.guild);
    let before = thread.messages().len();
    scene.clock.pass(Duration::from_hours(25));
    scene
        .discord
        .until("she is looked for", |discord| {
            discord.requests("GET /guilds/{guild_id}/members/{user_id}") > 0
        })
        .await;
    scene.discord.stays_silent(|| ()).await;
    assert_eq!(thread.messages().len(), before, "nobody is reminded");
    let screen = scene.mo.presses(&post.now(), MINE).reply().await;
    scene.mo.presses(&screen, "Het is opgelost").reply().await;
    let news = thread.next_post().await;
    assert_eq!(news.pings(), ["@eva"]);
    scene.end().await;
}

#[tokio::test]
async fn without_a_database_nothing_is_offered_and_while_it_fails_presses_say_so() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let said = scene.anna_asks(UNKNOWN).await;
    let pool = scene.fresh.raw().await;
    run(&pool, "ALTER TABLE open_questions RENAME TO elsewhere".to_owned()).await;
    let told = scene.bert.presses(&post, FOLLOW).reply().await;
    assert!(
        told.is_ephemeral() && !told.content().is_empty() && post.now().content() == post.content(),
        "{told}"
    );
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.custom_id("Plaats mijn vraag").is_some(), "the words are not lost: {told}");
    run(&pool, "ALTER TABLE elsewhere RENAME TO open_questions".to_owned()).await;
    let told = scene.anna.presses(&told, "Plaats mijn vraag").reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    pool.close().await;
    scene.end().await;

    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let bot = Bot::start(&discord);
    discord.bot_ready().await;
    let said = anna.mentions_bot(&channel, UNKNOWN).reply().await;
    assert_eq!(said.custom_id("Vraag het de groep"), None, "{said}");
    bot.stop().await.expect("it ends well");
    discord.finish().await;
}

#[tokio::test]
async fn a_question_in_a_language_that_the_bot_does_not_speak_is_posted_as_written_and_wakes_who_is_named() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let screen = scene.bert.slash(&scene.channel, "helper", &[]).reply().await;
    let form = scene.bert.presses(&screen, "In mijn eigen woorden").reply().await;
    let label = "Waar mogen mensen je naar vragen?";
    let screen = scene.bert.submits_modal(&form, &[(label, "honing, bijenkasten, Langstroth")]).reply().await;
    scene.bert.presses(&screen, "Doe mij maar mee").reply().await;
    scene.clock.set("2026-11-23T11:00:00Z");
    let asked = ["Qui sait réparer une guitare ?", "Qui connaît la ruche Langstroth ?"];
    for (question, messages) in asked.into_iter().zip([1, 2]) {
        let (post, _) = scene.puts(&scene.anna, question).await;
        assert_eq!(post.embeds()[0]["title"], question);
        scene.clock.pass(Duration::from_mins(21));
        let told = if messages == 1 {
            "Nog niemand heeft geantwoord."
        } else {
            "Eén lid is gevraagd even te kijken."
        };
        let rounds = vraagbaak::domain::Shards::ALL;
        let store = scene.fresh.open().await;
        let now = scene.clock.now();
        while !store.due_rounds((now, Duration::from_hours(2)), rounds, 5).await.expect("works").is_empty() {}
        store.close().await;
        scene.discord.until("its post tells it", |_| post.now().content().contains(told)).await;
        assert_eq!(scene.bert.dm_channel().messages().len(), messages, "{question}");
    }
    scene.end().await;
}
