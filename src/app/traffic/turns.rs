//! When may a search compute? By turns, as many at once as there are processors. (Fair queueing.)

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::requester::Requester;
use super::round_robin::Waiting;
use crate::telemetry;

/// The turns that searches take, so that a flood of questions leaves processors free for telling
/// Discord that an answer will come.
#[derive(Clone)]
pub(crate) struct Turns(Arc<Mutex<State>>);

struct State {
    free: usize,
    /// How many may wait.
    most: usize,
    waiting: Waiting<oneshot::Sender<Turn>>,
}

/// The right to compute, which goes to the next when it is dropped.
pub(crate) struct Turn(Turns);

/// A turn, and how long it was waited for.
pub(crate) struct Taken {
    pub(crate) turn: Turn,
    pub(crate) waited: Duration,
}

impl Turns {
    /// So many at once, and so many waiting.
    pub(crate) fn new(at_once: usize, most: usize) -> Self {
        Self(Arc::new(Mutex::new(State { free: at_once, most, waiting: Waiting::default() })))
    }

    /// Waits for a turn; `None` where it doesn't come within this time, or where too many wait.
    pub(crate) async fn take(&self, whose: Requester, within: Duration) -> Option<Taken> {
        let began = Instant::now();
        let turn = self.ask(whose)?;
        let turn = tokio::time::timeout(within, turn).await.ok()?.ok()?;
        Some(Taken { turn, waited: began.elapsed() })
    }

    fn ask(&self, whose: Requester) -> Option<oneshot::Receiver<Turn>> {
        let (give, turn) = oneshot::channel();
        let mut state = self.lock();
        if state.free > 0 {
            state.free -= 1;
            drop(state);
            // Given back, should nobody be there to take it.
            drop(give.send(Turn(self.clone())));
            return Some(turn);
        }
        if state.waiting.len() >= state.most {
            state.waiting.retain(|give| !give.is_closed());
        }
        if state.waiting.len() >= state.most {
            return None;
        }
        state.waiting.push(whose, give);
        telemetry::WAITING.set(state.waiting.len(), &[]);
        Some(turn)
    }

    /// The next one who still waits; or the turn is free.
    fn next(&self) -> Option<oneshot::Sender<Turn>> {
        let mut state = self.lock();
        let next = std::iter::from_fn(|| state.waiting.pop()).find(|give| !give.is_closed());
        state.free += usize::from(next.is_none());
        telemetry::WAITING.set(state.waiting.len(), &[]);
        next
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(give) = self.0.next() {
            // Whoever has left in this very moment lets it go on, as it is dropped with them.
            drop(give.send(Self(self.0.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::{GuildId, MemberId, Place};

    const LONG: Duration = Duration::from_secs(3_600);

    fn requester(guild: u64, member: u64) -> Requester {
        let number = |n| NonZeroU64::new(n).expect("not 0");
        Requester { place: Place::Guild(GuildId::new(number(guild))), member: MemberId::new(number(member)) }
    }

    #[tokio::test]
    async fn the_flood_of_one_server_lets_others_by() {
        let turns = Turns::new(1, 100);
        let first = turns.take(requester(1, 1), LONG).await.expect("it is free");
        let (order, mut came) = tokio::sync::mpsc::unbounded_channel();
        let asks = [(1, 1), (1, 1), (1, 2), (1, 3), (2, 9)];
        for (guild, member) in asks {
            let (turns, order) = (turns.clone(), order.clone());
            tokio::spawn(async move {
                let _taken = turns.take(requester(guild, member), LONG).await.expect("its turn comes");
                order.send((guild, member)).expect("somebody listens");
            });
            tokio::task::yield_now().await;
        }
        drop((first, order));
        let mut all = Vec::new();
        while let Some(one) = came.recv().await {
            all.push(one);
        }
        assert_eq!(all, [(1, 1), (2, 9), (1, 2), (1, 3), (1, 1)]);
        assert_eq!(turns.lock().free, 1);
    }

    #[tokio::test]
    async fn whoever_waits_too_long_goes_and_leaves_nothing_behind() {
        let turns = Turns::new(1, 2);
        let taken = turns.take(requester(1, 1), LONG).await.expect("it is free");
        let wait = Duration::from_millis(1);
        let (one, other) = tokio::join!(turns.take(requester(1, 2), wait), turns.take(requester(1, 3), wait));
        assert!(one.is_none() && other.is_none(), "their time was over");
        // Those who have gone take no place of those who come.
        let (kept, beyond) = tokio::join!(turns.take(requester(1, 4), LONG), async {
            let (second, third) = (turns.ask(requester(1, 5)), turns.ask(requester(1, 6)));
            drop(taken);
            (second.is_some(), third.is_some())
        });
        assert!(kept.is_some());
        assert_eq!(beyond, (true, false), "only so many may wait");
        drop(kept);
        let left = turns.lock();
        assert_eq!((left.free, left.waiting.len()), (1, 0));
    }
}
