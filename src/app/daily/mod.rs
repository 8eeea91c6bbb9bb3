//! The quote of the day: who gets it when, and what can be asked of it?
//!
//! [`run`] looks after the schedules and posts by an [`Outlet`].

pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod deliver;
pub(crate) mod handle;
pub(crate) mod next;
pub(crate) mod outlet;
pub(crate) mod pacer;
pub(crate) mod run;
pub(crate) mod set;
pub(crate) mod settle;
pub(crate) mod show;
pub(crate) mod upcoming;
pub(crate) mod worker;

pub use super::quotes::pool::{quotes_on, topics_with_quotes};
pub use ask::ScheduleQuery;
pub use deliver::Delivery;
pub use handle::Daily;
pub use outlet::{DailyPost, Outlet, Refusal};
pub use pacer::PER_SECOND;
pub use set::ScheduleRequest;
pub use upcoming::next_quotes;
pub use worker::{DailyOptions, LEASE};
