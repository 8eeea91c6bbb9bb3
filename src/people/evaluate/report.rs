//! How is it shown how well people were chosen?

use std::fmt;

use super::measures::PeopleMeasures;

/// What came of going through a folder of conversations; printed as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleReport {
    /// The name of the folder.
    pub name: String,
    /// How many questions there are.
    pub questions: usize,
    /// How many people replied to any.
    pub people: usize,
    /// How many questions were still open after the wait.
    pub routed: usize,
    /// How many of these got a reply later: the measures are taken on them.
    pub replied_later: usize,
    /// One for each way to choose people.
    pub policies: Vec<PolicyReport>,
}

/// What came of one way to choose people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PolicyReport {
    /// What it is called.
    pub name: &'static str,
    /// How well it chose.
    pub measures: PeopleMeasures,
}

impl fmt::Display for PeopleReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, questions, people, routed, replied_later, .. } = self;
        writeln!(
            f,
            "{name}: {questions} questions, {people} people who replied; {routed} open after 20 minutes, {replied_later} of \
             them replied to later"
        )?;
        writeln!(
            f,
            "  {:<14} {:>6} {:>6} {:>6} {:>12} {:>6}",
            "policy", "P@1", "hit@3", "MRR", "people woken", "Gini"
        )?;
        for PolicyReport { name, measures } in &self.policies {
            writeln!(
                f,
                "  {name:<14} {:>6.3} {:>6.3} {:>6.3} {:>12.0} {:>6.2}",
                measures.first, measures.among_asked, measures.reciprocal, measures.woken, measures.gini
            )?;
        }
        Ok(())
    }
}
