//! Are a member's words kept, shown and erased as they and the moderators say?

use std::num::NonZeroU64;

use jiff::{SignedDuration, Timestamp};
use vraagbaak::domain::helper::MessagePlace;
use vraagbaak::domain::kept_answer::{
    AnswerWords, CONSENT_WITHIN, KeptAnswer, KeptAuthor, KeptEvent, KeptState, NO_KEPT_FOR,
};
use vraagbaak::domain::open_question::{
    EditKind, MadeBy, OpenQuestion, QUESTION_KEPT, QuestionEvent, QuestionKey, QuestionWords,
};
use vraagbaak::domain::thanks::{HelpedKind, MessageKey};
use vraagbaak::domain::{ChannelId, GuildId, Language, MemberId, MessageId, Shards};
use vraagbaak::store::Store;

use super::databases::{Fresh, each};
use super::erasing::traces;

const QUESTION: &str = "Wie kent een zaal voor dertig mensen?";
const WORDS: &str = "De bieb aan de Zeven Alleetjes verhuurt er een voor pioenrozenclubs.";

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

fn member(n: u64) -> MemberId {
    MemberId::new(number(n))
}

fn guild() -> GuildId {
    GuildId::new(number(1))
}

fn key(message: u64) -> MessageKey {
    MessageKey { guild: guild(), message: MessageId::new(number(message)) }
}

fn thread() -> ChannelId {
    ChannelId::new(number(10))
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + minutes * 60).expect("a moment")
}

fn author(n: u64, name: &str) -> KeptAuthor {
    KeptAuthor { member: member(n), display_name: name.to_owned() }
}

/// The question, asked by 2, and the answer of 3 to it.
async fn asked(store: &Store, message: u64) -> KeptAnswer {
    let words = QuestionWords { question: QUESTION.to_owned(), ..QuestionWords::default() };
    let place = (ChannelId::new(number(7)), MessageId::new(number(10)));
    let question = QuestionKey { guild: guild(), thread: thread() };
    let when = (at(0), std::time::Duration::from_mins(20));
    let question = OpenQuestion::new(question, place, MadeBy::Form, (words, Language::Dutch), when);
    store.keep_question(&question, Some(member(2)), false).await.expect("the store works");
    let said = AnswerWords {
        place: (thread(), ChannelId::new(number(7))),
        question: QUESTION.to_owned(),
        words: WORDS.to_owned(),
        language: Language::Dutch,
    };
    let answer = KeptAnswer::new(key(message), said, at(0));
    assert!(store.begin_keeping(&answer, member(3), at(0)).await.expect("the store works"));
    assert!(!store.begin_keeping(&answer, member(3), at(0)).await.expect("the store works"), "once");
    answer
}

async fn kept(store: &Store, message: u64) -> KeptAnswer {
    asked(store, message).await;
    let consented = store.consent(key(message), &author(3, "Bo"), at(1)).await.expect("the store works");
    assert_eq!(consented.expect("it was asked").state, KeptState::Offered);
    happens(store, message, KeptEvent::Approved, 2).await
}

async fn happens(store: &Store, message: u64, event: KeptEvent, minutes: i64) -> KeptAnswer {
    let changed = store.change_kept(key(message), at(minutes), |answer| answer.happens(event, at(minutes)));
    changed.await.expect("the store works").expect("it is there").1
}

async fn shown(store: &Store) -> Vec<(String, Option<String>)> {
    let kept = store.kept(guild()).await.expect("the store works");
    kept.into_iter().map(|kept| (kept.words, kept.name)).collect()
}

async fn answer(store: &Store, message: u64) -> KeptAnswer {
    store.kept_answer(key(message)).await.expect("the store works").expect("it is there")
}

#[tokio::test]
async fn words_are_shown_after_two_yeses_with_the_name_only_where_that_was_said() {
    each(async |fresh| {
        let store = fresh.open().await;
        asked(&store, 20).await;
        assert_eq!(shown(&store).await, [], "nobody has said yes");
        happens(&store, 20, KeptEvent::Approved, 1).await;
        assert_eq!(shown(&store).await, [], "its author hasn't");
        store.consent(key(20), &author(3, ""), at(1)).await.expect("the store works").expect("asked");
        assert_eq!(shown(&store).await, [], "no moderator has");
        assert_eq!(store.answers_to_keep(guild(), at(1)).await.expect("the store works").len(), 1);
        happens(&store, 20, KeptEvent::Approved, 2).await;
        assert_eq!(shown(&store).await, [(WORDS.to_owned(), None)]);
        assert_eq!(store.answers_to_keep(guild(), at(2)).await.expect("the store works"), []);
        assert_eq!(store.consent(key(20), &author(3, "Bo"), at(3)).await.expect("it works"), None, "once");
        kept(&store, 21).await;
        assert_eq!(shown(&store).await[1], (WORDS.to_owned(), Some("Bo".to_owned())));
        let marks = store.helped_on(guild()).await.expect("the store works");
        assert!(marks.len() == 2 && marks.iter().all(|mark| mark.kind == HelpedKind::Kept));
        let changed = store.kept_changed_since(at(2), Shards::ALL).await.expect("the store works");
        assert_eq!(changed, [(guild(), at(2))]);
        assert_eq!(store.kept_changed_since(at(3), Shards::ALL).await.expect("the store works"), []);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn three_people_put_it_before_the_moderators_again() {
    each(async |fresh| {
        let store = fresh.open().await;
        kept(&store, 20).await;
        let doubt = async |who| store.doubt(key(20), member(who), at(3)).await.expect("the store works");
        for who in [4, 4, 4, 5] {
            assert!(!doubt(who).await);
        }
        assert!(doubt(6).await && shown(&store).await.is_empty());
        assert_eq!(store.helped_on(guild()).await.expect("the store works"), []);
        happens(&store, 20, KeptEvent::Approved, 4).await;
        assert!(!doubt(7).await, "they begin anew");
        assert_eq!(shown(&store).await.len(), 1);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn with_its_author_the_words_go_at_once_and_from_discord_where_they_were_asked() {
    each(async |fresh| {
        let store = fresh.open().await;
        kept(&store, 20).await;
        asked(&store, 21).await;
        let asked_in = MessagePlace { channel: thread(), message: MessageId::new(number(90)) };
        store
            .change_kept(key(21), at(1), |answer| answer.asked_in = Some(asked_in))
            .await
            .expect("the store works");
        let exported = store.kept_of(member(3)).await.expect("the store works");
        assert_eq!(exported["kept_answers"].as_array().map(Vec::len), Some(2));
        assert_eq!(store.kept_by(member(3), Some(guild())).await.expect("the store works").len(), 2);
        store.erase_member(member(3)).await.expect("the store works");
        assert_eq!(shown(&store).await, []);
        for message in [20, 21] {
            let left = answer(&store, message).await;
            assert_eq!((left.state, left.words.as_str()), (KeptState::Withdrawn, ""));
        }
        assert_eq!(store.kept_by(member(3), None).await.expect("the store works"), []);
        assert_eq!(store.helped_on(guild()).await.expect("the store works"), []);
        let later = Timestamp::now() + SignedDuration::from_secs(1);
        let edits = store.edits_due(later, Shards::ALL, 10).await.expect("the store works");
        assert_eq!(
            edits.iter().map(|edit| (edit.message, edit.what)).collect::<Vec<_>>(),
            [(asked_in.message, EditKind::MentionErased)]
        );
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_question_goes_with_its_asker_also_from_the_answers_to_it() {
    each(async |fresh| {
        let store = fresh.open().await;
        kept(&store, 20).await;
        kept(&store, 21).await;
        let reword = |answer: &mut KeptAnswer| {
            "Waar is een zaal?".clone_into(&mut answer.question);
            answer.reworded = true;
        };
        store.change_kept(key(21), at(3), reword).await.expect("the store works");
        // The question is kept as long as an answer to it, so that its asker can still erase it.
        let question = QuestionKey { guild: guild(), thread: thread() };
        store.happened(question, QuestionEvent::Silence, at(3)).await.expect("the store works");
        let later = at(4) + SignedDuration::try_from(QUESTION_KEPT).expect("not long");
        store.forget_old_questions(later).await.expect("the store works");
        store.erase_member(member(2)).await.expect("the store works");
        let (first, second) = (answer(&store, 20).await, answer(&store, 21).await);
        assert_eq!((first.state, first.question.as_str()), (KeptState::Offered, ""));
        assert_eq!((second.state, second.question.as_str()), (KeptState::Kept, "Waar is een zaal?"));
        assert_eq!(shown(&store).await.len(), 1);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn silence_is_a_no_and_nothing_stays_of_it_for_ever() {
    each(async |fresh| {
        let store = fresh.open().await;
        asked(&store, 20).await;
        let after = |time| at(2) + SignedDuration::try_from(time).expect("not long");
        let lapsed = store.lapsed_answers(after(CONSENT_WITHIN), Shards::ALL).await;
        assert_eq!(lapsed.expect("the store works").len(), 1);
        assert_eq!(store.lapsed_answers(at(2), Shards::ALL).await.expect("the store works"), []);
        happens(&store, 20, KeptEvent::Declined, 1).await;
        assert_eq!(store.forget_old_kept(at(2)).await.expect("the store works"), 0);
        assert_eq!(answer(&store, 20).await.words, "");
        assert_eq!(store.forget_old_kept(after(NO_KEPT_FOR)).await.expect("the store works"), 1);
        assert_eq!(store.kept_answer(key(20)).await.expect("the store works"), None);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn words_that_were_withdrawn_are_in_no_file() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    kept(&store, 20).await;
    assert!(traces(fresh.folder.path(), b"pioenrozenclubs") > 0, "the test can fail");
    happens(&store, 20, KeptEvent::Withdrawn, 3).await;
    store.wipe_traces().await.expect("the store works");
    assert_eq!(traces(fresh.folder.path(), b"pioenrozenclubs"), 0);
    store.close().await;
}
