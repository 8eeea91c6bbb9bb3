//! Who is asking, on which server and in which channel?

use std::fmt;
use std::num::NonZeroU64;

/// A number of Discord's, of a kind of its own, so that none is taken for another.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(NonZeroU64);

        impl $name {
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

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// A person, by the number that Discord gave them.
    MemberId
}
id! {
    /// A server, by the number that Discord gave it.
    GuildId
}
id! {
    /// A channel or thread, by the number that Discord gave it.
    ChannelId
}
id! {
    /// A message, by the number that Discord gave it.
    MessageId
}
