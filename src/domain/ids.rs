//! Who is asking, on which server and in which channel?

use std::fmt;
use std::num::NonZeroU64;

use jiff::Timestamp;

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

/// The millisecond from which Discord counts: <https://docs.discord.com/developers/reference#snowflakes>.
const FIRST_MILLISECOND: i64 = 1_420_070_400_000;
/// The lower bits of a number, which tell no time.
const BELOW_THE_TIME: u32 = 22;

impl MessageId {
    /// When the message was written, as its number tells.
    #[must_use]
    pub fn written_at(self) -> Timestamp {
        let millis = i64::try_from(self.number() >> BELOW_THE_TIME).unwrap_or(i64::MAX);
        Timestamp::from_millisecond(millis.saturating_add(FIRST_MILLISECOND)).unwrap_or(Timestamp::MAX)
    }

    /// The lowest number of a message that was written at this moment.
    #[must_use]
    pub fn at(moment: Timestamp) -> Self {
        let millis = u64::try_from(moment.as_millisecond() - FIRST_MILLISECOND).unwrap_or_default();
        Self(NonZeroU64::new(millis << BELOW_THE_TIME).unwrap_or(NonZeroU64::MIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_message_tells_when_it_was_written() {
        for moment in ["2015-01-01T00:00:00.001Z", "2026-03-03T12:34:56.789Z"] {
            let moment: Timestamp = moment.parse().expect("a moment");
            assert_eq!(MessageId::at(moment).written_at(), moment);
        }
        assert_eq!(MessageId::at(Timestamp::UNIX_EPOCH).number(), 1);
    }
}
