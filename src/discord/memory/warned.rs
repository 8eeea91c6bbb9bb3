//! Who has been told that they must wait, and until when need they not be told again?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::Requester;

/// How many are remembered; where there are more, the rest is not told.
const MOST: usize = 10_000;

/// Those who were told. A command is answered each time; but to what is written in a channel the answer
/// is a direct message, and of those, whoever writes on and on gets one.
#[derive(Default)]
pub(crate) struct Warned(Mutex<HashMap<Requester, Instant>>);

impl Warned {
    /// Whether somebody is to be told now that they must wait so long.
    pub(crate) fn is_due(&self, whose: Requester, wait: Duration, now: Instant) -> bool {
        let mut until = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if until.len() >= MOST {
            until.retain(|_, end| *end > now);
        }
        let is_due = until.get(&whose).is_none_or(|end| *end <= now) && until.len() < MOST;
        if is_due {
            until.insert(whose, now + wait);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::{MemberId, Place};

    fn requester(number: u64) -> Requester {
        let member = MemberId::new(NonZeroU64::new(number).expect("not 0"));
        Requester { place: Place::Member(member), member }
    }

    #[test]
    fn it_is_said_once_for_each_time_that_one_has_to_wait() {
        let (warned, now) = (Warned::default(), Instant::now());
        let wait = Duration::from_secs(3);
        assert!(warned.is_due(requester(1), wait, now));
        assert!(!warned.is_due(requester(1), wait, now + Duration::from_secs(2)));
        assert!(warned.is_due(requester(2), wait, now));
        assert!(warned.is_due(requester(1), wait, now + Duration::from_secs(3)));
    }

    #[test]
    fn memory_has_an_end() {
        let (warned, now) = (Warned::default(), Instant::now());
        let wait = Duration::from_secs(3);
        let told = (1..=10_100).filter(|number| warned.is_due(requester(*number), wait, now)).count();
        assert_eq!(told, MOST);
        assert!(warned.is_due(requester(10_101), wait, now + wait), "the others need no telling any more");
    }
}
