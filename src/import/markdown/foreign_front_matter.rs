//! What does a Markdown file of another program say of itself, in YAML, TOML or JSON above its text?

use serde_json::{Map, Value};
use serde_saphyr::options::DuplicateKeyPolicy;

use super::mended;
use crate::corpus::toml_as_json;
use crate::domain::{Language, Source};
use crate::import::draft::Draft;
use crate::import::remark::Remark;

/// Splits a text into what is told of it and the rest of it, from which nothing is told. Where front matter
/// is broken, what a person would understand of it is taken over, and a remark tells so. What stands between
/// two rules and names no field is text.
pub(crate) fn split(text: &str) -> (Draft, &str) {
    if let Some((fields, body)) = json_fields(text) {
        return (described(&fields), body);
    }
    let Some(Located { mark, line, matter, body, is_closed }) = locate(text) else {
        return (Draft::default(), text);
    };
    let (fields, fault) = if mark == "+++" { toml_fields(matter) } else { yaml_fields(matter) };
    if fields.is_empty() && !is_blank(matter) && !mended::tells(matter) {
        return (Draft::default(), text);
    }
    let mut draft = described(&fields);
    if let Some((within, reason)) = fault {
        draft.remarks.push(Remark::MendedFrontMatter { line: line + within, reason });
    }
    if !is_closed {
        draft.remarks.push(Remark::OpenFrontMatter);
    }
    (draft, body)
}

/// Where front matter stands.
struct Located<'t> {
    mark: &'t str,
    /// The line of the file, from 1, in which its mark stands.
    line: usize,
    /// What stands between the marks.
    matter: &'t str,
    body: &'t str,
    is_closed: bool,
}

/// The front matter that a text begins with. A rule under which no other follows opens none, unless it is
/// plain that somebody forgot to close it.
fn locate(text: &str) -> Option<Located<'_>> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n']).len();
    let line = 1 + text[..start].matches('\n').count();
    let text = &text[start..];
    let first = text.split_inclusive('\n').next()?;
    let mark = first.trim_end();
    if !matches!(mark, "---" | "+++") {
        return None;
    }
    let mut offset = first.len();
    for next in text[first.len()..].split_inclusive('\n') {
        let end = next.trim_end();
        if end == mark || (mark == "---" && end == "...") {
            let (matter, body) = (&text[first.len()..offset], &text[offset + next.len()..]);
            return Some(Located { mark, line, matter, body, is_closed: true });
        }
        offset += next.len();
    }
    let end = mended::unclosed(text).filter(|_| mark == "---")?;
    Some(Located { mark, line, matter: &text[first.len()..end], body: &text[end..], is_closed: false })
}

fn is_blank(matter: &str) -> bool {
    matter.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
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

/// The fields in lines such as `Name: value`.
pub(crate) fn fields_of_lines(lines: &str) -> Map<String, Value> {
    mended::fields(lines, ':')
}

/// A line of the front matter, from 1, and what is wrong there.
type Fault = (usize, String);

/// The fields, and what is wrong with them: then they are what a person would read.
fn yaml_fields(yaml: &str) -> (Map<String, Value>, Option<Fault>) {
    if is_blank(yaml) {
        return (Map::new(), None);
    }
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    match serde_saphyr::from_str_with_options::<Value>(yaml, options) {
        Ok(Value::Object(fields)) => (fields, None),
        Ok(_) => (Map::new(), None),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line() as usize);
            (mended::fields(yaml, ':'), Some((line, reason(&error))))
        }
    }
}

/// The first line of the YAML reader's message, without its advice to programmers and its own line numbers.
fn reason(error: &serde_saphyr::Error) -> String {
    let message = error.without_snippet().to_string();
    let first = message.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let first = first.split(", set ").next().unwrap_or_default();
    first.split(" at line ").next().unwrap_or_default().to_owned()
}

fn toml_fields(text: &str) -> (Map<String, Value>, Option<Fault>) {
    match toml::from_str::<toml::Table>(text) {
        Ok(table) => (table.into_iter().map(|(key, value)| (key, toml_as_json(value))).collect(), None),
        Err(error) => {
            let before = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = 1 + text.get(..before).unwrap_or_default().matches('\n').count();
            (mended::fields(text, '='), Some((line, error.message().to_owned())))
        }
    }
}

/// What fields such as these tell of a document.
pub(crate) fn described(fields: &Map<String, Value>) -> Draft {
    let first = |names: &[&str]| names.iter().find_map(|name| words(field(fields, name)?));
    let all = ["topics", "tags", "tag", "categories", "category", "keywords"];
    Draft {
        title: first(&["title", "titel"]),
        language: first(&["language", "lang", "taal"]).and_then(|told| Language::from_locale(told.trim())),
        author: first(&["author", "authors", "auteur", "creator"]),
        date: first(&["date", "publishDate", "published", "created", "datum"]),
        url: first(&["canonical_url", "canonicalURL", "canonical", "source", "link", "url"]),
        topics: all.iter().filter_map(|name| field(fields, name)).flat_map(topics).collect(),
        sources: field(fields, "sources").and_then(own_sources).unwrap_or_default(),
        is_draft: is_draft(fields),
        remarks: Vec::new(),
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
        split(text).0
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
        let (draft, body) = split("{\n  \"title\": \"Een\",\n  \"tags\": [\"a\"]\n}\n\nTekst");
        assert_eq!((draft.title.as_deref(), body), (Some("Een"), "\n\nTekst"));
        assert_eq!(split("{\n niets\n}").1, "{\n niets\n}");
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
    fn mends_what_is_broken_and_tells_where() {
        for (text, title, line, body) in [
            ("---\ntitle: @bestuur vragen\n---\nT", Some("@bestuur vragen"), 2, "T"),
            ("\n\n---\ntitle: Vraag: wie?\n---\nT", Some("Vraag: wie?"), 4, "T"),
            ("---\ntitle: Een\nrelated: [[A]], [[B]]\n---\nT", Some("Een"), 3, "T"),
            ("---\ntitle: Sloten\ntags:\n\t- beheer\n---\nT", Some("Sloten"), 4, "T"),
            ("---\ntitle: {{title}}\n---\nT", None, 2, "T"),
            ("---\ntitle: [a\n---\nT", Some("a"), 2, "T"),
            ("+++\ntitle = \n+++\nT", None, 2, "T"),
            ("+++\ntitle = 'Een'\ndate = gisteren\n+++\nT", Some("Een"), 3, "T"),
        ] {
            let (draft, rest) = split(text);
            assert_eq!((draft.title.as_deref(), rest), (title, body), "{text}");
            let [Remark::MendedFrontMatter { line: told, .. }] = &draft.remarks[..] else { panic!("{text}") };
            assert!((line..=line + 1).contains(told), "{text}: line {told}");
        }
        let (draft, rest) = split("---\ntitle: Een\n\nTekst");
        assert_eq!((draft.title.as_deref(), rest), (Some("Een"), "\nTekst"));
        assert_eq!(draft.remarks, [Remark::OpenFrontMatter]);
    }

    #[test]
    fn takes_text_between_rules_for_text() {
        for text in ["---\nEen lijn, verder niets", "---\nEen tekst.\n\nNog een.\n---\nEn meer.", "---\n---"]
        {
            assert_eq!(split(text).1, if text == "---\n---" { "" } else { text });
        }
    }
}
