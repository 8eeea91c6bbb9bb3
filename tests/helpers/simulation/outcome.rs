//! What came of a year, and how is it told?

use std::collections::BTreeMap;
use std::fmt;

use super::world::{Asked, DAY, HOUR, Person, START, WEEK, World};

/// What happened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// Each message to a helper: when, to whom, about which question.
    pub(crate) wakes: Vec<(i64, u64, usize)>,
    /// When each question got its first reply.
    pub(crate) replied: BTreeMap<usize, i64>,
    /// Which questions somebody who was asked helped with.
    pub(crate) helped: Vec<usize>,
    /// Who has left, and when.
    pub(crate) left: BTreeMap<u64, i64>,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Of those whom nobody would have answered, the share that somebody who was asked helped.
    pub(crate) helped: f64,
    pub(crate) within_a_day: f64,
    pub(crate) within_an_hour: f64,
    pub(crate) wakes_a_question: f64,
    pub(crate) mean_a_week: f64,
    /// The most that anybody was asked in any seven days.
    pub(crate) most_a_week: f64,
    pub(crate) gini: f64,
    pub(crate) still_there: f64,
    pub(crate) newcomers: f64,
}

impl Outcome {
    pub(crate) fn of(world: &World, log: &Log) -> Self {
        let end = START + world.figures.weeks * WEEK;
        let hopeless: Vec<usize> = places(world, |asked| asked.natural.is_none());
        let helped = hopeless.iter().filter(|at| log.helped.contains(at)).count();
        let within = |time: i64| {
            let soon =
                |at: &usize| log.replied.get(at).is_some_and(|when| when - world.questions[*at].at <= time);
            share(places(world, |_| true).iter().filter(|at| soon(at)).count(), world.questions.len())
        };
        let by_person = by_person(log);
        let weeks: f64 = world.people.iter().map(|person| weeks_there(person, log, end)).sum();
        let newcomers: Vec<&Person> = world
            .people
            .iter()
            .filter(|person| person.joins > START && person.joins + 30 * DAY < end)
            .collect();
        let asked_soon = |person: &&&Person| {
            let first = by_person.get(&person.number).and_then(|times| times.first());
            first.is_some_and(|first| first - person.joins <= 30 * DAY)
        };
        Self {
            helped: share(helped, hopeless.len()),
            within_a_day: within(DAY),
            within_an_hour: within(HOUR),
            wakes_a_question: share(log.wakes.len(), world.questions.len()),
            mean_a_week: count(log.wakes.len()) / weeks.max(1.0),
            most_a_week: count(
                by_person.values().map(|times| busiest(times, WEEK)).max().unwrap_or_default(),
            ),
            gini: gini(world.people.iter().map(|person| by_person.get(&person.number).map_or(0, Vec::len))),
            still_there: share(world.people.len() - log.left.len(), world.people.len()),
            newcomers: share(newcomers.iter().filter(asked_soon).count(), newcomers.len()),
        }
    }

    pub(crate) fn mean(all: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / count(all.len());
        Self {
            helped: mean(|o| o.helped),
            within_a_day: mean(|o| o.within_a_day),
            within_an_hour: mean(|o| o.within_an_hour),
            wakes_a_question: mean(|o| o.wakes_a_question),
            mean_a_week: mean(|o| o.mean_a_week),
            most_a_week: all.iter().map(|o| o.most_a_week).fold(0.0, f64::max),
            gini: mean(|o| o.gini),
            still_there: mean(|o| o.still_there),
            newcomers: mean(|o| o.newcomers),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} | {:.2}, {:.2} | {:.2} | {:.1} / {:.0} | {:.2} | {:.2} | {:.2}",
            self.helped,
            self.within_an_hour,
            self.within_a_day,
            self.wakes_a_question,
            self.mean_a_week,
            self.most_a_week,
            self.gini,
            self.still_there,
            self.newcomers
        )
    }
}

/// The head of the table whose rows [`Outcome`] prints.
pub(crate) const HEAD: &str = "| policy | helped of those whom nobody would have answered | answered within 1 h, 24 h \
    | wakes a question | a helper a week: mean / most | Gini of wakes | helpers still there | newcomers asked within \
    30 days |";

fn places(world: &World, which: impl Fn(&Asked) -> bool) -> Vec<usize> {
    world.questions.iter().enumerate().filter(|(_, asked)| which(asked)).map(|(at, _)| at).collect()
}

pub(crate) fn by_person(log: &Log) -> BTreeMap<u64, Vec<i64>> {
    let mut by_person = BTreeMap::<u64, Vec<i64>>::new();
    for (at, who, _) in &log.wakes {
        by_person.entry(*who).or_default().push(*at);
    }
    by_person.values_mut().for_each(|times| times.sort_unstable());
    by_person
}

/// The most of these moments, in order, in any window of this length.
pub(crate) fn busiest(times: &[i64], window: i64) -> usize {
    let from = |first: &i64| times.iter().filter(|at| **at >= *first && **at < first + window).count();
    times.iter().map(from).max().unwrap_or_default()
}

fn weeks_there(person: &Person, log: &Log, end: i64) -> f64 {
    let until = log.left.get(&person.number).copied().unwrap_or(end);
    #[expect(clippy::cast_precision_loss, reason = "a year of seconds")]
    let weeks = (until - person.joins).max(0) as f64 / WEEK as f64;
    weeks
}

fn gini(counts: impl Iterator<Item = usize>) -> f64 {
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable();
    let all: usize = counts.iter().sum();
    let ranked: f64 = counts.iter().enumerate().map(|(at, number)| count(2 * at + 1) * count(*number)).sum();
    if all == 0 { 0.0 } else { ranked / (count(counts.len()) * count(all)) - 1.0 }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of people and questions")]
pub(crate) fn count(number: usize) -> f64 {
    number as f64
}
