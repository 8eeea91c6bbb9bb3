//! Who is asking, on which server and in which channel?

use std::fmt;
use std::num::NonZeroU64;

/// A person, by the number that Discord gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId(NonZeroU64);

impl MemberId {
    /// Wraps Discord's number, which is never 0.
    #[must_use]
    pub fn new(number: NonZeroU64) -> Self {
        Self(number)
    }

    /// Discord's number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A server, by the number that Discord gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuildId(NonZeroU64);

impl GuildId {
    /// Wraps Discord's number, which is never 0.
    #[must_use]
    pub fn new(number: NonZeroU64) -> Self {
        Self(number)
    }

    /// Discord's number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0.get()
    }
}

/// A channel or thread, by the number that Discord gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChannelId(NonZeroU64);

impl ChannelId {
    /// Wraps Discord's number, which is never 0.
    #[must_use]
    pub fn new(number: NonZeroU64) -> Self {
        Self(number)
    }

    /// Discord's number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for ChannelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
