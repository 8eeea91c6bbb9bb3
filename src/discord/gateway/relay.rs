//! Where does serenity connect to? To a gateway of ours on loopback, which lets every shard in at once, and
//! is never away: what goes on between us and Discord's is none of serenity's business.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::endings::GatewayEnd;
use super::frames::frame;
use super::gate::Gate;
use super::keeper;
use super::seat::{Guilds, Seat};
use crate::domain::NetworkTrouble;

/// How often serenity is to send a heartbeat, in milliseconds; Discord's usual.
const HEARTBEAT: u64 = 41_250;
/// How long whoever connects has to say who it is.
const SAID_WITHIN: Duration = Duration::from_secs(10);
/// How many events may wait for serenity, and questions for the gateway.
const QUEUE: usize = 1_024;
/// How many of them are written at once.
const AT_ONCE: usize = 64;
/// How long the goodbye may take.
const CLOSED_WITHIN: Duration = Duration::from_secs(1);

type Socket = WebSocketStream<TcpStream>;

/// Listens for serenity until the gate's tasks are dropped; gives the address.
pub(crate) async fn listen(gate: Arc<Gate>) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let stop = gate.stop.clone();
    gate.tasks.clone().spawn(async move {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = stop.cancelled() => return,
            };
            match accepted {
                Ok((stream, _)) => drop(gate.tasks.spawn(serve(gate.clone(), stream))),
                // Too many open files, say: the next try may go better.
                Err(error) => {
                    tracing::warn!(%error, "listening for the shards");
                    tokio::time::sleep(CLOSED_WITHIN).await;
                }
            }
        }
    });
    Ok(format!("ws://{address}"))
}

/// What serenity says.
#[derive(Deserialize)]
struct Said {
    op: u8,
    #[serde(default)]
    d: Value,
}

async fn serve(gate: Arc<Gate>, stream: TcpStream) {
    // Otherwise the system holds back what is small, to send it with what follows.
    drop(stream.set_nodelay(true));
    let Ok(mut socket) = tokio_tungstenite::accept_async(stream).await else { return };
    let entering = tokio::time::timeout(SAID_WITHIN, enter(&gate, &mut socket)).await;
    let Ok(Some(identify)) = entering else { return };
    let (to, events) = channel(QUEUE);
    let (asks, from) = channel(QUEUE);
    let number = |at: usize| identify["shard"][at].as_u64().and_then(|number| u16::try_from(number).ok());
    let shard = gate.shard(number(0).unwrap_or(0), number(1).unwrap_or(1));
    let (session, guilds) = (None, Guilds::default());
    let seat = Seat { shard, identify, to, from, session, resumed: 0, silences: 0, guilds };
    let (keeping, end) = (tokio::spawn(keeper::keep(gate.clone(), seat)), gate.clone());
    gate.tasks.spawn(async move {
        if keeping.await.is_err() {
            // The panic hook has logged it.
            end.give_up(GatewayEnd::GivenUp(NetworkTrouble::Other, "a shard panicked".to_owned()));
        }
    });
    talk(&mut socket, events, asks).await;
    // Also answers serenity's own goodbye, for which it waits.
    let _ = tokio::time::timeout(CLOSED_WITHIN, socket.close(None)).await;
}

/// Greets whoever connects, and hears who it is: only serenity knows the token.
async fn enter(gate: &Gate, socket: &mut Socket) -> Option<Value> {
    socket.send(frame(10, &json!({ "heartbeat_interval": HEARTBEAT }))).await.ok()?;
    loop {
        let Message::Text(text) = socket.next().await?.ok()? else { continue };
        let said: Said = serde_json::from_str(&text).ok()?;
        match said.op {
            2 if said.d["token"] == gate.token.as_str() => return Some(said.d),
            // It came back, for whatever reason: it is to begin anew.
            6 => socket.send(frame(9, &Value::Bool(false))).await.ok()?,
            1 => socket.send(frame(11, &Value::Null)).await.ok()?,
            _ => return None,
        }
    }
}

/// Passes events on to serenity, and its questions to the gateway, until it goes.
async fn talk(socket: &mut Socket, mut events: Receiver<Message>, asks: Sender<Message>) {
    let (mut waiting, mut going) = (Vec::with_capacity(AT_ONCE), true);
    loop {
        tokio::select! {
            count = events.recv_many(&mut waiting, AT_ONCE), if going => {
                // Where the shard has left, serenity is kept until it goes too.
                going = count > 0;
                for event in waiting.drain(..) {
                    if socket.feed(event).await.is_err() {
                        return;
                    }
                }
                if socket.flush().await.is_err() {
                    return;
                }
            }
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    let said = serde_json::from_str::<Said>(&text).map(|said| said.op);
                    match said {
                        Ok(1) if socket.send(frame(11, &Value::Null)).await.is_err() => return,
                        Ok(1) | Err(_) => {}
                        // A gateway that is away hears no questions.
                        Ok(_) => drop(asks.try_send(Message::Text(text))),
                    }
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}
