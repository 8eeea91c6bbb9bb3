//! How does the post of a question look?

use serenity::all::{ButtonStyle, Colour, CreateButton, CreateEmbed, CreateEmbedAuthor};

use super::ids::{Deed, GroupId};
use crate::app::group::{InDocuments, NewPost};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape};
use crate::domain::ChannelId;
use crate::texts::{GroupTexts, QuestionStatus, group};

/// Blue: it waits for people.
const ASKED: Colour = Colour::new(0x15_65c0);
/// The longest name that stands above a question.
const NAME: usize = 100;
/// The longest place and sentence of a document in the post.
const PLACE: usize = 100;
const SENTENCE: usize = 220;

/// The post of a question.
pub(crate) fn card(post: &NewPost, thread: Option<ChannelId>, status: (QuestionStatus, u64)) -> Card {
    let texts = group(post.language);
    Card {
        content: Some(status_line(status.0, texts)),
        embed: Some(embed(post, texts)),
        rows: vec![buttons(thread, status.1, texts)],
        ..Card::default()
    }
}

/// How a question stands, in small letters.
pub(crate) fn status_line(status: QuestionStatus, texts: &dyn GroupTexts) -> String {
    format!("-# {}", texts.status(status))
}

fn embed(post: &NewPost, texts: &dyn GroupTexts) -> CreateEmbed {
    let name = limits::cut(&clean(&post.asker.name), NAME);
    let mut author = CreateEmbedAuthor::new(if name.trim().is_empty() { "?".to_owned() } else { name });
    if let Some(picture) = &post.asker.picture {
        author = author.icon_url(picture);
    }
    let words = &post.words;
    let mut embed = CreateEmbed::new()
        .author(author)
        .colour(ASKED)
        .title(limits::cut(&escape(&words.question), limits::EMBED_TITLE));
    let parts =
        [(texts.what_for(), &words.purpose), (texts.tried(), &words.tried), (texts.by(), &words.by_when)];
    for (name, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        embed = embed.field(name, limits::cut(&escape(text), limits::EMBED_FIELD), false);
    }
    if post.documents.is_empty() {
        return embed;
    }
    let lines: Vec<_> = post.documents.iter().map(line).collect();
    embed.field(texts.in_the_documents(), limits::cut(&lines.join("\n"), limits::EMBED_FIELD), false)
}

/// What a document says: where, and its sentence to the letter.
fn line(document: &InDocuments) -> String {
    let place = limits::cut(&escape(&document.place), PLACE);
    let sentence = document.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("**{place}**: {}", limits::cut(&escape(&sentence), SENTENCE))
}

/// The buttons under a post; the thread is named where it isn't the number of the message.
pub(crate) fn buttons(
    thread: Option<ChannelId>,
    followers: u64,
    texts: &dyn GroupTexts,
) -> Vec<CreateButton> {
    let id = |deed| thread.map_or_else(|| GroupId::plain(deed), |thread| GroupId::of(deed, thread));
    let button = |deed, label: String| {
        CreateButton::new(id(deed).to_string()).label(label).style(ButtonStyle::Secondary)
    };
    vec![button(Deed::Follow, texts.want_to_know(followers)), button(Deed::Mine, texts.my_question())]
}
