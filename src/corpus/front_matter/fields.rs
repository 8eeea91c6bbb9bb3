//! Which fields stand in front matter, and in which line?

use std::collections::HashMap;

use serde_json::{Map, Value};
use serde_saphyr::options::DuplicateKeyPolicy;

use super::locate::{Fault, Form, Place, name};

/// A field of front matter.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its name, as written.
    pub(super) name: String,
    /// What it says.
    pub(super) value: Value,
    /// Its line in the file, from 1.
    pub(super) line: usize,
}

impl Field {
    /// Its name as programs compare it: `sidebar-position` is `Sidebar_Position`.
    pub(super) fn key(&self) -> String {
        self.name.trim().to_lowercase().replace([' ', '-'], "_")
    }
}

/// The fields of front matter. Where it is broken, they are read one by one, and what can't be understood
/// is the rest of its line.
pub(super) fn read(text: &str, place: &Place, faults: &mut Vec<Fault>) -> Vec<Field> {
    let inner = &text[place.inner.clone()];
    match parse(inner, place.form) {
        Ok(fields) => with_lines(fields, inner, place),
        Err(_) => one_by_one(inner, place, faults),
    }
}

fn with_lines(fields: Map<String, Value>, inner: &str, place: &Place) -> Vec<Field> {
    let form = if place.form == Form::Toml { Form::Toml } else { Form::Yaml };
    let mut lines = HashMap::new();
    for (at, line) in inner.lines().enumerate() {
        if let Some((name, _)) = name(line.trim_start(), form) {
            lines.entry(name).or_insert(place.first_line + at);
        }
    }
    let line = |name: &str| lines.get(name).copied().unwrap_or(place.first_line);
    fields
        .iter()
        .map(|(name, value)| Field { name: name.clone(), value: value.clone(), line: line(name) })
        .collect()
}

/// The fields, each taken apart on its own.
fn one_by_one(inner: &str, place: &Place, faults: &mut Vec<Fault>) -> Vec<Field> {
    let mut fields = Vec::new();
    for (at, chunk) in chunks(inner, place.form) {
        let line = place.first_line + at;
        match parse(chunk, place.form) {
            Ok(found) => fields.extend(found.into_iter().map(|(name, value)| Field { name, value, line })),
            Err((within, reason)) => {
                faults.push((line + within, format!("broken front matter: {reason}")));
                fields.extend(rest_of_line(chunk, place.form, line));
            }
        }
    }
    fields
}

/// The lines of each field, with the place of the first among all lines.
fn chunks(inner: &str, form: Form) -> Vec<(usize, &str)> {
    let (mut chunks, mut start, mut first, mut offset) = (Vec::new(), 0, 0, 0);
    for (at, line) in inner.split_inclusive('\n').enumerate() {
        if offset > start && name(line, form).is_some() {
            chunks.push((first, &inner[start..offset]));
            (start, first) = (offset, at);
        }
        offset += line.len();
    }
    chunks.push((first, &inner[start..]));
    chunks.retain(|(_, chunk)| !chunk.trim().is_empty());
    chunks
}

/// A field that can't be understood: its value is what stands after its name, or the items below it.
fn rest_of_line(chunk: &str, form: Form, line: usize) -> Option<Field> {
    let (name, value) = name(chunk.lines().next()?, form)?;
    // What a template has to fill in says nothing.
    if value.starts_with("{{") {
        return None;
    }
    let plain = |words: &str| words.trim().trim_matches(['"', '\'']).trim().to_owned();
    let items = chunk.lines().skip(1).filter_map(|line| line.trim().strip_prefix("- "));
    let value = match value {
        "" => items.map(|item| Value::from(plain(item))).collect(),
        value => Value::from(plain(value)),
    };
    Some(Field { name: name.to_owned(), value, line })
}

/// What is wrong with front matter: the line within it, from 0, and why.
type Broken = (usize, String);

fn parse(inner: &str, form: Form) -> Result<Map<String, Value>, Broken> {
    match form {
        Form::Toml => toml_fields(inner),
        Form::Yaml => yaml_fields(inner),
        Form::Json => serde_json::from_str(inner).map_err(|error| (error.line() - 1, error.to_string())),
    }
}

fn yaml_fields(inner: &str) -> Result<Map<String, Value>, Broken> {
    if inner.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Map::new());
    }
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    match serde_saphyr::from_str_with_options(inner, options) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err((0, "it is no list of fields such as `title: ...`".to_owned())),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line() as usize);
            let reason = reason(&error);
            // The line is told by ours, which counts from the top of the file.
            Err((line.saturating_sub(1), reason.split(" at line ").next().unwrap_or_default().to_owned()))
        }
    }
}

fn toml_fields(inner: &str) -> Result<Map<String, Value>, Broken> {
    let table = toml::from_str::<toml::Table>(inner).map_err(|error| {
        let before = error.span().and_then(|span| inner.get(..span.start));
        (before.map_or(0, |before| before.matches('\n').count()), error.message().to_owned())
    })?;
    Ok(table.into_iter().map(|(key, value)| (key, toml_as_json(value))).collect())
}

/// TOML as JSON, a date as its text.
pub(crate) fn toml_as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(toml_as_json).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, toml_as_json(value))).collect()
        }
    }
}

/// The first line of the YAML reader's message, without its advice to programmers: the rest is a
/// drawing of the text, without our line numbers.
fn reason(error: &serde_saphyr::Error) -> String {
    let message = error.without_snippet().to_string();
    let first = message.lines().next().unwrap_or_default().trim_start_matches("error: ");
    first.split(", set ").next().unwrap_or_default().to_owned()
}
