//! How does a table read on Discord, which has none? Each row as an item, its first cell in bold before the others.
//!
//! Nothing is told by the lines around, so that a part of a table reads as all of it does.

use super::markdown::Code;

/// What stands between two cells.
const BETWEEN: &str = " · ";

/// The text with its tables as lists; the line below a head of columns goes. Code stays.
pub(crate) fn as_lists(text: &str) -> String {
    if !text.contains('|') {
        return text.to_owned();
    }
    let mut code = Code::default();
    let lines: Vec<(&str, bool)> = text.split('\n').map(|line| (line, code.holds(line))).collect();
    let mut shown = Vec::with_capacity(lines.len());
    for (at, (line, is_code)) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or("", |(next, _)| next);
        match cells(line).filter(|_| !is_code) {
            None => shown.push((*line).to_owned()),
            Some(cells) if is_rule(&cells) => {}
            Some(cells) => shown.push(row(&cells, self::cells(next).is_some_and(|next| is_rule(&next)))),
        }
    }
    shown.join("\n")
}

/// The cells of a line that is a row of a table.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for c in inner.chars() {
        match c {
            '|' if escaped => {
                cell.pop();
                cell.push(c);
            }
            '|' => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(cell);
    Some(cells.iter().map(|cell| cell.trim().to_owned()).collect())
}

/// Whether cells are the line between the head of a table and its rows.
fn is_rule(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

fn row(cells: &[String], is_head: bool) -> String {
    let mut said = cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str);
    if is_head {
        let heads = said.map(bare).collect::<Vec<_>>().join(BETWEEN);
        return if heads.is_empty() { heads } else { format!("**{heads}**") };
    }
    let first = said.next().map(bare).unwrap_or_default();
    let rest = said.collect::<Vec<_>>().join(BETWEEN);
    match (first.is_empty(), rest.is_empty()) {
        (true, _) => rest,
        (false, true) => format!("- {first}"),
        (false, false) => format!("- **{first}**{} {rest}", if first.ends_with('?') { "" } else { ":" }),
    }
}

/// A cell without the marks that make it bold.
fn bare(cell: &str) -> String {
    cell.replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_a_list_whole_or_in_part() {
        for (table, list) in [
            (
                "Zo:\n\n| | Kring | Rol |\n| --- | :-: | --- |\n| Wie besluit | samen | een |\n| **De chef** | blijft | |\n\nEn nu.",
                "Zo:\n\n**Kring · Rol**\n- **Wie besluit**: samen · een\n- **De chef**: blijft\n\nEn nu.",
            ),
            ("| Mag dat? | Ja, `a \\| b`. |", "- **Mag dat?** Ja, `a | b`."),
            ("| leeg |\n", "- leeg\n"),
            ("een | twee", "een | twee"),
            ("```\n| a | b |\n```", "```\n| a | b |\n```"),
        ] {
            assert_eq!(as_lists(table), list);
        }
    }
}
