//! Which time does somebody mean who says it as people do: `half negen`, `kwart over 9`, `9 o'clock in
//! the evening`?

use super::clock::{at, hours_and_minutes};
use super::reading::Reading;
use crate::domain::Language;
use crate::domain::schedule::PostTime;

/// Minutes after midnight.
const NOON: u16 = 12 * 60;
const DAY: u16 = 24 * 60;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    /// `am`.
    BeforeNoon,
    /// `pm`.
    AfterNoon,
}

impl Part {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "ochtend" | "ochtends" | "morgens" | "voormiddag" | "morning" | "mornings" => Self::Morning,
            "middag" | "middags" | "namiddag" | "afternoon" | "afternoons" => Self::Afternoon,
            "avond" | "avonds" | "evening" | "evenings" => Self::Evening,
            "nacht" | "nachts" | "night" | "nights" => Self::Night,
            "am" => Self::BeforeNoon,
            "pm" => Self::AfterNoon,
            _ => return None,
        })
    }

    /// Whether people say of this minute that it is in this part.
    fn holds(self, minute: u16) -> bool {
        match self {
            Self::Morning => (4 * 60..NOON).contains(&minute),
            Self::Afternoon => (NOON..18 * 60).contains(&minute),
            Self::Evening => (17 * 60..DAY).contains(&minute) || minute == 0,
            Self::Night => !(6 * 60..18 * 60).contains(&minute),
            Self::BeforeNoon => minute < NOON,
            Self::AfterNoon => minute >= NOON,
        }
    }

    /// What to offer where nothing but the part is said.
    fn hours(self) -> &'static [u16] {
        match self {
            Self::Morning => &[7, 8, 9, 10],
            Self::Afternoon => &[12, 13, 15, 17],
            Self::Evening => &[18, 19, 20, 21],
            Self::Night => &[0, 22, 23],
            Self::BeforeNoon | Self::AfterNoon => &[],
        }
    }
}

/// A word of a spoken time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// A number in digits.
    Digits(u16),
    /// A number in letters.
    Letters(u16),
    /// Hours and minutes, in digits.
    Clock(u16, u16),
    Half,
    Past,
    To,
}

impl Word {
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "half" => Self::Half,
            "kwart" | "quarter" => Self::Letters(15),
            "over" | "past" | "after" => Self::Past,
            "voor" | "to" | "before" => Self::To,
            _ => match (in_letters(word), hours_and_minutes(word)) {
                (Some(number), _) => Self::Letters(number),
                (None, Some((number, _))) if word.bytes().all(|byte| byte.is_ascii_digit()) => {
                    Self::Digits(number)
                }
                (None, Some((hours, minutes))) => Self::Clock(hours, minutes),
                (None, None) => return None,
            },
        })
    }

    fn number(self) -> Option<u16> {
        match self {
            Self::Digits(number) | Self::Letters(number) => Some(number),
            Self::Clock(..) | Self::Half | Self::Past | Self::To => None,
        }
    }
}

/// Reads a time as it is said, in lower case.
pub(super) fn spoken(typed: &str, language: Language) -> Option<Reading<PostTime>> {
    let typed = typed.replace("a.m.", " am ").replace("p.m.", " pm ");
    let mut words: Vec<_> =
        typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’')).collect();
    words.retain(|word| !is_filler(word));
    if let Some(time) = named(&words.join(" ")) {
        return Some(Reading::Meant(time));
    }
    let parts: Vec<_> = words.iter().filter_map(|word| Part::named(word)).collect();
    words.retain(|word| Part::named(word).is_none());
    let part = match parts.as_slice() {
        [] => None,
        [part] => Some(*part),
        _ => return None,
    };
    if words.is_empty() {
        return Reading::among(part?.hours().iter().filter_map(|hour| at(*hour, 0)).collect());
    }
    let language = language_of(&words).unwrap_or(language);
    let words = words.into_iter().map(Word::read).collect::<Option<Vec<_>>>()?;
    // In digits alone, an hour is one of twenty-four.
    let twelve = words.iter().any(|word| !matches!(word, Word::Digits(_) | Word::Clock(..)));
    resolve(&shown(&words, language)?, twelve, part)
}

/// The times with a name, and in digits alone.
fn named(words: &str) -> Option<PostTime> {
    match words {
        "noon" | "midday" => at(12, 0),
        "midnight" | "middernacht" => at(0, 0),
        digits if (3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let number: u16 = digits.parse().ok()?;
            at(number / 100, number % 100)
        }
        with_seconds => {
            let (clock, seconds) = with_seconds.rsplit_once(':')?;
            let (hours, minutes) = hours_and_minutes(clock).filter(|_| clock.contains(':'))?;
            (seconds == "00").then(|| at(hours, minutes)).flatten()
        }
    }
}

fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "", "s", "in", "de", "het", "the", "at", "om", "rond", "around", "about", "ongeveer", "uur", "u",
        "h", "o", "clock", "oclock", "stipt", "precies", "sharp", "exactly", "a",
    ];
    FILLERS.contains(&word)
}

/// The language that alone has such a word.
fn language_of(words: &[&str]) -> Option<Language> {
    let english = |word: &&str| {
        matches!(*word, "past" | "to" | "after" | "before" | "quarter")
            || ENGLISH.iter().any(|(name, _)| name == word)
    };
    let dutch = |word: &&str| {
        matches!(*word, "over" | "voor" | "kwart") || DUTCH.iter().any(|(name, _)| name == word)
    };
    match (words.iter().any(dutch), words.iter().any(english)) {
        (true, false) => Some(Language::Dutch),
        (false, true) => Some(Language::English),
        (true, true) | (false, false) => None,
    }
}

const DUTCH: &[(&str, u16)] = &[
    ("een", 1),
    ("één", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("vijftien", 15),
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijfenveertig", 45),
];

const ENGLISH: &[(&str, u16)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("twenty-five", 25),
    ("thirty", 30),
    ("forty", 40),
    ("forty-five", 45),
];

fn in_letters(word: &str) -> Option<u16> {
    DUTCH.iter().chain(ENGLISH).find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// How many minutes after midnight the clock may show; more than one where languages differ.
fn shown(words: &[Word], language: Language) -> Option<Vec<i32>> {
    use Word::{Clock, Half, Past, To};
    let hour = |word: Word| word.number().filter(|hour| *hour < 24).map(|hour| i32::from(hour) * 60);
    let minutes = |word: Word| word.number().filter(|minutes| *minutes < 60).map(i32::from);
    Some(match *words {
        [Clock(hours, minutes)] => vec![i32::from(at(hours, minutes)?.minutes())],
        [number] => vec![hour(number)?],
        // In Dutch it is half an hour to it, in English after it. A digit doesn't tell which.
        [Half, number] => match (language, number) {
            (Language::Dutch, _) => vec![hour(number)? - 30],
            (Language::English, Word::Digits(_)) => vec![hour(number)? - 30, hour(number)? + 30],
            (Language::English, _) => vec![hour(number)? + 30],
        },
        [Half, Past, number] => vec![hour(number)? + 30],
        [number, by] => vec![hour(number)? + minutes(by)?],
        [by, Past, number] => vec![hour(number)? + minutes(by)?],
        [by, To, number] => vec![hour(number)? - minutes(by)?],
        [by, Past, Half, number] => vec![hour(number)? - 30 + minutes(by)?],
        [by, To, Half, number] => vec![hour(number)? - 30 - minutes(by)?],
        _ => return None,
    })
}

/// The times that are meant, in the part of the day that is named.
fn resolve(shown: &[i32], twelve: bool, part: Option<Part>) -> Option<Reading<PostTime>> {
    let day = i32::from(DAY);
    let wrapped = |minute: i32| u16::try_from(minute.rem_euclid(day)).unwrap_or_default();
    let mut candidates = Vec::new();
    for minute in shown {
        candidates.push(wrapped(*minute));
        // Of an hour up to twelve nobody knows in which half of the day it is.
        if (twelve || part.is_some()) && *minute < 13 * 60 {
            candidates.push(wrapped(minute + day / 2));
        }
    }
    let within: Vec<_> =
        candidates.iter().copied().filter(|at| part.is_none_or(|part| part.holds(*at))).collect();
    let mut meant = if within.is_empty() { candidates } else { within };
    meant.sort_unstable();
    Reading::among(meant.into_iter().filter_map(PostTime::from_minutes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::time;

    /// What is meant, `or` between the choices.
    fn meant(typed: &str, language: Language) -> String {
        let times = time(typed, language).map(Reading::candidates).unwrap_or_default();
        times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
    }

    #[test]
    fn a_time_is_understood_as_people_say_it() {
        let table = [
            ("half negen", "08:30 or 20:30"),
            ("half 9", "08:30 or 20:30"),
            ("half negen 's avonds", "20:30"),
            ("'s ochtends half 9", "08:30"),
            ("9 uur 's avonds", "21:00"),
            ("9 uur ’s avonds", "21:00"),
            ("om 9 uur", "09:00"),
            ("negen uur", "09:00 or 21:00"),
            ("negen uur 's ochtends", "09:00"),
            ("kwart over 9", "09:15 or 21:15"),
            ("kwart voor negen in de avond", "20:45"),
            ("kwart over 21", "21:15"),
            ("tien over half acht 's morgens", "07:40"),
            ("vijf voor half één 's nachts", "00:25"),
            ("half een 's middags", "12:30"),
            ("12 uur 's middags", "12:00"),
            ("twaalf uur 's nachts", "00:00"),
            ("12 uur 's avonds", "00:00"),
            ("3 uur 's middags", "15:00"),
            ("11 uur 's nachts", "23:00"),
            ("9:30 's avonds", "21:30"),
            ("negen uur dertig", "09:30 or 21:30"),
            ("21 uur 's avonds", "21:00"),
            ("middernacht", "00:00"),
            ("'s avonds", "18:00 or 19:00 or 20:00 or 21:00"),
            ("0930", "09:30"),
            ("9:00:00", "09:00"),
            ("half past eight in the morning", "08:30"),
            ("a quarter to nine", "08:45 or 20:45"),
            ("quarter to nine", "08:45 or 20:45"),
            ("half nine", "09:30 or 21:30"),
            ("9 o'clock", "09:00"),
            ("nine o'clock in the evening", "21:00"),
            ("eight at night", "20:00"),
            ("noon", "12:00"),
            ("midnight", "00:00"),
            ("12 at night", "00:00"),
            ("half tien en half elf", ""),
            ("eens per dag", ""),
        ];
        for (typed, expected) in table {
            assert_eq!(meant(typed, Language::Dutch), expected, "{typed}");
        }
    }

    #[test]
    fn half_nine_is_half_an_hour_earlier_in_dutch() {
        assert_eq!(meant("half nine", Language::English), "09:30 or 21:30");
        assert_eq!(meant("half negen", Language::English), "08:30 or 20:30");
        assert_eq!(meant("half 9", Language::English), "08:30 or 09:30 or 20:30 or 21:30");
    }
}
