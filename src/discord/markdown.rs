//! How do words reach a reader on Discord as they are, whatever signs are in them?

/// The signs that Discord's Markdown gives a meaning to anywhere in a line.
const INLINE: &[char] = &['\\', '*', '_', '~', '`', '|', '<', '[', ']', '@', ':', '#'];
/// The signs that it gives a meaning to at the beginning of a line.
const LEADING: &[char] = &['>', '-', '+'];

/// The text with a backslash before each sign that would be read as Markdown, as a mention or as
/// an emoji.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut line_start = true;
    for c in text.chars() {
        if INLINE.contains(&c) || (line_start && LEADING.contains(&c)) {
            escaped.push('\\');
        }
        escaped.push(c);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    escaped
}

/// The words that a person said, without what Discord writes in signs: mentions, emoji of a server,
/// moments, and the addresses of pages.
pub(super) fn spoken(text: &str) -> String {
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

/// A text made bold. What is bold in it already would end it, and loses its own marks.
pub(super) fn bold(text: &str) -> String {
    format!("**{}**", text.replace("**", "").trim_end_matches('\\'))
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
    fn takes_the_meaning_from_signs() {
        assert_eq!(escape("*hoi* <@1> @everyone"), "\\*hoi\\* \\<\\@1> \\@everyone");
        assert_eq!(escape("- een\n> twee - drie"), "\\- een\n\\> twee - drie");
    }
}
