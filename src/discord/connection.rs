//! How does the bot get on to Discord, stay there, and leave?

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serenity::all::{
    ActivityData, BotGateway, Client, ClientBuilder, GatewayIntents, Http, HttpBuilder, HttpError,
    ShardManager,
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use super::events::Events;
use super::gateway::cause::{root, trouble_of};
use super::gateway::{Gate, GatewayEnd, GatewayRefusal, relay, session_budget};
use super::state::State;
use crate::app::daily::DailyOptions;
use crate::app::{App, Attempts};
use crate::discord::daily::handle::DailyHandle;
use crate::discord::figures::handle::FiguresHandle;
use crate::discord::gateway::directory::Directory;
use crate::discord::gateway::pace::Pace;
use crate::discord::gateway::status::Status;
use crate::discord::grant::Grants;
use crate::discord::group::handle::GroupHandle;
use crate::discord::helpers::handle::HelpersHandle;
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::domain::{Language, NetworkTrouble, Secret, Shards, is_exposed};
use crate::texts::texts;

/// How long what is in flight may take when the program is told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// How long the goodbye to the gateway may take after that.
const LEAVE_WITHIN: Duration = Duration::from_secs(1);
/// How long serenity may take to ask where the gateway is, which it does by itself.
const BUILT_WITHIN: Duration = Duration::from_secs(10);

/// How to reach Discord, and as whom.
#[derive(Clone, Debug)]
pub struct Options {
    /// The bot's token.
    pub token: Secret,
    /// A REST proxy or local server in the place of Discord's.
    pub api_url: Option<Url>,
    /// A gateway in the place of Discord's.
    pub gateway_url: Option<Url>,
    /// Whether the token may go unencrypted to a gateway outside of one's own network.
    pub insecure: bool,
    /// The language where neither the member nor the server tells.
    pub default_language: Language,
    /// Whether to ask for the privileged intent to read messages that are not put to the bot.
    pub message_content: bool,
    /// Where the program's source code can be had, for those who ask.
    pub source_code: Option<Url>,
    /// How closely to watch the connection.
    pub pace: Pace,
    /// How the quotes of the day are looked after, and which shards are ours.
    pub daily: DailyOptions,
}

/// Why the bot is not on Discord any more.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    /// Discord doesn't know the token.
    #[error("Discord refused the token")]
    TokenRefused,
    /// Discord doesn't grant an intent.
    #[error("Discord refused the intents")]
    IntentsRefused,
    /// Discord refuses the number of shards: one of `SHARDS` is none, or it wants more of them.
    #[error("Discord refused the number of shards: it is wrong, or too low (sharding required)")]
    ShardsRefused {
        /// Whether the volunteer chose it.
        chosen: bool,
    },
    /// Discord no longer speaks this program's version of the gateway.
    #[error("Discord refused the version of the gateway that this program speaks")]
    VersionRefused,
    /// Discord can't be reached, or has fallen silent; and what was heard last.
    #[error("Discord can't be reached: {0} ({1})")]
    Unreachable(NetworkTrouble, String),
}

/// Runs the bot until `stop` is cancelled; then finishes what is in flight, and leaves.
///
/// # Errors
/// When Discord refuses the bot or can't be heard any more.
pub async fn run(
    options: Options,
    app: App,
    status: Arc<Status>,
    stop: CancellationToken,
) -> Result<(), DiscordError> {
    // Before this start is noted as one.
    let directory = Arc::new(Directory::after(app.last_run().await));
    let state = State {
        app,
        default_language: options.default_language,
        message_content: options.message_content,
        source_code: options.source_code.clone(),
        status: status.clone(),
        questions: Arc::default(),
        daily: DailyHandle::default(),
        helpers: HelpersHandle::default(),
        group: GroupHandle::default(),
        figures: FiguresHandle::default(),
        stop: stop.clone(),
        memory: Arc::default(),
        directory,
        threads: Arc::default(),
        warned: Arc::default(),
        drafts: Arc::default(),
        documents: Arc::default(),
        api_url: options.api_url.clone(),
        commands: Arc::default(),
        explained: Arc::default(),
        arrivals: Arc::default(),
        grants: Grants::new(&options.token),
        at_work: TaskTracker::new(),
    };
    let (at_work, attempts) = (state.at_work.clone(), state.app.attempts());
    let entering = async {
        let gateway = gateway(&http(&options), &status).await?;
        let client = client(&options, state).await?;
        let gate = gate(&options, &gateway, client.http.token(), (attempts, status.clone()))?;
        Ok((gateway, client, gate))
    };
    let (gateway, mut client, gate) = tokio::select! {
        entered = entering => entered?,
        () = stop.cancelled() => return Ok(()),
    };
    let shards = client.shard_manager.clone();
    let ended = tokio::select! {
        ended = live(&mut client, &options, &gateway, gate.clone()) => ended,
        () = stop.cancelled() => Ok(()),
    };
    status.leave();
    leave(&at_work, &shards, &gate).await;
    ended
}

/// Is on Discord, until Discord or the watch over it ends that.
async fn live(
    client: &mut Client,
    options: &Options,
    gateway: &BotGateway,
    gate: Arc<Gate>,
) -> Result<(), DiscordError> {
    let shards = options.daily.shards;
    let ours = match u16::try_from(gateway.shards) {
        Ok(all) if shards == Shards::ALL => 0..all,
        Ok(_) | Err(_) => shards.first()..shards.last() + 1,
    };
    gate.status.expect(ours);
    *client.ws_url.lock().await = relay::listen(gate.clone()).await.map_err(unreachable)?;
    tokio::select! {
        ended = connect(client, shards, gateway.shards) => ended.map_err(refusal_of),
        end = gate.ended() => Err(match end {
            GatewayEnd::Refused(GatewayRefusal::Token) => DiscordError::TokenRefused,
            GatewayEnd::Refused(GatewayRefusal::Intents) => DiscordError::IntentsRefused,
            GatewayEnd::Refused(GatewayRefusal::Shards) => {
                DiscordError::ShardsRefused { chosen: shards != Shards::ALL }
            }
            GatewayEnd::Refused(GatewayRefusal::Version) => DiscordError::VersionRefused,
            GatewayEnd::GivenUp(trouble, last) => DiscordError::Unreachable(trouble, last),
        }),
    }
}

/// The way to the gateway for all shards.
fn gate(
    options: &Options,
    gateway: &BotGateway,
    token: &str,
    (attempts, status): (Arc<Attempts>, Arc<Status>),
) -> Result<Arc<Gate>, DiscordError> {
    let limit = &gateway.session_start_limit;
    let url = match &options.gateway_url {
        Some(chosen) => chosen.clone(),
        None => Url::parse(&gateway.url)
            .map_err(|error| DiscordError::Unreachable(NetworkTrouble::Impostor, error.to_string()))?,
    };
    if !options.insecure && is_exposed(&url) {
        let why = "the gateway that it names would get the token unencrypted (DISCORD_API_INSECURE)";
        return Err(DiscordError::Unreachable(NetworkTrouble::Impostor, why.to_owned()));
    }
    Ok(Arc::new(Gate {
        url,
        follows: options.gateway_url.is_none(),
        token: token.to_owned(),
        bot: options.token.bot_key(),
        at_once: u16::try_from(limit.max_concurrency).unwrap_or(u16::MAX),
        a_day: limit.total,
        pace: options.pace,
        attempts,
        status,
        stop: CancellationToken::new(),
        tasks: TaskTracker::new(),
        end: watch::Sender::new(None),
    }))
}

/// Where the gateway is, as soon as the bot may go there.
async fn gateway(http: &Http, status: &Status) -> Result<BotGateway, DiscordError> {
    let gateway = retry(RetryPolicy::START, |_| http.get_bot_gateway()).await.map_err(refusal_of)?;
    let limit = &gateway.session_start_limit;
    if let Some(wait) = session_budget::wait(limit, fastrand::f64()) {
        let (left, seconds) = (limit.remaining, wait.as_secs());
        tracing::warn!(left, seconds, "few sessions are left for today: waiting, to keep the token");
        status.excuse(tokio::time::Instant::now() + wait);
        tokio::time::sleep(wait).await;
    }
    Ok(gateway)
}

/// Connects our part of the shards; where they are not divided, as many as Discord wants.
async fn connect(client: &mut Client, shards: Shards, wanted: u32) -> serenity::Result<()> {
    if shards == Shards::ALL {
        return client.start_shards(wanted).await;
    }
    // serenity takes the end of this range for the last shard.
    let ours = u32::from(shards.first())..u32::from(shards.last());
    client.start_shard_range(ours, shards.total().into()).await
}

/// REST as the options say. With serenity's own rate limiter on, it ignores the proxy and goes to
/// Discord itself; a proxy keeps the limits in its place.
pub(crate) fn http(options: &Options) -> Http {
    let builder = HttpBuilder::new(options.token.reveal());
    match &options.api_url {
        Some(url) => builder.proxy(url.as_str().trim_end_matches('/')).ratelimiter_disabled(true).build(),
        None => builder.build(),
    }
}

async fn client(options: &Options, state: State) -> Result<Client, DiscordError> {
    let mut intents =
        GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    intents.set(GatewayIntents::MESSAGE_CONTENT, options.message_content);
    let how_to_ask = texts(options.default_language).presence();
    let building = ClientBuilder::new_with_http(http(options), intents)
        .activity(ActivityData::custom(how_to_ask))
        .framework(Events::new(state, options.daily.clone()));
    match tokio::time::timeout(BUILT_WITHIN, building.into_future()).await {
        Ok(built) => built.map_err(refusal_of),
        Err(_) => Err(unreachable(io::ErrorKind::TimedOut.into())),
    }
}

/// What serenity's error means to the volunteer.
pub(crate) fn refusal_of(error: serenity::Error) -> DiscordError {
    let trouble = match &error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => match answer.status_code.as_u16() {
            401 => return DiscordError::TokenRefused,
            429 | 500.. => NetworkTrouble::OutOfOrder,
            _ => NetworkTrouble::Impostor,
        },
        // What answered is not Discord's API.
        serenity::Error::Json(_) => NetworkTrouble::Impostor,
        serenity::Error::Http(HttpError::Request(error)) if error.is_decode() => NetworkTrouble::Impostor,
        error => trouble_of(error),
    };
    DiscordError::Unreachable(trouble, root(&error))
}

fn unreachable(error: io::Error) -> DiscordError {
    DiscordError::Unreachable(trouble_of(&error), root(&error))
}

async fn leave(at_work: &TaskTracker, shards: &ShardManager, gate: &Gate) {
    at_work.close();
    if tokio::time::timeout(FINISH_WITHIN, at_work.wait()).await.is_err() {
        tracing::warn!(unfinished = at_work.len(), "stopped with work in flight");
    }
    // serenity first: it would take our leaving for something to mend.
    if tokio::time::timeout(LEAVE_WITHIN, shards.shutdown_all()).await.is_err() {
        tracing::debug!("serenity did not stop all shards in time");
    }
    gate.leave(LEAVE_WITHIN).await;
}
