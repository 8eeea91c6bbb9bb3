//! What does the bot say in English about the choices of a server?

use super::{English, counted_documents, counted_passages};
use crate::domain::{ChannelList, Language};
use crate::texts::permissions::{Permission, listed};
use crate::texts::server::{GatewayTrouble, ServerTexts, Setting};

impl ServerTexts for English {
    fn settings_title(&self) -> String {
        "Settings of this server".to_owned()
    }

    fn setting_name(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => "Language",
            Setting::Channels(ChannelList::Answer) => "Answer channels",
            Setting::Channels(ChannelList::Private) => "Private channels",
            Setting::Channels(ChannelList::Questions) => "Question channels",
            Setting::Channels(ChannelList::Forums) => "Forums",
            Setting::Pauses => "Pauses",
            Setting::Log => "Unanswered questions",
            Setting::Group => "The group",
        }
        .to_owned()
    }

    fn setting_hint(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => "For members who use Discord in another language",
            Setting::Channels(ChannelList::Answer) => "Where everyone sees my answer",
            Setting::Channels(ChannelList::Private) => "Where only the asker sees the answer",
            Setting::Channels(ChannelList::Questions) => "Where I answer questions without being mentioned",
            Setting::Channels(ChannelList::Forums) => "Where I answer new posts",
            Setting::Pauses => "Between two questions of a member or in a channel",
            Setting::Log => "Whether I keep them for you",
            Setting::Group => "Where members can ask each other",
        }
        .to_owned()
    }

    fn setting_explained(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => {
                "I reply in the member's language. Where that is neither Dutch nor English, I use this one."
            }
            Setting::Channels(ChannelList::Answer) => {
                "In these channels everyone sees my answer. Anywhere else, `/ask` gives a member an answer that only they see. If you choose none, I answer publicly everywhere."
            }
            Setting::Channels(ChannelList::Private) => {
                "In these channels only the asker sees the answer to `/ask`."
            }
            Setting::Channels(ChannelList::Questions) => {
                "In these channels I also answer questions that are not put to me, but only when I am sure of the answer. Otherwise I keep silent."
            }
            Setting::Channels(ChannelList::Forums) => {
                "In these forums I answer a new post once, and only when I am sure of the answer."
            }
            Setting::Pauses => "How many seconds there must be between two questions.",
            Setting::Group => {
                "Without an answer in the documents I offer to put the question here. If nobody replies, I can ask members who offered to think along. I ask nobody who didn't."
            }
            Setting::Log => {
                "I can keep the questions I found no answer to for 30 days, without noting who asked. When you switch this off, I erase what is there."
            }
        }
        .to_owned()
    }

    fn choose_setting(&self) -> String {
        "What would you like to change?".to_owned()
    }

    fn choose_channels(&self) -> String {
        "Choose the channels, to replace those above".to_owned()
    }

    fn choose_language(&self) -> String {
        "Choose a language".to_owned()
    }

    fn language_of_discord(&self) -> String {
        "As the server on Discord".to_owned()
    }

    fn no_channels(&self, list: ChannelList) -> String {
        match list {
            ChannelList::Answer => "Everywhere",
            ChannelList::Private | ChannelList::Questions | ChannelList::Forums => "Nowhere",
        }
        .to_owned()
    }

    fn content_unreadable(&self) -> String {
        "Doesn't work yet: whoever runs the bot must first switch Message Content on (MESSAGE_CONTENT in .env)."
            .to_owned()
    }

    fn titles_only(&self) -> String {
        "I read only the titles here: Message Content is off.".to_owned()
    }

    fn pauses(&self, member: u64, channel: u64) -> String {
        let pause = |seconds: u64| match seconds {
            0 => "none".to_owned(),
            1 => "1 second".to_owned(),
            more => format!("{more} seconds"),
        };
        format!("Per member: {}\nPer channel: {}", pause(member), pause(channel))
    }

    fn pauses_form(&self) -> String {
        "Pauses between questions".to_owned()
    }

    fn member_pause(&self) -> String {
        "Seconds per member (0 is no pause)".to_owned()
    }

    fn channel_pause(&self) -> String {
        "Seconds per channel (0 is no pause)".to_owned()
    }

    fn bad_pause(&self, most: u64) -> String {
        format!("Fill in a number of seconds, from 0 to {most}. Nothing has changed.")
    }

    fn on_or_off(&self, on: bool) -> String {
        if on { "On" } else { "Off" }.to_owned()
    }

    fn switch(&self, on: bool) -> String {
        if on { "Switch on" } else { "Switch off and erase" }.to_owned()
    }

    fn go_back(&self) -> String {
        "Back".to_owned()
    }

    fn clear(&self, list: ChannelList) -> String {
        match list {
            ChannelList::Answer => "Answer everywhere",
            ChannelList::Private | ChannelList::Questions | ChannelList::Forums => "Nowhere",
        }
        .to_owned()
    }

    fn show_unanswered(&self) -> String {
        "Show the questions".to_owned()
    }

    fn erase_unanswered(&self) -> String {
        "Erase the questions".to_owned()
    }

    fn unanswered_title(&self, count: u64) -> String {
        if count == 1 { "1 unanswered question".to_owned() } else { format!("{count} unanswered questions") }
    }

    fn nothing_unanswered(&self) -> String {
        "There are no unanswered questions.".to_owned()
    }

    fn kept(&self) -> String {
        "Saved.".to_owned()
    }

    fn not_kept(&self) -> String {
        "I couldn't save that, and nothing has changed. Please try again in a minute.".to_owned()
    }

    fn not_sure(&self) -> String {
        "I can't keep anything right now, and I don't know whether this still went through. Look in a minute what `/settings` says.".to_owned()
    }

    fn not_read(&self) -> String {
        "I can't get at that now. Please try again in a minute.".to_owned()
    }

    fn screen_lapsed(&self) -> String {
        "This screen isn't yours, or has been open for too long. Give the command again.".to_owned()
    }

    fn answers_elsewhere(&self, channels: &[String]) -> String {
        let where_to = match channels {
            [one] => one.clone(),
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
            [] => return self.answers_privately(),
        };
        format!(
            "I don't answer publicly here. Ask in {where_to}, or use `/ask`: only you will see that answer."
        )
    }

    fn answers_privately(&self) -> String {
        "In this channel I would rather answer in private. Use `/ask`: only you will see that answer."
            .to_owned()
    }

    fn wait(&self, seconds: u64) -> String {
        let time = if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") };
        format!("One moment: you can ask your next question in {time}.")
    }

    fn one_at_a_time(&self) -> String {
        "Easy does it: I'm still working on what you asked before. Please try again in a moment.".to_owned()
    }

    fn busy(&self, seconds: u64) -> String {
        format!("I'm very busy right now. Please try again in {seconds} seconds, and I'll gladly help you.")
    }

    fn diagnosis_title(&self) -> String {
        "How is the bot doing?".to_owned()
    }

    fn permissions_label(&self) -> String {
        "Permissions".to_owned()
    }

    fn next_quotes_label(&self) -> String {
        "Next quote of the day".to_owned()
    }

    fn permissions_complete(&self) -> String {
        "I have what I need in every channel.".to_owned()
    }

    fn permissions_missing(&self, channel: &str, permissions: &[Permission]) -> String {
        format!("{channel}: missing {}", listed(permissions, Language::English))
    }

    fn server_unknown(&self) -> String {
        "Discord hasn't told me anything about this server yet. Please try again in a minute.".to_owned()
    }

    fn more_channels(&self, count: usize) -> String {
        if count == 1 { "and 1 more channel".to_owned() } else { format!("and {count} more channels") }
    }

    fn intents_label(&self) -> String {
        "What I may read".to_owned()
    }

    fn message_content(&self, on: bool) -> String {
        if on {
            "Message Content is on: question channels work."
        } else {
            "Message Content is off: I read only what is put to me, and question channels don't work."
        }
        .to_owned()
    }

    fn connection_label(&self) -> String {
        "Connection".to_owned()
    }

    fn last_trouble(&self, trouble: Option<(&str, GatewayTrouble)>) -> String {
        match trouble {
            None => "No trouble since the bot was started.".to_owned(),
            Some((when, GatewayTrouble::Disconnected)) => {
                format!("The connection to Discord last broke: {when}")
            }
            Some((when, GatewayTrouble::Silent)) => format!("Discord last fell silent: {when}"),
        }
    }

    fn documents_label(&self) -> String {
        "Documents".to_owned()
    }

    fn documents(&self, documents: usize, passages: usize, changed: Option<&str>) -> String {
        let (documents, passages) = (counted_documents(documents), counted_passages(passages));
        let changed = changed.map_or(String::new(), |when| format!(", last updated on {when}"));
        format!("{documents}, {passages}{changed}")
    }

    fn version_label(&self) -> String {
        "Version".to_owned()
    }

    fn content_intent(&self, wanted: bool, granted: bool) -> String {
        match (wanted, granted) {
            (true, true) => "Message Content is on, in .env and at Discord: question channels work.",
            (true, false) => {
                "MESSAGE_CONTENT is on in .env, but Discord doesn't allow it. At https://discord.com/developers/applications, on the Bot page, switch Message Content Intent on, or take MESSAGE_CONTENT out of .env."
            }
            (false, true) => {
                "Discord allows Message Content, but the bot doesn't ask for it. If you want question channels, put MESSAGE_CONTENT=true in .env."
            }
            (false, false) => "Message Content is off. Only question channels need it, and the text of forum posts.",
        }
        .to_owned()
    }

    fn missing_on(&self, server: &str, channel: &str, permissions: &[Permission]) -> String {
        format!("On {server}, in #{channel}, the bot is missing: {}.", listed(permissions, Language::English))
    }

    fn complete_on(&self, looked_at: usize, of: usize) -> String {
        match (looked_at, of) {
            (_, 0) => "The bot is not on any server yet.".to_owned(),
            (1, 1) => "On the bot's server no permission is missing.".to_owned(),
            (looked_at, of) if looked_at == of => {
                format!("On the bot's {of} servers no permission is missing.")
            }
            (looked_at, of) => {
                format!("Looked at {looked_at} of the bot's {of} servers: no permission is missing there.")
            }
        }
    }

    fn server_unreadable(&self, server: &str) -> String {
        format!("Discord won't say anything about {server} right now.")
    }
}
