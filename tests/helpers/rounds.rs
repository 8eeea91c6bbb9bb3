//! Does one process make a round, and is nobody asked beyond the limits, on both databases?

use std::num::NonZeroU64;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};
use vraagbaak::domain::helper::{Helper, HelperKey, HelperState, WakeOutcome};
use vraagbaak::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionWords};
use vraagbaak::domain::{ChannelId, GuildId, Language, MemberId, MessageId, Shards};
use vraagbaak::store::{Began, RoundClaim, RoundEnd, Store};

use crate::store::databases::each;

const LEASE: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_hours(2);

fn id(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number << 22).expect("not 0")
}

fn now() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().expect("a moment")
}

fn member(number: u64) -> MemberId {
    MemberId::new(id(number))
}

fn helper_key(number: u64) -> HelperKey {
    HelperKey { guild: GuildId::new(id(1)), member: member(number) }
}

async fn question(store: &Store, thread: u64, at: Timestamp) -> OpenQuestion {
    let key = QuestionKey { guild: GuildId::new(id(1)), thread: ChannelId::new(id(thread)) };
    let words = QuestionWords { question: "Wie weet iets van bijen?".to_owned(), ..QuestionWords::default() };
    let place = (ChannelId::new(id(2)), MessageId::new(id(thread)));
    let asked =
        OpenQuestion::new(key, place, MadeBy::Form, (words, Language::Dutch), (at, Duration::from_mins(20)));
    assert!(store.keep_question(&asked, Some(member(99)), false).await.expect("the store works"));
    let kept = store.question(key).await.expect("the store works").expect("it is there");
    kept.question
}

async fn helper(store: &Store, number: u64, a_week: u16) {
    let zone = "Europe/Amsterdam".to_owned();
    let helper = Helper::new(helper_key(number), (Language::Dutch, zone), now());
    store.keep_helper(&Helper { a_week, ..helper }, now()).await.expect("the store works");
}

async fn claim(store: &Store, seen: &OpenQuestion, holder: i64, at: Timestamp) -> Option<RoundClaim> {
    store.claim_round(seen, holder, (at, LEASE, LONGEST)).await.expect("the store works")
}

#[tokio::test]
async fn of_several_processes_one_makes_a_round_and_another_goes_on_when_its_lease_has_ended() {
    each(async |fresh| {
        let store = fresh.open().await;
        let seen = question(&store, 10, now()).await;
        let due = now() + 20.minutes();
        assert!(claim(&store, &seen, 1, due - 1.second()).await.is_none(), "not due");
        let stores = [fresh.open().await, fresh.open().await, fresh.open().await];
        let claims = futures_util::future::join_all(
            stores.iter().zip(2_i64..).map(|(store, holder)| claim(store, &seen, holder, due)),
        );
        let claims: Vec<RoundClaim> = claims.await.into_iter().flatten().collect();
        assert_eq!(claims.len(), 1, "one of three");
        let first = &claims[0];
        assert_eq!((first.round, first.asker), (1, Some(member(99))));
        assert!(claim(&store, &seen, 9, due + 30.seconds()).await.is_none(), "the lease lasts");
        let second = claim(&store, &seen, 9, due + 61.seconds()).await.expect("it has ended");
        assert!(!store.end_round(first, RoundEnd { next: None }).await.expect("works"), "it was too slow");
        let next = Some(due + 2.hours());
        assert!(store.end_round(&second, RoundEnd { next }).await.expect("the store works"));
        assert!(claim(&store, &seen, 9, due + 3.hours()).await.is_none(), "that round has been made");
        let due_now = store.due_rounds((due + 3.hours(), LONGEST), Shards::ALL, 10).await.expect("works");
        assert_eq!(due_now.iter().map(|question| question.round).collect::<Vec<_>>(), [1]);
        for store in stores {
            store.close().await;
        }
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_helper_is_asked_once_about_a_question_and_no_more_often_than_they_said() {
    each(async |fresh| {
        let store = fresh.open().await;
        for (number, a_week) in [(1, 1), (2, 3)] {
            helper(&store, number, a_week).await;
        }
        let mut asked = Vec::new();
        for day in 0..9_i64 {
            let at = now() + (day * 24).hours();
            let thread = 100 + u64::try_from(day).expect("small");
            let seen = question(&store, thread, at).await;
            let at = at + 20.minutes();
            let claim = claim(&store, &seen, 1, at).await.expect("it is due");
            for who in [1, 2, 3] {
                let begun = store.begin_wake(&claim, (member(who), None), 40, at).await.expect("works");
                if begun == Began::Yes {
                    asked.push((day, who));
                    let again = store.begin_wake(&claim, (member(who), None), 40, at).await;
                    assert_eq!(again.expect("the store works"), Began::NotThem, "once a question");
                }
            }
            store.end_round(&claim, RoundEnd { next: None }).await.expect("the store works");
        }
        let expected = [(0, 1), (0, 2), (1, 2), (2, 2), (7, 1), (7, 2), (8, 2)];
        assert_eq!(asked, expected, "the first once a week, the other three times, who is none never");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn after_a_reply_at_the_limit_of_the_server_and_while_they_rest_nobody_is_asked() {
    each(async |fresh| {
        let store = fresh.open().await;
        for number in 1..=4 {
            helper(&store, number, 3).await;
        }
        let seen = question(&store, 10, now()).await;
        let at = now() + 20.minutes();
        let claim = claim(&store, &seen, 1, at).await.expect("it is due");
        let begin = async |who| store.begin_wake(&claim, (member(who), None), 1, at).await.expect("works");
        assert_eq!(begin(1).await, Began::Yes);
        assert_eq!(begin(2).await, Began::Nobody, "one a day is enough for this server");
        let more = async |who| store.begin_wake(&claim, (member(who), None), 40, at).await.expect("works");
        let asleep = |helper: &mut Helper| helper.state = HelperState::Asleep;
        store.change_helper(helper_key(2), at, asleep).await.expect("the store works");
        assert_eq!(more(2).await, Began::NotThem);
        store.stop_helping(helper_key(3), at).await.expect("the store works");
        assert_eq!(more(3).await, Began::NotThem);
        let reply = (MessageId::new(id(77)), member(55));
        store.wrote(seen.key, reply, at).await.expect("the store works");
        assert_eq!(more(4).await, Began::Nobody, "somebody has replied");
        let whose = (seen.key, member(1));
        store.wake_sent(whose, None).await.expect("the store works");
        let to_tell = store.wakes_to_stand_down(Shards::ALL, 10).await.expect("the store works");
        assert_eq!(to_tell.iter().map(|wake| wake.member).collect::<Vec<_>>(), [member(1)]);
        let outcomes = (WakeOutcome::Sent, WakeOutcome::StoodDown);
        assert!(store.settle_wake(whose, outcomes, at).await.expect("the store works"));
        assert!(!store.settle_wake(whose, outcomes, at).await.expect("the store works"), "once");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_does_not_answer_falls_asleep_and_is_forgotten_in_the_end_as_is_who_left() {
    each(async |fresh| {
        let store = fresh.open().await;
        helper(&store, 1, 3).await;
        let asked = |helper: &mut Helper| helper.asked_to_go_on_at = Some(now());
        store.change_helper(helper_key(1), now(), asked).await.expect("the store works");
        store.not_for(helper_key(1), member(8)).await.expect("the store works");
        let state = async || store.helper(helper_key(1)).await.expect("works").map(|helper| helper.state);
        store.forget_old_helpers(now() + (13 * 24).hours()).await.expect("the store works");
        assert_eq!(state().await, Some(HelperState::Awake));
        store.forget_old_helpers(now() + (15 * 24).hours()).await.expect("the store works");
        assert_eq!(state().await, Some(HelperState::Asleep));
        store.forget_old_helpers(now() + (181 * 24).hours()).await.expect("the store works");
        assert_eq!(state().await, None);
        assert_eq!(store.not_for_count(helper_key(1)).await.expect("the store works"), 0);
        helper(&store, 1, 3).await;
        let left = |helper: &mut Helper| helper.state = HelperState::Gone;
        store.change_helper(helper_key(1), now(), left).await.expect("the store works");
        for (days, is) in [(29, Some(HelperState::Gone)), (31, None)] {
            store.forget_old_helpers(now() + (days * 24).hours()).await.expect("the store works");
            assert_eq!(state().await, is, "after {days} days");
        }
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn direct_messages_are_opened_within_what_an_hour_allows_and_not_for_a_day_after_too_many() {
    each(async |fresh| {
        let store = fresh.open().await;
        let take = async |at| store.take_dm_opening(at).await.expect("the store works");
        for _ in 0..20 {
            assert!(take(now()).await);
        }
        assert!(!take(now() + 59.minutes()).await);
        assert!(take(now() + 61.minutes()).await);
        store.stop_dm_openings(now() + 2.hours()).await.expect("the store works");
        assert!(!take(now() + 25.hours()).await && take(now() + 27.hours()).await);
        store.close().await;
    })
    .await;
}
