//! How is the bot that runs, by its own word at `/health`?

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long each step may take. The answer is ready in the bot; a container's check allows some seconds.
const WITHIN: Duration = Duration::from_secs(3);
/// More than the longest answer.
const LONGEST: u64 = 4_096;

/// What the bot answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It hears from Discord.
    Hears,
    /// It runs, and doesn't.
    Silent,
    /// Something answers that is no bot of ours.
    Stranger,
}

/// Asks the bot that serves `/health` here.
///
/// # Errors
/// When nobody answers.
pub fn ask_health(address: SocketAddr) -> io::Result<Health> {
    let mut stream = TcpStream::connect_timeout(&reachable(address), WITHIN)?;
    stream.set_read_timeout(Some(WITHIN))?;
    stream.set_write_timeout(Some(WITHIN))?;
    write!(stream, "GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(LONGEST).read_to_end(&mut answer)?;
    Ok(health_told_by(&String::from_utf8_lossy(&answer)))
}

/// Whoever listens on every address is asked on this machine's own.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// By the words, too: whatever else listens there may answer with 200.
fn health_told_by(answer: &str) -> Health {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    match (head.split(' ').nth(1), body) {
        (Some("200"), super::serve::WELL) => Health::Hears,
        (Some("503"), super::serve::SILENT) => Health::Silent,
        _ => Health::Stranger,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_only_if_it_is_the_bots() {
        for (answer, health) in [
            ("HTTP/1.1 200 OK\r\nx: y\r\n\r\nok\n", Health::Hears),
            ("HTTP/1.1 503 Service Unavailable\r\n\r\nno word from Discord\n", Health::Silent),
            ("HTTP/1.1 503 Service Unavailable\r\n\r\nbusy", Health::Stranger),
            ("HTTP/1.1 200 OK\r\n\r\n<html>", Health::Stranger),
            ("HTTP/1.1 404 Not Found\r\n\r\n", Health::Stranger),
            ("", Health::Stranger),
        ] {
            assert_eq!(health_told_by(answer), health, "{answer}");
        }
    }

    #[test]
    fn who_listens_everywhere_is_asked_here() {
        for (listens, asked) in
            [("0.0.0.0:9100", "127.0.0.1:9100"), ("[::]:1", "[::1]:1"), ("192.0.2.1:1", "192.0.2.1:1")]
        {
            assert_eq!(reachable(listens.parse().expect("an address")).to_string(), asked);
        }
    }
}
