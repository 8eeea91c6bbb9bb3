//! What is kept of a member, and how do they get it, or get rid of it? `/privacy`.

use serde_json::json;
use serenity::all::{
    ButtonStyle, ComponentInteraction, Context as Discord, CreateAttachment, CreateButton, CreateEmbed,
};

use crate::app::NotKept;
use crate::discord::asking::helped;
use crate::discord::render::limits;
use crate::discord::render::screen::Screen;
use crate::discord::respond;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::{GuildId, MemberId};
use crate::texts::{group, helpers, kept, texts};

/// The button that erases what is kept of whoever presses it.
const ERASE: &str = "prv:erase";
/// What the file is called.
const FILE: &str = "vraagbaak.json";

/// Tells what is kept.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel",
    subcommands("show", "export", "erase"),
    subcommand_required
)]
pub(crate) async fn privacy(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Tells what is kept, why, and how long.
#[poise::command(slash_command)]
async fn show(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, texts) = (ctx.data(), texts(respond::language(ctx)));
    let mut words = vec![texts.privacy()];
    if let Some(guild) = ctx.interaction.guild_id {
        let settings = state.app.settings(GuildId::new(guild.into())).await;
        words.push(texts.privacy_on_server(settings.log_unanswered));
        words.extend(settings.group.map(|_| group(respond::language(ctx)).privacy()));
        words.extend(settings.group.map(|_| helpers(respond::language(ctx)).privacy()));
        words.extend(settings.group.map(|_| kept(respond::language(ctx)).kept_privacy()));
    }
    words.push(match rows(state, member(ctx)).await {
        Ok(rows) => texts.kept_of_you(rows),
        Err(_) => texts.not_read(),
    });
    let embed = CreateEmbed::new()
        .title(texts.privacy_title())
        .description(limits::cut(&words.join("\n"), limits::EMBED_DESCRIPTION));
    let theirs = helped::button(member(ctx), respond::language(ctx), state).await;
    respond::reply(ctx, Screen::of(embed).buttons(theirs.into_iter().collect()), true).await
}

/// Gives all that is kept of the member as a file.
#[poise::command(slash_command)]
async fn export(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, texts, member) = (ctx.data(), texts(respond::language(ctx)), member(ctx));
    let Ok(kept) = state.app.kept_of(member).await else {
        return respond::reply(ctx, Screen::default().saying(texts.not_read()), true).await;
    };
    let file = json!({ "member": member.to_string(), "kept": kept });
    let file = CreateAttachment::bytes(format!("{file:#}\n"), FILE);
    respond::reply(ctx, MessageBody::from(Screen::default().saying(texts.exported())).file(file), true).await
}

/// Asks whether all that is kept of the member is to be erased.
#[poise::command(slash_command)]
async fn erase(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let texts = texts(respond::language(ctx));
    let screen = match rows(ctx.data(), member(ctx)).await {
        Err(_) => Screen::default().saying(texts.not_read()),
        Ok(0) => Screen::default().saying(texts.nothing_kept()),
        Ok(rows) => {
            let button = CreateButton::new(ERASE).label(texts.erase_now()).style(ButtonStyle::Danger);
            Screen::default().saying(texts.erase_sure(rows)).buttons(vec![button])
        }
    };
    respond::reply(ctx, screen, true).await
}

/// Whether the button is one of `/privacy`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id == ERASE
}

/// Erases all that is kept of whoever presses the button.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let texts = texts(language);
    let words = match state.app.erase(MemberId::new(press.user.id.into())).await {
        Ok(rows) => texts.erased(rows),
        Err(_) => texts.not_erased(),
    };
    send::update_screen(ctx, press, Screen::default().saying(words)).await
}

fn member(ctx: Context<'_>) -> MemberId {
    MemberId::new(ctx.author().id.into())
}

async fn rows(state: &State, member: MemberId) -> Result<usize, NotKept> {
    let kept = state.app.kept_of(member).await?;
    Ok(kept.values().filter_map(|rows| rows.as_array().map(Vec::len)).sum())
}
