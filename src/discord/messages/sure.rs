//! Is the bot sure of an answer to a question that was not put to it?

use crate::app::{Ask, Asker, DEFAULT_PASSAGES, Reply, Request, Requester, gives};
use crate::corpus::PassageKey;
use crate::discord::render::card::Card;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::state::State;
use crate::discord::words;
use crate::domain::{Language, Place};
use crate::search::Outcome;

/// On whose part of the bot's time it is.
pub(super) fn whose(asker: Asker) -> Requester {
    Requester { place: Place::Guild(asker.guild), member: asker.member }
}

/// An answer that the bot is sure of.
pub(super) struct Sure {
    pub(super) card: Card,
    pub(super) language: Language,
    pub(super) gives: PassageKey,
}

/// The answer to a question, when the bot is sure of it.
pub(super) async fn sure_answer(state: &State, asker: Asker, text: &str) -> Option<Sure> {
    let text = words::question(text);
    let language = match state.app.language_of(&text) {
        Some(language) => language,
        None => {
            let guild = serenity::all::GuildId::new(asker.guild.number());
            state.language_on(Some(guild), None, state.directory.locale(guild)).await
        }
    };
    let request = Request::Ask(Ask { text, before: None, language, limit: DEFAULT_PASSAGES });
    let reply = state.looked_up(whose(asker), request).await;
    let is_sure = matches!(&reply, Reply::Answer(card) if card.outcome == Outcome::Answer);
    let gives = gives(&reply).filter(|_| is_sure)?;
    state.app.count_question(asker.guild, true, state.now());
    let reader = Reader::new(asker.member, &state.commands);
    Some(Sure { card: reply::lay_out(&reply, reader), language, gives })
}
