//! Which questions can be offered while a member is typing? What was typed first; then the lines of the
//! documents that say it, by turns with what the engine would find for it. Before anything is typed, a question of one
//! document or another, so that a newcomer sees what can be asked.

use std::collections::HashSet;

use crate::app::library::stacks::Stacks;
use crate::app::library::{Library, offers};
use crate::domain::Language;
use crate::search::{Question, Typed};

/// The most that Discord shows; more is no help in a terminal either.
const MOST: usize = 25;
/// How many sections the engine is asked for.
const SECTIONS: usize = 10;
/// How many signs tell enough for the engine to be asked.
const ENOUGH: usize = 4;

/// How many lines of what a server has of its own are offered.
const OWN: usize = 5;

/// What can be offered where a server may have something of its own: after what was typed, its lines that say it.
pub(crate) fn suggest_from(stacks: &Stacks, typed: &str, language: Language) -> Vec<String> {
    let others = suggest(&stacks.library, typed, language);
    let Some(own) = &stacks.own else { return others };
    let mut others = others.into_iter();
    let mut offered = Offered::default();
    others.next().into_iter().for_each(|line| offered.put(&line));
    let looked_up = own.offers.look_up(typed.trim_start(), language);
    own.offers.best(&looked_up, OWN).into_iter().for_each(|line| offered.put(line));
    others.for_each(|line| offered.put(&line));
    offered.0.truncate(MOST);
    offered.0
}

/// What can be offered, best first. What was typed comes first, as it was typed.
#[must_use]
pub fn suggest(library: &Library, typed: &str, language: Language) -> Vec<String> {
    let typed = typed.trim_start();
    let whole = typed.trim_end();
    if whole.is_empty() {
        return examples(library, language);
    }
    let language = library.engine.language_of(whole).unwrap_or(language);
    let looked_up = library.offers().look_up(typed, language);
    let likely = library.offers().best(&looked_up, MOST);
    let found = found(library, whole, &looked_up, language);
    let mut offered = Offered::default();
    offered.put(whole);
    let mut found = found.into_iter();
    for line in likely {
        offered.put(line);
        found.next().into_iter().for_each(|line| offered.put(line));
    }
    found.for_each(|line| offered.put(line));
    offered.0.truncate(MOST);
    offered.0
}

/// The first question that a document is said to answer, of documents all over the folder.
fn examples(library: &Library, language: Language) -> Vec<String> {
    let mut seen = HashSet::new();
    let own = library.corpus.passages.iter().filter(|passage| passage.language() == language);
    let asked = own.filter_map(|passage| Some((&passage.document.id, passage.questions.first()?)));
    let first: Vec<&String> =
        asked.filter(|(of, _)| seen.insert(*of)).map(|(_, question)| question).collect();
    first.iter().step_by(first.len().div_ceil(MOST).max(1)).map(|question| (*question).clone()).collect()
}

/// For each section that the engine finds, what comes closest to what was typed.
fn found<'l>(library: &'l Library, whole: &str, typed: &Typed, language: Language) -> Vec<&'l str> {
    let text = typed.completed(|word| library.engine.is_known(word)).unwrap_or(whole);
    if text.chars().count() < ENOUGH {
        return Vec::new();
    }
    let question = Question::new(text, language, SECTIONS);
    let passages = library.engine.nearest(&question).unwrap_or_else(|error| {
        tracing::error!(%error, "looking for questions to offer");
        Vec::new()
    });
    let likest = |passage| library.offers().likest(typed, offers::of_section(passage));
    passages.into_iter().filter_map(likest).collect()
}

/// What is offered so far.
#[derive(Default)]
struct Offered(Vec<String>);

impl Offered {
    /// Takes a line in, unless it is there already, whatever its capitals and its question mark.
    fn put(&mut self, line: &str) {
        let same = |other: &String| folded(other) == folded(line);
        if !folded(line).is_empty() && !self.0.iter().any(same) {
            self.0.push(line.to_owned());
        }
    }
}

fn folded(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
