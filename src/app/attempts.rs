//! May the bot try to get on to Discord? Every attempt is counted before it is made: in the store, where
//! all processes and restarts count together, and in memory, which stands in where the store fails.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::outages::{Operation, Outages, within};
use crate::domain::attempts::{AttemptRules, Counted, Mark, Shard, Step, Wait};
use crate::store::Store;
use crate::telemetry;

/// How long the store may take to count; as long as it waits for a lock.
const COUNTED_WITHIN: Duration = Duration::from_secs(6);

const COUNTING: Operation = Operation {
    what: "counting the attempts to get on to Discord",
    meanwhile: "each process counts its own",
};

/// What was counted.
#[derive(Debug)]
pub struct Attempts {
    store: Option<Store>,
    outages: Arc<Outages>,
    /// What this process did itself.
    ours: Mutex<Vec<(i64, Counted)>>,
}

impl Attempts {
    pub(crate) fn new(store: Option<Store>, outages: Arc<Outages>) -> Self {
        Self { store, outages, ours: Mutex::default() }
    }

    /// Counts an attempt that is made now, if that may be.
    ///
    /// # Errors
    /// How long to wait before asking again.
    pub async fn begin(
        &self,
        step: Step,
        shard: &Shard,
        rules: &AttemptRules,
        now: SystemTime,
    ) -> Result<(), Wait> {
        let stored = match &self.store {
            Some(store) => {
                let counted = within(COUNTED_WITHIN, store.begin_attempt(step, shard, rules, now)).await;
                self.outages.noted(COUNTING, counted).ok()
            }
            None => None,
        };
        let mut ours = self.ours.lock().unwrap_or_else(PoisonError::into_inner);
        ours.retain(|(_, one)| now < one.at + rules.day);
        let of_the_bot = || ours.iter().filter(|(bot, _)| *bot == shard.bot).map(|(_, one)| *one);
        let may = stored.unwrap_or_else(|| rules.may(step, shard, &of_the_bot().collect::<Vec<_>>(), now));
        if may.is_ok() {
            ours.push((shard.bot, Counted { shard: shard.number, mark: Mark::Begun(step), at: now }));
            telemetry::GATEWAY_ATTEMPTS.count(1, &[Mark::Begun(step).code()]);
        }
        may
    }

    /// Counts that an attempt failed, or that what it gave was ended by Discord.
    pub async fn lose(&self, step: Step, shard: &Shard, now: SystemTime) {
        let lost = Counted { shard: shard.number, mark: Mark::Lost(step), at: now };
        self.ours.lock().unwrap_or_else(PoisonError::into_inner).push((shard.bot, lost));
        if let Some(store) = &self.store {
            let counted = within(COUNTED_WITHIN, store.lose_attempt(step, shard, now)).await;
            // It has been logged, and memory knows.
            let _ = self.outages.noted(COUNTING, counted);
        }
    }

    /// Takes back what was counted at this moment, and was not made after all.
    pub async fn give_back(&self, step: Step, shard: &Shard, at: SystemTime) {
        let counted = Counted { shard: shard.number, mark: Mark::Begun(step), at };
        self.ours.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| *one != (shard.bot, counted));
        if let Some(store) = &self.store {
            let given = within(COUNTED_WITHIN, store.give_attempt_back(step, shard, at)).await;
            let _ = self.outages.noted(COUNTING, given);
        }
    }
}
