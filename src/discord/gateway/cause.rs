//! Why did a request or a connection fail? The errors of TLS, DNS and sockets stand behind one another;
//! what they say together tells what is between us and Discord.

use std::error::Error;
use std::io;

use crate::domain::NetworkTrouble;

/// Words by which the libraries tell a trouble, in lower case; the first that are there count. Of a bad
/// certificate the time matters first: a wrong clock makes the best one bad.
const WORDS: &[(&[&str], NetworkTrouble)] = &[
    (&["expired", "notvalidyet", "not valid yet", "not yet valid"], NetworkTrouble::Clock),
    (&["tunnel error", "proxy", "socks"], NetworkTrouble::Proxy),
    (&["without closing", "connection closed", "unexpected end of file"], NetworkTrouble::Broken),
    (
        &[
            "certificate",
            "unknownissuer",
            "corrupt message",
            "record overflow",
            "wrong version number",
            "handshake failure",
            "peer is incompatible",
            // An answer that is no HTTP, or no WebSocket.
            "invalid http",
            "httparse",
            "websocket protocol error",
            "http format error",
        ],
        NetworkTrouble::Impostor,
    ),
    (&["dns error", "failed to lookup address", "name resolution", "not known"], NetworkTrouble::Offline),
    (&["timed out", "deadline has elapsed"], NetworkTrouble::Slow),
];

/// The errors behind an error, itself first.
fn chain<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let behind =
        |error: &&'e (dyn Error + 'static)| -> Option<&'e (dyn Error + 'static)> { (*error).source() };
    std::iter::successors(Some(error), behind)
}

/// What an error means.
pub(crate) fn trouble_of(error: &(dyn Error + 'static)) -> NetworkTrouble {
    let said: String = chain(error).map(|one| format!("{}\n", one.to_string().to_lowercase())).collect();
    let told = WORDS.iter().find(|(words, _)| words.iter().any(|word| said.contains(word)));
    let by_kind = || chain(error).find_map(|one| of_kind(one.downcast_ref::<io::Error>()?.kind()));
    told.map(|(_, trouble)| *trouble).or_else(by_kind).unwrap_or(NetworkTrouble::Other)
}

fn of_kind(kind: io::ErrorKind) -> Option<NetworkTrouble> {
    match kind {
        io::ErrorKind::ConnectionRefused => Some(NetworkTrouble::Refused),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            Some(NetworkTrouble::Offline)
        }
        io::ErrorKind::TimedOut => Some(NetworkTrouble::Slow),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => Some(NetworkTrouble::Broken),
        _ => None,
    }
}

/// What the last of the errors behind an error says: the others only say at what it happened.
pub(crate) fn root(error: &(dyn Error + 'static)) -> String {
    chain(error).last().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An error as the libraries stack them.
    #[derive(Debug)]
    struct Layer(&'static str, Option<Box<dyn Error>>);

    impl std::fmt::Display for Layer {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Layer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref()
        }
    }

    fn stacked(inner: impl Error + 'static) -> Layer {
        let connect = Layer("client error (Connect)", Some(Box::new(inner)));
        Layer(
            "error sending request for url (https://discord.com/api/v10/gateway/bot)",
            Some(Box::new(connect)),
        )
    }

    #[test]
    fn each_trouble_is_told_by_what_the_libraries_say() {
        let invalid = |words: &'static str| io::Error::new(io::ErrorKind::InvalidData, words);
        let of = io::Error::from;
        for (error, trouble) in [
            (invalid("invalid peer certificate: Expired"), NetworkTrouble::Clock),
            (invalid("invalid peer certificate: NotValidYet"), NetworkTrouble::Clock),
            (
                invalid("invalid peer certificate: certificate not valid yet: verification time 5 (UNIX)"),
                NetworkTrouble::Clock,
            ),
            (invalid("certificate verify failed: certificate has expired"), NetworkTrouble::Clock),
            (invalid("invalid peer certificate: UnknownIssuer"), NetworkTrouble::Impostor),
            (invalid("certificate verify failed (self-signed certificate)"), NetworkTrouble::Impostor),
            (invalid("received corrupt message of type InvalidContentType"), NetworkTrouble::Impostor),
            (invalid("tunnel error: proxy authorization required"), NetworkTrouble::Proxy),
            (
                invalid("failed to lookup address information: Name or service not known"),
                NetworkTrouble::Offline,
            ),
            (of(io::ErrorKind::NetworkUnreachable), NetworkTrouble::Offline),
            (of(io::ErrorKind::ConnectionRefused), NetworkTrouble::Refused),
            (of(io::ErrorKind::TimedOut), NetworkTrouble::Slow),
            (of(io::ErrorKind::ConnectionReset), NetworkTrouble::Broken),
            (invalid("something new"), NetworkTrouble::Other),
        ] {
            let (said, error) = (error.to_string(), stacked(error));
            assert_eq!(trouble_of(&error), trouble, "{said}");
            assert_eq!(root(&error), said);
        }
    }
}
