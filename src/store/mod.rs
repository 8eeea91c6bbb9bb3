//! What must outlive a restart, and where is it kept?
//!
//! In a SQLite file under the data folder, or in a PostgreSQL database. `docs/data.md` tells of
//! each table why it is there, and for how long. Both know only bigint and text here, so that the
//! same statements serve both.

mod backup;
mod claims;
mod columns;
mod connect;
mod departures;
mod examine;
mod files;
mod holdings;
mod location;
mod migrations;
mod posts;
mod quotes;
mod restore;
mod schedules;
mod settings;
mod trouble;
mod unanswered;

pub use backup::backup;
pub use claims::{Claim, Claiming, Drawn, Wanted};
pub use departures::ERASED_AFTER;
pub use examine::{Condition, examine};
pub use holdings::{Holding, OF_A_GUILD, OF_A_MEMBER};
pub use location::Location;
pub use posts::POSTS_KEPT;
pub use quotes::FORGOTTEN_AFTER;
pub use restore::restore;
pub use trouble::StoreError;
pub use unanswered::UNANSWERED_FOR;

use self::connect::Database;
use crate::domain::Trouble;

/// What is kept: a handle, cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    database: Database,
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
