//! At what does the store fail, and has that been said?
//!
//! Trouble is logged when it begins, with what it is that fails, and again when it has ended: not at
//! each request in between, of which a server in the middle of an outage makes thousands.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::domain::Trouble;
use crate::store::StoreError;
use crate::telemetry;

/// Something that needs the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    /// What it is, as the log names it.
    pub(crate) what: &'static str,
    /// What happens as long as it fails.
    pub(crate) meanwhile: &'static str,
}

impl Operation {
    /// Something that nobody waits for, and that is done at the next occasion.
    pub(crate) const fn later(what: &'static str) -> Self {
        Self { what, meanwhile: "it is tried again later" }
    }

    /// Something that a person asked for, and has been told that it could not be done.
    pub(crate) const fn asked(what: &'static str) -> Self {
        Self { what, meanwhile: "whoever asks is told so" }
    }
}

/// What fails at this moment.
#[derive(Debug, Default)]
pub(crate) struct Outages {
    /// What was wrong, by what it was wrong with, since that last went well.
    failing: Mutex<HashMap<&'static str, Vec<Trouble>>>,
}

impl Outages {
    /// Takes note of how something went, and hands it on.
    pub(crate) fn noted<T>(
        &self,
        operation: Operation,
        done: Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &done {
            Ok(_) => self.works(operation),
            Err(error) => self.fails(operation, error),
        }
        done
    }

    /// Something failed: that is logged, unless the same trouble has been since it last went well.
    pub(crate) fn fails(&self, Operation { what, meanwhile }: Operation, error: &StoreError) {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        let troubles = failing.entry(what).or_default();
        if troubles.is_empty() {
            telemetry::STORE_TURNS.count(1, &["failing"]);
        }
        if !troubles.contains(&error.trouble()) {
            troubles.push(error.trouble());
            tracing::error!(%error, "the store fails at {what}; until it works again, {meanwhile}");
        }
    }

    /// Something went well: that is logged, where it had failed.
    pub(crate) fn works(&self, Operation { what, .. }: Operation) {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        if failing.remove(what).is_some() {
            telemetry::STORE_TURNS.count(1, &["working"]);
            tracing::info!("the store works again at {what}");
        }
    }
}

/// What the store gives, unless it takes longer than this.
pub(crate) async fn within<T>(
    time: Duration,
    work: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    tokio::time::timeout(time, work).await.unwrap_or_else(|_| Err(Trouble::Slow.into()))
}
