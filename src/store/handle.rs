//! How is the store opened and closed?

use super::connect::{self, Database};
use super::location::Location;
use super::trouble::StoreError;
use super::{files, migrations};
use crate::domain::Trouble;

/// What is kept: a handle, cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) database: Database,
}

impl Store {
    /// Opens the store; makes it where there is none yet, and brings it up to this program's
    /// version.
    ///
    /// # Errors
    /// When it can't be opened or written to, or when a newer program has made it.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        files::prepare(location)?;
        let database = connect::open(location).await?;
        migrations::run(&database, migrations::ALL).await?;
        Ok(Self { database })
    }

    /// Opens the store only to look into it: nothing is made, and nothing brought to a newer version.
    /// `None` where there is none of this program's version.
    ///
    /// # Errors
    /// When it can't be opened or read.
    pub async fn look_into(location: &Location) -> Result<Option<Self>, StoreError> {
        let database = match connect::look_into(location).await {
            Err(error) if error.trouble() == Trouble::Missing => return Ok(None),
            other => other?,
        };
        let known = migrations::known(migrations::ALL);
        let ours = migrations::version(&database).await? == Some(known);
        Ok(ours.then_some(Self { database }))
    }

    /// Lets go of the database, once what is under way has ended.
    pub async fn close(&self) {
        self.database.pool.close().await;
    }
}
