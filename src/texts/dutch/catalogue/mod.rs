//! What is Dutch for a message about a document or a file? (A message catalogue.)
//!
//! The readers of documents know no language, and tell in English what is wrong; some of it in a process of
//! its own, and some of it in the words of the libraries that they read with. So their messages are
//! translated as a whole, as gettext does it: by the English, with `{}` for what is filled in.
//! `tests/catalogue.rs` reads the sources for messages that are missing here.

mod messages;

use messages::MESSAGES;

/// The Dutch of a message, line by line; what is not known stays as it is. Before the message may stand what
/// it is about.
pub(super) fn translate(english: &str) -> String {
    let lines = english.split('\n').map(|line| {
        let message = line.trim_start();
        let indent = &line[..line.len() - message.len()];
        format!(
            "{indent}{}",
            known(message).or_else(|| known_behind(message)).unwrap_or_else(|| message.to_owned())
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The Dutch of a message behind its subject: `a.pdf: is empty`.
fn known_behind(line: &str) -> Option<String> {
    line.match_indices(": ").find_map(|(at, colon)| {
        let (subject, message) = (&line[..at + colon.len()], &line[at + colon.len()..]);
        known(message).map(|dutch| format!("{subject}{dutch}"))
    })
}

fn known(message: &str) -> Option<String> {
    let mut found =
        MESSAGES.iter().filter_map(|(pattern, dutch)| Some((filled_in(pattern, message)?, dutch)));
    let (parts, dutch) = found.next()?;
    let put = |dutch: String, (at, part): (usize, &&str)| {
        // What is filled in may be known too.
        dutch.replace(&format!("{{{at}}}"), &known(part).unwrap_or_else(|| (*part).to_owned()))
    };
    Some(parts.iter().enumerate().fold((*dutch).to_owned(), put))
}

/// What was filled in to make a message of a pattern; `None` where it was not made of this one.
fn filled_in<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let (mut parts, mut pieces) = (Vec::new(), pieces.peekable());
    while let Some(piece) = pieces.next() {
        let at = match pieces.peek() {
            Some(_) => rest.find(piece)?,
            // The last piece ends the message.
            None => rest.len().checked_sub(piece.len()).filter(|at| rest.get(*at..) == Some(piece))?,
        };
        parts.push(rest.get(..at)?);
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_translated_with_what_is_filled_in() {
        for (english, dutch) in [
            ("is empty", "is leeg"),
            ("a.pdf: is empty", "a.pdf: is leeg"),
            ("two works have the key `castells`", "twee werken hebben de sleutel `castells`"),
            (
                "a quotable line of 300 characters: 60 to 240 read best",
                "een citaat van 300 tekens: 60 tot 240 leest het prettigst",
            ),
            ("nobody knows this", "nobody knows this"),
            (
                "a.docx -> nl/a.md, 12 words\n  2 of 3 pages: x",
                "a.docx -> nl/a.md, 12 woorden\n  2 of 3 pages: x",
            ),
            ("is a spreadsheet: export it as PDF", "is een rekenblad: exporteer het als PDF"),
            (
                "x: is a socket, and no file: it is not read",
                "x: is een socket, en geen bestand: het wordt niet gelezen",
            ),
            ("", ""),
        ] {
            assert_eq!(translate(english), dutch, "{english}");
        }
    }

    #[test]
    fn everything_that_is_filled_in_stands_in_the_dutch_too() {
        for (english, dutch) in MESSAGES {
            for at in 0..english.matches("{}").count() {
                assert!(dutch.contains(&format!("{{{at}}}")), "{english}");
            }
            assert!(!dutch.contains(&format!("{{{}}}", english.matches("{}").count())), "{dutch}");
        }
    }
}
