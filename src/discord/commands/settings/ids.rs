//! What do the menus and buttons of `/settings` remember? All of it in their `custom_id`, so that
//! they work after a restart.

use std::fmt;
use std::str::FromStr;

use crate::domain::ChannelList;
use crate::texts::Setting;

/// Before each of them, so that no other part takes them for its own.
const PREFIX: &str = "set";

/// What happens when a menu or button of `/settings` is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SettingsId {
    /// The menu of settings: what was chosen says which.
    Menu,
    /// Back to the summary.
    Home,
    /// The menu of channels for a list.
    Pick(ChannelList),
    /// Empties a list.
    Clear(ChannelList),
    /// The menu of languages.
    Language,
    /// The form for the pauses.
    Pauses,
    /// Switches the log of unanswered questions on or off.
    Log(bool),
    /// A page of the unanswered questions, from 0.
    Unanswered(usize),
    /// Erases the unanswered questions.
    Forget,
}

impl fmt::Display for SettingsId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}:")?;
        match self {
            Self::Menu => f.write_str("menu"),
            Self::Home => f.write_str("home"),
            Self::Pick(list) => write!(f, "pick:{}", code(Setting::Channels(*list))),
            Self::Clear(list) => write!(f, "clear:{}", code(Setting::Channels(*list))),
            Self::Language => f.write_str("language"),
            Self::Pauses => f.write_str("pauses"),
            Self::Log(on) => write!(f, "log:{}", if *on { "on" } else { "off" }),
            Self::Unanswered(page) => write!(f, "asked:{page}"),
            Self::Forget => f.write_str("forget"),
        }
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for SettingsId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = id.split(':').collect();
        let list = |code: &str| match setting(code) {
            Some(Setting::Channels(list)) => Ok(list),
            _ => Err(NotOurs),
        };
        match parts.as_slice() {
            [PREFIX, "menu"] => Ok(Self::Menu),
            [PREFIX, "home"] => Ok(Self::Home),
            [PREFIX, "pick", code] => list(code).map(Self::Pick),
            [PREFIX, "clear", code] => list(code).map(Self::Clear),
            [PREFIX, "language"] => Ok(Self::Language),
            [PREFIX, "pauses"] => Ok(Self::Pauses),
            [PREFIX, "log", "on"] => Ok(Self::Log(true)),
            [PREFIX, "log", "off"] => Ok(Self::Log(false)),
            [PREFIX, "asked", page] => page.parse().map(Self::Unanswered).map_err(|_| NotOurs),
            [PREFIX, "forget"] => Ok(Self::Forget),
            _ => Err(NotOurs),
        }
    }
}

/// A setting as the value of an option in the menu.
pub(crate) fn code(setting: Setting) -> &'static str {
    match setting {
        Setting::Language => "language",
        Setting::Channels(ChannelList::Answer) => "answer",
        Setting::Channels(ChannelList::Private) => "private",
        Setting::Channels(ChannelList::Questions) => "questions",
        Setting::Channels(ChannelList::Forums) => "forums",
        Setting::Pauses => "pauses",
        Setting::Log => "log",
    }
}

/// The setting with this code.
pub(crate) fn setting(code: &str) -> Option<Setting> {
    Setting::ALL.into_iter().find(|known| self::code(*known) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_read_back_as_written() {
        use SettingsId::*;
        let lists = ChannelList::ALL.into_iter().flat_map(|list| [Pick(list), Clear(list)]);
        let others = [Menu, Home, Language, Pauses, Log(true), Log(false), Unanswered(7), Forget];
        for id in lists.chain(others) {
            let written = id.to_string();
            assert!(written.chars().count() <= crate::discord::render::limits::CUSTOM_ID);
            assert_eq!(written.parse(), Ok(id));
        }
        assert_eq!("set:pick:log".parse::<SettingsId>(), Err(NotOurs));
    }
}
