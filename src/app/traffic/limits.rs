//! How much does the bot take on at once?

use std::time::Duration;

/// When somebody who was told that it is too busy may try again: a flood is soon over, and who comes back
/// at once only makes it longer.
pub const BUSY_FOR: Duration = Duration::from_secs(30);

/// How much is taken on at once, and how soon one may ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What members asked for and is being worked on.
    pub in_hand: Bounds,
    /// Those who are to be told that it is too much. What goes beyond that is dropped without a word.
    pub told: Bounds,
    /// How many of them are being told at once; the others wait for that.
    pub telling: usize,
    /// How long they wait for that before it would come too late: Discord waits three seconds for a first
    /// response.
    pub told_within: Duration,
    /// What nobody asked for: posts and questions that the bot may answer of its own accord.
    pub unasked: Bounds,
    /// The pause between two questions of a member where no moderator chose one; zero: none.
    pub member_pause: Duration,
    /// How many searches compute at once; `None`: as many as there are processors.
    pub at_once: Option<usize>,
    /// How long a search waits for its turn before its asker is told that it is too busy.
    pub turn_within: Duration,
    /// After how long a wait for its turn a question is answered by words alone, so that those behind it wait
    /// no longer.
    pub by_words_after: Duration,
    /// How long a question waits for what its server has of its own, before it is answered from the documents alone.
    pub own_within: Duration,
    /// How many answers are remembered.
    pub answers: usize,
}

/// How much of something there may be at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// In all.
    pub total: usize,
    /// Of one member. A place has at most as much as it leaves to the others.
    pub member: usize,
}

impl Default for Limits {
    /// Discord answers a request in 100 to 200 milliseconds, and a question takes two: 256 in hand are
    /// more than 600 questions a second, of which two processors can search for some 400. What is in
    /// hand takes less than 100 kB each, with its connection (`docs/load.md`). Nobody presses five
    /// buttons in that time. A search has had its turn, or won't, before anybody thinks of asking again.
    /// Who waits to be told takes some 10 kB: four thousand are all that a second or two can bring, and
    /// 128 connections tell more than 600 of them a second. A tenth of a second is nothing to a member, and with
    /// the sentence model nine searches of a processor.
    fn default() -> Self {
        Self {
            in_hand: Bounds { total: 256, member: 5 },
            told: Bounds { total: 4_096, member: 32 },
            telling: 128,
            told_within: Duration::from_millis(2_500),
            unasked: Bounds { total: 64, member: 3 },
            member_pause: Duration::ZERO,
            at_once: None,
            turn_within: Duration::from_secs(2),
            by_words_after: Duration::from_millis(100),
            own_within: Duration::from_secs(1),
            answers: 2_048,
        }
    }
}
