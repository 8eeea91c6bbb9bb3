//! Where does a piece of text come to stand: on its own, in the item of a list, or in a quote?

use super::{Block, Item, ItemKind, Tidy};

impl Tidy {
    /// Puts a paragraph where it stands.
    pub(super) fn put_words(&mut self, words: String) {
        if self.is_in_item() {
            self.put_in_item(words);
        } else if self.quotes > 0 {
            self.quote.push(words);
        } else {
            self.blocks.push(Block::Paragraph(words));
        }
    }

    /// Puts code where it stands. A quote ends before it: code is nobody's words.
    pub(super) fn put_code(&mut self, code: String) {
        if self.quotes > 0 && !self.quotes_in_list {
            let items = std::mem::take(&mut self.items);
            self.quote.extend(items.into_iter().map(|item| item.words));
            self.end_quote();
            self.blocks.push(Block::Verbatim(code));
        } else if self.is_in_item() {
            let words = dedented(&code);
            self.items.push(Item { depth: self.depth(), kind: ItemKind::Code, words });
        } else {
            self.blocks.push(Block::Verbatim(code));
        }
    }

    /// Puts blocks where they stand. What has no place in a list or a quote becomes words there.
    pub(super) fn put(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            match block {
                _ if self.quotes == 0 && self.lists.is_empty() => self.blocks.push(block),
                Block::Verbatim(code) => self.put_code(code),
                Block::List(items) if self.is_in_item() => {
                    let depth = self.lists.len();
                    let deeper = |item: Item| Item { depth: item.depth + depth, ..item };
                    self.items.extend(items.into_iter().map(deeper));
                }
                Block::Table(rows) if self.is_in_item() => {
                    let depth = self.lists.len();
                    let row = |words| Item::new(depth, None, words);
                    self.items.extend(paragraphs(Block::Table(rows)).into_iter().map(row));
                }
                other => paragraphs(other).into_iter().for_each(|words| self.put_words(words)),
            }
        }
    }

    /// What was quoted so far is whole.
    pub(super) fn end_quote(&mut self) {
        let quote = std::mem::take(&mut self.quote);
        if !quote.is_empty() {
            self.blocks.push(Block::Quote(quote));
        }
    }

    fn is_in_item(&self) -> bool {
        !self.lists.is_empty() && !self.items.is_empty()
    }

    /// How many lists the innermost one stands inside of.
    fn depth(&self) -> usize {
        self.lists.len().saturating_sub(1)
    }

    /// Words go on with those before them in the same item, unless code or another list came between.
    fn put_in_item(&mut self, words: String) {
        let depth = self.depth();
        match self.items.last_mut().filter(|last| last.depth == depth && last.kind != ItemKind::Code) {
            Some(last) => {
                if !last.words.is_empty() {
                    last.words.push(' ');
                }
                last.words.push_str(&words);
            }
            None => self.items.push(Item { depth, kind: ItemKind::More, words }),
        }
    }
}

/// What a block says, as paragraphs. A row of a table is one, with its cells in a row.
fn paragraphs(block: Block) -> Vec<String> {
    match block {
        Block::Heading { words, .. } | Block::Paragraph(words) | Block::Verbatim(words) => vec![words],
        Block::List(items) => items.into_iter().map(|item| item.words).collect(),
        Block::Quote(paragraphs) => paragraphs,
        Block::Table(rows) => {
            let cells = |row: Vec<String>| row.into_iter().filter(|cell| !cell.trim().is_empty());
            rows.into_iter().map(|row| cells(row).collect::<Vec<_>>().join(", ")).collect()
        }
    }
}

/// Code that all stands further in, as programs that count four spaces an item write it.
fn dedented(code: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = code.lines().filter(|line| !line.trim().is_empty());
    let margin = lines.map(indent).min().unwrap_or_default();
    let lines = code.lines().map(|line| line.get(margin..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}
