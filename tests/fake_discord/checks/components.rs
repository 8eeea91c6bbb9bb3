//! Are the buttons and selects of a message within Discord's limits?

use serde_json::Value;

use super::{Problems, below, items, limits};

/// Kinds of components, by Discord's numbers.
const ROW: u64 = 1;
const BUTTON: u64 = 2;
const STRING_SELECT: u64 = 3;

/// Styles of buttons: a link, and one that sells.
const LINK: u64 = 5;
const PREMIUM: u64 = 6;

/// Checks the rows of a message.
pub(super) fn check(path: &str, rows: &Value, problems: &mut Problems) {
    problems.count(path, rows, 0, limits::ROWS);
    for (path, row) in items(path, rows) {
        if row["type"].as_u64() == Some(ROW) {
            self::row(&below(&path, "components"), &row["components"], problems);
        } else {
            problems.add(&path, "UNION_TYPE_CHOICES", "only action rows are played here");
        }
    }
    unique_ids(path, rows, problems);
}

fn row(path: &str, parts: &Value, problems: &mut Problems) {
    problems.count(path, parts, 1, limits::BUTTONS);
    let is_button = |part: &Value| part["type"].as_u64() == Some(BUTTON);
    let all = parts.as_array().map_or(&[][..], Vec::as_slice);
    if all.len() > 1 && !all.iter().all(is_button) {
        let why = "a row holds either buttons or one select";
        problems.add(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", why);
    }
    for (path, part) in items(path, parts) {
        match part["type"].as_u64() {
            Some(BUTTON) => button(&path, part, problems),
            Some(STRING_SELECT | 5..=8) => select(&path, part, problems),
            _ => problems.add(&path, "UNION_TYPE_CHOICES", "neither a button nor a select"),
        }
    }
}

fn button(path: &str, button: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    problems.length(&at("label"), &button["label"], 0, limits::BUTTON_LABEL);
    let bare = button["label"].as_str().unwrap_or_default().is_empty();
    match button["style"].as_u64() {
        Some(1..=4) => {
            problems.required(&at("custom_id"), &button["custom_id"], 1, limits::CUSTOM_ID);
            if !button["url"].is_null() {
                problems.add(&at("url"), "BUTTON_URL", "only a link has a URL");
            }
        }
        Some(LINK) => {
            problems.required(&at("url"), &button["url"], 1, limits::BUTTON_URL);
            let link = button["url"].as_str().unwrap_or_default();
            if !["http://", "https://", "discord://"].iter().any(|s| link.starts_with(s)) {
                problems.add(&at("url"), "URL_TYPE_INVALID_SCHEME", "not a link to the web");
            }
            if !button["custom_id"].is_null() {
                problems.add(&at("custom_id"), "BUTTON_CUSTOM_ID", "a link has no custom_id");
            }
        }
        Some(PREMIUM) => return,
        _ => problems.add(&at("style"), "BASE_TYPE_CHOICES", "no such style"),
    }
    if bare && button["emoji"].is_null() {
        problems.add(path, "BUTTON_COMPONENT_BARE", "a button needs a label or an emoji");
    }
}

fn select(path: &str, select: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    problems.required(&at("custom_id"), &select["custom_id"], 1, limits::CUSTOM_ID);
    let placeholder = &select["placeholder"];
    problems.length(&at("placeholder"), placeholder, 0, limits::SELECT_PLACEHOLDER);
    problems.range(&at("min_values"), &select["min_values"], 0, 25);
    problems.range(&at("max_values"), &select["max_values"], 1, 25);
    if select["type"].as_u64() != Some(STRING_SELECT) {
        return;
    }
    let (path, options) = (at("options"), &select["options"]);
    let count = options.as_array().map_or(0, Vec::len);
    if count == 0 {
        problems.add(&path, "BASE_TYPE_REQUIRED", "a select without options");
    }
    if select["max_values"].as_u64().is_some_and(|most| most as usize > count) {
        problems.add(&path, "SELECT_COMPONENT_TOO_FEW", "fewer options than max_values");
    }
    problems.count(&path, options, 1, limits::SELECT_OPTIONS);
    let mut values = Vec::new();
    for (path, option) in items(&path, options) {
        problems.required(&below(&path, "label"), &option["label"], 1, limits::SELECT_TEXT);
        problems.required(&below(&path, "value"), &option["value"], 1, limits::SELECT_TEXT);
        let description = &option["description"];
        problems.length(&below(&path, "description"), description, 0, limits::SELECT_TEXT);
        if values.contains(&&option["value"]) {
            problems.add(&path, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "a value stands twice");
        }
        values.push(&option["value"]);
    }
}

/// Custom ids stand once in a message.
pub(super) fn unique_ids(path: &str, rows: &Value, problems: &mut Problems) {
    let mut ids = Vec::new();
    for (path, row) in items(path, rows) {
        for (path, part) in items(&below(&path, "components"), &row["components"]) {
            let Some(id) = part["custom_id"].as_str() else { continue };
            if ids.contains(&id) {
                let why = format!("custom_id {id:?} stands twice");
                problems.add(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", &why);
            }
            ids.push(id);
        }
    }
}
