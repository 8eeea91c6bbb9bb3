//! What does the form ask that makes a good question of it?

use serenity::all::{
    ActionRowComponent, CreateActionRow, CreateInputText, CreateModal, InputTextStyle, ModalInteraction,
};

use super::ids::{Deed, GroupId};
use crate::domain::open_question::{LONGEST_BY_WHEN, LONGEST_TEXT, QUESTION_LENGTH, QuestionWords};
use crate::texts::GroupTexts;

const QUESTION: &str = "question";
const PURPOSE: &str = "purpose";
const TRIED: &str = "tried";
const BY_WHEN: &str = "by_when";

/// The form, filled in with what is known.
pub(crate) fn form(id: GroupId, words: &QuestionWords, texts: &dyn GroupTexts) -> CreateModal {
    let title = if id.deed == Deed::Change { texts.change_title() } else { texts.form_title() };
    named((id.to_string(), title), words, texts)
}

/// The same under another id and title.
pub(crate) fn named(
    (id, title): (String, String),
    words: &QuestionWords,
    texts: &dyn GroupTexts,
) -> CreateModal {
    let question = input(InputTextStyle::Short, texts.question_label(), QUESTION, &words.question)
        .placeholder(texts.question_example())
        .min_length(*QUESTION_LENGTH.start())
        .max_length(*QUESTION_LENGTH.end())
        .required(true);
    let more =
        |style, label, id, text: &str, most| input(style, label, id, text).max_length(most).required(false);
    let inputs = [
        question,
        more(InputTextStyle::Paragraph, texts.purpose_label(), PURPOSE, &words.purpose, LONGEST_TEXT),
        more(InputTextStyle::Paragraph, texts.tried_label(), TRIED, &words.tried, LONGEST_TEXT),
        more(InputTextStyle::Short, texts.by_when_label(), BY_WHEN, &words.by_when, LONGEST_BY_WHEN),
    ];
    CreateModal::new(id, title).components(inputs.into_iter().map(CreateActionRow::InputText).collect())
}

fn input(style: InputTextStyle, label: String, id: &str, text: &str) -> CreateInputText {
    let input = CreateInputText::new(style, label, id);
    if text.is_empty() { input } else { input.value(text) }
}

/// What was filled in.
pub(crate) fn filled_in(form: &ModalInteraction) -> QuestionWords {
    let typed = |id: &str| {
        let mut parts = form.data.components.iter().flat_map(|row| &row.components);
        parts.find_map(|part| match part {
            ActionRowComponent::InputText(text) if text.custom_id == id => text.value.clone(),
            _ => None,
        })
    };
    QuestionWords {
        question: typed(QUESTION).unwrap_or_default(),
        purpose: typed(PURPOSE).unwrap_or_default(),
        tried: typed(TRIED).unwrap_or_default(),
        by_when: typed(BY_WHEN).unwrap_or_default(),
    }
}
