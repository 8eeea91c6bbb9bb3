//! What is said about the choices of a server: by `/settings`, where a question meets them, and by
//! `/diagnose`.

use super::permissions::Permission;
use crate::domain::ChannelList;

/// Something that the moderators of a server can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The language where a member's own tells nothing.
    Language,
    /// One of the lists of channels.
    Channels(ChannelList),
    /// The pauses between questions.
    Pauses,
    /// Whether unanswered questions are kept.
    Log,
    /// Where members can ask each other.
    Group,
}

impl Setting {
    /// Every setting, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Language,
        Self::Channels(ChannelList::Answer),
        Self::Channels(ChannelList::Private),
        Self::Channels(ChannelList::Questions),
        Self::Channels(ChannelList::Forums),
        Self::Pauses,
        Self::Log,
        Self::Group,
    ];
}

/// What is said to a moderator, and to a member whose question meets what they chose.
///
/// Channels are given as Discord shows them; a moment as well.
pub trait ServerTexts {
    /// Above the summary of the choices.
    fn settings_title(&self) -> String;
    /// What a setting is called: 1 to 100 characters.
    fn setting_name(&self, setting: Setting) -> String;
    /// What a setting does, when it is chosen from the menu: 1 to 100 characters.
    fn setting_hint(&self, setting: Setting) -> String;
    /// What a setting does, on its own screen.
    fn setting_explained(&self, setting: Setting) -> String;
    /// In the empty menu of settings.
    fn choose_setting(&self) -> String;
    /// In the empty menu of channels.
    fn choose_channels(&self) -> String;
    /// In the menu of languages.
    fn choose_language(&self) -> String;
    /// The language that the server has on Discord.
    fn language_of_discord(&self) -> String;
    /// A list of channels that is empty.
    fn no_channels(&self, list: ChannelList) -> String;
    /// Under channels whose messages the bot may not read: the volunteer has to switch that on.
    fn content_unreadable(&self) -> String;
    /// Under forums whose first messages the bot may not read: it goes by the titles.
    fn titles_only(&self) -> String;
    /// Both pauses, in seconds; 0 is none.
    fn pauses(&self, member: u64, channel: u64) -> String;
    /// Above the form for the pauses: 1 to 45 characters.
    fn pauses_form(&self) -> String;
    /// The pause of a member in that form: 1 to 45 characters.
    fn member_pause(&self) -> String;
    /// The pause of a channel in that form: 1 to 45 characters.
    fn channel_pause(&self) -> String;
    /// A pause that is no number of seconds from 0 to `most`.
    fn bad_pause(&self, most: u64) -> String;
    /// Whether something is on.
    fn on_or_off(&self, on: bool) -> String;
    /// On the button that switches something on or off.
    fn switch(&self, on: bool) -> String;
    /// On the button back to the summary.
    fn go_back(&self) -> String;
    /// On the button that empties a list of channels.
    fn clear(&self, list: ChannelList) -> String;
    /// On the button to the unanswered questions.
    fn show_unanswered(&self) -> String;
    /// On the button that erases them.
    fn erase_unanswered(&self) -> String;
    /// Above the unanswered questions, and how many there are.
    fn unanswered_title(&self, count: u64) -> String;
    /// There are no unanswered questions.
    fn nothing_unanswered(&self) -> String;
    /// A choice has been kept.
    fn kept(&self) -> String;
    /// A choice could not be kept.
    fn not_kept(&self) -> String;
    /// Whether a choice was kept is not known.
    fn not_sure(&self) -> String;
    /// Something that is kept could not be read.
    fn not_read(&self) -> String;
    /// A menu, button or form was used by somebody else than it was shown to, or too late.
    fn screen_lapsed(&self) -> String;

    /// The bot answers a mention in these channels only.
    fn answers_elsewhere(&self, channels: &[String]) -> String;
    /// Here, the bot answers for the asker alone, with a slash command.
    fn answers_privately(&self) -> String;
    /// The next question has to wait so many seconds.
    fn wait(&self, seconds: u64) -> String;
    /// The asker has as much in hand as one may have at once.
    fn one_at_a_time(&self) -> String;
    /// More is asked in all than the bot can answer: try again in so many seconds.
    fn busy(&self, seconds: u64) -> String;

    /// Above the state of the bot on a server.
    fn diagnosis_title(&self) -> String;
    /// The label of the permissions, or of the lack of them.
    fn permissions_label(&self) -> String;
    /// Above when the next quotes of the day come.
    fn next_quotes_label(&self) -> String;
    /// No permission is missing anywhere.
    fn permissions_complete(&self) -> String;
    /// In a channel these permissions are missing.
    fn permissions_missing(&self, channel: &str, permissions: &[Permission]) -> String;
    /// The server isn't known at this moment: Discord has told nothing of it yet.
    fn server_unknown(&self) -> String;
    /// There are more channels than can be listed.
    fn more_channels(&self, count: usize) -> String;
    /// The label of the intents.
    fn intents_label(&self) -> String;
    /// Whether the bot may read messages that are not put to it.
    fn message_content(&self, on: bool) -> String;
    /// The label of the connection.
    fn connection_label(&self) -> String;
    /// When the connection was last in trouble, if ever since the start.
    fn last_trouble(&self, trouble: Option<(&str, GatewayTrouble)>) -> String;
    /// The label of the documents.
    fn documents_label(&self) -> String;
    /// How much has been read, and of when the newest file is.
    fn documents(&self, documents: usize, passages: usize, changed: Option<&str>) -> String;
    /// The label of the version.
    fn version_label(&self) -> String;

    /// For the volunteer: Discord grants the intent that was asked for, or doesn't.
    fn content_intent(&self, wanted: bool, granted: bool) -> String;
    /// For the volunteer: what is missing in a channel of a server.
    fn missing_on(&self, server: &str, channel: &str, permissions: &[Permission]) -> String;
    /// For the volunteer: no permission is missing on the servers that were looked at, of so many.
    fn complete_on(&self, looked_at: usize, of: usize) -> String;
    /// For the volunteer: Discord did not tell of the channels of a server.
    fn server_unreadable(&self, server: &str) -> String;
}

/// What happened to the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayTrouble {
    /// It broke, and was made again.
    Disconnected,
    /// It was silent, and was made again.
    Silent,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::texts::languages::texts;

    fn fits(text: &str, most: usize) {
        assert!((1..=most).contains(&text.chars().count()), "{} of {most}: {text}", text.chars().count());
    }

    #[test]
    fn menus_forms_and_buttons_are_within_discords_limits() {
        for texts in Language::ALL.map(texts) {
            for setting in Setting::ALL {
                fits(&texts.setting_name(setting), 100);
                fits(&texts.setting_hint(setting), 100);
            }
            for placeholder in [
                texts.choose_setting(),
                texts.choose_channels(),
                texts.choose_language(),
                texts.choose_topic(),
                texts.choose_document(),
                texts.choose_section(),
            ] {
                fits(&placeholder, 150);
            }
            for form in [texts.pauses_form(), texts.member_pause(), texts.channel_pause()] {
                fits(&form, 45);
            }
            // So much of a label shows whole on a phone.
            for label in [texts.go_back(), texts.switch(true), texts.switch(false), texts.show_unanswered()] {
                fits(&label, 34);
            }
            for label in
                [texts.erase_unanswered(), texts.erase_now(), texts.previous_page(), texts.next_page()]
            {
                fits(&label, 34);
            }
            for list in ChannelList::ALL {
                fits(&texts.clear(list), 34);
            }
        }
    }
}
