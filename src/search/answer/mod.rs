//! What is told of the passages found: how sure, which sentence, and why?

pub(crate) mod chance;
pub(crate) mod confidence;
pub(crate) mod duplicates;
pub(crate) mod explain;
pub(crate) mod highlight;
pub(crate) mod judgement;
pub(crate) mod translations;
