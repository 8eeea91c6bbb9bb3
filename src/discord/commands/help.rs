//! What does `/help` tell? How to use the bot, what differs on this server, and which other commands there are.

use super::about;
use crate::discord::render::card::Card;
use crate::discord::render::help;
use crate::discord::render::markdown::mention;
use crate::discord::respond::{language, reply};
use crate::discord::state::{Context, Error};
use crate::domain::{GuildId, Settings};
use crate::texts::{group, texts};

/// Tells, to the one who asks it, how to use the bot.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn help(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, language) = (ctx.data(), language(ctx));
    let settings = match ctx.interaction.guild_id {
        Some(guild) => Some(state.app.settings(GuildId::new(guild.into())).await),
        None => None,
    };
    let bot = format!("<@{}>", ctx.framework.bot_id());
    let mut words = help::words(&bot, settings.as_deref(), texts(language));
    let group_chosen = settings.as_deref().and_then(Settings::open_group);
    if let Some(chosen) = &group_chosen {
        words = format!("{words}\n\n{}", group(language).help(&mention(chosen.channel)));
    }
    let others = about::usable(ctx, language, group_chosen.is_some())
        .into_iter()
        .filter(|command| !words.contains(command));
    let others = others.map(|command| state.commands.clickable(&command)).collect::<Vec<_>>();
    let card = Card::notice(&state.commands.clickable(&words));
    let note = (!others.is_empty()).then(|| texts(language).other_commands(&others));
    reply(ctx, card.with_notes(&note.into_iter().collect::<Vec<_>>()), true).await
}
