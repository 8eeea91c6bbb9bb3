//! How does a message of ours carry the question that it answers, so that a press finds it there?

use crate::discord::render::limits;
use crate::discord::render::markdown::{escape, unescape};

/// How a line begins that quotes somebody.
const MARK: &str = "> ";

/// A question as the first line of a message.
pub(crate) fn quoted(question: &str) -> String {
    let line = question.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{MARK}{}", escape(&limits::cut(&line, limits::ECHO)))
}

/// The question that a message of ours begins with.
pub(crate) fn question_of(content: &str) -> Option<String> {
    let line = content.lines().next()?.strip_prefix(MARK)?;
    Some(unescape(line)).filter(|question| !question.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_question_is_read_back_as_it_was_asked(question in "[a-zA-Z*_~`|<>@:#\\\\\\[\\]\\-+ ?é]{1,80}") {
            let line = question.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("{}\nNiets gevonden.", quoted(&question));
            prop_assert_eq!(question_of(&message), (!line.is_empty()).then_some(line));
        }
    }

    #[test]
    fn a_message_without_a_question_has_none() {
        assert_eq!(question_of("Niets gevonden.\n> citaat"), None);
        assert_eq!(question_of(""), None);
    }
}
