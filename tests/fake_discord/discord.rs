//! How does a test start Discord, look at it, and end it?

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::checks::{dropped, schema};
use super::faults::{Fault, Injected};
use super::gateway::sessions::Frame;
use super::gateway::{TOKEN, intents};
use super::guild::Guild;
use super::rest::routes;
use super::server;
use super::shared::Shared;
use super::violations::Violation;
use super::world::World;
use super::world::load::Load;
use super::world::places::ChannelKind;

/// How long the server gets to end by itself.
const ENDING: Duration = Duration::from_secs(2);

/// A Discord of its own for one test.
///
/// It fails the test, at `finish` or when dropped, if the bot broke a rule.
pub(crate) struct FakeDiscord {
    shared: Arc<Shared>,
    server: JoinHandle<()>,
    finished: bool,
}

impl FakeDiscord {
    /// Starts one on a free port of this machine.
    pub(crate) async fn start() -> FakeDiscord {
        static NUMBERS: AtomicU64 = AtomicU64::new(1);
        let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free loopback port");
        let port = listener.local_addr().expect("the listener's own address").port();
        let shared = Shared::new(World::new(number, port));
        dropped::watch(number, &shared);
        let server = server::serve(Arc::clone(&shared), listener);
        FakeDiscord { shared, server, finished: false }
    }

    /// Where REST is served, without `/api/v10`.
    pub(crate) fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.shared.read(|world| world.port))
    }

    /// Where the gateway is served.
    pub(crate) fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.shared.read(|world| world.port))
    }

    /// The bot's token.
    pub(crate) fn token(&self) -> &'static str {
        TOKEN
    }

    /// The id of the bot's user, which is also its application's.
    pub(crate) fn bot_id(&self) -> String {
        self.shared.read(|world| world.bot.to_string())
    }

    /// A guild with the bot in it.
    pub(crate) fn guild(&self, name: &str) -> Guild {
        Guild::found(&self.shared, name, true)
    }

    /// A guild with the bot in it, which the gateway names, and tells nothing more of: for tests
    /// with so many guilds that a client in a debug build would need minutes to hear of them all.
    pub(crate) fn untold_guild(&self, name: &str) -> Guild {
        let id = self.shared.change(|world| world.found_guild_untold(name));
        Guild { shared: Arc::clone(&self.shared), id }
    }

    /// A guild the bot isn't in; people who installed it themselves can use it there.
    pub(crate) fn foreign_guild(&self, name: &str) -> Guild {
        Guild::found(&self.shared, name, false)
    }

    /// Switches the privileged intents on: message content, members, presences.
    pub(crate) fn allow_privileged_intents(&self) {
        self.shared.change(|world| world.privileged = intents::PRIVILEGED);
    }

    /// Sets the interval between heartbeats that the next connection is told.
    pub(crate) fn heartbeat_every(&self, interval: Duration) {
        self.shared.change(|world| world.gateway.heartbeat = interval);
    }

    /// Lets so many shards begin a session at once (`max_concurrency`), each row in turns of this length.
    pub(crate) fn gives_turns(&self, at_once: u64, turn: Duration) {
        self.shared.change(|world| {
            world.gateway.at_once = at_once;
            world.gateway.turn = turn;
        });
    }

    /// Lets time go by, as the ids and moments of what happens from now on tell it.
    pub(crate) fn lets_pass(&self, time: Duration) {
        self.shared.change(|world| world.ids.pass(time));
    }

    /// It is this moment now, as the ids and moments of what happens from now on tell it; they never go
    /// back.
    pub(crate) fn it_is(&self, moment: jiff::Timestamp) {
        let millisecond = u64::try_from(moment.as_millisecond()).expect("after 1970");
        self.shared.change(|world| world.ids.reach(millisecond));
    }

    /// From now on only counts what comes of interactions, and forgets what is over: for a bot under
    /// load. Bodies are no longer checked.
    pub(crate) fn only_counts(&self) {
        self.shared.change(|world| world.load = Some(Load::default()));
    }

    /// What was counted since `only_counts`.
    pub(crate) fn counted(&self) -> Load {
        self.shared.read(|world| world.load.clone()).unwrap_or_default()
    }

    /// How many were answered or told otherwise since `only_counts`.
    pub(crate) fn heard(&self) -> usize {
        self.shared.read(|world| world.load.as_ref().map_or(0, |load| load.answers.len() + load.told.len()))
    }

    /// Leaves the bot so many sessions to begin, until they are counted anew after this time.
    pub(crate) fn leaves_sessions(&self, left: u64, reset_after: Duration) {
        self.shared.change(|world| world.gateway.sessions_left = Some((left, reset_after)));
    }

    /// Gives the bot this long, instead of three seconds, to respond first to an interaction.
    pub(crate) fn first_response_within(&self, time: Duration) {
        self.shared.change(|world| world.first_response = time);
    }

    /// Lets fifteen minutes go by for every interaction so far: their tokens no longer hold.
    pub(crate) fn interactions_expire(&self) {
        self.shared.change(|world| {
            world.interactions.values_mut().for_each(|interaction| interaction.expired = true);
        });
    }

    /// Lets so much time go by that Discord no longer knows the nonces of the messages so far.
    pub(crate) fn forgets_nonces(&self) {
        self.shared.change(|world| {
            world.messages.values_mut().for_each(|message| message.nonce_forgotten = true);
        });
    }

    /// Holds a file ready, which people then give to commands by its name.
    pub(crate) fn holds_file(&self, name: &str, content: &[u8]) {
        self.shared.change(|world| world.store_file(name, content.to_vec()));
    }

    /// Checks the fake's own answers too against Discord's OpenAPI file, where that is at hand.
    pub(crate) fn checks_itself(&self) {
        self.shared.change(|world| world.checks_itself = true);
    }

    /// Waits until the bot is connected, was told of its guilds, and has registered its commands.
    pub(crate) async fn bot_ready(&self) {
        self.shared
            .wait_for("the bot to be connected with its commands registered", |world| {
                (world.gateway.is_up() && world.commands_written).then_some(())
            })
            .await;
    }

    /// Waits until the bot is connected, whether or not it has commands.
    pub(crate) async fn bot_connected(&self) {
        self.until("the bot to be connected", FakeDiscord::is_connected).await;
    }

    /// Whether the bot has a session whose events get through.
    pub(crate) fn is_connected(&self) -> bool {
        self.shared.read(|world| world.gateway.is_up())
    }

    /// Waits until something holds that is looked at after every change.
    pub(crate) async fn until(&self, what: &str, holds: impl Fn(&FakeDiscord) -> bool) {
        let mut changes = self.shared.changes();
        let waiting = async {
            while !holds(self) {
                changes.borrow_and_update();
                if holds(self) {
                    break;
                }
                changes.changed().await.expect("the fake lives as long as it is used");
            }
        };
        if tokio::time::timeout(super::shared::PATIENCE, waiting).await.is_err() {
            panic!("{}", self.shared.report(&format!("waited for {what}")));
        }
    }

    /// Injects a fault.
    pub(crate) fn inject(&self, fault: Fault) -> Injected {
        Injected::inject(&self.shared, fault)
    }

    /// Sends any event to the bot, as it is given.
    pub(crate) fn dispatch(&self, event: &str, data: &Value) {
        self.shared.change(|world| world.dispatch(event, None, data));
    }

    /// Connections to the gateway so far.
    pub(crate) fn connections(&self) -> usize {
        self.shared.read(|world| world.gateway.connections)
    }

    /// Tries to connect to the gateway so far, also those that were refused or never answered.
    pub(crate) fn handshakes(&self) -> usize {
        self.shared.read(|world| world.gateway.handshakes)
    }

    /// Sessions that were refused so far since it was not their shard's turn.
    pub(crate) fn out_of_turn(&self) -> usize {
        self.shared.read(|world| world.gateway.out_of_turn)
    }

    /// Sessions asked for so far.
    pub(crate) fn identifies(&self) -> usize {
        self.shared.read(|world| world.gateway.identifies)
    }

    /// Attempts to go on with a session so far.
    pub(crate) fn resumes(&self) -> usize {
        self.shared.read(|world| world.gateway.resumes)
    }

    /// Heartbeats so far.
    pub(crate) fn heartbeats(&self) -> usize {
        self.shared.read(|world| world.gateway.heartbeats)
    }

    /// The presence the bot shows.
    pub(crate) fn presence(&self) -> Value {
        self.shared.read(|world| world.gateway.presence.clone())
    }

    /// How many requests of a route have been carried out or refused, as `POST /channels/{channel_id}/messages`; `*`
    /// stands for anything.
    pub(crate) fn requests(&self, route: &str) -> usize {
        self.shared.read(|world| {
            let fits = |(template, path): &&(String, String)| routes::fits(route, template, path);
            world.requests.iter().filter(fits).count()
        })
    }

    /// The paths of the requests of a route so far, in their order.
    pub(crate) fn paths(&self, route: &str) -> Vec<String> {
        self.shared.read(|world| {
            let fits = |(template, path): &&(String, String)| routes::fits(route, template, path);
            world.requests.iter().filter(fits).map(|(_, path)| path.clone()).collect()
        })
    }

    /// How many direct channels there are.
    pub(crate) fn direct_channels(&self) -> usize {
        self.shared.read(|world| world.channels.values().filter(|c| c.kind == ChannelKind::Dm).count())
    }

    /// How many messages stand in each channel that has any, by its id.
    pub(crate) fn message_counts(&self) -> HashMap<String, usize> {
        self.shared.read(|world| {
            let mut counts = HashMap::new();
            for message in world.messages.values().filter(|m| !m.deleted && m.only_for.is_none()) {
                *counts.entry(message.channel.to_string()).or_default() += 1;
            }
            counts
        })
    }

    /// The names of the registered commands, global ones and those of guilds.
    pub(crate) fn commands(&self) -> Vec<String> {
        self.shared.read(|world| world.commands.iter().map(|c| c.name.clone()).collect())
    }

    /// A registered command, as it was sent.
    pub(crate) fn command(&self, name: &str) -> Option<Value> {
        self.shared.read(|world| world.commands.iter().find(|c| c.name == name).map(|c| c.body.clone()))
    }

    /// All traffic so far.
    pub(crate) fn transcript(&self) -> String {
        self.shared.read(|world| world.transcript.to_string())
    }

    /// The rules broken so far.
    pub(crate) fn violations(&self) -> Vec<Violation> {
        self.shared.read(|world| world.violations.clone())
    }

    /// The rules broken so far, which are forgiven: `finish` doesn't fail on them.
    pub(crate) fn take_violations(&self) -> Vec<Violation> {
        self.shared.change(|world| std::mem::take(&mut world.violations))
    }

    /// How many bodies of this process were checked against Discord's OpenAPI file; 0 where that
    /// isn't at hand.
    pub(crate) fn schema_checked(&self) -> usize {
        schema::bodies_checked()
    }

    pub(super) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Ends it, once the requests that are under way have been answered; fails if the bot broke a
    /// rule.
    pub(crate) async fn finish(mut self) {
        self.shared.read(|world| world.faults.release_all());
        self.until("the last requests to end", FakeDiscord::is_idle).await;
        self.stop();
        // The server may wait for a client that keeps its connection; then it is dropped.
        let _ = tokio::time::timeout(ENDING, &mut self.server).await;
        self.finished = true;
        self.judge();
    }

    fn is_idle(&self) -> bool {
        self.shared.read(|world| world.in_flight == 0)
    }

    fn stop(&self) {
        self.shared.change(|world| world.gateway.end_all(|| Frame::Cut));
        self.shared.stop.cancel();
    }

    fn judge(&self) {
        let broken = self.violations().len();
        assert!(broken == 0, "{}", self.shared.report(&format!("the bot broke {broken} rules")));
    }
}

impl Drop for FakeDiscord {
    fn drop(&mut self) {
        self.stop();
        self.server.abort();
        schema::tally();
        if !self.finished && !std::thread::panicking() {
            self.judge();
        }
    }
}
