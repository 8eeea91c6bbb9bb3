//! How is a screen shown: an embed with menus under it, which changes in its place?

use serenity::all::{CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenu};

use super::command_links::CommandLinks;
use super::limits;

/// A message that its menus and buttons lead through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Screen {
    /// A line above it; where there is none, one that was there goes away.
    pub(crate) line: Option<String>,
    /// What it is about.
    pub(crate) embed: Option<CreateEmbed>,
    /// What can be done: at most five rows.
    pub(crate) rows: Vec<CreateActionRow>,
}

impl Screen {
    /// A screen with this on it, and nothing to do yet.
    pub(crate) fn of(embed: CreateEmbed) -> Self {
        Self { embed: Some(embed), ..Self::default() }
    }

    /// With a line above it.
    pub(crate) fn saying(mut self, line: String) -> Self {
        self.line = Some(line);
        self
    }

    /// With links in the place of the commands that it names.
    pub(crate) fn clickable(mut self, links: &CommandLinks) -> Self {
        self.line = self.line.map(|line| links.clickable_within(&line, limits::CONTENT));
        self.embed = self.embed.map(|embed| links.clickable_embed(embed));
        self
    }

    /// With a menu below what is there.
    pub(crate) fn menu(mut self, menu: CreateSelectMenu) -> Self {
        self.rows.push(CreateActionRow::SelectMenu(menu));
        self
    }

    /// With a row of buttons below what is there; none where there are no buttons.
    pub(crate) fn buttons(mut self, buttons: Vec<CreateButton>) -> Self {
        if !buttons.is_empty() {
            self.rows.push(CreateActionRow::Buttons(buttons));
        }
        self
    }
}

/// Which part of a list stands on a page: the page, from 0 and no further than the last; how many
/// there are; and which entries.
pub(crate) fn page(wanted: usize, entries: usize, size: usize) -> (usize, usize, std::ops::Range<usize>) {
    let pages = entries.div_ceil(size).max(1);
    let page = wanted.min(pages - 1);
    (page, pages, page * size..((page + 1) * size).min(entries))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_on_one_page() {
        assert_eq!(page(0, 0, 25), (0, 1, 0..0));
        assert_eq!(page(0, 25, 25), (0, 1, 0..25));
        assert_eq!(page(1, 26, 25), (1, 2, 25..26));
        assert_eq!(page(usize::MAX, 26, 25), (1, 2, 25..26));
    }
}
