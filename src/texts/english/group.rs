//! What is said in English about questions that are put to the group?

use crate::domain::Language;
use crate::texts::group::{GroupTexts, PersonalData, QuestionStatus, message_link};
use crate::texts::permissions::{Permission, listed};

pub(crate) struct English;

impl GroupTexts for English {
    fn ask_the_group(&self) -> String {
        "Ask the group".to_owned()
    }

    fn perhaps_somebody_knows(&self) -> String {
        "Perhaps somebody here knows.".to_owned()
    }

    fn looking_for_people(&self) -> String {
        "You are looking for people, I think. This is what the documents say; the group may know more."
            .to_owned()
    }

    fn form_title(&self) -> String {
        "Ask the group: everyone can read it".to_owned()
    }

    fn change_title(&self) -> String {
        "Change your question".to_owned()
    }

    fn question_label(&self) -> String {
        "Your question, in one sentence".to_owned()
    }

    fn question_example(&self) -> String {
        "Who knows a room for thirty people in Zwolle?".to_owned()
    }

    fn purpose_label(&self) -> String {
        "What do you need it for?".to_owned()
    }

    fn tried_label(&self) -> String {
        "What have you found or tried?".to_owned()
    }

    fn by_when_label(&self) -> String {
        "By when?".to_owned()
    }

    fn may_be_your_answer(&self) -> String {
        "Before I post it: could this be your answer?".to_owned()
    }

    fn that_is_it(&self) -> String {
        "That's it, thanks".to_owned()
    }

    fn glad_you_found_it(&self) -> String {
        "Good, then I won't post anything.".to_owned()
    }

    fn post_my_question(&self) -> String {
        "Post my question".to_owned()
    }

    fn looks_like(&self, link: &str, when: &str) -> String {
        format!("This looks like it: {link}, asked {when}. Is it the same question?")
    }

    fn tell_me_when_answered(&self) -> String {
        "Yes, tell me when it's answered".to_owned()
    }

    fn mine_differs(&self) -> String {
        "No, mine is different".to_owned()
    }

    fn holds_personal_data(&self, what: PersonalData) -> String {
        let what = match what {
            PersonalData::Email => "an e-mail address",
            PersonalData::Phone => "a telephone number",
            PersonalData::Iban => "a bank account number",
        };
        format!("There is {what} in your question. Everyone will see it. Post it all the same?")
    }

    fn post_all_the_same(&self) -> String {
        "Post it all the same".to_owned()
    }

    fn change_it_first(&self) -> String {
        "Change it first".to_owned()
    }

    fn posted(&self, link: &str, wait: Option<u64>) -> String {
        let posted = format!("Your question is in {link}.");
        match wait {
            None => posted,
            Some(wait) => format!(
                "{posted} If nobody replies within {}, I'll ask a few people who may know.",
                minutes(wait)
            ),
        }
    }

    fn posted_before(&self, link: &str) -> String {
        format!("That question of yours is there already: {link}")
    }

    fn too_many_at_once(&self, most: usize) -> String {
        format!(
            "You have {most} open questions already. Close one first: press *My question …* under it, or give `/open`."
        )
    }

    fn too_many_today(&self, most: usize) -> String {
        format!("You've asked the group {most} questions today. Come back tomorrow, or ask me with `/ask`.")
    }

    fn may_not_ask(&self, until: &str) -> String {
        format!(
            "The moderators have stopped questions of yours to the group for a while: you can ask again {until}. If you don't know why, ask them."
        )
    }

    fn too_short(&self, least: u16) -> String {
        format!(
            "I take links, invitations and mentions out of a question, and too little of yours is left. Put it in words, {least} characters or more."
        )
    }

    fn no_group(&self) -> String {
        "There is no place here any more where I can put questions to the group. The moderators choose it with `/settings`."
            .to_owned()
    }

    fn may_not_post(&self, channel: &str, permissions: &[Permission]) -> String {
        let lacks = listed(permissions, Language::English);
        format!("I can't post in {channel}: I lack {lacks}. Tell the moderators, they can change that.")
    }

    fn not_posted(&self) -> String {
        "I couldn't post your question, so nothing has happened yet. Try it again in a minute; your words are still in this message."
            .to_owned()
    }

    fn what_for(&self) -> String {
        "What for".to_owned()
    }

    fn tried(&self) -> String {
        "Tried".to_owned()
    }

    fn by(&self) -> String {
        "By".to_owned()
    }

    fn in_the_documents(&self) -> String {
        "In the documents".to_owned()
    }

    fn status(&self, status: QuestionStatus) -> String {
        match status {
            QuestionStatus::NoReply => "Nobody has replied yet.".to_owned(),
            QuestionStatus::Asked(count) => match count {
                1 => "One person has been asked to have a look.".to_owned(),
                2 => "Two people have been asked to have a look.".to_owned(),
                3 => "Three people have been asked to have a look.".to_owned(),
                more => format!("{more} people have been asked to have a look."),
            },
            QuestionStatus::Looking => "Somebody is having a look.".to_owned(),
            QuestionStatus::Replies(1) => "1 reply.".to_owned(),
            QuestionStatus::Replies(count) => format!("{count} replies."),
            QuestionStatus::Helped(key, message) => format!("Helped: {}", message_link(key, message)),
            QuestionStatus::Solved => "Solved.".to_owned(),
            QuestionStatus::Closed => "Closed.".to_owned(),
            QuestionStatus::Withdrawn => "(The asker has withdrawn this question.)".to_owned(),
            QuestionStatus::Removed => "(The moderators have removed this question.)".to_owned(),
            QuestionStatus::Erased => "(The asker has erased this question.)".to_owned(),
        }
    }

    fn want_to_know(&self, count: u64) -> String {
        match count {
            0 => "I want to know this too".to_owned(),
            more => format!("I want to know this too ({more})"),
        }
    }

    fn my_question(&self) -> String {
        "My question …".to_owned()
    }

    fn nameless(&self) -> String {
        "Question".to_owned()
    }

    fn followed(&self, from_now: bool) -> String {
        if from_now {
            "I'll tell you in the thread when it is answered. Press again to undo that."
        } else {
            "You won't hear of it from me any more."
        }
        .to_owned()
    }

    fn follows_anyway(&self) -> String {
        "It's your own question: you'll see what people reply.".to_owned()
    }

    fn question_gone(&self) -> String {
        "This question isn't open any more.".to_owned()
    }

    fn not_yours(&self) -> String {
        "Only the asker and the moderators can do something with this question.".to_owned()
    }

    fn same_as_another(&self) -> String {
        "Same as another …".to_owned()
    }

    fn which_other(&self) -> String {
        "Which question is the same?".to_owned()
    }

    fn no_other(&self) -> String {
        "No other question is open.".to_owned()
    }

    fn merged(&self) -> String {
        "Done. The later question is closed and leads to the first one, where those who wait for it are told."
            .to_owned()
    }

    fn goes_on_there(&self, link: &str) -> String {
        format!("This was asked before: {link}. It goes on there, and whoever wanted to know is told there.")
    }

    fn what_to_do(&self) -> String {
        "What would you like to do with this question?".to_owned()
    }

    fn change_question(&self) -> String {
        "Change it".to_owned()
    }

    fn withdraw(&self) -> String {
        "Withdraw it".to_owned()
    }

    fn solved_myself(&self) -> String {
        "It's solved".to_owned()
    }

    fn remove(&self) -> String {
        "Remove".to_owned()
    }

    fn stop_waking(&self) -> String {
        "Ask nobody about it".to_owned()
    }

    fn stop_asking(&self) -> String {
        "No more from this member for a week".to_owned()
    }

    fn sure(&self) -> String {
        "The words of the question go, and what people replied stays. Are you sure?".to_owned()
    }

    fn yes_take_away(&self) -> String {
        "Yes, take it away".to_owned()
    }

    fn changed(&self) -> String {
        "Done, it reads as you wrote it now.".to_owned()
    }

    fn taken_away(&self) -> String {
        "Done, the question is gone.".to_owned()
    }

    fn good_to_hear(&self) -> String {
        "Good to hear. I've marked it as solved.".to_owned()
    }

    fn waking_stopped(&self) -> String {
        "Done, I won't ask anybody about this question.".to_owned()
    }

    fn asking_stopped(&self) -> String {
        "Done, this member can't put questions to the group for a week. This question stays.".to_owned()
    }

    fn no_reply_yet(&self) -> String {
        "No reply yet. It stays on the list of open questions. Would other words help?".to_owned()
    }

    fn change_my_question(&self) -> String {
        "Change my question".to_owned()
    }

    fn did_somebody_help(&self, asker: &str) -> String {
        format!("{asker}, did somebody here help you? If so, let them know.")
    }

    fn who_helped(&self) -> String {
        "Who helped you?".to_owned()
    }

    fn found_it_myself(&self) -> String {
        "I found it myself".to_owned()
    }

    fn not_yet(&self) -> String {
        "Not yet".to_owned()
    }

    fn stays_open(&self) -> String {
        "Then it stays open. I won't ask again.".to_owned()
    }

    fn is_answered(&self, followers: &str, link: Option<&str>) -> String {
        match link {
            Some(link) => format!("{followers}: there is an answer that helped: {link}"),
            None => format!("{followers}: this question is answered."),
        }
    }

    fn closed_for_silence(&self) -> String {
        "Nobody has written here for two weeks, so I've closed this question. Write something and it is open again."
            .to_owned()
    }

    fn closed_with_the_group(&self) -> String {
        "The moderators have stopped questions to the group, so I've closed this one.".to_owned()
    }

    fn privacy(&self) -> String {
        "- Put a question to the group and I keep its words and that they are yours, until 90 days after it was closed. That you want to know a question too, or replied to one, I keep until 30 days after that. With `/privacy erase` it all goes, and your question goes from Discord too."
            .to_owned()
    }

    fn help(&self, channel: &str) -> String {
        format!(
            "- When the documents don't say, press *Ask the group*: then I put your question in {channel}.\n- `/open` shows the questions that wait for an answer. Perhaps you know one."
        )
    }
}

/// A time, in words.
pub(super) fn minutes(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 1) => "1 minute".to_owned(),
        (1, 0) => "1 hour".to_owned(),
        (hours, 0) if hours > 0 => format!("{hours} hours"),
        _ => format!("{minutes} minutes"),
    }
}
