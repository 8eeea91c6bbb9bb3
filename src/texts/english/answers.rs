//! What stands around an answer in English?

use super::English;
use crate::texts::answers::AnswerTexts;

impl AnswerTexts for English {
    fn more(&self) -> String {
        "More…".to_owned()
    }

    fn more_about(&self, place: &str) -> String {
        format!("More about *{place}*")
    }

    fn choose_passage(&self) -> String {
        "Were you looking for one of these?".to_owned()
    }

    fn works_behind_more(&self, count: usize) -> String {
        format!("{count} sources behind More…")
    }

    fn and_more_works(&self, count: usize) -> String {
        format!("and {count} more")
    }

    fn closest_headings(&self) -> String {
        "These come closest:".to_owned()
    }

    fn look_around(&self) -> String {
        "Try other words, or look around with `/topics`.".to_owned()
    }

    fn answers_openly_in(&self, channels: &[String]) -> String {
        format!(
            "I answer publicly in {} only. Anywhere else, only you see what `/ask` gives.",
            channels.join(", ")
        )
    }

    fn only_you_see_it_in(&self, channels: &[String]) -> String {
        format!("In {} only you see my answer.", channels.join(", "))
    }

    fn answers_unasked_in(&self, channels: &[String]) -> String {
        format!("In {} you needn't mention me: when I'm sure, I answer.", channels.join(", "))
    }

    fn pause_between_questions(&self, seconds: u64) -> String {
        if seconds == 1 {
            "Between two questions there is a pause of 1 second.".to_owned()
        } else {
            format!("Between two questions there is a pause of {seconds} seconds.")
        }
    }

    fn other_commands(&self, commands: &[String]) -> String {
        format!("There is also: {}", commands.join(", "))
    }

    fn ratings_label(&self) -> String {
        "What members think of passages".to_owned()
    }

    fn no_ratings(&self) -> String {
        "Nobody has pressed *Helpful* or *Not helpful* yet.".to_owned()
    }

    fn rated(&self, place: &str, helpful: u64, unhelpful: u64) -> String {
        format!("{place}: helpful {helpful}, not {unhelpful}")
    }

    fn take_back(&self) -> String {
        "Remove the answer".to_owned()
    }

    fn taken_back(&self) -> String {
        "The answer is gone.".to_owned()
    }

    fn not_taken_back(&self) -> String {
        "I'm not allowed to remove my own message here. Please ask a moderator.".to_owned()
    }

    fn post_as_reply(&self) -> String {
        "Post as a reply".to_owned()
    }

    fn posted(&self, link: &str) -> String {
        format!("There it is: {link}")
    }

    fn pointed_out_by(&self, member: &str) -> String {
        format!("{member} points to this passage.")
    }

    fn message_gone(&self) -> String {
        "That message isn't there any more.".to_owned()
    }

    fn not_shared_here(&self) -> String {
        "The moderators chose that I say nothing in public here. You can still pass the text on yourself."
            .to_owned()
    }

    fn may_not_speak(&self) -> String {
        "You can't write here yourself, so I don't do it for you either.".to_owned()
    }
}
