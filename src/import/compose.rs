//! How does a draft become the text of a document: front matter, title, body?

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use url::Url;

use super::draft::{Block, Draft};
use super::files::slug;
use super::markdown::front_matter::{front_matter, is_field};
use super::markdown::{clean, escape, inline, render};
use super::problem::{MAX_TEXT_BYTES, Problem};
use super::titles::{is_day, is_no_title, is_part};
use crate::corpus;
use crate::domain::{Language, Spoken};

/// A line of more words than this is no title.
const MAX_TITLE_WORDS: usize = 15;

/// The text of a document, and what is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Composed {
    /// Its title: never empty.
    pub(super) title: String,
    /// Its file, whole.
    pub(super) text: String,
    /// The language that it is in.
    pub(super) language: Language,
    /// How many words are under its title.
    pub(super) words: usize,
    /// Whether it says that it is a draft.
    pub(super) is_draft: bool,
    /// What is not as it should be in its file.
    #[serde(default)]
    pub(super) remarks: Vec<String>,
}

/// Puts a document together. `name` is the title of one that tells none: its file's name.
///
/// # Errors
/// When it has no text, or more than the corpus reads.
pub(super) fn compose(mut draft: Draft, name: &str, spoken: Spoken) -> Result<Composed, Problem> {
    let title = take_title(&mut draft, name);
    follow_links(&mut draft);
    let body = render::markdown(&draft.blocks);
    if !draft.blocks.iter().any(|block| !matches!(block, Block::Heading { .. }) && !block.is_empty()) {
        return Err(Problem::NoText);
    }
    let language = spoken.settle(draft.language, || corpus::reads_as(&body));
    let mut text = front_matter(&title, language, &draft);
    let _ = write!(text, "\n# {}\n\n{body}\n", escape::heading(&title));
    if text.len() > MAX_TEXT_BYTES {
        return Err(Problem::TooMuchText);
    }
    let remarks = draft.remarks.iter().map(ToString::to_string).collect();
    let (words, is_draft) = (body.split_whitespace().count(), draft.is_draft);
    Ok(Composed { title, text, language, words, is_draft, remarks })
}

/// The title that the document tells, or its first heading, or its file's name. A heading that
/// says the same goes, and so does one that says nothing.
fn take_title(draft: &mut Draft, name: &str) -> String {
    let told = draft
        .title
        .as_deref()
        .map(|title| clean::line(&inline::plain(title)))
        .filter(|title| is_title(title));
    let first = match draft.blocks.iter().position(|block| !block.is_empty()) {
        Some(at) => match &draft.blocks[at] {
            Block::Heading { words, .. } => Some((at, clean::line(&inline::plain(words)))),
            _ => None,
        },
        None => None,
    };
    // Quotation marks and the like may differ.
    let same = |heading: &str, title: &str| {
        heading.to_lowercase() == title.to_lowercase()
            || (slug::slug(title).len() > 2 && slug::slug(heading) == slug::slug(title))
    };
    if told.is_none()
        && first.is_none()
        && let Some(line) = first_line(&draft.blocks)
    {
        draft.blocks.remove(0);
        return line;
    }
    match (told, first) {
        (Some(title), Some((at, heading))) if same(&heading, &title) => {
            draft.blocks.remove(at);
            title
        }
        (None, Some((at, heading))) if !is_title(&heading) && is_field(&heading) => {
            draft.blocks.remove(at);
            of_name(name)
        }
        (None, Some((at, heading)))
            if is_field(&heading)
                && !is_day(&heading)
                && !(is_part(&heading) && has_others(&draft.blocks[at + 1..]))
                && heads_all(&draft.blocks[at..]) =>
        {
            draft.blocks.remove(at);
            heading
        }
        (Some(title), _) => title,
        (None, _) => of_name(name),
    }
}

/// The short line above a text with headings, where a program writes a title in letters that tell nothing.
fn first_line(blocks: &[Block]) -> Option<String> {
    let [Block::Paragraph(words), rest @ ..] = blocks else { return None };
    let line = clean::line(&inline::plain(words));
    let is_short = line.split_whitespace().count() <= MAX_TITLE_WORDS;
    let is_sentence = line.ends_with(['.', ':', ';', ',', '!', '…']);
    (is_short && !is_sentence && is_title(&line) && !is_day(&line) && has_others(rest)).then_some(line)
}

/// Lets links lead where a reader can follow them from anywhere, and leaves the words of the others.
fn follow_links(draft: &mut Draft) {
    let base = draft.url.as_deref().and_then(|url| Url::parse(url.trim()).ok());
    let follow = |words: &mut String| {
        *words = inline::with_links(words, |address| inline::followed(address, base.as_ref()));
    };
    draft.blocks.iter_mut().for_each(|block| block.for_each_words(follow));
}

fn of_name(name: &str) -> String {
    Some(clean::line(name)).filter(|name| !name.is_empty()).unwrap_or_else(|| "-".to_owned())
}

/// Whether the heading that comes first is above all others. Below the outermost level, one with others
/// beside it heads a section only. At the outermost it may still be the title: many have more of those.
fn heads_all(blocks: &[Block]) -> bool {
    let mut levels = blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    levels.next().is_none_or(|first| first == 1 || levels.all(|level| level > first))
}

/// Whether there are headings among these blocks.
fn has_others(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Heading { .. }))
}

fn is_title(title: &str) -> bool {
    is_field(title) && !is_no_title(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: &str) -> Block {
        Block::Paragraph(words.to_owned())
    }

    fn compose_draft(draft: Draft) -> String {
        compose(draft, "bestandsnaam", Spoken::Told(Language::Dutch)).expect("composes").text
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
        let heading = Block::Heading { level: 1, words: "Kop".to_owned() };
        let blocks = vec![paragraph("Handboek 2024"), heading, paragraph("Tekst.")];
        let text = compose_draft(Draft { blocks, ..Draft::default() });
        assert!(text.ends_with("\n# Handboek 2024\n\n## Kop\n\nTekst.\n"), "{text}");
    }

    #[test]
    fn takes_no_section_for_the_whole() {
        let heading = |level, words: &str| Block::Heading { level, words: words.to_owned() };
        let title = |headings: &[(usize, &str)]| {
            let text = |(level, words): &(usize, &str)| [heading(*level, words), paragraph("Tekst.")];
            let blocks = headings.iter().flat_map(text).collect();
            let draft = Draft { blocks, ..Draft::default() };
            compose(draft, "bestandsnaam", Spoken::Told(Language::Dutch)).expect("composes").title
        };
        assert_eq!(title(&[(2, "Een"), (3, "Twee")]), "Een");
        assert_eq!(title(&[(2, "Een"), (2, "Twee")]), "bestandsnaam");
        assert_eq!(title(&[(1, "Een"), (1, "Twee")]), "Een");
        assert_eq!(title(&[(1, "README"), (2, "Twee")]), "bestandsnaam");
        assert_eq!(title(&[(1, "Voorwoord"), (1, "Twee")]), "bestandsnaam");
        assert_eq!(title(&[(1, "Inleiding")]), "Inleiding");
    }

    #[test]
    fn refuses_a_document_of_headings_only() {
        let blocks = vec![Block::Heading { level: 1, words: "Kop".to_owned() }];
        assert!(matches!(
            compose(Draft { blocks, ..Draft::default() }, "x", Spoken::Told(Language::Dutch)),
            Err(Problem::NoText)
        ));
    }
}
