//! How is one file read so that a broken one does no harm?
//!
//! The readers of formats are others' work, fed with files of unknown origin. So each file is read by
//! another process, the program itself ([`read_alone`]), which may take so much memory and time and no
//! more ([`limits`]). Whatever becomes of it, it is one line to the one who reads what came of the files.

use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::domain::Spoken;
use crate::import::compose::Composed;
use crate::import::problem::{MAX_SECONDS, MAX_TEXT_BYTES, Problem};

/// What the process says at the most: a document, each sign of which may take six to be written.
const MAX_SAID_BYTES: u64 = 6 * MAX_TEXT_BYTES as u64 + 65_536;

/// The command of the program that reads one file; the language and the path follow it.
pub(crate) const COMMAND: [&str; 2] = ["corpus", "read-file"];

/// What the process says in the end: the document, or what keeps the file out, in words.
pub(crate) type Outcome = Result<Composed, String>;

/// Has a file read by another process of `program`; one that was fetched from an address is told that.
///
/// # Errors
/// What keeps the file out, or that reading it took too much time or memory.
pub(crate) fn read(
    program: &Path,
    path: &Path,
    spoken: Spoken,
    address: Option<&str>,
) -> Result<Composed, Problem> {
    let mut command = Command::new(program);
    command.args(COMMAND).arg(spoken.to_string()).arg("--").arg(path).args(address);
    said(&mut command, Duration::from_secs(MAX_SECONDS))
}

/// What a command says within a time. It has no other means to say something: what libraries write when
/// they break would only alarm.
fn said(command: &mut Command, limit: Duration) -> Result<Composed, Problem> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(Problem::Read)?;
    let Some(mut out) = child.stdout.take() else { return Err(Problem::Died) };
    let (sender, receiver) = mpsc::sync_channel(1);
    let listening = thread::spawn(move || {
        let mut bytes = Vec::new();
        let heard = out.by_ref().take(MAX_SAID_BYTES + 1).read_to_end(&mut bytes);
        // Nobody listens any more once the time is over.
        let _ = sender.send(heard.map(|_| bytes));
    });
    let heard = receiver.recv_timeout(limit);
    end(&mut child);
    // Its end of the pipe is closed.
    let _ = listening.join();
    match heard {
        Ok(Ok(bytes)) if bytes.len() as u64 > MAX_SAID_BYTES => Err(Problem::TooMuchText),
        Ok(Ok(bytes)) => understood(&bytes),
        Ok(Err(error)) => Err(Problem::Read(error)),
        Err(RecvTimeoutError::Timeout) => Err(Problem::TooSlow),
        Err(RecvTimeoutError::Disconnected) => Err(Problem::Died),
    }
}

fn understood(said: &[u8]) -> Result<Composed, Problem> {
    match serde_json::from_slice::<Outcome>(said) {
        Ok(outcome) => outcome.map_err(Problem::Told),
        // It came to its end before it could say anything: there was no memory left.
        Err(_) => Err(Problem::Died),
    }
}

/// Ends a process that has said what it had to, or that takes too long.
fn end(child: &mut Child) {
    // One that has ended can't be ended again.
    let _ = child.kill();
    let _ = child.wait();
}

/// Bounds what this process may take from now on. The time is counted by the one that waits for it, and
/// here too, in case that has gone.
///
/// # Errors
/// When the system refuses.
pub(crate) fn limit_this_process() -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};

        use crate::import::problem::MAX_MEMORY_BYTES;

        let most = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(Resource::Data, most(MAX_MEMORY_BYTES))?;
        setrlimit(Resource::Cpu, most(MAX_SECONDS + 1))?;
        // One that dies leaves no copy of what it read.
        setrlimit(Resource::Core, most(0))?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn of(script: &str, limit: Duration) -> Result<Composed, Problem> {
        said(Command::new("sh").args(["-c", script]), limit)
    }

    #[test]
    fn hears_what_it_says_and_nothing_but_that() {
        let minute = Duration::from_secs(60);
        let composed = of(
            r#"echo oh >&2; echo '{"Ok":{"title":"T","text":"X","language":"nl","words":1,"is_draft":false}}'"#,
            minute,
        );
        assert_eq!(composed.expect("a document").title, "T");
        let told = of(r#"echo '{"Err":"is empty"}'"#, minute).expect_err("it is kept out");
        assert_eq!(told.to_string(), "is empty");
    }

    #[test]
    fn ends_one_that_does_not_end_and_survives_one_that_dies() {
        let slow = of("exec sleep 60", Duration::from_millis(50));
        assert!(matches!(slow, Err(Problem::TooSlow)));
        for death in ["kill -9 $$", "echo half; kill -6 $$", "exit 3"] {
            assert!(matches!(of(death, Duration::from_secs(60)), Err(Problem::Died)), "{death}");
        }
    }
}
