//! What does systemd hear of us? That we are ready, that we live, and in words how we are.
//!
//! Its protocol is a datagram of lines to a socket: `sd_notify(3)`, "Standalone Implementations".

use std::ffi::OsStr;
use std::io;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::config;

/// How often to look how the bot is, unless the watchdog wants to hear more often.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// The same until the bot is ready: somebody may be waiting for `systemctl start`.
const LOOK_AT_FIRST: Duration = Duration::from_millis(500);
/// How much more time systemd is asked for while the bot isn't ready: for another look, and for a machine
/// that is busy.
const MORE_TIME: Duration = Duration::from_secs(60);

/// How the bot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It hears from Discord.
    Hears,
    /// It doesn't, and is looked after: it connects, waits its turn, or will end by itself.
    OnTheWay,
    /// It has not done so for longer than it should: it looks after nothing any more.
    Lost,
}

/// How the bot is at this moment.
pub type Look = Arc<dyn Fn() -> Sign + Send + Sync>;

/// What `systemctl status` shows for each sign.
#[derive(Clone, Debug)]
pub struct StatusWords {
    /// For [`Sign::Hears`].
    pub hears: String,
    /// For [`Sign::OnTheWay`] and [`Sign::Lost`], once it has been ready.
    pub silent: String,
    /// Until it is ready.
    pub starting: String,
}

/// The way to systemd.
#[derive(Debug)]
pub struct ServiceManager {
    socket: UnixDatagram,
    watchdog: Option<Duration>,
}

impl ServiceManager {
    /// Finds the socket that systemd listens to.
    ///
    /// # Errors
    /// When it is not there.
    pub fn reach(told: &config::ServiceManager) -> io::Result<Self> {
        let socket = UnixDatagram::unbound()?;
        socket.connect_addr(&address(&told.socket)?)?;
        // We wait for nobody who does not read.
        socket.set_nonblocking(true)?;
        Ok(Self { socket, watchdog: told.watchdog })
    }

    /// Tells it how the bot is, until `stop` is cancelled; then, that it ends.
    pub async fn tell(self, look: Look, words: StatusWords, stop: CancellationToken) {
        let mut ready = false;
        let mut said = None;
        loop {
            let sign = look();
            ready |= sign == Sign::Hears;
            let mut lines = Vec::new();
            if said != Some((sign, ready)) {
                lines.push(format!("STATUS={}", words.of(sign, ready)));
            }
            lines.extend(self.call(sign, ready, said.is_some_and(|(_, before)| before)));
            said = Some((sign, ready));
            self.send(&lines);
            tokio::select! {
                () = tokio::time::sleep(self.pause(ready)) => {}
                () = stop.cancelled() => break,
            }
        }
        self.send(&["STOPPING=1".to_owned()]);
    }

    /// What it must hear besides the words.
    fn call(&self, sign: Sign, ready: bool, was_ready: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if ready && !was_ready {
            lines.push("READY=1".to_owned());
        }
        if sign == Sign::Lost {
            return lines;
        }
        if !ready {
            lines.push(format!("EXTEND_TIMEOUT_USEC={}", MORE_TIME.as_micros()));
        }
        if self.watchdog.is_some() {
            lines.push("WATCHDOG=1".to_owned());
        }
        lines
    }

    /// systemd advises half of the time that it waits (`sd_watchdog_enabled(3)`).
    fn pause(&self, ready: bool) -> Duration {
        let longest = if ready { LOOK_EVERY } else { LOOK_AT_FIRST };
        self.watchdog.map_or(longest, |watchdog| longest.min(watchdog / 2))
    }

    fn send(&self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        if let Err(error) = self.socket.send(lines.join("\n").as_bytes()) {
            tracing::debug!(%error, "telling systemd how the bot is");
        }
    }
}

impl StatusWords {
    fn of(&self, sign: Sign, ready: bool) -> &str {
        match sign {
            Sign::Hears => &self.hears,
            Sign::OnTheWay | Sign::Lost if ready => &self.silent,
            Sign::OnTheWay | Sign::Lost => &self.starting,
        }
    }
}

/// A path, or behind an `@` a name in the abstract namespace.
fn address(socket: &OsStr) -> io::Result<SocketAddr> {
    match socket.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name),
        _ => SocketAddr::from_pathname(socket),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What systemd would hear of a bot that goes through these signs, one a look.
    async fn heard(signs: Vec<Sign>, watchdog: Option<Duration>) -> Vec<String> {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("notify");
        let systemd = UnixDatagram::bind(&path).expect("a socket");
        systemd.set_nonblocking(true).expect("a socket");
        let told = config::ServiceManager { socket: path.into(), watchdog };
        let manager = ServiceManager::reach(&told).expect("the socket is there");
        let (stop, left) = (CancellationToken::new(), Mutex::new(signs.into_iter()));
        let ended = stop.clone();
        let look = move || {
            let mut left = left.lock().expect("one looks");
            let sign = left.next().expect("a sign for each look");
            if left.len() == 0 {
                ended.cancel();
            }
            sign
        };
        let words = StatusWords { hears: "on".into(), silent: "off".into(), starting: "begins".into() };
        manager.tell(Arc::new(look), words, stop).await;
        let mut buffer = [0; 512];
        std::iter::from_fn(|| {
            let length = systemd.recv(&mut buffer).ok()?;
            Some(String::from_utf8_lossy(&buffer[..length]).into_owned())
        })
        .collect()
    }

    #[tokio::test]
    async fn it_is_ready_once_it_hears_and_no_longer_alive_when_it_is_lost() {
        use Sign::{Hears, Lost, OnTheWay};
        let more = "EXTEND_TIMEOUT_USEC=60000000";
        let signs = vec![OnTheWay, OnTheWay, Hears, Hears, OnTheWay, Lost, Hears];
        assert_eq!(
            heard(signs, Some(Duration::from_millis(2))).await,
            [
                format!("STATUS=begins\n{more}\nWATCHDOG=1"),
                format!("{more}\nWATCHDOG=1"),
                "STATUS=on\nREADY=1\nWATCHDOG=1".to_owned(),
                "WATCHDOG=1".to_owned(),
                "STATUS=off\nWATCHDOG=1".to_owned(),
                "STATUS=off".to_owned(),
                "STATUS=on\nWATCHDOG=1".to_owned(),
                "STOPPING=1".to_owned(),
            ]
        );
    }

    #[tokio::test]
    async fn without_a_watchdog_nothing_is_said_of_it() {
        let heard = heard(vec![Sign::Hears], None).await;
        assert_eq!(heard, ["STATUS=on\nREADY=1", "STOPPING=1"]);
    }

    #[test]
    fn a_socket_that_is_not_there_is_an_error_and_no_panic() {
        for socket in ["/nowhere/at/all", "@vraagbaak-nobody-listens", ""] {
            let told = config::ServiceManager { socket: socket.into(), watchdog: None };
            assert!(ServiceManager::reach(&told).is_err(), "{socket:?}");
        }
    }
}
