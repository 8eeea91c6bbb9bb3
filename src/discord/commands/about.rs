//! What is this bot, and which commands are there here? `/about`, and the list under `/help`.

use std::borrow::Cow;

use poise::Command;
use serenity::all::{
    AuthorizingIntegrationOwner, CreateEmbed, InstallationContext, InteractionContext, Permissions,
};

use crate::discord::render::screen::Screen;
use crate::discord::respond;
use crate::discord::state::{Context, Error, State};
use crate::domain::{Language, unix_millis};
use crate::texts::texts;

/// Tells what the bot is.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn about(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, texts) = (ctx.data(), texts(respond::language(ctx)));
    let library = state.app.library();
    // Discord shows a date in everybody's own language.
    let changed = library.changed.map(|at| format!("<t:{}:D>", unix_millis(at) / 1_000));
    let (documents, passages) = (library.corpus.documents.len(), library.corpus.passages.len());
    let mut embed = CreateEmbed::new()
        .title(texts.about_title())
        .description(texts.about())
        .field(texts.documents_label(), texts.documents(documents, passages, changed.as_deref()), false)
        .field(texts.version_label(), env!("CARGO_PKG_VERSION"), false);
    if let Some(url) = &state.source_code {
        embed = embed.field(texts.source_code_label(), format!("<{url}>"), false);
    }
    respond::reply(ctx, Screen::of(embed), true).await
}

/// What is of no use where moderators chose no channel for questions to the group.
const OF_THE_GROUP: [&str; 2] = ["helper", "open"];

/// The commands that whoever asks may use where they ask, as they are typed; of one with subcommands, the first.
/// The one that was typed is known already.
pub(crate) fn usable(ctx: Context<'_>, language: Language, has_group: bool) -> Vec<String> {
    let is_of_use = |command: &&Command<State, Error>| has_group || !OF_THE_GROUP.contains(&&*command.name);
    let usable = ctx.framework.options().commands.iter().filter(|command| may_use(ctx, command));
    let usable = usable.filter(is_of_use).filter(|command| command.name != ctx.command().name);
    usable.map(|command| typed(command, language)).collect()
}

fn typed(command: &Command<State, Error>, language: Language) -> String {
    let parts = std::iter::once(command).chain(command.subcommands.first());
    let named = parts.map(|part| in_language(&part.name_localizations, language).unwrap_or(&part.name));
    format!("`/{}`", named.collect::<Vec<_>>().join(" "))
}

fn in_language<'c>(
    localised: &'c [(Cow<'static, str>, Cow<'static, str>)],
    language: Language,
) -> Option<&'c str> {
    let of = |locale: &str| Language::from_locale(locale) == Some(language);
    localised.iter().find(|(locale, _)| of(locale)).map(|(_, text)| text.as_ref())
}

/// Discord offers a command by the same rules, but for what a server has changed in them.
fn may_use(ctx: Context<'_>, command: &Command<State, Error>) -> bool {
    let is_slash = command.slash_action.is_some() || !command.subcommands.is_empty();
    let in_context = command.interaction_context.as_ref().is_none_or(|contexts| {
        contexts.contains(&ctx.interaction.context.unwrap_or(InteractionContext::Guild))
    });
    let has = ctx.interaction.member.as_ref().and_then(|member| member.permissions);
    let needed = command.default_member_permissions;
    let permitted = has.is_none_or(|has| has.contains(needed) || has.contains(Permissions::ADMINISTRATOR));
    is_slash && in_context && permitted && is_installed(ctx, command)
}

fn is_installed(ctx: Context<'_>, command: &Command<State, Error>) -> bool {
    let owners = &ctx.interaction.authorizing_integration_owners.0;
    let by_guild = owners.iter().any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_)));
    let with_guild = command
        .install_context
        .as_ref()
        .is_none_or(|installs| installs.contains(&InstallationContext::Guild));
    let with_user = command
        .install_context
        .as_ref()
        .is_some_and(|installs| installs.contains(&InstallationContext::User));
    (by_guild && with_guild) || (!by_guild && with_user)
}
