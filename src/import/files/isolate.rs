//! How is one file read so that a broken one does no harm?
//!
//! The readers of formats are others' work, fed with files of unknown origin: each file is read on
//! a thread of its own, so that a panic ends that thread only, and one that does not come to an
//! end is left behind. Its memory is bounded by the limits on size in [`crate::import::problem`].

use std::panic;
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::import::problem::Problem;

/// Enough for the nesting that the readers allow; the system hands it out as it is used.
const STACK_BYTES: usize = 64 * 1024 * 1024;
/// The name by which the thread's panics are known.
const THREAD: &str = "import";

/// Does `read` on a thread of its own. `format` is what a file is called that makes it panic.
///
/// # Errors
/// What `read` says; or that the file is broken, or takes too long.
pub(crate) fn run<T: Send + 'static>(
    format: &'static str,
    limit: Duration,
    read: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    keep_panics_quiet();
    let (sender, receiver) = mpsc::sync_channel(1);
    let work = move || {
        // Nobody listens any more once the time is over.
        let _ = sender.send(read());
    };
    let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_BYTES).spawn(work);
    let thread = thread.map_err(Problem::Read)?;
    match receiver.recv_timeout(limit) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(Problem::TooSlow),
        Err(RecvTimeoutError::Disconnected) => {
            // Its panic has been turned into our answer.
            let _ = thread.join();
            Err(Problem::Broken(format))
        }
    }
}

/// The sentence about the file says it all; a panic's own words would alarm.
fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() == Some(THREAD) {
                tracing::debug!("while reading a file: {info}");
            } else {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn survives_a_panic() {
        let read = || -> Result<(), Problem> { panic!("broken") };
        assert!(matches!(run("PDF", SECOND, read), Err(Problem::Broken("PDF"))));
    }

    #[test]
    fn leaves_behind_what_does_not_end() {
        let read = || {
            thread::sleep(SECOND);
            Ok(())
        };
        assert!(matches!(run("PDF", Duration::from_millis(10), read), Err(Problem::TooSlow)));
    }
}
