//! How does a shard get on to Discord, and back on to it? One connection after the other, each as soon as
//! the rules allow it, until there is no use in going on.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use super::endings::{GatewayEnd, Next, Why};
use super::gate::Gate;
use super::link::{self, Lost, Parting, Turn};
use super::seat::Seat;
use super::streak::Streak;
use crate::domain::NetworkTrouble;
use crate::domain::attempts::{Cause, Step};
use crate::texts::GatewayTrouble;

/// A session that was gone on with so often, without a sound connection, is left for another.
const RESUMES: u32 = 5;
/// The gateway may go dumb so often in a row: once it is the connection, once the session, and then it is
/// the gateway.
const SILENCES: u32 = 3;
/// A wait that is shorter than this is nobody's news.
const WORTH_TELLING: Duration = Duration::from_secs(2);

/// Keeps a shard on Discord until it leaves.
pub(super) async fn keep(gate: Arc<Gate>, mut seat: Seat) {
    let mut streak = Streak::default();
    let mut last = None;
    loop {
        let turn = match begin(&gate, &mut seat, &mut streak).await {
            Begun::At(turn) => turn,
            Begun::Left => return,
            Begun::TooLate => return give_up(&gate, last.as_ref()),
        };
        let began = Instant::now();
        let lost = match link::hold(&gate, &mut seat, turn).await {
            Parting::Left => return,
            Parting::Stuck => {
                let why = "the events are not taken on".to_owned();
                return gate.give_up(GatewayEnd::GivenUp(NetworkTrouble::Other, why));
            }
            Parting::Lost(lost) => lost,
        };
        lose(&gate, &mut seat, &lost).await;
        if let Next::Never(refusal) = lost.next {
            return gate.give_up(GatewayEnd::Refused(refusal));
        }
        if lost.sound {
            streak.lost(Instant::now());
        } else {
            streak.failed(began);
        }
        let silent = seat.silences >= SILENCES;
        last = Some(lost.why);
        if silent {
            return give_up(&gate, last.as_ref());
        }
    }
}

fn give_up(gate: &Gate, last: Option<&Why>) {
    let trouble = last.map_or(NetworkTrouble::Other, Why::trouble);
    gate.give_up(GatewayEnd::GivenUp(trouble, last.map(ToString::to_string).unwrap_or_default()));
}

/// Whether the shard may go.
enum Begun {
    /// It may, and what it begins has been counted.
    At(Turn),
    /// The program ends, or serenity has gone.
    Left,
    /// It might, but that would be too late to be of use.
    TooLate,
}

/// Waits until a connection may be begun, and a session with it where there is none.
async fn begin(gate: &Gate, seat: &mut Seat, streak: &mut Streak) -> Begun {
    let steps: &[Step] =
        if seat.session.is_some() { &[Step::Connection] } else { &[Step::Connection, Step::Session] };
    let mut turn = Turn::now();
    for step in steps {
        loop {
            turn = Turn::now();
            let Err(wait) = gate.attempts.begin(*step, &seat.shard, &gate.pace.attempts, turn.counted).await
            else {
                break;
            };
            match wait.cause {
                Cause::Losses if streak.is_over(Instant::now() + wait.time, gate.pace.patience) => {
                    return Begun::TooLate;
                }
                Cause::Losses => {}
                Cause::Turn | Cause::Day => {
                    streak.excuse(wait.time);
                    gate.status.excuse(Instant::now() + wait.time);
                }
            }
            if wait.time >= WORTH_TELLING {
                let (shard, seconds) = (seat.shard.number, wait.time.as_secs());
                tracing::info!(shard, ?step, seconds, cause = ?wait.cause, "waiting before the next");
            }
            tokio::select! {
                () = tokio::time::sleep(wait.time) => {}
                () = gate.stop.cancelled() => return Begun::Left,
                () = seat.to.closed() => return Begun::Left,
            }
        }
    }
    Begun::At(turn)
}

/// Takes note of what was lost with a connection.
async fn lose(gate: &Gate, seat: &mut Seat, lost: &Lost) {
    let (number, now) = (seat.shard.number, SystemTime::now());
    let heard = gate.status.set_hears(number, false);
    if heard {
        let silent = matches!(lost.why, Why::Silent | Why::NoHeartbeat);
        let trouble = if silent { GatewayTrouble::Silent } else { GatewayTrouble::Disconnected };
        gate.status.note_trouble(now, trouble);
    }
    gate.attempts.lose(Step::Connection, &seat.shard, now).await;
    if lost.sound {
        seat.resumed = 0;
    }
    if let (Why::NoWay(..) | Why::NoHello, Some(session)) = (&lost.why, &mut seat.session) {
        // Where Discord would go on with it is no way either: next time by the front door.
        session.url = None;
    }
    let had = seat.session.is_some();
    if matches!(lost.next, Next::Anew | Next::Never(_)) || seat.resumed >= RESUMES {
        seat.session = None;
        seat.resumed = 0;
    }
    if lost.identified && seat.session.is_none() || had && seat.session.is_none() {
        gate.attempts.lose(Step::Session, &seat.shard, now).await;
    }
    let (why, resumes) = (&lost.why, seat.session.is_some());
    // Discord wants each connection back now and then: the first is nothing to worry about.
    if lost.sound {
        tracing::info!(shard = number, %why, resumes, "a connection to Discord has ended");
    } else {
        tracing::warn!(shard = number, %why, resumes, "a connection to Discord did not hold");
    }
}
