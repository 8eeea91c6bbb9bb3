//! What do the menus and buttons of `/settings` remember? All of it in their `custom_id`, so that
//! they work after a restart: who may use them, and what they do.

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
    /// A menu or button of the group.
    Group(GroupChoice),
}

/// What can be chosen of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupChoice {
    /// The menu of channels.
    Channel,
    /// There is no group any more.
    None,
    /// Whether helpers are asked.
    Wakes(bool),
    /// The menu of times after which they are.
    Wait,
    /// Closes the open questions.
    Close,
    /// Lets them be.
    Leave,
    /// The menu of the channel for the figures.
    Figures,
    /// No figures are posted.
    NoFigures,
}

impl GroupChoice {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Channel, "channel"),
        (Self::None, "none"),
        (Self::Wakes(true), "wakes"),
        (Self::Wakes(false), "quiet"),
        (Self::Wait, "wait"),
        (Self::Close, "close"),
        (Self::Leave, "leave"),
        (Self::Figures, "figures"),
        (Self::NoFigures, "nofigures"),
    ];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(choice, _)| *choice == self).map_or("leave", |(_, code)| code)
    }
}

impl SettingsId {
    /// As a `custom_id`, with the stamp of the member who may use it.
    pub(crate) fn stamped(self, stamp: &str) -> String {
        format!("{PREFIX}:{stamp}:{self}")
    }

    /// The stamp and the meaning of a `custom_id` of ours.
    pub(crate) fn read(custom_id: &str) -> Result<(&str, Self), NotOurs> {
        match custom_id.splitn(3, ':').collect::<Vec<_>>().as_slice() {
            [PREFIX, stamp, id] => Ok((*stamp, id.parse()?)),
            _ => Err(NotOurs),
        }
    }
}

/// Whether a `custom_id` belongs to `/settings`, also where an earlier version wrote it.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

impl fmt::Display for SettingsId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
            Self::Group(choice) => write!(f, "group:{}", choice.code()),
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
            ["menu"] => Ok(Self::Menu),
            ["home"] => Ok(Self::Home),
            ["pick", code] => list(code).map(Self::Pick),
            ["clear", code] => list(code).map(Self::Clear),
            ["language"] => Ok(Self::Language),
            ["pauses"] => Ok(Self::Pauses),
            ["log", "on"] => Ok(Self::Log(true)),
            ["log", "off"] => Ok(Self::Log(false)),
            ["asked", page] => page.parse().map(Self::Unanswered).map_err(|_| NotOurs),
            ["forget"] => Ok(Self::Forget),
            ["group", code] => {
                let known = GroupChoice::ALL.into_iter().find(|(_, known)| known == code);
                known.map(|(choice, _)| Self::Group(choice)).ok_or(NotOurs)
            }
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
        Setting::Group => "group",
    }
}

/// The setting with this code.
pub(crate) fn setting(code: &str) -> Option<Setting> {
    Setting::ALL.into_iter().find(|known| self::code(*known) == code)
}

#[cfg(test)]
mod tests {
    use serenity::all::{GuildId, UserId};

    use super::*;
    use crate::discord::grant::Grants;
    use crate::domain::Secret;

    #[test]
    fn every_id_is_read_back_as_written() {
        use SettingsId::*;
        let lists = ChannelList::ALL.into_iter().flat_map(|list| [Pick(list), Clear(list)]);
        let others = [Menu, Home, Language, Pauses, Log(true), Log(false), Unanswered(7), Forget];
        let of_the_group = GroupChoice::ALL.map(|(choice, _)| Group(choice));
        let grants = Grants::new(&Secret::new("a.token"));
        let stamp = grants.stamp(GuildId::new(u64::MAX), UserId::new(u64::MAX), i64::MAX >> 24);
        for id in lists.chain(others).chain(of_the_group) {
            let written = id.stamped(&stamp);
            assert!(written.chars().count() <= crate::discord::render::limits::CUSTOM_ID);
            assert_eq!(SettingsId::read(&written), Ok((stamp.as_str(), id)));
            assert!(is_ours(&written));
        }
        assert_eq!(SettingsId::read("set:stamp:pick:log"), Err(NotOurs));
        assert!(
            is_ours("set:pick:answer") && SettingsId::read("set:pick:answer").is_err(),
            "an earlier form"
        );
    }
}
