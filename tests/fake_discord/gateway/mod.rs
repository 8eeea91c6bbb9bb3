//! What is said over one connection to the gateway?

mod identify;
pub(crate) mod intents;
mod requests;
pub(crate) mod sessions;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};

use super::shared::Shared;
use super::violations::Rule;
use super::world::World;
pub(crate) use identify::{TOKEN, is_token};
use sessions::Frame;

/// How long a closed connection waits for the client to close it too.
const LINGER: Duration = Duration::from_secs(2);

/// Serves one connection until either side ends it.
pub(crate) async fn serve(shared: Arc<Shared>, mut socket: WebSocket) {
    let (number, mut frames) = shared.change(open);
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Some(Frame::Send(value)) => {
                    if socket.send(Message::text(value.to_string())).await.is_err() {
                        break;
                    }
                }
                Some(Frame::Close(code, reason)) => {
                    close(&mut socket, code, reason).await;
                    break;
                }
                Some(Frame::Cut) | None => break,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => shared.change(|world| hear(world, number, &text)),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(1005, |frame| frame.code);
                    shared.change(|world| leave(world, number, code));
                }
                // A close is answered while the next message is waited for.
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break,
            },
        }
    }
    shared.change(|world| {
        world.gateway.forget(number);
        world.transcript.note(format!("gateway: connection {number} is gone"));
    });
}

fn open(world: &mut World) -> (u64, tokio::sync::mpsc::UnboundedReceiver<Frame>) {
    let (number, frames) = world.gateway.open();
    let interval = world.gateway.heartbeat.as_millis() as u64;
    let hello = json!({
        "op": 10, "d": { "heartbeat_interval": interval, "_trace": [] }, "s": null, "t": null,
    });
    world.transcript.note(format!("gateway: connection {number}; -> HELLO every {interval} ms"));
    world.gateway.send(number, Frame::Send(hello));
    (number, frames)
}

async fn close(socket: &mut WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame { code, reason: reason.into() };
    if socket.send(Message::Close(Some(frame))).await.is_ok() {
        let rest = async { while let Some(Ok(_)) = socket.recv().await {} };
        // A client that doesn't close in turn is left where it is.
        let _ = tokio::time::timeout(LINGER, rest).await;
    }
}

/// Handles one frame of the client.
fn hear(world: &mut World, number: u64, text: &str) {
    let Ok(frame) = serde_json::from_str::<Value>(text) else {
        return refuse(world, number, 4002, "Error while decoding payload.");
    };
    if !world.gateway.may_send(number) {
        world.violate(Rule::Limit, "more than 120 gateway sends in a minute", None);
        return refuse(world, number, 4008, "You are being rate limited.");
    }
    let op = frame["op"].as_u64();
    if op != Some(1) {
        world.transcript.note(format!("gateway <- {}", without_token(&frame)));
    }
    match op {
        Some(1) => heartbeat(world, number),
        Some(2) => identify::identify(world, number, &frame["d"]),
        Some(3) => world.gateway.presence = frame["d"].clone(),
        Some(6) => identify::resume(world, number, &frame["d"]),
        Some(8) => requests::members(world, number, &frame["d"]),
        _ => {
            world.violate(Rule::Unknown, "a gateway op the fake doesn't play", Some(text));
            refuse(world, number, 4001, "Unknown opcode.");
        }
    }
}

/// A client that closes in the ordinary way doesn't come back to its session.
fn leave(world: &mut World, number: u64, code: u16) {
    world.transcript.note(format!("gateway <- close {code}"));
    if matches!(code, 1000 | 1001) {
        world.gateway.end_session(number);
    }
}

fn heartbeat(world: &mut World, number: u64) {
    world.gateway.heartbeats += 1;
    let unheard = world.gateway.open.get(&number).is_some_and(|connection| connection.unheard);
    let mark = if unheard { "unanswered" } else { "acknowledged" };
    world.transcript.note(format!("gateway <- heartbeat, {mark}"));
    if !unheard {
        world.gateway.send(number, Frame::Send(json!({ "op": 11, "d": null })));
    }
}

/// Closes a connection with one of Discord's codes, those above 4003 for good.
pub(crate) fn refuse(world: &mut World, number: u64, code: u16, reason: &'static str) {
    world.transcript.note(format!("gateway -> close {code} {reason}"));
    world.gateway.send(number, Frame::Close(code, reason));
    world.gateway.forget(number);
}

fn without_token(frame: &Value) -> Value {
    let mut shown = frame.clone();
    if let Some(token) = shown["d"].get_mut("token") {
        *token = json!("...");
    }
    shown
}
