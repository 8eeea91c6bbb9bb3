//! What if Discord stumbles over a request? One that may be repeated is, after growing pauses; so is
//! one that is not answered at all.

use std::io;
use std::time::{Duration, Instant};

use super::refusal::{Refusal, refusal_of, told};

/// How long a request is repeated, and how soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RetryPolicy {
    /// The longest first pause; each later one may be twice as long.
    first: Duration,
    /// The longest any pause may be.
    longest: Duration,
    /// When to stop, counted from the first attempt.
    within: Duration,
    /// How long an attempt may take. Its request may have got through all the same.
    each: Duration,
}

impl RetryPolicy {
    /// For the first response to an interaction: Discord waits three seconds for it ("Interaction
    /// Callback"), of which the way to us and back takes its share.
    pub(crate) const FIRST_RESPONSE: Self = Self::new(150, 800, 2_400, 1_200);
    /// For all that comes later. A token holds for a quarter of an hour, but nobody waits that long.
    pub(crate) const LATER: Self = Self::new(250, 4_000, 20_000, 5_000);
    /// For asking where the gateway is. The service manager starts a program that gives up anew.
    pub(crate) const START: Self = Self::new(250, 2_000, 6_000, 5_000);
    /// For registering the commands, which goes on behind the bot's back.
    pub(crate) const COMMANDS: Self = Self::new(1_000, 60_000, 3_600_000, 30_000);

    const fn new(first: u64, longest: u64, within: u64, each: u64) -> Self {
        let ms = Duration::from_millis;
        Self { first: ms(first), longest: ms(longest), within: ms(within), each: ms(each) }
    }

    /// The pause after the given attempt, from 0, when so much time has gone by since the first;
    /// `None` to give up. `jitter`, from 0 to 1, keeps two bots from coming back together.
    fn pause(self, attempt: u32, gone_by: Duration, jitter: f64) -> Option<Duration> {
        let whole = self.first.saturating_mul(2_u32.saturating_pow(attempt)).min(self.longest);
        let pause = whole.mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0);
        (gone_by + pause < self.within).then_some(pause)
    }
}

/// Sends a request, and sends it again as long as what came back may pass by itself. It gets the
/// number of the attempt, from 0: what it asks for may have been done by an earlier one whose
/// answer was lost.
///
/// # Errors
/// The last error.
pub(crate) async fn retry<T, F>(
    policy: RetryPolicy,
    mut attempt: impl FnMut(u32) -> F,
) -> Result<T, serenity::Error>
where
    F: Future<Output = Result<T, serenity::Error>>,
{
    let began = Instant::now();
    let mut number = 0;
    loop {
        // A request is many kilobytes while it is under way: on the heap, they are not also part of all
        // that may send one.
        let sent = Box::pin(attempt(number));
        let error = match tokio::time::timeout(policy.each, sent).await {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(error)) => error,
            Err(_) => serenity::Error::Io(io::ErrorKind::TimedOut.into()),
        };
        if refusal_of(&error) != Refusal::Passing {
            return Err(error);
        }
        let Some(pause) = policy.pause(number, began.elapsed(), fastrand::f64()) else { return Err(error) };
        tracing::debug!(error = told(&error), attempt = number, ?pause, "trying again");
        tokio::time::sleep(pause).await;
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pauses of a request that always fails at once.
    fn pauses(policy: RetryPolicy, jitter: f64) -> Vec<Duration> {
        let mut gone_by = Duration::ZERO;
        let pause = |attempt| {
            let pause = policy.pause(attempt, gone_by, jitter)?;
            gone_by += pause;
            Some(pause)
        };
        (0..).map_while(pause).collect()
    }

    proptest! {
        #[test]
        fn the_first_response_is_never_tried_after_its_time(jitter in 0.0..=1.0) {
            let all: Duration = pauses(RetryPolicy::FIRST_RESPONSE, jitter).iter().sum();
            prop_assert!(all < Duration::from_millis(2_400));
        }

        #[test]
        fn few_attempts_are_made_and_the_pauses_grow(jitter in 0.0..=1.0) {
            let pauses = pauses(RetryPolicy::LATER, jitter);
            prop_assert!((3..20).contains(&pauses.len()));
            prop_assert!(pauses.is_sorted());
        }
    }
}
