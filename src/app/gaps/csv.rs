//! How does what the documents lack look as a file for a spreadsheet?

use std::fmt::Write as _;

use jiff::Timestamp;

use super::list::Gap;

/// A spreadsheet takes what begins so for a formula, which may do anything.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Without it, spreadsheets read accents wrongly.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A row a question, after one with the names of the columns.
#[must_use]
pub fn csv(gaps: &[Gap], columns: [String; 6]) -> String {
    let mut file = String::from(BYTE_ORDER_MARK);
    row(&mut file, &columns);
    for gap in gaps {
        let latest = Timestamp::try_from(gap.latest).unwrap_or_default();
        let open =
            gap.open.iter().map(|key| format!("https://discord.com/channels/{}/{}", key.guild, key.thread));
        row(
            &mut file,
            &[
                gap.question.clone(),
                gap.language.code().to_owned(),
                gap.count.to_string(),
                latest.strftime("%Y-%m-%d").to_string(),
                open.collect::<Vec<_>>().join(" "),
                gap.other_words.join(" | "),
            ],
        );
    }
    file
}

fn row(file: &mut String, cells: &[String]) {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    // Writing to a String can't fail.
    let _ = write!(file, "{}\r\n", cells.join(","));
}

/// A cell, of which a spreadsheet makes no formula.
fn cell(text: &str) -> String {
    let guard = if text.trim_start_matches([' ', '\u{a0}']).starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_is_a_formula_and_quotes_are_doubled() {
        for text in ["=1+1", "+31 6", "-x", "@SUM(A1)", "\tx", " =cmd"] {
            assert_eq!(cell(text), format!("\"'{text}\""));
        }
        assert_eq!(cell("Wie \"kent\" dat?, of niet"), "\"Wie \"\"kent\"\" dat?, of niet\"");
        assert_eq!(cell(""), "\"\"");
    }
}
