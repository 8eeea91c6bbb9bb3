//! What of a shard outlives its connections?

use std::collections::HashMap;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc::{Receiver, Sender};
use tokio_tungstenite::tungstenite::Message;
use url::Url;

use super::frames::{Frame, Named, Ready};
use crate::domain::attempts::Shard;

/// A shard, whether it is on Discord or not.
pub(super) struct Seat {
    pub(super) shard: Shard,
    /// What serenity said to begin its session, with which each of ours is begun.
    pub(super) identify: Value,
    /// To serenity, and from it.
    pub(super) to: Sender<Message>,
    pub(super) from: Receiver<Message>,
    /// The session, as long as it can be gone on with.
    pub(super) session: Option<Session>,
    /// How often it was gone on with since a connection was sound.
    pub(super) resumed: u32,
    /// How often the gateway went dumb since something was heard.
    pub(super) silences: u32,
    pub(super) guilds: Guilds,
}

/// A session of Discord's.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) id: String,
    /// The number of the last event.
    pub(super) seq: u64,
    /// Where to go on with it.
    pub(super) url: Option<Url>,
}

/// serenity takes no more events: it is stuck.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stuck;

impl Seat {
    /// Tells serenity something that the gateway said.
    pub(super) async fn tell(&self, text: String, within: Duration) -> Result<(), Stuck> {
        match tokio::time::timeout(within, self.to.send(Message::Text(text))).await {
            // Where nobody is there any more, that is noticed elsewhere.
            Ok(_) => Ok(()),
            Err(_) => Err(Stuck),
        }
    }
}

/// Whom to ask for, to hear whether the gateway still answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Guilds {
    bot: String,
    /// Whether each is available.
    known: HashMap<String, bool>,
}

impl Guilds {
    /// All of them, as a new session lists them.
    pub(super) fn begin(&mut self, ready: &Ready) {
        self.bot.clone_from(&ready.user.id);
        let listed = ready.guilds.iter().flatten();
        self.known = listed.map(|guild| (guild.id.clone(), false)).collect();
    }

    /// Takes note of one that comes or goes.
    pub(super) fn hear(&mut self, event: &str, frame: &Frame<'_>) {
        let Some(guild) = frame.says::<Named>() else { return };
        match event {
            "GUILD_CREATE" => {
                self.known.insert(guild.id, !guild.unavailable.unwrap_or(false));
            }
            "GUILD_DELETE" if guild.unavailable == Some(true) => {
                self.known.insert(guild.id, false);
            }
            "GUILD_DELETE" => {
                self.known.remove(&guild.id);
            }
            _ => {}
        }
    }

    /// The frame of a server that tells of itself, without what nobody asks of it. Of one that was there
    /// before, its channels too: ten thousand with thirty each would keep whoever asks waiting for seconds.
    pub(super) fn slim(&self, frame: &Frame<'_>) -> Option<String> {
        if frame.t.as_deref() != Some("GUILD_CREATE") {
            return None;
        }
        let guild = frame.says::<Named>()?;
        frame.without(if self.known.contains_key(&guild.id) { &UNUSED } else { &UNUSED[CHANNELS..] })
    }

    /// What to ask (op 8): the bot itself, in a guild that is available, or else in any. `None` where there
    /// is none.
    pub(super) fn question(&self) -> Option<Value> {
        let available = self.known.iter().find(|(_, available)| **available);
        let (guild, _) = available.or_else(|| self.known.iter().next())?;
        Some(serde_json::json!({ "guild_id": guild, "user_ids": [self.bot], "limit": 0, "presences": false }))
    }
}

/// The lists of a server that are not looked at; up to [`CHANNELS`] only of one that the bot has just come to.
const UNUSED: [&str; 8] = [
    "channels",
    "threads",
    "emojis",
    "stickers",
    "presences",
    "voice_states",
    "stage_instances",
    "guild_scheduled_events",
];
const CHANNELS: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guild_that_is_available_is_asked_for_and_none_that_is_gone() {
        let mut guilds = Guilds::default();
        assert!(guilds.question().is_none());
        let ready = r#"{"session_id":"s","user":{"id":"9"},"guilds":[{"id":"1","unavailable":true}]}"#;
        guilds.begin(&serde_json::from_str(ready).expect("READY"));
        assert_eq!(guilds.question().expect("the one there is")["guild_id"], "1");
        let mut hear = |event: &str, guild: &str| {
            let text = format!(r#"{{"op":0,"t":"{event}","s":2,"d":{guild}}}"#);
            guilds.hear(event, &Frame::read(&text).expect("a frame"));
            guilds.question().map(|question| question["guild_id"].as_str().expect("an id").to_owned())
        };
        assert_eq!(hear("GUILD_CREATE", r#"{"id":"2","name":"x"}"#).as_deref(), Some("2"));
        assert_eq!(hear("GUILD_DELETE", r#"{"id":"1"}"#).as_deref(), Some("2"));
        assert_eq!(hear("GUILD_DELETE", r#"{"id":"2","unavailable":true}"#).as_deref(), Some("2"));
        assert_eq!(hear("GUILD_DELETE", r#"{"id":"2"}"#), None);
    }
}
