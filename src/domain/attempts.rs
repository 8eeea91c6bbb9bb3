//! How soon may the bot try again to get on to Discord? What was tried before tells, by whichever of its
//! processes.
//!
//! Discord takes the token back from a bot that begins more than a thousand sessions a day, over all its
//! processes; so each is counted before it is begun, whatever comes of it. Who lost a connection or a
//! session waits longer each time, until a while has gone by without a loss. A process that was killed has
//! lost nothing: it comes back at once.

use std::time::{Duration, SystemTime};

use super::time::unix_millis;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A connection to the gateway.
    Connection,
    /// A session over one: an IDENTIFY.
    Session,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was begun.
    Begun(Step),
    /// It could not be had, or it was ended by the other side.
    Lost(Step),
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 4] = [
        Self::Begun(Step::Connection),
        Self::Lost(Step::Connection),
        Self::Begun(Step::Session),
        Self::Lost(Step::Session),
    ];

    /// A short name, as in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Begun(Step::Connection) => "connection",
            Self::Lost(Step::Connection) => "connection_lost",
            Self::Begun(Step::Session) => "session",
            Self::Lost(Step::Session) => "session_lost",
        }
    }

    /// The mark of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.code() == code)
    }
}

/// Something that was counted, of one bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Of which shard.
    pub shard: u16,
    /// What.
    pub mark: Mark,
    /// When.
    pub at: SystemTime,
}

/// Who wants to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// A number of the bot.
    pub bot: i64,
    /// Which shard, from 0.
    pub number: u16,
    /// Of how many.
    pub of: u16,
    /// How many of them may begin a session at once: Discord's `max_concurrency`.
    pub at_once: u16,
    /// How many sessions Discord allows the bot a day.
    pub a_day: u64,
}

/// Why a try has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Too many were lost lately.
    Losses,
    /// It is another shard's turn.
    Turn,
    /// Many of the day's sessions have been used.
    Day,
}

/// How long to wait before asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// So long.
    pub time: Duration,
    /// For this reason.
    pub cause: Cause,
}

/// Pauses that grow with each loss, and shrink as time goes by without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// After so many losses there is no pause yet.
    pub free: u32,
    /// The pause after the next one.
    pub first: Duration,
    /// How much longer each further one is.
    pub factor: u32,
    /// The longest.
    pub longest: Duration,
    /// How long a loss counts.
    pub counted_for: Duration,
}

impl Backoff {
    /// The pause after so many losses.
    #[must_use]
    pub fn pause(&self, losses: u32) -> Duration {
        match losses.saturating_sub(self.free) {
            0 => Duration::ZERO,
            more => self.first.saturating_mul(self.factor.saturating_pow(more - 1)).min(self.longest),
        }
    }
}

/// When something may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptRules {
    /// The pauses before a connection.
    pub connections: Backoff,
    /// The pauses before a session.
    pub sessions: Backoff,
    /// How long a turn is: Discord takes one session in five seconds from each `max_concurrency`th shard
    /// ("Rate Limiting", "Max Concurrency").
    pub turn: Duration,
    /// How long Discord counts a session.
    pub day: Duration,
}

impl Default for AttemptRules {
    /// By these, one shard begins no more than 300 sessions a day and 10 connections a minute, and
    /// usually comes back at once.
    fn default() -> Self {
        let (second, minute) = (Duration::from_secs(1), Duration::from_secs(60));
        Self {
            connections: Backoff {
                free: 1,
                first: second,
                factor: 2,
                longest: minute,
                counted_for: 10 * minute,
            },
            sessions: Backoff {
                free: 0,
                first: 4 * second,
                factor: 4,
                longest: 5 * minute,
                counted_for: 60 * minute,
            },
            // Half a second more than Discord's, for the way there.
            turn: Duration::from_millis(5_500),
            day: 24 * 60 * minute,
        }
    }
}

/// What stands further in the future than this was noted while a clock was wrong.
const SKEW: Duration = Duration::from_secs(60);

impl AttemptRules {
    /// The same, with all times divided by `by`: a day of it passes so much faster.
    #[must_use]
    pub fn faster(self, by: u32) -> Self {
        let faster = |backoff: Backoff| Backoff {
            first: backoff.first / by,
            longest: backoff.longest / by,
            counted_for: backoff.counted_for / by,
            ..backoff
        };
        Self {
            connections: faster(self.connections),
            sessions: faster(self.sessions),
            turn: self.turn / by,
            day: self.day / by,
        }
    }

    /// Whether a shard may try now, after all that was counted of the bot within a day; or else how long
    /// it has to wait.
    ///
    /// # Errors
    /// The longest wait that one of the rules asks for.
    pub fn may(&self, step: Step, shard: &Shard, counted: &[Counted], now: SystemTime) -> Result<(), Wait> {
        let sound = |one: &&Counted| one.at <= now + SKEW && now < one.at + self.day;
        let counted: Vec<Counted> = counted.iter().filter(sound).copied().collect();
        let mut moments = vec![(self.after_losses(step, shard, &counted, now), Cause::Losses)];
        if step == Step::Session {
            moments.push((self.turn(shard, &counted), Cause::Turn));
            moments.push((self.day(shard, &counted), Cause::Day));
        }
        let waits = moments.into_iter().filter_map(|(moment, cause)| {
            let time = moment?.duration_since(now).ok().filter(|time| !time.is_zero())?;
            Some(Wait { time, cause })
        });
        waits.max_by_key(|wait| wait.time).map_or(Ok(()), Err)
    }

    /// When the pause after the last loss is over.
    fn after_losses(
        &self,
        step: Step,
        shard: &Shard,
        counted: &[Counted],
        now: SystemTime,
    ) -> Option<SystemTime> {
        let backoff = match step {
            Step::Connection => self.connections,
            Step::Session => self.sessions,
        };
        let lost = counted.iter().filter(|one| one.shard == shard.number && one.mark == Mark::Lost(step));
        let recent = lost.map(|one| one.at).filter(|at| now < *at + backoff.counted_for);
        let (count, last) = recent.fold((0, None), |(count, last), at| (count + 1, last.max(Some(at))));
        let last = last?;
        Some(last + backoff.pause(count).mul_f64(1.0 + spread(shard, last) / 4.0))
    }

    /// When the turn of the last session in the shard's row is over.
    fn turn(&self, shard: &Shard, counted: &[Counted]) -> Option<SystemTime> {
        let row = |number: u16| number % shard.at_once.max(1);
        let begun = begun(counted).filter(|one| row(one.shard) == row(shard.number));
        begun.map(|one| one.at).max().map(|last| last + self.turn)
    }

    /// When the next session of the bot may be begun, where most of those that nobody has to wait for
    /// have been used.
    fn day(&self, shard: &Shard, counted: &[Counted]) -> Option<SystemTime> {
        let free = (u64::from(shard.of) * RESTARTS).min(shard.a_day / 5 * 3).max(shard.a_day / 4);
        let used = u64::try_from(begun(counted).count()).unwrap_or(u64::MAX);
        let rest = u32::try_from((shard.a_day - free) / 4).unwrap_or(u32::MAX).max(1);
        let last = begun(counted).map(|one| one.at).max()?;
        (used >= free).then(|| last + self.day / rest)
    }
}

/// How often a day all shards may be begun anew before a session has to wait, where Discord allows it. Of
/// what is left by then, a quarter is spread over the day.
const RESTARTS: u64 = 10;

fn begun(counted: &[Counted]) -> impl Iterator<Item = &Counted> {
    counted.iter().filter(|one| one.mark == Mark::Begun(Step::Session))
}

/// From 0 to 1, the same for the same loss of the same shard: so that those that were lost together don't
/// come back together, and who asks again is told the same.
fn spread(shard: &Shard, loss: SystemTime) -> f64 {
    let seed = unix_millis(loss).cast_unsigned() ^ (u64::from(shard.number) << 48);
    fastrand::Rng::with_seed(seed).f64()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 3_600);
    const LONE: Shard = Shard { bot: 1, number: 0, of: 1, at_once: 1, a_day: 1_000 };

    /// A shard that tries as soon as it may, for as long as this, and what came of that.
    struct Trial {
        shard: Shard,
        counted: Vec<Counted>,
        now: SystemTime,
        began: SystemTime,
    }

    impl Trial {
        fn new(shard: Shard) -> Self {
            let began = SystemTime::UNIX_EPOCH + 20_000 * DAY;
            Self { shard, counted: Vec::new(), now: began, began }
        }

        fn begins(&mut self, step: Step) {
            while let Err(wait) = AttemptRules::default().may(step, &self.shard, &self.counted, self.now) {
                self.now += wait.time;
            }
            self.note(Mark::Begun(step));
        }

        fn note(&mut self, mark: Mark) {
            self.counted.push(Counted { shard: self.shard.number, mark, at: self.now });
        }

        /// Begins a session that ends after so long, for ever.
        fn loses_sessions(&mut self, each_after: Duration, within: Duration) -> usize {
            while self.now < self.began + within {
                self.begins(Step::Connection);
                self.begins(Step::Session);
                self.now += each_after;
                self.note(Mark::Lost(Step::Connection));
                self.note(Mark::Lost(Step::Session));
            }
            begun(&self.counted).count()
        }

        /// The most of these within a time.
        fn most(&self, step: Step, within: Duration) -> usize {
            let at: Vec<_> =
                self.counted.iter().filter(|one| one.mark == Mark::Begun(step)).map(|one| one.at).collect();
            let from =
                |first: &SystemTime| at.iter().filter(|at| **at >= *first && **at < *first + within).count();
            at.iter().map(from).max().unwrap_or_default()
        }
    }

    #[test]
    fn a_first_loss_costs_seconds_and_a_first_resume_nothing() {
        let mut trial = Trial::new(LONE);
        trial.loses_sessions(Duration::from_secs(3_600), Duration::from_secs(3_600));
        let lost = trial.now;
        trial.begins(Step::Connection);
        assert_eq!(trial.now, lost);
        trial.begins(Step::Session);
        let waited = trial.now.duration_since(lost).expect("later");
        assert!((4..6).contains(&waited.as_secs()), "{waited:?}");
    }

    #[test]
    fn sessions_that_end_whenever_they_end_are_under_five_hundred_a_day() {
        for seconds in [0, 1, 5, 30, 50, 64, 90, 120, 200, 300, 400, 600, 900, 1_800] {
            let mut trial = Trial::new(LONE);
            let sessions = trial.loses_sessions(Duration::from_secs(seconds), DAY);
            assert!(sessions < 310, "each {seconds} s: {sessions} sessions a day");
            assert!(trial.most(Step::Connection, Duration::from_secs(60)) < 30);
        }
    }

    #[test]
    fn eighteen_sessions_of_sixty_four_seconds_would_be_under_five_hundred_a_day_too() {
        let mut trial = Trial::new(LONE);
        let watched = Duration::from_secs(18 * 64);
        let again = trial.loses_sessions(Duration::from_secs(64), watched) - 1;
        assert!(again * 86_400 / 1_152 < 500, "{again} more");
    }

    #[test]
    fn a_program_that_dies_after_each_start_never_uses_the_day_up() {
        for (of, most) in [(1, 500), (16, 500), (64, 1_000)] {
            let mut trial = Trial::new(Shard { of, ..LONE });
            while trial.now < trial.began + DAY {
                trial.begins(Step::Session);
                trial.shard.number = (trial.shard.number + 1) % of;
                trial.now += Duration::from_secs(1);
            }
            let sessions = begun(&trial.counted).count();
            assert!(sessions < most, "{of} shards: {sessions} sessions a day");
        }
    }

    #[test]
    fn shards_of_a_row_take_turns_and_rows_do_not_wait_for_each_other() {
        let mut trial = Trial::new(Shard { of: 4, at_once: 2, ..LONE });
        let mut moments = Vec::new();
        for number in 0..4 {
            trial.shard.number = number;
            trial.begins(Step::Session);
            moments.push(trial.now.duration_since(trial.began).expect("later").as_millis());
        }
        assert_eq!(moments, [0, 0, 5_500, 5_500]);
    }

    #[test]
    fn what_a_wrong_clock_noted_counts_for_nothing() {
        let mut trial = Trial::new(LONE);
        trial.now += 400 * DAY;
        for _ in 0..9 {
            trial.note(Mark::Begun(Step::Session));
            trial.note(Mark::Lost(Step::Session));
        }
        trial.now = trial.began;
        trial.begins(Step::Session);
        assert_eq!(trial.now, trial.began);
    }

    proptest! {
        /// Whatever is lost, when and why: sessions and connections stay within bounds, and there is
        /// always a moment at which it goes on.
        #[test]
        fn no_way_of_losing_breaks_the_bounds(losses in prop::collection::vec((0_u64..700, any::<bool>(), any::<bool>()), 1..400)) {
            let mut trial = Trial::new(LONE);
            for (lasted, anew, killed) in losses {
                let before = trial.now;
                trial.begins(Step::Connection);
                if anew {
                    trial.begins(Step::Session);
                }
                prop_assert!(trial.now < before + Duration::from_secs(2_000));
                trial.now += Duration::from_secs(lasted);
                if !killed {
                    trial.note(Mark::Lost(Step::Connection));
                    if anew {
                        trial.note(Mark::Lost(Step::Session));
                    }
                }
            }
            prop_assert!(trial.most(Step::Session, DAY) < 500);
        }
    }

    #[test]
    fn a_day_may_be_made_to_pass_faster() {
        let fast = AttemptRules::default().faster(100);
        assert_eq!(fast.day, DAY / 100);
        assert_eq!(fast.sessions.pause(2), Duration::from_millis(160));
        assert_eq!(fast.connections.pause(1), Duration::ZERO);
    }
}
