//! What can stand between the bot and Discord?

/// Why Discord can't be reached, or not for long. In these words it is logged; `texts` has the words for the
/// volunteer, with what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkTrouble {
    /// There is no network, or none that leads there.
    #[error("this machine has no way to it")]
    Offline,
    /// Nothing listens there, or a firewall says no.
    #[error("the connection is refused")]
    Refused,
    /// Nothing comes back.
    #[error("it does not answer in time")]
    Slow,
    /// What was there breaks off.
    #[error("the connection breaks")]
    Broken,
    /// By this machine's clock its certificate does not hold.
    #[error("by this machine's clock its certificate is not valid")]
    Clock,
    /// What answers is not Discord: another certificate, or no TLS, or something that isn't its API.
    #[error("what answers is something else")]
    Impostor,
    /// The proxy that the environment names does not let us through.
    #[error("the proxy does not let us through")]
    Proxy,
    /// Discord answers that something is wrong on its side.
    #[error("it is out of order")]
    OutOfOrder,
    /// It ends what it begins with us.
    #[error("it keeps ending our sessions")]
    Unsteady,
    /// It holds the connection and tells nothing.
    #[error("it sends no events")]
    Silent,
    /// Something else.
    #[error("it failed")]
    Other,
}
