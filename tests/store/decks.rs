//! Does every line come once before any comes twice, in each place, whatever happens in between?

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use tokio_util::sync::CancellationToken;
use vraagbaak::domain::{GuildId, Language, LineKey, MemberId, Place, deck};
use vraagbaak::store::{FORGOTTEN_AFTER, Store};

use super::databases::{Fresh, each};
use super::trouble::app;

pub(crate) fn guild(number: u64) -> Place {
    Place::Guild(GuildId::new(NonZeroU64::new(number).expect("not 0")))
}

/// Keys from all over the numbers, half of which are negative in a bigint.
pub(crate) fn lines(count: u64) -> Vec<LineKey> {
    (1..=count).map(line).collect()
}

fn line(number: u64) -> LineKey {
    LineKey::new(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

pub(crate) async fn draw(store: &Store, place: Place, lines: &[LineKey], seed: u64) -> LineKey {
    let drawn = store.draw_line(place, Language::Dutch, lines, seed, SystemTime::now()).await;
    drawn.expect("the store works").expect("there are lines")
}

/// The rule: a line that has been shown comes again only when no other is left.
#[derive(Default)]
struct Rule {
    seen: HashSet<LineKey>,
    last: Option<LineKey>,
}

impl Rule {
    fn check(&mut self, lines: &[LineKey], drawn: LineKey) -> Result<(), TestCaseError> {
        prop_assert!(lines.contains(&drawn), "a line of the corpus");
        if lines.iter().all(|line| self.seen.contains(line)) {
            self.seen.clear();
        }
        prop_assert!(self.seen.insert(drawn), "{drawn:?} comes twice before the others have come");
        prop_assert!(lines.len() == 1 || self.last != Some(drawn), "{drawn:?} comes twice in a row");
        self.last = Some(drawn);
        Ok(())
    }
}

/// What happens between draws.
#[derive(Clone, Debug)]
enum Step {
    Draw(u64),
    /// The corpus now has these lines: some are new, some are gone, some are back.
    Corpus(Vec<u64>),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let corpus = prop::collection::btree_set(0..12_u64, 1..12).prop_map(|set| set.into_iter().collect());
    let step = prop_oneof![
        12 => any::<u64>().prop_map(Step::Draw),
        1 => corpus.prop_map(Step::Corpus),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..60)
}

/// A clock that may stand still and be turned back.
fn clock() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(0..4_i64, 1..9)
}

proptest! {
    #[test]
    fn no_line_comes_twice_before_all_have_come(steps in steps(), clock in clock()) {
        let mut clock = clock.into_iter().cycle();
        let (mut corpus, mut shown, mut rule) = (lines(5), HashMap::new(), Rule::default());
        for step in steps {
            match step {
                Step::Draw(seed) => {
                    let now = clock.next().expect("it goes on");
                    let draw = deck::draw(&corpus, &shown, seed, now).expect("there are lines");
                    rule.check(&corpus, draw.line)?;
                    shown.insert(draw.line, draw.shown);
                }
                Step::Corpus(numbers) => corpus = numbers.into_iter().map(line).collect(),
                Step::Restart => {}
            }
        }
    }
}

proptest! {
    // Each draw is on the disk before the next one.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nor_does_it_in_the_store_over_restarts_and_changes(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let fresh = Fresh::sqlite();
            let (mut store, mut corpus, mut rule) = (fresh.open().await, lines(5), Rule::default());
            for step in steps {
                match step {
                    Step::Draw(seed) => rule.check(&corpus, draw(&store, guild(1), &corpus, seed).await)?,
                    Step::Corpus(numbers) => corpus = numbers.into_iter().map(line).collect(),
                    Step::Restart => {
                        store.close().await;
                        store = fresh.open().await;
                    }
                }
            }
            store.close().await;
            Ok::<(), TestCaseError>(())
        })?;
    }
}

#[tokio::test]
async fn a_deck_goes_on_after_a_restart() {
    each(async |fresh| {
        let corpus = lines(20);
        let mut seen = HashSet::new();
        for seed in 0..20 {
            let store = fresh.open().await;
            assert!(seen.insert(draw(&store, guild(1), &corpus, seed).await), "a line came twice");
            store.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn each_place_and_language_has_a_deck_of_its_own() {
    each(async |fresh| {
        let (store, corpus) = (fresh.open().await, lines(3));
        // The same number as a server and as a person, and one that is negative in a bigint.
        let person = Place::Member(MemberId::new(NonZeroU64::new(u64::MAX).expect("not 0")));
        for place in [guild(1), guild(u64::MAX), person, Place::Terminal] {
            for language in Language::ALL {
                let mut seen = HashSet::new();
                for seed in 0..3 {
                    let drawn = store.draw_line(place, language, &corpus, seed, SystemTime::now()).await;
                    seen.insert(drawn.expect("the store works"));
                }
                assert_eq!(seen.len(), 3, "{place:?}, {language}");
            }
        }
        store.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn draws_at_the_same_moment_get_different_lines() {
    each(async |fresh| {
        let stores = [fresh.open().await, fresh.open().await];
        let mut drawing = tokio::task::JoinSet::new();
        for seed in 0..40 {
            let store = stores[usize::from(seed % 2 == 0)].clone();
            // All with the same seed: each would take the same line, if it could.
            drawing.spawn(async move { draw(&store, guild(1), &lines(40), 7).await });
        }
        let drawn: HashSet<_> = drawing.join_all().await.into_iter().collect();
        assert_eq!(drawn.len(), 40);
        for store in stores {
            store.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_seed_decides_the_order() {
    let order = async |seed: u64| {
        let fresh = Fresh::sqlite();
        let (store, corpus, mut order) = (fresh.open().await, lines(10), Vec::new());
        for turn in 0..10 {
            order.push(draw(&store, guild(1), &corpus, seed + turn).await);
        }
        store.close().await;
        order
    };
    assert_eq!(order(1).await, order(1).await);
    assert_ne!(order(1).await, order(100).await);
}

#[tokio::test]
async fn a_place_that_was_silent_for_long_is_forgotten() {
    each(async |fresh| {
        let (store, corpus, now) = (fresh.open().await, lines(4), SystemTime::now());
        let long_ago = now - FORGOTTEN_AFTER - Duration::from_secs(60);
        for (place, at) in [(guild(1), long_ago), (guild(2), long_ago), (guild(2), now)] {
            store.draw_line(place, Language::Dutch, &corpus, 1, at).await.expect("the store works");
        }
        assert_eq!(store.forget_silent_places(now).await.expect("the store works"), 1);
        assert_eq!(store.forget_silent_places(now).await.expect("the store works"), 0);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_place_is_forgotten_while_the_bot_runs_too() {
    each(async |fresh| {
        let (store, app) = (fresh.open().await, app(fresh).await);
        let (corpus, now) = (lines(4), SystemTime::now());
        let long_ago = now - FORGOTTEN_AFTER - Duration::from_secs(60);
        for (place, at) in [(guild(1), long_ago), (guild(2), now)] {
            store.draw_line(place, Language::Dutch, &corpus, 1, at).await.expect("the store works");
        }
        let known = async || store.known_guilds().await.expect("the store works");
        assert_eq!(known().await.len(), 2);
        // One round of what the bot does every hour.
        let stopped = CancellationToken::new();
        stopped.cancel();
        app.tidy_until(stopped).await;
        assert_eq!(known().await.into_iter().map(Place::Guild).collect::<Vec<_>>(), [guild(2)]);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn without_lines_there_is_nothing_to_draw() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let drawn = store.draw_line(guild(1), Language::Dutch, &[], 1, SystemTime::now()).await;
    assert_eq!(drawn.expect("the store works"), None);
    store.close().await;
}
