//! How do moderators get to know how it goes with the questions of their server? In numbers, without names.

mod count;
pub(crate) mod counts;
mod gather;
mod outlet;
mod run;

pub use gather::Report;
pub use outlet::FiguresOutlet;
pub use run::Mondays;
