//! What did the bot do that Discord would refuse, or a good bot would not do?

use std::fmt;

use super::world::World;

/// The rule that was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// An event of the fake that serenity dropped.
    Dropped,
    /// A request outside of Discord's limits.
    Limit,
    /// A body that isn't valid by Discord's OpenAPI file, or a route that isn't in it.
    Schema,
    /// A message that could ping whom its writer didn't mean to.
    Mentions,
    /// A message that names a command, and doesn't let it be pressed.
    Links,
    /// An answer of the fake that isn't as Discord's.
    Fake,
    /// A path, method or gateway op that isn't known.
    Unknown,
}

/// One broken rule.
#[derive(Clone, Debug)]
pub(crate) struct Violation {
    pub(crate) rule: Rule,
    pub(crate) what: String,
    /// The request that caused it.
    pub(crate) request: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.what)?;
        self.request.as_ref().map_or(Ok(()), |request| write!(f, "\n    in {request}"))
    }
}

impl World {
    /// Records a broken rule, with what broke it.
    pub(crate) fn violate(&mut self, rule: Rule, what: &str, request: Option<&str>) {
        let request = request.map(str::to_owned);
        let violation = Violation { rule, what: what.to_owned(), request };
        self.transcript.note(format!("!! {violation}"));
        self.violations.push(violation);
    }
}
