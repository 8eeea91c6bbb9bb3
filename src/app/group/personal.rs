//! Does a question hold what tells who or where somebody is: an e-mail address, a telephone number, the number
//! of a bank account?

use crate::domain::open_question::QuestionWords;
use crate::texts::PersonalData;

/// How many digits a telephone number has at least and at most, with those of its country (E.164).
const PHONE: std::ops::RangeInclusive<usize> = 9..=15;
/// How many signs the number of a bank account has (ISO 13616).
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;
/// How many of them stand together where it is written for people.
const GROUP: usize = 4;

/// Whether a text holds something.
type Found = fn(&str) -> bool;

/// The first thing in the words of a question that tells of somebody.
#[must_use]
pub fn personal_data(words: &QuestionWords) -> Option<PersonalData> {
    let all = [&words.question, &words.purpose, &words.tried, &words.by_when];
    let holds = |found: Found| all.iter().any(|text| found(text));
    let kinds: [(Found, PersonalData); 3] =
        [(has_email, PersonalData::Email), (has_iban, PersonalData::Iban), (has_phone, PersonalData::Phone)];
    kinds.into_iter().find(|(found, _)| holds(*found)).map(|(_, kind)| kind)
}

fn has_email(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "<>()[],;:\"".contains(c)).any(|word| {
        let Some((name, host)) = word.split_once('@') else { return false };
        let host = host.trim_end_matches(['.', '!', '?']);
        let labels: Vec<&str> = host.split('.').collect();
        !name.is_empty()
            && labels.len() > 1
            && labels
                .iter()
                .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
    })
}

/// Whether some words in a row are one: all in one word, or in groups of four of which the last may be shorter.
fn has_iban(text: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).replace(['.', '-'], ""))
        .collect();
    (0..words.len()).any(|start| {
        let mut signs = String::new();
        words[start..].iter().enumerate().any(|(at, word)| {
            signs.push_str(word);
            let grouped = at == 0 || words[start..start + at].iter().all(|group| group.len() == GROUP);
            grouped && (at == 0 || word.len() <= GROUP) && looks_like_iban(&signs) && is_iban(&signs)
        })
    })
}

fn looks_like_iban(signs: &str) -> bool {
    let is = |range: std::ops::Range<usize>, kind: fn(&u8) -> bool| signs.as_bytes()[range].iter().all(kind);
    IBAN.contains(&signs.len())
        && is(0..2, u8::is_ascii_alphabetic)
        && is(2..4, u8::is_ascii_digit)
        && is(4..signs.len(), u8::is_ascii_alphanumeric)
}

/// Whether the check digits are right: <https://en.wikipedia.org/wiki/International_Bank_Account_Number>.
fn is_iban(signs: &str) -> bool {
    let mut rest = 0_u32;
    for sign in signs[4..].chars().chain(signs[..4].chars()) {
        let Some(value) = sign.to_digit(36) else { return false };
        rest = if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 };
    }
    rest == 1
}

/// A telephone number begins with a nought or a plus, and has nothing but digits and what divides them.
fn has_phone(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    (0..signs.len()).any(|start| {
        let begins = matches!(signs[start], '+' | '0') || signs[start..].starts_with(&['(', '0']);
        let after_word =
            start > 0 && (signs[start - 1].is_alphanumeric() || matches!(signs[start - 1], '.' | ','));
        if !begins || after_word {
            return false;
        }
        let run = signs[start..].iter().take_while(|c| c.is_ascii_digit() || " +-()/.".contains(**c));
        PHONE.contains(&run.filter(|c| c.is_ascii_digit()).count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(question: &str) -> Option<PersonalData> {
        personal_data(&QuestionWords { purpose: question.to_owned(), ..QuestionWords::default() })
    }

    #[test]
    fn what_tells_of_somebody_is_found_and_other_numbers_are_not() {
        for (text, kind) in [
            ("mail naar anna.de.vries@voorbeeld.nl.", Some(PersonalData::Email)),
            ("(anna@voorbeeld.co.uk)", Some(PersonalData::Email)),
            ("bel 06-12345678", Some(PersonalData::Phone)),
            ("call +44 20 7946 0018 please", Some(PersonalData::Phone)),
            ("bel (038) 123 45 67", Some(PersonalData::Phone)),
            ("op NL91 ABNA 0417 1643 00 graag", Some(PersonalData::Iban)),
            ("NL91ABNA0417164300", Some(PersonalData::Iban)),
            ("GB82 WEST 1234 5698 7654 32", Some(PersonalData::Iban)),
            ("op NL91 ABNA 4417 1643 01 graag", None),
            ("Wie kent een zaal voor 30 mensen op 12-06-2026 om 19.30?", None),
            ("1.000.000 euro, of 0,5 procent", None),
            ("postcode 8011 AB, in 2026 of 2027", None),
            ("@anna weet het", None),
            ("a@b", None),
        ] {
            assert_eq!(found(text), kind, "{text}");
        }
    }
}
