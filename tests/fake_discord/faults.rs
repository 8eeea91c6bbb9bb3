//! What goes wrong at Discord today? Faults a test injects into REST and the gateway.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::gateway::sessions::Frame;
use super::rest::call::Answer;
use super::rest::routes;
use super::shared::Shared;
use super::world::World;

/// Something that goes wrong. REST faults hit one request, of any route, unless told otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    kind: Kind,
    route: String,
    times: Option<usize>,
    moment: Moment,
}

/// When a fault of the gateway happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// When it is injected, to all who are connected.
    Now,
    /// When a client asks for a session, or to go on with one; it is not let in then.
    Identify,
    Resume,
    /// When a client asks for either.
    Entry,
    /// When a client has just been let in.
    LetIn,
}

#[derive(Clone, Debug)]
enum Kind {
    Rest(RestFault),
    Reconnect,
    InvalidSession(bool),
    Close(u16),
    Break,
    Deafness,
    Silence,
    Muteness,
    Handshake,
    NoWay,
}

/// What happens to one request.
#[derive(Clone, Debug)]
pub(crate) enum RestFault {
    /// It isn't carried out; this is answered.
    Answer(Answer),
    /// It isn't carried out; something between the bot and Discord answers with a page and this status.
    Page(u16),
    /// It is carried out, and the answer held back this long, or until it is released.
    Held(CancellationToken, Option<Duration>),
    /// It is carried out, and the connection breaks in the middle of the answer.
    Cut,
    /// It isn't carried out, and nothing is answered until it is released; then the connection
    /// breaks.
    Lost(CancellationToken),
}

impl Fault {
    fn new(kind: Kind) -> Fault {
        Fault { kind, route: "*".to_owned(), times: Some(1), moment: Moment::Now }
    }

    /// 429: too many requests; with or without the word when to come back.
    pub(crate) fn rate_limited(retry_after: Option<Duration>) -> Fault {
        let seconds = retry_after.map(|after| after.as_secs_f64());
        let mut body = json!({ "message": "You are being rate limited.", "global": false });
        let mut headers = vec![("x-ratelimit-scope", "user".to_owned())];
        if let Some(seconds) = seconds {
            body["retry_after"] = json!(seconds);
            headers.push(("retry-after", seconds.to_string()));
        }
        let answer = Answer { status: 429, headers, body: Some(body) };
        Fault::new(Kind::Rest(RestFault::Answer(answer)))
    }

    /// An answer with this status that says nothing, such as 500 or 503.
    pub(crate) fn status(status: u16) -> Fault {
        let body = json!({ "message": "an injected fault", "code": 0 });
        let answer = Answer { status, headers: Vec::new(), body: Some(body) };
        Fault::new(Kind::Rest(RestFault::Answer(answer)))
    }

    /// One of Discord's errors, such as 403 with code 50013.
    pub(crate) fn error(status: u16, code: u64) -> Fault {
        let body = json!({ "message": format!("injected error {code}"), "code": code });
        let answer = Answer { status, headers: Vec::new(), body: Some(body) };
        Fault::new(Kind::Rest(RestFault::Answer(answer)))
    }

    /// Something between the bot and Discord, such as a proxy, answers with a page of its own.
    pub(crate) fn page(status: u16) -> Fault {
        Fault::new(Kind::Rest(RestFault::Page(status)))
    }

    /// A request that is carried out, but answered only when the test releases it.
    pub(crate) fn held() -> Fault {
        Fault::new(Kind::Rest(RestFault::Held(CancellationToken::new(), None)))
    }

    /// A request that is carried out, but answered only after this time.
    pub(crate) fn slow(delay: Duration) -> Fault {
        Fault::new(Kind::Rest(RestFault::Held(CancellationToken::new(), Some(delay))))
    }

    /// A request that is carried out, but whose connection breaks in the middle of the answer.
    pub(crate) fn cut() -> Fault {
        Fault::new(Kind::Rest(RestFault::Cut))
    }

    /// A request that is lost on its way: it is never carried out, and nothing is answered until the
    /// test releases it; then its connection breaks.
    pub(crate) fn lost() -> Fault {
        Fault::new(Kind::Rest(RestFault::Lost(CancellationToken::new())))
    }

    /// Gateway op 7: please reconnect.
    pub(crate) fn reconnect() -> Fault {
        Fault::new(Kind::Reconnect)
    }

    /// Gateway op 9: the session is invalid, and may or may not be resumed.
    pub(crate) fn invalid_session(resumable: bool) -> Fault {
        Fault::new(Kind::InvalidSession(resumable))
    }

    /// The gateway closes with this code.
    pub(crate) fn close(code: u16) -> Fault {
        Fault::new(Kind::Close(code))
    }

    /// The gateway's connection breaks without a word.
    pub(crate) fn broken_connection() -> Fault {
        Fault::new(Kind::Break)
    }

    /// From now on no heartbeat of the open connections is acknowledged.
    pub(crate) fn unanswered_heartbeats() -> Fault {
        Fault::new(Kind::Deafness)
    }

    /// The open connections stay up and their heartbeats are acknowledged, but no event comes
    /// through any more, nor an answer to op 8.
    pub(crate) fn silence() -> Fault {
        Fault::new(Kind::Silence)
    }

    /// The open connections stay up, and let clients in and on; but no other event comes through, nor an
    /// answer to op 8.
    pub(crate) fn muteness() -> Fault {
        Fault::new(Kind::Muteness)
    }

    /// The next handshake with the gateway is never answered.
    pub(crate) fn unanswered_handshake() -> Fault {
        Fault::new(Kind::Handshake)
    }

    /// The next handshake with the gateway is refused: 503.
    pub(crate) fn refused_handshake() -> Fault {
        Fault::new(Kind::NoWay)
    }

    /// What would befall all who are connected befalls whoever asks for a session instead.
    pub(crate) fn at_identify(self) -> Fault {
        Fault { moment: Moment::Identify, ..self }
    }

    /// The same, for whoever asks to go on with a session.
    pub(crate) fn at_resume(self) -> Fault {
        Fault { moment: Moment::Resume, ..self }
    }

    /// The same, for whoever asks for either.
    pub(crate) fn at_entry(self) -> Fault {
        Fault { moment: Moment::Entry, ..self }
    }

    /// The same, for whoever has just been let in.
    pub(crate) fn once_let_in(self) -> Fault {
        Fault { moment: Moment::LetIn, ..self }
    }

    /// Only requests of this route, as `POST /channels/{channel_id}/messages`; `*` stands for
    /// anything.
    pub(crate) fn on(self, route: &str) -> Fault {
        Fault { route: route.to_owned(), ..self }
    }

    /// This many times.
    pub(crate) fn times(self, times: usize) -> Fault {
        Fault { times: Some(times), ..self }
    }

    /// Every time until it is removed; silence and unanswered heartbeats then also befall later
    /// connections.
    pub(crate) fn always(self) -> Fault {
        Fault { times: None, ..self }
    }
}

/// A REST or handshake fault that waits for what it is to hit.
struct Waiting {
    number: usize,
    fault: Fault,
    hits: usize,
}

/// The faults that wait.
#[derive(Default)]
pub(crate) struct Faults {
    waiting: Vec<Waiting>,
}

impl Faults {
    /// The fault that hits this request, if one does.
    pub(crate) fn take(&mut self, method: &str, template: &str, path: &str) -> Option<RestFault> {
        let hit = self.waiting.iter_mut().find(|waiting| {
            matches!(waiting.fault.kind, Kind::Rest(_))
                && waiting.is_left()
                && routes::matches(&waiting.fault.route, method, template, path)
        })?;
        hit.hits += 1;
        match &hit.fault.kind {
            Kind::Rest(fault) => Some(fault.clone()),
            _ => None,
        }
    }

    /// Lets all answers go that are held back.
    pub(crate) fn release_all(&self) {
        for waiting in &self.waiting {
            if let Kind::Rest(RestFault::Held(gate, _) | RestFault::Lost(gate)) = &waiting.fault.kind {
                gate.cancel();
            }
        }
    }

    /// Whether the handshake that is made now is to be left.
    pub(crate) fn takes_handshake(&mut self) -> bool {
        self.take_first(|fault| matches!(fault.kind, Kind::Handshake)).is_some()
    }

    /// Whether the handshake that is made now is to be refused.
    pub(crate) fn refuses_handshake(&mut self) -> bool {
        self.take_first(|fault| matches!(fault.kind, Kind::NoWay)).is_some()
    }

    /// The first that fits, which has then hit once more.
    fn take_first(&mut self, fits: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let hit = self.waiting.iter_mut().find(|waiting| waiting.is_left() && fits(&waiting.fault))?;
        hit.hits += 1;
        Some(hit.fault.clone())
    }
}

impl Waiting {
    fn is_left(&self) -> bool {
        self.fault.times.is_none_or(|times| self.hits < times)
    }
}

/// A fault that was injected.
pub(crate) struct Injected {
    shared: Arc<Shared>,
    number: usize,
    gate: Option<CancellationToken>,
}

impl Injected {
    /// Injects a fault: what concerns the gateway happens now.
    pub(crate) fn inject(shared: &Arc<Shared>, fault: Fault) -> Injected {
        let gate = match &fault.kind {
            Kind::Rest(RestFault::Held(gate, _) | RestFault::Lost(gate)) => Some(gate.clone()),
            _ => None,
        };
        let number = shared.change(|world| {
            world.transcript.note(format!("-- fault: {:?} on {}", fault.kind, fault.route));
            world.strike(&fault);
            let waiting = &mut world.faults.waiting;
            let number = waiting.last().map_or(0, |last| last.number + 1);
            waiting.push(Waiting { number, fault, hits: 0 });
            number
        });
        Injected { shared: Arc::clone(shared), number, gate }
    }

    /// Lets the answers go that were held back, and those to come.
    pub(crate) fn release(&self) {
        if let Some(gate) = &self.gate {
            gate.cancel();
        }
    }

    /// How many requests or handshakes it has hit.
    pub(crate) fn hits(&self) -> usize {
        self.shared
            .read(|world| world.faults.waiting.iter().find(|w| w.number == self.number).map_or(0, |w| w.hits))
    }

    /// Waits until it has hit this many requests or handshakes.
    pub(crate) async fn hit(&self, times: usize) {
        let what = format!("fault {} to hit {times} times", self.number);
        self.shared
            .wait_for(&what, |world| {
                let found = world.faults.waiting.iter().find(|w| w.number == self.number);
                found.is_some_and(|w| w.hits >= times).then_some(())
            })
            .await;
    }

    /// Takes the fault away: all is well from now on.
    pub(crate) fn remove(&self) {
        self.release();
        self.shared.change(|world| {
            let waiting = &mut world.faults.waiting;
            let Some(found) = waiting.iter_mut().find(|w| w.number == self.number) else { return };
            found.fault.times = Some(found.hits);
            match found.fault.kind {
                Kind::Silence => world.gateway.set_silence(false, true),
                Kind::Muteness => world.gateway.set_muteness(false, true),
                Kind::Deafness => world.gateway.set_deafness(false, true),
                _ => {}
            }
        });
    }
}

impl World {
    /// Lets a gateway fault happen.
    fn strike(&mut self, fault: &Fault) {
        if fault.moment != Moment::Now {
            return;
        }
        let always = fault.times.is_none();
        let gateway = &mut self.gateway;
        match fault.kind {
            Kind::Rest(_) | Kind::Handshake | Kind::NoWay => {}
            Kind::Reconnect => gateway.tell_all(&json!({ "op": 7, "d": null })),
            Kind::InvalidSession(resumable) => {
                gateway.tell_all(&json!({ "op": 9, "d": resumable }));
                if !resumable {
                    gateway.end_sessions();
                }
            }
            Kind::Close(code) => {
                if !matches!(code, 1001 | 4000..=4002 | 4005 | 4008) {
                    gateway.end_sessions();
                }
                gateway.end_all(|| Frame::Close(code, "an injected fault"));
            }
            Kind::Break => gateway.end_all(|| Frame::Cut),
            Kind::Silence => gateway.set_silence(true, always),
            Kind::Muteness => gateway.set_muteness(true, always),
            Kind::Deafness => gateway.set_deafness(true, always),
        }
    }

    /// Lets a fault befall a client that comes in; whether one did.
    pub(crate) fn befalls(&mut self, number: u64, moment: Moment) -> bool {
        let comes_in = matches!(moment, Moment::Identify | Moment::Resume);
        let hit = self
            .faults
            .take_first(|fault| fault.moment == moment || comes_in && fault.moment == Moment::Entry);
        let Some(Fault { kind, .. }) = hit else { return false };
        self.transcript.note(format!("-- fault at {moment:?}: {kind:?}"));
        match kind {
            Kind::Reconnect => self.gateway.send(number, Frame::Send(json!({ "op": 7, "d": null }))),
            Kind::InvalidSession(resumable) => {
                self.gateway.send(number, Frame::Send(json!({ "op": 9, "d": resumable })));
            }
            Kind::Close(code) => self.gateway.send(number, Frame::Close(code, "an injected fault")),
            Kind::Break => self.gateway.send(number, Frame::Cut),
            // It is not answered.
            _ => {}
        }
        true
    }
}
