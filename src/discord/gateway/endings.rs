//! Why did a connection end, and what comes after it?

use std::fmt;

use crate::domain::NetworkTrouble;

/// Why a connection ended, or was never had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It could not be made.
    NoWay(NetworkTrouble, String),
    /// The gateway did not say hello.
    NoHello,
    /// The gateway let the shard neither in nor know.
    NotLetIn,
    /// The gateway let the shard in without the name of its session.
    Nameless,
    /// The gateway let the shard in with words that can't be read: nobody would be served in that session.
    Unreadable,
    /// The gateway closed it, with this code, if any.
    Closed(Option<u16>),
    /// It broke.
    Broke(NetworkTrouble, String),
    /// The gateway wanted the shard to come back (op 7).
    Reconnect,
    /// The gateway does not know the session, or will not go on with it now (op 9).
    Invalid,
    /// A heartbeat was not acknowledged.
    NoHeartbeat,
    /// Nothing came, whatever was asked.
    Silent,
}

impl Why {
    /// What the volunteer is told of it.
    pub(super) fn trouble(&self) -> NetworkTrouble {
        match self {
            Self::NoWay(trouble, _) | Self::Broke(trouble, _) => *trouble,
            Self::NoHello | Self::NotLetIn => NetworkTrouble::Slow,
            Self::Nameless | Self::Unreadable => NetworkTrouble::Impostor,
            Self::Closed(_) | Self::Reconnect | Self::Invalid => NetworkTrouble::Unsteady,
            Self::NoHeartbeat | Self::Silent => NetworkTrouble::Silent,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWay(_, what) => write!(f, "no connection: {what}"),
            Self::NoHello => f.write_str("the gateway does not say hello"),
            Self::NotLetIn => f.write_str("the gateway does not let the shard in"),
            Self::Nameless => f.write_str("a session without a name"),
            Self::Unreadable => f.write_str("a session that can't be read"),
            Self::Closed(Some(code)) => write!(f, "closed with code {code}"),
            Self::Closed(None) => f.write_str("closed without a code"),
            Self::Broke(_, what) => write!(f, "broken: {what}"),
            Self::Reconnect => f.write_str("the gateway asks to reconnect (op 7)"),
            Self::Invalid => f.write_str("the session is invalid (op 9)"),
            Self::NoHeartbeat => f.write_str("a heartbeat was not acknowledged"),
            Self::Silent => f.write_str("no events come"),
        }
    }
}

/// What to do after a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Go on with the session, if there is one.
    Resume,
    /// Begin another session.
    Anew,
    /// Nothing: it would be refused again.
    Never(GatewayRefusal),
}

/// What Discord refuses for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GatewayRefusal {
    /// The token.
    Token,
    /// An intent.
    Intents,
    /// The number of shards, or that there is only one.
    Shards,
    /// The version of the gateway that this program speaks.
    Version,
}

/// What a close code asks for, by Discord's "Gateway Close Event Codes".
pub(super) fn after(code: Option<u16>) -> Next {
    match code {
        Some(4004) => Next::Never(GatewayRefusal::Token),
        // Not one of its shards; too many servers for one of so few.
        Some(4010 | 4011) => Next::Never(GatewayRefusal::Shards),
        Some(4012) => Next::Never(GatewayRefusal::Version),
        Some(4013 | 4014) => Next::Never(GatewayRefusal::Intents),
        // A session that is gone, a number that can't be, a session that timed out.
        Some(4006 | 4007 | 4009) => Next::Anew,
        _ => Next::Resume,
    }
}

/// How it ended between the bot and the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GatewayEnd {
    /// Discord refuses the bot.
    Refused(GatewayRefusal),
    /// There is no use in going on: what is wrong, and what came last.
    GivenUp(NetworkTrouble, String),
}
