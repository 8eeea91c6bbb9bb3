//! Is a line the menu of a page: links to other pages, and nothing else?

/// What stands between the links of a menu.
const BETWEEN: [char; 4] = ['|', '•', '·', '∙'];

/// Which words of a paragraph or a heading are links.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Links {
    count: usize,
    is_open: bool,
    /// Whether other words stand around them.
    has_words_around: bool,
}

impl Links {
    /// A link begins.
    pub(super) fn start(&mut self) {
        self.is_open = true;
    }

    /// More words come.
    pub(super) fn add(&mut self, words: &str) {
        self.has_words_around |= !self.is_open && words.contains(char::is_alphanumeric);
    }

    /// The link ends.
    pub(super) fn end(&mut self) {
        self.is_open = false;
        self.count += 1;
    }

    /// Whether all those words together are a menu.
    pub(super) fn are_menu(self, words: &str) -> bool {
        !self.has_words_around && is_menu(self.count, words)
    }
}

/// Whether words of which all letters are in so many links are a menu.
pub(crate) fn is_menu(links: usize, words: &str) -> bool {
    links > 1 && words.contains(BETWEEN)
}
