//! How deep do the lists of a page stand inside each other, when its elements don't say so?

use dom_query::{Document, NodeRef, Selection};

/// What Google Docs calls a list: a name, and after the last hyphen how deep it stands.
const GOOGLE: &str = "lst-kix_";
/// What stands on lines of its own.
const BLOCKS: &str = "p, div, section, article, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6";
/// Names an element that no page has.
const BOX: &str = "opened-box";
/// Lists in lists go no deeper than this.
const DEEPEST: usize = 9;

/// Puts each list that stands deeper than the one before it into the last item of that.
pub(super) fn nest(page: &Document) {
    for list in page.select("ul > ul, ul > ol, ol > ul, ol > ol").nodes() {
        let before = list.prev_element_sibling().filter(|before| before.has_name("li"));
        before.into_iter().for_each(|item| item.append_child(list));
    }
    for list in page.select("ul[class*=lst-kix_], ol[class*=lst-kix_]").nodes() {
        let depth = depth(list);
        let before = list.prev_element_sibling().filter(|before| before.is("ul, ol"));
        let item = before.filter(|_| depth > 0).and_then(|before| last_item(&before, depth));
        item.into_iter().for_each(|item| item.append_child(list));
    }
    page.select("ul").nodes().iter().filter(|list| is_of_lists(list)).for_each(|list| {
        list.element_children().iter().for_each(|item| item.rename(BOX));
        list.rename(BOX);
    });
    page.root().strip_elements(&[BOX]);
    page.select("li figure, li details").rename("div");
    for words in page.select("li dl").nodes().iter().rev() {
        make_list(words);
    }
}

/// Whether each item is a list and says nothing itself: its bullet is one too many.
fn is_of_lists(list: &NodeRef<'_>) -> bool {
    let is_list = |item: &NodeRef<'_>| {
        let children = item.element_children();
        item.has_name("li")
            && item.immediate_text().trim().is_empty()
            && matches!(&children[..], [only] if only.is("ul, ol"))
    };
    let items = list.element_children();
    !items.is_empty() && items.iter().all(is_list)
}

/// Makes words, and what they mean, a list with an item for each word.
fn make_list(words: &NodeRef<'_>) {
    for child in words.element_children() {
        let item = child.prev_element_sibling().filter(|before| before.has_name("li"));
        match item.filter(|_| child.has_name("dd")) {
            Some(item) => {
                child.rename(if child.element_children().iter().any(is_block) { "div" } else { "p" });
                item.append_child(&child);
            }
            None => {
                if child.has_name("dt") && child.text().trim_end().ends_with(char::is_alphanumeric) {
                    child.append_html(":");
                }
                child.rename("li");
            }
        }
    }
    words.rename("ul");
}

/// Leaves what stands in the boxes in items, where that is blocks and lists: a box would end the list, and
/// so would an empty paragraph at the start.
pub(super) fn open_boxes(node: &NodeRef<'_>) {
    for item_box in Selection::from(*node).select("li div, li section, li article").nodes().iter().rev() {
        if item_box.element_children().iter().any(is_block) {
            item_box.prepend_html(" ");
            item_box.rename(BOX);
        }
    }
    node.strip_elements(&[BOX]);
    for paragraph in Selection::from(*node).select("li > p:first-child").nodes() {
        if paragraph.text().trim().is_empty() {
            paragraph.remove_from_parent();
        }
    }
}

fn is_block(child: &NodeRef<'_>) -> bool {
    child.is(BLOCKS) || child.has_name(BOX)
}

fn depth(list: &NodeRef<'_>) -> usize {
    let class = list.class().unwrap_or_default();
    let name = class.split_whitespace().find(|name| name.starts_with(GOOGLE));
    let depth: Option<usize> = name.and_then(|name| name.rsplit('-').next()?.parse().ok());
    depth.unwrap_or_default().min(DEEPEST)
}

/// The last item of a list to which a list this deep belongs.
fn last_item<'a>(list: &NodeRef<'a>, depth: usize) -> Option<NodeRef<'a>> {
    let item = list.element_children().into_iter().rfind(|child| child.has_name("li"))?;
    let inner = item.element_children().into_iter().rfind(|child| child.is("ul, ol"));
    let deeper = inner.filter(|_| depth > 1).and_then(|inner| last_item(&inner, depth - 1));
    deeper.or(Some(item))
}

#[cfg(test)]
mod tests {
    use crate::import::formats::html::tests::tidied;

    #[test]
    fn puts_a_list_between_items_into_the_item_before_it() {
        let list = "<ul><li>een</li><ul><li>diep</li><ul><li>dieper</li></ul></ul><li>twee</li></ul>";
        assert_eq!(tidied(list), "- een\n  - diep\n    - dieper\n- twee");
    }

    #[test]
    fn reads_how_deep_a_list_of_google_docs_stands() {
        let list = |depth: usize, words: &str| {
            format!("<ul class=\"c1 lst-kix_ab-{depth} start\"><li class=c2><span>{words}</span></li></ul>")
        };
        let page = [(0, "een"), (1, "diep"), (2, "dieper"), (1, "ook diep"), (0, "twee"), (2, "sprong")];
        let page: String = page.iter().map(|(depth, words)| list(*depth, words)).collect();
        let text = "- een\n  - diep\n    - dieper\n  - ook diep\n- twee\n  - sprong";
        assert_eq!(tidied(&page), text);
        assert_eq!(tidied(&list(1, "los")), "- los");
    }

    #[test]
    fn leaves_out_the_bullets_before_other_lists() {
        let list = "<p>Zie:</p><ul><li><ol><li><p>een</p></li></ol></li><li><ol start=2><li>twee</li></ol></li></ul>";
        assert_eq!(tidied(list), "Zie:\n\n1. een\n2. twee");
    }

    #[test]
    fn keeps_boxes_with_words_and_lists_in_their_item() {
        let list =
            "<ul><li>een<div>twee<ul><li>diep</li></ul></div></li><li><div><p>drie</p></div></li></ul>";
        assert_eq!(tidied(list), "- een twee\n  - diep\n- drie");
    }

    #[test]
    fn keeps_what_is_folded_away_or_has_a_caption_in_its_item() {
        let list = "<ol><li><figure><pre>a\n b</pre><figcaption>Zo</figcaption></figure></li>\
            <li><details><summary>Meer</summary><p>Uitleg</p></details></li></ol>";
        assert_eq!(tidied(list), "1. ```\n   a\n    b\n   ```\n   Zo\n2. Meer Uitleg");
        let words = "<ul><li><p></p><div><dl><dt>Knoop</dt><dd><p>Wie meedoet.</p><div><table><tr><td><div>Let op</div>\
            <td>Een &lt;b></table></div></dd><dt>Band</dt><dd>Wat bindt.</dd></dl></div></li><li>twee</li></ul>";
        assert_eq!(tidied(words), "- Knoop: Wie meedoet.\n  - Let op, Een \\<b>\n- Band: Wat bindt.\n- twee");
    }
}
