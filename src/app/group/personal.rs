//! Does a question hold what tells who or where somebody is: an e-mail address, a telephone number, the number
//! of a bank account?

use crate::domain::open_question::QuestionWords;
use crate::texts::PersonalData;

/// How many digits a telephone number has at least and at most, with those of its country (E.164).
const PHONE: std::ops::RangeInclusive<usize> = 9..=15;
/// How many signs the number of a bank account has (ISO 13616).
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;

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

fn has_iban(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    (0..letters.len()).any(|start| {
        let rest = &letters[start..];
        let begins = start == 0 || !letters[start - 1].is_alphanumeric() || text.contains(' ');
        let country = rest.len() >= *IBAN.start()
            && rest[..2].iter().all(char::is_ascii_alphabetic)
            && rest[2..4].iter().all(char::is_ascii_digit);
        let length = rest.iter().take_while(|c| c.is_ascii_alphanumeric()).count().min(*IBAN.end());
        begins && country && (*IBAN.start()..=length).any(|length| is_iban(&rest[..length]))
    })
}

/// Whether the check digits are right: <https://en.wikipedia.org/wiki/International_Bank_Account_Number>.
fn is_iban(signs: &[char]) -> bool {
    let mut rest = 0_u32;
    for sign in signs[4..].iter().chain(&signs[..4]) {
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
            ("op NL91 ABNA 0417 1643 01 graag", None),
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
