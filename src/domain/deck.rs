//! Which quotable line comes next, so that none comes twice before all have come once?
//!
//! A deck is never laid out: what is remembered is the round in which each line was last shown. So
//! a corpus may change between two draws: a new line is one that has not been shown yet, and one
//! that comes back is still known.

use std::collections::HashMap;

/// A short name of a quotable line, made from its document and its words, so that it outlives a
/// restart and changes when the line does. 64 bits: among 100,000 lines the odds of any two sharing
/// a key are about one in 3.7 billion (birthday bound, n²/2^65).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineKey(u64);

impl LineKey {
    /// Wraps the hash of a line.
    #[must_use]
    pub fn new(hash: u64) -> Self {
        Self(hash)
    }

    /// The hash of the line.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// When a line was last shown in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// In which round through the lines, from 1.
    pub round: i64,
    /// At what moment, in milliseconds since 1970; later than any line before it.
    pub at: i64,
}

/// The line that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Which line it is.
    pub line: LineKey,
    /// What to remember of it.
    pub shown: Shown,
}

/// Chooses at random among the lines that have not been shown in the present round, those whose last
/// round is longest ago first; when there are none left, a new round begins. That order matters where
/// some lines are drawn more often than others, as by a schedule with topics of its own: the others
/// still come once each before any of them comes again. Only a deck of one line shows the same one
/// twice in a row, even when `now` (milliseconds since 1970) is the same for two draws, or the clock is
/// turned back. `None` when there are no lines.
#[must_use]
pub fn draw(lines: &[LineKey], shown: &HashMap<LineKey, Shown>, seed: u64, now: i64) -> Option<Draw> {
    let mut random = fastrand::Rng::with_seed(seed);
    let round = shown.values().map(|shown| shown.round).max().unwrap_or(1);
    let at = shown.values().map(|shown| shown.at.saturating_add(1)).fold(now, i64::max);
    let is_fresh = |line: &LineKey| shown.get(line).is_none_or(|shown| shown.round < round);
    let last_round = |line: &LineKey| shown.get(line).map_or(0, |shown| shown.round);
    let oldest = lines.iter().filter(|line| is_fresh(line)).map(last_round).min();
    let is_next = |line: &LineKey| is_fresh(line) && Some(last_round(line)) == oldest;
    let fresh: Vec<_> = lines.iter().copied().filter(is_next).collect();
    if let Some(line) = random.choice(&fresh) {
        return Some(Draw { line: *line, shown: Shown { round, at } });
    }
    let last = lines.iter().copied().max_by_key(|line| shown.get(line).map(|shown| shown.at))?;
    let others: Vec<_> = lines.iter().copied().filter(|line| *line != last).collect();
    let line = random.choice(others).unwrap_or(last);
    Some(Draw { line, shown: Shown { round: round + 1, at } })
}
