//! What if lines are drawn all the while?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::JoinHandle;
use vraagbaak::domain::LineKey;
use vraagbaak::store::Store;

use super::decks::{self, guild, lines};

/// How many lines have been drawn.
pub(crate) const LINES: &str = "SELECT COUNT(*) FROM quotes_shown";

/// Draws a line from a deck that no test gets through.
pub(crate) async fn draw(store: &Store, seed: u64) -> LineKey {
    decks::draw(store, guild(1), &lines(5_000), seed).await
}

/// Somebody who draws one line after the other.
pub(crate) struct Writer {
    going_on: Arc<AtomicBool>,
    writing: JoinHandle<Vec<LineKey>>,
}

impl Writer {
    pub(crate) fn start(store: &Store) -> Self {
        let going_on = Arc::new(AtomicBool::new(true));
        let writing = tokio::spawn({
            let (store, going_on) = (store.clone(), going_on.clone());
            async move {
                let mut drawn = Vec::new();
                while going_on.load(Ordering::Relaxed) {
                    drawn.push(draw(&store, drawn.len() as u64).await);
                }
                drawn
            }
        });
        Self { going_on, writing }
    }

    /// What was drawn, in order.
    pub(crate) async fn stop(self) -> Vec<LineKey> {
        self.going_on.store(false, Ordering::Relaxed);
        self.writing.await.expect("the writer goes on all the while")
    }
}
