//! How do the tables of a page become tables that Markdown can hold?

use std::fmt::Write as _;

use dom_query::{Document, NodeRef, Selection};

use crate::import::markdown::grid::{self, Cell, MAX_CELL_WORDS, Row};

/// What never stands in a table of facts, but in one that places things on a page.
const LAID_OUT: &str = "table, pre, h1, h2, h3, h4, h5, h6";

/// Makes each table in an element one of as many cells in each row, with its caption as a paragraph
/// above it. Tables that only place things on the page become what stands in them.
pub(super) fn make_plain(node: &NodeRef<'_>) {
    // What stands inside of a table comes after it in the page, and is done first.
    for table in Selection::from(*node).select("table").nodes().iter().rev() {
        move_captions(table);
        match grid_of(table) {
            Some(rows) if table.ancestors_it(None).any(|node| node.has_name("li")) => {
                table.replace_with_html(items_of(&rows));
            }
            Some(rows) => table.replace_with_html(html_of(&rows)),
            None => take_apart(table),
        }
    }
}

fn move_captions(table: &NodeRef<'_>) {
    for caption in table.children().into_iter().filter(|child| child.has_name("caption")) {
        caption.rename("p");
        table.insert_before(&caption);
    }
}

/// The cells of a table of facts, as HTML.
fn grid_of(table: &NodeRef<'_>) -> Option<Vec<Vec<String>>> {
    let is_laid_out =
        table.is("[role=presentation], [role=none]") || !Selection::from(*table).select(LAID_OUT).is_empty();
    let rows = if is_laid_out { None } else { grid::lay_out(rows_of(table)?) };
    // One column only places text below each other.
    rows.filter(|rows| rows.first().is_some_and(|row| row.len() > 1))
}

/// The rows, or nothing where a cell says too much to be one of a table of facts.
fn rows_of(table: &NodeRef<'_>) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for child in table.children() {
        if child.has_name("tr") {
            rows.push(Row { cells: cells(&child)?, begins_group: false });
        } else {
            let mut begins_group = true;
            for row in child.children().into_iter().filter(|row| row.has_name("tr")) {
                rows.push(Row { cells: cells(&row)?, begins_group });
                begins_group = false;
            }
        }
    }
    Some(rows)
}

fn cells(row: &NodeRef<'_>) -> Option<Vec<Cell>> {
    row.children().into_iter().filter(|child| child.is("td, th")).map(|cell| read_cell(&cell)).collect()
}

/// What stands in a cell, on one line: a list becomes words with commas between them.
fn content(cell: &NodeRef<'_>) -> String {
    let html = cell.inner_html();
    if !html.contains("<li") {
        return html.to_string();
    }
    let content = Document::fragment(html);
    for item in content.select("li:not(:last-child)").nodes() {
        let comma = if item.text().trim_end().ends_with(char::is_alphanumeric) { ", " } else { " " };
        item.append_html(comma);
    }
    content.root().strip_elements(&["ul", "ol", "li"]);
    content.root().inner_html().to_string()
}

fn read_cell(cell: &NodeRef<'_>) -> Option<Cell> {
    let words = cell.text().split_whitespace().count();
    let text = if words > 0 { content(cell) } else { String::new() };
    let span = |name: &str| cell.attr(name).and_then(|span| span.trim().parse::<usize>().ok());
    // A cell of no rows stretches to the end of its group.
    let rows = span("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    let columns = span("colspan").unwrap_or(1).max(1);
    (words <= MAX_CELL_WORDS).then_some(Cell { text, columns, rows })
}

fn html_of(rows: &[Vec<String>]) -> String {
    let mut html = "<table>".to_owned();
    for (index, row) in rows.iter().enumerate() {
        let name = if index == 0 { "th" } else { "td" };
        html.push_str("<tr>");
        row.iter().for_each(|cell| {
            let _ = write!(html, "<{name}>{cell}</{name}>");
        });
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

/// Each row as an item of a list: in an item there is no room for a table.
fn items_of(rows: &[Vec<String>]) -> String {
    let words = |cell: &String| {
        let words = Document::fragment(cell.as_str()).root().text();
        words.replace('&', "&amp;").replace('<', "&lt;").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let item = |row: &Vec<String>| {
        let cells: Vec<_> = row.iter().map(words).filter(|words| !words.is_empty()).collect();
        format!("<li>{}</li>", cells.join(", "))
    };
    format!("<ul>{}</ul>", rows.iter().map(item).collect::<String>())
}

/// Leaves what stands in the cells, as blocks one below the other. A table in one of them stays.
fn take_apart(part: &NodeRef<'_>) {
    if !part.is("td, th") {
        let parts = part.children().into_iter().filter(|child| child.is("thead, tbody, tfoot, tr, td, th"));
        parts.for_each(|part| take_apart(&part));
    }
    part.rename("div");
}

#[cfg(test)]
mod tests {
    use crate::import::formats::html::tests::tidied;

    #[test]
    fn keeps_the_columns_of_a_table_with_wide_and_high_cells() {
        let table = "<table><caption>Leden <b>per jaar</b></caption>\
            <thead><tr><th rowspan=2>Naam<th colspan=2>Jaren<tr><th>2011<th>2012</thead>\
            <tr><td>Jan<td>1<td>2 | 3<tr><td rowspan=2>Piet<td>3<td>4<tr><td>5<td>6<tr><td colspan=3>Totaal</table>";
        assert_eq!(
            tidied(table),
            "Leden **per jaar**\n\n| Naam | Jaren |  |\n| --- | --- | --- |\n|  | 2011 | 2012 |\n\
             | Jan | 1 | 2 \\| 3 |\n| Piet | 3 | 4 |\n|  | 5 | 6 |\n| Totaal |  |  |"
        );
    }

    #[test]
    fn keeps_every_cell_of_rows_that_differ_in_length() {
        let table = "<p>Zie:</p><table><tr><th>kop</th></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>";
        assert_eq!(tidied(table), "Zie:\n\n| kop |  |  |\n| --- | --- | --- |\n| a | b | c |");
        let item = "<ul><li>Zie<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></li></ul>";
        assert_eq!(tidied(item), "- Zie\n  - a, b\n  - c");
    }

    #[test]
    fn keeps_the_items_of_a_list_in_a_cell_apart() {
        let list = "<ul><li>een</li>\n<li>twee.</li><li><p>drie</p></li></ul>";
        let table = format!("<table><tr><th>a<th>b<tr><td>{list}<td>c</table>");
        assert_eq!(tidied(&table), "| a | b |\n| --- | --- |\n| een, twee. drie | c |");
        let laid_out = format!("<table><tr><td>{list}<td>{}</table>", "lang ".repeat(61));
        assert!(tidied(&laid_out).starts_with("- een\n- twee.\n- drie\n\nlang"));
    }

    #[test]
    fn takes_apart_what_only_places_text() {
        let inner = "<table><tr><td>x</td><td>y</td></tr></table>";
        assert_eq!(
            tidied(&format!("<table><tr><td>links</td><td>{inner}</td></tr></table>")),
            "links\n\n| x | y |\n| --- | --- |"
        );
        assert_eq!(tidied("<table><tr><td>een</td></tr><tr><td>twee</td></tr></table>"), "een\n\ntwee");
        let long = "lang ".repeat(61);
        let page = format!("<table><tr><td>kort</td><td>{long}</td></tr></table>");
        assert_eq!(tidied(&page), format!("kort\n\n{}", long.trim_end()));
    }
}
