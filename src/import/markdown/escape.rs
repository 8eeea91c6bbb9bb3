//! How do plain words stay plain words in Markdown, with as few backslashes as can be?
//!
//! The signs for links, bold words and code ([`inline`]) become Markdown; what stands between them is escaped.
//!
//! Backslashes are seen on Discord and in a terminal, so one is written only where Markdown would
//! otherwise read a meaning into a sign.

use super::inline;

/// The words, line by line, as Markdown that reads as exactly those words.
pub(crate) fn words(words: &str) -> String {
    let escaped = escaped(words);
    let lines = words.lines().zip(escaped.lines()).map(|(line, escaped)| start(line, escaped, words));
    inline::to_markdown(&lines.collect::<Vec<_>>().join("\n"))
}

/// The words as a heading's: where they stand after `#`, a marker at their start means nothing. Nothing in
/// them is bold, or leads anywhere.
pub(crate) fn heading(words: &str) -> String {
    let escaped = escaped(&inline::plain(words));
    match escaped.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => escaped,
    }
}

/// The words as a cell's.
pub(crate) fn cell(words: &str) -> String {
    inline::to_markdown(&escaped(words).replace('|', "\\|").replace('\n', " "))
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

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut before = ' ';
    let last = Last::of(words);
    let mut marked = Marked::default();
    for (at, c) in words.char_indices() {
        marked.pass(c);
        if marked.is_as_it_is {
            // Code, or an address.
        } else if marked.in_link && matches!(c, '[' | ']')
            || has_meaning(c, before, &words[at + c.len_utf8()..], last.around(at))
        {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// What of the signs for links and code stands around a sign.
#[derive(Default)]
struct Marked {
    is_as_it_is: bool,
    in_link: bool,
}

impl Marked {
    fn pass(&mut self, c: char) {
        match c {
            inline::CODE => self.is_as_it_is = true,
            inline::END_CODE => self.is_as_it_is = false,
            inline::LINK => self.in_link = true,
            inline::ADDRESS => *self = Self { is_as_it_is: true, in_link: false },
            inline::END_LINK => *self = Self::default(),
            _ => {}
        }
    }
}

/// Where the first and the last of these stand, so that they need not be looked for at every sign.
struct Last {
    link: Option<usize>,
    stars: Pair,
    lines: Pair,
}

/// Where the first sign stands that may open an emphasis, and the last that may close one.
#[derive(Default)]
struct Pair {
    opens: Option<usize>,
    closes: Option<usize>,
}

/// What stands elsewhere in the words.
struct Around {
    /// Whether a link is still to come.
    link: bool,
    /// Whether a star, or a low line, may be one of a pair.
    stars: bool,
    lines: bool,
}

impl Last {
    fn of(words: &str) -> Self {
        let is_bold = words.contains(inline::BOLD);
        let stars = if is_bold { Pair::anywhere(words) } else { Pair::of(words, '*') };
        Self { link: words.rfind("]("), stars, lines: Pair::of(words, '_') }
    }

    fn around(&self, at: usize) -> Around {
        let link = self.link.is_some_and(|last| last > at);
        Around { link, stars: self.stars.holds(at), lines: self.lines.holds(at) }
    }
}

impl Pair {
    /// Where others may be one of a pair with any sign.
    fn anywhere(words: &str) -> Self {
        Self { opens: Some(0), closes: Some(words.len()) }
    }

    /// One with a space after it opens nothing, and one with a space before it closes nothing.
    fn of(words: &str, sign: char) -> Self {
        let mut pair = Self::default();
        let mut before = ' ';
        let mut signs = words.char_indices().peekable();
        while let Some((at, c)) = signs.next() {
            let next = signs.peek().map_or(' ', |(_, next)| *next);
            if c == sign && !next.is_whitespace() {
                pair.opens.get_or_insert(at);
            }
            if c == sign && !before.is_whitespace() {
                pair.closes = Some(at);
            }
            before = c;
        }
        pair
    }

    /// Whether a sign at this place may be one of a pair.
    fn holds(&self, at: usize) -> bool {
        let pair = self.opens.zip(self.closes);
        pair.is_some_and(|(opens, closes)| opens < closes && (opens..=closes).contains(&at))
    }
}

/// Would Markdown read something into a sign, between what stands before and after it?
fn has_meaning(c: char, before: char, after: &str, around: Around) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    match c {
        '`' => true,
        '\\' => next.is_ascii_punctuation() || next == '\n' || after.is_empty() || inline::is_mark(next),
        // An image.
        '!' => next == inline::LINK,
        '*' => around.stars && !(before.is_whitespace() && next.is_whitespace()),
        '_' => {
            let inside_a_word = before.is_alphanumeric() && next.is_alphanumeric();
            let alone = before.is_whitespace() && next.is_whitespace();
            around.lines && !inside_a_word && !alone
        }
        '[' => around.link,
        '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
        '&' => is_entity(after),
        '~' => before == '~' || next == '~',
        _ => false,
    }
}

/// Whether what follows `&` is a name or a number, with a semicolon after it.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    name.len() < after.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use crate::import::markdown::clean;

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
        for text in [
            "2 * 3 = 6, AT&T of R&D, enzovoort; snake_case, a < b [1]",
            "*.md en *.txt",
            "x* of _y",
            "a* (b*",
            "3.0 is een versie",
            "C# en #durftevragen",
        ] {
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
