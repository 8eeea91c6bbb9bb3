//! Does every server get its quote of the day, once, whatever happens?

#[path = "../../examples/post_times.rs"]
#[allow(clippy::allow_attributes, dead_code, reason = "the example has a main of its own")]
mod post_times;

mod changing;
mod claims;
mod commands;
mod doubles;
mod due_hour;
mod extras;
mod full_disk;
mod killing;
mod outages;
mod posting;
pub(crate) mod program;
mod refusals;
mod restored;
mod saying;
pub(crate) mod scene;
mod stumbles;
mod threads;
mod when;
mod windows;
