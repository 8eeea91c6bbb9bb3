//! How do words reach a reader on Discord as they are, whatever signs are in them?

use serenity::all::UserId;

use crate::corpus::Fence;
use crate::domain::ChannelId;

/// The signs that Discord's Markdown gives a meaning to anywhere in a line.
const INLINE: &[char] = &['\\', '*', '_', '~', '`', '|', '<', '[', ']', '@', ':', '#'];
/// The signs that it gives a meaning to at the beginning of a line.
const LEADING: &[char] = &['>', '-', '+'];
/// Closes a block of code.
pub(crate) const END_OF_CODE: &str = "\n```";

/// The text without what can't be seen but changes how the rest is shown: control characters, and
/// what turns the direction of reading or hides a border between words. What joins the parts of an
/// emoji or of a Persian word stays.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Zero width space, marks and overrides of direction, word joiner and what is invisible
        // beside it, isolates, byte order mark.
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => true,
        _ => c.is_control(),
    }
}

/// The text with a backslash before each sign that would be read as Markdown, as a mention or as
/// an emoji, and [`clean`].
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut line_start = true;
    for c in text.chars().filter(|c| !is_hidden(*c)) {
        if INLINE.contains(&c) || (line_start && LEADING.contains(&c)) {
            escaped.push('\\');
        }
        escaped.push(c);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    escaped
}

/// The text with the addresses of pages between angle brackets: Discord then links to them, and shows no preview
/// of the page below the message.
pub(crate) fn without_previews(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | '"' | '`');
        let (address, after) = from.split_at(from.find(ends).unwrap_or(from.len()));
        shown.push_str(before);
        if before.ends_with('<') {
            shown.push_str(address);
        } else {
            // What ends the sentence is no part of it.
            let bare = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '*']);
            shown.push_str(&format!("<{bare}>{}", &address[bare.len()..]));
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// The text that [`escape`] was given, but for what can't be seen.
pub(crate) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let escaped = sign == '\\' && signs.peek().is_some_and(|c| INLINE.contains(c) || LEADING.contains(c));
        plain.push(if escaped { signs.next().unwrap_or(sign) } else { sign });
    }
    plain
}

/// A channel as Discord shows it, with a link.
pub(crate) fn mention(channel: ChannelId) -> String {
    format!("<#{channel}>")
}

/// What was said to the bot, without its name.
pub(crate) fn without_mention(content: &str, bot: UserId) -> String {
    content.replace(&format!("<@{bot}>"), " ").replace(&format!("<@!{bot}>"), " ").trim().to_owned()
}

/// The words that a person said, without what Discord writes in signs: mentions, emoji of a server,
/// moments, and the addresses of pages.
pub(crate) fn spoken(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, sign) = rest.split_at(start);
        words.push_str(before);
        rest = match sign.find('>') {
            Some(end) if is_sign(&sign[1..end]) => {
                words.push(' ');
                &sign[end + 1..]
            }
            _ => {
                words.push('<');
                &sign[1..]
            }
        };
    }
    words.push_str(rest);
    let plain = |word: &&str| !word.starts_with("http://") && !word.starts_with("https://");
    words.split_whitespace().filter(plain).collect::<Vec<_>>().join(" ")
}

/// Whether Discord shows something else than these words between angle brackets ("Message
/// Formatting").
fn is_sign(inner: &str) -> bool {
    let marks = ["@", "#", "/", ":", "a:", "t:", "id:", "http://", "https://"];
    marks.iter().any(|mark| inner.starts_with(mark)) && !inner.contains(char::is_whitespace)
}

/// A text made bold, line by line, with the mark of a list, a quote or a heading left outside. What
/// is bold in it already would end it, and loses its own marks. In code, signs mean nothing: it stays.
pub(crate) fn bold(text: &str) -> String {
    let mut code = Code::default();
    let lines = text.split('\n').map(|line| if code.holds(line) { line.to_owned() } else { bold_line(line) });
    lines.collect::<Vec<_>>().join("\n")
}

fn bold_line(line: &str) -> String {
    let (mark, words) = line.split_at(mark_length(line));
    let words = words.replace("**", "");
    let whole = words.trim_end();
    let whole = if ends_in_escape(whole) { &whole[..whole.len() - 1] } else { whole };
    if whole.is_empty() { line.to_owned() } else { format!("{mark}**{whole}**") }
}

/// Tells code between fences from other text, line by line.
#[derive(Default)]
pub(crate) struct Code(Option<Fence>);

impl Code {
    /// Whether the next line is one of code, or a fence.
    pub(crate) fn holds(&mut self, line: &str) -> bool {
        match &self.0 {
            Some(fence) if fence.is_closed_by(line) => self.0 = None,
            Some(_) => {}
            None => {
                self.0 = Fence::opened_by(&line[mark_length(line)..]);
                return self.0.is_some();
            }
        }
        true
    }
}

/// What closes the code in which a text was cut off: without it, Discord shows the fence itself.
pub(crate) fn end_of_code(text: &str) -> &'static str {
    let mut code = Code::default();
    for line in text.split('\n') {
        code.holds(line);
    }
    // Discord knows no fences of tildes.
    if code.0.is_some_and(|fence| fence.sign == '`') { END_OF_CODE } else { "" }
}

/// How many bytes at the beginning of a line make it an item, a quote or a heading, or are spaces.
fn mark_length(line: &str) -> usize {
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start();
        let number = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = number.len() < trimmed.len() && (number.starts_with(". ") || number.starts_with(") "));
        let marks = ["- ", "* ", "+ ", "> ", "# ", "## ", "### "];
        match marks.iter().find(|mark| trimmed.starts_with(**mark)) {
            Some(mark) => rest = &trimmed[mark.len()..],
            None if numbered => rest = &number[2..],
            None => return line.len() - trimmed.len(),
        }
    }
}

/// Whether the last backslash would take the meaning from what comes after it.
fn ends_in_escape(text: &str) -> bool {
    text.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_the_words_and_leaves_the_signs() {
        let said = "<@1> <a:dans:22> zie https://voorbeeld.nl: <#3> wat is 2 < 3 en <b>?";
        assert_eq!(spoken(said), "zie wat is 2 < 3 en <b>?");
    }

    #[test]
    fn makes_the_words_of_each_line_bold() {
        assert_eq!(
            bold("Een.\n\n- **twee**\n  1. drie\n> vier"),
            "**Een.**\n\n- **twee**\n  1. **drie**\n> **vier**"
        );
        assert_eq!(bold("een\\"), "**een**");
        assert_eq!(bold("  \n- "), "  \n- ");
        let code = "```sh\n   ls\n   ```";
        assert_eq!(
            bold(&format!("1. Een:\n   {code}\n2. {code}")),
            format!("1. **Een:**\n   {code}\n2. {code}")
        );
    }

    #[test]
    fn closes_code_that_was_cut_off() {
        assert_eq!(end_of_code("Een\n```sh\nls …"), END_OF_CODE);
        assert_eq!(end_of_code("1. ```\n   ls\n   ```\nTwee …"), "");
    }

    #[test]
    fn addresses_bring_no_previews() {
        let text = "Zie https://x.nl/a. En [dit](https://y.nl), <https://z.nl> ook";
        assert_eq!(
            without_previews(text),
            "Zie <https://x.nl/a>. En [dit](<https://y.nl>), <https://z.nl> ook"
        );
    }

    #[test]
    fn leaves_out_what_cannot_be_seen() {
        assert_eq!(clean("a\u{202e}b\u{200b}c\u{7}d\te\nf"), "abcd\te\nf");
        let family = "\u{1f468}\u{200d}\u{1f469}";
        assert_eq!(clean(family), family);
    }

    #[test]
    fn takes_the_meaning_from_signs() {
        assert_eq!(escape("*hoi* <@1> @everyone"), "\\*hoi\\* \\<\\@1> \\@everyone");
        assert_eq!(escape("- een\n> twee - drie"), "\\- een\n\\> twee - drie");
    }
}
