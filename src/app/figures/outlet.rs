//! Where are the figures posted? What is needed of the place where people read them.

use jiff::civil::Date;

use super::gather::Report;
use crate::app::daily::Undelivered;
use crate::domain::{GuildId, MondayFigures};

/// A place where figures are read, such as Discord.
pub trait FiguresOutlet: Send + Sync + 'static {
    /// Posts the figures of a server for a Monday.
    fn post(
        &self,
        guild: GuildId,
        monday: Date,
        wanted: &MondayFigures,
        report: &Report,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;
}
