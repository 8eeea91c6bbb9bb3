//! Is the right question among those that are offered while somebody types it, cut short or misspelt?
//!
//! The questions of `tests/golden/`, as far as somebody has typed them, and with slips in them. Right is a
//! heading of the section that answers, or a question that it is said to answer. Run with `--nocapture` to
//! see the figures; `cargo bench --bench suggest` takes all questions, and the time.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::BTreeMap;
use std::time::Instant;

use serde::Deserialize;
use vraagbaak::app::{Library, suggest};
use vraagbaak::domain::Language;

/// Each so manieth question is enough for a test.
const EACH: usize = 12;

/// A question, and where its answer stands.
#[derive(Deserialize)]
pub(crate) struct Golden {
    pub(crate) question: String,
    kind: String,
    document: Option<String>,
    heading: Option<String>,
}

/// How a question is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Typing {
    /// So many percent of its letters.
    Cut(usize),
    /// All of it, with a slip in two of its words.
    Misspelt,
    /// Three quarters of that.
    MisspeltCut,
}

impl Typing {
    pub(crate) const ALL: [Self; 6] =
        [Self::Cut(30), Self::Cut(50), Self::Cut(75), Self::Cut(100), Self::Misspelt, Self::MisspeltCut];

    pub(crate) fn type_(self, question: &str) -> String {
        match self {
            Self::Cut(percent) => cut(question, percent),
            Self::Misspelt => misspelt(question),
            Self::MisspeltCut => cut(&misspelt(question), 75),
        }
    }
}

fn cut(question: &str, percent: usize) -> String {
    let letters = question.trim_end_matches('?').chars();
    let keep = letters.clone().count() * percent / 100;
    letters.take(keep).collect()
}

/// A letter is left out of the longest word, and two change places in the next: always the same ones.
fn misspelt(question: &str) -> String {
    let mut words: Vec<String> = question.split(' ').map(str::to_owned).collect();
    let mut by_length: Vec<usize> = (0..words.len()).collect();
    by_length.sort_by_key(|at| std::cmp::Reverse(words[*at].chars().count()));
    for (at, slip) in by_length.into_iter().take(2).zip([leave_out as fn(&mut Vec<char>), swap]) {
        let mut letters: Vec<char> = words[at].chars().collect();
        if letters.len() > 4 {
            slip(&mut letters);
            words[at] = letters.into_iter().collect();
        }
    }
    words.join(" ")
}

fn leave_out(letters: &mut Vec<char>) {
    letters.remove(letters.len() / 2);
}

fn swap(letters: &mut Vec<char>) {
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
}

/// The questions of a language that have an answer.
pub(crate) fn questions(language: Language) -> Vec<Golden> {
    let path = format!("{}/tests/golden/{}.jsonl", env!("CARGO_MANIFEST_DIR"), language.code());
    let text = std::fs::read_to_string(&path).expect("the golden questions");
    let all = text.lines().map(|line| serde_json::from_str::<Golden>(line).expect("a question"));
    // What is put otherwise, or asked in the other language, has words that no line has.
    all.filter(|golden| golden.document.is_some() && golden.kind != "across").collect()
}

/// What can rightly be offered for a question.
pub(crate) fn right(library: &Library, golden: &Golden) -> Vec<String> {
    let mut right = Vec::new();
    for passage in &*library.corpus.passages {
        let document = golden.document.as_deref() == Some(passage.document.id.as_str());
        let heading = golden.heading.as_deref().is_none_or(|heading| heading == passage.heading());
        if document && heading {
            right.push(passage.heading().to_owned());
            right.extend(passage.questions.iter().cloned());
        }
    }
    right
}

/// The place of the right question among what is offered for it, from 1 below what was typed.
pub(crate) fn place(library: &Library, golden: &Golden, typed: &str, offered: &[String]) -> Option<usize> {
    let right = right(library, golden);
    assert!(offered.len() <= 25 && offered.first().is_none_or(|first| first == typed.trim()));
    // Who has typed the question itself needs no other.
    if right.iter().any(|line| folded(line) == folded(typed)) {
        return Some(1);
    }
    offered.iter().skip(1).position(|line| right.contains(line)).map(|at| at + 1)
}

fn folded(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn the_right_question_is_among_those_offered() {
    let index = tempfile::tempdir().expect("a folder");
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let library = Library::open(&corpus, Language::Dutch, index.path()).expect("the corpus");
    let mut found: BTreeMap<Typing, (usize, usize, usize)> = BTreeMap::new();
    let mut times = Vec::new();
    for language in Language::ALL {
        for golden in questions(language).iter().step_by(EACH) {
            for typing in Typing::ALL {
                let typed = typing.type_(&golden.question);
                let began = Instant::now();
                let offered = suggest(&library, &typed, language);
                times.push(began.elapsed());
                let place = place(&library, golden, &typed, &offered);
                if place.is_none() {
                    println!("not offered for {typing:?}, {}: {typed:?}", golden.kind);
                }
                let (asked, among, in_five) = found.entry(typing).or_default();
                *asked += 1;
                *among += usize::from(place.is_some());
                *in_five += usize::from(place.is_some_and(|place| place <= 5));
            }
        }
    }
    times.sort_unstable();
    let slowest = times[times.len() * 99 / 100];
    println!("half of them in {:?}, 99 of 100 in {slowest:?}, in this build", times[times.len() / 2]);
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = |part: usize, of: usize| part as f64 / of as f64;
    for (typing, (asked, among, in_five)) in &found {
        println!(
            "{typing:?}: {asked} questions, {:.3} offered, {:.3} in the first five",
            share(*among, *asked),
            share(*in_five, *asked)
        );
        let floor = match typing {
            Typing::Cut(30) => 0.60,
            Typing::Cut(50) => 0.78,
            _ => 0.85,
        };
        assert!(share(*among, *asked) >= floor, "{typing:?}");
    }
}
