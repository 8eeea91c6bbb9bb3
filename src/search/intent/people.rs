//! Does somebody ask for people, and not for what a document says?
//!
//! "Wie weet een zaal in Zwolle?", "Has anyone here tried this?": told by how it begins, after a greeting, or
//! after a comma or colon within it; by whom it addresses, wherever that stands; and by what somebody wishes for, looks
//! for or wonders about, where they ask the documents nothing in the same sentence. Slips of the pen in *iemand* and
//! *anyone* are read as meant. What the message means is held against it where that is known (`vectors::meaning`).

use std::ops::Range;
use std::sync::LazyLock;

use super::bare;
use super::grammar::{Class, Classes, Patterns};
use super::said::Said;
use crate::search::word_lists::{
    ASKS_NO_PEOPLE, ASKS_NO_PEOPLE_ANYWHERE, ASKS_PEOPLE, ASKS_PEOPLE_ANYWHERE, ASKS_PEOPLE_GENTLY,
    PEOPLE_CONTACT, PEOPLE_DAYS, PEOPLE_DOING, PEOPLE_HARM, PEOPLE_HELP, PEOPLE_HELPING, PEOPLE_HERE,
    PEOPLE_MADE, PEOPLE_ME, PEOPLE_NICE, PEOPLE_PAPERS, PEOPLE_PAPERS_ASK, PEOPLE_PEERS, PEOPLE_PERSONS,
    PEOPLE_SEEKING, PEOPLE_SOFTLY, PEOPLE_SOMEBODY, PEOPLE_STAKES, PEOPLE_WISHES, PEOPLE_WONDERING,
    VERBS_FIRST,
};

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

/// The words that such questions turn on, and in which slips of the pen are read as meant.
const MEANT: [&str; 8] =
    ["iemand", "anyone", "anybody", "someone", "somebody", "jullie", "ervaring", "experience"];

/// Whether a message asks for people who know, have or want something. It may have an answer in the documents
/// all the same.
#[must_use]
pub fn asks_for_people(message: &str) -> bool {
    let said = Said::of(message);
    said.sentences.iter().any(|sentence| GRAMMAR.are_asked_for(&said, sentence))
}

struct Grammar {
    classes: Classes,
    at_start: Patterns,
    anywhere: Patterns,
    gently: Patterns,
    no_people: Patterns,
    no_people_anywhere: Patterns,
}

impl Grammar {
    fn new() -> Self {
        let classes = Classes::of(vec![
            ("somebody", Class::of(&PEOPLE_SOMEBODY)),
            ("softly", Class::of(&PEOPLE_SOFTLY)),
            ("here", Class::of(&PEOPLE_HERE)),
            ("persons", Class::with_compounds(&PEOPLE_PERSONS)),
            ("me", Class::of(&PEOPLE_ME)),
            ("doing", Class::of(&PEOPLE_DOING)),
            ("helping", Class::of(&PEOPLE_HELPING)),
            ("help", Class::of(&PEOPLE_HELP)),
            ("peers", Class::of(&PEOPLE_PEERS)),
            ("nice", Class::of(&PEOPLE_NICE)),
            ("harm", Class::of(&PEOPLE_HARM)),
            ("seeking", Class::of(&PEOPLE_SEEKING)),
            ("wishes", Class::of(&PEOPLE_WISHES)),
            ("contact", Class::of(&PEOPLE_CONTACT)),
            ("wondering", Class::of(&PEOPLE_WONDERING)),
            ("papers", Class::of(&PEOPLE_PAPERS)),
            ("papers_ask", Class::of(&PEOPLE_PAPERS_ASK)),
            ("made", Class::of(&PEOPLE_MADE)),
            ("stakes", Class::of(&PEOPLE_STAKES)),
            ("days", Class::of(&PEOPLE_DAYS)),
        ]);
        Self {
            at_start: Patterns::of(&ASKS_PEOPLE, &classes),
            anywhere: Patterns::of(&ASKS_PEOPLE_ANYWHERE, &classes),
            gently: Patterns::of(&ASKS_PEOPLE_GENTLY, &classes),
            no_people: Patterns::of(&ASKS_NO_PEOPLE, &classes),
            no_people_anywhere: Patterns::of(&ASKS_NO_PEOPLE_ANYWHERE, &classes),
            classes,
        }
    }

    fn are_asked_for(&self, said: &Said<'_>, sentence: &Range<usize>) -> bool {
        let words = words(said, sentence);
        if self.no_people_anywhere.are_in(&words, &self.classes) {
            return false;
        }
        begins(said, sentence).any(|at| self.begins(&words[at - sentence.start..]))
            || self.anywhere.are_in(&words, &self.classes)
            || (!self.asks_documents(said, sentence) && self.is_gentle(&words))
    }

    fn begins(&self, words: &[&str]) -> bool {
        self.at_start.at_start(words, &self.classes) && !self.no_people.at_start(words, &self.classes)
    }

    /// Whether a sentence, or a part of it, begins as a question to the documents does.
    fn asks_documents(&self, said: &Said<'_>, sentence: &Range<usize>) -> bool {
        let core = bare::core(said, sentence);
        let words = said.texts(&core);
        let is_verb = words.first().is_some_and(|first| VERBS_FIRST.contains(first));
        let whether = is_verb && !self.classes.begin("wishes", &words);
        whether
            || begins(said, sentence)
                .any(|at| self.classes.begin("papers_ask", &said.texts(&(at..sentence.end))))
    }

    /// Whether somebody looks for people without asking for them outright, or would like to do something with others.
    fn is_gentle(&self, words: &[&str]) -> bool {
        let has = |name: &str| self.classes.has(name, words);
        let no_papers = || !self.no_people.are_in(words, &self.classes);
        (self.gently.are_in(words, &self.classes) && no_papers())
            || (has("wishes") && has("contact") && (has("somebody") || has("persons")) && no_papers())
    }
}

/// Where in a sentence something may begin: its words without politeness, and each part after a comma or colon.
fn begins<'s>(said: &'s Said<'_>, sentence: &Range<usize>) -> impl Iterator<Item = usize> + use<'s> {
    let (start, end) = (sentence.start, sentence.end);
    let core = bare::core(said, sentence).start;
    let parts = (start + 1..end).filter(move |at| said.is_set_off(at - 1));
    [start, core.min(end)].into_iter().chain(parts)
}

/// The words of a part, with *iemand* and its like as they were meant.
fn words<'s>(said: &'s Said<'_>, part: &Range<usize>) -> Vec<&'s str> {
    said.texts(part).into_iter().map(|word| meant(word).unwrap_or(word)).collect()
}

/// *Niemand* is no slip of *iemand*: the first letter is as it should be.
fn meant(word: &str) -> Option<&'static str> {
    let is_near = |known: &&&str| {
        word.chars().next() == known.chars().next()
            && !word.starts_with(**known)
            && strsim::osa_distance(word, known) == 1
    };
    MEANT.iter().find(is_near).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::word_lists::WordList;

    #[test]
    fn every_class_that_a_pattern_names_is_there() {
        let lists: [&WordList; 5] = [
            &ASKS_PEOPLE,
            &ASKS_PEOPLE_ANYWHERE,
            &ASKS_PEOPLE_GENTLY,
            &ASKS_NO_PEOPLE,
            &ASKS_NO_PEOPLE_ANYWHERE,
        ];
        let patterns = lists.into_iter().flat_map(WordList::iter);
        for name in patterns.flat_map(|pattern| pattern.split(' ')).filter(|part| part.starts_with('<')) {
            assert!(GRAMMAR.classes.has_class(name.trim_matches(['<', '>'])), "{name}");
        }
    }

    #[test]
    fn what_one_wishes_seeks_and_wonders_asks_for_people_and_what_one_wants_to_know_does_not() {
        for (message, expected) in [
            ("Ik zou graag eens koffie drinken met iemand die dat gedaan heeft", true),
            ("Ik wil in contact komen met iemand die ik niet ken, hoe pak ik dat aan?", false),
            ("Ik ben benieuwd hoe anderen hun nieuwe leden verwelkomen", true),
            ("Hoe verwelkomen mensen nieuwe leden?", false),
            ("Wie heeft er baat bij polarisatie?", false),
            ("Wie heeft er een beamer?", true),
            ("Heeft iemnd hier een beamer?", true),
            ("We'd love to hear from others who run a repair cafe", true),
            ("Do we need a lawyer to start a foundation?", false),
            ("We need a lawyer who knows foundations", true),
        ] {
            assert_eq!(asks_for_people(message), expected, "{message}");
        }
    }
}
