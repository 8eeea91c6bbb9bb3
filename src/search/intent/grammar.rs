//! Where do the patterns of a list stand among words?
//!
//! A pattern is made of words; of `?` for a word or none, `*` for a few and `**` for all that stand between; of
//! `<class>` for what a list of that name has, and `~` for some of the class `softly`, which change nothing (*er*,
//! *toevallig*); and of `$` for the end. So a construction is written down once, and not each time for all that can stand
//! in it.

use fnv::FnvHashMap as HashMap;

use super::phrases::Phrases;
use crate::search::word_lists::WordList;

/// How many words `*` stands for at the most, and how many `**`: set by judgement.
const FEW: usize = 4;
const MANY: usize = 24;
/// How many words of the class `softly` `~` stands for at the most.
const MOST_SOFTLY: usize = 3;
const SOFTLY: &str = "softly";
/// From so many letters on, a word is of a class also when it ends in a word of that: *bestuursleden*.
const LETTERS_OF_ENDING: usize = 5;

/// What may stand in one place of a pattern.
pub(crate) struct Class {
    phrases: Phrases,
    endings: Vec<&'static str>,
}

/// A part of a pattern.
enum Part {
    Word(&'static str),
    /// At the most so many words.
    Gap(usize),
    /// By its place among the classes.
    Of(usize),
    /// Some of a class, or none.
    SomeOf(usize),
    End,
}

/// Patterns of all languages.
pub(crate) struct Patterns {
    by_first_word: HashMap<&'static str, Vec<Vec<Part>>>,
    others: Vec<Vec<Part>>,
}

/// Classes by the names that patterns have for them.
pub(crate) struct Classes(Vec<(&'static str, Class)>);

impl Class {
    /// What a list has, as it stands there.
    pub(crate) fn of(list: &WordList) -> Self {
        Self { phrases: Phrases::of(&[list]), endings: Vec::new() }
    }

    /// What a list has, and the compounds that end in it.
    pub(crate) fn with_compounds(list: &WordList) -> Self {
        let ends = |entry: &&str| entry.len() >= LETTERS_OF_ENDING && !entry.contains(' ');
        Self { phrases: Phrases::of(&[list]), endings: list.iter().filter(ends).collect() }
    }

    /// How many words it may take at the beginning of others.
    fn lengths(&self, words: &[&str]) -> Vec<usize> {
        let mut lengths = self.phrases.all_at_start(words);
        if lengths.is_empty()
            && let Some(first) = words.first()
            && self.endings.iter().any(|ending| first.ends_with(ending))
        {
            lengths.push(1);
        }
        lengths
    }
}

impl Classes {
    /// These, by name.
    pub(crate) fn of(classes: Vec<(&'static str, Class)>) -> Self {
        Self(classes)
    }

    /// Whether something of a class stands anywhere among words.
    pub(crate) fn has(&self, name: &str, words: &[&str]) -> bool {
        let class = self.0.iter().find(|(known, _)| *known == name);
        class.is_some_and(|(_, class)| (0..words.len()).any(|at| !class.lengths(&words[at..]).is_empty()))
    }

    /// Whether words begin with something of a class.
    pub(crate) fn begin(&self, name: &str, words: &[&str]) -> bool {
        self.place(name).is_some_and(|place| !self.0[place].1.lengths(words).is_empty())
    }

    /// Whether there is a class of this name.
    #[cfg(test)]
    pub(crate) fn has_class(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(known, _)| *known == name)
    }

    /// Whether words begin with these parts of a pattern.
    fn begins(&self, words: &[&str], parts: &[Part]) -> bool {
        let Some((part, rest)) = parts.split_first() else { return true };
        match part {
            Part::Word(said) => words.first() == Some(said) && self.begins(&words[1..], rest),
            Part::Gap(most) => (0..=words.len().min(*most)).any(|gap| self.begins(&words[gap..], rest)),
            Part::Of(class) => {
                let lengths = self.0[*class].1.lengths(words);
                lengths.into_iter().any(|length| self.begins(&words[length..], rest))
            }
            Part::SomeOf(class) => {
                let is_of = |word: &&str| !self.0[*class].1.lengths(&[word]).is_empty();
                let most = words.iter().take(MOST_SOFTLY).take_while(|word| is_of(word)).count();
                (0..=most).any(|some| self.begins(&words[some..], rest))
            }
            Part::End => words.is_empty() && self.begins(words, rest),
        }
    }
}

impl Patterns {
    /// The patterns of a list; one that names a class that isn't there says nothing.
    pub(crate) fn of(list: &WordList, classes: &Classes) -> Self {
        let (mut by_first_word, mut others) = (HashMap::<_, Vec<_>>::default(), Vec::new());
        for pattern in list.iter() {
            let Some(parts) = pattern.split(' ').map(|part| read(part, classes)).collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            match parts.first() {
                Some(Part::Word(first)) => by_first_word.entry(*first).or_default().push(parts),
                _ => others.push(parts),
            }
        }
        Self { by_first_word, others }
    }

    /// Whether words begin with one of them.
    pub(crate) fn at_start(&self, words: &[&str], classes: &Classes) -> bool {
        let Some(first) = words.first() else { return false };
        let known = self.by_first_word.get(first).into_iter().flatten().chain(&self.others);
        known.into_iter().any(|pattern| classes.begins(words, pattern))
    }

    /// Whether words have one of them somewhere.
    pub(crate) fn are_in(&self, words: &[&str], classes: &Classes) -> bool {
        (0..words.len()).any(|at| self.at_start(&words[at..], classes))
    }
}

fn read(part: &'static str, classes: &Classes) -> Option<Part> {
    match part {
        "?" => Some(Part::Gap(1)),
        "*" => Some(Part::Gap(FEW)),
        "**" => Some(Part::Gap(MANY)),
        "$" => Some(Part::End),
        "~" => classes.place(SOFTLY).map(Part::SomeOf),
        _ => match part.strip_prefix('<').and_then(|part| part.strip_suffix('>')) {
            Some(name) => classes.place(name).map(Part::Of),
            None => Some(Part::Word(part)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::word_lists::{ASKS_PEOPLE, PEOPLE_PERSONS, PEOPLE_SOFTLY, PEOPLE_SOMEBODY};

    #[test]
    fn a_pattern_stands_for_all_that_its_classes_and_gaps_may_hold() {
        let classes = Classes::of(vec![
            ("somebody", Class::of(&PEOPLE_SOMEBODY)),
            ("softly", Class::of(&PEOPLE_SOFTLY)),
            ("persons", Class::with_compounds(&PEOPLE_PERSONS)),
        ]);
        let begins = |pattern: &'static str, text: &str| {
            let parts: Vec<Part> = pattern.split(' ').filter_map(|part| read(part, &classes)).collect();
            classes.begins(&text.split(' ').collect::<Vec<_>>(), &parts)
        };
        for (pattern, text, expected) in [
            ("is er ~ <somebody>", "is er hier toevallig een van jullie thuis", true),
            ("is er ~ <somebody>", "is er een verschil tussen iemand en niemand", false),
            ("zoek ? <persons>", "zoek nieuwe bestuursleden", true),
            ("zoek ? <persons>", "zoek uitleg over leden", false),
            ("wie ** ook $", "wie heeft dat ook", true),
            ("wie ** ook $", "wie heeft dat ook gedaan", false),
        ] {
            assert_eq!(begins(pattern, text), expected, "{pattern}: {text}");
        }
        assert!(read("<nobody>", &classes).is_none(), "a class that isn't there");
    }

    #[test]
    fn a_pattern_is_found_anywhere() {
        let classes = Classes::of(vec![("somebody", Class::of(&PEOPLE_SOMEBODY))]);
        let patterns = Patterns::of(&ASKS_PEOPLE, &classes);
        assert!(patterns.are_in(&["en", "wie", "kent", "dat"], &classes));
        assert!(!patterns.are_in(&["en", "dat", "is", "alles"], &classes));
    }
}
