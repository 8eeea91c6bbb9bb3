//! What does a page say that Notion exported: which of it is text, and which are its properties?

use serde_json::{Map, Value};

use crate::import::draft::Draft;
use crate::import::markdown::foreign_front_matter::{described, fields_of_lines};

/// Notion ends the name of a file with so many digits and letters of its own.
const ID_LENGTH: usize = 32;

/// The name of a file without what Notion puts at its end: `Huisregels 1a2b...`.
pub(crate) fn without_id(stem: &str) -> Option<&str> {
    let at = stem.len().checked_sub(ID_LENGTH)?;
    let id = stem.get(at..)?;
    let is_id = id.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
    let name = stem[..at].trim_end_matches([' ', '-', '_']);
    (is_id && name.len() < at).then_some(name)
}

/// What a page is said to be, in the lines below its title, and the page without those.
pub(crate) fn split(text: &str) -> (Draft, String) {
    let start = text.trim_start_matches(['\u{feff}', '\n']);
    let Some((title, rest)) = start.split_once('\n').filter(|(title, _)| title.starts_with("# ")) else {
        return (Draft::default(), text.to_owned());
    };
    let rest = rest.trim_start_matches('\n');
    let end = rest.find("\n\n").unwrap_or(rest.len());
    let fields = properties(&rest[..end]);
    if fields.is_empty() {
        return (Draft::default(), text.to_owned());
    }
    (described(&fields), format!("{title}\n{}", &rest[end..]))
}

/// The properties, if each of the lines is one.
fn properties(lines: &str) -> Map<String, Value> {
    let is_property = |line: &str| {
        let name = line.split_once(": ").map_or("", |(name, _)| name);
        name.starts_with(char::is_uppercase)
            && name.chars().count() <= 30
            && !name.contains(['.', '*', '[', '`'])
    };
    if lines.lines().all(is_property) { fields_of_lines(lines) } else { Map::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_its_signs_from_names() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(without_id(&format!("Huisregels {id}")), Some("Huisregels"));
        assert_eq!(without_id("Huisregels"), None);
        assert_eq!(without_id(&format!("a{id}")), None);
        assert_eq!(without_id(&format!("é {}", &id[1..])), None);
    }

    #[test]
    fn takes_properties_for_what_they_are() {
        let (draft, text) =
            split("# Huisregels\n\nCreated: May 3, 2021\nTags: huis, geluid\nStatus: Klaar\n\nTekst.\n");
        assert_eq!(text, "# Huisregels\n\n\nTekst.\n");
        assert_eq!(
            (draft.topics, draft.date.as_deref()),
            (vec!["huis".into(), " geluid".into()], Some("May 3, 2021"))
        );
        for text in ["# Huisregels\n\nLet op: dit.\nEen zin zonder meer.\n", "Tekst.\n", "# Kop\n\nTekst.\n"]
        {
            assert_eq!(split(text).1, text);
        }
    }
}
