//! How does a question stand, as its post tells?

use jiff::Timestamp;

use crate::domain::open_question::{ListedQuestion, QuestionState};
use crate::texts::QuestionStatus;

/// How a question stands at this moment; `asked` is how many helpers have been asked about it.
#[must_use]
pub fn status_of(listed: &ListedQuestion, asked: u64, now: Timestamp) -> QuestionStatus {
    let question = &listed.question;
    match question.state {
        QuestionState::Open if question.looking_until.is_some_and(|until| until > now) => {
            QuestionStatus::Looking
        }
        QuestionState::Open if asked > 0 => QuestionStatus::Asked(asked),
        QuestionState::Open => QuestionStatus::NoReply,
        // Of each member only the first replies are counted.
        QuestionState::Replied => QuestionStatus::Replies(listed.replies.max(1)),
        QuestionState::Helped => question
            .helped_message
            .map_or(QuestionStatus::Solved, |message| QuestionStatus::Helped(question.key, message)),
        QuestionState::Solved => QuestionStatus::Solved,
        QuestionState::Closed => QuestionStatus::Closed,
        QuestionState::Withdrawn => QuestionStatus::Withdrawn,
        QuestionState::Removed => QuestionStatus::Removed,
        QuestionState::Gone => QuestionStatus::Erased,
    }
}
