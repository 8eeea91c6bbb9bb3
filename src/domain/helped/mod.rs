//! What tells that a member helped another, and what is kept of how?

pub mod kept_answer;
pub mod thanks;
