//! What does Discord call the permissions that the bot needs?

use crate::domain::Language;

/// A permission of Discord's that the bot needs somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To see that a channel is there.
    ViewChannel,
    /// To write in a channel.
    SendMessages,
    /// To write in threads and in the posts of forums.
    SendMessagesInThreads,
    /// To open a thread below a quote of the day, where that was chosen, and of a question to the group in a text
    /// channel.
    CreatePublicThreads,
    /// To show cards.
    EmbedLinks,
    /// To reply to what was said before, and to look back after a doubt.
    ReadMessageHistory,
}

impl Permission {
    /// What the bot is invited with, in the order in which Discord lists them: all of them but what somebody
    /// must have chosen first.
    pub const ALL: [Self; 5] = [
        Self::ViewChannel,
        Self::SendMessages,
        Self::SendMessagesInThreads,
        Self::EmbedLinks,
        Self::ReadMessageHistory,
    ];

    /// What a quote of the day needs: to find the channel, to write there, to show the card, and to look
    /// back after a doubt.
    pub const OF_A_POST: [Self; 4] =
        [Self::ViewChannel, Self::SendMessages, Self::EmbedLinks, Self::ReadMessageHistory];

    /// What a question to the group needs in a forum: its posts are threads.
    pub const OF_A_FORUM: [Self; 5] = [
        Self::ViewChannel,
        Self::SendMessages,
        Self::SendMessagesInThreads,
        Self::EmbedLinks,
        Self::ReadMessageHistory,
    ];

    /// What it needs in a text channel, where each has a thread.
    pub const OF_A_THREAD: [Self; 6] = [
        Self::ViewChannel,
        Self::SendMessages,
        Self::CreatePublicThreads,
        Self::SendMessagesInThreads,
        Self::EmbedLinks,
        Self::ReadMessageHistory,
    ];

    /// What an answer needs in a channel that the bot sees.
    pub const OF_AN_ANSWER: [Self; 2] = [Self::SendMessages, Self::EmbedLinks];

    /// Its name in Discord's settings, in the client of a language. In Dutch the English name stands
    /// behind it: many who manage a server have their Discord in English.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (dutch, english) = self.names();
        match language {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::ViewChannel => ("Kanalen bekijken (View Channel)", "View Channel"),
            Self::SendMessages => ("Berichten versturen (Send Messages)", "Send Messages"),
            Self::SendMessagesInThreads => {
                ("Berichten versturen in threads (Send Messages in Threads)", "Send Messages in Threads")
            }
            Self::CreatePublicThreads => {
                ("Openbare threads maken (Create Public Threads)", "Create Public Threads")
            }
            Self::EmbedLinks => ("Links insluiten (Embed Links)", "Embed Links"),
            Self::ReadMessageHistory => {
                ("Berichtgeschiedenis lezen (Read Message History)", "Read Message History")
            }
        }
    }
}

/// The names of permissions, with commas between them.
pub(super) fn listed(permissions: &[Permission], language: Language) -> String {
    let names: Vec<_> = permissions.iter().map(|permission| permission.name(language)).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_its_own_and_in_dutch_the_english_one_stands_behind_it() {
        let all = Permission::ALL.into_iter().chain([Permission::CreatePublicThreads]);
        for permission in all.clone() {
            let [dutch, english] = Language::ALL.map(|language| permission.name(language));
            assert!(dutch.ends_with(&format!(" ({english})")), "{dutch}");
            assert_eq!(all.clone().filter(|other| other.names() == permission.names()).count(), 1);
        }
    }
}
