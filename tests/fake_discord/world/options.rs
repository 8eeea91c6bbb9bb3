//! What does Discord's client make of what a person types after a slash command?

use serde_json::{Map, Value, json};

use super::World;
use super::commands::{SLASH, is_called};
use super::ids::Id;
use crate::fake_discord::wire;

/// Discord's limit to a string option.
const STRING_OPTION: usize = 6_000;

/// Who types a command, and where.
#[derive(Clone, Copy)]
pub(crate) struct Typist {
    pub(crate) user: Id,
    pub(crate) channel: Id,
}

/// One typed option: its declaration, its text, and whether the cursor is in it.
struct Typed<'a> {
    declared: &'a Value,
    text: &'a str,
    focused: bool,
}

impl World {
    /// The `data` of the interaction that begins when `path` ("ask", "config language") is sent
    /// with these options; or, with a `focused` option, when its choices are asked for.
    pub(crate) fn typed_command(
        &self,
        who: Typist,
        path: &str,
        options: &[(&str, &str)],
        focused: Option<&str>,
    ) -> Result<Value, String> {
        let locale = self.locale_of(who.user);
        let mut words = path.split_whitespace();
        let name = words.next().unwrap_or_default();
        let command = self.command_for(who.user, who.channel, SLASH, name)?;
        let mut declared = &command.body["options"];
        let mut groups = Vec::new();
        for word in words {
            let group = find(declared, word, locale).ok_or_else(|| unknown(word, declared))?;
            groups.push(group);
            declared = &group["options"];
        }
        let mut resolved = Map::new();
        let mut sent = self.typed_options(who, declared, options, focused, &mut resolved)?;
        for group in groups.iter().rev() {
            sent = vec![json!({ "name": group["name"], "type": group["type"], "options": sent })];
        }
        let mut data = json!({ "id": command.id, "name": command.name, "type": SLASH, "options": sent });
        if let Some(guild) = command.guild {
            data["guild_id"] = json!(guild);
        }
        if !resolved.is_empty() {
            data["resolved"] = Value::Object(resolved);
        }
        Ok(data)
    }

    fn typed_options(
        &self,
        who: Typist,
        declared: &Value,
        options: &[(&str, &str)],
        focused: Option<&str>,
        resolved: &mut Map<String, Value>,
    ) -> Result<Vec<Value>, String> {
        let locale = self.locale_of(who.user);
        let mut sent = Vec::new();
        for (name, text) in options {
            let option = find(declared, name, locale).ok_or_else(|| unknown(name, declared))?;
            let typed = Typed { declared: option, text, focused: focused == Some(name) };
            let value =
                self.typed_value(who, &typed, resolved).map_err(|why| format!("option {name:?}: {why}"))?;
            let mut item = json!({ "name": option["name"], "type": option["type"], "value": value });
            if typed.focused {
                item["focused"] = json!(true);
            }
            sent.push(item);
        }
        let given = |option: &&Value| options.iter().any(|(name, _)| is_called(option, name, locale));
        let mut missing = items(declared).filter(|o| o["required"] == true && !given(o));
        match missing.next() {
            Some(option) if focused.is_none() => Err(format!("{} is required", option["name"])),
            _ => Ok(sent),
        }
    }

    fn typed_value(
        &self,
        who: Typist,
        typed: &Typed<'_>,
        resolved: &mut Map<String, Value>,
    ) -> Result<Value, String> {
        let (option, text) = (typed.declared, typed.text);
        if typed.focused {
            return Ok(json!(text));
        }
        if let Some(choices) = option["choices"].as_array().filter(|list| !list.is_empty()) {
            let chosen = choices
                .iter()
                .find(|c| is_called(c, text, self.locale_of(who.user)) || plain(&c["value"]) == text);
            return chosen.map(|c| c["value"].clone()).ok_or(format!("{text:?} is no choice"));
        }
        match option["type"].as_u64().unwrap_or_default() {
            3 => within_length(option, text),
            4 => number(option, text, text.parse::<i64>().ok().map(Value::from)),
            5 => text.parse::<bool>().map(Value::from).map_err(|why| why.to_string()),
            10 => number(option, text, text.parse::<f64>().ok().map(Value::from)),
            11 => Ok(wire::place::resolve_attachment(self, text, resolved)),
            kind => wire::place::resolve(self, who.channel, kind, text, resolved),
        }
    }
}

/// A value as a person reads it.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn items(options: &Value) -> impl Iterator<Item = &Value> {
    options.as_array().into_iter().flatten()
}

fn find<'a>(options: &'a Value, name: &str, locale: &str) -> Option<&'a Value> {
    items(options).find(|option| is_called(option, name, locale))
}

fn unknown(name: &str, declared: &Value) -> String {
    let known: Vec<String> = items(declared).map(|option| plain(&option["name"])).collect();
    format!("there is no option {name:?}; there are {known:?}")
}

fn within_length(option: &Value, text: &str) -> Result<Value, String> {
    let length = text.chars().count();
    let least = option["min_length"].as_u64().unwrap_or(0) as usize;
    let most = option["max_length"].as_u64().map_or(STRING_OPTION, |most| most as usize);
    if (least..=most).contains(&length) {
        return Ok(json!(text));
    }
    Err(format!("its {length} characters are not within {least}..={most}"))
}

fn number(option: &Value, text: &str, value: Option<Value>) -> Result<Value, String> {
    let value = value.ok_or_else(|| format!("{text:?} is no number of this kind"))?;
    let plain = value.as_f64().unwrap_or_default();
    let least = option["min_value"].as_f64().unwrap_or(f64::NEG_INFINITY);
    let most = option["max_value"].as_f64().unwrap_or(f64::INFINITY);
    if (least..=most).contains(&plain) {
        return Ok(value);
    }
    Err(format!("{text} is not within {least}..={most}"))
}
