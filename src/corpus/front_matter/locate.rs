//! Where does front matter stand, and where does the text below it begin?

use std::ops::Range;

/// What front matter is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Yaml,
    Toml,
    Json,
}

/// Where front matter stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) form: Form,
    /// The fields, without the marks around them.
    pub(super) inner: Range<usize>,
    /// The line of the file, from 1, in which they begin.
    pub(super) first_line: usize,
    /// Where the text begins.
    pub(super) body: usize,
    /// Whether a mark stands below it.
    pub(super) is_closed: bool,
}

/// A line of the file, from 1, and what is wrong with it.
pub(in crate::corpus) type Fault = (usize, String);

/// The longest name of a field, in bytes, and the most words of it.
const MAX_NAME_BYTES: usize = 40;
const MAX_NAME_WORDS: usize = 3;

/// Where the front matter of a text stands. A rule at the top of a text, with words or nothing below it,
/// opens none.
pub(super) fn locate(text: &str) -> Option<Place> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r']).len();
    let first = text[start..].split_inclusive('\n').next()?;
    let form = match first.trim_end() {
        "---" => Form::Yaml,
        "+++" => Form::Toml,
        "{" => return json(text, start),
        _ => return None,
    };
    let from = start + first.len();
    let first_line = text[..from].matches('\n').count() + 1;
    let mut offset = from;
    for line in text[from..].split_inclusive('\n') {
        let mark = line.trim_end();
        if mark == first.trim_end() || (form == Form::Yaml && mark == "...") {
            let place =
                Place { form, inner: from..offset, first_line, body: offset + line.len(), is_closed: true };
            return Some(place).filter(|_| holds_fields(&text[from..offset], form));
        }
        offset += line.len();
    }
    let end = from + length_of_fields(&text[from..], form);
    (end > from).then_some(Place { form, inner: from..end, first_line, body: end, is_closed: false })
}

/// An object of JSON that the text begins with: Hugo allows that.
fn json(text: &str, start: usize) -> Option<Place> {
    let mut values = serde_json::Deserializer::from_str(&text[start..])
        .into_iter::<serde_json::Map<String, serde_json::Value>>();
    values.next()?.ok()?;
    let end = start + values.byte_offset();
    let first_line = text[..start].matches('\n').count() + 1;
    Some(Place { form: Form::Json, inner: start..end, first_line, body: end, is_closed: true })
}

/// Whether what stands between two marks is fields, and no text between two rules.
fn holds_fields(inner: &str, form: Form) -> bool {
    let mut lines = inner.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.next().is_none_or(|line| is_field(line, form) || line.starts_with(['{', '[']))
}

/// How many bytes of a text are lines of fields, where nothing closes them.
fn length_of_fields(text: &str, form: Form) -> usize {
    let is_first = text.lines().next().is_some_and(|line| is_field(line, form));
    let goes_on =
        |line: &&str| is_field(line, form) || line.starts_with([' ', '\t', '-']) && !line.trim().is_empty();
    let lines = text.split_inclusive('\n').take_while(goes_on);
    if is_first { lines.map(str::len).sum() } else { 0 }
}

/// Whether a line begins with the name of a field.
pub(super) fn is_field(line: &str, form: Form) -> bool {
    name(line, form).is_some()
}

/// The name of the field that a line begins with, and what follows it.
pub(super) fn name(line: &str, form: Form) -> Option<(&str, &str)> {
    let sign = if form == Form::Toml { '=' } else { ':' };
    let (name, value) = line.split_once(sign)?;
    let name = name.trim_end().trim_matches(['"', '\'']);
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.len() <= MAX_NAME_BYTES
        && name.split_whitespace().count() <= MAX_NAME_WORDS
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'));
    (is_name && (form == Form::Toml || value.is_empty() || value.starts_with([' ', '\t', '\r'])))
        .then(|| (name, value.trim()))
}
