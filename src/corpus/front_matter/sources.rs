//! Which works does front matter name, in whatever form it does?

use serde_json::{Map, Value};

use super::values::words;
use crate::domain::Source;

/// The works that a field names, and how many entries of it name none.
pub(super) fn read(value: &Value) -> (Vec<Source>, usize) {
    match value {
        Value::Null => (Vec::new(), 0),
        Value::Array(values) => {
            let found: Vec<_> = values.iter().map(read).collect();
            let left = found.iter().map(|(_, left)| left).sum();
            (found.into_iter().flat_map(|(sources, _)| sources).collect(), left)
        }
        Value::Object(fields) => match work(fields) {
            Some(source) => (vec![source], 0),
            None => named(fields),
        },
        value => {
            let source =
                words(value).map(|words| Source { url: address(&words), title: words, ..Source::default() });
            (source.into_iter().collect(), 0)
        }
    }
}

/// A work with fields of its own.
fn work(fields: &Map<String, Value>) -> Option<Source> {
    let field = |names: &[&str]| {
        let found = |wanted: &&str| fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        names.iter().find_map(|name| words(found(name)?.1))
    };
    let url = field(&["url", "link", "href", "address", "adres"]);
    let title = field(&["title", "titel", "name", "naam"]).or_else(|| url.clone())?;
    Some(Source {
        key: field(&["key"]),
        author: field(&["author", "authors", "auteur", "auteurs", "by", "door"]),
        title,
        date: field(&["date", "datum", "year", "jaar"]),
        url,
        licence: field(&["licence", "license", "licentie"]),
    })
}

/// Works by their names, as in `boek: https://...`.
fn named(fields: &Map<String, Value>) -> (Vec<Source>, usize) {
    let works = fields.iter().map(|(name, value)| match value {
        Value::String(text) if address(text).is_some() => {
            Some(Source { title: name.clone(), url: address(text), ..Source::default() })
        }
        Value::Object(fields) => {
            let titled =
                || [("title".to_owned(), Value::from(name.clone()))].into_iter().chain(fields.clone());
            work(fields)
                .filter(|work| Some(&work.title) != work.url.as_ref())
                .or_else(|| work(&titled().collect()))
        }
        _ => None,
    });
    let works: Vec<_> = works.collect();
    let left = works.iter().filter(|work| work.is_none()).count();
    (works.into_iter().flatten().collect(), left)
}

/// The words, where they are the address of a page.
fn address(words: &str) -> Option<String> {
    let is_address = words.starts_with("https://") || words.starts_with("http://");
    is_address.then(|| words.trim().to_owned())
}
