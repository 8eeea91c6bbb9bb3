//! How does the volunteer see what the program does: logs, metrics, health?

mod ask_health;
mod logs;
mod serve;
#[cfg(target_os = "linux")]
mod service_manager;
mod withhold;

pub use ask_health::{Health, ask_health};
pub use logs::start_logging;
pub use serve::{HealthCheck, ObserveError, serve};
#[cfg(target_os = "linux")]
pub use service_manager::{Look, ServiceManager, Sign, StatusWords};
