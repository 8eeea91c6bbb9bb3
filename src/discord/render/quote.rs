//! What does a quotable line look like, whether somebody asked for it or it is the day's?

use serenity::all::{Colour, CreateEmbed, CreateEmbedFooter};

use super::limits;
use super::markdown::escape;
use crate::corpus::Quote;
use crate::domain::Language;
use crate::texts::texts;

/// Grey-blue: a quotable line.
const QUOTE: Colour = Colour::new(0x54_6e7a);

/// The line, below it whose words it holds, where they are not the document's own, and its document. At the
/// foot, after this, its language where it is another than that of the words around it.
///
/// The works of the document are left out: below a line of our own they would read as its authors.
pub(crate) fn embed(quote: &Quote, around: Language, first_at_the_foot: Option<String>) -> CreateEmbed {
    let (document, texts) = (&quote.document, texts(around));
    let foreign = (document.language != around).then(|| texts.language_name(document.language));
    let foot: Vec<_> = first_at_the_foot.into_iter().chain(foreign).collect();
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&document.title), limits::EMBED_TITLE))
        .description(limits::cut(&words(quote), limits::EMBED_DESCRIPTION))
        .colour(QUOTE);
    if foot.is_empty() { embed } else { embed.footer(CreateEmbedFooter::new(foot.join(" · "))) }
}

/// The line, and below it whose words it holds.
fn words(quote: &Quote) -> String {
    let line = escape(&quote.text);
    match &quote.said_by {
        Some(said_by) => format!("{line}\n\n— {}", escape(said_by)),
        None => line,
    }
}
