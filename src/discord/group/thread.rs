//! What does the bot say in the thread of a question?

use serenity::all::{
    ButtonStyle, CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::ids::{Deed, GroupId};
use super::kept::cards::link as link_to;
use crate::app::group::{FoundBy, InDocuments, ThreadWord};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape};
use crate::domain::MemberId;
use crate::domain::open_question::{OpenQuestion, QuestionState};
use crate::domain::thanks::MessageKey;
use crate::texts::{gaps, group, own};

/// The message of a word, with what can be done about it; `names` are those of whom it offers to choose from.
pub(crate) fn card(question: &OpenQuestion, word: &ThreadWord, names: &[(MemberId, String)]) -> Card {
    let texts = group(question.language);
    let button = |deed, label: String, style| {
        CreateButton::new(GroupId::of(deed, question.key.thread).to_string()).label(label).style(style)
    };
    let (words, buttons) = match word {
        ThreadWord::NoReplyYet => (
            texts.no_reply_yet(),
            vec![button(Deed::Change, texts.change_my_question(), ButtonStyle::Secondary)],
        ),
        ThreadWord::DidSomebodyHelp(asker, _) => (
            texts.did_somebody_help(&called(&[*asker])),
            vec![
                button(Deed::NotYet, texts.not_yet(), ButtonStyle::Secondary),
                button(Deed::Solve, texts.found_it_myself(), ButtonStyle::Secondary),
            ],
        ),
        ThreadWord::Answered(followers) => {
            let key = question.key;
            let link = question.helped_message.filter(|_| question.state == QuestionState::Helped);
            let link = link.map(|message| link_to(key.thread, MessageKey { guild: key.guild, message }));
            (texts.is_answered(&called(followers), link.as_deref()), Vec::new())
        }
        ThreadWord::InDocument { found: InDocuments { place, sentence }, by, whom } => {
            let place = escape(&limits::cut(place, limits::ECHO));
            let sentence = clean(&limits::cut(sentence, limits::LEAD));
            let quoted = sentence.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
            let words = match by {
                FoundBy::Itself => own(question.language).may_answer(&place),
                FoundBy::Moderator => gaps(question.language).answers_it(&place),
            };
            (format!("{} {words}\n{quoted}", called(whom)), Vec::new())
        }
        ThreadWord::Closed => (texts.closed_for_silence(), Vec::new()),
        ThreadWord::ClosedWithTheGroup => (texts.closed_with_the_group(), Vec::new()),
        ThreadWord::SameAs(other) => (texts.goes_on_there(&format!("<#{}>", other.thread)), Vec::new()),
    };
    let menu = (!names.is_empty()).then(|| who_helped(question, names));
    Card { menu, rows: vec![buttons], ..Card::notice(&words) }
}

/// The menu of those who replied.
fn who_helped(question: &OpenQuestion, names: &[(MemberId, String)]) -> CreateSelectMenu {
    let option = |(member, name): &(MemberId, String)| {
        let label = limits::cut(name, limits::SELECT_TEXT);
        CreateSelectMenuOption::new(label, format!("{:x}", member.number()))
    };
    let options = names.iter().map(option).collect();
    let id = GroupId::of(Deed::WhoHelped, question.key.thread).to_string();
    CreateSelectMenu::new(id, CreateSelectMenuKind::String { options })
        .placeholder(group(question.language).who_helped())
}

/// Whom a word is for: those alone are pinged by it.
pub(crate) fn pinged(word: &ThreadWord) -> &[MemberId] {
    match word {
        ThreadWord::DidSomebodyHelp(asker, _) => std::slice::from_ref(asker),
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
