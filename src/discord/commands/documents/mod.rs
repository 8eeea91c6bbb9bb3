//! How do moderators add documents to their own server? `/documents`: a file or what they write is read, shown to them,
//! and counts once they say so.

mod ids;
mod reading;
mod screens;

use std::sync::atomic::Ordering;
use std::time::Instant;

use serenity::all::{
    ActionRowComponent, Attachment, ComponentInteraction, ComponentInteractionDataKind, Context as Discord,
    InteractionId, Member, ModalInteraction,
};

use self::ids::DocumentId;
pub(crate) use self::ids::is_ours;
use self::reading::{Desk, source};
use self::screens::{SOURCE, TEXT, TITLE};
use crate::app::Sent;
use crate::discord::render::card::Card;
use crate::discord::render::screen::Screen;
use crate::discord::respond;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::{GuildId, MemberId};
use crate::texts::{DocumentRefusal, texts};

/// Lets moderators add documents.
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD",
    subcommands("add", "list"),
    subcommand_required
)]
pub(crate) async fn documents(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Reads an attached file, or opens the form for a text.
#[poise::command(slash_command)]
async fn add(
    ctx: Context<'_>,
    file: Option<Attachment>,
    #[max_length = 300]
    #[rename = "source"]
    named: Option<String>,
) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, language) = (ctx.data(), respond::language(ctx));
    // Discord gives the command on servers only, and to those alone who may give it there.
    let Some(server) = ctx.interaction.guild_id else { return Ok(()) };
    let stamp = stamp(ctx, server);
    let (guild, member) = (GuildId::new(server.into()), MemberId::new(ctx.author().id.into()));
    let desk = Desk { state, guild, member, language, stamp: &stamp };
    let Some(file) = file else {
        let form = desk.screens().form(None, 0);
        send::open_form(ctx.serenity_context(), ctx.interaction, form).await?;
        ctx.has_sent_initial_response.store(true, Ordering::SeqCst);
        return Ok(());
    };
    respond::defer(ctx, true).await?;
    let named = named.as_deref().and_then(source);
    let name = file.filename.clone();
    let screen = match desk.of_discord(file) {
        Some(sent) => desk.read(sent, &name, (named, 0), ctx.interaction.id.get()).await,
        None => desk.refused(DocumentRefusal::NotOfDiscord),
    };
    respond::reply(ctx, screen, true).await
}

/// Shows the documents of the server.
#[poise::command(slash_command)]
async fn list(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, language) = (ctx.data(), respond::language(ctx));
    let Some(server) = ctx.interaction.guild_id else { return Ok(()) };
    let stamp = stamp(ctx, server);
    let (guild, member) = (GuildId::new(server.into()), MemberId::new(ctx.author().id.into()));
    let desk = Desk { state, guild, member, language, stamp: &stamp };
    respond::reply(ctx, desk.list(0).await, true).await
}

fn stamp(ctx: Context<'_>, server: serenity::all::GuildId) -> String {
    let opened = ctx.interaction.id.created_at().unix_timestamp();
    ctx.data().grants.stamp(server, ctx.interaction.user.id, opened)
}

/// What was used or sent in, on which server, where the one who did that may.
fn granted<'i>(
    state: &State,
    custom_id: &'i str,
    (guild, member): (Option<serenity::all::GuildId>, Option<&Member>),
    interaction: InteractionId,
) -> Option<(GuildId, &'i str, DocumentId)> {
    let (stamp, id) = DocumentId::read(custom_id)?;
    let (server, now) = (guild?, interaction.created_at().unix_timestamp());
    state.grants.admits(stamp, server, member?, now).then(|| (GuildId::new(server.into()), stamp, id))
}

/// Does what a menu or button says.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let who = (press.guild_id, press.member.as_ref());
    let Some((guild, stamp, id)) = granted(state, &press.data.custom_id, who, press.id) else {
        return send::reply_ephemeral(ctx, press, Card::notice(&texts(language).screen_lapsed())).await;
    };
    let member = MemberId::new(press.user.id.into());
    let desk = Desk { state, guild, member, language, stamp };
    let screen = match (id, &press.data.kind) {
        (DocumentId::Choose, ComponentInteractionDataKind::StringSelect { values }) => {
            desk.show(values.first().and_then(|which| which.parse().ok()).unwrap_or_default()).await
        }
        (DocumentId::Write(which), _) => return desk.open_form(ctx, press, which).await,
        (DocumentId::Remove(which), _) => desk.ask_to_remove(which).await,
        (DocumentId::RemoveSurely(which), _) => desk.remove(which).await,
        (DocumentId::Keep(read, which), _) => desk.keep(read, which, state.now()).await,
        (DocumentId::Leave(read), _) => {
            state.documents.take(read, Instant::now());
            desk.left()
        }
        (DocumentId::List(page), _) => desk.list(page).await,
        (DocumentId::Choose, _) => desk.list(0).await,
    };
    send::update_screen(ctx, press, screen).await
}

/// Takes in the form for the text of a document.
pub(crate) async fn form(ctx: &Discord, form: &ModalInteraction, state: &State) -> Result<(), Error> {
    let language = state.language_on(form.guild_id, Some(&form.locale), form.guild_locale.as_deref()).await;
    let who = (form.guild_id, form.member.as_ref());
    // A form that was opened from a screen answers in its place.
    let deferred = match &form.message {
        Some(_) => send::defer_update(&ctx.http, form.into()).await,
        None => send::defer(&ctx.http, form.into(), true).await,
    };
    deferred?;
    let screen = match granted(state, &form.data.custom_id, who, form.id) {
        Some((guild, stamp, DocumentId::Write(which))) => {
            let member = MemberId::new(form.user.id.into());
            let desk = Desk { state, guild, member, language, stamp };
            let (title, text) = (typed(form, TITLE), typed(form, TEXT));
            let sent = Sent::Words { title: title.clone(), text };
            desk.read(sent, &title, (source(&typed(form, SOURCE)), which), form.id.get()).await
        }
        Some(_) | None => Screen::default().saying(texts(language).screen_lapsed()),
    };
    send::edit(&ctx.http, form.into(), MessageBody::from(screen).whole()).await.map(drop)
}

fn typed(form: &ModalInteraction, input: &str) -> String {
    let mut parts = form.data.components.iter().flat_map(|row| &row.components);
    let text = parts.find_map(|part| match part {
        ActionRowComponent::InputText(text) if text.custom_id == input => text.value.as_deref(),
        _ => None,
    });
    text.unwrap_or_default().trim().to_owned()
}
