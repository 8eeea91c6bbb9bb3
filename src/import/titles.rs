//! Which words are no title, and which name nobody, though a program put them in that place?

/// Titles that programs give of themselves.
const NO_TITLES: &[&str] = &[
    "untitled",
    "untitled document",
    "untitled presentation",
    "document",
    "naamloos",
    "naamloos document",
    "naamloze presentatie",
    "unknown",
    "onbekend",
    "anonymous",
    "no title",
    "geen titel",
    "title",
    "readme",
    "powerpoint presentation",
    "powerpoint-presentatie",
    "presentatie",
    "presentation",
    "microsoft word document",
    "print",
    "layout",
    "template",
    "sjabloon",
];
/// Names that programs number.
const NUMBERED: [&str; 9] =
    ["document", "presentation", "presentatie", "slide", "dia", "layout", "book", "map", "untitled-"];
/// What heads a part of any document, and so names none.
const PARTS: [&str; 22] = [
    "voorwoord",
    "woord vooraf",
    "inhoud",
    "inhoudsopgave",
    "inleiding",
    "colofon",
    "samenvatting",
    "bijlage",
    "bijlagen",
    "nawoord",
    "dankwoord",
    "preface",
    "foreword",
    "contents",
    "table of contents",
    "introduction",
    "colophon",
    "summary",
    "appendix",
    "appendices",
    "acknowledgements",
    "afterword",
];
/// Endings of the names of files.
const ENDINGS: [&str; 14] = [
    ".doc", ".docx", ".pdf", ".indd", ".ppt", ".pptx", ".odt", ".rtf", ".xls", ".xlsx", ".pub", ".qxd",
    ".tex", ".dvi",
];
/// Parts of a file's name that tell its version.
const VERSIONS: [&str; 8] = ["def", "final", "definitief", "concept", "draft", "versie", "version", "kopie"];
/// Authors that are programs, or nobody.
const NOBODY: [&str; 14] = [
    "anonymous",
    "unknown",
    "onbekend",
    "author",
    "user",
    "gebruiker",
    "admin",
    "administrator",
    "owner",
    "eigenaar",
    "microsoft office user",
    "windows user",
    "windows-gebruiker",
    "python-docx",
];

/// Whether words are one that a program gives to what has none.
pub(super) fn is_no_title(words: &str) -> bool {
    let small = words.to_lowercase();
    let name = small.trim_matches(|c: char| !c.is_alphanumeric());
    let is_numbered = NUMBERED
        .iter()
        .any(|start| name.strip_prefix(start).is_some_and(|rest| rest.trim().parse::<u32>().is_ok()));
    NO_TITLES.contains(&name) || is_numbered
}

/// Whether words head a part of a document, and not all of it.
pub(super) fn is_part(words: &str) -> bool {
    let small = words.to_lowercase();
    PARTS.contains(&small.trim_matches(|c: char| !c.is_alphabetic()))
}

/// Whether a title is the name of a file: among the properties of a document, programs put that there.
pub(super) fn is_file_name(title: &str) -> bool {
    let title = title.trim();
    let small = title.to_lowercase();
    if ENDINGS.iter().any(|ending| small.ends_with(ending)) || small.contains('\\') {
        return true;
    }
    let parts: Vec<&str> = small.split(['_', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let is_version = |part: &str| {
        let digits = part.strip_prefix('v').unwrap_or_default();
        VERSIONS.contains(&part) || !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    };
    let is_code = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let is_one_word = !title.contains(char::is_whitespace);
    let is_tied = title.contains('_') || title.matches('-').count() > 1;
    is_one_word
        && (title.contains('_') || is_tied && parts.iter().any(|part| is_version(part) || is_code(part)))
        || parts.len() > 1 && title.contains('_') && parts.iter().any(|part| is_version(part))
}

/// Whether words are a day in figures: it heads what was said then, and names no document.
pub(super) fn is_day(words: &str) -> bool {
    let parts: Vec<&str> = words.trim().split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// Whether an author is none.
pub(super) fn is_nobody(author: &str) -> bool {
    let name = author.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    name.is_empty() || NOBODY.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_in_figures() {
        assert!(["2024-05-03", "3/5/2024", "3.5.2024"].into_iter().all(is_day));
        assert!(!["1984", "4-6", "Web 2.0.1", "3 mei 2024"].into_iter().any(is_day));
    }

    #[test]
    fn tells_titles_from_names_of_files_and_of_programs() {
        for title in [
            "Untitled",
            "(anonymous)",
            "Document1",
            "Naamloos document",
            "PowerPoint-presentatie",
            "Dia 1",
            "README",
        ] {
            assert!(is_no_title(title), "{title}");
        }
        for title in [
            "RO_PUBL_030_A4_Informatieblad",
            "Reglement_v3_DEF",
            "handboek-2024-def",
            "Handboek.docx",
            "Microsoft Word - x.doc",
            "Reglement_leden v2",
        ] {
            assert!(is_file_name(title), "{title}");
        }
        for title in [
            "Huishoudelijk reglement",
            "Handboek 2024",
            "AVG",
            "E-mail",
            "Zo-doe-je-mee",
            "Van macht - naar kracht",
            "Documenten",
            "COVID-19",
            "Versie 2 van het plan",
        ] {
            assert!(!is_no_title(title) && !is_file_name(title), "{title}");
        }
        assert!(is_part("VOORWOORD") && is_part("1. Inleiding") && !is_part("Inleiding in het roeien"));
        assert!(is_nobody("(anonymous)") && is_nobody("Gebruiker") && !is_nobody("Jan de Gebruiker"));
    }
}
