//! How do raised numbers stand in a line of plain text, so that `10` with a raised `2` is not read as 102?

use super::marks::{LINK, plain};

/// The signs that have a raised form of their own.
const RAISED: [(char, char); 16] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
];

/// What was raised, in signs that are: numbers become raised numbers, letters (`1e`, `2nd`) stay. A link is
/// the mark of a note, and goes.
pub(crate) fn raised(words: &str) -> String {
    let text = plain(words);
    let text = text.trim();
    if words.contains(LINK) {
        return String::new();
    }
    let sign = |c: char| RAISED.iter().find(|(sign, _)| *sign == c).map(|(_, raised)| *raised);
    let has_number = text.contains(|c: char| c.is_ascii_digit());
    match text.chars().map(sign).collect::<Option<String>>() {
        Some(raised) if has_number || text == "n" => raised,
        _ if has_number => format!("^{text}"),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raises_numbers_and_leaves_letters() {
        for (words, expected) in [
            ("2", "²"),
            ("10", "¹⁰"),
            ("-3", "⁻³"),
            ("n", "ⁿ"),
            ("e", "e"),
            ("nd", "nd"),
            ("1,5", "^1,5"),
            ("\u{f0005}1\u{f0006}#fn1\u{f0007}", ""),
        ] {
            assert_eq!(raised(words), expected);
        }
    }
}
