//! Which days does somebody mean who says them as people do: `ma-vr`, `door de week`, `every day
//! except Sunday`?

use jiff::civil::Weekday;

use super::day_names::{NAMES, day};
use super::reading::{Reading, is_a_slip};
use crate::domain::schedule::Days;

/// At most so many meanings are worth asking about: one for each day of the week.
const MOST_MEANINGS: usize = 7;
/// A shorter word is another word rather than a misspelt day.
const SHORTEST_SLIP: usize = 5;

/// Whole phrases, their letters and digits alone.
const PHRASES: &[(&str, &[Days])] = &[
    ("mwf", &[days_of(&[0, 2, 4])]),
    ("tth", &[days_of(&[1, 3])]),
    ("omdedag", &[days_of(&[0, 2, 4]), days_of(&[1, 3, 5])]),
    ("omdeanderedag", &[days_of(&[0, 2, 4]), days_of(&[1, 3, 5])]),
    ("everyotherday", &[days_of(&[0, 2, 4]), days_of(&[1, 3, 5])]),
    ("tweekeerperweek", &[days_of(&[0, 3]), days_of(&[1, 4])]),
    ("tweekeerindeweek", &[days_of(&[0, 3]), days_of(&[1, 4])]),
    ("2xperweek", &[days_of(&[0, 3]), days_of(&[1, 4])]),
    ("2keerperweek", &[days_of(&[0, 3]), days_of(&[1, 4])]),
    ("twiceaweek", &[days_of(&[0, 3]), days_of(&[1, 4])]),
    ("week", &[Days::WORKING, Days::ALL]),
    ("deweek", &[Days::WORKING, Days::ALL]),
    ("indeweek", &[Days::WORKING, Days::ALL]),
];

/// Phrases, their letters and digits alone, that say how often and not on which day.
const ONCE_A_WEEK: &[&str] = &[
    "wekelijks",
    "weekly",
    "perweek",
    "eensperweek",
    "eenkeerperweek",
    "éénkeerperweek",
    "1xperweek",
    "1keerperweek",
    "eensindeweek",
    "elkeweek",
    "iedereweek",
    "everyweek",
    "onceaweek",
];

/// Several words that stand for one, or for a sign of the grammar.
const REPLACED: &[(&str, &str)] = &[
    ("'s ", " "),
    ("’s ", " "),
    ("tot en met", " - "),
    ("t/m", " - "),
    ("door de weekse", " doordeweekse "),
    ("door de week", " doordeweeks "),
    ("doordeweekse dagen", " doordeweeks "),
    ("de hele week", " dagelijks "),
    ("hele week", " dagelijks "),
    ("the whole week", " dagelijks "),
    ("all week", " dagelijks "),
    ("–", " - "),
    ("—", " - "),
    ("‑", " - "),
    ("-", " - "),
];

/// The days of these numbers, from 0 for Monday.
const fn days_of(numbers: &[u8]) -> Days {
    let (mut bits, mut at) = (0, 0);
    while at < numbers.len() {
        bits |= 1 << numbers[at];
        at += 1;
    }
    match Days::from_bits(bits) {
        Some(days) => days,
        None => Days::ALL,
    }
}

/// Reads days as they are said, in lower case.
pub(super) fn spoken(typed: &str) -> Option<Reading<Days>> {
    let squeezed: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some((_, meanings)) = PHRASES.iter().find(|(phrase, _)| *phrase == squeezed) {
        return Reading::among(meanings.to_vec());
    }
    if ONCE_A_WEEK.contains(&squeezed.as_str()) {
        return Reading::among(
            Days::WEEK.into_iter().filter_map(|day| Days::from_bits(Days::bit(day))).collect(),
        );
    }
    let words = REPLACED.iter().fold(typed.to_owned(), |text, (from, to)| text.replace(from, to));
    let signs = words.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let signs = signs.map(sign).collect::<Option<Vec<_>>>()?;
    Reading::among(Sentence::default().read(&signs)?.into_iter().filter_map(Days::from_bits).collect())
}

/// What a word does in a sentence about days.
#[derive(Clone, Debug, PartialEq)]
enum Sign {
    /// One of these days: several where a letter leaves it open.
    Day(Vec<Weekday>),
    /// All of these.
    Several(Days),
    /// Up to and including the next day.
    Through,
    /// Up to the next day: with or without it.
    Until,
    /// Not the days that follow.
    Except,
    /// `every`: what follows is each of a kind.
    Every,
    /// `day`.
    AnyDay,
    /// Nothing.
    Filler,
}

fn sign(word: &str) -> Option<Sign> {
    Some(match word {
        "-" | "tm" | "to" | "through" | "thru" => Sign::Through,
        "tot" | "until" | "till" => Sign::Until,
        "behalve" | "except" | "not" | "niet" | "maar" | "but" | "zonder" | "without" | "geen" | "no" => {
            Sign::Except
        }
        "elke" | "elk" | "iedere" | "ieder" | "alle" | "every" | "each" | "all" => Sign::Every,
        "dag" | "dagen" | "day" | "days" => Sign::AnyDay,
        "dagelijks" | "daily" => Sign::Several(Days::ALL),
        "werkdag" | "werkdagen" | "weekdag" | "weekdagen" | "doordeweeks" | "doordeweekse" | "weekday"
        | "weekdays" | "workday" | "workdays" => Sign::Several(Days::WORKING),
        "weekend" | "weekends" | "weekenden" => Sign::Several(Days::WEEKEND),
        "en" | "and" | "op" | "on" | "van" | "from" | "de" | "het" | "the" | "in" | "ook" | "plus" => {
            Sign::Filler
        }
        _ => Sign::Day(weekdays(word)?),
    })
}

/// The days that a word may stand for.
fn weekdays(word: &str) -> Option<Vec<Weekday>> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let letter = match word {
        "m" => Some(vec![Monday]),
        "w" => Some(vec![Wednesday]),
        "v" | "f" => Some(vec![Friday]),
        "d" | "t" => Some(vec![Tuesday, Thursday]),
        "z" | "s" => Some(vec![Saturday, Sunday]),
        _ => None,
    };
    let named = || day(word).or_else(|| day(word.strip_suffix("en")?)).map(|day| vec![day]);
    letter.or_else(named).or_else(|| misspelt(word).map(|day| vec![day]))
}

/// The only day whose name was typed with a slip.
fn misspelt(word: &str) -> Option<Weekday> {
    let long = word.chars().count() >= SHORTEST_SLIP;
    let close = |names: &[&str]| names.iter().any(|name| is_a_slip(word, name));
    let mut found = NAMES.iter().filter(|(_, names, _)| long && close(names)).map(|(day, _, _)| *day);
    found.next().filter(|_| found.next().is_none())
}

/// All that a sentence may mean so far: for each meaning the days, and the last one that was named.
#[derive(Clone, Debug)]
struct Sentence {
    meanings: Vec<(u8, Option<Weekday>)>,
    /// What the next day does.
    next: Sign,
    except: bool,
    every: bool,
}

impl Default for Sentence {
    fn default() -> Self {
        Self { meanings: vec![(0, None)], next: Sign::Filler, except: false, every: false }
    }
}

impl Sentence {
    /// The days of each meaning; `None` where it makes no sense.
    fn read(mut self, signs: &[Sign]) -> Option<Vec<u8>> {
        for sign in signs {
            match sign {
                Sign::Filler => {}
                Sign::Every => self.every = true,
                Sign::Through | Sign::Until => self.next = sign.clone(),
                Sign::Except => self.begin_exception(),
                Sign::Several(days) => self.put(days.bits()),
                Sign::AnyDay if std::mem::take(&mut self.every) => self.put(Days::ALL.bits()),
                // As in "doordeweekse dagen": only beside what says which.
                Sign::AnyDay => self.meanings.iter().all(|(bits, _)| *bits != 0).then_some(())?,
                Sign::Day(days) => self.name(days)?,
            }
        }
        if self.next != Sign::Filler {
            return None;
        }
        let mut meanings: Vec<u8> = self.meanings.into_iter().map(|(bits, _)| bits).collect();
        meanings.sort_unstable();
        meanings.dedup();
        (meanings.iter().all(|bits| *bits != 0) && meanings.len() <= MOST_MEANINGS).then_some(meanings)
    }

    /// "Niet op zondag" alone means every other day.
    fn begin_exception(&mut self) {
        self.except = true;
        for (bits, last) in &mut self.meanings {
            *bits = if *bits == 0 { Days::ALL.bits() } else { *bits };
            *last = None;
        }
    }

    fn put(&mut self, days: u8) {
        for (bits, _) in &mut self.meanings {
            *bits = if self.except { *bits & !days } else { *bits | days };
        }
    }

    /// A day, or the end of a stretch of days; of either there may be several.
    fn name(&mut self, days: &[Weekday]) -> Option<()> {
        let next = std::mem::replace(&mut self.next, Sign::Filler);
        let mut meanings = Vec::new();
        for (bits, last) in &self.meanings {
            for day in days {
                for stretch in stretches(&next, *last, *day)? {
                    let bits = if self.except { bits & !stretch } else { bits | stretch };
                    meanings.push((bits, Some(*day)));
                }
            }
        }
        self.meanings = meanings;
        (self.meanings.len() <= MOST_MEANINGS * 2).then_some(())
    }
}

/// The days from the last one that was named to this one, or this one alone.
fn stretches(next: &Sign, last: Option<Weekday>, to: Weekday) -> Option<Vec<u8>> {
    let whole = || Some(last?.cycle_forward().take_while(|day| *day != to).fold(Days::bit(to), with));
    Some(match next {
        Sign::Through => vec![whole()?],
        Sign::Until => vec![whole()?, whole()? & !Days::bit(to)],
        _ => vec![Days::bit(to)],
    })
}

fn with(bits: u8, day: Weekday) -> u8 {
    bits | Days::bit(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::days;

    #[test]
    fn days_are_understood_as_people_say_them() {
        let table = [
            ("ma-vr", 0b001_1111),
            ("ma – vr", 0b001_1111),
            ("Mon-Fri", 0b001_1111),
            ("M-F", 0b001_1111),
            ("ma t/m vr", 0b001_1111),
            ("van maandag tot en met vrijdag", 0b001_1111),
            ("Monday to Friday", 0b001_1111),
            ("Tuesday through Thursday", 0b000_1110),
            ("vr-ma", 0b111_0001),
            ("weekdagen", 0b001_1111),
            ("op weekdagen", 0b001_1111),
            ("alle werkdagen", 0b001_1111),
            ("door de week", 0b001_1111),
            ("doordeweekse dagen", 0b001_1111),
            ("every weekday", 0b001_1111),
            ("in het weekend", 0b110_0000),
            ("elke maandag", 0b000_0001),
            ("iedere maandag en donderdag", 0b000_1001),
            ("every Monday", 0b000_0001),
            ("'s maandags", 0b000_0001),
            ("op zondagen", 0b100_0000),
            ("MWF", 0b001_0101),
            ("elke dag behalve zondag", 0b011_1111),
            ("every day except Sunday", 0b011_1111),
            ("niet in het weekend", 0b001_1111),
            ("werkdagen behalve wo", 0b001_1011),
            ("werkdagen en zaterdag", 0b011_1111),
            ("de hele week", 0b111_1111),
            ("mandag", 0b000_0001),
            ("woesndag en vrijdga", 0b001_0100),
        ];
        for (typed, bits) in table {
            assert_eq!(days(typed), Days::from_bits(bits).map(Reading::Meant), "{typed}");
        }
    }

    #[test]
    fn what_may_mean_several_things_is_left_open() {
        let table: [(&str, &[u8]); 10] = [
            ("maandag tot vrijdag", &[0b000_1111, 0b001_1111]),
            ("t", &[0b000_0010, 0b000_1000]),
            ("m en d", &[0b000_0011, 0b000_1001]),
            ("s", &[0b010_0000, 0b100_0000]),
            ("z", &[0b010_0000, 0b100_0000]),
            ("om de dag", &[0b001_0101, 0b010_1010]),
            ("2x per week", &[0b000_1001, 0b001_0010]),
            ("every other day", &[0b001_0101, 0b010_1010]),
            ("door de week of in het weekend", &[]),
            ("week", &[0b001_1111, 0b111_1111]),
        ];
        for (typed, meanings) in table {
            let meant = days(typed).map(Reading::candidates).unwrap_or_default();
            let meant: Vec<_> = meant.into_iter().map(Days::bits).collect();
            assert_eq!(meant, meanings, "{typed}");
        }
        let weekly = days("één keer per week").or_else(|| days("wekelijks")).map(Reading::candidates);
        assert_eq!(weekly.map(|days| days.len()), Some(7), "it is asked on which day");
    }
}
