//! Which forms do moderators fill in about a question that the documents don't answer?

use serenity::all::{
    ActionRowComponent, ComponentInteraction, Context, CreateActionRow, CreateInputText, CreateModal,
    InputTextStyle, ModalInteraction,
};

use super::ids::GapId;
use crate::discord::asking::numbers::fitting;
use crate::discord::asking::who::Actor;
use crate::discord::group::form;
use crate::discord::render::limits;
use crate::discord::render::markdown::unescape;
use crate::discord::rest::send;
use crate::discord::state::Error;
use crate::domain::open_question::QuestionWords;
use crate::texts::{gaps, group};

const QUESTION: &str = "question";
const WORDS: &str = "words";
/// The most characters of either.
const LONGEST: u16 = 200;

/// Opens the form in which a passage is looked for, with the question that stands above the button.
pub(super) async fn open_lead(
    ctx: &Context,
    press: &ComponentInteraction,
    mark: i64,
    actor: &Actor,
) -> Result<(), Error> {
    let texts = gaps(actor.language);
    let question = limits::cut(&above(press), LONGEST.into());
    let input = |label: String, id: &str| {
        let input = CreateInputText::new(InputTextStyle::Short, label, id).min_length(2).max_length(LONGEST);
        let input = if question.is_empty() { input } else { input.value(&question) };
        CreateActionRow::InputText(input.required(true))
    };
    let inputs = vec![input(texts.question_to_lead(), QUESTION), input(texts.words_to_find(), WORDS)];
    let form = CreateModal::new(GapId::Lead(mark).to_string(), texts.find_passage_title()).components(inputs);
    send::open_form(ctx, press, form).await
}

/// Opens the form that puts the question to the group.
pub(super) async fn open_put(
    ctx: &Context,
    press: &ComponentInteraction,
    mark: i64,
    actor: &Actor,
) -> Result<(), Error> {
    let words = fitting(&QuestionWords { question: above(press), ..QuestionWords::default() });
    let (id, title) = (GapId::Put(mark).to_string(), gaps(actor.language).put_to_the_group());
    send::open_form(ctx, press, form::named((id, title), &words, group(actor.language))).await
}

/// The question that stands above the button.
pub(super) fn above(press: &ComponentInteraction) -> String {
    let title = press.message.embeds.first().and_then(|embed| embed.title.as_deref());
    title.map(unescape).unwrap_or_default()
}

/// The question and the words to look for, as they were filled in.
pub(super) fn filled_in(sent: &ModalInteraction) -> (String, String) {
    let typed = |id: &str| {
        let mut parts = sent.data.components.iter().flat_map(|row| &row.components);
        let typed = parts.find_map(|part| match part {
            ActionRowComponent::InputText(text) if text.custom_id == id => text.value.as_deref(),
            _ => None,
        });
        typed.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (typed(QUESTION), typed(WORDS))
}
