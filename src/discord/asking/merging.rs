//! How does a moderator say that two questions are the same?

use serenity::all::{
    ComponentInteraction, Context, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::who::Actor;
use crate::app::group::Changed;
use crate::discord::group::ids::{Deed, GroupId};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::clean;
use crate::discord::render::menu;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::ChannelId;
use crate::domain::open_question::{ListedQuestion, QuestionKey};
use crate::texts::{group, texts};

/// As many as a menu holds.
const MOST: usize = 25;

/// Asks which other question is the same.
pub(crate) async fn ask(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let Some(questions) = state.group.get() else { return Ok(()) };
    let texts = group(actor.language);
    let screen = if actor.rank().moderates {
        match questions.others(key).await {
            Ok(others) if others.is_empty() => Screen::default().saying(texts.no_other()),
            Ok(others) => {
                Screen::default().saying(texts.which_other()).menu(menu(key, &others, &texts.which_other()))
            }
            Err(_) => Screen::default().saying(self::texts(actor.language).not_read()),
        }
    } else {
        Screen::default().saying(texts.not_yours())
    };
    send::update_screen(ctx, press, screen).await
}

fn menu(key: QuestionKey, others: &[ListedQuestion], placeholder: &str) -> CreateSelectMenu {
    let option = |listed: &ListedQuestion| {
        let question = clean(&listed.question.words.question);
        let label =
            limits::cut(if question.trim().is_empty() { "?" } else { &question }, limits::SELECT_TEXT);
        CreateSelectMenuOption::new(label, format!("{:x}", listed.question.key.thread.number()))
    };
    let options = others.iter().take(MOST).map(option).collect();
    let id = GroupId::of(Deed::Merge, key.thread).to_string();
    CreateSelectMenu::new(id, CreateSelectMenuKind::String { options }).placeholder(placeholder)
}

/// Makes one question of two.
pub(crate) async fn merge(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let thread = menu::chosen(press).and_then(menu::number);
    let (Some(thread), Some(questions)) = (thread.map(ChannelId::new), state.group.get()) else {
        return Ok(());
    };
    let texts = group(actor.language);
    send::defer_update(&ctx.http, press.into()).await?;
    let said = match questions.merge(key, QuestionKey { guild: actor.guild, thread }, actor.rank()).await {
        Ok(Changed::Done) => texts.merged(),
        Ok(Changed::Gone) => texts.question_gone(),
        Ok(Changed::NotYours) => texts.not_yours(),
        Err(_) => self::texts(actor.language).not_kept(),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&said)).await.map(drop)
}
