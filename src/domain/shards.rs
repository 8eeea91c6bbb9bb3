//! Which part of the gateway is this process's?

use std::fmt;
use std::str::FromStr;

/// Some of the shards that a bot's servers are spread over by Discord, next to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shards {
    first: u16,
    last: u16,
    total: u16,
}

impl Shards {
    /// The only shard there is.
    pub const ALL: Self = Self { first: 0, last: 0, total: 1 };

    /// The first one, from 0.
    #[must_use]
    pub fn first(self) -> u16 {
        self.first
    }

    /// The last one.
    #[must_use]
    pub fn last(self) -> u16 {
        self.last
    }

    /// How many there are in all processes together.
    #[must_use]
    pub fn total(self) -> u16 {
        self.total
    }

    /// Which part of all shards these are, above 0 and up to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.last - self.first + 1) / f64::from(self.total)
    }
}

impl fmt::Display for Shards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}/{}", self.first, self.last, self.total)
    }
}

/// What is no part of shards.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give the first and the last shard, from 0, and how many there are in all, such as 0-3/16")]
pub struct NoShards;

impl FromStr for Shards {
    type Err = NoShards;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.trim().parse::<u16>().map_err(|_| NoShards);
        let (range, total) = text.split_once('/').ok_or(NoShards)?;
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let shards = Self { first: number(first)?, last: number(last)?, total: number(total)? };
        if shards.first <= shards.last && shards.last < shards.total { Ok(shards) } else { Err(NoShards) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_it_is_written() {
        for (text, share) in [("0-0/1", 1.0), ("0-3/16", 0.25), ("12-15/16", 0.25)] {
            let shards: Shards = text.parse().expect("shards");
            assert_eq!(shards.to_string(), text);
            assert!((shards.share() - share).abs() < 1e-9, "{text}");
        }
        assert_eq!("3/16".parse::<Shards>().expect("one shard").to_string(), "3-3/16");
        for text in ["", "0-3", "4-3/16", "0-16/16", "a-b/c", "0-0/0", "-1-2/3"] {
            assert_eq!(text.parse::<Shards>(), Err(NoShards), "{text}");
        }
    }
}
