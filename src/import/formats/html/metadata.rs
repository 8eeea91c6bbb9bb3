//! What does a web page say of itself: title, author, date, address, topics?

use dom_query::Document;
use serde_json::Value;

use super::meta_tags::{attribute, meta, some};
use super::title;
use crate::import::draft::Draft;

/// The types of schema.org that are a text.
const TEXT_TYPES: &[&str] = &["Article", "BlogPosting", "NewsArticle", "Report", "WebPage", "Book"];

/// A draft without text, from the head of a page.
pub(super) fn read(page: &Document) -> Draft {
    let linked = linked_data(page);
    let from = |key: &str| linked.as_ref().and_then(|data| words(data.get(key)?));
    let author =
        meta(page, &["author", "article:author", "dc.creator", "dcterms.creator", "citation_author"]);
    let published = [
        "article:published_time",
        "date",
        "dc.date",
        "dcterms.date",
        "dcterms.issued",
        "citation_publication_date",
    ];
    Draft {
        title: title::find(page, from("headline")),
        author: author.filter(|author| !author.contains("://")).or_else(|| from("author")),
        date: meta(page, &published).or_else(|| from("datePublished")).or_else(|| time(page)),
        url: attribute(page, "link[rel=canonical i]", "href")
            .or_else(|| meta(page, &["og:url"]))
            .or_else(|| from("url")),
        topics: topics(page),
        ..Draft::default()
    }
}

fn time(page: &Document) -> Option<String> {
    attribute(page, "article time[datetime], main time[datetime], time[pubdate][datetime]", "datetime")
}

fn topics(page: &Document) -> Vec<String> {
    let tags = page.select("meta[property=\"article:tag\" i]");
    let tags: Vec<_> = tags.nodes().iter().filter_map(|node| some(&node.attr("content")?)).collect();
    if tags.is_empty() {
        let keywords = meta(page, &["keywords"]).unwrap_or_default();
        return keywords.split(',').filter_map(some).collect();
    }
    tags
}

/// The description of a text that a page holds in JSON-LD.
fn linked_data(page: &Document) -> Option<Value> {
    let scripts = page.select("script[type=\"application/ld+json\" i]");
    scripts.nodes().iter().find_map(|node| text_in(serde_json::from_str(&node.text()).ok()?))
}

fn text_in(data: Value) -> Option<Value> {
    match data {
        Value::Array(values) => values.into_iter().find_map(text_in),
        Value::Object(mut fields) => match fields.remove("@graph") {
            Some(graph) => text_in(graph),
            None => is_text(fields.get("@type")?).then_some(Value::Object(fields)),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn is_text(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => TEXT_TYPES.contains(&kind.as_str()),
        Value::Array(kinds) => kinds.iter().any(is_text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// A text, a thing with a name, or a list of those.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => some(text),
        Value::Object(fields) => words(fields.get("name")?),
        Value::Array(values) => some(&values.iter().filter_map(words).collect::<Vec<_>>().join(", ")),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_json_ld_and_open_graph() {
        let page = Document::from(
            r#"<head><title>Site</title><meta property="og:title" content="Titel"><meta property="og:url" content="https://example.org/x">
            <meta name="keywords" content="a, b"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"Organization","name":"Site"},{"@type":["Article"],"author":[{"name":"Jan"},{"name":"Piet"}],"datePublished":"2012-09-02"}]}</script></head>"#,
        );
        let draft = read(&page);
        assert_eq!(draft.title.as_deref(), Some("Titel"));
        assert_eq!(draft.author.as_deref(), Some("Jan, Piet"));
        assert_eq!(draft.date.as_deref(), Some("2012-09-02"));
        assert_eq!(draft.url.as_deref(), Some("https://example.org/x"));
        assert_eq!(draft.topics, ["a", "b"]);
    }
}
