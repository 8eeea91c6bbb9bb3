//! What does a quotable line look like, whether somebody asked for it or it is the day's?

use serenity::all::{Colour, CreateEmbed, CreateEmbedFooter};

use super::markdown::{clean, escape};
use super::{citation, limits};
use crate::corpus::Quote;
use crate::domain::Language;
use crate::texts::texts;

/// Grey-blue: a quotable line.
const QUOTE: Colour = Colour::new(0x54_6e7a);

/// The line with its document, the works that rests on, and at the foot, after this, its language where
/// it is another than that of the words around it, and its file.
pub(crate) fn embed(quote: &Quote, around: Language, first_at_the_foot: Option<String>) -> CreateEmbed {
    let (document, texts) = (&quote.document, texts(around));
    let foreign = (document.language != around).then(|| texts.language_name(document.language));
    let foot: Vec<_> = first_at_the_foot.into_iter().chain(foreign).chain([clean(&document.id)]).collect();
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&document.title), limits::EMBED_TITLE))
        .description(limits::cut(&escape(&quote.text), limits::EMBED_DESCRIPTION))
        .colour(QUOTE)
        .footer(CreateEmbedFooter::new(limits::cut(&foot.join(" · "), limits::FOOTER)));
    match citation::sources(document) {
        Some(shown) => embed.field(texts.sources_label(document.sources.len()), shown, false),
        None => embed,
    }
}
