//! Where do log lines go, which of them, and what of a panic?

use tracing_subscriber::filter::{FilterExt as _, ParseError, filter_fn};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::{EnvFilter, fmt};

use super::withhold::{Withheld, is_ours};
use crate::config::LogFormat;

/// A bare level means ours; other crates then speak only of trouble.
const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

/// Sends log lines to standard error from now on.
///
/// # Errors
/// When the filter is no level and no filter that tracing understands.
pub fn start_logging(filter: &str, format: LogFormat) -> Result<(), ParseError> {
    let filter = match filter.to_lowercase() {
        // serenity's gateway is a relay of ours, which tells itself what is wrong with Discord's.
        level if LEVELS.contains(&level.as_str()) => {
            format!("warn,serenity::gateway=error,vraagbaak={level}")
        }
        _ => filter.to_owned(),
    };
    // What other crates are at stands before our own lines too, if their spans are let in.
    let ours = filter_fn(|about| about.is_event() || is_ours(about.target()));
    let filter = EnvFilter::try_new(filter)?.and(ours);
    let lines = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    let lines = match format {
        LogFormat::Text => lines.map_event_format(|lines| Withheld { lines, format }).boxed(),
        LogFormat::Json => lines.json().map_event_format(|lines| Withheld { lines, format }).boxed(),
    };
    // Not by `init()`, which would take in what crates say by way of `log`: tungstenite and reqwest say
    // there all that they send and receive. Only the first of a program counts.
    let _ = tracing::subscriber::set_global_default(
        tracing_subscriber::registry().with(lines.with_filter(filter)),
    );
    log_panics();
    Ok(())
}

/// Makes a panic one line of the log, with where it happened, like everything else that goes wrong.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let location = panic.location().map(ToString::to_string);
        let why = panic.payload_as_str().map_or("for no stated reason".to_owned(), reason);
        tracing::error!(location, "panicked: {why}");
    }));
}

/// Why it panicked, in one line, without the text that it stumbled over, which Rust quotes between
/// backquotes or on further lines: that may be somebody's question.
fn reason(why: &str) -> String {
    let line = why.lines().next().unwrap_or_default();
    let parts: Vec<_> =
        line.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "…" }).collect();
    parts.join("`")
}

#[cfg(test)]
mod tests {
    use super::reason;

    /// What a panic says, as Rust puts it.
    fn panic_of(work: impl FnOnce() + Send + 'static) -> String {
        let payload = std::thread::spawn(work).join().expect_err("it panics");
        match payload.downcast::<String>() {
            Ok(why) => *why,
            Err(other) => (*other.downcast::<&str>().expect("words")).to_owned(),
        }
    }

    #[test]
    fn the_reason_of_a_panic_is_one_line_without_the_text_it_stumbled_over() {
        let asked = "waarom\nén hoe?";
        let cut = panic_of(move || drop(std::hint::black_box(asked)[..8].to_owned()));
        assert!(cut.contains("waarom"), "Rust quotes it: {cut}");
        let compared = panic_of(move || assert_eq!(asked, "", "a bug"));
        assert!(compared.contains("waarom"), "Rust shows it: {compared}");
        for why in [cut, compared] {
            let reason = reason(&why);
            assert!(
                !reason.contains("waarom") && !reason.contains("hoe") && !reason.contains('\n'),
                "{reason}"
            );
            assert!(reason.len() > 10, "{reason}");
        }
        assert_eq!(reason("the clock is broken"), "the clock is broken");
    }
}
