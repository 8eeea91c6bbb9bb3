//! Does who helped hear it, once; may others only say it of what is not theirs; and can it be taken back?

use super::scene::{FOLLOW, Kind, PEOPLE, Scene};
use crate::fake_discord::{Channel, Member, Message, Reply};

/// A reply that can stand alone.
pub(crate) const REPLY: &str = "De Eiken verhuurt een zaal voor dertig mensen, vraag daar naar Jan.";
/// The same in English.
pub(crate) const ENGLISH: &str = "The Oaks has a room for thirty people to let, ask for Jan there.";
/// The command in the menu of a message.
pub(crate) const HELPED: &str = "This helped";

/// Somebody says of a message that it helped.
pub(crate) async fn says_it_helped(who: &Member, message: &Message) -> Reply {
    let told = who.uses_message_command(&message.channel(), HELPED, message).reply().await;
    assert!(told.is_ephemeral(), "{told}");
    told
}

/// Anna has asked something, and Bert has replied.
pub(crate) async fn replied(scene: &Scene, question: &str) -> (Message, Channel, Message) {
    let (post, _) = scene.puts(&scene.anna, question).await;
    let thread = scene.thread(&post);
    let reply = scene.bert.says(&thread, if question == PEOPLE { REPLY } else { ENGLISH });
    post.changed().await;
    (post, thread, reply)
}

#[tokio::test]
async fn who_helped_hears_it_in_the_thread_without_a_ping_and_those_who_wait_once() {
    for (locale, kind, question, thanks, status, heard, again, back, taken) in [
        (
            "nl",
            Kind::Forum,
            PEOPLE,
            "Fijn om te horen!",
            "Dit hielp: ",
            "De vrager zegt dat dit hielp.",
            "Dat zei je al.",
            "Trek het in",
            "Ingetrokken.",
        ),
        (
            "en-GB",
            Kind::Text,
            "Who knows a room in Zwolle?",
            "Good to hear!",
            "Helped: ",
            "The asker says that this helped.",
            "You said so before.",
            "Take it back",
            "Taken back.",
        ),
    ] {
        let mut scene = Scene::set(kind, locale).await;
        let (post, thread, reply) = replied(&scene, question).await;
        scene.mo.presses(&post.now(), FOLLOW).reply().await;
        let told = says_it_helped(&scene.anna, &reply).await;
        assert!(told.content().starts_with(thanks), "{told}");
        let helped = |post: &Message| {
            let shown = post.now();
            shown.content().contains(status) && shown.content().ends_with(&reply.id())
        };
        assert!(helped(&post), "{}", post.now());
        let word = thread.next_post().await;
        assert!(word.content().starts_with(heard) && word.pings().is_empty(), "{word}");
        assert_eq!(word.replies_to(), Some(reply.id()));
        let news = thread.next_post().await;
        assert!(news.pings() == ["@mo"] && news.content().contains(&reply.id()), "{news}");

        scene.restarts().await;
        let told = says_it_helped(&scene.anna, &reply).await;
        assert!(told.content().starts_with(again), "{told}");
        let told = scene.anna.presses(&told, back).reply().await;
        assert_eq!(told.content(), taken);
        scene.discord.until("it waits again", |_| !helped(&post)).await;
        let before = thread.messages().len();
        says_it_helped(&scene.anna, &reply).await;
        assert!(helped(&post), "{}", post.now());
        assert_eq!(thread.messages().len(), before, "who heard it once hears it no more");
        scene.end().await;
    }
}

#[tokio::test]
async fn only_what_another_member_wrote_in_a_question_can_have_helped() {
    for (locale, question, others, own, of_bot, elsewhere) in [
        (
            "nl",
            PEOPLE,
            "Genoteerd.",
            "Dat kunnen alleen anderen",
            "Dit is voor wat een lid",
            "Dat kan in de draadjes van <#",
        ),
        (
            "en-GB",
            "Who knows a room in Zwolle?",
            "Noted.",
            "Only others can say",
            "This is for what a member",
            "You can say this in the threads of <#",
        ),
    ] {
        let scene = Scene::set(Kind::Forum, locale).await;
        let (post, thread, reply) = replied(&scene, question).await;
        let cees = scene.guild.member("cees", locale);
        let told = says_it_helped(&cees, &reply).await;
        assert!(told.content().starts_with(others) && told.buttons().is_empty(), "{told}");
        assert!(!post.now().content().contains(&reply.id()), "it is not theirs to say that it is answered");
        let told = says_it_helped(&scene.bert, &reply).await;
        assert!(told.content().starts_with(own), "{told}");
        let told = says_it_helped(&cees, &post).await;
        assert!(told.content().starts_with(of_bot), "{told}");
        let said = scene.bert.says(&scene.channel, REPLY);
        let told = says_it_helped(&scene.anna, &said).await;
        assert!(told.content().starts_with(elsewhere), "{told}");
        assert!(thread.messages().iter().all(|message| message.replies_to().is_none()), "nobody hears of it");
        scene.end().await;
    }
}

#[tokio::test]
async fn of_two_presses_at_once_one_counts_and_the_thread_hears_one_word() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let (_, thread, reply) = replied(&scene, PEOPLE).await;
    let presses = [(); 3].map(|()| scene.anna.uses_message_command(&thread, HELPED, &reply));
    let mut first = 0;
    for press in presses {
        first += usize::from(press.reply().await.content().starts_with("Fijn om te horen!"));
    }
    assert_eq!(first, 1);
    thread.next_post().await;
    assert_eq!(thread.messages().iter().filter(|message| message.replies_to().is_some()).count(), 1);
    let store = scene.fresh.open().await;
    let guild = crate::helpers::scene::number(&scene.guild.id());
    let marks = store.helped_on(vraagbaak::domain::GuildId::new(guild)).await.expect("the store works");
    assert_eq!(marks.len(), 1);
    store.close().await;
    scene.end().await;
}

#[tokio::test]
async fn there_are_no_points_ranks_or_lists_to_be_seen() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let (post, thread, reply) = replied(&scene, PEOPLE).await;
    says_it_helped(&scene.anna, &reply).await;
    thread.next_post().await;
    let cees = scene.guild.member("cees", "nl");
    says_it_helped(&cees, &reply).await;
    // Whatever anybody can open tells where the answer is, and no number of thanks.
    for who in [&scene.anna, &cees, &scene.mo] {
        let list = who.slash(&scene.channel, "open", &[]).reply().await.to_string();
        assert!(!list.contains("bert"), "{list}");
    }
    assert!(!post.now().to_string().contains("bert"), "{}", post.now());
    scene.end().await;
}
