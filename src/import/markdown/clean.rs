//! Which signs may stand in the text of a document?

use unicode_normalization::UnicodeNormalization as _;

/// The text in composed form, without the signs that are not seen: control characters, soft
/// hyphens, marks of direction; odd spaces and ligatures are made plain. Line breaks stay.
pub(crate) fn text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\n' => clean.push('\n'),
            '\u{fb00}' => clean.push_str("ff"),
            '\u{fb01}' => clean.push_str("fi"),
            '\u{fb02}' => clean.push_str("fl"),
            '\u{fb03}' => clean.push_str("ffi"),
            '\u{fb04}' => clean.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => clean.push_str("st"),
            '\u{2028}' | '\u{2029}' => clean.push('\n'),
            c if c.is_whitespace() => clean.push(' '),
            c if c.is_control() || is_unseen(c) => {}
            c => clean.push(c),
        }
    }
    clean
}

/// The text on one line, with single spaces.
pub(crate) fn line(words: &str) -> String {
    text(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with single spaces, and its line breaks where they were.
pub(crate) fn lines(words: &str) -> String {
    let lines = text(words);
    let lines = lines.lines().map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_odd_signs_plain() {
        assert_eq!(line(" e\u{301}e\u{ad}n\u{a0}  \u{fb01}ets\u{202e}\u{0}\n"), "éen fiets");
        assert_eq!(lines("a  b \n\n c"), "a b\nc");
    }
}
