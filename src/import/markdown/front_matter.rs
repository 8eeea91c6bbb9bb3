//! What does a document say of itself: title, language, topics and sources, as YAML?

use std::fmt::Write as _;

use super::clean;
use crate::domain::{Language, Source};
use crate::import::draft::Draft;

/// More characters than this are no title, author or topic but a text that strayed into its field.
const MAX_FIELD_CHARS: usize = 200;
/// More topics than this say nothing.
const MAX_TOPICS: usize = 12;

/// The front matter of a document, with the lines around it.
pub(crate) fn front_matter(title: &str, language: Language, draft: &Draft) -> String {
    let mut yaml = format!("---\ntitle: {}\nlanguage: {language}\n", scalar(title));
    let topics = topics(&draft.topics);
    if !topics.is_empty() {
        let _ = writeln!(yaml, "topics: [{}]", topics.join(", "));
    }
    yaml.push_str("sources:\n");
    for source in sources(title, draft) {
        let fields = [
            ("key", source.key),
            ("author", source.author),
            ("title", Some(source.title)),
            ("date", source.date),
            ("url", source.url),
            ("licence", source.licence),
        ];
        let mut indent = "  - ";
        for (key, value) in fields {
            if let Some(value) = value {
                let _ = writeln!(yaml, "{indent}{key}: {}", scalar(&value));
                indent = "    ";
            }
        }
    }
    yaml.push_str("---\n");
    yaml
}

/// Whether words may stand in a field.
pub(crate) fn is_field(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric) && words.chars().count() <= MAX_FIELD_CHARS
}

fn topics(topics: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for topic in topics {
        let topic = clean::line(topic.trim_start_matches('#')).to_lowercase();
        if is_field(&topic) && !kept.contains(&topic) {
            kept.push(topic);
        }
    }
    kept.truncate(MAX_TOPICS);
    kept.iter().map(|topic| scalar(topic)).collect()
}

/// The works that the document names, or the document itself as it was published.
fn sources(title: &str, draft: &Draft) -> Vec<Source> {
    let itself = Source {
        key: None,
        author: draft.author.clone(),
        title: title.to_owned(),
        date: draft.date.clone(),
        url: draft.url.clone(),
        licence: None,
    };
    let named = draft.sources.iter().filter(|source| is_field(&source.title)).cloned();
    let mut sources: Vec<_> = named.collect();
    if sources.is_empty() || itself.url.is_some() {
        sources.insert(0, itself);
    }
    sources.into_iter().map(checked).collect()
}

/// A source without what could not be shown.
fn checked(source: Source) -> Source {
    let field =
        |value: Option<String>| value.map(|value| clean::line(&value)).filter(|value| is_field(value));
    Source {
        key: field(source.key),
        author: field(source.author.map(|author| without_addresses(&author))),
        title: clean::line(&source.title),
        date: field(source.date).map(|date| day(&date).to_owned()),
        url: source.url.map(|url| url.trim().to_owned()).filter(|url| is_web_address(url)),
        licence: field(source.licence),
    }
}

/// The names without e-mail addresses, which are not for all to see.
fn without_addresses(author: &str) -> String {
    let words = author.split_whitespace().filter(|word| !word.contains('@') || word.starts_with('@'));
    words.collect::<Vec<_>>().join(" ")
}

/// The day of a point in time such as `2012-09-02T10:00:00+02:00`; other dates as they are.
fn day(date: &str) -> &str {
    let shape = date.chars().take(10).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    let clock_follows =
        date[shape.len().min(date.len())..].chars().next().is_none_or(|c| matches!(c, 'T' | ' '));
    if shape == "0000-00-00" && clock_follows { &date[..10] } else { date }
}

fn is_web_address(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
}

/// A text as a YAML value: bare where that can't be misread, else as a JSON string, which YAML
/// reads too.
fn scalar(text: &str) -> String {
    let letters_only = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '’' | '?' | '!'));
    let is_word = text.chars().next().is_some_and(char::is_alphabetic);
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let misread = reserved.contains(&text.to_lowercase().as_str()) || text.starts_with("0x");
    let is_address = is_web_address(text) && !text.contains(['#', '[', ']', '{', '}', ',', ' ']);
    if (letters_only && is_word && !misread) || is_address {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_addresses_of_authors_to_itself() {
        assert_eq!(without_addresses("Jan Jansen <jan@example.org>"), "Jan Jansen");
        assert_eq!(without_addresses("@jan en piet@example.org"), "@jan en");
    }

    #[test]
    fn leaves_out_an_address_that_no_browser_opens() {
        for address in ["javascript:alert(1)", "/relatief", "https://", "https://a b.nl"] {
            let draft = Draft { url: Some(address.to_owned()), ..Draft::default() };
            assert!(!front_matter("Titel", Language::Dutch, &draft).contains("url:"), "{address}");
        }
    }
}
