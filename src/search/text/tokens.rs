//! Where are the words of a text, and how are they written when spelling habits are set aside?
//!
//! Tokenisation and normalisation. Folding makes one word of what people write in several ways: case, accents, the `ĳ` ligature,
//! curly quotes, `e-mail` and `email`, `ZP'ers` and `zpers`, `d.w.z.` and `dwz`, `10.000` and `10 000`.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{addresses, numbers};
use crate::search::weights::TOKEN_LETTERS;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word, folded.
    pub(crate) text: String,
    /// The bytes of the text that it covers.
    pub(crate) range: Range<usize>,
    /// The pieces that capitals mark within it: `CoronaCheck` has `corona` and `check`.
    pub(crate) pieces: Vec<String>,
    /// Whether a mark that ends a clause comes before the next word, or none follows.
    pub(crate) ends_clause: bool,
}

/// The words of a text, in order.
pub(crate) fn tokenize(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut glued = false;
    for (range, hyphen_follows) in with_whole_numbers(text, runs(text)) {
        let raw = &text[range.clone()];
        let folded = fold(raw);
        match words.last_mut() {
            Some(last) if glued && is_glued(&last.text, &folded) => {
                last.text.push_str(&folded);
                last.range.end = range.end;
                last.pieces.clear();
            }
            _ if folded.is_empty() => {}
            _ => words.push(Word { pieces: pieces(raw), text: folded, range, ends_clause: false }),
        }
        glued = hyphen_follows;
    }
    mark_clauses(text, &mut words);
    words
}

/// Marks the words that end a clause.
fn mark_clauses(text: &str, words: &mut [Word]) {
    let ends_clause = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '(' | ')' | '–' | '—');
    let mut next = text.len();
    for word in words.iter_mut().rev() {
        word.ends_clause = next == text.len() || {
            let between = &text[word.range.end..next];
            between.contains(ends_clause) || between.contains("\n\n")
        };
        next = word.range.start;
    }
}

/// Whether a hyphen makes one word of two: `e-mail`, but not `4-6`.
fn is_glued(before: &str, after: &str) -> bool {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let has_one = |word: &str| word.chars().count() == 1;
    (has_one(before) || has_one(after)) && !(is_number(before) && is_number(after))
}

/// The runs of a text, those that are groups of digits of one number in one.
fn with_whole_numbers(text: &str, runs: Vec<Run>) -> Vec<Run> {
    let mut whole = Vec::with_capacity(runs.len());
    let mut rest = runs.as_slice();
    while let Some((range, _)) = rest.first() {
        let (together, after) = rest.split_at(numbers::grouped(text, rest.iter().map(|(range, _)| range)));
        whole.extend(together.last().map(|(last, hyphen_follows)| (range.start..last.end, *hyphen_follows)));
        rest = after;
    }
    whole
}

/// The words of a text as the engine compares them: folded, without accents and capitals.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|word| word.text).collect()
}

/// A stretch of text as terms see it: lower case, without accents and apostrophes.
pub(crate) fn fold(raw: &str) -> String {
    let raw = strip_possessive(raw);
    let mut folded = String::with_capacity(raw.len());
    if raw.is_ascii() {
        folded.extend(
            raw.bytes().filter(|b| keeps(char::from(*b))).map(|b| char::from(b.to_ascii_lowercase())),
        );
    } else {
        for c in raw.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ı' => folded.push('i'),
                c if keeps(c) => folded.push(c),
                _ => {}
            }
        }
    }
    drop_acronym_dots(folded)
}

fn keeps(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | ',' | ':')
}

/// `foto's` and `company's` are the word without their ending.
fn strip_possessive(raw: &str) -> &str {
    let Some(stem) = raw.strip_suffix(['s', 'S']) else { return raw };
    match stem.strip_suffix(is_apostrophe) {
        Some(word) if word.chars().count() > 1 => word,
        _ => raw,
    }
}

/// `d.w.z` and `3.0` both hold full stops; only the number keeps them.
fn drop_acronym_dots(mut folded: String) -> String {
    if !folded.starts_with(|c: char| c.is_ascii_digit()) {
        folded.retain(char::is_alphanumeric);
    }
    if folded.chars().count() > TOKEN_LETTERS {
        folded = folded.chars().take(TOKEN_LETTERS).collect();
    }
    numbers::normal(folded)
}

/// A run of characters that make up a word, with whether a hyphen ties it to the next.
type Run = (Range<usize>, bool);

/// The runs of characters that make up words.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if let Some(length) = addresses::at(&text[start..]) {
            // Nobody asks for the words of an address that isn't seen.
            while chars.next_if(|(at, _)| *at < start + length).is_some() {}
            continue;
        }
        if !first.is_alphanumeric() || is_raised(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut before = first;
        let mut acronym = true;
        while let Some(&(at, c)) = chars.peek() {
            let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            let inside = if is_raised(c) && before.is_ascii_digit() {
                // `10²` is no 102.
                false
            } else if c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c) {
                acronym &= !before.is_alphanumeric();
                true
            } else {
                joins(c, before, next, acronym)
            };
            if !inside {
                break;
            }
            before = c;
            end = at + c.len_utf8();
            chars.next();
        }
        let after = &text[end..];
        let hyphen_follows =
            after.strip_prefix(is_hyphen).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        runs.push((start..end, hyphen_follows));
    }
    runs
}

/// Is it a number above the line: of a power, or of a note?
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹')
}

/// Does punctuation between two characters belong to the word?
fn joins(c: char, before: char, next: char, acronym: bool) -> bool {
    if is_apostrophe(c) {
        return before.is_alphanumeric() && next.is_alphanumeric();
    }
    match c {
        '.' if acronym && before.is_alphabetic() => next.is_alphabetic(),
        '.' | ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

/// The parts of a word written with capitals inside it, folded; none when there is only one.
fn pieces(raw: &str) -> Vec<String> {
    let mut cuts = vec![0];
    let mut before = ' ';
    for (at, c) in raw.char_indices() {
        if before.is_lowercase() && c.is_uppercase() {
            cuts.push(at);
        }
        before = c;
    }
    if cuts.len() == 1 {
        return Vec::new();
    }
    cuts.push(raw.len());
    cuts.windows(2).map(|cut| fold(&raw[cut[0]..cut[1]])).filter(|piece| piece.chars().count() >= 3).collect()
}

/// Is it an apostrophe, or what people type for one?
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Characters that are there for line breaking only.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokenize(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn neither_addresses_nor_raised_numbers_are_words() {
        let text = "Vul [het formulier](https://x.nl/doe-mee) in: 15³ euro voor 20 m² (zie https://site.nl).";
        let words =
            ["vul", "het", "formulier", "in", "15", "euro", "voor", "20", "m2", "zie", "https", "site", "nl"];
        assert_eq!(folded(text), words);
        assert_eq!(folded("[a](zie hier) [b](https://x"), ["a", "zie", "hier", "b", "https", "x"]);
    }

    #[test]
    fn one_word_in_several_spellings() {
        for (text, expected) in [
            ("Één CAFÉ", vec!["een", "cafe"]),
            ("ĳsvrĳ IJsvrij", vec!["ijsvrij", "ijsvrij"]),
            ("e-mail email E‑mail", vec!["email", "email", "email"]),
            ("ZP’ers zp'er", vec!["zpers", "zper"]),
            ("foto's van Anna's", vec!["foto", "van", "anna"]),
            ("Society 3.0, d.w.z. S2M.", vec!["society", "3.0", "dwz", "s2m"]),
            ("corona-app", vec!["corona", "app"]),
            ("'s avonds", vec!["s", "avonds"]),
            ("www.site.nl/pad", vec!["www", "site", "nl", "pad"]),
            ("💥 … !?", vec![]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals_inside_a_word_mark_its_pieces() {
        assert_eq!(tokenize("CoronaCheck")[0].pieces, ["corona", "check"]);
        assert!(tokenize("S2M")[0].pieces.is_empty());
    }

    #[test]
    fn ranges_cover_the_words_as_typed() {
        let text = "De ZP’ers: 3.0!";
        let ranges: Vec<&str> = tokenize(text).into_iter().map(|word| &text[word.range]).collect();
        assert_eq!(ranges, ["De", "ZP’ers", "3.0"]);
    }
}
