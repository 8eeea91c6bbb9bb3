//! Who asks, and on whose part of the bot's time?

use crate::domain::{MemberId, Place};

/// A member who asks for something, where: the bot shares its time between servers, and what a server
/// gets between its members. In private everybody is a place of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Requester {
    /// The server, or the member in private.
    pub place: Place,
    /// The person.
    pub member: MemberId,
}
