//! What may be read in a log line that another crate wrote? Where that was said, and not what.
//!
//! The crates between us and Discord say whole events and requests when something is wrong with one, or
//! when they are asked to tell more: the words of a message, the numbers of members, the token that
//! answers an interaction. Which of their lines do, changes with each version. So no filter brings out
//! their words; the place in their sources tells an expert enough.

use std::fmt;

use serde_json::json;
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::config::LogFormat;

/// What stands in the place of the words.
const WITHHELD: &str = "words withheld, which may be somebody's";

/// Whether a line or a span is the program's own.
pub(super) fn is_ours(target: &str) -> bool {
    target.strip_prefix("vraagbaak").is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Our own lines as they are, and those of others without their words.
pub(super) struct Withheld<L> {
    pub(super) lines: L,
    pub(super) format: LogFormat,
}

impl<S, N, L> FormatEvent<S, N> for Withheld<L>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    L: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        ctx: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let about = event.metadata();
        if is_ours(about.target()) {
            return self.lines.format_event(ctx, writer, event);
        }
        let mut now = String::new();
        SystemTime.format_time(&mut Writer::new(&mut now))?;
        writeln!(writer, "{}", line(&now, about, self.format))
    }
}

fn line(now: &str, about: &Metadata<'_>, format: LogFormat) -> String {
    let (level, target) = (about.level(), about.target());
    let words = format!("{WITHHELD} ({})", place(about));
    match format {
        LogFormat::Text => format!("{now} {level:>5} {target}: {words}"),
        LogFormat::Json => json!({
            "timestamp": now,
            "level": level.as_str(),
            "fields": { "message": words },
            "target": target,
        })
        .to_string(),
    }
}

/// Where in the sources of its crate it was said.
fn place(about: &Metadata<'_>) -> String {
    let file = about.file().unwrap_or_default();
    let file = file.rsplit_once("/src/").map_or(file, |(_, within)| within);
    format!("{file}:{}", about.line().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_what_bears_our_name() {
        assert!(is_ours("vraagbaak") && is_ours("vraagbaak::discord::events"));
        assert!(!is_ours("vraagbaakje::x") && !is_ours("tungstenite::protocol") && !is_ours("log"));
    }
}
