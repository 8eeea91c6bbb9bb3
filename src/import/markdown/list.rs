//! How does a list read as Markdown, with the lists and the code in its items?

use super::{clean, code, escape};
use crate::import::draft::{Item, ItemKind};

/// The list as Markdown. All of it stays one list to the corpus, which keeps it whole.
pub(crate) fn markdown(items: &[Item]) -> String {
    let mut list = List::default();
    items.iter().for_each(|item| list.add(item));
    list.lines.join("\n")
}

#[derive(Default)]
struct List {
    lines: Vec<String>,
    /// How far the text of the item at each depth stands from the margin.
    margins: Vec<usize>,
    /// The marker of an item that has said nothing yet.
    marker: Option<String>,
    /// Whether code was written last, which no words go on with.
    after_code: bool,
}

impl List {
    fn add(&mut self, item: &Item) {
        match item.kind {
            ItemKind::Bullet => self.item(item, "- "),
            ItemKind::Number(number) => self.item(item, &format!("{number}. ")),
            ItemKind::More => self.more(item),
            ItemKind::Code => self.code(item),
        }
    }

    fn item(&mut self, item: &Item, marker: &str) {
        let marker = format!("{}{marker}", self.start_of_item(item.depth));
        let words = words_of(item);
        if words.is_empty() {
            // Should nothing stand below it, then it is left out.
            self.marker = Some(marker);
            return;
        }
        self.margins.push(marker.len());
        self.lines.push(format!("{marker}{words}"));
        (self.marker, self.after_code) = (None, false);
    }

    /// What stands before the marker of an item: spaces, or the number of an item that begins with this
    /// one. A bullet before a bullet is left out.
    fn start_of_item(&mut self, depth: usize) -> String {
        self.margins.truncate(depth);
        let spaces = " ".repeat(self.margins.last().copied().unwrap_or_default());
        match self.marker.take() {
            Some(outer) if self.margins.len() < depth => {
                let start = if outer.ends_with("- ") { spaces } else { outer };
                self.margins.push(start.len());
                start
            }
            _ => spaces,
        }
    }

    /// Words below others would be read as going on with those, if no blank line came between.
    fn more(&mut self, item: &Item) {
        let words = words_of(item);
        if words.is_empty() {
            return;
        }
        let start = self.start(item.depth);
        if !self.after_code && start.trim().is_empty() && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.push(format!("{start}{words}"));
        self.after_code = false;
    }

    /// Blank lines in code have spaces in them: without, they end the list on Discord.
    fn code(&mut self, item: &Item) {
        if item.words.trim().is_empty() {
            return;
        }
        let start = self.start(item.depth);
        let margin = " ".repeat(start.len());
        let code = code::verbatim(&item.words);
        self.lines.push(format!("{start}{}", code.replace('\n', &format!("\n{margin}"))));
        self.after_code = true;
    }

    /// What stands before the first line of what belongs to the last item at a depth: its marker, where
    /// that has not been written yet, or spaces.
    fn start(&mut self, depth: usize) -> String {
        if let Some(marker) = self.marker.take() {
            self.margins.push(marker.len());
            return marker;
        }
        self.margins.truncate(depth + 1);
        " ".repeat(self.margins.last().copied().unwrap_or_default())
    }
}

fn words_of(item: &Item) -> String {
    escape::words(&clean::line(&item.words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::Block;

    fn item(depth: usize, number: Option<u64>, words: &str) -> Item {
        Item::new(depth, number, words.to_owned())
    }

    fn below(depth: usize, kind: ItemKind, words: &str) -> Item {
        Item { depth, kind, words: words.to_owned() }
    }

    /// The Markdown, which must read back as those very items.
    fn written(items: Vec<Item>) -> String {
        let markdown = markdown(&items);
        assert_eq!(crate::import::markdown::tidy::blocks(&markdown), [Block::List(items)], "{markdown}");
        markdown
    }

    #[test]
    fn indents_a_list_in_a_list_by_the_width_of_its_marker() {
        let items = vec![item(0, Some(10), "tien"), item(1, None, "punt vervolg"), item(0, Some(11), "elf")];
        assert_eq!(written(items), "10. tien\n    - punt vervolg\n11. elf");
    }

    #[test]
    fn puts_code_below_the_words_of_its_item() {
        let items = vec![
            item(0, Some(9), "Doe dit:"),
            below(0, ItemKind::Code, "ls\n\n  wc"),
            below(0, ItemKind::More, "En dan."),
            item(0, Some(10), ""),
            below(0, ItemKind::Code, "x"),
            item(1, None, "of"),
            below(1, ItemKind::Code, "y"),
            below(0, ItemKind::More, "Klaar."),
            below(0, ItemKind::Code, "z"),
        ];
        assert_eq!(
            written(items),
            "9. Doe dit:\n   ```\n   ls\n   \n     wc\n   ```\n   En dan.\n10. ```\n    x\n    ```\n    - of\n      \
             ```\n      y\n      ```\n    Klaar.\n    ```\n    z\n    ```"
        );
    }

    #[test]
    fn keeps_what_stands_below_a_list_in_an_item_out_of_that_list() {
        let items = vec![item(0, None, "een"), item(1, None, "twee"), below(0, ItemKind::More, "over een")];
        assert_eq!(written(items), "- een\n  - twee\n\n  over een");
        let items = [item(0, None, ""), item(1, None, "een"), item(0, None, "twee")];
        assert_eq!(markdown(&items), "- een\n- twee");
        let items =
            vec![item(0, Some(3), ""), item(1, None, "een"), item(1, None, "twee"), item(0, Some(4), "drie")];
        assert_eq!(written(items), "3. - een\n   - twee\n4. drie");
    }
}
