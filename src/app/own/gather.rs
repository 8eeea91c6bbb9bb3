//! Where is what a server has of its own kept? (In the store.)

use crate::app::library::own::OwnTexts;
use crate::domain::GuildId;
use crate::store::{Store, StoreError};

/// All that a server has of its own.
pub(super) async fn gather(store: &Store, guild: GuildId) -> Result<OwnTexts, StoreError> {
    let documents = store.server_documents(guild).await?;
    Ok(OwnTexts { documents, ..OwnTexts::default() })
}
