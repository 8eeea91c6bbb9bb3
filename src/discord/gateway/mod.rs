//! Is the connection alive, and may another session begin?

pub(crate) mod liveness;
pub(crate) mod session_budget;
pub(crate) mod status;
