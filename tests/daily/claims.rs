//! Does each post belong to one process at a time, and is it dealt with once, on both databases?

use std::collections::HashSet;
use std::num::NonZeroU64;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};
use vraagbaak::domain::schedule::extras::Extras;
use vraagbaak::domain::schedule::{
    Days, Fate, LATE_WITHIN, LanguageRule, Occurrence, Pause, PostTime, Progress, Schedule, ScheduleKey,
    ScheduleState, Settlement, Timetable,
};
use vraagbaak::domain::{ChannelId, GuildId, Language, LineKey, MemberId, MessageId, Shards};
use vraagbaak::store::{Bid, Claim, Claiming, Continuity, LONGEST_GAP, POSTS_KEPT, Store, Trigger};

use crate::store::databases::each;

const LEASE: Duration = Duration::from_secs(60);
const MORNING: &str = "2026-11-22T08:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

/// A schedule of nine o'clock in Amsterdam, that is due.
pub(crate) fn schedule(guild: u64, channel: u64) -> Schedule {
    let time = PostTime::from_minutes(9 * 60).expect("a time");
    Schedule {
        key: ScheduleKey { guild: GuildId::new(number(guild)), channel: ChannelId::new(number(channel)) },
        timetable: Timetable { time, zone: "Europe/Amsterdam".to_owned(), days: Days::ALL },
        language: LanguageRule::Always(Language::Dutch),
        topics: Vec::new(),
        late_within: LATE_WITHIN,
        extras: Extras::default(),
        set_by: Some(MemberId::new(number(7))),
        speaks: Language::Dutch,
        state: ScheduleState::Active,
        done_until: at("2026-11-21T12:00:00Z"),
        look_at: at(MORNING),
        version: 1,
    }
}

fn post() -> Occurrence {
    Occurrence { date: jiff::civil::date(2026, 11, 22), at: at(MORNING) }
}

async fn seen(store: &Store, key: ScheduleKey) -> Schedule {
    let all = store.schedules_of(key.guild).await.expect("the store works");
    all.into_iter().find(|schedule| schedule.key == key).expect("it is there")
}

async fn claim(store: &Store, schedule: &Schedule, holder: i64, now: Timestamp) -> Claiming {
    store.claim_post(schedule, &bid(holder, now)).await.expect("the store works")
}

fn bid(holder: i64, now: Timestamp) -> Bid {
    Bid {
        post: post(),
        holder,
        now,
        lease: LEASE,
        longest_lease: Duration::from_mins(20),
        clocks_differ: Duration::from_mins(5),
        trigger: Trigger::Timetable,
    }
}

/// What was done until this post, and when to look next.
fn until(look_at: &str) -> Progress {
    Progress { done_until: post().at, look_at: at(look_at) }
}

fn ours(claiming: Claiming) -> Claim {
    match claiming {
        Claiming::Ours(claim) => claim,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_schedule_is_kept_as_it_was_set() {
    each(async |fresh| {
        let store = fresh.open().await;
        let mut schedule = schedule(u64::MAX, 5);
        schedule.topics = vec!["netwerken".to_owned(), "leren en delen".to_owned()];
        schedule.language = LanguageRule::Alternate;
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        assert_eq!(seen(&store, schedule.key).await, schedule);
        schedule.timetable.zone = "Asia/Tokyo".to_owned();
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        assert_eq!(seen(&store, schedule.key).await, Schedule { version: 2, ..schedule.clone() });
        schedule.look_at = Timestamp::MAX;
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        assert_eq!(seen(&store, schedule.key).await.look_at, Timestamp::MAX, "never");
        assert!(store.remove_schedule(schedule.key).await.expect("the store works"));
        assert!(!store.remove_schedule(schedule.key).await.expect("the store works"));
        store.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_that_claim_a_post_one_gets_it() {
    each(async |fresh| {
        let stores = [fresh.open().await, fresh.open().await];
        let schedule = schedule(1, 2);
        stores[0].save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let mut claiming = tokio::task::JoinSet::new();
        for holder in 0..20 {
            let (store, schedule) = (stores[usize::from(holder % 2 == 0)].clone(), schedule.clone());
            claiming.spawn(async move { claim(&store, &schedule, holder, at(MORNING)).await });
        }
        let all = claiming.join_all().await;
        assert_eq!(all.iter().filter(|claiming| matches!(claiming, Claiming::Ours(_))).count(), 1);
        assert!(all.iter().all(|claiming| *claiming != Claiming::Settled));
        let due = stores[0].due_schedules(at(MORNING), Shards::ALL, 9).await.expect("the store works");
        assert!(due.is_empty(), "nobody looks before the lease ends");
        for store in stores {
            store.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_ended_goes_to_another_with_the_line_that_was_drawn() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let first = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        assert_eq!((first.tries, first.drawn), (1, None));
        let lines = [LineKey::new(u64::MAX), LineKey::new(3)];
        let draw =
            async |claim: &Claim| store.draw_for_post(claim, Language::Dutch, &lines, 5, at(MORNING)).await;
        let line = draw(&first).await.expect("the store works").expect("a line");
        // As long as the lease holds it is nobody else's; a stale look doesn't help.
        let now = seen(&store, schedule.key).await;
        assert_eq!(now.look_at, first.lease_until);
        assert_eq!(claim(&store, &schedule, 2, at(MORNING)).await, Claiming::NotOurs);
        assert_eq!(claim(&store, &now, 2, at("2026-11-22T08:00:59Z")).await, Claiming::NotOurs);
        let now = seen(&store, schedule.key).await;
        let second = ours(claim(&store, &now, 2, at("2026-11-22T08:02:00Z")).await);
        assert_eq!(second.tries, 2);
        assert_eq!(second.drawn.map(|drawn| (drawn.line, drawn.language)), Some((line, Language::Dutch)));
        assert_eq!(draw(&first).await.expect("the store works"), None, "it is no longer the first one's");
        let later = at("2026-11-22T08:30:00Z");
        assert!(!store.hold_post(&first, later).await.expect("the store works"), "nor can it be kept");
        assert!(store.hold_post(&second, later).await.expect("the store works"));
        assert_eq!(seen(&store, schedule.key).await.look_at, later);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_post_that_is_there_is_never_claimed_again() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let claimed = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        let next = "2026-11-23T08:00:00Z";
        let message = MessageId::new(number(u64::MAX));
        let posted = Settlement::Posted(message);
        let settle = || store.settle_post(&claimed, posted, until(next), at(MORNING));
        assert!(settle().await.expect("the store works"));
        assert!(!settle().await.expect("the store works"), "it is known already");
        let now = seen(&store, schedule.key).await;
        assert_eq!((now.look_at, now.done_until), (at(next), post().at));
        // Not by another time of the same day either, nor after it has been set anew.
        store.remove_schedule(schedule.key).await.expect("the store works");
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        assert_eq!(claim(&store, &schedule, 2, at("2026-11-22T20:00:00Z")).await, Claiming::Settled);
        let past = store.past_posts(schedule.key, 9).await.expect("the store works");
        assert_eq!(past.len(), 1);
        assert_eq!((past[0].fate, past[0].message), (Fate::Posted, Some(message)));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_changes_a_schedule_takes_it_out_of_the_hands_of_who_saw_it_before() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let mut later = schedule.clone();
        later.look_at = at("2026-11-22T16:00:00Z");
        store.save_schedule(&later, at(MORNING)).await.expect("the store works");
        assert_eq!(claim(&store, &schedule, 1, at(MORNING)).await, Claiming::NotOurs);
        let paused = store.pause_schedule(schedule.key, Pause::Asked, at(MORNING)).await;
        assert!(paused.expect("the store works"));
        let now = seen(&store, schedule.key).await;
        assert_eq!(now.state, ScheduleState::Paused(Pause::Asked));
        assert_eq!(claim(&store, &now, 1, at(MORNING)).await, Claiming::NotOurs);
        assert!(!store.look_again(&now, at(MORNING)).await.expect("the store works"));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_post_that_is_put_off_waits_and_one_that_is_skipped_is_settled() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let claimed = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        let later = at("2026-11-22T08:10:00Z");
        assert!(store.hold_post(&claimed, later).await.expect("the store works"));
        let now = seen(&store, schedule.key).await;
        assert_eq!(now.look_at, later);
        assert_eq!(store.unfinished_posts(schedule.key).await.expect("the store works"), [post()]);
        assert_eq!(ours(claim(&store, &now, 2, later).await).tries, 2);
        let tomorrow = Occurrence { date: jiff::civil::date(2026, 11, 23), at: at("2026-11-23T08:00:00Z") };
        for noted in [1, 0] {
            let skipped = store.note_posts(schedule.key, &[post(), tomorrow], Fate::Skipped, later).await;
            assert_eq!(skipped.expect("the store works"), noted, "the first one is somebody's");
        }
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn ones_own_shards_come_first_and_the_others_after_them() {
    each(async |fresh| {
        let store = fresh.open().await;
        for guild in 1..=8 {
            let schedule = schedule(guild << 22, guild);
            store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        }
        let shards: Shards = "2-3/4".parse().expect("shards");
        let due = store.due_schedules(at(MORNING), shards, 6).await.expect("the store works");
        let guilds: Vec<_> = due.iter().map(|schedule| schedule.key.guild.number() >> 22).collect();
        assert_eq!(guilds, [2, 3, 6, 7, 1, 4]);
        let early = store.due_schedules(at("2026-11-22T07:59:59Z"), shards, 6).await;
        assert!(early.expect("the store works").is_empty());
        assert_eq!(store.next_look().await.expect("the store works"), Some(at(MORNING)));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn topics_drawn_from_the_same_deck_do_not_make_others_come_twice() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let claimed = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        let all: Vec<_> = (1..=12).map(LineKey::new).collect();
        let draw = async |lines: &[LineKey], seed: u64| {
            let drawn = store.draw_for_post(&claimed, Language::Dutch, lines, seed, at(MORNING)).await;
            drawn.expect("the store works").expect("a line")
        };
        for seed in 0..5 {
            draw(&all, seed).await;
        }
        // Two of the twelve, on a topic, go round three times.
        for turn in 0..3 {
            let seen: HashSet<_> =
                [draw(&all[..2], turn * 2).await, draw(&all[..2], turn * 2 + 1).await].into();
            assert_eq!(seen.len(), 2, "each once in a round");
        }
        let mut seen = HashSet::new();
        for seed in 0..5 {
            assert!(seen.insert(draw(&all[2..], seed).await));
        }
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_became_of_a_post_is_forgotten_in_time() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let claimed = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        let settled = store.settle_post(&claimed, Settlement::Missed, until(MORNING), at(MORNING)).await;
        assert!(settled.expect("the store works"));
        let just = |kept: Duration| at(MORNING).checked_add(kept).expect("a moment");
        let later = |kept: Duration| just(kept).checked_add(1.second()).expect("a moment");
        assert_eq!(store.forget_old_posts(just(POSTS_KEPT)).await.expect("the store works"), 0);
        assert_eq!(store.forget_old_posts(later(POSTS_KEPT)).await.expect("the store works"), 1);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_written_by_a_clock_that_stood_ahead_holds_nobody_up() {
    each(async |fresh| {
        let (store, mut schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let ahead = at("2026-11-25T08:00:00Z");
        ours(claim(&store, &schedule, 1, ahead).await);
        schedule.look_at = seen(&store, schedule.key).await.look_at;
        let claimed = ours(claim(&store, &schedule, 2, at(MORNING)).await);
        assert!(
            store.settle_post(&claimed, Settlement::Missed, until(MORNING), ahead).await.expect("it works")
        );
        let now = seen(&store, schedule.key).await;
        // Nobody was there on a day that is still to come.
        let claimed = ours(claim(&store, &now, 3, at(MORNING)).await);
        store.withdraw_claim(&claimed, until(MORNING)).await.expect("the store works");
        assert!(store.past_posts(schedule.key, 9).await.expect("the store works").is_empty());
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn how_far_a_channel_has_been_read_is_remembered_with_the_claim() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let first = ours(claim(&store, &schedule, 1, at(MORNING)).await);
        let message = MessageId::new(number(u64::MAX));
        store.note_read(&first, message).await.expect("the store works");
        let later = at("2026-11-22T08:01:00Z");
        let now = seen(&store, schedule.key).await;
        assert_eq!(ours(claim(&store, &now, 2, later).await).read_up_to, Some(message));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_store_knows_since_when_it_has_been_at_work_without_a_gap() {
    each(async |fresh| {
        let (store, schedule) = (fresh.open().await, schedule(1, 2));
        store.save_schedule(&schedule, at(MORNING)).await.expect("the store works");
        let says = async |moment: Timestamp| store.at_work(moment).await.expect("the store works");
        let later = |time: Duration| at(MORNING).checked_add(time).expect("a moment");
        let gap = LONGEST_GAP + Duration::from_secs(1);
        assert_eq!(says(at(MORNING)).await, Continuity::Broken, "at first");
        assert_eq!(says(later(LONGEST_GAP)).await, Continuity::Unbroken);
        assert_eq!(says(later(LONGEST_GAP + gap)).await, Continuity::Broken);
        assert_eq!(says(later(LONGEST_GAP)).await, Continuity::Broken, "a clock that was put back");
        assert_eq!(says(later(LONGEST_GAP * 2)).await, Continuity::Unbroken);
        let claimed = ours(claim(&store, &schedule, 1, later(LONGEST_GAP * 3)).await);
        assert_eq!(claimed.unbroken_since, Some(later(LONGEST_GAP)));
        let (now, soon) = (seen(&store, schedule.key).await, later(LONGEST_GAP * 3 + gap));
        assert_eq!(ours(claim(&store, &now, 1, soon).await).unbroken_since, None, "nobody has said so");
        store.close().await;
    })
    .await;
}
