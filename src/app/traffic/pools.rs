//! What is in hand of each kind: asked, told that it is too much, and of the bot's own accord?

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::in_hand::InHand;
use super::limits::Limits;

/// How often the log says that it is too busy.
const LOGGED_EVERY: Duration = Duration::from_secs(60);

/// All that is in hand, and those who hear that it is too much.
pub(crate) struct Pools {
    pub(crate) asked: InHand,
    pub(crate) told: InHand,
    pub(crate) unasked: InHand,
    /// The connections by which they hear it.
    pub(crate) telling: Arc<Semaphore>,
    /// How long they wait for one.
    pub(crate) told_within: Duration,
    logged: Mutex<Option<Instant>>,
}

impl Pools {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            asked: InHand::new(limits.in_hand, "asked"),
            told: InHand::new(limits.told, "told"),
            unasked: InHand::new(limits.unasked, "unasked"),
            telling: Arc::new(Semaphore::new(limits.telling)),
            told_within: limits.told_within,
            logged: Mutex::default(),
        }
    }

    /// Whether the log is to say it now.
    pub(crate) fn is_news(&self, now: Instant) -> bool {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news = logged.is_none_or(|at| now.duration_since(at) >= LOGGED_EVERY);
        if is_news {
            *logged = Some(now);
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_says_it_once_a_minute() {
        let (traffic, now) = (Pools::new(&Limits::default()), Instant::now());
        assert!(traffic.is_news(now));
        assert!(!traffic.is_news(now + Duration::from_secs(59)));
        assert!(traffic.is_news(now + Duration::from_secs(60)));
    }
}
