//! What does front matter say that breaks the rules of its language?
//!
//! A title with a colon in it, a template that was never filled in, a tab: a person reads over it. So does
//! this, line by line.

use serde_json::{Map, Value};

/// What stands in the place of a value in a template.
const TEMPLATES: [&str; 3] = ["{{", "<%", "{%"];
/// Fields by which front matter that is never closed is known.
const KNOWN: [&str; 16] = [
    "title",
    "titel",
    "tags",
    "tag",
    "date",
    "datum",
    "author",
    "auteur",
    "aliases",
    "topics",
    "language",
    "lang",
    "draft",
    "categories",
    "description",
    "layout",
];

/// The fields that lines tell, one a line or a list below its name, with `between` a name and its value.
pub(super) fn fields(text: &str, between: char) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        let words = line.trim();
        if let Some(item) = words.strip_prefix('-').map(value) {
            let list = open.as_ref().and_then(|name| fields.get_mut(name));
            if let (Some(Value::Array(items)), Some(item)) = (list, item) {
                items.push(item);
            }
        } else if let Some((name, told)) = field(line, between) {
            let told = told.trim().trim_end_matches(',');
            open = told.is_empty().then(|| name.to_owned());
            let told = if told.is_empty() { Some(Value::Array(Vec::new())) } else { value(told) };
            fields.insert(name.to_owned(), told.unwrap_or(Value::Null));
        }
    }
    fields.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()));
    fields
}

/// Whether any line is one of a field.
pub(super) fn tells(text: &str) -> bool {
    text.lines().any(|line| [':', '='].iter().any(|between| field(line, *between).is_some()))
}

/// How much of a text is front matter that is opened and never closed: the lines right below its first one,
/// up to a blank line, a heading or other words. `None` where it is a rule, and text.
pub(super) fn unclosed(text: &str) -> Option<usize> {
    let first = text.split_inclusive('\n').next()?.len();
    let mut end = first;
    let mut is_known = false;
    for line in text[first..].split_inclusive('\n') {
        let told = field(line, ':');
        let goes_on = line.starts_with([' ', '\t', '-']) && end > first && !line.trim().is_empty();
        if told.is_none() && !goes_on {
            break;
        }
        is_known |= told.is_some_and(|(name, _)| KNOWN.contains(&name.to_lowercase().as_str()));
        end += line.len();
    }
    is_known.then_some(end)
}

/// The name and the value in a line that begins with one.
fn field(line: &str, between: char) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(between)?;
    let name = name.trim_end().trim_matches(['"', '\'']).trim_start_matches(['\t', '"']);
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().count() <= 40
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
        && name.split(' ').count() <= 3;
    let is_value = value.is_empty() || value.starts_with(char::is_whitespace) || between != ':';
    (is_name && is_value && !line.starts_with(' ')).then_some((name, value))
}

/// A value: a list between brackets, or words.
fn value(told: &str) -> Option<Value> {
    let told = told.trim();
    if told.is_empty() || TEMPLATES.iter().any(|template| told.contains(template)) {
        return None;
    }
    let is_list = told.starts_with('[');
    let clean = |word: &str| word.trim().trim_matches(['"', '\'', '[', ']']).trim().to_owned();
    if is_list {
        let items = told.split(',').map(clean).filter(|item| !item.is_empty());
        return Some(items.map(Value::from).collect());
    }
    Some(match told {
        "true" => Value::from(true),
        "false" => Value::from(false),
        words => Value::from(words.trim_matches(['"', '\''])),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_what_a_person_would_read() {
        for (text, expected) in [
            ("title: Vraag: wie heeft de sleutel?", json!({"title": "Vraag: wie heeft de sleutel?"})),
            ("title: @bestuur vragen", json!({"title": "@bestuur vragen"})),
            (
                "related: [[A]], [[B]]\ntags: [een, \"twee\"]",
                json!({"related": ["A", "B"], "tags": ["een", "twee"]}),
            ),
            (
                "title: Sloten\ntags:\n\t- beheer\n- huis",
                json!({"title": "Sloten", "tags": ["beheer", "huis"]}),
            ),
            ("title: {{title}}\ndate: <% tp.date.now() %>\ndraft: true", json!({"draft": true})),
            (
                "title: \"Een \"goed\" huis\"\nurl: https://x.nl/a",
                json!({"title": "Een \"goed\" huis", "url": "https://x.nl/a"}),
            ),
            ("geen veld\nhttps://x.nl", json!({})),
        ] {
            assert_eq!(Value::Object(fields(text, ':')), expected, "{text}");
        }
        assert_eq!(
            Value::Object(fields("title = 'Een\ntags = ['a']", '=')),
            json!({"title": "Een", "tags": ["a"]})
        );
    }

    #[test]
    fn knows_front_matter_without_an_end() {
        let rest = |text: &'static str| unclosed(text).map(|end| &text[end..]);
        assert_eq!(rest("---\ntitle: Een\ntags:\n  - a\n\nTekst."), Some("\nTekst."));
        assert_eq!(rest("---\ntitle: Een\n# Kop\n"), Some("# Kop\n"));
        assert_eq!(rest("---\nTekst onder een lijn.\n"), None);
        assert_eq!(rest("---\nLet op: dit is tekst.\n"), None);
    }
}
