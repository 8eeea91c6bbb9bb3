//! The quote of the day: who gets it when, and what can be asked of it?
//!
//! [`run`] looks after the schedules and posts by an [`Outlet`].

pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod deliver;
pub(crate) mod error;
pub(crate) mod extras;
pub(crate) mod handle;
pub(crate) mod hear;
pub(crate) mod look;
pub(crate) mod now;
pub(crate) mod outlet;
pub(crate) mod pacer;
pub(crate) mod run;
pub(crate) mod set;
pub(crate) mod settle;
pub(crate) mod show;
pub(crate) mod timing;
pub(crate) mod upcoming;
pub(crate) mod view;
pub(crate) mod worker;

pub use super::quotes::pool::{quotes_on, topics_with_quotes};
pub use ask::ScheduleQuery;
pub use deliver::Delivery;
pub use error::DailyError;
pub use handle::Daily;
pub use hear::{Choices, Draft, Open, Typed};
pub use outlet::{Along, ChannelPage, DailyPost, Happening, News, Outlet, Span, Undelivered};
pub use pacer::PER_SECOND;
pub use set::ScheduleRequest;
pub use upcoming::next_quotes;
pub use view::{History, Made, NextQuote, PastQuote, ScheduleView, Skipped};
pub use worker::{DailyOptions, LEASE};
