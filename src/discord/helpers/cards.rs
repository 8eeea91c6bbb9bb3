//! What do messages to helpers look like?

use serenity::all::{ButtonStyle, CreateButton};

use super::ids::{HelperDeed, HelperId, WakeDeed, WakeId};
use crate::app::helpers::WakeMessage;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::domain::open_question::{OpenQuestion, QuestionKey};
use crate::domain::{GuildId, Language, MemberId};
use crate::texts::{HelperTexts, WakeReason, WakeWords, helpers};

/// The most characters of what somebody wrote of themselves, in the reason.
const OWN_WORDS: usize = 120;

/// The first message to a helper.
pub(crate) fn greeting(guild: GuildId, (name, server): (&str, &str), language: Language) -> Card {
    let texts = helpers(language);
    let stop = HelperId { deed: HelperDeed::Stop, guild };
    let button = CreateButton::new(stop.to_string()).label(texts.stop()).style(ButtonStyle::Secondary);
    Card { rows: vec![vec![button]], ..Card::notice(&texts.greeting(&escape(name), &escape(server))) }
}

/// What a helper is asked by direct message.
pub(crate) fn wake(wake: &WakeMessage, server: &str) -> Card {
    let texts = helpers(wake.helper.speaks);
    let words = &wake.question.words;
    let reason = match &wake.reason {
        WakeReason::Topic(topic) => WakeReason::Topic(escape(topic)),
        WakeReason::OwnWords(own) => WakeReason::OwnWords(escape(&one_line(own, OWN_WORDS))),
        WakeReason::Earlier(earlier) => WakeReason::Earlier(escape(&one_line(earlier, OWN_WORDS))),
        WakeReason::OftenHere => WakeReason::OftenHere,
    };
    let words = WakeWords {
        server: escape(server),
        question: escape(&one_line(&words.question, limits::ECHO)),
        purpose: escape(&one_line(&words.purpose, limits::ECHO)),
        by_when: escape(&one_line(&words.by_when, limits::ECHO)),
        reason,
        a_week: wake.helper.a_week,
    };
    let rows = buttons(wake.question.key, wake.helper.key.member, texts);
    Card { rows, ..Card::notice(&texts.wake(&words)) }
}

/// The same by a mention in the thread, where the question stands.
pub(crate) fn wake_in_thread(wake: &WakeMessage) -> Card {
    let texts = helpers(wake.helper.speaks);
    let member = wake.helper.key.member;
    let rows = buttons(wake.question.key, member, texts);
    Card { rows, ..Card::notice(&texts.wake_in_thread(&mention(member))) }
}

fn buttons(question: QuestionKey, member: MemberId, texts: &dyn HelperTexts) -> Vec<Vec<CreateButton>> {
    let button = |deed, label: String, style| {
        CreateButton::new(WakeId { deed, question, member }.to_string()).label(label).style(style)
    };
    vec![vec![
        button(WakeDeed::Look, texts.i_look(), ButtonStyle::Primary),
        button(WakeDeed::NotNow, texts.not_now(), ButtonStyle::Secondary),
        button(WakeDeed::NotMine, texts.not_my_thing(), ButtonStyle::Secondary),
    ]]
}

/// What is left of it for whom it wasn't the thing.
pub(crate) fn not_mine(id: WakeId, language: Language) -> Card {
    let texts = helpers(language);
    let more = WakeId { deed: WakeDeed::NotForThem, ..id };
    let button =
        CreateButton::new(more.to_string()).label(texts.not_from_them()).style(ButtonStyle::Secondary);
    Card { rows: vec![vec![button]], ..Card::notice(&texts.less_of_that()) }
}

/// Whether it should go on.
pub(crate) fn go_on(guild: GuildId, server: &str, language: Language) -> Card {
    let texts = helpers(language);
    let deeds = [HelperDeed::GoOn, HelperDeed::LessOften, HelperDeed::Stop];
    let buttons = deeds.into_iter().zip(texts.go_on_answers()).map(|(deed, label)| {
        let id = HelperId { deed, guild };
        CreateButton::new(id.to_string()).label(label).style(ButtonStyle::Secondary)
    });
    Card { rows: vec![buttons.collect()], ..Card::notice(&texts.go_on(&escape(server))) }
}

/// Whether helpers may be asked about a question, to who put it to the group.
pub(crate) fn ask_owner(question: &OpenQuestion, owner: MemberId) -> Card {
    let texts = helpers(question.language);
    let deeds = [(WakeDeed::OwnerYes, ButtonStyle::Primary), (WakeDeed::OwnerNo, ButtonStyle::Secondary)];
    let buttons = deeds.into_iter().zip(texts.shall_i_answers()).map(|((deed, style), label)| {
        let id = WakeId { deed, question: question.key, member: owner };
        CreateButton::new(id.to_string()).label(label).style(style)
    });
    Card { rows: vec![buttons.collect()], ..Card::notice(&texts.shall_i_ask(&mention(owner))) }
}

/// A member as Discord shows them.
pub(crate) fn mention(member: MemberId) -> String {
    format!("<@{member}>")
}

/// Where a question stands.
pub(crate) fn link(question: &OpenQuestion) -> String {
    let QuestionKey { guild, thread } = question.key;
    format!("https://discord.com/channels/{guild}/{thread}/{}", question.starter)
}

/// A text in one line, cut to so many characters.
fn one_line(text: &str, most: usize) -> String {
    limits::cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), most)
}
