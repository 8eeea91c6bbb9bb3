//! How is a passage shown, word for word, with the sentence that answers in bold?

use super::limits;
use super::markdown::{END_OF_CODE, bold, clean, end_of_code, escape};
use crate::app::Entry;
use crate::corpus::Document;

/// Where words were left out.
const LEFT_OUT: &str = "… ";
/// In less room than this, in characters, there is no use in showing a part of the end.
const MIN_ROOM: usize = 10;

/// The passage with the answering sentence in bold. What is too long loses its end, and where the
/// answering sentence stands there, its beginning.
pub(crate) fn shown(entry: &Entry) -> String {
    let text = entry.passage.text();
    let as_it_is = shower(&entry.passage.document);
    if entry.highlight.is_empty() {
        return cut(&as_it_is(text), limits::EMBED_DESCRIPTION);
    }
    let (before, rest) = text.split_at(entry.highlight.start);
    let (sentence, after) = rest.split_at(entry.highlight.len());
    let (before, after) = (as_it_is(before), as_it_is(after));
    let sentence = bold(&cut(&as_it_is(sentence), limits::EMBED_DESCRIPTION / 2));
    let room = limits::EMBED_DESCRIPTION.saturating_sub(sentence.chars().count());
    if before.chars().count() < room / 2 || fits(&before, &after, room) {
        let left = room.saturating_sub(before.chars().count());
        return format!("{before}{sentence}{}", end(&after, left));
    }
    format!("{LEFT_OUT}{sentence}{}", end(&after, room.saturating_sub(LEFT_OUT.chars().count())))
}

fn fits(before: &str, after: &str, room: usize) -> bool {
    before.chars().count() + after.chars().count() <= room
}

/// As much of the end as there is room for.
fn end(after: &str, room: usize) -> String {
    if room < MIN_ROOM { String::new() } else { cut(after, room) }
}

/// The text, cut to a length in characters; code that this cuts off is closed.
fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let short = limits::cut(text, limit.saturating_sub(END_OF_CODE.len()));
    let end = end_of_code(&short);
    format!("{short}{end}")
}

/// Markdown is shown as such; in plain text, no sign means more than it says.
fn shower(document: &Document) -> fn(&str) -> String {
    if document.id.to_lowercase().ends_with(".txt") { escape } else { clean }
}

/// Words of a document, as they are shown.
pub(crate) fn words(document: &Document, words: &str) -> String {
    shower(document)(words)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::corpus::Passage;
    use crate::domain::Language;

    fn entry(text: &str, highlight: std::ops::Range<usize>) -> Entry {
        let document = Document {
            id: "nl/x.md".to_owned(),
            title: "X".to_owned(),
            language: Language::Dutch,
            topics: vec![],
            translation_of: None,
            sources: vec![],
            text: text.to_owned(),
        };
        Entry { passage: Passage::whole(Arc::new(document)), score: 1.0, highlight }
    }

    proptest! {
        #[test]
        fn it_fits_and_the_sentence_is_there_whole(
            before in "([a-z]{1,9} ){0,500}",
            sentence in "[A-Z]([a-z]{1,9} ){1,100}[a-z]\\.",
            after in "( [a-z]{1,9}){0,500}",
        ) {
            let text = format!("{before}{sentence}{after}");
            let shown = shown(&entry(&text, before.len()..before.len() + sentence.len()));
            prop_assert!(shown.chars().count() <= limits::EMBED_DESCRIPTION);
            let bold = format!("**{}**", sentence);
            prop_assert!(shown.contains(&bold), "{}", shown);
        }

        #[test]
        fn any_text_at_all_fits(text in "\\PC{1,6000}") {
            let shown = shown(&entry(&text, 0..text.len()));
            prop_assert!(shown.chars().count() <= limits::EMBED_DESCRIPTION);
        }
    }

    #[test]
    fn code_stays_code() {
        let text = "1. Doe dit. Zo:\n   ```\n   ls | wc. En\n   ```\n2. Klaar.";
        let shown = |highlight: &str| {
            let start = text.find(highlight).unwrap_or_default();
            shown(&entry(text, start..start + highlight.len()))
        };
        assert_eq!(shown("Zo:"), text.replace("Zo:", "**Zo:**"));
        assert_eq!(shown("```\n   ls | wc. En\n   ```"), text);
        let long = format!("```\n{}\n```", "ls | wc\n".repeat(900));
        let code = super::shown(&entry(&long, 0..long.len()));
        assert!(code.starts_with("```\nls | wc\n") && code.ends_with(" …\n```"), "{code}");
        let after = super::shown(&entry(&format!("Zo:\n{long}"), 0..3));
        assert!(after.starts_with("**Zo:**\n```\nls") && after.ends_with(" …\n```"), "{after}");
        assert!(after.chars().count() <= limits::EMBED_DESCRIPTION);
    }

    #[test]
    fn a_list_stays_a_list() {
        let text = "Er zijn er twee:\n\n- de eerste;\n- de tweede.";
        assert_eq!(
            shown(&entry(text, 0..text.len())),
            "**Er zijn er twee:**\n\n- **de eerste;**\n- **de tweede.**"
        );
    }
}
