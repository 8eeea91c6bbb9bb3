//! What is said in English about what helped, and about answers that are kept?

use super::group::English;
use crate::domain::kept_answer::{KeptState, LookAt};
use crate::texts::kept::{KeptTexts, NotAlone, ThanksTexts, WantedBy};

impl ThanksTexts for English {
    fn thank_you(&self, name: &str) -> String {
        format!("Good to hear! I'll tell {name}.")
    }

    fn noted(&self, name: &str) -> String {
        format!("Noted. {name} will be pleased.")
    }

    fn own_message(&self) -> String {
        "Only others can say that of your message.".to_owned()
    }

    fn only_of_members(&self) -> String {
        "This is for what a member wrote as an answer.".to_owned()
    }

    fn only_in_questions(&self, channel: &str) -> String {
        format!("You can say this in the threads of {channel}.")
    }

    fn said_before(&self) -> String {
        "You said so before.".to_owned()
    }

    fn take_it_back(&self) -> String {
        "Take it back".to_owned()
    }

    fn taken_back(&self) -> String {
        "Taken back.".to_owned()
    }

    fn marked_first(&self, link: &str) -> String {
        format!(
            "Good to hear! I'll tell the author of {link}. Was it another message? Press and hold that one (or right-click \
             it), choose *Apps*, then *This helped*."
        )
    }

    fn nothing_to_mark(&self) -> String {
        "There is no message of theirs here any more.".to_owned()
    }

    fn it_helped(&self) -> String {
        "The asker says that this helped. Thank you!".to_owned()
    }

    fn your_answer_helped(&self, asker: Option<&str>, link: &str) -> String {
        format!("{} says that your answer helped: {link}", asker.unwrap_or("The asker"))
    }
}

impl KeptTexts for English {
    fn keep_it(&self) -> String {
        "Keep it for whoever asks next".to_owned()
    }

    fn not_alone(&self, why: NotAlone) -> String {
        let why = match why {
            NotAlone::TooShort => "it is too short",
            NotAlone::Attachment => "something comes with it that I can't keep",
        };
        format!("It can't stand on its own: {why}.")
    }

    fn proposed_before(&self) -> String {
        "That message was proposed before.".to_owned()
    }

    fn author_is_asked(&self, name: &str) -> String {
        format!("I'll ask {name} whether I may. After that a moderator has a look.")
    }

    fn author_not_reached(&self, name: &str) -> String {
        format!("I can't reach {name} at the moment. Try again later.")
    }

    fn may_i_show(&self, wanted: WantedBy) -> String {
        format!(
            "{} May I show your words, exactly as they stand, when somebody asks this again?",
            who(wanted)
        )
    }

    fn may_i_show_this(&self, wanted: WantedBy, quote: &str, link: &str) -> String {
        format!(
            "{}\n{quote}\n{link}\nMay I show your words, exactly as they stand, when somebody asks this again?",
            who(wanted)
        )
    }

    fn consents(&self) -> [String; 3] {
        ["With my name", "Without my name", "No"].map(str::to_owned)
    }

    fn consented(&self) -> String {
        "Thank you! Now a moderator has a look. Should you change your mind, take it back with `/privacy show`."
            .to_owned()
    }

    fn declined(&self) -> String {
        "That's fine. I won't keep it.".to_owned()
    }

    fn not_asked_any_more(&self) -> String {
        "I don't ask this any more.".to_owned()
    }

    fn to_keep(&self, count: usize) -> String {
        format!("Answers to keep ({count})")
    }

    fn none_to_keep(&self) -> String {
        "No answer is waiting to be kept.".to_owned()
    }

    fn look_at(&self, why: LookAt) -> String {
        match why {
            LookAt::New => "Its author agrees. Keep it for whoever asks this next?",
            LookAt::Doubted => "Three people had no use for this, so I don't show it now. Is it right?",
            LookAt::NoQuestion => {
                "The asker has erased the question, so I don't show this now. Give it a question of its own."
            }
            LookAt::Changed => {
                "The message was changed since. I show what it said before. Is that still fine?"
            }
            LookAt::Old => "This has been here for a year. Is it still right?",
        }
        .to_owned()
    }

    fn written_by(&self, author: &str, named: bool, link: &str) -> String {
        let named = if named { "with their name" } else { "without their name" };
        format!("By {author}, {named}: {link}")
    }

    fn no_question(&self) -> String {
        "(no question yet)".to_owned()
    }

    fn decisions(&self) -> [String; 3] {
        ["Keep", "Refuse", "Change the question"].map(str::to_owned)
    }

    fn is_kept(&self) -> String {
        "Kept. Whoever asks this gets to read it.".to_owned()
    }

    fn is_refused(&self) -> String {
        "Not kept. The words are erased.".to_owned()
    }

    fn needs_question(&self) -> String {
        "Give it a question first.".to_owned()
    }

    fn answer_gone(&self) -> String {
        "This answer isn't there any more.".to_owned()
    }

    fn question_title(&self) -> String {
        "Change the question".to_owned()
    }

    fn question_input(&self) -> String {
        "Which question does this answer?".to_owned()
    }

    fn your_answers(&self, count: usize) -> String {
        format!("Your kept answers ({count})")
    }

    fn your_answers_title(&self) -> String {
        "Your kept answers".to_owned()
    }

    fn none_of_yours(&self) -> String {
        "No answer of yours is kept.".to_owned()
    }

    fn kept_state(&self, state: KeptState, named: bool) -> String {
        match (state, named) {
            (KeptState::Asked, _) => "waits for your yes",
            (KeptState::Offered, _) => "waits for a moderator",
            (KeptState::Kept, true) => "shown with your name",
            (KeptState::Kept, false) => "shown without your name",
            (KeptState::Refused | KeptState::Withdrawn, _) => "not kept",
        }
        .to_owned()
    }

    fn choose_answer(&self) -> String {
        "Choose one to take back".to_owned()
    }

    fn take_back(&self) -> String {
        "Take it back".to_owned()
    }

    fn answer_taken_back(&self) -> String {
        "Taken back. The words are erased.".to_owned()
    }

    fn kept_privacy(&self) -> String {
        "- When somebody says that a message of yours helped, I remember that for 400 days. If you let me keep your \
         words, they stay until you take them back or delete the message."
            .to_owned()
    }
}

fn who(wanted: WantedBy) -> &'static str {
    match wanted {
        WantedBy::Asker => "The asker says that this helped.",
        WantedBy::Moderator => "A moderator would like to keep this answer.",
    }
}
