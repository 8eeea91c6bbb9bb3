//! Is nobody asked who did not offer, nobody twice, and nobody more often than they said?

mod killing;
mod many;
mod naming;
mod odd;
mod offering;
mod processes;
mod rounds;
pub(crate) mod scene;
mod simulation;
mod thanking;
mod waking;
