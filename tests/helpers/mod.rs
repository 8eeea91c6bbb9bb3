//! Is nobody asked who did not offer, nobody twice, and nobody more often than they said?

mod killing;
mod odd;
mod offering;
mod processes;
mod rounds;
mod scene;
mod simulation;
mod waking;
