//! What does Discord allow? Each limit once, with where it stands in its documentation.

use std::ops::Range;

use crate::corpus::sentence_ranges;

/// The most characters in a message's text (Resources, Message, "Create Message").
pub(crate) const CONTENT: usize = 2_000;
/// The most characters in an embed's title ("Embed Limits").
pub(crate) const EMBED_TITLE: usize = 256;
/// The most characters in an embed's description ("Embed Limits").
pub(crate) const EMBED_DESCRIPTION: usize = 4_096;
/// The most characters of the sentence that stands above a passage: our own choice, a third of a phone's screen.
pub(crate) const LEAD: usize = 500;
/// The most characters of a passage that may not be the answer: our own choice, a few lines to tell by. The whole
/// of it is a press away.
pub(crate) const DOUBTFUL: usize = 320;
/// The most characters in the value of an embed's field ("Embed Limits").
pub(crate) const EMBED_FIELD: usize = 1_024;
/// The most characters in an embed's footer: our own choice, so that all of an embed stays within
/// [`EMBED_TOTAL`]. Discord allows 2,048.
pub(crate) const FOOTER: usize = 300;
/// The most characters in all embeds of a message together ("Embed Limits").
const EMBED_TOTAL: usize = 6_000;
/// The most characters of a question that is said back: our own choice, a few lines on a phone.
pub(crate) const ECHO: usize = 300;
/// The most characters in a button's `custom_id` ("Component Object").
pub(crate) const CUSTOM_ID: usize = 100;
/// The most characters on a button ("Button Structure").
pub(crate) const BUTTON: usize = 80;
/// The most characters on a button that leads to a heading: our own choice, as many as a phone shows.
pub(crate) const HEADING: usize = 38;
/// The most characters in a nonce (Resources, Message, "Create Message").
pub(crate) const NONCE: usize = 25;
/// The name of a thread.
pub(crate) const THREAD_NAME: usize = 100;
/// The most messages that are given at once (Resources, Message, "Get Channel Messages").
pub(crate) const MESSAGES: u8 = 100;
/// The most choices that autocomplete may offer ("Autocomplete").
pub(crate) const CHOICES: usize = 25;
/// The most characters of a choice ("Application Command Option Choice Structure").
pub(crate) const CHOICE: usize = 100;
/// The most options in a menu ("String Select").
pub(crate) const SELECT_OPTIONS: usize = 25;
/// The most characters of an option's label, value or description ("Select Option Structure").
pub(crate) const SELECT_TEXT: usize = 100;

/// The most characters of a question: our own choice, a paragraph. Discord itself allows 6,000 in an
/// option of a command.
pub(crate) const QUESTION: usize = 1_000;

/// Where a text has been cut.
const ELLIPSIS: &str = " …";

/// The text, or as many whole sentences of it as fit in `limit` characters; where not even one
/// fits, as many whole words.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let room = byte_of_char(text, limit.saturating_sub(ELLIPSIS.chars().count()));
    let sentences: Vec<Range<usize>> = sentence_ranges(text);
    let end = sentences
        .iter()
        .map(|sentence| sentence.end)
        .rfind(|end| *end <= room)
        .unwrap_or_else(|| last_word_end(text, room));
    format!("{}{ELLIPSIS}", text[..end].trim_end())
}

/// The end of the last whole word within `room` bytes; `room` itself where not one fits.
fn last_word_end(text: &str, room: usize) -> usize {
    if text[room..].starts_with(char::is_whitespace) {
        return room;
    }
    text[..room].rfind(char::is_whitespace).unwrap_or(room)
}

fn byte_of_char(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// The label before the works, at its longest.
const LABEL: usize = 20;
const _: () = assert!(EMBED_TITLE + EMBED_DESCRIPTION + LABEL + EMBED_FIELD + FOOTER <= EMBED_TOTAL);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cuts_after_a_sentence_and_else_after_a_word() {
        assert_eq!(cut("Een zin. Nog een zin.", 16), "Een zin. …");
        assert_eq!(cut("Eenheelangwoord en nog wat", 20), "Eenheelangwoord en …");
        assert_eq!(cut("Kort.", 5), "Kort.");
    }

    proptest! {
        #[test]
        fn never_exceeds_the_limit(text in "\\PC{0,300}", limit in 3_usize..200) {
            prop_assert!(cut(&text, limit).chars().count() <= limit);
        }
    }
}
