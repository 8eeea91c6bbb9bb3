//! Where do the items of lists begin, and what is code that stands further in than their words?

/// Code stands this much further in than the text around it.
const INDENT: usize = 4;

/// Tells code that is indented from the text of a list, line by line.
#[derive(Default)]
pub(super) struct Indented {
    in_text: bool,
    /// Where the words begin of each item that is open.
    margins: Vec<usize>,
}

/// What a line is, by how far in it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Code.
    Code,
    /// A sentence in a list, that stands as far in as code; and where the words of its item begin.
    Prose(usize),
    Other,
}

impl Indented {
    /// Tells what the next line is.
    pub(super) fn tell(&mut self, line: &str) -> Line {
        if !self.is_code(line) {
            return Line::Other;
        }
        let margin = self.margins.last().copied().unwrap_or_default();
        if margin == 0 || !is_prose(line) {
            return Line::Code;
        }
        self.in_text = true;
        Line::Prose(margin)
    }

    /// Code stands four spaces further in than the words of its item, and not right below a paragraph.
    fn is_code(&mut self, line: &str) -> bool {
        let indent = width(&line[..line.len() - line.trim_start().len()]);
        let is_blank = line.trim().is_empty();
        if !is_blank && (!self.in_text || marker(line).is_some()) {
            self.margins.retain(|margin| *margin <= indent);
        }
        let margin = self.margins.last().copied().unwrap_or_default();
        let is_code = indent >= margin + INDENT && !is_blank && !self.in_text;
        if let Some(marker) = marker(line).filter(|_| !is_code) {
            let words = line.trim_start()[marker.len()..].trim_end();
            let gap = width(&words[..words.len() - words.trim_start().len()]);
            let gap = if (1..=INDENT).contains(&gap) { gap } else { 1 };
            self.margins.push(indent + marker.len() + gap);
        }
        self.in_text = !is_blank && !is_code;
        is_code
    }
}

/// Whether a line is a sentence, or the beginning of one, and has no sign of code in it.
fn is_prose(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(char::is_uppercase)
        && line.split_whitespace().count() >= 4
        && line.ends_with(|c: char| c.is_alphanumeric() || ".,:;!?)".contains(c))
        && !line.contains(['{', '}', '=', '$', '|', '<', '>', '\\', '`', '#'])
}

/// How many columns these spaces and tabs take up.
fn width(spaces: &str) -> usize {
    spaces.chars().fold(0, |column, c| if c == '\t' { column + INDENT - column % INDENT } else { column + 1 })
}

/// Whether a line begins an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    marker(line).is_some()
}

/// What a line begins with that is an item of a list.
fn marker(line: &str) -> Option<&str> {
    let mark = line.split_whitespace().next()?;
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_mark = matches!(mark, "-" | "*" | "+")
        || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_mark.then_some(mark)
}

/// What a line says after the markers of items that it begins with.
pub(super) fn words_of(line: &str) -> &str {
    let mut words = line.trim_start();
    while let Some(marker) = marker(words) {
        words = words[marker.len()..].trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<&str> {
        let mut indented = Indented::default();
        text.lines().filter(|line| indented.is_code(line)).map(str::trim).collect()
    }

    #[test]
    fn tells_code_from_the_text_of_a_list() {
        assert_eq!(code("Een\n    twee\n\n    code\n\n\tcode 2\n"), ["code", "code 2"]);
        assert_eq!(
            code("- een\n\n    twee\n\n      code\n\n  drie\n\nvier\n\n    code 2\n"),
            ["code", "code 2"]
        );
        assert_eq!(
            code("10. een\n    - twee\n\n          code\n\n        drie\n\n11. vier\n\n        code 2\n"),
            ["code", "code 2"]
        );
        assert_eq!(words_of("  1. - ```sh\n"), "```sh\n");
    }
}
