//! Which signs tell of links, bold words and code, and what are the words without them?

use std::borrow::Cow;

/// Begin and end bold words.
pub(crate) const BOLD: char = '\u{f0001}';
pub(crate) const END_BOLD: char = '\u{f0002}';
/// Begin and end code, in which no sign has a meaning.
pub(crate) const CODE: char = '\u{f0003}';
pub(crate) const END_CODE: char = '\u{f0004}';
/// Begins the words of a link, its address, and what comes after that.
pub(crate) const LINK: char = '\u{f0005}';
pub(crate) const ADDRESS: char = '\u{f0006}';
pub(crate) const END_LINK: char = '\u{f0007}';
/// Ends the language that a block of code begins with.
const END_LANGUAGE: char = '\u{f0008}';
/// The longest name of a language of code, in bytes.
const MAX_LANGUAGE_BYTES: usize = 20;

/// Whether a sign is one of those.
pub(crate) fn is_mark(c: char) -> bool {
    (BOLD..=END_LANGUAGE).contains(&c)
}

/// The text of a file, in which none of those signs is to mean something.
pub(crate) fn without_marks(text: String) -> String {
    if text.contains(is_mark) { text.replace(is_mark, "") } else { text }
}

/// The words alone, without signs and addresses.
pub(crate) fn plain(words: &str) -> Cow<'_, str> {
    if !words.contains(is_mark) {
        return words.into();
    }
    let mut plain = String::with_capacity(words.len());
    let mut in_address = false;
    for c in words.chars() {
        match c {
            ADDRESS => in_address = true,
            END_LINK => in_address = false,
            c if in_address || is_mark(c) => {}
            c => plain.push(c),
        }
    }
    plain.into()
}

/// Inline code.
pub(crate) fn code(text: &str) -> String {
    format!("{CODE}{text}{END_CODE}")
}

/// A block of code with its language before it, where one is told.
pub(crate) fn in_language(told: &str, text: &str) -> String {
    let name = told.split([' ', ',', '{']).next().unwrap_or_default();
    let is_name = !name.is_empty()
        && name.len() <= MAX_LANGUAGE_BYTES
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_'));
    if is_name { format!("{name}{END_LANGUAGE}{text}") } else { text.to_owned() }
}

/// The language that a block of code begins with, or nothing, and the code.
pub(crate) fn language_of(code: &str) -> (&str, &str) {
    code.split_once(END_LANGUAGE).unwrap_or(("", code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(words: &str, address: &str) -> String {
        format!("{LINK}{words}{ADDRESS}{address}{END_LINK}")
    }

    #[test]
    fn tells_words_from_what_markup_says() {
        let words = format!("Zie {BOLD}{}{END_BOLD} en {}.", link("dit", "https://x.nl"), code("ls"));
        assert_eq!(plain(&words), "Zie dit en ls.");
        assert_eq!(without_marks(words), "Zie dithttps://x.nl en ls.");
    }

    #[test]
    fn keeps_the_language_of_code_where_it_is_one() {
        assert_eq!(language_of(&in_language("rust,ignore", "x")), ("rust", "x"));
        assert_eq!(language_of(&in_language("c++", "x")), ("c++", "x"));
        assert_eq!(language_of(&in_language("{.python}", "x")), ("", "x"));
        assert_eq!(language_of("x"), ("", "x"));
    }
}
