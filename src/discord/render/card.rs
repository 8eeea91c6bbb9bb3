//! What is a message, before it is on its way?

use serenity::all::{CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenu};

use super::limits;

/// How a line begins that tells of an answer, and is no part of it: Discord shows it small and grey.
pub(crate) const NOTE: &str = "-# ";

/// Before the words that tell of doubt, so that a doubtful answer looks unlike a sure one without its colour too.
pub(super) const DOUBT: &str = "❔";

/// A message, not yet on its way to anyone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    /// Its own text: the sentence that answers, and our own words.
    pub(crate) content: Option<String>,
    /// The words of the corpus.
    pub(crate) embed: Option<CreateEmbed>,
    /// What there is to choose from, above the buttons.
    pub(crate) menu: Option<CreateSelectMenu>,
    /// The buttons, a row each.
    pub(crate) rows: Vec<Vec<CreateButton>>,
}

impl Card {
    /// A card with a sentence of our own only.
    pub(crate) fn notice(words: &str) -> Self {
        Self { content: Some(limits::cut(words, limits::CONTENT)), ..Self::default() }
    }

    /// The menu and the buttons, as Discord takes them.
    pub(crate) fn rows(&self) -> Vec<CreateActionRow> {
        let menu = self.menu.iter().cloned().map(CreateActionRow::SelectMenu);
        let rows = self.rows.iter().filter(|row| !row.is_empty());
        menu.chain(rows.map(|row| CreateActionRow::Buttons(row.clone()))).collect()
    }

    /// The same, and below its text what tells of it.
    pub(crate) fn with_notes(self, notes: &[String]) -> Self {
        if notes.is_empty() {
            return self;
        }
        let notes: Vec<_> = notes.iter().map(|note| format!("{NOTE}{note}")).collect();
        let text = self.content.iter().cloned().chain(notes).collect::<Vec<_>>().join("\n");
        Self { content: Some(text).filter(|text| text.chars().count() <= limits::CONTENT), ..self }
    }
}

/// The notes in the text of a message of ours.
pub(crate) fn notes(content: &str) -> Vec<String> {
    content.lines().filter_map(|line| line.strip_prefix(NOTE)).map(str::to_owned).collect()
}
