//! What does a Markdown file of another program say of itself, in YAML, TOML or JSON above its text?

use serde_json::{Map, Value};

use crate::corpus;
use crate::domain::Source;
use crate::import::draft::Draft;
use crate::import::problem::Problem;

/// Splits a text into what is told of it and the rest of it, from which nothing is told.
///
/// # Errors
/// When front matter is there and can't be understood.
pub(crate) fn split(text: &str) -> Result<(Draft, &str), Problem> {
    if let Some((fields, body)) = json_fields(text) {
        return Ok((draft(&fields), body));
    }
    let Some((mark, matter, body)) = locate(text) else { return Ok((Draft::default(), text)) };
    let fields = if mark == "+++" { toml_fields(matter)? } else { yaml_fields(matter)? };
    Ok((draft(&fields), body))
}

/// The mark, what stands between it and its like, and what comes after. A rule under which no
/// other follows opens no front matter.
fn locate(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\n']);
    let first = text.split_inclusive('\n').next()?;
    let mark = first.trim_end();
    if !matches!(mark, "---" | "+++") {
        return None;
    }
    let start = first.len();
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let end = line.trim_end();
        if end == mark || (mark == "---" && end == "...") {
            return Some((mark, &text[start..offset], &text[offset + line.len()..]));
        }
        offset += line.len();
    }
    None
}

/// An object of JSON that the text begins with, and what comes after it: Hugo allows that.
fn json_fields(text: &str) -> Option<(Map<String, Value>, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.starts_with("{\n") {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Value>>();
    let fields = values.next()?.ok()?;
    Some((fields, &text[values.byte_offset()..]))
}

fn yaml_fields(yaml: &str) -> Result<Map<String, Value>, Problem> {
    if yaml.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Map::new());
    }
    match corpus::yaml(yaml) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Problem::FrontMatter("it is no list of fields such as `title: ...`".to_owned())),
        Err(message) => Err(Problem::FrontMatter(message)),
    }
}

fn toml_fields(text: &str) -> Result<Map<String, Value>, Problem> {
    let broken = |error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
        Problem::FrontMatter(format!("{} (line {})", error.message(), line + 1))
    };
    let table = toml::from_str::<toml::Table>(text).map_err(broken)?;
    Ok(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
}

/// TOML as JSON, a date as its text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
    }
}

fn draft(fields: &Map<String, Value>) -> Draft {
    let first = |names: &[&str]| names.iter().find_map(|name| words(field(fields, name)?));
    let all = ["topics", "tags", "tag", "categories", "category", "keywords"];
    Draft {
        title: first(&["title"]),
        author: first(&["author", "authors", "creator"]),
        date: first(&["date", "publishDate", "published", "created"]),
        url: first(&["canonical_url", "canonicalURL", "canonical", "source", "link", "url"]),
        topics: all.iter().filter_map(|name| field(fields, name)).flat_map(topics).collect(),
        sources: field(fields, "sources").and_then(own_sources).unwrap_or_default(),
        is_draft: is_draft(fields),
        blocks: Vec::new(),
    }
}

/// Whether it is no more than a draft, by the word of Hugo or of Jekyll.
fn is_draft(fields: &Map<String, Value>) -> bool {
    let is = |name: &str, truth: bool| {
        let value = field(fields, name);
        value.is_some_and(|value| {
            value.as_bool() == Some(truth) || value.as_str() == Some(if truth { "true" } else { "false" })
        })
    };
    is("draft", true) || is("published", false)
}

/// A field, at the top or among the `taxonomies` and `params` of Hugo and Zola, whatever its case.
fn field<'f>(fields: &'f Map<String, Value>, name: &str) -> Option<&'f Value> {
    let at = |fields: &'f Map<String, Value>| {
        fields
            .iter()
            .find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_null())
            .map(|(_, value)| value)
    };
    let inner = |table: &str| fields.get(table).and_then(Value::as_object).and_then(at);
    at(fields).or_else(|| inner("taxonomies")).or_else(|| inner("params"))
}

/// A text, a list of texts, or a person with a name.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let parts: Vec<_> = values.iter().filter_map(words).collect();
            Some(parts.join(", ")).filter(|text| !text.is_empty())
        }
        Value::Object(fields) => words(fields.get("name")?),
        Value::Null | Value::Bool(_) => None,
    }
}

/// A list, or a text with commas or, as in Jekyll, with spaces between the topics.
fn topics(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(words).collect(),
        Value::String(text) if text.contains(',') => text.split(',').map(str::to_owned).collect(),
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// The sources of a document that is in our own format already.
fn own_sources(value: &Value) -> Option<Vec<Source>> {
    serde_json::from_value(value.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Draft {
        split(text).expect("understood").0
    }

    #[test]
    fn reads_jekyll() {
        let draft = told(
            "---\nlayout: post\ntitle: \"Een: twee\"\ndate: 2012-09-02 10:00:00 +0200\ntags: netwerken vragen\ncategories: [werk]\nauthor:\n  name: Jan\n---\nTekst",
        );
        assert_eq!(draft.title.as_deref(), Some("Een: twee"));
        assert_eq!(draft.date.as_deref(), Some("2012-09-02 10:00:00 +0200"));
        assert_eq!(draft.topics, ["netwerken", "vragen", "werk"]);
        assert_eq!(draft.author.as_deref(), Some("Jan"));
    }

    #[test]
    fn reads_hugo_and_zola() {
        let draft = told(
            "+++\ntitle = 'Een'\ndate = 2012-09-02T10:00:00+02:00\nauthors = ['Jan', 'Piet']\n[taxonomies]\ntags = ['a b']\n+++\nTekst",
        );
        assert_eq!(draft.title.as_deref(), Some("Een"));
        assert_eq!(draft.date.as_deref(), Some("2012-09-02T10:00:00+02:00"));
        assert_eq!(draft.author.as_deref(), Some("Jan, Piet"));
        assert_eq!(draft.topics, ["a b"]);
    }

    #[test]
    fn reads_obsidian_and_our_own() {
        let draft = told(
            "---\naliases: []\ntags:\n  - a/b\nsource: https://example.org\nsources:\n  - title: Boek\n---\n",
        );
        assert_eq!(draft.topics, ["a/b"]);
        assert_eq!(draft.url.as_deref(), Some("https://example.org"));
        assert_eq!(draft.sources.len(), 1);
    }

    #[test]
    fn reads_json_and_what_stands_twice_or_lower() {
        let (draft, body) =
            split("{\n  \"title\": \"Een\",\n  \"tags\": [\"a\"]\n}\n\nTekst").expect("understood");
        assert_eq!((draft.title.as_deref(), body), (Some("Een"), "\n\nTekst"));
        assert_eq!(split("{\n niets\n}").expect("text").1, "{\n niets\n}");
        assert_eq!(told("\n---\ntitle: Een\ntitle: Twee\n---\n").title.as_deref(), Some("Twee"));
    }

    #[test]
    fn tells_drafts() {
        for text in ["---\ndraft: true\n---\n", "+++\ndraft = true\n+++\n", "---\npublished: false\n---\n"] {
            assert!(told(text).is_draft, "{text}");
        }
        for text in ["---\ndraft: false\n---\n", "---\npublished: 2012-09-02\n---\n", "Tekst"] {
            assert!(!told(text).is_draft, "{text}");
        }
    }

    #[test]
    fn tells_what_is_broken() {
        let message = split("+++\ntitle = \n+++\n").expect_err("broken").to_string();
        assert!(message.starts_with("has broken front matter: ") && message.contains("line 2"), "{message}");
        assert!(split("---\ntitle: [a\n---\n").is_err());
        assert_eq!(split("---\nEen lijn, verder niets").expect("text").1, "---\nEen lijn, verder niets");
    }
}
