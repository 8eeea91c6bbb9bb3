//! How does an answer leave? At once, held back, or not at all.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::response::Builder;
use axum::response::Response;
use serenity::futures::stream;
use tokio_util::sync::CancellationToken;

use super::call::Answer;
use crate::fake_discord::faults::RestFault;
use crate::fake_discord::shared::Shared;

/// Sends an answer, as the fault wants that hit its request.
pub(super) async fn send(shared: &Shared, answer: Answer, fault: Option<RestFault>) -> Response {
    match fault {
        Some(RestFault::Held(gate, delay)) => {
            hold(shared, gate, delay).await;
            answer.into_response()
        }
        Some(RestFault::Cut) => broken(),
        Some(RestFault::Answer(_) | RestFault::Page(_) | RestFault::Lost(_)) | None => answer.into_response(),
    }
}

/// A page of somebody else, in Discord's place. A redirection leads to where the page itself is.
pub(super) fn page(status: u16) -> Response {
    let html = format!("<html><title>{status}</title><h1>Just a moment...</h1></html>");
    let builder = Response::builder().status(status).header("content-type", "text/html");
    let builder = if status == 302 { builder.header("location", "/blocked") } else { builder };
    builder.body(Body::from(html)).expect("a page's headers are plain text")
}

/// Answers nothing for as long as the gate is closed, and breaks the connection then.
pub(super) async fn lose(shared: &Shared, gate: CancellationToken) -> Response {
    hold(shared, gate, None).await;
    broken()
}

async fn hold(shared: &Shared, gate: CancellationToken, delay: Option<Duration>) {
    let time = async {
        match delay {
            Some(delay) => tokio::time::sleep(delay).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = gate.cancelled() => {}
        () = shared.stop.cancelled() => {}
        () = time => {}
    }
}

/// A response whose body fails at once: the connection breaks before the client has seen any of it.
fn broken() -> Response {
    let error = io::Error::new(io::ErrorKind::ConnectionReset, "an injected fault");
    Response::new(Body::from_stream(stream::iter([Err::<Bytes, _>(error)])))
}

impl Answer {
    fn builder(&self) -> Builder {
        let plain = Response::builder()
            .status(self.status)
            .header("x-ratelimit-bucket", "fake")
            .header("x-ratelimit-limit", "1000")
            .header("x-ratelimit-remaining", "999")
            .header("x-ratelimit-reset-after", "1");
        self.headers.iter().fold(plain, |builder, (name, value)| builder.header(*name, value))
    }

    /// The answer as it is.
    pub(super) fn into_response(self) -> Response {
        let builder = self.builder();
        let response = match &self.body {
            Some(body) => {
                builder.header("content-type", "application/json").body(Body::from(body.to_string()))
            }
            None => builder.body(Body::empty()),
        };
        response.expect("an answer's headers are plain text")
    }
}
