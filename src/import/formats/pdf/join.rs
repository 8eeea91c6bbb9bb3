//! How do two lines become one, where a word may be hyphenated?

use std::collections::HashSet;

/// Words before which a hyphen stands for a part that the next word has too.
const SHARE_A_PART: [&str; 8] = ["en", "of", "tot", "als", "and", "or", "to", "&"];
/// Words that always have a hyphen after them.
const HYPHENATED: [&str; 3] = ["niet", "self", "vice"];
const HYPHENS: [char; 3] = ['-', '‐', '‑'];

/// The words that a document says, in small letters: whether a hyphen at the end of a line is one of the
/// word, it often tells elsewhere.
#[derive(Debug, Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    /// The words of lines, but for those that may be broken off.
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut known = HashSet::new();
        for line in lines {
            let words = line.split_whitespace().map(bare);
            known.extend(words.filter(|word| !word.is_empty() && !word.ends_with(HYPHENS)));
        }
        Self(known)
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&bare(word))
    }
}

/// A word in small letters, without the signs around it.
fn bare(word: &str) -> String {
    let is_sign = |c: char| !c.is_alphanumeric() && !HYPHENS.contains(&c);
    word.trim_matches(is_sign).replace(HYPHENS, "-").to_lowercase()
}

/// What becomes of the end of one line and the beginning of the next.
#[derive(Debug, PartialEq)]
enum Seam {
    /// A space between them.
    Space,
    /// Nothing between them: a hyphen stays.
    Close,
    /// The hyphen goes.
    Whole,
}

/// Adds a line to the words before it, and makes a word that was broken off whole again.
pub(super) fn join(words: &mut String, line: &str, known: &Known) {
    match seam(words, line, known) {
        Seam::Whole => {
            words.pop();
        }
        Seam::Close => {}
        Seam::Space if words.ends_with(' ') => {}
        Seam::Space => words.push(' '),
    }
    words.push_str(line);
}

fn seam(words: &str, line: &str, known: &Known) -> Seam {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = line.split_whitespace().next().unwrap_or_default();
    let (Some(end), Some(begin)) = (last.chars().next_back(), next.chars().next()) else {
        return Seam::Space;
    };
    let start = &last[..last.len() - end.len_utf8()];
    let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match end {
        '\u{ad}' if begin.is_alphabetic() => Seam::Whole,
        '–' | '—' if is_number(start.chars().next_back()) && begin.is_ascii_digit() => Seam::Close,
        '/' if start.ends_with(char::is_alphanumeric) && begin.is_alphanumeric() => Seam::Close,
        end if HYPHENS.contains(&end) => at_hyphen(start, next, known),
        _ => Seam::Space,
    }
}

/// Whether a hyphen at the end of a line breaks a word off, or stands in it.
fn at_hyphen(start: &str, next: &str, known: &Known) -> Seam {
    let (Some(before), Some(after)) = (start.chars().next_back(), next.chars().next()) else {
        return Seam::Space;
    };
    if !before.is_alphanumeric() || !after.is_alphanumeric() {
        return Seam::Space;
    }
    if start.contains("://") || start.starts_with("www.") || start.contains('@') {
        return Seam::Close;
    }
    let (whole, hyphenated) = (format!("{start}{next}"), format!("{start}-{next}"));
    if known.has(&hyphenated) && !known.has(&whole) {
        return Seam::Close;
    }
    if SHARE_A_PART.contains(&bare(next).as_str()) && !known.has(&whole) {
        return Seam::Space;
    }
    let is_broken_off = before.is_lowercase() && after.is_lowercase() && !has_hyphen_of_its_own(start, next);
    if is_broken_off || known.has(&whole) && after.is_lowercase() { Seam::Whole } else { Seam::Close }
}

/// Whether the hyphen after the last part of a word is one of the word: `e-mail`, `niet-leden`, `zee-eend`.
fn has_hyphen_of_its_own(start: &str, next: &str) -> bool {
    let part = bare(start);
    let part = part.rsplit('-').next().unwrap_or_default();
    let is_letter = part.chars().count() == 1;
    let vowels = || part.chars().next_back().zip(next.chars().next());
    let clash = vowels().is_some_and(|(one, other)| one == other && "aeiou".contains(one));
    is_letter || HYPHENATED.contains(&part) || clash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_whole_what_was_broken_off_and_keeps_the_hyphens_of_words() {
        let known =
            Known::of(["een zzp-er en kinderopvang, foto en photo of co-op", "de sportclub."].into_iter());
        for (words, line, expected) in [
            ("een samen-", "leving", "een samenleving"),
            ("de LTSP-", "clients", "de LTSP-clients"),
            ("de LTSP-", "en NX-clients", "de LTSP- en NX-clients"),
            ("in-", "en uitschrijven", "in- en uitschrijven"),
            ("voor- of", "achteraf", "voor- of achteraf"),
            ("hoofd-", "of bijzaak", "hoofd- of bijzaak"),
            ("een pho-", "to", "een photo"),
            ("de Noord-", "Hollandse kust", "de Noord-Hollandse kust"),
            ("in 2020-", "2024", "in 2020-2024"),
            ("in 2020–", "2024", "in 2020–2024"),
            ("een A4-", "formaat", "een A4-formaat"),
            ("covid-", "19", "covid-19"),
            ("stuur een e-", "mail", "stuur een e-mail"),
            ("voor niet-", "leden", "voor niet-leden"),
            ("een zee-", "eend", "een zee-eend"),
            ("een zzp-", "er", "een zzp-er"),
            ("het sport-", "club.", "het sportclub."),
            ("op https://x.nl/lid-", "worden", "op https://x.nl/lid-worden"),
            ("en/", "of", "en/of"),
            ("dit is -", "zo gezegd", "dit is - zo gezegd"),
            ("zacht\u{ad}", "jes", "zachtjes"),
            ("gewoon", "door", "gewoon door"),
            ("en zo-", "(of niet)", "en zo- (of niet)"),
        ] {
            let mut joined = words.to_owned();
            join(&mut joined, line, &known);
            assert_eq!(joined, expected);
        }
    }
}
