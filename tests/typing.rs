//! What has somebody typed of a question so far, and what would be right to offer for it? For the test and the
//! bench of what is offered.

use serde::Deserialize;
use vraagbaak::app::Library;
use vraagbaak::domain::Language;

/// A question, and where its answer stands.
#[derive(Deserialize)]
pub(crate) struct Golden {
    pub(crate) question: String,
    pub(crate) kind: String,
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
    for (at, slip) in
        by_length.into_iter().take(2).zip([leave_out as fn(&mut Vec<char>), |letters| swap(letters)])
    {
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

fn swap(letters: &mut [char]) {
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
