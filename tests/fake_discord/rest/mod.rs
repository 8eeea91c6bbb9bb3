//! How is a request answered? Read, checked, carried out, and written into the transcript.

mod body;
pub(crate) mod call;
mod channels;
mod commands;
mod guilds;
mod interactions;
mod messages;
mod meta;
mod reactions;
pub(crate) mod routes;
mod threads;
mod webhooks;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::checks;
use super::faults::RestFault;
use super::gateway;
use super::shared::Shared;
use super::transcript::brief;
use super::violations::Rule;
use super::world::World;
use call::{Answer, ApiError, Call};
use routes::Handler;

/// Where Discord's REST API of version 10 begins.
const BASE: &str = "/api/v10";

/// Answers one request.
pub(crate) async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let allowed = is_authorized(&parts.headers);
    let method = parts.method.as_str();
    let path = parts.uri.path().strip_prefix(BASE).unwrap_or(parts.uri.path()).to_owned();
    let Some(((method, template, handler), params)) = routes::find(method, &path) else {
        return shared.change(|world| refuse_unknown(world, method, &path)).into_response();
    };
    let _flight = Flight::begin(&shared);
    let (query, headers) = (body::query(parts.uri.query()), parts.headers);
    let body = body::read(&headers, body).await;
    let call = Call { method, template, path, params, query, body };
    let fault = shared.change(|world| begin(world, &call));
    if let Some(RestFault::Answer(answer)) = fault {
        shared.change(|world| end(world, &call, &answer));
        return answer.into_response();
    }
    let answer = shared.change(|world| {
        let answer = if allowed { carry_out(world, &call, *handler) } else { unauthorized() };
        end(world, &call, &answer);
        answer
    });
    match fault {
        Some(RestFault::Held(gate, delay)) => {
            wait(&shared, gate, delay).await;
            answer.into_response()
        }
        Some(RestFault::Cut) => answer.into_broken_response(),
        Some(RestFault::Answer(_)) | None => answer.into_response(),
    }
}

/// Counts a request as being answered, as long as it lives.
struct Flight(Arc<Shared>);

impl Flight {
    fn begin(shared: &Arc<Shared>) -> Flight {
        shared.change(|world| world.in_flight += 1);
        Flight(Arc::clone(shared))
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.change(|world| world.in_flight -= 1);
    }
}

fn is_authorized(headers: &HeaderMap) -> bool {
    let given = headers.get("authorization").and_then(|value| value.to_str().ok());
    given.is_some_and(|given| given.starts_with("Bot ") && gateway::is_token(given))
}

fn unauthorized() -> Answer {
    ApiError::new(401, 0, "401: Unauthorized").into()
}

fn refuse_unknown(world: &mut World, method: &str, path: &str) -> Answer {
    let request = format!("{method} {path}");
    world.requests.push((request.clone(), request));
    world.violate(Rule::Unknown, &format!("{method} {path} isn't known"), None);
    ApiError::new(404, 0, "404: Not Found").into()
}

fn begin(world: &mut World, call: &Call) -> Option<RestFault> {
    world.requests.push((call.route(), format!("{} {}", call.method, call.path)));
    world.transcript.note(format!("rest <- {call}"));
    world.faults.take(call.method, call.template, &call.path)
}

fn end(world: &mut World, call: &Call, answer: &Answer) {
    let body = answer.body.as_ref().map(|body| brief(body).to_string()).unwrap_or_default();
    let status = answer.status;
    world.transcript.note(format!("rest -> {} {}: {status} {body}", call.method, call.path));
}

fn carry_out(world: &mut World, call: &Call, handler: Handler) -> Answer {
    let problems = checks::inspect(world, call);
    if problems.is_empty() {
        return handler(world, call).unwrap_or_else(Answer::from);
    }
    if problems.iter().all(|problem| problem.code == checks::EMPTY_MESSAGE) {
        return ApiError::new(400, 50006, "Cannot send an empty message").into();
    }
    ApiError::invalid(&problems).into()
}

async fn wait(
    shared: &Shared,
    gate: tokio_util::sync::CancellationToken,
    delay: Option<std::time::Duration>,
) {
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

impl Answer {
    fn builder(&self) -> axum::http::response::Builder {
        let plain = Response::builder()
            .status(self.status)
            .header("x-ratelimit-bucket", "fake")
            .header("x-ratelimit-limit", "1000")
            .header("x-ratelimit-remaining", "999")
            .header("x-ratelimit-reset-after", "1");
        self.headers.iter().fold(plain, |builder, (name, value)| builder.header(*name, value))
    }

    fn into_response(self) -> Response {
        let builder = self.builder();
        let response = match &self.body {
            Some(body) => {
                builder.header("content-type", "application/json").body(Body::from(body.to_string()))
            }
            None => builder.body(Body::empty()),
        };
        response.expect("an answer's headers are plain text")
    }

    /// The same, but the connection breaks after the first half of the body.
    fn into_broken_response(self) -> Response {
        let body = self.body.as_ref().unwrap_or(&json!({})).to_string();
        self.builder()
            .header("content-type", "application/json")
            .body(body::breaking_off(body))
            .expect("an answer's headers are plain text")
    }
}
