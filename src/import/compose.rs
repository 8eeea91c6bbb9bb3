//! How does a draft become the text of a document: front matter, title, body?

use std::fmt::Write as _;

use super::draft::{Block, Draft};
use super::problem::{MAX_TEXT_BYTES, Problem};
use super::{clean, escape, render, slug};
use crate::domain::{Language, Source};

/// More characters than this are no title, author or topic but a text that strayed into its field.
const MAX_FIELD_CHARS: usize = 200;
/// More topics than this say nothing.
const MAX_TOPICS: usize = 12;
/// Titles that programs give of themselves.
const NO_TITLES: &[&str] =
    &["untitled", "untitled document", "document", "naamloos", "unknown", "onbekend", "no title", "title"];

/// The text of a document, and what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Composed {
    /// Its title: never empty.
    pub(super) title: String,
    /// Its file, whole.
    pub(super) text: String,
    /// How many words are under its title.
    pub(super) words: usize,
}

/// Puts a document together. `name` is the title of one that tells none: its file's name.
///
/// # Errors
/// When it has no text, or more than the corpus reads.
pub(super) fn compose(mut draft: Draft, name: &str, language: Language) -> Result<Composed, Problem> {
    let title = take_title(&mut draft, name);
    let body = render::markdown(&draft.blocks);
    if !draft.blocks.iter().any(|block| !matches!(block, Block::Heading { .. }) && !block.is_empty()) {
        return Err(Problem::NoText);
    }
    let mut text = front_matter(&title, language, &draft);
    let _ = write!(text, "\n# {}\n\n{body}\n", escape::heading(&title));
    if text.len() > MAX_TEXT_BYTES {
        return Err(Problem::TooMuchText);
    }
    Ok(Composed { title, words: body.split_whitespace().count(), text })
}

/// The title that the document tells, or its first heading, or its file's name. A heading that
/// says the same goes.
fn take_title(draft: &mut Draft, name: &str) -> String {
    let told = draft.title.as_deref().map(clean::line).filter(|title| is_title(title));
    let first = match draft.blocks.iter().position(|block| !block.is_empty()) {
        Some(at) => match &draft.blocks[at] {
            Block::Heading { words, .. } => Some((at, clean::line(words))),
            _ => None,
        },
        None => None,
    };
    // Quotation marks and the like may differ.
    let same = |heading: &str, title: &str| {
        heading.to_lowercase() == title.to_lowercase()
            || (slug::slug(title).len() > 2 && slug::slug(heading) == slug::slug(title))
    };
    match (told, first) {
        (Some(title), Some((at, heading))) if same(&heading, &title) => {
            draft.blocks.remove(at);
            title
        }
        (None, Some((at, heading))) if is_field(&heading) => {
            draft.blocks.remove(at);
            heading
        }
        (Some(title), _) => title,
        (None, _) => {
            Some(clean::line(name)).filter(|name| !name.is_empty()).unwrap_or_else(|| "-".to_owned())
        }
    }
}

fn is_title(title: &str) -> bool {
    is_field(title) && !NO_TITLES.contains(&title.to_lowercase().as_str())
}

fn is_field(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric) && words.chars().count() <= MAX_FIELD_CHARS
}

fn front_matter(title: &str, language: Language, draft: &Draft) -> String {
    let mut yaml = format!("---\ntitle: {}\nlanguage: {language}\n", scalar(title));
    let topics = topics(&draft.topics);
    if !topics.is_empty() {
        let _ = writeln!(yaml, "topics: [{}]", topics.join(", "));
    }
    yaml.push_str("sources:\n");
    for source in sources(title, draft) {
        let fields = [
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

    fn paragraph(words: &str) -> Block {
        Block::Paragraph(words.to_owned())
    }

    fn compose_draft(draft: Draft) -> String {
        compose(draft, "bestandsnaam", Language::Dutch).expect("composes").text
    }

    #[test]
    fn writes_front_matter_title_and_body() {
        let draft = Draft {
            title: Some("Web 3.0: \"beter\"".to_owned()),
            author: Some("R. Buitenhuis".to_owned()),
            date: Some("2012-09-02T10:00:00+02:00".to_owned()),
            url: Some("https://example.org/a?b=1".to_owned()),
            topics: vec!["#Netwerken".to_owned(), "netwerken".to_owned(), "no".to_owned()],
            blocks: vec![
                Block::Heading { level: 1, words: "web 3.0: \"Beter\"".to_owned() },
                paragraph("Tekst."),
            ],
            ..Draft::default()
        };
        let expected = "---\ntitle: \"Web 3.0: \\\"beter\\\"\"\nlanguage: nl\ntopics: [netwerken, \"no\"]\nsources:\n  - author: R. Buitenhuis\n    title: \"Web 3.0: \\\"beter\\\"\"\n    date: \"2012-09-02\"\n    url: https://example.org/a?b=1\n---\n\n# Web 3.0: \"beter\"\n\nTekst.\n";
        assert_eq!(compose_draft(draft), expected);
    }

    #[test]
    fn takes_the_first_heading_or_the_file_name_for_a_title() {
        let heading = Block::Heading { level: 2, words: "Kop".to_owned() };
        let draft = Draft {
            title: Some("Untitled".to_owned()),
            blocks: vec![heading, paragraph("Tekst.")],
            ..Draft::default()
        };
        assert!(compose_draft(draft).ends_with("\n# Kop\n\nTekst.\n"));
        let draft = Draft { blocks: vec![paragraph("Tekst.")], ..Draft::default() };
        assert!(compose_draft(draft).contains("title: bestandsnaam\n"));
    }

    #[test]
    fn leaves_out_an_address_that_no_browser_opens() {
        for address in ["javascript:alert(1)", "/relatief", "https://", "https://a b.nl"] {
            let draft = Draft {
                url: Some(address.to_owned()),
                blocks: vec![paragraph("Tekst.")],
                ..Draft::default()
            };
            assert!(!compose_draft(draft).contains("url:"), "{address}");
        }
    }

    #[test]
    fn keeps_addresses_of_authors_to_itself() {
        assert_eq!(without_addresses("Jan Jansen <jan@example.org>"), "Jan Jansen");
        assert_eq!(without_addresses("@jan en piet@example.org"), "@jan en");
    }

    #[test]
    fn refuses_a_document_of_headings_only() {
        let blocks = vec![Block::Heading { level: 1, words: "Kop".to_owned() }];
        assert!(matches!(
            compose(Draft { blocks, ..Draft::default() }, "x", Language::Dutch),
            Err(Problem::NoText)
        ));
    }
}
