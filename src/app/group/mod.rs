//! What happens with a question that is put to the group? It is checked, posted, followed, changed and closed.
//!
//! [`Questions`] knows neither Discord nor how a post looks: it posts by a [`GroupOutlet`].

mod asked_already;
mod asker;
pub(super) mod change;
mod clean;
mod consider;
pub(super) mod handle;
mod helpers;
mod leading;
mod list;
mod merge;
mod new_documents;
pub(super) mod outlet;
mod personal;
mod post;
mod same;
pub(crate) mod sameness;
mod status;
mod tend;
mod threads;

pub use asker::GroupAsker;
pub use change::{Change, Changed, Rank};
pub use clean::cleaned;
pub use consider::{Next, Passed};
pub use handle::{GroupOptions, Questions};
pub use list::{Listed, MoreOf};
pub use outlet::{FoundBy, GroupOutlet, InDocuments, NewPost, Posted, ThreadWord};
pub use personal::personal_data;
pub use post::{Put, PutThere};
pub use same::SameQuestions;
pub use status::status_of;
