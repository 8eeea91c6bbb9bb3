//! Is a question that was put to the group kept, changed by one at a time, and erased with its asker?

use std::num::NonZeroU64;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use vraagbaak::domain::open_question::{
    COMPANY_KEPT, EditKind, MadeBy, OpenQuestion, QUESTION_KEPT, QuestionEvent, QuestionKey, QuestionState,
    QuestionWords,
};
use vraagbaak::domain::{ChannelId, GuildId, Language, MemberId, MessageId, Shards};
use vraagbaak::store::Store;

use super::databases::each;

const WAIT: Duration = Duration::from_mins(20);

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

fn member(n: u64) -> MemberId {
    MemberId::new(number(n))
}

fn message(n: u64) -> MessageId {
    MessageId::new(number(n))
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + minutes * 60).expect("a moment")
}

fn asked(thread: u64, made_by: MadeBy, question: &str) -> OpenQuestion {
    let key = QuestionKey { guild: GuildId::new(number(1)), thread: ChannelId::new(number(thread)) };
    let words = QuestionWords { question: question.to_owned(), ..QuestionWords::default() };
    let place = (ChannelId::new(number(7)), message(thread));
    OpenQuestion::new(key, place, made_by, (words, Language::Dutch), (at(0), WAIT))
}

async fn put(store: &Store, thread: u64, asker: u64) -> QuestionKey {
    let question = asked(thread, MadeBy::Form, "Wie kent een zaal?");
    assert!(store.keep_question(&question, Some(member(asker)), false).await.expect("the store works"));
    question.key
}

#[tokio::test]
async fn a_question_is_read_back_as_it_was_put_and_is_known_once() {
    each(async |fresh| {
        let store = fresh.open().await;
        let mut question = asked(10, MadeBy::Member, "Wie kent een zaal?");
        for new in [true, false] {
            let kept = store.keep_question(&question, Some(member(2)), true).await;
            assert_eq!(kept.expect("the store works"), new);
        }
        question.version = 1;
        let found = store.question(question.key).await.expect("the store works").expect("it is there");
        assert_eq!(found.question, question);
        assert_eq!((found.asker, found.followers, found.replies), (Some(member(2)), 0, 0));
        let mine = store.questions_of(question.key.guild, member(2)).await.expect("the store works");
        assert!(mine.len() == 1 && mine[0].invited && mine[0].question == question);
        let elsewhere = asked(11, MadeBy::Form, "").key;
        assert_eq!(store.question(elsewhere).await.expect("the store works"), None);
        store.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_changes_at_the_same_moment_none_is_lost() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = put(&store, 10, 2).await;
        let mut at_once = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let store = store.clone();
            at_once.spawn(async move { store.change_question(key, |q| q.round += 1).await });
        }
        for done in at_once.join_all().await {
            done.expect("the store works").expect("it is there");
        }
        let found = store.question(key).await.expect("the store works").expect("it is there").question;
        assert_eq!((found.round, found.version), (4, 5));
        let mut late = found.clone();
        late.round = 9;
        assert!(store.change_seen_question(&late).await.expect("the store works"));
        assert!(!store.change_seen_question(&late).await.expect("the store works"), "it was changed since");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_writes_in_the_thread_makes_it_replied_or_goes_on() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = put(&store, 10, 2).await;
        let wrote = async |id: u64, who: u64, minutes: i64| {
            let wrote = store.wrote(key, (message(id), member(who)), at(minutes)).await;
            wrote.expect("the store works").expect("it is a question").1
        };
        assert_eq!(wrote(20, 2, 1).await.state, QuestionState::Open, "the asker's own words are no reply");
        let after = wrote(21, 3, 2).await;
        assert_eq!((after.state, after.first_reply_at), (QuestionState::Replied, Some(at(2))));
        for id in 30..55 {
            wrote(id, 4, 3).await;
        }
        let listed = store.question(key).await.expect("the store works").expect("it is there");
        assert_eq!((listed.replies, listed.question.first_reply_at), (21, Some(at(2))), "twenty of each");
        assert_eq!(store.who_replied(key).await.expect("the store works"), [member(3), member(4)]);
        assert_eq!(store.replied_to_by(key.guild, member(3)).await.expect("the store works"), [key]);
        let other = QuestionKey { thread: ChannelId::new(number(99)), ..key };
        assert_eq!(store.wrote(other, (message(1), member(3)), at(3)).await.expect("the store works"), None);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_wants_to_know_is_counted_once_and_told_once() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = put(&store, 10, 2).await;
        for (who, new) in [(3, true), (4, true), (3, false)] {
            assert_eq!(store.follow(key, member(who), at(1)).await.expect("the store works"), new);
        }
        assert_eq!(store.followed_by(key.guild, member(3)).await.expect("the store works"), [key]);
        store.told_followers(key, &[member(3)], at(2)).await.expect("the store works");
        assert_eq!(store.followers(key).await.expect("the store works"), [member(4)]);
        assert!(store.unfollow(key, member(4)).await.expect("the store works"));
        assert!(!store.unfollow(key, member(4)).await.expect("the store works"));
        let listed = store.question(key).await.expect("the store works").expect("it is there");
        assert_eq!(listed.followers, 1);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn with_the_asker_go_the_words_and_what_is_to_be_changed_on_discord_is_tried_until_it_is_done() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = put(&store, 10, 2).await;
        let followed = put(&store, 11, 3).await;
        let own = asked(12, MadeBy::Member, "Wie heeft een ladder?");
        store.keep_question(&own, Some(member(2)), false).await.expect("the store works");
        store.follow(followed, member(2), at(1)).await.expect("the store works");
        store.follow(key, member(3), at(1)).await.expect("the store works");
        store.wrote(key, (message(20), member(3)), at(2)).await.expect("the store works");
        let kept = store.kept_of(member(2)).await.expect("the store works");
        let words = kept["open_questions"].as_array().expect("a list");
        assert_eq!(words.len(), 2);
        store.erase_member(member(2)).await.expect("the store works");
        assert_eq!(store.question(key).await.expect("the store works"), None);
        assert_eq!(store.question(own.key).await.expect("the store works"), None);
        assert_eq!(store.question(followed).await.expect("the store works").expect("there").followers, 0);
        assert_eq!(store.followed_by(key.guild, member(3)).await.expect("the store works"), []);

        let now = Timestamp::now() + SignedDuration::from_secs(1);
        let due = async |now| store.edits_due(now, Shards::ALL, 10).await.expect("the store works");
        let edits = due(now).await;
        // The post of a member is their own: they take it away themselves.
        let mut what: Vec<_> = edits.iter().map(|edit| (edit.key, edit.what)).collect();
        what.sort_by_key(|(key, _)| *key);
        assert_eq!(what, [(key, EditKind::QuestionErased), (followed, EditKind::QuestionChanged)]);
        for edit in &edits {
            store.edit_failed(edit, now).await.expect("the store works");
        }
        assert_eq!(due(now).await, []);
        let later = due(now + SignedDuration::from_mins(1)).await;
        assert!(later.len() == 2 && later.iter().all(|edit| edit.tries == 1));
        store.edit_settled(&later[0]).await.expect("the store works");
        let week = now + SignedDuration::from_hours(24 * 7 + 1);
        for edit in due(week).await {
            store.edit_failed(&edit, week).await.expect("the store works");
        }
        assert_eq!(due(week + SignedDuration::from_hours(24)).await, [], "it is given up after a week");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_changed_once_more_while_it_is_being_changed_is_changed_once_more() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = put(&store, 10, 2).await;
        let due = async || store.edits_due(at(2), Shards::ALL, 10).await.expect("the store works");
        let note = async || {
            let what = (EditKind::QuestionChanged, Language::Dutch);
            store.note_edit(key, message(10), what, at(1)).await.expect("the store works");
        };
        note().await;
        let first = due().await.remove(0);
        note().await;
        store.edit_settled(&first).await.expect("the store works");
        let again = due().await.remove(0);
        note().await;
        store.edit_failed(&again, at(2)).await.expect("the store works");
        let last = due().await.remove(0);
        store.edit_settled(&last).await.expect("the store works");
        assert_eq!(due().await, []);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_settled_goes_in_its_time_and_what_is_live_stays() {
    each(async |fresh| {
        let store = fresh.open().await;
        let (live, settled) = (put(&store, 10, 2).await, put(&store, 11, 2).await);
        for key in [live, settled] {
            store.follow(key, member(3), at(1)).await.expect("the store works");
            store.wrote(key, (message(20), member(4)), at(1)).await.expect("the store works");
        }
        store.happened(settled, QuestionEvent::Silence, at(2)).await.expect("the store works");
        store.stop_asking(live.guild, member(5), at(10)).await.expect("the store works");
        let until = store.asking_stopped(live.guild, member(5), at(9)).await.expect("the store works");
        assert_eq!(until, Some(at(10)));
        assert_eq!(store.asking_stopped(live.guild, member(5), at(10)).await.expect("the store works"), None);

        let after = |kept: Duration| at(3) + SignedDuration::try_from(kept).expect("not long");
        assert_eq!(store.forget_old_questions(at(3)).await.expect("the store works"), 0);
        // Who followed, who replied, and whom nobody may ask any more for.
        assert_eq!(store.forget_old_questions(after(COMPANY_KEPT)).await.expect("the store works"), 3);
        // The words, and who asked.
        assert_eq!(store.forget_old_questions(after(QUESTION_KEPT)).await.expect("the store works"), 2);
        assert_eq!(store.question(settled).await.expect("the store works"), None);
        let left = store.question(live).await.expect("the store works").expect("it is live");
        assert_eq!((left.followers, left.replies), (1, 1));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn those_without_a_reply_come_first_and_silence_is_found() {
    each(async |fresh| {
        let store = fresh.open().await;
        let (first, second) = (put(&store, 10, 2).await, put(&store, 11, 2).await);
        store.wrote(first, (message(20), member(3)), at(60)).await.expect("the store works");
        let live = store.live_questions(first.guild).await.expect("the store works");
        assert_eq!(live.iter().map(|q| q.question.key).collect::<Vec<_>>(), [second, first]);
        let silent = async |since, unreminded| {
            let silent = store.silent_questions(since, Shards::ALL, (unreminded, 10)).await;
            silent.expect("the store works").iter().map(|q| q.question.key).collect::<Vec<_>>()
        };
        assert_eq!(silent(at(59), true).await, [second]);
        store.change_question(second, |q| q.reminded_at = Some(at(61))).await.expect("the store works");
        assert_eq!(silent(at(60), true).await, [first]);
        assert_eq!(silent(at(60), false).await, [second, first]);
        store.close().await;
    })
    .await;
}
