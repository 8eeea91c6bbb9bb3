//! Do helpers hear in private that they helped, at most once a day, and are they asked there for their words?

use std::time::Duration;

use vraagbaak::domain::thanks::MessageKey;
use vraagbaak::domain::{GuildId, MessageId};

use super::scene::{Scene, number};
use crate::fake_discord::{Member, Message};

const ANSWER: &str = "Ask the town for the permit at least eight weeks ahead, by letter.";

async fn says_it_helped(who: &Member, message: &Message) -> crate::fake_discord::Reply {
    who.uses_message_command(&message.channel(), "This helped", message).reply().await
}

#[tokio::test]
async fn who_thinks_along_hears_it_in_private_and_what_follows_that_day_is_gathered() {
    for locale in ["nl", "en-GB"] {
        let scene = Scene::set(locale).await;
        scene.joins(&scene.bert, "straatfeest street party").await;
        let asked = scene.asks("Who has organised a street party?").await;
        let replies = [(); 3].map(|()| scene.bert.says(&asked.thread, ANSWER));
        let before = scene.dms(&scene.bert);
        let told = says_it_helped(&scene.anna, &replies[0]).await;
        assert_eq!(scene.dms(&scene.bert), before, "the asker may think better of it");
        scene.passes(Duration::from_mins(2)).await;
        scene.discord.until("it is told", |_| scene.dms(&scene.bert) == before + 1).await;
        let heard = scene.last_dm(&scene.bert);
        let helped = scene.says("zegt dat je antwoord hielp:", "says that your answer helped:");
        assert!(heard.content().contains(helped) && heard.content().ends_with(&replies[0].id()), "{heard}");
        for reply in &replies[1..] {
            says_it_helped(&scene.anna, reply).await;
        }
        scene.passes(Duration::from_hours(20)).await;
        assert_eq!(scene.dms(&scene.bert), before + 1, "once a day at the most");
        scene.passes(Duration::from_hours(5)).await;
        scene.discord.until("the others are told", |_| scene.dms(&scene.bert) == before + 2).await;
        let heard = scene.last_dm(&scene.bert);
        assert_eq!(heard.content().matches(helped).count(), 2, "{heard}");
        let in_thread = asked.thread.messages();
        assert!(in_thread.iter().all(|message| message.replies_to().is_none()), "nothing in the thread");

        let keep = scene.says("Bewaar het voor wie dit later vraagt", "Keep it for whoever asks next");
        scene.anna.presses(&told, keep).reply().await;
        scene.discord.until("Bert is asked", |_| scene.dms(&scene.bert) == before + 3).await;
        let asks = scene.last_dm(&scene.bert);
        assert!(asks.content().contains(ANSWER), "{asks}");
        let name = scene.says("Met mijn naam", "With my name");
        scene.bert.presses(&asks, name).reply().await;
        let thanks = scene.says("Dank je wel!", "Thank you!");
        scene.discord.until("it is taken in", |_| asks.now().content().starts_with(thanks)).await;
        let key = MessageKey {
            guild: GuildId::new(number(&scene.guild.id())),
            message: MessageId::new(number(&replies[0].id())),
        };
        let author = scene.store().author_of_kept(key).await.expect("the store works").expect("Bert");
        assert_eq!(author.display_name, "bert");
        scene.end().await;
    }
}

#[tokio::test]
async fn who_heard_it_does_not_hear_it_again_when_it_is_taken_back_and_said_once_more() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, "straatfeest street party").await;
    let asked = scene.asks("Wie organiseerde een straatfeest?").await;
    let reply = scene.bert.says(&asked.thread, ANSWER);
    let before = scene.dms(&scene.bert);
    let thinks_better = async || {
        let told = says_it_helped(&scene.anna, &reply).await;
        scene.anna.presses(&told, "Trek het in").reply().await;
        says_it_helped(&scene.anna, &reply).await;
    };
    says_it_helped(&scene.anna, &reply).await;
    thinks_better().await;
    scene.passes(Duration::from_mins(2)).await;
    scene.discord.until("it is told", |_| scene.dms(&scene.bert) == before + 1).await;
    thinks_better().await;
    // Nor by saying it a third time, as who saw that it failed does.
    says_it_helped(&scene.anna, &reply).await;
    scene.passes(Duration::from_hours(26)).await;
    assert_eq!(scene.dms(&scene.bert), before + 1);
    scene.end().await;
}
