//! Where do lines end in a terminal? Between words, as wide as it is. (Word wrap.)

use std::io::{self, Write};

use textwrap::{Options, WordSplitter};

/// Wider lines than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// In a narrower terminal than this, words don't fit.
const NARROWEST: usize = 20;

/// How wide the terminal is that standard output goes to; `None` where it goes elsewhere, to a file or another
/// program, which gets the lines as they are.
#[must_use]
pub fn width() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(columns).clamp(NARROWEST, WIDEST))
}

/// Writes lines no wider than this; what belongs to an entry of a list stays below it. Lines of a table stay
/// whole.
pub struct Wrapped<W> {
    out: W,
    width: Option<usize>,
    /// What was written of the line that has not ended.
    line: Vec<u8>,
}

impl<W: Write> Wrapped<W> {
    /// Writes to `out`, in lines of this width, or as they are.
    pub fn new(out: W, width: Option<usize>) -> Self {
        Self { out, width, line: Vec::new() }
    }

    fn put(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match (self.width, std::str::from_utf8(&line)) {
            (Some(width), Ok(text)) if !text.starts_with('|') => {
                self.out.write_all(wrap(text, width).as_bytes())
            }
            _ => self.out.write_all(&line),
        }
    }
}

impl<W: Write> Write for Wrapped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.put()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.put()?;
        self.out.flush()
    }
}

/// A line, with its end, in lines of at most this width. Escape codes for styles take no room.
fn wrap(line: &str, width: usize) -> String {
    let text = line.trim_end_matches('\n');
    let indent = " ".repeat(hanging(text).min(width / 2));
    // An address or a file name is no use in two pieces.
    let options = Options::new(width)
        .subsequent_indent(&indent)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    format!("{}{}", textwrap::fill(text, options), &line[text.len()..])
}

/// How far the text of a line begins from its start: behind spaces, and the mark of an entry in a list.
fn hanging(text: &str) -> usize {
    let text = behind_styles(text);
    let spaces = text.len() - text.trim_start_matches(' ').len();
    let rest = &text[spaces..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = ["- ", "* ", "> "].iter().any(|mark| rest.starts_with(mark));
    match digits {
        0 if mark => spaces + 2,
        1..=3 if rest[digits..].starts_with(". ") => spaces + digits + 2,
        _ => spaces,
    }
}

/// A line without the escape codes for styles that it begins with.
fn behind_styles(text: &str) -> &str {
    match text.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m')) {
        Some((_, rest)) => behind_styles(rest),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: Option<usize>, parts: &[&str]) -> String {
        let mut wrapped = Wrapped::new(Vec::new(), width);
        for part in parts {
            wrapped.write_all(part.as_bytes()).expect("it is written");
        }
        wrapped.flush().expect("it is written");
        String::from_utf8(wrapped.out).expect("a text")
    }

    #[test]
    fn lines_end_between_words_and_lists_hang() {
        let text = ["Een netwerk is ", "meer dan een lijst\n- en een lijst is minder dan een netwerk\n\n"];
        assert_eq!(
            written(Some(20), &text),
            "Een netwerk is meer\ndan een lijst\n- en een lijst is\n  minder dan een\n  netwerk\n\n"
        );
        assert_eq!(written(None, &text), text.concat());
    }

    #[test]
    fn styles_take_no_room_and_what_can_not_be_cut_stays_whole() {
        let bold = "\u{1b}[1mvet vet vet vet vet\u{1b}[0m\n";
        assert_eq!(written(Some(20), &[bold]), bold);
        let entry = "\u{1b}[2m- een werk met een lange naam\u{1b}[0m\n";
        assert_eq!(written(Some(20), &[entry]), "\u{1b}[2m- een werk met een\n  lange naam\u{1b}[0m\n");
        let address = "https://example.org/een/heel/lang/adres\n";
        assert_eq!(written(Some(20), &[address]), address);
        let table = "| een tabel | die breder is dan het scherm |\n";
        assert_eq!(written(Some(20), &[table]), table);
        assert_eq!(written(Some(20), &["zonder einde"]), "zonder einde");
    }
}
