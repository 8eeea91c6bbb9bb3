//! What does the machine tell by itself: its language, and the service manager that started us?

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::domain::Language;

/// The variables that tell in which language a person is spoken to, the first that is set before all others
/// (POSIX, "Internationalization Variables").
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The service manager that started us, and what it wants to hear (systemd's `sd_notify(3)` and
/// `sd_watchdog_enabled(3)`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceManager {
    /// The socket to tell it on: a path, or behind an `@` a name in the abstract namespace.
    pub socket: OsString,
    /// It takes us for dead when it hears nothing for so long.
    pub watchdog: Option<Duration>,
}

/// The service manager that started us, if one did.
#[must_use]
pub fn service_manager() -> Option<ServiceManager> {
    let told = |name| std::env::var(name).ok();
    let socket = std::env::var_os("NOTIFY_SOCKET").filter(|socket| !socket.is_empty())?;
    let ours = std::process::id();
    Some(ServiceManager {
        socket,
        watchdog: watchdog(told("WATCHDOG_USEC").as_deref(), told("WATCHDOG_PID").as_deref(), ours),
    })
}

/// The watchdog is for one process, which is named where it may be another.
fn watchdog(microseconds: Option<&str>, process: Option<&str>, ours: u32) -> Option<Duration> {
    let is_ours = process.is_none_or(|process| process.parse() == Ok(ours));
    let microseconds = microseconds?.parse().ok().filter(|microseconds| *microseconds > 0)?;
    is_ours.then_some(Duration::from_micros(microseconds))
}

/// The folder of the person who runs the program.
#[must_use]
pub fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home.parent().is_some())
}

/// The language that the machine speaks to people; Dutch where it tells of neither.
pub(super) fn language() -> Language {
    language_of(LOCALE.map(|name| std::env::var(name).ok()))
}

/// An empty variable counts as not set.
fn language_of(locale: [Option<String>; 3]) -> Language {
    let first = locale.into_iter().flatten().find(|value| !value.is_empty());
    // Behind the language come the encoding and the modifier: en.UTF-8, nl_NL@euro.
    let locale = first.as_deref().and_then(|value| value.split(['.', '@']).next());
    locale.and_then(Language::from_locale).unwrap_or(Language::Dutch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_first_variable_that_is_set() {
        for (locale, language) in [
            ([None, None, None], Language::Dutch),
            ([None, None, Some("en_GB.UTF-8")], Language::English),
            ([None, None, Some("nl_NL.UTF-8")], Language::Dutch),
            ([None, None, Some("en.UTF-8")], Language::English),
            ([None, Some("nl_BE"), Some("en_US.UTF-8")], Language::Dutch),
            ([Some("en"), Some("nl_NL"), Some("nl_NL")], Language::English),
            ([Some(""), Some(""), Some("en_US")], Language::English),
            // Neither of our languages, or none at all: what follows doesn't count any more.
            ([Some("C.UTF-8"), None, Some("en_US")], Language::Dutch),
            ([None, None, Some("de_DE.UTF-8")], Language::Dutch),
        ] {
            assert_eq!(language_of(locale.map(|value| value.map(str::to_owned))), language, "{locale:?}");
        }
    }

    #[test]
    fn a_watchdog_for_another_process_is_none_of_ours() {
        let two_minutes = Some(Duration::from_secs(120));
        for (microseconds, process, expected) in [
            (Some("120000000"), Some("7"), two_minutes),
            (Some("120000000"), None, two_minutes),
            (Some("120000000"), Some("8"), None),
            (Some("0"), None, None),
            (Some("soon"), None, None),
            (None, Some("7"), None),
        ] {
            assert_eq!(watchdog(microseconds, process, 7), expected, "{microseconds:?} {process:?}");
        }
    }
}
