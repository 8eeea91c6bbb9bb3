//! Which numbers are the same, however they are written?
//!
//! `10.000`, `10,000`, `10 000` and `10000`; `17:30` and `17.30`; `06-12345678` and `0612345678`; `2e`,
//! `2de` and `2nd`. But `4-6` is two numbers.

use std::ops::Range;

use crate::search::word_lists::ORDINAL_ENDINGS;

/// Digits of a group between two separators of thousands.
const THOUSAND: usize = 3;
/// Digits of a Dutch telephone number, with the 0 that its area code begins with.
const TELEPHONE: usize = 10;
/// Digits of an area code of such a number, or of a mobile one's.
const AREA_CODE: std::ops::RangeInclusive<usize> = 2..=4;

/// How many of the first of some runs of a text are one number written in groups: 1 when the first stands
/// alone.
pub(crate) fn grouped<'t>(text: &'t str, mut runs: impl Iterator<Item = &'t Range<usize>>) -> usize {
    let Some(first) = runs.next().filter(|run| is_digits(&text[(*run).clone()])) else { return 1 };
    let mut groups = vec![&text[first.clone()]];
    let (mut end, mut with_blanks, mut one) = (first.end, true, 1);
    for run in runs {
        let (gap, group) = (&text[end..run.start], &text[run.clone()]);
        let is_blank = matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}");
        if !is_digits(group) || !(is_blank || gap == "-") || groups.len() > TELEPHONE / 2 {
            break;
        }
        with_blanks &= is_blank;
        groups.push(group);
        end = run.end;
        if is_telephone(&groups) || (with_blanks && are_thousands(&groups)) {
            one = groups.len();
        }
    }
    one
}

/// The one way to write a folded number, and any other word that begins with a digit.
pub(crate) fn normal(word: String) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    if rest.is_empty() || digits == 0 {
        word
    } else if ORDINAL_ENDINGS.contains(rest) {
        format!("{}e", &word[..digits])
    } else if word.bytes().all(|b| b.is_ascii_digit() || is_separator(char::from(b))) {
        without_thousands(&word).unwrap_or_else(|| with_points(&word))
    } else {
        word
    }
}

/// The number without its separators of thousands, if it has them.
fn without_thousands(word: &str) -> Option<String> {
    let separator = word.chars().find(|c| is_separator(*c)).filter(|c| *c != ':')?;
    let decimal = word.find(|c| is_separator(c) && c != separator);
    let (whole, fraction) = word.split_at(decimal.unwrap_or(word.len()));
    let groups: Vec<&str> = whole.split(separator).collect();
    are_thousands(&groups).then(|| groups.concat() + &with_points(fraction))
}

/// `17:30` and `13,3` as `17.30` and `13.3`, and `09.00` as `9.00`.
fn with_points(number: &str) -> String {
    let points: String = number.chars().map(|c| if is_separator(c) { '.' } else { c }).collect();
    match points.as_bytes() {
        [b'0', digit, b'.', ..] if digit.is_ascii_digit() => points[1..].to_owned(),
        _ => points,
    }
}

fn are_thousands(groups: &[&str]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    !rest.is_empty()
        && (1..=THOUSAND).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == THOUSAND)
}

fn is_telephone(groups: &[&str]) -> bool {
    let begins = groups.first().is_some_and(|code| code.starts_with('0') && AREA_CODE.contains(&code.len()));
    begins && groups.iter().map(|group| group.len()).sum::<usize>() == TELEPHONE
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':')
}

#[cfg(test)]
mod tests {
    use crate::search::text::tokens::folded_words;

    #[test]
    fn one_number_however_it_is_written() {
        for (ways, expected) in [
            (&["10000", "10.000", "10,000", "10 000", "10\u{a0}000"][..], "10000"),
            (&["1.250.000", "1 250 000", "1,250,000"], "1250000"),
            (&["1.000,50", "1,000.50"], "1000.50"),
            (&["17:30", "17.30"], "17.30"),
            (&["09:00", "9.00", "9:00"], "9.00"),
            (&["13,3", "13.3"], "13.3"),
            (&["0612345678", "06-12345678", "06 12345678", "06 12 34 56 78"], "0612345678"),
            (&["020-1234567", "0201234567", "020 123 45 67"], "0201234567"),
            (&["2e", "2de", "2nd", "2E"], "2e"),
            (&["21e", "21ste", "21st"], "21e"),
            (&["0,5", "0.5"], "0.5"),
        ] {
            for way in ways {
                assert_eq!(folded_words(way), [expected], "{way}");
            }
        }
    }

    #[test]
    fn numbers_beside_each_other_stay_apart() {
        for (text, expected) in [
            ("4-6 spelers", &["4", "6", "spelers"][..]),
            ("7–8 of 12-14", &["7", "8", "of", "12", "14"]),
            ("5-5-2018, 25-05-2018", &["5", "5", "2018", "25", "05", "2018"]),
            ("24/7, 1 of 2", &["24", "7", "1", "of", "2"]),
            ("in 2020 100 leden", &["in", "2020", "100", "leden"]),
            ("10, 20, 300", &["10", "20", "300"]),
            ("tel. 06-123", &["tel", "06", "123"]),
            ("A-4 F-16 e-mail", &["a4", "f16", "email"]),
            ("Society 3.0, 3d", &["society", "3.0", "3d"]),
        ] {
            assert_eq!(folded_words(text), expected, "{text}");
        }
    }
}
