//! How do plain words stay plain words in Markdown, with as few backslashes as can be?
//!
//! Backslashes are seen on Discord and in a terminal, so one is written only where Markdown would
//! otherwise read a meaning into a sign.

/// The words, line by line, as Markdown that reads as exactly those words.
pub(super) fn words(words: &str) -> String {
    let escaped = inline(words);
    words
        .lines()
        .zip(escaped.lines())
        .map(|(line, escaped)| start(line, escaped, words))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The words as a heading's: where they stand after `#`, a marker at their start means nothing.
pub(super) fn heading(words: &str) -> String {
    let escaped = inline(words);
    match escaped.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => escaped,
    }
}

/// The words as a cell's.
pub(super) fn cell(words: &str) -> String {
    inline(words).replace('|', "\\|").replace('\n', " ")
}

/// A line of the words, of which the signs are escaped already, without what its start would mean.
fn start(line: &str, escaped: &str, words: &str) -> String {
    match marker(line, words).filter(|at| !escaped[*at..].starts_with('\\')) {
        Some(at) => format!("{}\\{}", &escaped[..at], &escaped[at..]),
        None => escaped.to_owned(),
    }
}

/// Where a backslash takes away what the start of a line would mean.
fn marker(line: &str, words: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let of_marks_only = line.chars().all(|c| matches!(c, '-' | '=' | '|' | ':' | ' ' | '~'));
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let followed_by_space = |at: usize| line[at..].chars().next().is_none_or(char::is_whitespace);
    match first {
        '>' => Some(0),
        '#' => followed_by_space(line.len() - line.trim_start_matches('#').len()).then_some(0),
        '+' | '-' | '*' if followed_by_space(1) => Some(0),
        '-' | '=' | '|' | ':' if of_marks_only => Some(0),
        '~' if line.starts_with("~~~") => Some(0),
        '[' if words.contains("]:") => Some(0),
        '0'..='9' if line[digits..].starts_with(['.', ')']) && followed_by_space(digits + 1) => Some(digits),
        _ => None,
    }
}

fn inline(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut before = ' ';
    let last = Last { link: words.rfind("]("), semicolon: words.rfind(';') };
    for (at, c) in words.char_indices() {
        if has_meaning(c, before, &words[at + c.len_utf8()..], last.after(at)) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// Where the last of these stands, so that it need not be looked for at every sign.
struct Last {
    link: Option<usize>,
    semicolon: Option<usize>,
}

/// What is still to come in the words.
struct ToCome {
    link: bool,
    semicolon: bool,
}

impl Last {
    fn after(&self, at: usize) -> ToCome {
        let comes = |last: Option<usize>| last.is_some_and(|last| last > at);
        ToCome { link: comes(self.link), semicolon: comes(self.semicolon) }
    }
}

/// Would Markdown read something into a sign, between what stands before and after it?
fn has_meaning(c: char, before: char, after: &str, to_come: ToCome) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    match c {
        '`' => true,
        '\\' => next.is_ascii_punctuation() || next == '\n' || after.is_empty(),
        '*' => !(before.is_whitespace() && next.is_whitespace()),
        '_' => {
            let inside_a_word = before.is_alphanumeric() && next.is_alphanumeric();
            let alone = before.is_whitespace() && next.is_whitespace();
            !inside_a_word && !alone
        }
        '[' => to_come.link,
        '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
        '&' => (next == '#' || next.is_ascii_alphabetic()) && to_come.semicolon,
        '~' => before == '~' || next == '~',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::super::clean;

    /// The words that a reader of the Markdown sees, if it is a single paragraph.
    fn read(markdown: &str) -> Option<String> {
        let mut words = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak => words.push('\n'),
                Event::Start(Tag::Paragraph) if !words.is_empty() => return None,
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                _ => return None,
            }
        }
        Some(words)
    }

    #[test]
    fn leaves_ordinary_text_as_it_is() {
        for text in ["2 * 3 = 6, AT&T, snake_case, a < b [1]", "3.0 is een versie", "C# en #durftevragen"] {
            assert_eq!(super::words(text), text);
        }
    }

    #[test]
    fn takes_the_meaning_from_markers() {
        assert_eq!(super::words("1. Een\n- twee\n# drie\n==="), "1\\. Een\n\\- twee\n\\# drie\n\\===");
        assert_eq!(super::words("<b>*vet*</b>"), "\\<b>\\*vet\\*\\</b>");
    }

    proptest! {
        #[test]
        fn reads_back_as_the_same_words(text in "[-a-z0-9 \n#>*_`\\[\\]()<&;.:=|~!+\\\\/\"']{1,40}") {
            let words = clean::lines(&text);
            prop_assume!(!words.is_empty());
            let markdown = super::words(&words);
            prop_assert_eq!(read(&markdown), Some(words), "{}", markdown);
        }
    }
}
