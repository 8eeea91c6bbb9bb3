//! Who is connected? Open connections, and the sessions that outlive them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::fake_discord::world::ids::Id;

/// Discord's usual interval between heartbeats.
const HEARTBEAT: Duration = Duration::from_millis(41_250);

/// What a client may send in a minute.
const SENDS: usize = 120;
const SENDS_PERIOD: Duration = Duration::from_secs(60);

/// How long a turn is, of which only `max_concurrency` shards have one at once: a hundredth of Discord's
/// five seconds, unless a test says otherwise, as the bots of most tests are as much faster.
const TURN: Duration = Duration::from_millis(50);

/// What goes to a connection.
#[derive(Debug)]
pub(crate) enum Frame {
    Send(Value),
    Close(u16, &'static str),
    /// The connection breaks without a word.
    Cut,
}

/// An open connection.
pub(crate) struct Connection {
    out: UnboundedSender<Frame>,
    pub(crate) session: Option<usize>,
    sent: Vec<Instant>,
    /// Nothing but acknowledgements gets through to it.
    pub(crate) silent: bool,
    /// Its heartbeats aren't acknowledged.
    pub(crate) unheard: bool,
    /// Nothing gets through to it but what begins a session.
    pub(crate) mute: bool,
}

/// A session: what one IDENTIFY began.
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) shard: u64,
    pub(crate) shards: u64,
    pub(crate) intents: u64,
    pub(crate) connection: Option<u64>,
    /// Whether it can be resumed, or goes on.
    pub(crate) alive: bool,
    /// Every dispatch it was sent or should have been; the nth has sequence number n.
    log: Vec<Value>,
}

/// The gateway's side of the world.
pub(crate) struct Gateway {
    pub(crate) heartbeat: Duration,
    pub(crate) open: BTreeMap<u64, Connection>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) connections: usize,
    /// Every try to connect, whatever came of it.
    pub(crate) handshakes: usize,
    pub(crate) identifies: usize,
    pub(crate) resumes: usize,
    pub(crate) heartbeats: usize,
    /// The presence the bot showed last.
    pub(crate) presence: Value,
    /// Whether connections from now on are silent, or unheard.
    pub(crate) silence: bool,
    pub(crate) deafness: bool,
    pub(crate) muteness: bool,
    /// How many shards may begin a session at once (`max_concurrency`), and how long their turn is.
    pub(crate) at_once: u64,
    pub(crate) turn: Duration,
    /// When a shard of each row last had its turn, and how many came out of theirs.
    turns: BTreeMap<u64, Instant>,
    pub(crate) out_of_turn: usize,
    /// The sessions that the bot may still begin today, and when that is counted anew, where a test
    /// says so.
    pub(crate) sessions_left: Option<(u64, Duration)>,
}

impl Default for Gateway {
    fn default() -> Self {
        Gateway {
            heartbeat: HEARTBEAT,
            open: BTreeMap::new(),
            sessions: Vec::new(),
            connections: 0,
            handshakes: 0,
            identifies: 0,
            resumes: 0,
            heartbeats: 0,
            presence: Value::Null,
            silence: false,
            deafness: false,
            muteness: false,
            at_once: 1,
            turn: TURN,
            turns: BTreeMap::new(),
            out_of_turn: 0,
            sessions_left: None,
        }
    }
}

impl Gateway {
    /// Opens a connection: its number, and where to take what goes to it.
    pub(crate) fn open(&mut self) -> (u64, UnboundedReceiver<Frame>) {
        let (out, frames) = unbounded_channel();
        self.connections += 1;
        let number = self.connections as u64;
        let connection = Connection {
            out,
            session: None,
            sent: Vec::new(),
            silent: self.silence,
            unheard: self.deafness,
            mute: self.muteness,
        };
        self.open.insert(number, connection);
        (number, frames)
    }

    /// Notes that a connection is gone.
    pub(crate) fn forget(&mut self, number: u64) {
        self.open.remove(&number);
        for session in &mut self.sessions {
            if session.connection == Some(number) {
                session.connection = None;
            }
        }
    }

    /// Sends a frame to a connection, if it is still open.
    pub(crate) fn send(&self, number: u64, frame: Frame) {
        if let Some(connection) = self.open.get(&number) {
            // The connection may be closing; then nobody hears this, as on a real network.
            let _ = connection.out.send(frame);
        }
    }

    /// Ends every connection; to be remembered as gone at once.
    pub(crate) fn end_all(&mut self, end: impl Fn() -> Frame) {
        for number in self.open.keys().copied().collect::<Vec<_>>() {
            self.send(number, end());
            self.forget(number);
        }
    }

    /// Counts a frame of the client; false if it sends more than Discord bears.
    pub(crate) fn may_send(&mut self, number: u64) -> bool {
        let Some(connection) = self.open.get_mut(&number) else { return true };
        let now = Instant::now();
        connection.sent.retain(|sent| now.duration_since(*sent) < SENDS_PERIOD);
        connection.sent.push(now);
        connection.sent.len() <= SENDS
    }

    /// Whether it is the shard's turn to begin a session; it has had it then.
    pub(crate) fn takes_turn(&mut self, shard: u64) -> bool {
        let (row, now) = (shard % self.at_once.max(1), Instant::now());
        let free = self.turns.get(&row).is_none_or(|last| now.duration_since(*last) >= self.turn);
        self.out_of_turn += usize::from(!free);
        if free {
            self.turns.insert(row, now);
        }
        free
    }

    /// Begins a session on a connection. An older one of the same shard that lost its connection
    /// is over.
    pub(crate) fn begin(&mut self, number: u64, shard: (u64, u64), intents: u64) -> usize {
        for old in &mut self.sessions {
            old.alive &= old.connection.is_some() || old.shard != shard.0;
        }
        let index = self.sessions.len();
        self.sessions.push(Session {
            id: format!("session-{index}"),
            shard: shard.0,
            shards: shard.1,
            intents,
            connection: None,
            alive: true,
            log: Vec::new(),
        });
        self.attach(index, number);
        index
    }

    /// Lets a session go on over this connection.
    pub(crate) fn attach(&mut self, session: usize, number: u64) {
        self.sessions[session].connection = Some(number);
        if let Some(connection) = self.open.get_mut(&number) {
            connection.session = Some(session);
        }
    }

    /// The session that can be resumed by this id after this sequence number.
    pub(crate) fn resumable(&self, id: &str, seq: u64) -> Option<usize> {
        self.sessions.iter().position(|s| s.alive && s.id == id && seq <= s.log.len() as u64)
    }

    /// What a session missed since this sequence number.
    pub(crate) fn missed(&self, session: usize, seq: u64) -> Vec<Value> {
        self.sessions[session].log.iter().skip(seq as usize).cloned().collect()
    }

    /// The sessions that hear of what happens in this guild, or outside of any.
    pub(crate) fn listeners(&self, guild: Option<Id>, needed: u64) -> Vec<usize> {
        let hears = |session: &Session| {
            let shard = guild.map_or(0, |id| id.shard(session.shards));
            session.alive && session.shard == shard && (needed == 0 || session.intents & needed != 0)
        };
        (0..self.sessions.len()).filter(|index| hears(&self.sessions[*index])).collect()
    }

    /// The intents of a session.
    pub(crate) fn intents(&self, session: usize) -> u64 {
        self.sessions[session].intents
    }

    /// Adds a dispatch to a session, and sends it where it can. True if it didn't get through.
    pub(crate) fn push(&mut self, session: usize, event: &str, data: Value) -> bool {
        let entry = &mut self.sessions[session];
        let frame = json!({ "op": 0, "s": entry.log.len() + 1, "t": event, "d": data });
        entry.log.push(frame.clone());
        let Some(number) = entry.connection else { return true };
        let begins = matches!(event, "READY" | "RESUMED" | "GUILD_CREATE");
        let silent =
            self.open.get(&number).is_none_or(|connection| connection.silent || connection.mute && !begins);
        if !silent {
            self.send(number, Frame::Send(frame));
        }
        silent
    }

    /// Forgets what a session was sent, which can't be replayed then; its numbers go on.
    pub(crate) fn forget_log(&mut self, session: usize) {
        let log = &mut self.sessions[session].log;
        let last = log.len().saturating_sub(1);
        log[last..].iter_mut().for_each(|frame| *frame = Value::Null);
    }

    /// Whether a session is up and its events get through.
    pub(crate) fn is_up(&self) -> bool {
        self.sessions.iter().any(|session| {
            let open = session.connection.and_then(|number| self.open.get(&number));
            session.alive && open.is_some_and(|connection| !connection.silent && !connection.mute)
        })
    }

    /// Sends a frame to every connection that has a session; it is no longer up after that.
    pub(crate) fn tell_all(&mut self, frame: &Value) {
        for number in self.open.keys().copied().collect::<Vec<_>>() {
            self.send(number, Frame::Send(frame.clone()));
            self.forget_session(number);
        }
    }

    /// A connection that was told to go: it stays open until the client goes.
    fn forget_session(&mut self, number: u64) {
        for session in &mut self.sessions {
            if session.connection == Some(number) {
                session.connection = None;
            }
        }
    }

    /// Ends the session of a connection.
    pub(crate) fn end_session(&mut self, number: u64) {
        for session in &mut self.sessions {
            session.alive &= session.connection != Some(number);
        }
    }

    /// Ends all sessions: none can be resumed.
    pub(crate) fn end_sessions(&mut self) {
        for session in &mut self.sessions {
            session.alive = false;
        }
    }

    /// Silences the open connections, or lets them speak; with `later` also those to come.
    pub(crate) fn set_silence(&mut self, silent: bool, later: bool) {
        self.open.values_mut().for_each(|connection| connection.silent = silent);
        self.silence = silent && later;
    }

    /// Makes the open connections tell nothing but what begins a session, or all again; with `later` also
    /// those to come.
    pub(crate) fn set_muteness(&mut self, mute: bool, later: bool) {
        self.open.values_mut().for_each(|connection| connection.mute = mute);
        self.muteness = mute && later;
    }

    /// Leaves the heartbeats of the open connections unanswered, or answers them again; with
    /// `later` also those to come.
    pub(crate) fn set_deafness(&mut self, unheard: bool, later: bool) {
        self.open.values_mut().for_each(|connection| connection.unheard = unheard);
        self.deafness = unheard && later;
    }
}
