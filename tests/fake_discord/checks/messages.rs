//! Is a message within Discord's limits, wherever a request carries one?

use serde_json::Value;

use super::{EMPTY_MESSAGE, Problems, below, components, embeds, limits};
use crate::fake_discord::rest::call::Call;

/// A message in a request: where it stands, and whether it makes one or changes one.
pub(super) struct Written<'a> {
    pub(super) path: &'static str,
    pub(super) body: &'a Value,
    pub(super) creates: bool,
}

/// The message a request carries, if it carries one.
pub(super) fn written(call: &Call) -> Option<Written<'_>> {
    let message = |path, body, creates| Some(Written { path, body, creates });
    let body = &call.body;
    match (call.method, call.template.rsplit('/').next()?) {
        ("POST", "messages" | "{webhook_token}") => message("", body, true),
        ("PATCH", "{message_id}" | "@original") => message("", body, false),
        ("POST", "callback") if body["type"] == 4 => message("data", &body["data"], true),
        ("POST", "callback") if body["type"] == 7 => message("data", &body["data"], false),
        ("POST", "threads") if body["message"].is_object() => message("message", &body["message"], true),
        _ => None,
    }
}

/// Checks the message of a request, and the thread it may begin.
pub(super) fn check(call: &Call, problems: &mut Problems) {
    if call.template.ends_with("/threads") {
        problems.required("name", &call.body["name"], 1, limits::THREAD_NAME);
        problems.count("applied_tags", &call.body["applied_tags"], 0, limits::THREAD_TAGS);
    }
    let Some(Written { path, body, creates }) = written(call) else { return };
    let at = |key: &str| below(path, key);
    problems.length(&at("content"), &body["content"], 0, limits::CONTENT);
    problems.count(&at("embeds"), &body["embeds"], 0, limits::EMBEDS);
    problems.count(&at("attachments"), &body["attachments"], 0, limits::ATTACHMENTS);
    problems.count(&at("sticker_ids"), &body["sticker_ids"], 0, limits::STICKERS);
    problems.length(&at("nonce"), &body["nonce"], 0, limits::NONCE);
    if body["enforce_nonce"] == true && body["nonce"].is_null() {
        problems.add(&at("enforce_nonce"), "NONCE_REQUIRED", "there is no nonce to enforce");
    }
    embeds::check(&at("embeds"), &body["embeds"], problems);
    components::check(&at("components"), &body["components"], problems);
    if creates && is_empty(body) {
        problems.add(path, EMPTY_MESSAGE, "Cannot send an empty message");
    }
}

fn is_empty(body: &Value) -> bool {
    let text = body["content"].as_str().is_some_and(|text| !text.trim().is_empty());
    let lists = ["embeds", "attachments", "sticker_ids"];
    let list = |key: &str| body[key].as_array().is_some_and(|list| !list.is_empty());
    !text && !lists.into_iter().any(list) && body["poll"].is_null()
}
