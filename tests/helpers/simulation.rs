//! Does asking help, without wearing anybody out? A community of 500, with the real router, store and clock.
//!
//! A year of a community takes minutes: without more, five have two weeks each, and the limits are held in those.
//! `SIMULATED_WEEKS=52` makes the tables of `docs/people.md`.

mod baselines;
mod design;
mod outcome;
mod world;

use vraagbaak::people::Part;

use self::baselines::AtOnce;
use self::outcome::{HEAD, Outcome, busiest, by_person};
use self::world::{DAY, Figures, TAKEN_UP, WEEK, World};
use crate::daily::program::tell;

fn chosen(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn weeks(default: u64) -> i64 {
    i64::try_from(chosen("SIMULATED_WEEKS", default)).expect("few")
}

fn worlds(figures: Figures, default: u64) -> Vec<(World, u64)> {
    (1..=chosen("SIMULATED_SEEDS", default)).map(|seed| (World::new(figures, seed), seed)).collect()
}

/// What comes of it on average of these worlds, in which nobody is asked more often than they said, at night, twice, or
/// after a reply.
async fn ours(worlds: &[(World, u64)], without: Option<Part>) -> Outcome {
    let years = worlds.iter().map(|(world, seed)| {
        let (world, seed) = (world.clone(), *seed);
        tokio::spawn(async move { design::year(&world, seed, without).await })
    });
    let mut outcomes = Vec::new();
    for (year, (world, _)) in years.collect::<Vec<_>>().into_iter().zip(worlds) {
        let log = year.await.expect("it ends well");
        design::holds_its_promises(world, &log);
        for times in by_person(&log.sent).values() {
            assert!(busiest(times, WEEK) <= 3 && busiest(times, DAY) <= 1, "more than they said");
        }
        outcomes.push(Outcome::of(world, &log.sent));
    }
    Outcome::mean(&outcomes)
}

fn at_once(worlds: &[(World, u64)], whom: AtOnce) -> Outcome {
    let of = |(world, seed): &(World, u64)| Outcome::of(world, &baselines::year(world, whom, *seed));
    Outcome::mean(&worlds.iter().map(of).collect::<Vec<_>>())
}

/// A row for this program and two for what is done at once, of which it has to be so much better.
async fn beside_at_once(worlds: &[(World, u64)], named: &str) -> Outcome {
    let ours = ours(worlds, None).await;
    let random = at_once(worlds, AtOnce::ThreeByLot);
    let expert = at_once(worlds, AtOnce::TheTopExpert);
    tell(&format!("| this program{named} | {ours} |"));
    tell(&format!("| three by lot, at once{named} | {random} |"));
    tell(&format!("| the top expert, at once{named} | {expert} |"));
    assert!(ours.helped >= 3.0 * random.helped && ours.helped >= 1.3 * expert.helped, "{named}");
    ours
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_helps_and_wears_nobody_out() {
    let weeks = weeks(2);
    let worlds = worlds(Figures { weeks, ..Figures::default() }, 5);
    tell(HEAD);
    let ours = beside_at_once(&worlds, "").await;
    assert!(ours.helped >= 0.25, "{ours}");
    assert!(ours.most_a_week <= 3.0, "{ours}");
    assert!(ours.gini <= 0.45, "{ours}");
    assert!(ours.still_there >= 0.88, "{ours}");
    // In a few weeks nobody has been new for thirty days, and all are fresh.
    if weeks >= 26 {
        assert!(ours.newcomers >= 0.9 && ours.mean_a_week <= 1.5, "{ours}");
    }
    assert!(ours.mean_a_week <= 2.3, "{ours}");
}

/// How ready people are to help was published between the first and the last of these: at each it has to be worth it.
/// In a few weeks it isn't at the first: those who are asked at once, without limits, have not left yet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs months, which take long"]
async fn it_helps_however_ready_people_are() {
    tell(HEAD);
    for take_up in TAKEN_UP {
        let worlds = worlds(Figures { weeks: weeks(26), take_up, ..Figures::default() }, 1);
        beside_at_once(&worlds, &format!(", {take_up:.2} take it up")).await;
    }
}

/// What is each part worth?
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a look, and no test"]
async fn each_part_left_out() {
    let worlds = worlds(Figures { weeks: weeks(8), ..Figures::default() }, 2);
    tell(HEAD);
    tell(&format!("| this program | {} |", ours(&worlds, None).await));
    for part in Part::ALL {
        tell(&format!("| without {} | {} |", part.name(), ours(&worlds, Some(part)).await));
    }
}
