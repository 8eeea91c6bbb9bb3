//! Are forms, and the choices that are offered while a person types, within Discord's limits?

use serde_json::Value;

use super::{Problems, below, components, items, limits};
use crate::fake_discord::rest::call::Call;

/// Checks a response that opens a form or offers choices.
pub(super) fn check(call: &Call, problems: &mut Problems) {
    if !call.template.ends_with("/callback") {
        return;
    }
    let data = &call.body["data"];
    match call.body["type"].as_u64() {
        Some(8) => choices("data.choices", &data["choices"], problems),
        Some(9) => modal("data", data, problems),
        _ => {}
    }
}

/// Checks choices, of an autocompletion or a command's option.
pub(super) fn choices(path: &str, list: &Value, problems: &mut Problems) {
    problems.count(path, list, 0, limits::CHOICES);
    for (path, choice) in items(path, list) {
        problems.required(&below(&path, "name"), &choice["name"], 1, limits::CHOICE);
        problems.length(&below(&path, "value"), &choice["value"], 1, limits::CHOICE);
        if choice["value"].is_null() {
            problems.add(&below(&path, "value"), "BASE_TYPE_REQUIRED", "This field is required");
        }
    }
}

fn modal(path: &str, data: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    problems.required(&at("title"), &data["title"], 1, limits::MODAL_TITLE);
    problems.required(&at("custom_id"), &data["custom_id"], 1, limits::CUSTOM_ID);
    let rows = &data["components"];
    problems.count(&at("components"), rows, 1, limits::MODAL_PARTS);
    for (path, row) in items(&at("components"), rows) {
        match row["type"].as_u64() {
            Some(1) => {
                problems.count(&below(&path, "components"), &row["components"], 1, 1);
                for (path, input) in items(&below(&path, "components"), &row["components"]) {
                    self::input(&path, input, true, problems);
                }
            }
            Some(18) => {
                problems.required(&below(&path, "label"), &row["label"], 1, limits::INPUT_LABEL);
                self::input(&below(&path, "component"), &row["component"], false, problems);
            }
            _ => problems.add(&path, "UNION_TYPE_CHOICES", "neither a row nor a label"),
        }
    }
    components::unique_ids(&at("components"), rows, problems);
}

fn input(path: &str, input: &Value, labelled: bool, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    if input["type"].as_u64() != Some(4) {
        return problems.add(path, "UNION_TYPE_CHOICES", "only text inputs are played here");
    }
    problems.required(&at("custom_id"), &input["custom_id"], 1, limits::CUSTOM_ID);
    if labelled {
        problems.required(&at("label"), &input["label"], 1, limits::INPUT_LABEL);
    }
    problems.range(&at("style"), &input["style"], 1, 2);
    problems.length(&at("value"), &input["value"], 0, limits::INPUT_TEXT);
    problems.length(&at("placeholder"), &input["placeholder"], 0, limits::INPUT_PLACEHOLDER);
    problems.range(&at("min_length"), &input["min_length"], 0, limits::INPUT_TEXT as i64);
    problems.range(&at("max_length"), &input["max_length"], 1, limits::INPUT_TEXT as i64);
}
