//! Does a question ask for a number, and which sentence has one?
//!
//! `Hoeveel mensen gebruiken WhatsApp?` is answered by the sentence with the number, though another
//! has more of its words.

use crate::search::text::phrase;
use crate::search::text::tokens;
use crate::search::weights::YEARS;
use crate::search::word_lists::{
    ASKS_AMOUNT, ASKS_SHARE, ASKS_TIME, ASKS_YEAR, MONTHS, NUMBERS, SHARES, TIME_UNIT_ENDINGS, TIME_UNITS,
    WordList,
};

/// What kind of number answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    /// How many, how much, how big: a number, but not of a date, a year or a stretch of time.
    Amount,
    /// How long: a number of minutes, days, years.
    Time,
    /// How many per cent, what share.
    Share,
    /// In what year, on which day, since when.
    Year,
}

/// What kind of number a question asks for, if it does; of its words, folded.
pub(crate) fn asked(said: &[String]) -> Option<Figure> {
    let words: Vec<&str> = said.iter().map(String::as_str).collect();
    let kinds = [
        (&ASKS_YEAR, Figure::Year),
        (&ASKS_SHARE, Figure::Share),
        (&ASKS_TIME, Figure::Time),
        (&ASKS_AMOUNT, Figure::Amount),
    ];
    let mut asked = kinds.into_iter();
    let says = |phrases: &WordList| phrases.iter().any(|phrase| phrase::has(&words, phrase));
    asked.find(|(phrases, _)| says(phrases)).map(|(_, figure)| figure)
}

impl Figure {
    /// Whether a sentence has such a number, other than those of the question.
    pub(crate) fn is_in(self, sentence: &str, said: &[String]) -> bool {
        let all = tokens::tokenize(sentence);
        let words: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
        let is_said = |word: &str| said.iter().any(|other| other == word);
        let before = |at: usize| at.checked_sub(1).map_or("", |before| words[before]);
        words.iter().enumerate().any(|(at, word)| {
            let next = words.get(at + 1).copied().unwrap_or_default();
            let is_new = !is_said(word);
            match self {
                Self::Amount => {
                    let other = MONTHS.contains(next) || (is_time(next) && !is_said(next));
                    is_new && is_number(word) && !is_year(word) && !other
                }
                Self::Time => is_new && is_number(word) && is_time(next),
                Self::Year => is_new && (is_year(word) || is_day(word, before(at), next)),
                // The question says `procent` itself.
                Self::Share => SHARES.contains(word),
            }
        }) || (self == Self::Share && sentence.contains('%'))
    }
}

/// Whether a word is a month with a number at its side: `3 mei`, `March 2nd`.
fn is_day(word: &str, before: &str, next: &str) -> bool {
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    MONTHS.contains(word) && (begins_with_digit(before) || begins_with_digit(next))
}

fn is_time(word: &str) -> bool {
    TIME_UNITS.contains(word) || TIME_UNIT_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(word)
}

fn is_year(word: &str) -> bool {
    word.parse().is_ok_and(|number: u32| YEARS.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(question: &str) -> Vec<String> {
        tokens::tokenize(question).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_question_for_a_number_is_told_from_one_for_a_condition() {
        for (question, expected) in [
            ("Hoeveel Nederlanders gebruiken WhatsApp?", Some(Figure::Amount)),
            ("Hoe groot mag een team bij Buurtzorg zijn?", Some(Figure::Amount)),
            ("how many ppl get stuck", Some(Figure::Amount)),
            ("hoelang heb je bedenktijd", Some(Figure::Time)),
            ("Hoeveel procent doet vrijwilligerswerk?", Some(Figure::Share)),
            ("What percentage of people volunteer?", Some(Figure::Share)),
            ("In welk jaar ging de AVG in?", Some(Figure::Year)),
            ("Sinds wanneer geldt de DSA?", Some(Figure::Year)),
            ("when did hyves stop", Some(Figure::Year)),
            ("Wanneer moet je niet op de menigte vertrouwen?", None),
            ("When should you trust the crowd?", None),
            ("Hoe vertrouw je iemand?", None),
            ("", None),
        ] {
            assert_eq!(asked(&said(question)), expected, "{question}");
        }
    }

    #[test]
    fn a_year_is_no_amount_and_a_number_of_the_question_is_no_news() {
        for (figure, question, sentence, expected) in [
            (Figure::Amount, "hoeveel leden", "De club telt 1.200 leden.", true),
            (Figure::Amount, "hoeveel leden", "Teams van hooguit twaalf mensen.", true),
            (Figure::Amount, "hoeveel leden", "De club begon in 2006.", false),
            (Figure::Amount, "hoeveel leden", "De club begon op 3 mei.", false),
            (Figure::Amount, "hoeveel leden", "Je hoort het binnen zes minuten.", false),
            (Figure::Amount, "hoeveel minuten", "Je hoort het binnen zes minuten.", true),
            (Figure::Time, "hoe lang", "Je hebt vier kalenderdagen bedenktijd.", true),
            (Figure::Time, "hoe lang", "De twaalf leden hebben bedenktijd.", false),
            (Figure::Amount, "hoeveel leden heeft Society 3.0", "Society 3.0 heeft leden.", false),
            (Figure::Year, "in welk jaar", "De wet geldt sinds 25 mei 2018.", true),
            (Figure::Year, "in welk jaar na 2012", "Niet in 2012, wel na 30 dagen.", false),
            (Figure::Year, "wanneer begon het", "Dat was op 3 mei.", true),
            (Figure::Year, "wanneer begon het", "Dat mag in mei.", false),
            (Figure::Share, "hoeveel procent", "In 2023 deed 49 procent het.", true),
            (Figure::Share, "hoeveel procent", "Dat is 49%.", true),
            (Figure::Share, "hoeveel procent", "Mensen van 15 jaar en ouder.", false),
        ] {
            assert_eq!(figure.is_in(sentence, &said(question)), expected, "{question}: {sentence}");
        }
    }
}
