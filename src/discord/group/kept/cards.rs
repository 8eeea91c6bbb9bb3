//! How do members read that they helped, and what they are asked for their words?

use serenity::all::{ButtonStyle, CreateButton};

use super::ids::{KeptDeed, KeptId};
use crate::app::kept::Thanks;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::domain::kept_answer::KeptAnswer;
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, Language, MemberId};
use crate::texts::{WantedBy, kept};

/// The most characters of a message that is quoted to its author.
const QUOTED: usize = 1_200;

/// Where a message stands.
pub(crate) fn link(thread: ChannelId, MessageKey { guild, message }: MessageKey) -> String {
    format!("https://discord.com/channels/{guild}/{thread}/{message}")
}

/// That messages of a helper helped, a line each.
pub(crate) fn thanks(thanks: &[Thanks], language: Language) -> Card {
    let line = |Thanks { mark, asker }: &Thanks| {
        let asker = asker.map(|asker| format!("<@{asker}>"));
        kept(language).your_answer_helped(asker.as_deref(), &link(mark.thread, mark.key))
    };
    Card::notice(&thanks.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// What the author of a message is asked: below it in its thread, or in private with its words.
pub(crate) fn ask_author(
    answer: &KeptAnswer,
    author: MemberId,
    (wanted, private): (WantedBy, Option<Language>),
) -> Card {
    let texts = kept(private.unwrap_or(answer.language));
    let words = if private.is_some() {
        let cut = limits::cut(&answer.words, QUOTED);
        let quote: Vec<_> = cut.lines().map(|line| format!("> {line}")).collect();
        texts.may_i_show_this(wanted, &quote.join("\n"), &link(answer.thread, answer.key))
    } else {
        texts.may_i_show(wanted)
    };
    let deeds = [
        (KeptDeed::WithName, ButtonStyle::Primary),
        (KeptDeed::WithoutName, ButtonStyle::Secondary),
        (KeptDeed::No, ButtonStyle::Secondary),
    ];
    let buttons = deeds.into_iter().zip(texts.consents()).map(|((deed, style), label)| {
        let id = KeptId { member: author.number(), ..KeptId::about(deed, answer.key) };
        CreateButton::new(id.to_string()).label(label).style(style)
    });
    Card { rows: vec![buttons.collect()], ..Card::notice(&words) }
}
