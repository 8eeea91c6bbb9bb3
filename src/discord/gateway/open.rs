//! How is a connection to the gateway made, and what comes over it?

use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error as SocketError, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::cause::{root, trouble_of};
use super::endings::{Next, Why, after};
use super::frames::{Frame, Hello, text};
use super::gate::Gate;
use super::seat::Seat;
use crate::domain::NetworkTrouble;

/// The version of the gateway, and how it is to write.
const QUERY: &str = "v=10&encoding=json";
/// The shortest time between two heartbeats; Discord's is 41 seconds.
const SHORTEST_BEAT: Duration = Duration::from_millis(50);

/// A connection to the gateway.
pub(super) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;
/// Why it ends, and what is to come.
pub(super) type Ending = (Why, Next);

/// Connects and waits for the hello, which tells how often a heartbeat is due.
pub(super) async fn open(gate: &Gate, seat: &Seat) -> Result<(Socket, Duration), Ending> {
    let until = Instant::now() + gate.pace.connect_within;
    let mut url = seat.session.as_ref().and_then(|session| session.url.clone()).unwrap_or(gate.url.clone());
    url.set_query(Some(QUERY));
    let config = WebSocketConfig::default();
    let connecting = tokio_tungstenite::connect_async_with_config(url, Some(config), true);
    let mut socket = match tokio::time::timeout_at(until, connecting).await {
        Ok(Ok((socket, _))) => socket,
        Ok(Err(error)) => return Err((Why::NoWay(trouble_of_socket(&error), root(&error)), Next::Resume)),
        Err(_) => return Err((Why::NoWay(NetworkTrouble::Slow, "no answer".to_owned()), Next::Resume)),
    };
    let greeting = async {
        loop {
            let text = match read(socket.next().await)? {
                Some(text) => text,
                None => continue,
            };
            let hello =
                Frame::read(&text).filter(|frame| frame.op == 10).and_then(|frame| frame.says::<Hello>());
            if let Some(hello) = hello {
                return Ok(Duration::from_millis(hello.heartbeat_interval).max(SHORTEST_BEAT));
            }
        }
    };
    match tokio::time::timeout_at(until, greeting).await {
        Ok(beat) => Ok((socket, beat?)),
        Err(_) => Err((Why::NoHello, Next::Resume)),
    }
}

pub(super) fn trouble_of_socket(error: &SocketError) -> NetworkTrouble {
    match error {
        SocketError::Http(answer) if answer.status().is_server_error() || answer.status() == 429 => {
            NetworkTrouble::OutOfOrder
        }
        SocketError::Http(_) => NetworkTrouble::Impostor,
        error => trouble_of(error),
    }
}

/// What came from the gateway, where there is text in it.
pub(super) fn read(message: Option<Result<Message, SocketError>>) -> Result<Option<String>, Ending> {
    match message {
        Some(Ok(Message::Close(frame))) => {
            let code = frame.map(|frame| frame.code.into());
            Err((Why::Closed(code), after(code)))
        }
        Some(Ok(message)) => Ok(text(message)),
        Some(Err(error)) => Err((Why::Broke(trouble_of_socket(&error), root(&error)), Next::Resume)),
        None => Err((Why::Broke(NetworkTrouble::Broken, "the connection ended".to_owned()), Next::Resume)),
    }
}
