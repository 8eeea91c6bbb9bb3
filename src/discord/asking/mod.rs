//! What happens when somebody puts a question to the group, follows it, changes it, or writes in its thread?

mod drafts;
pub(crate) mod gaps;
pub(crate) mod helped;
mod merging;
mod mine;
mod numbers;
pub(crate) mod open;
pub(crate) mod press;
mod steps;
pub(crate) mod threads;
pub(crate) mod who;
