//! What does a member's answer look like that was kept? Its question, and the member's words to the letter.

use serenity::all::{Colour, CreateEmbed};

use super::card::DOUBT;
use super::limits;
use super::markdown::{clean, escape};
use crate::app::{AnswerCard, Entry};
use crate::domain::AnsweredBy;
use crate::search::Outcome;
use crate::texts::{own, texts};

/// Teal: a member said it.
const OF_A_MEMBER: Colour = Colour::new(0x00_897b);

/// The message's own text, which tells whose answer it is; and the answer with the link to the message it stands in.
pub(super) fn parts(card: &AnswerCard, entry: &Entry, by: &AnsweredBy) -> (String, CreateEmbed) {
    let own = own(card.language);
    let name = by.name.as_deref().map(escape);
    let label = format!("*{}*", own.answered_by(name.as_deref(), by.on));
    let is_doubtful = card.outcome == Outcome::Near;
    let content =
        if is_doubtful { format!("{DOUBT} {}\n{label}", texts(card.language).near()) } else { label };
    let (guild, channel, message) = by.message;
    let foot =
        format!("-# [{}](<https://discord.com/channels/{guild}/{channel}/{message}>)", own.to_message());
    let room = limits::EMBED_DESCRIPTION - foot.chars().count() - 2;
    let words = limits::cut(&clean(entry.passage.text()), room);
    let title = limits::cut(&escape(&entry.passage.document.title), limits::EMBED_TITLE);
    let embed = CreateEmbed::new().title(title).description(format!("{words}\n\n{foot}"));
    (content, embed.colour(OF_A_MEMBER))
}
