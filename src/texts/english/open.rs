//! What is said in English about the list of open questions, and to moderators about where they are put?

use super::group::{English, minutes as in_words};
use crate::domain::Language;
use crate::texts::open::{OpenList, OpenTexts};
use crate::texts::permissions::{Permission, listed};

impl OpenTexts for English {
    fn open_title(&self) -> String {
        "Open questions".to_owned()
    }

    fn open_line(&self, question: &str, when: &str, replies: u64, followers: u64) -> String {
        let replies = match replies {
            0 => "no reply".to_owned(),
            1 => "1 reply".to_owned(),
            more => format!("{more} replies"),
        };
        let followers = match followers {
            0 => String::new(),
            1 => " · 1 wants to know".to_owned(),
            more => format!(" · {more} want to know"),
        };
        format!("{question} · {when} · {replies}{followers}")
    }

    fn none_open(&self, list: OpenList) -> String {
        match list {
            OpenList::All => "There are no open questions. Lovely.",
            OpenList::Mine => "You have no open questions.",
            OpenList::Followed => "There is no open question that you want to know too.",
        }
        .to_owned()
    }

    fn open_list(&self, list: OpenList) -> String {
        match list {
            OpenList::All => "All questions",
            OpenList::Mine => "My questions",
            OpenList::Followed => "Those I want to know too",
        }
        .to_owned()
    }

    fn choose_question(&self) -> String {
        "Choose a question".to_owned()
    }

    fn group_nowhere(&self) -> String {
        "Nowhere".to_owned()
    }

    fn group_lost(&self) -> String {
        "The channel is gone, so this is off. Choose another within a week and the open questions stay open."
            .to_owned()
    }

    fn wakes(&self, on: bool, minutes: u64) -> String {
        if on {
            format!("Without a reply I ask members who offered to think along after {}.", in_words(minutes))
        } else {
            "I ask no members who offered to think along.".to_owned()
        }
    }

    fn choose_group(&self) -> String {
        "Choose a text channel or a forum".to_owned()
    }

    fn choose_wait(&self) -> String {
        "After how long without a reply?".to_owned()
    }

    fn wait(&self, minutes: u64) -> String {
        format!("After {}", in_words(minutes))
    }

    fn switch_wakes(&self, on: bool) -> String {
        if on { "Ask who offered" } else { "Ask nobody" }.to_owned()
    }

    fn no_more_group(&self) -> String {
        "Nowhere".to_owned()
    }

    fn close_open_ones(&self, count: usize) -> String {
        let open = if count == 1 { "1 question is".to_owned() } else { format!("{count} questions are") };
        format!(
            "Saved: no questions are put to the group any more. {open} still open. Shall I close them, with a word in their threads?"
        )
    }

    fn close_them(&self) -> String {
        "Close them".to_owned()
    }

    fn leave_them(&self) -> String {
        "Leave them open".to_owned()
    }

    fn group_label(&self) -> String {
        "The group".to_owned()
    }

    fn asked_this_week(&self, count: usize) -> String {
        match count {
            1 => "1 question this week.".to_owned(),
            more => format!("{more} questions this week."),
        }
    }

    fn lacks(&self, permissions: &[Permission]) -> String {
        format!("There I lack {}.", listed(permissions, Language::English))
    }

    fn lacks_nothing(&self) -> String {
        "I have all I need there.".to_owned()
    }
}
