//! Where does the fake listen? One loopback port for REST and gateway alike.

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Path, Request, State, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::shared::Shared;
use super::world::ids::Id;
use super::{gateway, rest};

/// Serves on this listener until the fake stops.
pub(crate) fn serve(shared: Arc<Shared>, listener: TcpListener) -> JoinHandle<()> {
    let stop = shared.stop.clone();
    let routes = Router::new()
        .route("/", any(connect))
        .route("/attachments/{id}/{name}", get(file))
        .route("/blocked", get(|| async { Html("<h1>Just a moment...</h1>") }))
        .fallback(rest::serve)
        .with_state(shared);
    // Otherwise the system holds back what is small for up to 40 ms, to send it with what follows.
    let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
    tokio::spawn(async move {
        let serving = axum::serve(listener, routes);
        // Nobody is left to hear of an error when the fake stops.
        let _ = serving.with_graceful_shutdown(stop.cancelled_owned()).await;
    })
}

/// Answers the handshake of a gateway connection; or never, where a fault wants it so.
async fn connect(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    shared.change(|world| world.gateway.handshakes += 1);
    if shared.change(|world| world.faults.refuses_handshake()) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if shared.change(|world| world.faults.takes_handshake()) {
        shared.change(|world| world.transcript.note("gateway: a handshake is left".to_owned()));
        shared.stop.cancelled().await;
    }
    let (mut parts, _) = request.into_parts();
    match WebSocketUpgrade::from_request_parts(&mut parts, &shared).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| gateway::serve(shared, socket)),
        Err(refusal) => refusal.into_response(),
    }
}

/// Gives a file that was sent along with a message or given to a command.
async fn file(State(shared): State<Arc<Shared>>, Path((id, _)): Path<(String, String)>) -> Response {
    let Ok(id) = id.parse::<Id>() else { return StatusCode::NOT_FOUND.into_response() };
    let path = format!("/attachments/{id}");
    if let Some(fault) = shared.change(|world| world.faults.take("GET", "/attachments/{id}", &path)) {
        return rest::failed(&shared, fault).await;
    }
    let found = shared.read(|world| world.files.get(&id).map(|file| file.content.clone()));
    found.ok_or(StatusCode::NOT_FOUND).into_response()
}
