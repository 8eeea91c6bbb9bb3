//! What becomes of the HTML between Markdown?

use super::{Tidy, page_blocks};
use crate::import::formats::html;

impl Tidy {
    /// Adds a piece of a block of HTML.
    pub(super) fn push_html(&mut self, html: &str) {
        self.html.push_str(html);
        let small = html.to_ascii_lowercase();
        let (opened, closed) = (small.matches("<table").count(), small.matches("</table").count());
        self.open_tables = (self.open_tables + opened).saturating_sub(closed);
    }

    /// A blank line ends a block of HTML, and no table.
    pub(super) fn end_html(&mut self) {
        if self.open_tables == 0 {
            self.flush_html();
        }
    }

    /// HTML between Markdown is read as what it says; most of it says nothing.
    pub(super) fn flush_html(&mut self) {
        self.open_tables = 0;
        let html = std::mem::take(&mut self.html);
        if html.is_empty() {
            return;
        }
        // Without a table around them, cells would be read as one word.
        let html = if html.contains("<table") { html } else { html.replace("<td", " <td") };
        let blocks = page_blocks(&html::fragment(&html));
        self.put(blocks);
    }
}
