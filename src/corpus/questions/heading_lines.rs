//! Which lines are headings by what they say: `Artikel 1`, or a few words in bold?

/// What a part of a text is called that is numbered, apart from what stands above those.
const PARTS: &[&str] = &[
    "artikel",
    "art.",
    "lid",
    "paragraaf",
    "par.",
    "§",
    "stap",
    "bijlage",
    "regel",
    "onderdeel",
    "thema",
    "les",
    "vraag",
    "article",
    "section",
    "sec.",
    "step",
    "rule",
    "appendix",
    "annex",
    "schedule",
    "clause",
    "lesson",
    "question",
];
/// What holds such parts.
const CHAPTERS: &[&str] = &[
    "hoofdstuk",
    "hfst.",
    "deel",
    "afdeling",
    "titel",
    "boek",
    "fase",
    "module",
    "chapter",
    "ch.",
    "part",
    "title",
    "division",
    "phase",
    "unit",
];
/// A line of more words than this is no heading.
const MAX_WORDS: usize = 12;

/// Whether a line is the heading of a numbered part: `Artikel 1`, `Hoofdstuk II. Het bestuur`, `Stap 3: bellen`.
#[must_use]
pub fn is_numbered_heading(line: &str) -> bool {
    numbered(line, PARTS) || is_chapter(line)
}

/// Whether it heads what holds other numbered parts.
#[must_use]
pub fn is_chapter(line: &str) -> bool {
    numbered(line, CHAPTERS)
}

fn numbered(line: &str, names: &[&str]) -> bool {
    let line = line.trim();
    let mut words = line.split_whitespace();
    let Some(name) = words.next().filter(|name| name.starts_with(|c: char| c.is_uppercase() || c == '§'))
    else {
        return false;
    };
    let is_name = names.contains(&name.to_lowercase().as_str());
    let Some(number) = words.next().filter(|number| is_name && is_number(number)) else { return false };
    let rest: Vec<&str> = words.collect();
    let is_apart = number.ends_with([':', '.', ')', ','])
        || rest.first().is_some_and(|word| matches!(*word, "-" | "–" | "—" | ":"));
    // `Artikel 3 regelt dat ...` is a sentence, `Artikel 3 Leden` is not.
    let is_name = rest.first().is_none_or(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('));
    rest.len() + 2 <= MAX_WORDS
        && (is_apart || is_name)
        && (rest.is_empty() || !line.ends_with(['.', ';', ',', '!', '…']))
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ':', ')', ',']);
    let roman = !bare.is_empty() && bare.chars().all(|c| "IVXLC".contains(c));
    let figures = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let counted = figures.starts_with(|c: char| c.is_ascii_digit())
        && figures.len() + 1 >= bare.len()
        && figures
            .split('.')
            .all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase());
    roman || counted || letter
}

/// The words of a line that is bold from end to end, where they can be a heading.
#[must_use]
pub fn heading_in_bold(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = ["***", "**", "__"].iter().find_map(|mark| line.strip_prefix(mark)?.strip_suffix(mark))?;
    let words = inner.trim().trim_end_matches(':').trim_end();
    let is_heading = words.split_whitespace().count() <= MAX_WORDS
        && words.chars().any(char::is_alphabetic)
        && !inner.contains("**")
        && !inner.contains("__")
        && !words.ends_with(['.', ';', ',', '!', '…'])
        && !words.contains(['\n', '|']);
    is_heading.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_numbered_headings_from_sentences() {
        for line in [
            "Artikel 1",
            "Artikel 2.",
            "Artikel 3: Leden",
            "Artikel 4 - Opzegging",
            "Artikel 5. Geldmiddelen",
            "Hoofdstuk 2",
            "Hoofdstuk IV Het bestuur",
            "Stap 3: bel de beheerder",
            "Bijlage B",
            "Article 12a",
            "Section 2.1 Members",
            "§ 4 Leden",
        ] {
            assert!(is_numbered_heading(line), "{line}");
        }
        for line in [
            "Artikel 3 regelt de contributie",
            "Artikel 3 regelt de contributie.",
            "artikel 3",
            "Artikel drie",
            "In artikel 3",
            "Deel de sleutel",
            "Stap 3: bel de beheerder.",
            "Lid worden",
            "2 april 2012",
        ] {
            assert!(!is_numbered_heading(line), "{line}");
        }
    }

    #[test]
    fn tells_headings_in_bold_from_stress() {
        assert_eq!(heading_in_bold("**Openingstijden:**"), Some("Openingstijden"));
        assert_eq!(heading_in_bold("__Wat neem je mee__"), Some("Wat neem je mee"));
        for line in ["**Let op.**", "**Een** en **twee**", "Een **twee**", "**Een** twee", "**!**", "**"] {
            assert_eq!(heading_in_bold(line), None, "{line}");
        }
    }
}
