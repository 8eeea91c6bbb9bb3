//! How do the signs for links, bold words and code become Markdown?

use super::marks::{ADDRESS, BOLD, CODE, END_BOLD, END_CODE, END_LINK, LINK, is_mark};

/// Marks bold words.
const STARS: &str = "**";

/// The words, of which all else is escaped already, as Markdown. What opens and never closes, or would be
/// misread where it stands, leaves its words.
pub(crate) fn to_markdown(escaped: &str) -> String {
    if !escaped.contains(is_mark) {
        return escaped.to_owned();
    }
    let mut writer = Writer { parts: vec![Part { mark: ' ', text: String::new(), bold_end: None }] };
    let mut signs = escaped.chars().peekable();
    while let Some(c) = signs.next() {
        let next = signs.peek().copied();
        match c {
            BOLD | CODE | LINK | ADDRESS => writer.open(c),
            END_BOLD if writer.is_open(BOLD) => writer.bold(next),
            END_CODE if writer.is_open(CODE) => writer.code(),
            END_LINK if writer.is_open(ADDRESS) => writer.link(),
            c if is_mark(c) => {}
            c => writer.last().text.push(c),
        }
    }
    while writer.parts.len() > 1 {
        let Part { text, mark, .. } = writer.close();
        // An address without an end is no words.
        if mark != ADDRESS {
            writer.last().text.push_str(&text);
        }
    }
    writer.close().text
}

/// What stands between two signs.
#[derive(Default)]
struct Part {
    mark: char,
    text: String,
    /// Where bold words end in it, if they are the last.
    bold_end: Option<usize>,
}

struct Writer {
    parts: Vec<Part>,
}

impl Writer {
    fn last(&mut self) -> &mut Part {
        if self.parts.is_empty() {
            self.parts.push(Part::default());
        }
        let at = self.parts.len() - 1;
        &mut self.parts[at]
    }

    fn open(&mut self, mark: char) {
        self.parts.push(Part { mark, ..Part::default() });
    }

    fn is_open(&mut self, mark: char) -> bool {
        self.last().mark == mark
    }

    fn close(&mut self) -> Part {
        self.parts.pop().unwrap_or_default()
    }

    fn bold(&mut self, next: Option<char>) {
        let text = self.close().text;
        let words = text.trim();
        let is_inside = self.parts.iter().any(|part| part.mark == BOLD);
        let before = self.before();
        let part = self.last();
        part.text.push_str(&text[..text.len() - text.trim_start().len()]);
        let after = next.filter(|_| text.trim_end().len() == text.len());
        let before = if text.starts_with(char::is_whitespace) { ' ' } else { before };
        if words.is_empty() || is_inside || !flanks(words, before, after.unwrap_or(' ')) {
            part.text.push_str(words);
        } else {
            // Bold words right after others go on with those.
            match part.bold_end.filter(|end| *end == part.text.len()) {
                Some(end) => part.text.truncate(end - STARS.len()),
                None => part.text.push_str(STARS),
            }
            part.text.push_str(words);
            part.text.push_str(STARS);
            part.bold_end = Some(part.text.len());
        }
        if !words.is_empty() {
            part.text.push_str(&text[text.trim_end().len()..]);
        }
    }

    /// What stands before the part that begins.
    fn before(&self) -> char {
        let part = self.parts.last();
        part.and_then(|part| part.text.chars().next_back().or((part.mark != ' ').then_some('[')))
            .unwrap_or(' ')
    }

    fn code(&mut self) {
        let text = self.close().text.replace('\n', " ");
        if text.trim().is_empty() {
            return;
        }
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let ticks = "`".repeat(longest + 1);
        let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        self.last().text.push_str(&format!("{ticks}{room}{}{room}{ticks}", text.trim()));
    }

    fn link(&mut self) {
        let address = self.close().text;
        if !self.is_open(LINK) {
            return;
        }
        let words = self.close().text.replace('\n', " ");
        let shown = words.trim();
        let plain = shown.replace('\\', "");
        let is_address = plain.starts_with("http://") || plain.starts_with("https://");
        if shown.is_empty() || !address.starts_with("http") {
            self.last().text.push_str(&words);
        } else if is_address {
            // Discord shows no link whose words are an address themselves.
            self.last().text.push_str(&address);
        } else {
            let start = &words[..words.len() - words.trim_start().len()];
            let end = &words[words.trim_end().len()..];
            self.last().text.push_str(&format!("{start}[{shown}]({address}){end}"));
        }
    }
}

/// Whether stars around these words would be read as such, between these signs: the rules for delimiter
/// runs (<https://spec.commonmark.org/0.31.2/#delimiter-run>).
fn flanks(words: &str, before: char, after: char) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let opens = words.starts_with(|c: char| !is_sign(c)) || before.is_whitespace() || is_sign(before);
    let closes = words.ends_with(|c: char| !is_sign(c)) || after.is_whitespace() || is_sign(after);
    opens && closes
}
