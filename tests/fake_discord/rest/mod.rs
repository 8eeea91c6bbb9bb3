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
mod response;
pub(crate) mod routes;
mod threads;
mod webhooks;

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::checks::{self, Findings};
use super::faults::RestFault;
use super::gateway;
use super::shared::Shared;
use super::transcript::brief;
use super::violations::Rule;
use super::world::World;
use call::{Answer, ApiError, Call};
use response::send;
use routes::Handler;

/// Where Discord's REST API of version 10 begins.
const BASE: &str = "/api/v10";

/// What comes of a file that is fetched, where this goes wrong.
pub(crate) async fn failed(shared: &Shared, fault: RestFault) -> Response {
    match fault {
        RestFault::Lost(gate) => response::lose(shared, gate).await,
        RestFault::Page(status) => response::page(status),
        fault => send(shared, ApiError::new(500, 0, "an injected fault").into(), Some(fault)).await,
    }
}

/// Answers one request.
pub(crate) async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let arrived = Instant::now();
    let (parts, body) = request.into_parts();
    let allowed = is_authorized(&parts.headers);
    let method = parts.method.as_str();
    let path = parts.uri.path().strip_prefix(BASE).unwrap_or(parts.uri.path()).to_owned();
    let Some(((method, template, handler), params)) = routes::find(method, &path) else {
        return shared.change(|world| refuse_unknown(world, method, &path)).into_response();
    };
    let _flight = Flight::begin(&shared);
    let (query, headers) = (body::query(parts.uri.query()), parts.headers);
    let (body, uploads) = body::read(&headers, body).await;
    let call = Call { method, template, path, params, query, body, uploads, arrived };
    let fault = shared.change(|world| begin(world, &call));
    if let Some(RestFault::Answer(answer)) = fault {
        shared.change(|world| end(world, &call, &answer));
        return answer.into_response();
    }
    if let Some(RestFault::Page(status)) = fault {
        return response::page(status);
    }
    if let Some(RestFault::Lost(gate)) = fault {
        return response::lose(&shared, gate).await;
    }
    let trusted = shared.read(|world| world.load.is_some());
    let (mut call, findings) = if trusted { (call, Findings::default()) } else { check(call).await };
    let answer = shared.change(|world| {
        let answer = match allowed {
            true => carry_out(world, &mut call, findings, *handler),
            false => ApiError::new(401, 0, "401: Unauthorized").into(),
        };
        end(world, &call, &answer);
        answer
    });
    send(&shared, answer, fault).await
}

/// Checks a request apart from all else: the first body of a route takes a while.
async fn check(call: Call) -> (Call, Findings) {
    let checking = tokio::task::spawn_blocking(move || {
        let findings = Findings::of(&call);
        (call, findings)
    });
    checking.await.expect("the checks don't panic")
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

fn refuse_unknown(world: &mut World, method: &str, path: &str) -> Answer {
    let request = format!("{method} {path}");
    world.requests.push((request.clone(), request));
    world.violate(Rule::Unknown, &format!("{method} {path} isn't known"), None);
    ApiError::new(404, 0, "404: Not Found").into()
}

fn begin(world: &mut World, call: &Call) -> Option<RestFault> {
    if world.load.is_none() {
        world.transcript.note(format!("rest <- {call}"));
    }
    world.faults.take(call.method, call.template, &call.path)
}

fn end(world: &mut World, call: &Call, answer: &Answer) {
    if world.load.is_some() {
        return;
    }
    world.requests.push((call.route(), format!("{} {}", call.method, call.path)));
    let body = answer.body.as_ref().map(|body| brief(body).to_string()).unwrap_or_default();
    let status = answer.status;
    world.transcript.note(format!("rest -> {} {}: {status} {body}", call.method, call.path));
    if world.checks_itself {
        checks::inspect_answer(world, call, answer);
    }
}

fn carry_out(world: &mut World, call: &mut Call, findings: Findings, handler: Handler) -> Answer {
    if call.body.is_string() {
        world.violate(Rule::Limit, "a body that isn't JSON", Some(&call.to_string()));
        return ApiError::new(400, 50109, "The request body contains invalid JSON.").into();
    }
    let problems = findings.record(world, call);
    if problems.is_empty() {
        checks::take_files(world, call);
        return handler(world, call).unwrap_or_else(Answer::from);
    }
    if problems.iter().all(|problem| problem.code == checks::EMPTY_MESSAGE) {
        return ApiError::new(400, 50006, "Cannot send an empty message").into();
    }
    ApiError::invalid(&problems).into()
}
