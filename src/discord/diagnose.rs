//! How is the bot doing on a server? `/diagnose`, for its moderators.

use serenity::all::{Cache, CreateEmbed, GuildId};

use super::permissions;
use super::screen::Screen;
use super::settings::{mention, moderated};
use super::state::{Context, Error, State};
use super::{commands, limits};
use crate::domain::{ChannelId, unix_millis};
use crate::texts::{Texts, texts};

/// How many channels are listed: so many lines, each with all the names, fit into a field.
const LISTED: usize = 8;

/// Tells moderators how the bot is doing.
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn diagnose(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    let texts = texts(commands::language(ctx));
    let screen = match moderated(ctx.interaction.guild_id, ctx.interaction.member.as_deref()) {
        None => Screen::default().saying(texts.moderators_only()),
        Some(guild) => {
            let cache = &ctx.serenity_context().cache;
            Screen::of(report(ctx.data(), cache, GuildId::new(guild.number()), texts))
        }
    };
    commands::send(ctx, screen.reply()).await
}

fn report(state: &State, cache: &Cache, guild: GuildId, texts: &dyn Texts) -> CreateEmbed {
    let trouble = state.status.last_trouble();
    let trouble = trouble.map(|(at, what)| (moment(unix_millis(at), 'R'), what));
    let library = state.app.library();
    let changed = library.changed.map(|at| moment(unix_millis(at), 'D'));
    let read = (library.corpus.documents.len(), library.corpus.passages.len());
    CreateEmbed::new()
        .title(texts.diagnosis_title())
        .field(texts.permissions_label(), permissions_report(cache, guild, texts), false)
        .field(texts.intents_label(), texts.message_content(state.message_content), false)
        .field(
            texts.connection_label(),
            texts.last_trouble(trouble.as_ref().map(|(when, what)| (when.as_str(), *what))),
            false,
        )
        .field(texts.documents_label(), texts.documents(read.0, read.1, changed.as_deref()), false)
        .field(texts.version_label(), env!("CARGO_PKG_VERSION"), false)
}

/// A moment, as Discord shows it in everybody's own language and time: `D` a date, `R` so long ago.
fn moment(millis: i64, style: char) -> String {
    format!("<t:{}:{style}>", millis / 1_000)
}

fn permissions_report(cache: &Cache, guild: GuildId, texts: &dyn Texts) -> String {
    let bot = cache.current_user().id;
    let Some(guild) = cache.guild(guild) else { return texts.server_unknown() };
    let Some(member) = guild.members.get(&bot) else { return texts.server_unknown() };
    let mut channels: Vec<_> = guild.channels.values().collect();
    channels.sort_by_key(|channel| (channel.position, channel.id));
    let lacking: Vec<_> = channels
        .into_iter()
        .filter_map(|channel| {
            let missing = permissions::missing(channel, guild.user_permissions_in(channel, member))?;
            Some(texts.permissions_missing(&mention(ChannelId::new(channel.id.into())), &missing))
        })
        .collect();
    if lacking.is_empty() {
        return texts.permissions_complete();
    }
    let mut lines: Vec<_> = lacking.iter().take(LISTED).cloned().collect();
    if lacking.len() > LISTED {
        lines.push(texts.more_channels(lacking.len() - LISTED));
    }
    limits::cut(&lines.join("\n"), limits::EMBED_FIELD)
}
