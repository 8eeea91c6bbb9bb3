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

/// A text made bold. What is bold in it already would end it, and loses its own marks.
pub(super) fn bold(text: &str) -> String {
    format!("**{}**", text.replace("**", "").trim_end_matches('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_meaning_from_signs() {
        assert_eq!(escape("*hoi* <@1> @everyone"), "\\*hoi\\* \\<\\@1> \\@everyone");
        assert_eq!(escape("- een\n> twee - drie"), "\\- een\n\\> twee - drie");
    }
}
