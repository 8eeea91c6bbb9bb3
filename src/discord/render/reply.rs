//! What does a reply look like on Discord?

use serenity::all::{ButtonStyle, CreateButton};

use super::button_ids::{ButtonId, Press};
use super::card::Card;
use super::reader::Reader;
use super::{answer, miss, quote};
use crate::app::{QuoteCard, Reply};
use crate::domain::MemberId;
use crate::texts::texts;

/// Lays out a reply for its reader.
pub(crate) fn lay_out(reply: &Reply, reader: Reader<'_>) -> Card {
    match reply {
        Reply::Answer(card) => match card.entry() {
            Some(entry) => answer::card(card, entry, reader),
            None => miss::card(card, reader),
        },
        Reply::Quote(card) => quote_card(card, reader.asker),
        Reply::Notice(words) | Reply::Aside(words) => Card::notice(&reader.commands.clickable(words)),
    }
}

fn quote_card(card: &QuoteCard, asker: MemberId) -> Card {
    let another = ButtonId { asker, press: Press::Quote(card.wish) };
    let button = CreateButton::new(another.to_string()).label(texts(card.language).another_quote());
    let embed = quote::embed(&card.quote, card.language, None);
    Card { embed: Some(embed), rows: vec![vec![button.style(ButtonStyle::Secondary)]], ..Card::default() }
}
