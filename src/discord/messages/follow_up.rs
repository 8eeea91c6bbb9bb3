//! What does a reply to an answer of ours ask: the next passage, more of the document, or something
//! new?

use serenity::all::{ActionRowComponent, ButtonKind, Message};

use crate::app::{ReadOn, Request, View};
use crate::discord::render::button_ids::{ButtonId, Press, Trail};
use crate::domain::Language;
use crate::search::folded_words;
use crate::texts::texts;

/// What is said for the next passage.
const NEXT: &[(&str, Language)] = &[
    ("volgende", Language::Dutch),
    ("volgende passage", Language::Dutch),
    ("de volgende", Language::Dutch),
    ("meer", Language::Dutch),
    ("nog meer", Language::Dutch),
    ("nog een", Language::Dutch),
    ("next", Language::English),
    ("next passage", Language::English),
    ("the next one", Language::English),
    ("more", Language::English),
    ("another one", Language::English),
];

/// What is said for more of the same document.
const FURTHER: &[(&str, Language)] = &[
    ("meer uit dit document", Language::Dutch),
    ("meer uit het document", Language::Dutch),
    ("meer hieruit", Language::Dutch),
    ("verder", Language::Dutch),
    ("lees verder", Language::Dutch),
    ("more from this document", Language::English),
    ("more from the document", Language::English),
    ("more from this", Language::English),
    ("go on", Language::English),
    ("read on", Language::English),
];

/// What these words ask of an answer of ours. `None` when they are a question of their own.
///
/// # Errors
/// The words for there being no more.
pub(crate) fn onward(words: &str, answer: &Message) -> Option<Result<Request, String>> {
    let said = folded_words(words).join(" ");
    let among = |phrases: &[(&str, Language)]| {
        phrases.iter().find(|(phrase, _)| *phrase == said).map(|(_, language)| *language)
    };
    let (next, further) = (among(NEXT), among(FURTHER));
    let language = next.or(further)?;
    let trail = trail(answer)?;
    if next.is_some() {
        return Some(next_passage(trail, language));
    }
    let (after, _) = *trail.entries.get(trail.shown)?;
    Some(Ok(Request::ReadOn(ReadOn { language, outcome: trail.outcome, after })))
}

fn next_passage(mut trail: Trail, language: Language) -> Result<Request, String> {
    trail.shown += 1;
    if trail.shown >= trail.entries.len() {
        return Err(texts(language).no_more_passages());
    }
    Ok(Request::Page(trail.page(language, View::Passage)))
}

/// Where in its answer a message of ours is, as its buttons remember it.
fn trail(answer: &Message) -> Option<Trail> {
    let parts = answer.components.iter().flat_map(|row| &row.components);
    let ids = parts.filter_map(|part| match part {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => custom_id.parse::<ButtonId>().ok(),
            _ => None,
        },
        _ => None,
    });
    // The buttons to other passages remember those; these, where it stands itself.
    ids.into_iter().find_map(|id| match id.press {
        Press::Rate(_, trail) | Press::More(trail) => Some(trail),
        Press::Show(..) | Press::Choose(_) | Press::Peek(_) | Press::Share(_) | Press::Quote(_) => None,
    })
}
