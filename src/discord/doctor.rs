//! Does Discord know the token, how is the bot invited, and what keeps it from its work there?

use serenity::all::{
    ApplicationFlags, ApplicationId, CreateBotAuthParameters, GuildInfo, Http, Scope, UserId,
};

use super::application::{self, Profile};
use super::connection::{DiscordError, Options, http, refusal_of};
use super::permissions;
use super::rest::refusal::told;
use super::rest::retry::{RetryPolicy, retry};
use crate::domain::{ChannelId, Language};
use crate::texts::{Permission, texts};

/// How many servers are looked at, each with three requests.
const LOOKED_AT: usize = 20;
/// How many servers Discord tells of at once.
const AT_ONCE: u64 = 200;

/// What Discord says of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// The bot's name.
    pub bot: String,
    /// The link by which it is invited to a server, with the least permissions.
    pub invite: String,
    /// The link by which a person adds it to their own account.
    pub invite_for_people: String,
    /// How its application stands with Discord.
    pub profile: Profile,
    /// Whether the bot asks for the Message Content intent.
    pub content_wanted: bool,
    /// Whether Discord grants it.
    pub content_granted: bool,
    /// The servers that were looked at.
    pub servers: Vec<ServerCheckup>,
    /// On how many servers it is; 200 where there are more.
    pub on_servers: usize,
}

/// What Discord says of the bot on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerCheckup {
    /// Its id.
    pub id: crate::domain::GuildId,
    /// Its name.
    pub name: String,
    /// The channels where permissions are missing, each with these; `None` where Discord didn't
    /// tell.
    pub lacking: Option<Vec<(String, Vec<Permission>)>>,
}

impl Checkup {
    /// Whether the bot can start: Discord grants what it asks for.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.content_granted || !self.content_wanted
    }

    /// What to tell the volunteer, a line a finding.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let texts = texts(language);
        let mut lines = vec![
            format!("{}: {}", texts.version_label(), env!("CARGO_PKG_VERSION")),
            texts.token_accepted(&self.bot),
            texts.invite(&self.invite),
            texts.invite_for_people(&self.invite_for_people),
            texts.described(self.profile.described),
            texts.installable(self.profile.installable),
            texts.content_intent(self.content_wanted, self.content_granted),
        ];
        let before = lines.len();
        for server in &self.servers {
            match &server.lacking {
                None => lines.push(texts.server_unreadable(&server.name)),
                Some(lacking) => lines.extend(
                    lacking.iter().map(|(channel, missing)| texts.missing_on(&server.name, channel, missing)),
                ),
            }
        }
        if lines.len() == before {
            lines.push(texts.complete_on(self.servers.len(), self.on_servers));
        }
        lines
    }
}

/// Asks Discord for the bot behind the token, and for what it may do where.
///
/// # Errors
/// When Discord refuses the token or can't be reached.
pub async fn check(options: &Options) -> Result<Checkup, DiscordError> {
    let http = http(options);
    let bot = retry(RetryPolicy::START, |_| http.get_current_user()).await.map_err(refusal_of)?;
    let application =
        retry(RetryPolicy::START, |_| http.get_current_application_info()).await.map_err(refusal_of)?;
    let invite = CreateBotAuthParameters::new()
        .client_id(application.id)
        .scopes(&[Scope::Bot, Scope::ApplicationsCommands])
        .permissions(permissions::needed())
        .build();
    let granted =
        ApplicationFlags::GATEWAY_MESSAGE_CONTENT | ApplicationFlags::GATEWAY_MESSAGE_CONTENT_LIMITED;
    let guilds =
        retry(RetryPolicy::START, |_| http.get_guilds(None, Some(AT_ONCE))).await.map_err(refusal_of)?;
    let mut servers = Vec::new();
    for guild in guilds.iter().take(LOOKED_AT) {
        servers.push(look_at(&http, bot.id, guild).await);
    }
    Ok(Checkup {
        bot: bot.name.clone(),
        invite,
        invite_for_people: for_people(application.id),
        profile: application::profile(&application),
        content_wanted: options.message_content,
        content_granted: application.flags.is_some_and(|flags| flags.intersects(granted)),
        servers,
        on_servers: guilds.len(),
    })
}

/// The link by which a person adds the bot to their own account.
fn for_people(application: ApplicationId) -> String {
    let page = "https://discord.com/oauth2/authorize";
    format!("{page}?client_id={application}&integration_type=1&scope=applications.commands")
}

/// Whether Discord answers at all, whoever asks: for where there is no token to ask with.
///
/// # Errors
/// When Discord can't be reached.
pub async fn reach(options: &Options) -> Result<(), DiscordError> {
    let http = http(options);
    match retry(RetryPolicy::START, |_| http.get_gateway()).await.map_err(refusal_of) {
        // It answered.
        Ok(_) | Err(DiscordError::TokenRefused) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A channel's name; `None` where Discord does not tell it.
pub async fn channel_name(options: &Options, channel: ChannelId) -> Option<String> {
    let found = http(options).get_channel(channel.number().into()).await.ok()?;
    found.guild().map(|channel| channel.name)
}

async fn look_at(http: &Http, bot: UserId, guild: &GuildInfo) -> ServerCheckup {
    let lacking = permissions::lacking(http, guild.id, bot).await;
    let lacking =
        lacking.map(|lacking| lacking.into_iter().map(|(channel, missing)| (channel.name, missing)));
    if let Err(error) = &lacking {
        tracing::warn!(error = told(error), server = %guild.name, "asking Discord what the bot may do on a server");
    }
    let id = crate::domain::GuildId::new(guild.id.into());
    ServerCheckup { id, name: guild.name.clone(), lacking: lacking.ok().map(Iterator::collect) }
}
