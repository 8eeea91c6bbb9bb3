//! Which quotable line is shown, and what stands around it?

pub(crate) mod card;
pub(crate) mod draw;
pub(crate) mod passage_around;
pub(crate) mod pool;
pub(crate) mod topics;
pub(crate) mod wish;
