//! How do a test and the server share one world? A lock, and a signal at every change.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::world::World;

/// How long a test waits for the bot before it gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The world of one fake, and how to wait for it to change.
pub(crate) struct Shared {
    world: Mutex<World>,
    changes: watch::Sender<u64>,
    /// Set when the fake stops.
    pub(crate) stop: CancellationToken,
}

impl Shared {
    /// Shares a world.
    pub(crate) fn new(world: World) -> Arc<Shared> {
        Arc::new(Shared {
            world: Mutex::new(world),
            changes: watch::Sender::new(0),
            stop: CancellationToken::new(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A test that panicked while it held the lock has been reported already.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the world.
    pub(crate) fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        look(&self.lock())
    }

    /// Changes the world, and wakes all who wait for that.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut World) -> R) -> R {
        let result = change(&mut self.lock());
        self.changes.send_modify(|count| *count += 1);
        result
    }

    /// Tells of every change from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Waits until `look` finds something. Panics with the transcript if that takes too long; and at
    /// once if a rule has been broken, since what was refused or dropped may never come.
    pub(crate) async fn wait_for<R>(&self, what: &str, mut look: impl FnMut(&World) -> Option<R>) -> R {
        let mut changes = self.changes.subscribe();
        let waiting = async {
            loop {
                changes.borrow_and_update();
                let (found, broken) = self.read(|world| (look(world), !world.violations.is_empty()));
                match found {
                    Some(found) => return Some(found),
                    None if broken => return None,
                    None => {}
                }
                if changes.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(Some(found)) => found,
            Ok(None) => panic!("{}", self.report(&format!("a rule was broken, before {what}"))),
            Err(_) => panic!("{}", self.report(&format!("waited {PATIENCE:?} for {what}"))),
        }
    }

    /// A message about what went wrong, with all traffic.
    pub(crate) fn report(&self, what: &str) -> String {
        let (transcript, violations) = self.read(|world| {
            let violations = world.violations.iter().map(|v| format!("\n  {v}"));
            (world.transcript.to_string(), violations.collect::<String>())
        });
        format!("{what}\nviolations:{violations}\ntranscript:\n{transcript}")
    }
}
