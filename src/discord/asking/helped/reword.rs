//! How does a moderator word the question anew that an answer answers?

use serenity::all::{
    ActionRowComponent, ComponentInteraction, Context, CreateActionRow, CreateInputText, CreateModal,
    InputTextStyle, ModalInteraction,
};

use super::deciding::{place_of, screen};
use crate::app::kept::Decided;
use crate::discord::asking::who::Actor;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::render::card::Card;
use crate::discord::render::markdown::unescape;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::QUESTION_LENGTH;
use crate::domain::thanks::MessageKey;
use crate::texts::{kept, texts};

const INPUT: &str = "question";

/// Opens the form, with the question that stands above the button.
pub(super) async fn open(
    ctx: &Context,
    press: &ComponentInteraction,
    id: KeptId,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let texts = kept(actor.language);
    if !actor.rank().moderates {
        return super::gone::gone(ctx, press, state).await;
    }
    let above = press.message.embeds.first().and_then(|embed| embed.title.as_deref()).map(unescape);
    let above = above.filter(|question| *question != texts.no_question());
    let input = CreateInputText::new(InputTextStyle::Short, texts.question_input(), INPUT)
        .min_length(*QUESTION_LENGTH.start())
        .max_length(*QUESTION_LENGTH.end())
        .required(true);
    let input = match above {
        Some(question) => input.value(question),
        None => input,
    };
    let form = CreateModal::new(id.to_string(), texts.question_title())
        .components(vec![CreateActionRow::InputText(input)]);
    send::open_form(ctx, press, form).await
}

/// Takes the form in.
pub(super) async fn sent(
    ctx: &Context,
    form: &ModalInteraction,
    id: KeptId,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let texts = kept(actor.language);
    let (KeptDeed::Reword, Some(key), Some(questions)) = (id.deed, id.key(), state.group.get()) else {
        return send::say(&ctx.http, form.into(), Card::notice(&texts.answer_gone()), true).await;
    };
    let mut parts = form.data.components.iter().flat_map(|row| &row.components);
    let typed = parts.find_map(|part| match part {
        ActionRowComponent::InputText(text) if text.custom_id == INPUT => text.value.clone(),
        _ => None,
    });
    let key = MessageKey { guild: actor.guild, ..key };
    let said = match questions.reword_kept(actor.rank(), key, &typed.unwrap_or_default()).await {
        Ok(Decided::Done) => None,
        Ok(Decided::NeedsQuestion) => Some(texts.needs_question()),
        Ok(Decided::Gone) => Some(texts.answer_gone()),
        Err(_) => Some(self::texts(actor.language).not_kept()),
    };
    match said {
        Some(words) => send::say(&ctx.http, form.into(), Card::notice(&words), true).await,
        None => {
            let screen = screen(actor, state, |waiting| place_of(waiting, key)).await;
            send::update_screen(ctx, form, screen).await
        }
    }
}
