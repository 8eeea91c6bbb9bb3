//! What does the fake know? Everything it plays, in one place behind one lock.

pub(crate) mod answers;
pub(crate) mod commands;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod ids;
pub(crate) mod interactions;
pub(crate) mod load;
pub(crate) mod mentions;
pub(crate) mod messages;
pub(crate) mod options;
pub(crate) mod people;
pub(crate) mod permissions;
pub(crate) mod places;
pub(crate) mod threads;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::faults::Faults;
use super::gateway::sessions::Gateway;
use super::transcript::Transcript;
use super::violations::Violation;
use commands::CommandData;
use files::FileData;
use ids::{Id, Ids};
use interactions::InteractionData;
use messages::MessageData;
use people::UserData;
use places::{ChannelData, GuildData};

/// The time Discord gives a bot for its first response to an interaction.
const FIRST_RESPONSE: Duration = Duration::from_secs(3);

/// All state of one fake Discord.
pub(crate) struct World {
    /// Which fake of this process this is; written into events, so that a log line is traced back.
    pub(crate) number: u64,
    pub(crate) ids: Ids,
    /// The moments of this world: one more at each message posted or changed.
    pub(crate) moment: u64,
    pub(crate) application: Id,
    pub(crate) bot: Id,
    pub(crate) port: u16,
    /// What was changed of the application.
    pub(crate) profile: serde_json::Map<String, serde_json::Value>,
    /// The privileged intents that are switched on for the application.
    pub(crate) privileged: u64,
    pub(crate) users: BTreeMap<Id, UserData>,
    pub(crate) guilds: BTreeMap<Id, GuildData>,
    pub(crate) channels: BTreeMap<Id, ChannelData>,
    /// Those of each guild, threads too.
    pub(crate) of_guilds: BTreeMap<Id, BTreeSet<Id>>,
    pub(crate) messages: BTreeMap<Id, MessageData>,
    pub(crate) interactions: BTreeMap<Id, InteractionData>,
    pub(crate) commands: Vec<CommandData>,
    pub(crate) commands_written: bool,
    pub(crate) first_response: Duration,
    pub(crate) gateway: Gateway,
    pub(crate) faults: Faults,
    pub(crate) violations: Vec<Violation>,
    /// Why serenity cannot read an event that was sent, for those it can't.
    pub(crate) unreadable: Vec<String>,
    pub(crate) transcript: Transcript,
    pub(crate) files: BTreeMap<Id, FileData>,
    /// Whether the fake's own answers are checked too.
    pub(crate) checks_itself: bool,
    /// Every request that was carried out or refused: its route, and method and path.
    pub(crate) requests: Vec<(String, String)>,
    /// What the bot let people see: where, and what it did.
    pub(crate) deeds: Vec<(Id, String)>,
    /// The messages a test has been given.
    pub(crate) shown: BTreeSet<Id>,
    /// Requests that are being answered now.
    pub(crate) in_flight: usize,
    /// What is counted, where a test puts the bot under load.
    pub(crate) load: Option<load::Load>,
}

impl World {
    /// A world with only the bot in it.
    pub(crate) fn new(number: u64, port: u16) -> World {
        let mut ids = Ids::default();
        let bot = ids.next();
        let mut users = BTreeMap::new();
        users.insert(bot, UserData::bot(bot));
        World {
            number,
            ids,
            moment: 0,
            application: bot,
            bot,
            port,
            profile: serde_json::Map::new(),
            privileged: 0,
            users,
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            of_guilds: BTreeMap::new(),
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: Vec::new(),
            commands_written: false,
            first_response: FIRST_RESPONSE,
            gateway: Gateway::default(),
            faults: Faults::default(),
            violations: Vec::new(),
            unreadable: Vec::new(),
            transcript: Transcript::default(),
            files: BTreeMap::new(),
            checks_itself: false,
            requests: Vec::new(),
            deeds: Vec::new(),
            shown: BTreeSet::new(),
            in_flight: 0,
            load: None,
        }
    }

    /// The next moment.
    pub(crate) fn tick(&mut self) -> u64 {
        self.moment += 1;
        self.moment
    }

    /// Notes that the bot did something people see in this channel.
    pub(crate) fn note_deed(&mut self, channel: Id, deed: String) {
        self.deeds.push((channel, deed));
    }
}
