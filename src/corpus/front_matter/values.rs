//! What does the value of a field say, in whatever form it is written?

use serde_json::Value;

use crate::domain::Language;

/// Fields of other programs that name topics.
pub(super) const TAGS: [&str; 5] = ["tags", "tag", "categories", "category", "keywords"];

/// The words of a value: a text, a number, a list of those, or what has a name.
pub(super) fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Array(values) => values.iter().filter_map(words).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => words(fields.get("name").or_else(|| fields.get("title"))?)?,
        Value::Null => String::new(),
    };
    Some(words).filter(|words| !words.is_empty())
}

/// A list of words, or a single text that stands for a list of one; `None` for anything else.
pub(super) fn list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Array(values) => {
            let lists: Option<Vec<_>> = values.iter().map(list).collect();
            Some(lists?.concat())
        }
        Value::Object(_) => None,
        value => Some(words(value).into_iter().collect()),
    }
}

/// Tags: a list, or a text with commas or spaces between them.
pub(super) fn tags(value: &Value) -> Vec<String> {
    let tags = match value {
        Value::String(text) if text.contains(',') => text.split(',').map(str::to_owned).collect(),
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        value => list(value).unwrap_or_default(),
    };
    let tags = tags.iter().map(|tag| tag.trim().trim_start_matches('#').to_owned());
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// The language that a value names: `nl`, `nl-NL`, `Nederlands`; none where it is empty.
///
/// # Errors
/// The words that name another.
pub(super) fn language(value: &Value) -> Result<Option<Language>, String> {
    let Some(words) = words(value) else { return Ok(None) };
    let small = words.to_lowercase();
    match small.split(['-', '_']).next().unwrap_or_default() {
        "nl" | "nld" | "dut" | "nederlands" | "dutch" | "vlaams" => Ok(Some(Language::Dutch)),
        "en" | "eng" | "english" | "engels" => Ok(Some(Language::English)),
        _ => Err(words),
    }
}

/// Whether a value says that something is so, or is not.
pub(super) fn is(value: &Value, truth: bool) -> bool {
    value.as_bool() == Some(truth) || value.as_str().is_some_and(|words| words.parse() == Ok(truth))
}
