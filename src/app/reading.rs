//! When does the bot read its documents with the sentence model? (In the background, as they come.)

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::bot::App;
use super::library::reader::Reader;

/// How often it is looked whether there are other documents.
const EVERY: Duration = Duration::from_secs(1);

impl App {
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
