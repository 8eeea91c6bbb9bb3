//! How do the shards get on to Discord's gateway, stay there, and spare the day's sessions?
//!
//! serenity keeps no count of its sessions, and waits for nothing that never comes. So it speaks to a
//! gateway of ours on loopback ([`relay`]), which is always there, and each shard has a [`keeper`] that is
//! on Discord's in its place: one [`link`] after the other, each as soon as the rules allow it.

pub(crate) mod cause;
pub(crate) mod directory;
mod endings;
mod frames;
mod gate;
mod keeper;
mod link;
mod open;
pub(crate) mod pace;
mod pulse;
pub(crate) mod relay;
mod seat;
pub(crate) mod session_budget;
pub(crate) mod status;
mod streak;

pub(crate) use endings::{GatewayEnd, GatewayRefusal};
pub(crate) use gate::Gate;
