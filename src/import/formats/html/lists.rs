//! Which numbers do the items of a page's lists have?

use dom_query::{NodeRef, Selection};

use crate::import::markdown::numerals::Numerals;
use crate::import::markdown::tidy;

/// Gives the items of lists that count down, or in letters, the number that a reader sees. Lists
/// that count up in figures are left as they are: their numbers are understood already.
pub(super) fn number(node: &NodeRef<'_>) {
    for list in Selection::from(*node).select("ol[reversed], ol[type]").nodes() {
        let items: Vec<_> = list.children().into_iter().filter(|child| child.has_name("li")).collect();
        let numbers = numbers(list, &items);
        match numerals(list) {
            Numerals::Figures => {
                items
                    .iter()
                    .zip(numbers)
                    .for_each(|(item, number)| item.set_attr("value", &number.to_string()));
            }
            signs => {
                items.iter().zip(numbers).for_each(|(item, number)| lead_with(item, &signs.write(number)));
                list.rename("ul");
            }
        }
    }
}

/// Makes check boxes signs, which are seen in a text.
pub(super) fn tick(node: &NodeRef<'_>) {
    for tick in Selection::from(*node).select("li input[type=checkbox]").nodes() {
        tick.replace_with_html(if tick.has_attr("checked") { tidy::DONE } else { tidy::TO_DO });
    }
}

fn numerals(list: &NodeRef<'_>) -> Numerals {
    match list.attr("type").as_deref().map(str::trim) {
        Some("a") => Numerals::Letters,
        Some("A") => Numerals::CapitalLetters,
        Some("i") => Numerals::Roman,
        Some("I") => Numerals::CapitalRoman,
        _ => Numerals::Figures,
    }
}

/// The number of each item, from the start of the list or the item's own value on.
fn numbers(list: &NodeRef<'_>, items: &[NodeRef<'_>]) -> Vec<u64> {
    let value = |node: &NodeRef<'_>, name: &str| node.attr(name).and_then(|value| value.trim().parse().ok());
    let down = list.has_attr("reversed");
    let mut next: u64 = value(list, "start").unwrap_or(if down { items.len() as u64 } else { 1 });
    let mut number = |item: &NodeRef<'_>| {
        let number = value(item, "value").unwrap_or(next);
        next = if down { number.saturating_sub(1) } else { number.saturating_add(1) };
        number
    };
    items.iter().map(&mut number).collect()
}

/// Markdown has no such numbers: the words begin with it.
fn lead_with(item: &NodeRef<'_>, sign: &str) {
    let first = item.children().into_iter().find(|child| !child.text().trim().is_empty());
    first.filter(|child| child.has_name("p")).unwrap_or(*item).prepend_html(format!("{sign}. "));
}

#[cfg(test)]
mod tests {
    use crate::import::formats::html::tests;

    fn tidied(body: &str) -> String {
        tests::tidied(&format!("<p>Zie:</p>{body}"))
    }

    #[test]
    fn keeps_the_numbers_of_lists_that_do_not_begin_at_one() {
        let list = "<ol start=5><li>vijf<li>zes<ol start=3><li>drie</ol><li value=10>tien<li>elf</ol>";
        assert_eq!(tidied(list), "Zie:\n\n5. vijf\n6. zes\n   3. drie\n10. tien\n11. elf");
        let two = "<ol><li>een</ol><p>Tussen.</p><ol start=2><li>twee</ol><ol start=0><li>nul</ol>";
        assert_eq!(tidied(two), "Zie:\n\n1. een\n\nTussen.\n\n2. twee\n0. nul");
    }

    #[test]
    fn keeps_what_is_done_and_what_is_not() {
        let list = "<ul><li><input type=checkbox checked> een<li><p><label><input type=checkbox>twee</label></p></ul>";
        assert_eq!(tidied(list), "Zie:\n\n- ☑ een\n- ☐ twee");
    }

    #[test]
    fn counts_down_and_in_letters() {
        assert_eq!(tidied("<ol reversed><li>drie<li>twee<li>een</ol>"), "Zie:\n\n3. drie\n2. twee\n1. een");
        let letters = "<ol type=a start=2><li>twee<li><p>drie</p><ul><li>punt</ul></ol>";
        assert_eq!(tidied(letters), "Zie:\n\n- b. twee\n- c. drie\n  - punt");
        assert_eq!(tidied("<ol type=I><li>een<li value=4>vier</ol>"), "Zie:\n\n- I. een\n- IV. vier");
    }
}
