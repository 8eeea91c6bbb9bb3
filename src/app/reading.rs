//! When does the bot read its documents with the sentence model? (In the background, as they come.)

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::bot::App;
use super::fault::Fault;
use super::library::reader::Reader;
use super::panics::Panicked;
use crate::search::KnownVectors;

/// How often it is looked whether there are other documents.
const EVERY: Duration = Duration::from_secs(1);
/// Texts of a server's own that are read between two looks at whether the documents have changed.
const OWN_BATCH: usize = 16;

impl App {
    /// Reads some of what a server has of its own; how many texts.
    async fn read_own(&self, reader: &Reader) -> Result<usize, Fault> {
        let Some(own) = self.own.unread() else { return Ok(0) };
        let model = reader.model();
        let some = tokio::task::spawn_blocking(move || {
            // Does nothing where it has the model already.
            own.engine.understand(model, &KnownVectors::default());
            own.engine.read_next(OWN_BATCH)
        });
        Ok(some.await.map_err(|_| Panicked)??.len())
    }

    /// Reads the documents in use, and those that take their place, until it is told to stop.
    ///
    /// One thread reads, so that questions have the others.
    pub async fn keep_reading(self, reader: Reader, stop: CancellationToken) {
        // There is one reader: questions to the group are compared with its model too.
        let _ = self.model.set(reader.model());
        let mut in_use = None;
        while !stop.is_cancelled() {
            let library = self.library();
            if in_use.as_ref().is_none_or(|before| !Arc::ptr_eq(before, &library)) {
                let (reader, library) = (reader.clone(), library.clone());
                let unread = tokio::task::spawn_blocking(move || reader.hand_in(&library)).await;
                if let Ok(unread @ 1..) = unread {
                    tracing::info!(
                        texts = unread,
                        "reading the documents with the sentence model; until then, words decide"
                    );
                }
            }
            in_use = Some(library.clone());
            let some = {
                let reader = reader.clone();
                tokio::task::spawn_blocking(move || {
                    reader.read_some(&library).map(|read| (read, library.engine.unread()))
                })
            };
            match some.await {
                Ok(Ok((read, unread))) => {
                    if read > 0 && unread == Some(0) {
                        tracing::info!("all documents are read");
                    }
                    if read > 0 {
                        continue;
                    }
                    match self.read_own(&reader).await {
                        Ok(0) => {}
                        Ok(_) => continue,
                        Err(fault) => {
                            fault.log();
                            return;
                        }
                    }
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "reading the documents with the sentence model: words decide");
                    return;
                }
                Err(error) => {
                    tracing::error!(%error, "reading the documents with the sentence model broke off: words decide");
                    return;
                }
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }
}
