//! Does a member's answer that was kept stand beside the documents, as theirs and to the letter, until it is taken back?

use std::num::NonZeroU64;

use insta::assert_snapshot;
use jiff::Timestamp;
use vraagbaak::domain::kept_answer::{AnswerWords, KeptAnswer, KeptAuthor, KeptEvent};
use vraagbaak::domain::thanks::MessageKey;
use vraagbaak::domain::{ChannelId, GuildId, Language, MemberId, MessageId};

use crate::fake_discord::Member;
use crate::group::scene::{Kind, Scene, UNKNOWN};

const WORDS: &str = "Een *zacht* ei kookt bij ons thuis vier minuten, en een hard ei negen.\nDaarna meteen onder de koude \
    kraan, dan stopt het met garen!";
/// A message of 3 March 2026.
const MESSAGE: u64 = 1_478_400_000_000_000_000;

fn number(text: &str) -> NonZeroU64 {
    text.parse().expect("a number of Discord's")
}

/// Keeps what somebody said, as if they and a moderator had said yes.
async fn keeps(
    scene: &Scene,
    author: &Member,
    name: &str,
    (question, words): (&str, &str),
    (language, now): (Language, Timestamp),
) {
    let store = scene.fresh.open().await;
    let message = MessageId::new(NonZeroU64::new(MESSAGE).expect("not 0"));
    let key = MessageKey { guild: GuildId::new(number(&scene.guild.id())), message };
    let thread = ChannelId::new(number(&scene.channel.id()));
    let said = AnswerWords {
        place: (thread, thread),
        question: question.to_owned(),
        words: words.to_owned(),
        language,
    };
    let member = MemberId::new(number(&author.id()));
    let answer = KeptAnswer::new(key, said, now);
    assert!(store.begin_keeping(&answer, member, now).await.expect("the store works"));
    let author = KeptAuthor { member, display_name: name.to_owned() };
    store.consent(key, &author, now).await.expect("the store works").expect("it was asked");
    let approve = |answer: &mut KeptAnswer| answer.happens(KeptEvent::Approved, now);
    store.change_kept(key, now, approve).await.expect("the store works").expect("it is there");
    store.close().await;
}

#[tokio::test]
async fn a_kept_answer_is_shown_as_a_members_and_goes_when_it_is_taken_back() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    keeps(&scene, &scene.bert, "Bo", (UNKNOWN, WORDS), (Language::Dutch, scene.clock.now())).await;
    let said = scene.anna_asks("Hoe lang moet een eitje koken?").await;
    assert_snapshot!(
        "of_a_member",
        said.to_string().replace(&scene.guild.id(), "SERVER").replace(&scene.channel.id(), "THREAD")
    );
    assert!(said.pings().is_empty());
    let more = scene.anna.presses(&said, "Meer…").reply().await;
    assert!(more.content().contains(UNKNOWN), "{more}");
    let documents = scene.anna_asks("Wat is een zwakke band?").await;
    assert!(!documents.to_string().contains("Antwoord van een lid"), "{documents}");

    let sure = scene.bert.slash(&scene.channel, "privacy wissen", &[]).reply().await;
    scene.bert.presses(&sure, "prv:erase").reply().await;
    let gone = scene.anna_asks("Hoe lang moet een eitje koken?").await;
    assert!(gone.embeds().is_empty(), "{gone}");
    scene.end().await;
}

#[tokio::test]
async fn without_a_name_in_english_and_three_who_find_it_not_helpful_take_it_away() {
    let scene = Scene::without_group(Kind::Text, "en-GB").await;
    let question = "How long does an egg boil?";
    let words = "A soft egg takes four minutes here, and a hard one nine. Then straight under the cold tap.";
    keeps(&scene, &scene.bert, "", (question, words), (Language::English, scene.clock.now())).await;
    let said = scene.anna_asks(question).await;
    assert!(said.content().starts_with("*Answered by a member, "), "{said}");
    assert!(!said.to_string().contains("Bo"), "{said}");
    for who in [&scene.anna, &scene.mo, &scene.bert] {
        let more = who.presses(&said, "More…").reply().await;
        who.presses(&more, "Not helpful").reply().await;
    }
    let mut gone = false;
    // Nobody waits for the third opinion to be written down.
    for _ in 0..100 {
        gone = scene.anna_asks(question).await.content().contains("I can't find an answer");
        if gone {
            break;
        }
    }
    assert!(gone);
    scene.end().await;
}

#[tokio::test]
async fn what_was_deleted_while_the_bot_was_away_is_not_shown() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    // No such message stands on this server, and it was last looked for long ago.
    keeps(&scene, &scene.bert, "Bo", (UNKNOWN, WORDS), (Language::Dutch, Timestamp::UNIX_EPOCH)).await;
    let said = scene.anna_asks("Hoe lang moet een eitje koken?").await;
    assert!(said.embeds().is_empty(), "{said}");
    scene.end().await;
}
