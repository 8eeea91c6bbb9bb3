//! How is a passage shown, word for word: the sentence that answers first, and the passage below it?

use std::ops::Range;

use super::markdown::{END_OF_CODE, bold, clean, end_of_code, escape, without_previews};
use super::{limits, tables};
use crate::app::Entry;
use crate::corpus::Document;

/// Where words were left out.
const LEFT_OUT: &str = "… ";
/// In less room than this, in characters, there is no use in showing a part of the end.
const MIN_ROOM: usize = 10;

/// A passage, in two parts that are read one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The sentence that answers, or else the first: for the message's own text, which a notification and a search
    /// have, and who hides embeds.
    pub(crate) lead: String,
    /// The passage, but for a lead that it begins with; empty where that is all of it.
    pub(crate) rest: String,
}

/// How a passage is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// Whether its sentence answers for sure: then that is in bold, within the rest.
    pub(crate) is_sure: bool,
    /// The most characters of the rest.
    pub(crate) room: usize,
}

/// A passage as it is shown.
pub(crate) fn shown(entry: &Entry, manner: Manner) -> Shown {
    let text = entry.passage.text();
    let as_it_is = shower(&entry.passage.document);
    let range = lead_of(entry);
    let sentence = without_previews(&as_it_is(&text[range.clone()]));
    let lead = cut(sentence.trim_end(), limits::LEAD);
    let is_whole = lead.len() == sentence.trim_end().len();
    let after = after_lead(&text[range.end..]);
    let is_first = text[..range.start].trim().is_empty();
    // What may not be the answer is short: it doesn't say its sentence again.
    let goes_on = !manner.is_sure && !after.is_empty() && text.chars().count() > manner.room;
    let rest = if is_whole && (is_first || goes_on) {
        cut(&as_it_is(after), manner.room)
    } else {
        whole(entry, manner)
    };
    Shown { lead, rest }
}

/// Which sentence stands above the passage: the one that answers, or else the first. A row of a table is none: without
/// those around it, nobody knows in a notification what it says.
fn lead_of(entry: &Entry) -> Range<usize> {
    let text = entry.passage.text();
    let is_sentence = |range: &Range<usize>| !text[range.clone()].trim_start().starts_with('|');
    let answers = Some(entry.highlight.clone()).filter(|range| !range.is_empty() && is_sentence(range));
    let first = || entry.passage.sentences().into_iter().find(is_sentence);
    answers.or_else(first).unwrap_or(0..text.len())
}

/// What comes after the lead. A line keeps the spaces that make it part of a list.
fn after_lead(rest: &str) -> &str {
    let lines = rest.trim_start_matches([' ', '\t']);
    match lines.trim_start_matches(['\n', '\r']) {
        // The lead was followed by the end of its line.
        next if next.len() < lines.len() => next,
        _ => lines,
    }
}

/// The whole passage, with the sentence that answers in bold. What is too long loses its end, and where the
/// sentence stands there, its beginning.
pub(crate) fn whole(entry: &Entry, Manner { is_sure, room }: Manner) -> String {
    let text = entry.passage.text();
    let as_it_is = shower(&entry.passage.document);
    if entry.highlight.is_empty() {
        return cut(&as_it_is(text), room);
    }
    let (before, rest) = text.split_at(entry.highlight.start);
    let (sentence, after) = rest.split_at(entry.highlight.len());
    let (before, after) = (as_it_is(before), as_it_is(after));
    let sentence = cut(&as_it_is(sentence), room / 2);
    let sentence = if is_sure { bold(&sentence) } else { sentence };
    let room = room.saturating_sub(sentence.chars().count());
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
    if document.id.to_lowercase().ends_with(".txt") { escape } else { as_written }
}

/// Words as they were written, a table as a list, without the blank lines where something stood that is no text. Code keeps all of
/// its lines.
fn as_written(words: &str) -> String {
    let mut words = tables::as_lists(&clean(words));
    while words.contains("\n\n\n") && !words.contains("```") {
        words = words.replace("\n\n\n", "\n\n");
    }
    words
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

    const SURE: Manner = Manner { is_sure: true, room: limits::EMBED_DESCRIPTION };

    fn entry(text: &str, highlight: std::ops::Range<usize>) -> Entry {
        let document = Document {
            id: "nl/x.md".to_owned(),
            title: "X".to_owned(),
            language: Language::Dutch,
            topics: vec![],
            translation_of: None,
            sources: vec![],
            answered_by: None,
            text: text.to_owned(),
        };
        Entry { passage: Passage::whole(Arc::new(document)), score: 1.0, highlight }
    }

    proptest! {
        #[test]
        fn it_fits_and_the_sentence_is_there_whole(
            before in "([a-z]{1,9} ){0,500}",
            sentence in "[A-Z]([a-z]{1,9} ){1,60}[a-z]\\.",
            after in "( [a-z]{1,9}){0,500}",
        ) {
            let text = format!("{before}{sentence}{after}");
            let shown = shown(&entry(&text, before.len()..before.len() + sentence.len()), SURE);
            prop_assert!(shown.rest.chars().count() <= limits::EMBED_DESCRIPTION);
            let in_bold = before.is_empty() || shown.rest.contains(&format!("**{sentence}**"));
            prop_assert!(in_bold, "{:?}", shown);
            prop_assert!(shown.lead == sentence || sentence.chars().count() > limits::LEAD, "{:?}", shown);
        }

        #[test]
        fn any_text_at_all_fits(text in "\\PC{1,6000}") {
            let shown = shown(&entry(&text, 0..text.len()), SURE);
            prop_assert!(shown.lead.chars().count() <= limits::LEAD);
            prop_assert!(shown.rest.chars().count() <= limits::EMBED_DESCRIPTION);
        }

        #[test]
        fn lead_and_rest_are_the_passage(first in "[A-Z][a-z ]{0,40}[a-z]\\.", second in "[A-Z][a-z ]{0,40}[a-z]\\.") {
            let text = format!("{first} {second}");
            let Shown { lead, rest } = shown(&entry(&text, 0..first.len()), SURE);
            prop_assert_eq!(format!("{} {}", lead, rest), text);
        }
    }

    #[test]
    fn a_sentence_further_on_is_said_first_and_stands_in_bold_where_it_is() {
        let text = "Eerst dit. Dan dat.";
        let shown = |is_sure| shown(&entry(text, 11..19), Manner { is_sure, ..SURE });
        let lead = "Dan dat.".to_owned();
        assert_eq!(shown(true), Shown { lead: lead.clone(), rest: "Eerst dit. **Dan dat.**".to_owned() });
        assert_eq!(shown(false), Shown { lead: lead.clone(), rest: text.to_owned() });
        let long = format!("{text} {}", "En nog iets. ".repeat(30));
        let doubtful = Manner { is_sure: false, room: limits::DOUBTFUL };
        let goes_on = super::shown(&entry(&long, 11..19), doubtful);
        assert!(goes_on.lead == lead && goes_on.rest.starts_with("En nog iets."), "{goes_on:?}");
    }

    #[test]
    fn a_table_is_no_sentence_to_begin_with() {
        let table = "| a | b |\n|---|---|\n| 1 | 2 |";
        let text = format!("Twee netten naast elkaar.\n\n{table}");
        let shown = shown(&entry(&text, text.len() - table.len()..text.len()), SURE);
        assert_eq!(
            (shown.lead.as_str(), shown.rest.as_str()),
            ("Twee netten naast elkaar.", "**a · b**\n- **1**: 2")
        );
    }

    #[test]
    fn code_stays_code() {
        let text = "1. Doe dit. Zo:\n   ```\n   ls | wc. En\n   ```\n2. Klaar.";
        let shown = |highlight: &str| {
            let start = text.find(highlight).unwrap_or_default();
            shown(&entry(text, start..start + highlight.len()), SURE).rest
        };
        assert_eq!(shown("Zo:"), text.replace("Zo:", "**Zo:**"));
        assert_eq!(shown("```\n   ls | wc. En\n   ```"), text);
        let long = format!("```\n{}\n```", "ls | wc\n".repeat(900));
        let code = super::shown(&entry(&long, 0..long.len()), SURE).rest;
        assert!(code.starts_with("```\nls | wc\n") && code.ends_with(" …\n```"), "{code}");
        let after = super::shown(&entry(&format!("Zo:\n{long}"), 0..3), SURE);
        assert_eq!(after.lead, "Zo:");
        assert!(after.rest.starts_with("```\nls") && after.rest.ends_with(" …\n```"), "{after:?}");
        assert!(after.rest.chars().count() <= limits::EMBED_DESCRIPTION);
    }

    #[test]
    fn where_something_was_taken_out_no_hole_is_shown() {
        assert_eq!(as_written("Een.\n\n\n\n\nTwee."), "Een.\n\nTwee.");
        let code = "```\na\n\n\nb\n```";
        assert_eq!(as_written(code), code);
    }

    #[test]
    fn a_list_stays_a_list() {
        let text = "Er zijn er twee:\n\n- de eerste;\n- de tweede.";
        let shown = shown(&entry(text, 0..16), SURE);
        assert_eq!(
            (shown.lead.as_str(), shown.rest.as_str()),
            ("Er zijn er twee:", "- de eerste;\n- de tweede.")
        );
    }
}
