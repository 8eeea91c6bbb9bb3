//! What is said in English to moderators about what the documents lack, and about the figures?

use super::group::English;
use crate::texts::gaps::{Figure, FiguresTexts, GapTexts};

impl GapTexts for English {
    fn for_moderators(&self) -> String {
        "This is for moderators.".to_owned()
    }

    fn gaps_title(&self) -> String {
        "What the documents lack".to_owned()
    }

    fn gaps_hint(&self) -> String {
        "Questions without an answer, asked most first".to_owned()
    }

    fn gaps_explained(&self) -> String {
        "Questions without an answer in the documents, and open questions in the group. Questions that ask the same thing stand together."
            .to_owned()
    }

    fn gap_line(&self, count: usize, question: &str, when: &str, open: &[String]) -> String {
        let group =
            if open.is_empty() { String::new() } else { format!(" · in the group: {}", open.join(", ")) };
        format!("**{count}×** {question} · {when}{group}")
    }

    fn nothing_lacking(&self) -> String {
        "There are no questions without an answer. Lovely.".to_owned()
    }

    fn log_is_off(&self) -> String {
        "Unanswered questions are not kept here. `/settings` switches that on.".to_owned()
    }

    fn choose_gap(&self) -> String {
        "Choose a question to do something with it".to_owned()
    }

    fn gap_gone(&self) -> String {
        "That question is not on the list any more.".to_owned()
    }

    fn as_a_file(&self) -> String {
        "As a file (CSV)".to_owned()
    }

    fn here_is_the_file(&self) -> String {
        "This is the whole list, to open in a spreadsheet.".to_owned()
    }

    fn columns(&self) -> [String; 6] {
        ["question", "language", "times asked", "last asked", "in the group", "also asked as"]
            .map(str::to_owned)
    }

    fn asked_so_often(&self, count: usize, when: &str) -> String {
        match count {
            1 => format!("Asked once, {when}."),
            more => format!("Asked {more} times, last {when}."),
        }
    }

    fn also_asked_as(&self) -> String {
        "Also asked as".to_owned()
    }

    fn waits_in_the_group(&self) -> String {
        "Open in the group".to_owned()
    }

    fn back_to_the_list(&self) -> String {
        "Back to the list".to_owned()
    }

    fn a_passage_answers_it(&self) -> String {
        "A passage answers it".to_owned()
    }

    fn find_passage_title(&self) -> String {
        "Which passage answers it?".to_owned()
    }

    fn question_to_lead(&self) -> String {
        "The question, as others will ask it".to_owned()
    }

    fn words_to_find(&self) -> String {
        "Words to find the passage by".to_owned()
    }

    fn choose_passage(&self) -> String {
        "Which passage answers it?".to_owned()
    }

    fn no_passage(&self) -> String {
        "I find no passage by those words. Try some that stand in the passage.".to_owned()
    }

    fn leads_now(&self) -> String {
        "Saved. Whoever asks this here gets that passage from now on.".to_owned()
    }

    fn answers_it(&self, title: &str) -> String {
        format!("A moderator found the answer in the documents: *{title}*")
    }

    fn too_many_lead(&self, most: usize) -> String {
        format!(
            "{most} questions lead to passages already, and there is no room for more. Take one away first."
        )
    }

    fn leading_button(&self) -> String {
        "Questions with a passage".to_owned()
    }

    fn leading_title(&self) -> String {
        "Questions that lead to a passage".to_owned()
    }

    fn nothing_leads(&self) -> String {
        "There is no question yet of which somebody said that a passage answers it.".to_owned()
    }

    fn leading_line(&self, question: &str, place: &str) -> String {
        format!("{question} → {place}")
    }

    fn passage_lost(&self) -> String {
        "*this passage is not in the documents any more*".to_owned()
    }

    fn choose_to_stop(&self) -> String {
        "Choose a question that is to lead there no more".to_owned()
    }

    fn leads_no_more(&self) -> String {
        "That question leads to that passage no more.".to_owned()
    }

    fn put_to_the_group(&self) -> String {
        "Ask the group".to_owned()
    }

    fn somebody_asked(&self) -> String {
        "Somebody asked this".to_owned()
    }

    fn put_there(&self, link: &str) -> String {
        format!("The question is in {link}.")
    }

    fn without_personal_data(&self) -> String {
        "There is an e-mail address, telephone number or bank account in the question. Take it out first: everyone can read it."
            .to_owned()
    }

    fn not_ours(&self) -> String {
        "Not ours".to_owned()
    }

    fn merge_open(&self) -> String {
        "Make it one question".to_owned()
    }

    fn merged_open(&self, link: &str) -> String {
        format!("It is one question now, in {link}.")
    }

    fn taken_off(&self) -> String {
        "That question is off the list.".to_owned()
    }
}

impl FiguresTexts for English {
    fn figures_title(&self) -> String {
        "Figures".to_owned()
    }

    fn figures_hint(&self) -> String {
        "How the questions went, without names".to_owned()
    }

    fn figures_of(&self, days: u16) -> String {
        format!("The last {days} days, without names.")
    }

    fn figure(&self, figure: Figure, count: u64) -> String {
        let what = match (figure, count) {
            (Figure::Asked, 1) => "question to me",
            (Figure::Asked, _) => "questions to me",
            (Figure::Answered, _) => "answered from the documents",
            (Figure::Put, 1) => "question to the group",
            (Figure::Put, _) => "questions to the group",
            (Figure::RepliedWithinHour, _) => "with a reply within an hour",
            (Figure::RepliedWithinDay, _) => "with a reply within a day",
            (Figure::Helped, _) => "solved",
            (Figure::Kept, 1) => "answer kept",
            (Figure::Kept, _) => "answers kept",
            (Figure::Repliers, 1) => "member who replied",
            (Figure::Repliers, _) => "members who replied",
            (Figure::NewRepliers, _) => "of them for the first time",
            (Figure::HelpersAwake, 1) => "member who thinks along",
            (Figure::HelpersAwake, _) => "members who think along",
            (Figure::HelpersAsleep, _) => "asleep or paused",
            (Figure::Wakes, 1) => "time that somebody was asked",
            (Figure::Wakes, _) => "times that somebody was asked",
            (Figure::WakesTakenUp, _) => "taken up",
        };
        format!("**{count}** {what}")
    }

    fn topics_lacking(&self) -> String {
        "What most often had no answer".to_owned()
    }

    fn topic_lacking(&self, topic: &str, count: usize) -> String {
        format!("{topic} ({count})")
    }

    fn of_the_documents(&self) -> String {
        "The documents".to_owned()
    }

    fn of_the_group(&self) -> String {
        "The group".to_owned()
    }

    fn of_the_helpers(&self) -> String {
        "Those who think along".to_owned()
    }

    fn monday_figures(&self) -> String {
        "This week's figures".to_owned()
    }

    fn choose_figures_channel(&self) -> String {
        "Figures on Mondays: choose a channel".to_owned()
    }

    fn figures_go_to(&self, channel: &str) -> String {
        format!("Each Monday the figures are in {channel}.")
    }

    fn no_more_figures(&self) -> String {
        "No figures on Mondays".to_owned()
    }
}
