//! What is said over one connection to the gateway, from the hello to its end?

use std::time::{Duration, SystemTime};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, frame::coding::CloseCode};
use url::Url;

use super::cause::root;
use super::endings::{Next, Why};
use super::frames::{Frame, Ready, frame};
use super::gate::Gate;
use super::open::{Ending, Socket, open, read, trouble_of_socket};
use super::pulse::{Beat, Pulse, is_proof};
use super::seat::{Seat, Session};
use crate::domain::NetworkTrouble;
use crate::domain::attempts::Step;

/// How long the goodbye may take.
const CLOSED_WITHIN: Duration = Duration::from_millis(500);
/// Part of a turn in which the session must be begun: what Discord's five seconds leave of it.
const FRESH: u32 = 11;

/// When the shard's turn was counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// By the clock of all.
    pub(super) counted: SystemTime,
    since: Instant,
}

impl Turn {
    pub(super) fn now() -> Self {
        Self { counted: SystemTime::now(), since: Instant::now() }
    }
}

/// How a connection ended.
pub(super) enum Parting {
    /// The program ends, or serenity has gone.
    Left,
    /// serenity takes no more events.
    Stuck,
    /// It was lost.
    Lost(Lost),
}

/// A connection that was lost.
pub(super) struct Lost {
    pub(super) why: Why,
    pub(super) next: Next,
    /// Whether it had held long enough.
    pub(super) sound: bool,
    /// Whether a session was asked for.
    pub(super) identified: bool,
}

/// Connects, and stays as long as it holds.
pub(super) async fn hold(gate: &Gate, seat: &mut Seat, turn: Turn) -> Parting {
    let opened = tokio::select! {
        opened = open(gate, seat) => opened,
        () = gate.stop.cancelled() => Err((Why::NoHello, Next::Resume)),
    };
    let (socket, beat) = match opened {
        Ok(opened) => opened,
        Err((why, next)) => {
            if seat.session.is_none() {
                gate.attempts.give_back(Step::Session, &seat.shard, turn.counted).await;
            }
            if gate.stop.is_cancelled() {
                return Parting::Left;
            }
            return Parting::Lost(Lost { why, next, sound: false, identified: false });
        }
    };
    Link::new(gate, seat, socket, beat).run(turn).await
}

/// When the next heartbeat is due, and whether the last was acknowledged.
struct Heart {
    every: Duration,
    next: Instant,
    acknowledged: bool,
}

struct Link<'l> {
    gate: &'l Gate,
    seat: &'l mut Seat,
    socket: Socket,
    heart: Heart,
    /// By when the gateway has to let the shard in.
    enter_until: Instant,
    /// Since when it has, and what is known of it since.
    up: Option<(Instant, Pulse)>,
    sound: bool,
    identified: bool,
    stuck: bool,
}

impl<'l> Link<'l> {
    fn new(gate: &'l Gate, seat: &'l mut Seat, socket: Socket, every: Duration) -> Self {
        let now = Instant::now();
        // Discord spreads the first heartbeats by such a jitter.
        let heart = Heart { every, next: now + every.mul_f64(fastrand::f64()), acknowledged: true };
        let enter_until = now + gate.pace.enter_within;
        Self {
            gate,
            seat,
            socket,
            heart,
            enter_until,
            up: None,
            sound: false,
            identified: false,
            stuck: false,
        }
    }

    async fn run(mut self, turn: Turn) -> Parting {
        let mut step = self.enter(turn).await;
        loop {
            if let Err((why, next)) = step {
                return self.part(why, next).await;
            }
            if self.stuck {
                return Parting::Stuck;
            }
            let due = self.next_due();
            step = tokio::select! {
                message = self.socket.next() => match read(message) {
                    Ok(Some(text)) => self.hear(text).await,
                    Ok(None) => Ok(()),
                    Err(ending) => Err(ending),
                },
                () = tokio::time::sleep_until(due) => self.due(Instant::now()).await,
                asked = self.seat.from.recv() => match asked {
                    Some(question) => self.ask(question).await,
                    None => return self.leave().await,
                },
                () = self.gate.stop.cancelled() => return self.leave().await,
            };
        }
    }

    /// Goes on with the session, or begins one.
    async fn enter(&mut self, turn: Turn) -> Result<(), Ending> {
        let token = &self.seat.identify["token"];
        if let Some(session) = &self.seat.session {
            let resume = json!({ "token": token, "session_id": session.id, "seq": session.seq });
            self.seat.resumed += 1;
            return self.send(frame(6, &resume)).await;
        }
        self.wait_for_turn(turn).await?;
        self.identified = true;
        self.send(frame(2, &self.seat.identify)).await
    }

    /// Where it took long to get here, the turn is another's by now.
    async fn wait_for_turn(&self, mut turn: Turn) -> Result<(), Ending> {
        let (rules, shard) = (&self.gate.pace.attempts, &self.seat.shard);
        while turn.since.elapsed() > rules.turn / FRESH {
            self.gate.attempts.give_back(Step::Session, shard, turn.counted).await;
            turn = Turn::now();
            if let Err(wait) = self.gate.attempts.begin(Step::Session, shard, rules, turn.counted).await {
                if Instant::now() + wait.time >= self.enter_until {
                    return Err((Why::NotLetIn, Next::Resume));
                }
                tokio::time::sleep(wait.time).await;
                continue;
            }
            return Ok(());
        }
        Ok(())
    }

    async fn send(&mut self, message: Message) -> Result<(), Ending> {
        let broke = |trouble, what| (Why::Broke(trouble, what), Next::Resume);
        match timeout(self.gate.pace.connect_within, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(broke(trouble_of_socket(&error), root(&error))),
            Err(_) => Err(broke(NetworkTrouble::Slow, "nothing can be sent".to_owned())),
        }
    }

    /// When there is something to do, if nothing comes.
    fn next_due(&self) -> Instant {
        let next = match &self.up {
            None => self.enter_until,
            Some((since, _)) if !self.sound && self.seat.silences == 0 => {
                (*since + self.gate.pace.sound_after).min(self.pulse_due())
            }
            Some(_) => self.pulse_due(),
        };
        next.min(self.heart.next)
    }

    fn pulse_due(&self) -> Instant {
        self.up.as_ref().map_or(self.enter_until, |(_, pulse)| pulse.next())
    }

    /// Does what is due.
    async fn due(&mut self, now: Instant) -> Result<(), Ending> {
        if now >= self.heart.next {
            self.beat(now).await?;
        }
        let Some((since, pulse)) = &mut self.up else {
            let late = now >= self.enter_until;
            return if late { Err((Why::NotLetIn, Next::Resume)) } else { Ok(()) };
        };
        if self.seat.silences == 0 && now >= *since + self.gate.pace.sound_after {
            self.sound = true;
            self.seat.resumed = 0;
        }
        if now < pulse.next() {
            return Ok(());
        }
        let Some(question) = self.seat.guilds.question() else {
            // A shard without guilds has nothing to be told of.
            pulse.heard();
            pulse.due(now);
            return Ok(());
        };
        match pulse.due(now) {
            Beat::Probe => self.send(frame(8, &question)).await,
            Beat::Silent => {
                self.seat.silences += 1;
                let next = if self.seat.silences > 1 { Next::Anew } else { Next::Resume };
                Err((Why::Silent, next))
            }
        }
    }

    async fn beat(&mut self, now: Instant) -> Result<(), Ending> {
        if !self.heart.acknowledged {
            return Err((Why::NoHeartbeat, Next::Resume));
        }
        self.heart.acknowledged = false;
        self.heart.next = now + self.heart.every;
        self.send_beat().await
    }

    async fn send_beat(&mut self) -> Result<(), Ending> {
        let seq = self.seat.session.as_ref().map_or(Value::Null, |session| json!(session.seq));
        self.send(frame(1, &seq)).await
    }

    /// Passes a question of serenity's on, once the gateway has let the shard in.
    async fn ask(&mut self, question: Message) -> Result<(), Ending> {
        if self.up.is_some() { self.send(question).await } else { Ok(()) }
    }

    /// Takes a frame of the gateway's.
    async fn hear(&mut self, text: String) -> Result<(), Ending> {
        let Some(frame) = Frame::read(&text) else {
            tracing::debug!(shard = self.seat.shard.number, "a frame that can't be read");
            return Ok(());
        };
        match frame.op {
            0 => {
                let slim = self.seat.guilds.slim(&frame);
                self.event(&frame)?;
                let text = slim.unwrap_or(text);
                // What counts is who takes it, and that is serenity.
                self.stuck = self.seat.tell(text, self.gate.pace.enter_within).await.is_err();
            }
            1 => self.send_beat().await?,
            7 => return Err((Why::Reconnect, Next::Resume)),
            9 => {
                let goes_on = frame.says::<bool>() == Some(true);
                return Err((Why::Invalid, if goes_on { Next::Resume } else { Next::Anew }));
            }
            11 => self.heart.acknowledged = true,
            _ => {}
        }
        Ok(())
    }

    /// Takes note of what an event tells of the session.
    fn event(&mut self, frame: &Frame<'_>) -> Result<(), Ending> {
        let name = frame.t.as_deref().unwrap_or_default();
        match name {
            "READY" => {
                let ready = frame.says::<Ready>().filter(|ready| !ready.session_id.is_empty());
                let ready = ready.ok_or((Why::Nameless, Next::Anew))?;
                if !frame.begins() {
                    return Err((Why::Unreadable, Next::Anew));
                }
                self.seat.guilds.begin(&ready);
                let url = ready.resume_gateway_url.as_deref().and_then(|url| self.followed(url));
                self.seat.session = Some(Session { id: ready.session_id, seq: 0, url });
                self.entered("a session has begun");
            }
            "RESUMED" => self.entered("the session goes on"),
            "GUILD_CREATE" | "GUILD_DELETE" => self.seat.guilds.hear(name, frame),
            _ => {}
        }
        if let (Some(session), Some(seq)) = (&mut self.seat.session, frame.s) {
            session.seq = seq;
        }
        if let Some((_, pulse)) = self.up.as_mut().filter(|_| is_proof(name)) {
            pulse.heard();
            if self.seat.silences > 0 {
                self.seat.silences = 0;
                self.hears();
            }
        }
        Ok(())
    }

    /// Where to go on with a session: by the same way as to the gateway, or not at all.
    fn followed(&self, url: &str) -> Option<Url> {
        let url = Url::parse(url).ok().filter(Url::has_host)?;
        (self.gate.follows && url.scheme() == self.gate.url.scheme()).then_some(url)
    }

    /// The gateway has let the shard in. After a silence that is no proof yet that it tells anything.
    fn entered(&mut self, how: &'static str) {
        let now = Instant::now();
        self.up = Some((now, Pulse::new(&self.gate.pace, now)));
        tracing::info!(shard = self.seat.shard.number, "{how}");
        if self.seat.silences == 0 {
            self.hears();
        }
    }

    fn hears(&self) {
        self.gate.status.set_hears(self.seat.shard.number, true);
    }

    /// Closes the connection in such a way that the session can go on, or can't.
    async fn close(&mut self, code: u16) {
        let goodbye = CloseFrame { code: CloseCode::from(code), reason: "".into() };
        let _ = timeout(CLOSED_WITHIN, self.socket.close(Some(goodbye))).await;
    }

    async fn leave(mut self) -> Parting {
        self.close(1000).await;
        Parting::Left
    }

    async fn part(mut self, why: Why, next: Next) -> Parting {
        self.close(if next == Next::Resume { 4000 } else { 1000 }).await;
        let (sound, identified) = (self.sound, self.identified);
        Parting::Lost(Lost { why, next, sound, identified })
    }
}
