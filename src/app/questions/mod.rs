//! How does a question become an answer, and what can be asked of that answer?

pub(crate) mod answer;
pub mod browse;
pub(crate) mod card;
pub(crate) mod closest;
pub(crate) mod rating;
pub(crate) mod reading_on;
pub(crate) mod suggest;
