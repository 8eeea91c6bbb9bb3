//! How does the bot get on to Discord, stay there, and leave?

use std::sync::Arc;
use std::time::Duration;

use poise::{Framework, FrameworkError, FrameworkOptions, PrefixFrameworkOptions};
use serenity::all::{
    BotGateway, Client, ClientBuilder, GatewayError, GatewayIntents, Http, HttpBuilder, HttpError,
    ShardManager,
};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use super::commands::{self, registration};
use super::gateway::{liveness, session_budget};
use super::state::{Error, State};
use super::{events, failures};
use crate::app::App;
use crate::app::daily::DailyOptions;
use crate::discord::daily::handle::DailyHandle;
use crate::discord::gateway::liveness::{Ears, Listener, Pace};
use crate::discord::gateway::status::Status;
use crate::discord::grant::Grants;
use crate::discord::rest::message::nobody;
use crate::discord::rest::refusal::told;
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::domain::{GuildId, Language, Secret, Shards, is_exposed};

/// How long what is in flight may take when the program is told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// How long the goodbye to the gateway may take after that.
const LEAVE_WITHIN: Duration = Duration::from_secs(1);

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
    /// Discord can't be reached, or has fallen silent.
    #[error("Discord can't be reached: {0}")]
    Unreachable(String),
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
    let state = State {
        app,
        default_language: options.default_language,
        message_content: options.message_content,
        source_code: options.source_code.clone(),
        status: status.clone(),
        posts: Arc::default(),
        daily: DailyHandle::default(),
        stop: stop.clone(),
        memory: Arc::default(),
        grants: Grants::new(&options.token),
        at_work: TaskTracker::new(),
    };
    let at_work = state.at_work.clone();
    let listener = Arc::new(Listener::new(status.clone(), options.pace));
    let mut client = client(&options, state, listener.clone()).await?;
    let shards = client.shard_manager.clone();
    let ended = tokio::select! {
        ended = live(&mut client, &options, listener) => ended,
        () = stop.cancelled() => Ok(()),
    };
    status.set_connected(false);
    leave(&at_work, &shards).await;
    ended
}

/// Is on Discord, until Discord or the watch over it ends that.
async fn live(client: &mut Client, options: &Options, listener: Arc<Listener>) -> Result<(), DiscordError> {
    let gateway = gateway(&client.http).await?;
    // serenity asked for it too, but falls back to Discord's own when that fails.
    let url = options.gateway_url.as_ref().map_or(gateway.url.as_str(), Url::as_str);
    if !options.insecure && Url::parse(url).is_ok_and(|url| is_exposed(&url)) {
        let why = "the gateway that it names would get the token unencrypted (DISCORD_API_INSECURE)";
        return Err(DiscordError::Unreachable(why.to_owned()));
    }
    url.trim_end_matches('/').clone_into(&mut *client.ws_url.lock().await);
    let (shards, cache) = (client.shard_manager.clone(), client.cache.clone());
    tokio::select! {
        ended = connect(client, options.daily.shards, gateway.shards) => ended.map_err(refusal_of),
        why = liveness::watch(listener, shards, cache, options.pace) => {
            Err(DiscordError::Unreachable(why.to_string()))
        }
    }
}

/// Where the gateway is, as soon as the bot may go there.
async fn gateway(http: &Http) -> Result<BotGateway, DiscordError> {
    let gateway = retry(RetryPolicy::START, |_| http.get_bot_gateway()).await.map_err(refusal_of)?;
    let limit = &gateway.session_start_limit;
    if let Some(wait) = session_budget::wait(limit, fastrand::f64()) {
        let (left, seconds) = (limit.remaining, wait.as_secs());
        tracing::warn!(left, seconds, "few sessions are left for today: waiting, to keep the token");
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

async fn client(options: &Options, state: State, listener: Arc<Listener>) -> Result<Client, DiscordError> {
    let mut intents =
        GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    intents.set(GatewayIntents::MESSAGE_CONTENT, options.message_content);
    ClientBuilder::new_with_http(http(options), intents)
        .event_handler(Ears(listener))
        .framework(framework(state, options.daily.clone()))
        .await
        .map_err(refusal_of)
}

fn framework(state: State, daily: DailyOptions) -> Framework<State, Error> {
    let options = FrameworkOptions {
        commands: commands::all(),
        event_handler: events::handle,
        pre_command: |ctx| Box::pin(warm_up(ctx)),
        on_error: |error: FrameworkError<'_, State, Error>| Box::pin(failures::handle(error)),
        allowed_mentions: Some(nobody()),
        // A mention is a question, not the name of a command: poise would look for one and complain.
        prefix_options: PrefixFrameworkOptions { mention_as_prefix: false, ..Default::default() },
        ..FrameworkOptions::default()
    };
    Framework::builder()
        .options(options)
        .initialize_owners(false)
        .setup(|ctx, ready, framework| {
            Box::pin(async move {
                let discord = (ctx.http.clone(), ready.user.id);
                state.daily.start(&state.app, discord, &daily, (state.stop.clone(), &state.at_work));
                // Questions are answered meanwhile, and also where this goes wrong.
                tokio::spawn(registration::register(ctx.http.clone(), &framework.options().commands));
                tracing::info!(bot = %ready.user.name, guilds = ready.guilds.len(), "on Discord");
                Ok(state)
            })
        })
        .build()
}

/// What a server chose is remembered from here on: nothing after this waits for it.
async fn warm_up(ctx: poise::Context<'_, State, Error>) {
    if let Some(guild) = ctx.guild_id() {
        ctx.data().app.settings(GuildId::new(guild.into())).await;
    }
}

/// What serenity's error means to the volunteer.
pub(crate) fn refusal_of(error: serenity::Error) -> DiscordError {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication) => {
            DiscordError::TokenRefused
        }
        serenity::Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        ) => DiscordError::IntentsRefused,
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) if answer.status_code == 401 => {
            DiscordError::TokenRefused
        }
        other => DiscordError::Unreachable(told(&other)),
    }
}

async fn leave(at_work: &TaskTracker, shards: &ShardManager) {
    at_work.close();
    if tokio::time::timeout(FINISH_WITHIN, at_work.wait()).await.is_err() {
        tracing::warn!(unfinished = at_work.len(), "stopped with work in flight");
    }
    if tokio::time::timeout(LEAVE_WITHIN, shards.shutdown_all()).await.is_err() {
        tracing::debug!("the gateway did not confirm our leaving");
    }
}
