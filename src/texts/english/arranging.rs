//! What is said in English while somebody arranges the quote of the day?

use jiff::civil::Date;

use super::daily;
use crate::domain::schedule::Days;
use crate::domain::schedule::extras::{Extra, ExtraKind};
use crate::texts::arranging::ArrangingTexts;

pub(crate) struct English;

impl ArrangingTexts for English {
    fn understood(&self) -> String {
        "This is how I understand you. Nothing is set yet.".to_owned()
    }

    fn set_it(&self) -> String {
        "Set it".to_owned()
    }

    fn leave_it(&self) -> String {
        "Never mind".to_owned()
    }

    fn left(&self) -> String {
        "Fine, nothing was changed.".to_owned()
    }

    fn which_one(&self, typed: &str) -> String {
        format!("What do you mean by \"{typed}\"?")
    }

    fn draft_gone(&self) -> String {
        "I no longer have this proposal, and nothing was set. Give `/daily set` once more.".to_owned()
    }

    fn days(&self, days: Days) -> String {
        match days {
            Days::ALL => "every day".to_owned(),
            Days::WORKING => "weekdays".to_owned(),
            Days::WEEKEND => "weekend".to_owned(),
            _ => daily::names(days).join(", "),
        }
    }

    fn always(&self, distance: &str) -> String {
        format!("Always {distance}")
    }

    fn extra(&self, kind: ExtraKind, state: Extra) -> Option<String> {
        let words = match (kind, state) {
            (_, Extra::Off) => return None,
            (ExtraKind::Publish, Extra::On) => "I publish it to the servers that follow this channel too.",
            (ExtraKind::Publish, Extra::Refused) => {
                "Publishing did not work, and is off. Turn it on again with `/daily set` and *publish*."
            }
            (ExtraKind::Thread, Extra::On) => "A thread below it is there to talk about it.",
            (ExtraKind::Thread, Extra::Refused) => {
                "Opening a thread did not work, and is off. Turn it on again with `/daily set` and *thread*."
            }
        };
        Some(words.to_owned())
    }

    fn extra_refused(&self, kind: ExtraKind, channel: &str) -> String {
        match kind {
            ExtraKind::Publish => format!(
                "The quote of the day is there in {channel}, but I may not publish it. Publishing is off now; the quote itself keeps coming. See whether {channel} is still an announcement channel, and turn it on again with `/daily set` and *publish*."
            ),
            ExtraKind::Thread => format!(
                "The quote of the day is there in {channel}, but I may not open a thread below it. Threads are off now; the quote itself keeps coming. Give me the permission Create Public Threads in that channel, and turn them on again with `/daily set` and *thread*."
            ),
        }
    }

    fn not_announced(&self, channel: &str) -> String {
        format!(
            "{channel} is not an announcement channel, so nothing can be published from it. Leave `publish` out, or choose an announcement channel."
        )
    }

    fn is_thread(&self, channel: &str) -> String {
        format!(
            "{channel} is a thread itself, and there are none below it. Leave `thread` out, or choose a channel."
        )
    }

    fn thread_closed(&self, channel: &str) -> String {
        format!(
            "The thread {channel} is closed, so I can't post there. Open it again, or choose another channel."
        )
    }

    fn thread_name(&self, date: Date) -> String {
        format!("Talk about the quote of {}", daily::day_and_month(date))
    }
}
