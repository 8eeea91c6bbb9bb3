//! Is this request one that Discord would take, and a careful bot would send?

mod commands;
mod components;
pub(crate) mod dropped;
mod embeds;
mod limits;
mod mentions;
mod messages;
mod modals;
mod named_commands;
pub(crate) mod schema;

use serde_json::Value;

use super::rest::call::{Answer, Call};
use super::violations::Rule;
use super::world::World;

/// The code of the one problem that Discord answers with an error of its own.
pub(crate) const EMPTY_MESSAGE: &str = "EMPTY_MESSAGE";

/// Something wrong with a body: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Keys and indices with dots between, as `embeds.0.title`.
    pub(crate) path: String,
    pub(crate) code: String,
    pub(crate) message: String,
}

impl Problem {
    pub(crate) fn new(path: &str, code: &str, message: &str) -> Problem {
        Problem { path: path.to_owned(), code: code.to_owned(), message: message.to_owned() }
    }
}

/// The problems found in one body so far.
#[derive(Default)]
pub(crate) struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Adds a problem.
    fn add(&mut self, path: &str, code: &str, message: &str) {
        self.found.push(Problem::new(path, code, message));
    }

    /// A text must have so many characters, if it is there.
    fn length(&mut self, path: &str, value: &Value, least: usize, most: usize) {
        let Some(text) = value.as_str() else { return };
        let length = text.chars().count();
        if !(least..=most).contains(&length) {
            let why = format!("Must be between {least} and {most} in length; it is {length}.");
            self.add(path, "BASE_TYPE_BAD_LENGTH", &why);
        }
    }

    /// A text must be there, with so many characters.
    fn required(&mut self, path: &str, value: &Value, least: usize, most: usize) {
        if value.is_string() {
            self.length(path, value, least, most);
        } else {
            self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    /// A list may have so many items, if it is there.
    fn count(&mut self, path: &str, value: &Value, least: usize, most: usize) {
        let Some(list) = value.as_array() else { return };
        if !(least..=most).contains(&list.len()) {
            let why = format!("Must have {least} to {most} items; it has {}.", list.len());
            self.add(path, "BASE_TYPE_BAD_LENGTH", &why);
        }
    }

    /// A number must lie within these bounds, if it is there.
    fn range(&mut self, path: &str, value: &Value, least: i64, most: i64) {
        let Some(number) = value.as_i64() else { return };
        if !(least..=most).contains(&number) {
            let why = format!("Must be between {least} and {most}; it is {number}.");
            self.add(path, "NUMBER_TYPE_RANGE", &why);
        }
    }
}

/// The items of a list, with their paths below the list's.
fn items<'a>(path: &str, list: &'a Value) -> impl Iterator<Item = (String, &'a Value)> {
    let path = path.to_owned();
    let list = list.as_array().into_iter().flatten().enumerate();
    list.map(move |(index, item)| (below(&path, &index.to_string()), item))
}

/// The path of a key below another path.
fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// What is wrong with a request: each problem with the rule it breaks.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<(Rule, Problem)>);

impl Findings {
    /// Checks a request. That needs only the request itself, so it holds nobody up.
    pub(crate) fn of(call: &Call) -> Findings {
        let mut problems = Problems::default();
        messages::check(call, &mut problems);
        modals::check(call, &mut problems);
        commands::check(call, &mut problems);
        let limits = problems.found.into_iter().map(|problem| (Rule::Limit, problem));
        let invalid = schema::check(call).into_iter().map(|problem| (Rule::Schema, problem));
        let unguarded = mentions::check(call).map(|problem| (Rule::Mentions, problem));
        Findings(limits.chain(invalid).chain(unguarded).collect())
    }

    /// Records them all; those for which Discord would refuse the request are given.
    pub(crate) fn record(self, world: &mut World, call: &Call) -> Vec<Problem> {
        for (rule, problem) in &self.0 {
            record(world, *rule, call, problem);
        }
        for problem in named_commands::check(world, call) {
            record(world, Rule::Links, call, &problem);
        }
        let refused = self.0.into_iter().filter(|(rule, _)| *rule != Rule::Mentions);
        refused.map(|(_, problem)| problem).collect()
    }
}

/// Puts what the files of a request have become into the message it carries.
pub(crate) fn take_files(world: &mut World, call: &mut Call) {
    let Some(path) = messages::written(call).map(|written| written.path) else { return };
    let uploads = std::mem::take(&mut call.uploads);
    let message = if path.is_empty() { &mut call.body } else { &mut call.body[path] };
    world.take_files(message, &uploads);
}

/// What is wrong with the fake's own answer, by Discord's OpenAPI file.
pub(crate) fn inspect_answer(world: &mut World, call: &Call, answer: &Answer) {
    for problem in schema::check_answer(call, answer) {
        record(world, Rule::Fake, call, &problem);
    }
}

fn record(world: &mut World, rule: Rule, call: &Call, problem: &Problem) {
    let what = format!("{}: {} ({})", problem.path, problem.message, problem.code);
    world.violate(rule, &what, Some(&call.to_string()));
}
