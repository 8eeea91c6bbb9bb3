//! Does a mark count once, can it be taken back, and does it go in its time?

use std::num::NonZeroU64;

use jiff::{SignedDuration, Timestamp};
use vraagbaak::domain::helper::{Helper, HelperKey};
use vraagbaak::domain::thanks::{Helped, HelpedKind, MarkWeight, MessageKey};
use vraagbaak::domain::{ChannelId, GuildId, Language, MemberId, MessageId, Shards};
use vraagbaak::store::{Given, Store, TakenBack};

use super::databases::each;

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

fn member(n: u64) -> MemberId {
    MemberId::new(number(n))
}

fn guild() -> GuildId {
    GuildId::new(number(1))
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + minutes * 60).expect("a moment")
}

fn mark(message: u64, receiver: u64, kind: HelpedKind, minutes: i64) -> Helped {
    Helped {
        key: MessageKey { guild: guild(), message: MessageId::new(number(message)) },
        thread: ChannelId::new(number(10)),
        receiver: member(receiver),
        kind,
        weight: MarkWeight(0),
        at: at(minutes),
    }
}

async fn give(store: &Store, mark: &Helped, giver: u64) -> (Given, usize) {
    let seen = std::sync::Mutex::new(0);
    let given = store.give_mark(mark, member(giver), |between| {
        *seen.lock().expect("no panic") = between.len();
        MarkWeight(1000)
    });
    let given = given.await.expect("the store works");
    (given, seen.into_inner().expect("no panic"))
}

#[tokio::test(flavor = "multi_thread")]
async fn of_presses_at_the_same_moment_one_counts_and_it_can_be_taken_back() {
    each(async |fresh| {
        let store = fresh.open().await;
        let first = mark(20, 3, HelpedKind::Asker, 1);
        let mut at_once = tokio::task::JoinSet::new();
        for giver in [2, 2, 2, 4, 5] {
            let store = store.clone();
            at_once.spawn(async move { give(&store, &first, giver).await.0 });
        }
        let given = at_once.join_all().await;
        assert_eq!(given.iter().filter(|given| **given == Given::New).count(), 3);
        assert_eq!(store.helped_on(guild()).await.expect("the store works").len(), 3);
        assert!(store.has_marked(first.key, member(2)).await.expect("the store works"));
        let back = store.take_mark_back(first.key, member(2)).await.expect("the store works");
        assert_eq!(back, TakenBack::Said { told: false });
        let back = store.take_mark_back(first.key, member(2)).await.expect("the store works");
        assert_eq!(back, TakenBack::Unsaid);
        assert_eq!(store.helped_on(guild()).await.expect("the store works").len(), 2);
        // Marks between two members are seen from either side.
        assert_eq!(give(&store, &first, 2).await, (Given::New, 0));
        assert_eq!(give(&store, &mark(21, 2, HelpedKind::Asker, 2), 3).await, (Given::New, 1));
        assert!(store.thanked(first.key, at(3)).await.expect("the store works"));
        let back = store.take_mark_back(first.key, member(2)).await.expect("the store works");
        assert_eq!(back, TakenBack::Said { told: true }, "its author has heard it");
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn marks_go_in_their_time_and_those_of_who_erases_at_once() {
    each(async |fresh| {
        let store = fresh.open().await;
        let kinds = [HelpedKind::Asker, HelpedKind::Other];
        for (message, kind) in (20..).zip(kinds) {
            give(&store, &mark(message, 3, kind, 0), 2).await;
            give(&store, &mark(message, 3, kind, 0), 4).await;
        }
        let days = |days: i64| at(1) + SignedDuration::from_hours(24 * days);
        assert_eq!(store.forget_old_marks(days(89)).await.expect("the store works"), 0);
        store.erase_member(member(4)).await.expect("the store works");
        assert_eq!(store.helped_on(guild()).await.expect("the store works").len(), 2, "what 4 gave is gone");
        assert_eq!(store.forget_old_marks(days(90)).await.expect("the store works"), 2, "who gave it");
        store.erase_member(member(2)).await.expect("the store works");
        assert_eq!(store.helped_on(guild()).await.expect("the store works").len(), 2, "nobody knows who did");
        assert_eq!(store.forget_old_marks(days(400)).await.expect("the store works"), 2);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_helper_is_to_be_told_once_and_not_twice_a_day() {
    each(async |fresh| {
        let store = fresh.open().await;
        let key = HelperKey { guild: guild(), member: member(3) };
        let mut helper = Helper::new(key, (Language::Dutch, "Europe/Amsterdam".to_owned()), at(0));
        helper.dm_channel = Some(ChannelId::new(number(9)));
        store.keep_helper(&helper, at(0)).await.expect("the store works");
        let (first, second) = (mark(20, 3, HelpedKind::Asker, 1), mark(21, 3, HelpedKind::Asker, 2));
        for (mark, giver) in [(first, 2), (second, 4), (mark(22, 3, HelpedKind::Other, 1), 5)] {
            give(&store, &mark, giver).await;
        }
        // Somebody who is no helper is not told this way.
        give(&store, &mark(23, 6, HelpedKind::Asker, 1), 2).await;
        let due = async |minutes, since| {
            let due = store.helpers_to_thank((at(minutes), at(since)), Shards::ALL, 10).await;
            let due = due.expect("the store works");
            assert!(due.keys().all(|helper| *helper == key));
            due.values().flatten().map(|mark| mark.key.message.number()).collect::<Vec<_>>()
        };
        assert_eq!(due(1, 0).await, [20]);
        assert!(store.thanked(first.key, at(3)).await.expect("the store works"));
        assert!(!store.thanked(first.key, at(3)).await.expect("the store works"));
        assert_eq!(due(9, 2).await, Vec::<u64>::new(), "they were told just now");
        assert_eq!(due(9, 3).await, [21]);
        store.close().await;
    })
    .await;
}
