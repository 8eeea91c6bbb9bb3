//! How far is something that takes long?

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// What takes no longer than this needs no bar.
const LONG: Duration = Duration::from_millis(700);

/// A bar on the error stream, for what turns out to take long; none where that is no terminal.
pub struct Progress {
    what: &'static str,
    since: Option<Instant>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar that will say what is being done.
    #[must_use]
    pub fn new(what: &'static str) -> Self {
        Self { what, since: None, bar: None }
    }

    /// Shows how much is done, and of how much.
    pub fn tell(&mut self, done: usize, of: usize) {
        let since = *self.since.get_or_insert_with(Instant::now);
        if self.bar.is_none() && since.elapsed() < LONG {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| bar(self.what, of));
        bar.set_position(done as u64);
    }

    /// Takes the bar away.
    pub fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(what: &'static str, of: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len} {eta}");
    let bar = ProgressBar::new(of as u64).with_message(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
