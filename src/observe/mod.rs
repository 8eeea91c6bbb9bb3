//! How does the volunteer see what the program does: logs, metrics, health?

mod logs;
mod serve;
mod withhold;

pub use logs::start_logging;
pub use serve::{HealthCheck, ObserveError, serve};
