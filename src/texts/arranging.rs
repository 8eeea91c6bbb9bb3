//! What is said while somebody arranges the quote of the day: how they are understood, what is asked, and
//! what comes along with a post?

use jiff::civil::Date;

use crate::domain::schedule::Days;
use crate::domain::schedule::extras::{Extra, ExtraKind};

/// All that is said about arranging it, in one language.
pub trait ArrangingTexts: Send + Sync {
    /// Above a schedule that is not set yet: this is how it was understood.
    fn understood(&self) -> String;
    /// On the button that sets it.
    fn set_it(&self) -> String;
    /// On the button that leaves all as it was.
    fn leave_it(&self) -> String;
    /// All was left as it was.
    fn left(&self) -> String;
    /// What somebody typed means several things: which of these?
    fn which_one(&self, typed: &str) -> String;
    /// What was to be set is not known any more.
    fn draft_gone(&self) -> String;

    /// Days, as they can be typed too.
    fn days(&self, days: Days) -> String;
    /// A zone without summer time, such as `UTC+1`.
    fn always(&self, distance: &str) -> String;

    /// How it stands with something that comes along with a post; `None` where nobody wants it.
    fn extra(&self, kind: ExtraKind, state: Extra) -> Option<String>;
    /// To whoever set it, in private: something that came along was refused, and is no longer done.
    fn extra_refused(&self, kind: ExtraKind, channel: &str) -> String;
    /// A channel is no announcement channel.
    fn not_announced(&self, channel: &str) -> String;
    /// A channel is a thread, and so has none below it.
    fn is_thread(&self, channel: &str) -> String;
    /// A thread was closed.
    fn thread_closed(&self, channel: &str) -> String;
    /// The name of the thread below the quote for a date.
    fn thread_name(&self, date: Date) -> String;
}
