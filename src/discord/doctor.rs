//! Does Discord know the token, and how is the bot invited?

use serenity::all::{CreateBotAuthParameters, Permissions, Scope};

use super::connection::{DiscordError, Options, http, meaning};

/// What Discord says of the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// The bot's name.
    pub bot: String,
    /// The link by which it is invited to a server, with the least permissions.
    pub invite: String,
}

/// Asks Discord for the bot behind the token.
///
/// # Errors
/// When Discord refuses the token or can't be reached.
pub async fn check(options: &Options) -> Result<Checkup, DiscordError> {
    let http = http(options);
    let bot = http.get_current_user().await.map_err(meaning)?;
    let application = http.get_current_application_info().await.map_err(meaning)?;
    let invite = CreateBotAuthParameters::new()
        .client_id(application.id)
        .scopes(&[Scope::Bot, Scope::ApplicationsCommands])
        .permissions(
            Permissions::VIEW_CHANNEL
                | Permissions::SEND_MESSAGES
                | Permissions::SEND_MESSAGES_IN_THREADS
                | Permissions::EMBED_LINKS
                | Permissions::READ_MESSAGE_HISTORY,
        )
        .build();
    Ok(Checkup { bot: bot.name.clone(), invite })
}
