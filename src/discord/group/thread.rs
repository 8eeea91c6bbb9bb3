//! What does the bot say in the thread of a question?

use serenity::all::{ButtonStyle, CreateButton};

use super::ids::{Deed, GroupId};
use crate::app::group::ThreadWord;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape};
use crate::domain::MemberId;
use crate::domain::open_question::OpenQuestion;
use crate::texts::{group, own};

/// The message of a word, with what can be done about it.
pub(crate) fn card(question: &OpenQuestion, word: &ThreadWord) -> Card {
    let texts = group(question.language);
    let button = |deed, label: String, style| {
        CreateButton::new(GroupId::of(deed, question.key.thread).to_string()).label(label).style(style)
    };
    let (words, buttons) = match word {
        ThreadWord::NoReplyYet => (
            texts.no_reply_yet(),
            vec![button(Deed::Change, texts.change_my_question(), ButtonStyle::Secondary)],
        ),
        ThreadWord::IsItSolved(asker) => (
            texts.is_it_solved(&called(&[*asker])),
            vec![
                button(Deed::Solve, texts.yes_solved(), ButtonStyle::Success),
                button(Deed::NotYet, texts.not_yet(), ButtonStyle::Secondary),
            ],
        ),
        ThreadWord::Answered(followers) => (texts.is_answered(&called(followers)), Vec::new()),
        ThreadWord::InDocument { place, sentence, whom } => {
            let place = escape(&limits::cut(place, limits::ECHO));
            let sentence = clean(&limits::cut(sentence, limits::LEAD));
            let quoted = sentence.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
            let words = own(question.language).may_answer(&place);
            (format!("{} {words}\n{quoted}", called(whom)), Vec::new())
        }
        ThreadWord::Closed => (texts.closed_for_silence(), Vec::new()),
        ThreadWord::ClosedWithTheGroup => (texts.closed_with_the_group(), Vec::new()),
        ThreadWord::SameAs(other) => (texts.goes_on_there(&format!("<#{}>", other.thread)), Vec::new()),
    };
    Card { rows: vec![buttons], ..Card::notice(&words) }
}

/// Whom a word is for: those alone are pinged by it.
pub(crate) fn pinged(word: &ThreadWord) -> &[MemberId] {
    match word {
        ThreadWord::IsItSolved(asker) => std::slice::from_ref(asker),
        ThreadWord::Answered(whom) | ThreadWord::InDocument { whom, .. } => whom,
        ThreadWord::NoReplyYet
        | ThreadWord::Closed
        | ThreadWord::ClosedWithTheGroup
        | ThreadWord::SameAs(_) => &[],
    }
}

fn called(members: &[MemberId]) -> String {
    members.iter().map(|member| format!("<@{member}>")).collect::<Vec<_>>().join(" ")
}
