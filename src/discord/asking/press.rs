//! What happens when a button of a question to the group is pressed, or its form is sent in?

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serenity::all::{ActionRowComponent, ComponentInteraction, Context, Message, ModalInteraction};

use super::numbers::{anew, fitting, key, passed};
use super::steps::{Draft, Steps};
use super::who::Actor;
use super::{drafts, helped, merging, mine};
use crate::app::group::{Passed, cleaned};
use crate::discord::group::ids::{Deed, GroupId};
use crate::discord::group::quote::question_of;
use crate::discord::group::{draft, form};
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::QuestionWords;
use crate::texts::{group, texts};

/// Does what a button says.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_press(press, state) else { return gone(ctx, press, state).await };
    let Ok(id) = press.data.custom_id.parse::<GroupId>() else { return gone(ctx, press, state).await };
    if state.group.get().is_none() {
        let words = texts(actor.language).apology();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    }
    match id.deed {
        // A form must be the first response: nothing is waited for before it.
        Deed::Ask => open(ctx, press, (Deed::Ask, &asked_above(&press.message)), &actor).await,
        Deed::Redraft => {
            let words = draft::words(&press.message).unwrap_or_default();
            open(ctx, press, (Deed::Redraft, &words), &actor).await
        }
        Deed::Post => drafts::post(ctx, press, (passed(id), anew(id)), &actor, state).await,
        Deed::Found => drafts::found(ctx, press, &actor).await,
        Deed::Same => drafts::same(ctx, press, id, &actor, state).await,
        Deed::Follow => mine::follow(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::Mine => mine::show(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::Change => mine::open_form(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::WhoHelped => helped::chosen(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::NotYet => {
            let words = group(actor.language).stays_open();
            send::reply_ephemeral(ctx, press, Card::notice(&words)).await
        }
        Deed::SameAs => merging::ask(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::Merge => merging::merge(ctx, press, key(id, press, &actor), &actor, state).await,
        Deed::Withdraw
        | Deed::WithdrawSurely
        | Deed::Solve
        | Deed::Remove
        | Deed::RemoveSurely
        | Deed::StopWaking
        | Deed::StopAsking => mine::change(ctx, press, (id, key(id, press, &actor)), &actor, state).await,
    }
}

/// Takes in a form.
pub(crate) async fn form(ctx: &Context, sent: &ModalInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_form(sent, state) else { return Ok(()) };
    let (Ok(id), Some(questions)) = (sent.data.custom_id.parse::<GroupId>(), state.group.get()) else {
        let words = texts(actor.language).apology();
        return send::say(&ctx.http, sent.into(), Card::notice(&words), true).await;
    };
    let typed = form::filled_in(sent);
    let words = cleaned(&typed, actor.guild);
    if id.deed == Deed::Change {
        return mine::changed(ctx, sent, (id, words), &actor, state).await;
    }
    if id.deed == Deed::Redraft {
        send::defer_update(&ctx.http, sent.into()).await?;
    } else {
        send::defer(&ctx.http, sent.into(), true).await?;
    }
    let anew = mark(&words.question) != id.number || !words.purpose.is_empty();
    let steps = Steps { ctx, ticket: sent.into(), actor: &actor, questions, state };
    Box::pin(steps.go_on(Draft { words, passed: Passed::default(), anew })).await
}

/// Opens the form with these words in it.
async fn open(
    ctx: &Context,
    press: &ComponentInteraction,
    (deed, words): (Deed, &QuestionWords),
    actor: &Actor,
) -> Result<(), Error> {
    let words = fitting(words);
    let id = GroupId { deed, number: if deed == Deed::Ask { mark(&words.question) } else { 0 } };
    send::open_form(ctx, press, form::form(id, &words, group(actor.language))).await
}

/// The question that stands above a button, with the document that comes near it.
fn asked_above(message: &Message) -> QuestionWords {
    let question = question_of(&message.content).unwrap_or_default();
    QuestionWords { question, tried: near(message).unwrap_or_default(), ..QuestionWords::default() }
}

/// The place in the documents that comes near, as the menu under a doubtful answer names it.
fn near(message: &Message) -> Option<String> {
    let mut parts = message.components.iter().flat_map(|row| &row.components);
    parts.find_map(|part| match part {
        ActionRowComponent::SelectMenu(menu) => menu.options.first().map(|option| option.label.clone()),
        _ => None,
    })
}

/// What tells whether a question was changed in the form: the same in every process.
fn mark(question: &str) -> u64 {
    if question.is_empty() {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    question.hash(&mut hasher);
    hasher.finish().max(1)
}

async fn gone(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let server = press.guild_locale.as_deref();
    let language = state.language(Some(&press.locale), state.server_locale(press.guild_id, server));
    send::reply_ephemeral(ctx, press, Card::notice(&group(language).question_gone())).await
}
