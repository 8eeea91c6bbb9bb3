//! What is said in English to those who think along?

use crate::domain::Language;
use crate::domain::helper::{HelperState, QuietHours, Way};
use crate::texts::helpers::{HelperChoice, HelperTexts, NoMore, PauseFor, WakeReason, WakeWords};

pub(crate) struct English;

impl HelperTexts for English {
    fn think_along(&self) -> String {
        "Think along".to_owned()
    }

    fn what_it_is(&self, a_week: u16) -> String {
        format!(
            "Sometimes nobody answers a question. Then I send up to three people who may know something about it a \
             direct message. You needn't be an expert, and \"not now\" is always fine: nobody sees it. At most \
             {a_week} a week, never at night."
        )
    }

    fn choose_topics(&self) -> String {
        "Choose topics".to_owned()
    }

    fn topics_label(&self) -> String {
        "Topics".to_owned()
    }

    fn own_words_label(&self) -> String {
        "In my own words".to_owned()
    }

    fn none_yet(&self) -> String {
        "Nothing yet".to_owned()
    }

    fn in_own_words(&self) -> String {
        "In my own words".to_owned()
    }

    fn own_words_title(&self) -> String {
        "Think along".to_owned()
    }

    fn what_can_people_ask(&self) -> String {
        "What can people ask you about?".to_owned()
    }

    fn own_words_example(&self) -> String {
        "organising a street party, bookkeeping for a foundation, beekeeping".to_owned()
    }

    fn count_me_in(&self) -> String {
        "Count me in".to_owned()
    }

    fn something_first(&self) -> String {
        "Choose a topic first, or write a few words of your own.".to_owned()
    }

    fn would_you_too(&self) -> String {
        "Is there something that others can ask you?".to_owned()
    }

    fn i_think_along_too(&self) -> String {
        "Yes, I'll think along too".to_owned()
    }

    fn no_group_here(&self) -> String {
        "On this server, questions can't be put to the group. Then I have nothing to ask you either."
            .to_owned()
    }

    fn greeting(&self, name: &str, server: &str) -> String {
        format!(
            "Hi {name}! This is where I'll ask you, now and then, on behalf of {server}. To change or stop: \
             `/helper` on the server, or the button."
        )
    }

    fn stop(&self) -> String {
        "Stop".to_owned()
    }

    fn direct_messages_closed(&self) -> String {
        "I can't send you direct messages. Allow them for this server (server menu, Privacy Settings), and press \
         again. Or:"
            .to_owned()
    }

    fn mention_me(&self) -> String {
        "Mention me in the thread instead".to_owned()
    }

    fn try_later(&self) -> String {
        "So many people offered just now that Discord wants me to take it slowly. Press again in an hour?"
            .to_owned()
    }

    fn counted_in(&self, way: Way) -> String {
        match way {
            Way::DirectMessage => {
                "Lovely, you're in. I've sent you a direct message: that's where I'll ask you."
            }
            Way::Thread => {
                "Lovely, you're in. I'll mention you in the thread when I want to ask you something."
            }
        }
        .to_owned()
    }

    fn you_think_along(&self) -> String {
        "You're thinking along".to_owned()
    }

    fn state(&self, state: HelperState, until: Option<&str>) -> String {
        match (state, until) {
            (HelperState::Awake, _) => "I ask you now and then.".to_owned(),
            (HelperState::Paused, Some(until)) => format!("You're taking a break until {until}."),
            (HelperState::Paused, None) => "You're taking a break until you say so.".to_owned(),
            (HelperState::Asleep, _) => {
                "I don't ask you any more, since I didn't hear from you for a while.".to_owned()
            }
            (HelperState::Unreachable, _) => {
                "My direct messages don't reach you. Allow them for this server (server menu, Privacy Settings), or \
                 choose to be mentioned in the thread."
                    .to_owned()
            }
            (HelperState::Gone, _) => "You had left the server.".to_owned(),
        }
    }

    fn asked_so_far(&self, week: usize, month: usize) -> String {
        format!("Asked this week: {week}. In the last 30 days: {month}.")
    }

    fn replied_in(&self, questions: usize) -> String {
        match questions {
            1 => "You replied in one question of others lately. Thank you.".to_owned(),
            _ => format!("You replied in {questions} questions of others lately. Thank you."),
        }
    }

    fn at_most(&self, a_week: u16) -> String {
        format!("At most {a_week} a week")
    }

    fn quiet(&self, hours: Option<QuietHours>, zone: &str) -> String {
        match hours {
            Some(QuietHours { from, to }) => format!("Never from {} to {} ({zone})", clock(from), clock(to)),
            None => "At any hour".to_owned(),
        }
    }

    fn languages(&self, only: Option<Language>) -> String {
        match only {
            None => "Questions in any language",
            Some(Language::Dutch) => "Questions in Dutch only",
            Some(Language::English) => "Questions in English only",
        }
        .to_owned()
    }

    fn way(&self, way: Way) -> String {
        match way {
            Way::DirectMessage => "By direct message",
            Way::Thread => "By a mention in the thread",
        }
        .to_owned()
    }

    fn named(&self, named: bool) -> String {
        if named { "Named under topics you helped with" } else { "Your name is shown nowhere" }.to_owned()
    }

    fn not_asked_for(&self, people: u64) -> String {
        match people {
            1 => "Not asked for one person".to_owned(),
            _ => format!("Not asked for {people} people"),
        }
    }

    fn choose_change(&self) -> String {
        "Change something".to_owned()
    }

    fn choice(&self, choice: HelperChoice) -> String {
        match choice {
            HelperChoice::Topics => "Topics",
            HelperChoice::OwnWords => "My own words",
            HelperChoice::AWeek => "How many a week",
            HelperChoice::QuietHours => "Quiet hours and time zone",
            HelperChoice::Languages => "Languages of the questions",
            HelperChoice::Way => "Direct message or mention in the thread",
            HelperChoice::Named => "Being named under topics I helped with: on or off",
            HelperChoice::Pause => "Take a break",
            HelperChoice::ForEverybody => "Ask me for everybody again",
        }
        .to_owned()
    }

    fn back(&self) -> String {
        "Back".to_owned()
    }

    fn times_a_week(&self, a_week: u16) -> String {
        format!("{a_week} a week")
    }

    fn pause_for(&self, time: PauseFor) -> String {
        match time {
            PauseFor::Week => "A week",
            PauseFor::Month => "A month",
            PauseFor::UntilTheySaySo => "Until I say so",
        }
        .to_owned()
    }

    fn wake_me_again(&self) -> String {
        "Wake me again".to_owned()
    }

    fn quiet_title(&self) -> String {
        "When I'm not to be asked".to_owned()
    }

    fn quiet_labels(&self) -> [String; 3] {
        [
            "From, such as 22:00 (empty: at any hour)".to_owned(),
            "To, such as 08:00".to_owned(),
            "Time zone, such as Europe/Amsterdam".to_owned(),
        ]
    }

    fn not_quiet_hours(&self, typed: &str) -> String {
        format!("I can't read \"{typed}\". Write times like 22:00, and a zone like Europe/Amsterdam.")
    }

    fn changed(&self) -> String {
        "Kept.".to_owned()
    }

    fn stopped(&self) -> String {
        "Thank you for thinking along. All I kept about it is gone.".to_owned()
    }

    fn no_helper(&self) -> String {
        "You don't think along any more, so this button does nothing. `/helper` on the server starts it again."
            .to_owned()
    }

    fn wake(&self, words: &WakeWords) -> String {
        let WakeWords { server, question, a_week, .. } = words;
        let reason = match &words.reason {
            WakeReason::Topic(topic) => format!("you chose *{topic}*"),
            WakeReason::OwnWords(own) => format!("you wrote \"{own}\""),
            WakeReason::Earlier(earlier) => format!("you helped with \"{earlier}\""),
            WakeReason::OftenHere => "you have helped others here before".to_owned(),
        };
        let mut about = Vec::new();
        if !words.purpose.is_empty() {
            about.push(format!("What for: {}", words.purpose));
        }
        if !words.by_when.is_empty() {
            about.push(format!("By: {}", words.by_when));
        }
        let about = if about.is_empty() { String::new() } else { format!("*{}*\n", about.join(" · ")) };
        format!(
            "**A question on *{server}* that you may know something about**\n> {question}\n{about}Nobody has replied \
             yet. I'm asking you because {reason}.\n-# At most {a_week} a week · `/helper` on the server changes that"
        )
    }

    fn wake_in_thread(&self, mention: &str) -> String {
        format!("{mention}, do you perhaps know this?")
    }

    fn i_look(&self) -> String {
        "I'll have a look".to_owned()
    }

    fn not_now(&self) -> String {
        "Not now".to_owned()
    }

    fn not_my_thing(&self) -> String {
        "Not my thing".to_owned()
    }

    fn here_it_is(&self, link: &str) -> String {
        format!("Lovely. Here it is: {link}. Say what you know; half an answer is a start.")
    }

    fn that_is_fine(&self) -> String {
        "That's fine. Nobody sees this.".to_owned()
    }

    fn less_of_that(&self) -> String {
        "Thank you, I'll ask you less about things like this.".to_owned()
    }

    fn not_from_them(&self) -> String {
        "Not from this person".to_owned()
    }

    fn not_from_them_any_more(&self) -> String {
        "Understood: I won't ask you for this person any more. Nobody sees this.".to_owned()
    }

    fn no_more(&self, why: NoMore) -> String {
        match why {
            NoMore::Answered => "Somebody has replied already. Good that you were there.",
            NoMore::Replied => "Thank you: your reply is there.",
            NoMore::TakenBack => "This question has been taken back. Good that you were there.",
        }
        .to_owned()
    }

    fn for_somebody_else(&self, name: &str) -> String {
        format!("This one is for {name}.")
    }

    fn go_on(&self, server: &str) -> String {
        format!("You haven't had time lately. Shall I go on asking you, on behalf of {server}?")
    }

    fn go_on_answers(&self) -> [String; 3] {
        ["Yes".to_owned(), "Less often".to_owned(), "No, stop".to_owned()]
    }

    fn goes_on(&self, a_week: u16) -> String {
        format!("Lovely. At most {a_week} a week, as I said: \"not now\" is always fine.")
    }

    fn how_many(&self, all: u64, awake: u64) -> String {
        format!("Members who think along: {all}. Asked now and then: {awake}.")
    }

    fn openings_stopped(&self) -> String {
        "Discord finds that I opened too many direct messages: for a day nobody new can offer to think along."
            .to_owned()
    }

    fn privacy(&self) -> String {
        "- If you think along (`/helper`), I keep what you chose and wrote there, on which day you last pressed \
         something, and for 90 days what I asked you and what you said to it. Nobody else sees any of it; only if you \
         switch that on, your name stands under topics you helped with. *Stop* erases it."
            .to_owned()
    }

    fn shall_i_ask(&self, owner: &str) -> String {
        format!("{owner}, nobody has replied yet. Shall I ask a few people who may know?")
    }

    fn shall_i_answers(&self) -> [String; 2] {
        ["Yes, please".to_owned(), "No, thanks".to_owned()]
    }

    fn shall_i_noted(&self, yes: bool) -> String {
        if yes { "I'll ask a few people who may know." } else { "I won't ask anybody." }.to_owned()
    }
}

/// A minute of the day as a clock shows it.
fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
