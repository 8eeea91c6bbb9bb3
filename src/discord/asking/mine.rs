//! What can be done with a question that is in the group: want to know it too, change it, take it away?

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context, CreateButton, Message, MessageFlags, ModalInteraction,
};

use super::numbers::fitting;
use super::steps::button;
use super::who::Actor;
use crate::app::group::{Change, Changed, MoreOf};
use crate::discord::group::ids::{Deed, GroupId};
use crate::discord::group::{draft, form};
use crate::discord::render::card::Card;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::{ListedQuestion, QUESTION_LENGTH, QuestionKey, QuestionWords};
use crate::texts::{GroupTexts, group, texts};

/// Wants to know it too, or not any more.
pub(crate) async fn follow(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let Some(questions) = state.group.get() else { return Ok(()) };
    let texts = group(actor.language);
    let (words, is_shown) = match questions.follow(key, actor.member).await {
        Ok(MoreOf::Followed(from_now, _)) => (texts.followed(from_now), true),
        Ok(MoreOf::Own) => (texts.follows_anyway(), false),
        Ok(MoreOf::Gone) => (texts.question_gone(), false),
        Err(_) => (self::texts(actor.language).not_kept(), false),
    };
    send::reply_ephemeral(ctx, press, Card::notice(&words)).await?;
    if is_shown {
        questions.show(key).await;
    }
    Ok(())
}

/// Shows what the asker and the moderators can do.
pub(crate) async fn show(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let Some(questions) = state.group.get() else { return Ok(()) };
    let texts = group(actor.language);
    let screen = match questions.standing(key).await {
        Ok(Some(listed)) => screen(&listed, actor, texts),
        Ok(None) => Screen::default().saying(texts.question_gone()),
        Err(_) => Screen::default().saying(self::texts(actor.language).not_read()),
    };
    send::answer(&ctx.http, press.into(), screen.into(), true).await
}

fn screen(listed: &ListedQuestion, actor: &Actor, texts: &dyn GroupTexts) -> Screen {
    let (question, rank) = (&listed.question, actor.rank());
    let (asks, moderates) = (rank.asks(listed), rank.moderates);
    if !asks && !moderates {
        return Screen::default().saying(texts.not_yours());
    }
    let button = |deed, label: String, style| button(GroupId::of(deed, question.key.thread), label, style);
    let quiet = ButtonStyle::Secondary;
    let solve = button(Deed::Solve, texts.solved_myself(), ButtonStyle::Success);
    let own = || {
        vec![
            button(Deed::Change, texts.change_question(), quiet),
            button(Deed::Withdraw, texts.withdraw(), quiet),
        ]
    };
    let of_moderators = || {
        vec![
            button(Deed::Remove, texts.remove(), ButtonStyle::Danger),
            button(Deed::StopWaking, texts.stop_waking(), quiet),
            button(Deed::StopAsking, texts.stop_asking(), quiet),
            button(Deed::SameAs, texts.same_as_another(), quiet),
        ]
    };
    let first: Vec<CreateButton> =
        std::iter::once(solve).chain(asks.then(own).into_iter().flatten()).collect();
    let screen = Screen::of(draft::embed(&question.words, texts)).saying(texts.what_to_do()).buttons(first);
    if moderates { screen.buttons(of_moderators()) } else { screen }
}

/// Opens the form to change a question: with the words that stand above the button, or else those that are kept.
pub(crate) async fn open_form(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let texts = group(actor.language);
    // Under a post the message is everybody's: only in private it was shown to its asker.
    let above = Some(&press.message).filter(|message| is_private(message)).and_then(|m| draft::words(m));
    let words = match above {
        Some(words) => words,
        None => {
            let Some(questions) = state.group.get() else { return Ok(()) };
            let found = questions.standing(key).await;
            match found {
                Ok(Some(listed)) if actor.rank().asks(&listed) => listed.question.words,
                Ok(Some(_)) => return say(ctx, press, &texts.not_yours()).await,
                Ok(None) => return say(ctx, press, &texts.question_gone()).await,
                Err(_) => return say(ctx, press, &self::texts(actor.language).not_read()).await,
            }
        }
    };
    let id = GroupId::of(Deed::Change, key.thread);
    send::open_form(ctx, press, form::form(id, &fitting(&words), texts)).await
}

async fn say(ctx: &Context, press: &ComponentInteraction, words: &str) -> Result<(), Error> {
    send::reply_ephemeral(ctx, press, Card::notice(words)).await
}

/// Takes in the form with other words.
pub(crate) async fn changed(
    ctx: &Context,
    sent: &ModalInteraction,
    (id, words): (GroupId, QuestionWords),
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let (Some(questions), Some(thread)) = (state.group.get(), id.thread()) else { return Ok(()) };
    let texts = group(actor.language);
    send::defer(&ctx.http, sent.into(), true).await?;
    let key = QuestionKey { guild: actor.guild, thread };
    let least = *QUESTION_LENGTH.start();
    let said = if words.question.chars().count() < usize::from(least) {
        texts.too_short(least)
    } else {
        match questions.reword(key, &actor.asker(questions.now()), &words).await {
            Ok(Changed::Done) => texts.changed(),
            Ok(Changed::Gone) => texts.question_gone(),
            Ok(Changed::NotYours) => texts.not_yours(),
            Err(_) => self::texts(actor.language).not_kept(),
        }
    };
    send::edit_deferred(&ctx.http, sent.into(), Card::notice(&said)).await.map(drop)
}

/// Does what the button says with a question.
pub(crate) async fn change(
    ctx: &Context,
    press: &ComponentInteraction,
    (id, key): (GroupId, QuestionKey),
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let Some(questions) = state.group.get() else { return Ok(()) };
    let texts = group(actor.language);
    let (change, words) = match id.deed {
        Deed::Withdraw => return ask_surely(ctx, press, (Deed::WithdrawSurely, key), texts).await,
        Deed::Remove => return ask_surely(ctx, press, (Deed::RemoveSurely, key), texts).await,
        Deed::WithdrawSurely => (Change::Withdraw, texts.taken_away()),
        Deed::RemoveSurely => (Change::Remove, texts.taken_away()),
        Deed::StopWaking => (Change::StopWaking, texts.waking_stopped()),
        Deed::StopAsking => (Change::StopAsking, texts.asking_stopped()),
        _ => (Change::Solve, texts.good_to_hear()),
    };
    if is_private(&press.message) {
        send::defer_update(&ctx.http, press.into()).await?;
    } else {
        send::defer(&ctx.http, press.into(), true).await?;
    }
    let said = match questions.change(key, actor.rank(), change).await {
        Ok(Changed::Done) => words,
        Ok(Changed::Gone) => texts.question_gone(),
        Ok(Changed::NotYours) => texts.not_yours(),
        Err(_) => self::texts(actor.language).not_kept(),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&said)).await.map(drop)
}

fn is_private(message: &Message) -> bool {
    message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Asks whether a question is really to be taken away.
async fn ask_surely(
    ctx: &Context,
    press: &ComponentInteraction,
    (deed, key): (Deed, QuestionKey),
    texts: &dyn GroupTexts,
) -> Result<(), Error> {
    let yes = button(GroupId::of(deed, key.thread), texts.yes_take_away(), ButtonStyle::Danger);
    send::update_screen(ctx, press, Screen::default().saying(texts.sure()).buttons(vec![yes])).await
}
