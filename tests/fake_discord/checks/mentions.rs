//! Can a message ping whom its writer didn't mean to?

use serde_json::Value;

use super::messages::{Written, written};
use super::{Problem, below};
use crate::fake_discord::rest::call::Call;

/// Every message with text or embeds must say that nothing in it is parsed for mentions: a bot's
/// message that says nothing pings everyone it names.
pub(super) fn check(call: &Call) -> Option<Problem> {
    let Written { path, body, .. } = written(call)?;
    let says = |key: &str| match &body[key] {
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => false,
    };
    if !says("content") && !says("embeds") {
        return None;
    }
    let parse = body["allowed_mentions"]["parse"].as_array();
    if parse.is_some_and(Vec::is_empty) {
        return None;
    }
    let why = "no allowed_mentions with an empty parse";
    Some(Problem::new(&below(path, "allowed_mentions"), "UNGUARDED_MENTIONS", why))
}
