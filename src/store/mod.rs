//! What must outlive a restart, and where is it kept?
//!
//! In a SQLite file under the data folder, or in a PostgreSQL database. `docs/data.md` tells of
//! each table why it is there, and for how long. Both know only bigint and text here, so that the
//! same statements serve both.

mod attempts;
mod backup;
mod columns;
mod connect;
mod daily;
mod departures;
mod erased;
mod examine;
mod figures;
mod files;
mod greetings;
mod group;
mod handle;
mod heard;
mod helpers;
mod holdings;
mod kept;
mod location;
mod migrations;
mod own;
mod quotes;
mod restore;
mod rotation;
mod settings;
mod thanks;
mod traces;
mod trouble;

pub use backup::backup;
pub use daily::{Bid, Claim, Claiming, Continuity, Drawn, DueExtra, LONGEST_GAP, POSTS_KEPT, Trigger};
pub use departures::ERASED_AFTER;
pub use examine::{Condition, examine};
pub use figures::{COUNTS_FOR, DayCount};
pub use files::Alone;
pub use handle::Store;
pub use heard::{LEADING_FOR, RATINGS_FOR, Rated, SETTLED_FOR, UNANSWERED_FOR};
pub use helpers::{Began, Candidate, KeptOf, MOST_AN_HOUR, Replied, RoundClaim, RoundEnd};
pub use holdings::{Holding, OF_A_GUILD, OF_A_MEMBER};
pub use location::Location;
pub use quotes::FORGOTTEN_AFTER;
pub use restore::restore;
pub use rotation::{backup_file, rotate_backups};
pub use thanks::{Given, TakenBack};
pub use trouble::StoreError;
