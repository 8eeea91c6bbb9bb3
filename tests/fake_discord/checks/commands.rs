//! Are the commands a bot registers within Discord's limits?

use serde_json::Value;

use super::{Problem, Problems, below, items, limits, modals};
use crate::fake_discord::rest::call::Call;
use crate::fake_discord::world::commands::SLASH;

/// Types of options: a subcommand, and a group of those.
const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;

/// Checks the commands of a request.
pub(super) fn check(call: &Call, problems: &mut Problems) {
    match (call.method, call.template.rsplit('/').next()) {
        ("PUT", Some("commands")) => all(&call.body, problems),
        ("POST", Some("commands")) => command("", &call.body, problems),
        ("PATCH", Some("{command_id}")) => {
            let whole = |problem: &Problem| problem.code != "BASE_TYPE_REQUIRED";
            let mut found = Problems::default();
            command("", &call.body, &mut found);
            problems.found.extend(found.found.into_iter().filter(whole));
        }
        _ => {}
    }
}

fn kind(command: &Value) -> u64 {
    command["type"].as_u64().unwrap_or(SLASH)
}

fn all(commands: &Value, problems: &mut Problems) {
    let mut seen = Vec::new();
    for (path, command) in items("", commands) {
        self::command(&path, command, problems);
        let own = (kind(command), &command["name"]);
        if seen.contains(&own) {
            let why = "Application command names must be unique";
            problems.add(&path, "APPLICATION_COMMANDS_DUPLICATE_NAME", why);
        }
        seen.push(own);
    }
    for (number, most) in
        [(1, limits::SLASH_COMMANDS), (2, limits::MENU_COMMANDS), (3, limits::MENU_COMMANDS)]
    {
        let count = seen.iter().filter(|(kind, _)| *kind == number).count();
        if count > most {
            let why = format!("{count} commands of type {number}; at most {most}");
            problems.add("", "APPLICATION_COMMANDS_TOO_MANY", &why);
        }
    }
}

fn command(path: &str, command: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    if kind(command) == SLASH {
        described(path, command, problems);
        options(&at("options"), &command["options"], problems);
    } else {
        named(path, command, false, problems);
        let description = command["description"].as_str().unwrap_or_default();
        let options = command["options"].as_array().is_some_and(|list| !list.is_empty());
        if !description.is_empty() || options {
            let why = "a menu command has no description and no options";
            problems.add(path, "APPLICATION_COMMAND_MENU", why);
        }
    }
    numbers(&at("contexts"), &command["contexts"], 2, problems);
    numbers(&at("integration_types"), &command["integration_types"], 1, problems);
    let permissions = &command["default_member_permissions"];
    if permissions.as_str().is_some_and(|bits| bits.parse::<u64>().is_err()) {
        problems.add(&at("default_member_permissions"), "NUMBER_TYPE_COERCE", "not a number");
    }
    let length = characters(command);
    if length > limits::COMMAND_IN_ALL {
        let why = format!("Command exceeds maximum size (8000); it is {length}");
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", &why);
    }
}

fn numbers(path: &str, list: &Value, most: i64, problems: &mut Problems) {
    for (path, number) in items(path, list) {
        problems.range(&path, number, 0, most);
    }
}

/// A name and a description, each in all its languages.
fn described(path: &str, thing: &Value, problems: &mut Problems) {
    named(path, thing, true, problems);
    let at = |key: &str| below(path, key);
    let most = limits::COMMAND_DESCRIPTION;
    problems.required(&at("description"), &thing["description"], 1, most);
    let path = at("description_localizations");
    for (path, text) in localized(&path, &thing["description_localizations"], problems) {
        problems.required(&path, &text, 1, most);
    }
}

fn named(path: &str, thing: &Value, strict: bool, problems: &mut Problems) {
    let mut names = vec![(below(path, "name"), thing["name"].clone())];
    let languages = below(path, "name_localizations");
    names.extend(localized(&languages, &thing["name_localizations"], problems));
    for (path, name) in names {
        problems.required(&path, &name, 1, limits::COMMAND_NAME);
        let text = name.as_str().unwrap_or_default();
        if strict && !(text.chars().all(fits_name) && text == text.to_lowercase()) {
            let why = format!("Command name is invalid: {text:?}");
            problems.add(&path, "APPLICATION_COMMAND_INVALID_NAME", &why);
        }
    }
}

/// Whether a slash command's name may have this character in it.
fn fits_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\'')
}

/// The texts of a localisation, whose languages Discord must know.
fn localized(path: &str, texts: &Value, problems: &mut Problems) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (locale, text) in texts.as_object().into_iter().flatten() {
        let path = below(path, locale);
        if !limits::LOCALES.contains(&locale.as_str()) {
            problems.add(&path, "ENUM_TYPE_COERCE", &format!("Value {locale:?} is not a locale."));
        }
        found.push((path, text.clone()));
    }
    found
}

fn options(path: &str, list: &Value, problems: &mut Problems) {
    problems.count(path, list, 0, limits::OPTIONS);
    let (mut names, mut optional) = (Vec::new(), false);
    for (path, option) in items(path, list) {
        described(&path, option, problems);
        if names.contains(&&option["name"]) {
            let why = "Option names must be unique";
            problems.add(&path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", why);
        }
        names.push(&option["name"]);
        if matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP)) {
            options(&below(&path, "options"), &option["options"], problems);
            continue;
        }
        let required = option["required"] == true;
        if required && optional {
            let why = "Required options must be placed before non-required options";
            problems.add(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", why);
        }
        optional |= !required;
        value(&path, option, problems);
    }
}

fn value(path: &str, option: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    modals::choices(&at("choices"), &option["choices"], problems);
    let offers = option["choices"].as_array().is_some_and(|choices| !choices.is_empty());
    if option["autocomplete"] == true && offers {
        let why = "an option has either choices or autocompletion";
        problems.add(path, "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE", why);
    }
    let typed = matches!(option["type"].as_u64(), Some(3 | 4 | 10));
    if !typed && (offers || option["autocomplete"] == true) {
        let why = "only text and numbers have choices or autocompletion";
        problems.add(path, "APPLICATION_COMMAND_OPTION_TYPE", why);
    }
    problems.range(&at("min_length"), &option["min_length"], 0, limits::STRING_OPTION);
    problems.range(&at("max_length"), &option["max_length"], 1, limits::STRING_OPTION);
}

/// The characters of a command that count towards its sum: of each text its longest language.
fn characters(thing: &Value) -> usize {
    let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let longest = |key: &str, languages: &str| {
        let texts = thing[languages].as_object().into_iter().flatten().map(|(_, text)| text);
        texts.map(length).max().unwrap_or(0).max(length(&thing[key]))
    };
    let below: usize = ["options", "choices"]
        .into_iter()
        .flat_map(|key| thing[key].as_array().into_iter().flatten())
        .map(characters)
        .sum();
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + length(&thing["value"])
        + below
}
