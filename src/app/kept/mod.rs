//! What happens when a message helped? Its author hears it, and with their yes and a moderator's its words are kept for
//! who asks next, until either takes it back.

mod changes;
mod deciding;
mod going;
mod marking;
pub(crate) mod outlet;
mod proposing;
mod tend;

pub use changes::KeptChanges;
pub use deciding::{Decided, Decision, ToKeep};
pub use marking::{Chosen, Giver, Marked, Said};
pub use outlet::{KeptOutlet, Thanks};
pub use proposing::{Consent, Proposed, not_alone};
