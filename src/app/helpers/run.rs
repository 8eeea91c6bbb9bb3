//! What is done all day? Rounds that are due are made, what isn't needed any more is taken back, and who doesn't react
//! is asked once whether it should go on.

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use super::handle::Helpers;
use super::outlet::WakeOutlet;
use crate::app::caught;
use crate::app::outages::Operation;
use crate::store::StoreError;

/// How many rounds are made between two looks.
const AT_ONCE: u16 = 20;
/// How often is looked for what has been kept long enough.
const TIDIED_EVERY: SignedDuration = SignedDuration::from_hours(1);

const WAKING: Operation =
    Operation { what: "asking helpers about open questions", meanwhile: "nobody is asked" };

impl<O: WakeOutlet> Helpers<O> {
    /// Looks after all helpers until `stop`.
    pub async fn run(&self, stop: CancellationToken) {
        let mut tidied = Timestamp::MIN;
        while !stop.is_cancelled() {
            // That it fails or panics is logged, and it is tried again at the next look.
            if let Ok(done) = caught(self.look_after(&mut tidied)).await {
                let _ = self.app.outages.noted(WAKING, done);
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(self.options.look_every) => {}
            }
        }
    }

    /// All that is to be done at this moment; rounds are made last, so that nobody is asked who should be
    /// asleep.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn look_after(&self, tidied: &mut Timestamp) -> Result<(), StoreError> {
        self.stand_down().await?;
        if self.now().duration_since(*tidied) >= TIDIED_EVERY {
            *tidied = self.now();
            if self.store.forget_old_helpers(self.now()).await? > 0 {
                self.app.servers.erased.notify_one();
            }
            self.ask_silent_ones().await?;
        }
        for question in self.store.owners_to_ask(self.now(), self.options.shards, AT_ONCE).await? {
            self.ask_owner(&question).await?;
        }
        for question in self.due(AT_ONCE).await? {
            self.make_round(&question).await?;
        }
        Ok(())
    }
}
