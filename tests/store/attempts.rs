//! Do all processes that share a store count what they try to get on to Discord together?

use std::time::{Duration, SystemTime};

use vraagbaak::domain::attempts::{AttemptRules, Cause, Shard, Step, Wait};
use vraagbaak::domain::{from_unix_millis, unix_millis};

use super::databases::{each, number, run};
use super::logs::Logs;
use super::trouble::app;

const SHARD: Shard = Shard { bot: -7, number: 0, of: 4, at_once: 1, a_day: 1_000 };
const SECOND: Duration = Duration::from_secs(1);

/// Now, in whole milliseconds, as a table has it.
fn this_moment() -> SystemTime {
    from_unix_millis(unix_millis(SystemTime::now()))
}

fn waits(may: Result<(), Wait>) -> Option<(Cause, u64)> {
    may.err().map(|wait| (wait.cause, wait.time.as_millis().try_into().expect("short")))
}

#[tokio::test]
async fn of_all_who_want_a_turn_at_the_same_moment_one_gets_it() {
    each(async |fresh| {
        let (one, other) = (fresh.open().await, fresh.open().await);
        let (rules, now) = (AttemptRules::default(), this_moment());
        let trying = (0..8).map(|number| {
            let store = if number % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move {
                let shard = Shard { number, of: 8, ..SHARD };
                store
                    .begin_attempt(Step::Session, &shard, &rules, now)
                    .await
                    .expect("the store works")
                    .is_ok()
            })
        });
        let mut begun = 0;
        for trying in trying.collect::<Vec<_>>() {
            begun += usize::from(trying.await.expect("no panic"));
        }
        assert_eq!(begun, 1);
        let next = other.begin_attempt(Step::Session, &SHARD, &rules, now + SECOND).await;
        assert_eq!(waits(next.expect("the store works")), Some((Cause::Turn, 4_500)));
        let elsewhere = Shard { bot: 8, ..SHARD };
        let next = other.begin_attempt(Step::Session, &elsewhere, &rules, now).await;
        assert_eq!(waits(next.expect("the store works")), None, "another bot has turns of its own");
        one.close().await;
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn losses_outlive_the_process_and_are_forgotten_after_a_day() {
    each(async |fresh| {
        let (rules, now) = (AttemptRules::default(), this_moment());
        let store = fresh.open().await;
        for _ in 0..4 {
            store.lose_attempt(Step::Session, &SHARD, now).await.expect("the store works");
        }
        store.close().await;
        let store = fresh.open().await;
        let next = store.begin_attempt(Step::Session, &SHARD, &rules, now).await.expect("the store works");
        let (cause, time) = waits(next).expect("it has to wait");
        assert!(cause == Cause::Losses && (256_000..=320_000).contains(&time), "{time}");
        let other = Shard { number: 1, ..SHARD };
        let next = store.begin_attempt(Step::Session, &other, &rules, now).await.expect("the store works");
        assert_eq!(waits(next), None, "another shard has lost nothing");
        let day = now + rules.day + SECOND;
        let next = store.begin_attempt(Step::Session, &SHARD, &rules, day).await.expect("the store works");
        assert_eq!(waits(next), None);
        let pool = fresh.raw().await;
        assert_eq!(number(&pool, "SELECT COUNT(*) FROM gateway_attempts").await, 1, "the others are gone");
        pool.close().await;
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_not_made_after_all_is_not_counted() {
    each(async |fresh| {
        let (rules, now) = (AttemptRules::default(), this_moment());
        let store = fresh.open().await;
        for at in [now, now + SECOND] {
            let may = store.begin_attempt(Step::Session, &SHARD, &rules, at).await.expect("the store works");
            assert_eq!(waits(may), None);
            store.give_attempt_back(Step::Session, &SHARD, at).await.expect("the store works");
        }
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn while_the_store_fails_each_process_counts_its_own() {
    each(async |fresh| {
        let app = app(fresh).await;
        let (logs, _guard) = Logs::collect();
        let (attempts, rules, now) = (app.attempts(), AttemptRules::default(), this_moment());
        assert_eq!(waits(attempts.begin(Step::Session, &SHARD, &rules, now).await), None);
        let pool = fresh.raw().await;
        run(&pool, "ALTER TABLE gateway_attempts RENAME TO elsewhere".to_owned()).await;
        for _ in 0..3 {
            let next = attempts.begin(Step::Session, &SHARD, &rules, now + SECOND).await;
            assert_eq!(waits(next), Some((Cause::Turn, 4_500)));
            attempts.lose(Step::Connection, &SHARD, now).await;
        }
        let next = attempts.begin(Step::Connection, &SHARD, &rules, now).await;
        assert!(matches!(waits(next), Some((Cause::Losses, 2_000..=2_500))));
        assert_eq!(logs.count("the store fails"), 1, "said once:\n{logs}");
        run(&pool, "ALTER TABLE elsewhere RENAME TO gateway_attempts".to_owned()).await;
        assert_eq!(waits(attempts.begin(Step::Connection, &SHARD, &rules, now).await), None);
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_tells_of_no_person_and_no_server() {
    each(async |fresh| {
        let store = fresh.open().await;
        let now = this_moment();
        let may = store.begin_attempt(Step::Connection, &SHARD, &AttemptRules::default(), now).await;
        assert!(may.expect("the store works").is_ok());
        let pool = fresh.raw().await;
        let kept =
            "SELECT COUNT(*) FROM gateway_attempts WHERE bot = -7 AND shard = 0 AND mark = 'connection'";
        assert_eq!(number(&pool, kept).await, 1);
        assert_eq!(number(&pool, "SELECT at FROM gateway_attempts").await, unix_millis(now));
        pool.close().await;
        store.close().await;
    })
    .await;
}
