//! What does a document say of itself, in YAML, TOML or JSON above its text?
//!
//! Other programs have fields of their own, and people make slips: what can be understood is taken, and
//! what can't is told by its line. The text below it is read in any case.

mod fields;
mod locate;
mod read;
mod sources;
mod values;

pub(crate) use fields::toml_as_json;
pub(super) use locate::Fault;
pub(super) use read::{FrontMatter, none, read};
