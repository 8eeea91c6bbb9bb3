//! How much does it count when one member thanks another?
//!
//! Thanks open nothing and are shown to nobody: they only make that somebody is rather asked. These limits keep few
//! people from deciding who is.

use jiff::{SignedDuration, Timestamp};

use super::evidence::MarkKind;
use crate::domain::thanks::{HelpedKind, MarkBetween, MarkWeight};

/// In so long, of one giver to one receiver, so many count whole; each after that counts half of the one before.
const LATELY: SignedDuration = SignedDuration::from_hours(24 * 30);
const WHOLE: u32 = 2;
/// Thanks to who thanked oneself within so long count half.
const MUTUAL_WITHIN: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What it counts, given what the two said of each other before. Who has been on the server for less than a day counts
/// for nothing.
#[must_use]
pub fn weight_of_thanks(
    kind: HelpedKind,
    giver_is_new: bool,
    between: &[MarkBetween],
    now: Timestamp,
) -> MarkWeight {
    if giver_is_new {
        return MarkWeight(0);
    }
    let within = |mark: &MarkBetween, time| now.duration_since(mark.at) < time;
    let before = between.iter().filter(|mark| mark.same_way && within(mark, LATELY)).count();
    let halvings = u32::try_from(before).unwrap_or(u32::MAX).saturating_sub(WHOLE - 1);
    let mutual = between.iter().any(|mark| !mark.same_way && within(mark, MUTUAL_WITHIN));
    let whole = thousandths(match kind {
        HelpedKind::Asker => MarkKind::Asker,
        HelpedKind::Other => MarkKind::Other,
        HelpedKind::Kept => MarkKind::Kept,
    });
    MarkWeight(whole.checked_shr(halvings + u32::from(mutual)).unwrap_or(0))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "two at the most")]
fn thousandths(kind: MarkKind) -> u16 {
    (kind.weight() * 1000.0) as u16
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a moment")
    }

    /// A mark of some hours ago.
    fn given(hours: i64, same_way: bool) -> MarkBetween {
        MarkBetween { same_way, at: now() - hours.hours() }
    }

    #[test]
    fn the_first_two_in_thirty_days_count_whole_then_half_and_half_of_that() {
        for (before, weight) in [(0, 1000), (1, 1000), (2, 500), (3, 250), (4, 125), (40, 0)] {
            let between = vec![given(24, true); before];
            let weighed = weight_of_thanks(HelpedKind::Asker, false, &between, now());
            assert_eq!(weighed, MarkWeight(weight), "after {before}");
        }
        let long_ago = vec![given(24 * 30, true); 5];
        assert_eq!(weight_of_thanks(HelpedKind::Asker, false, &long_ago, now()), MarkWeight(1000));
    }

    #[test]
    fn mutual_thanks_count_half_and_those_of_newcomers_nothing() {
        let back = [given(24 * 6, false)];
        assert_eq!(weight_of_thanks(HelpedKind::Asker, false, &back, now()), MarkWeight(500));
        assert_eq!(weight_of_thanks(HelpedKind::Other, false, &back, now()), MarkWeight(250));
        let long_ago = [given(24 * 7, false)];
        assert_eq!(weight_of_thanks(HelpedKind::Other, false, &long_ago, now()), MarkWeight(500));
        assert_eq!(weight_of_thanks(HelpedKind::Asker, true, &[], now()), MarkWeight(0));
    }

    proptest! {
        /// However often one thanks another within thirty days, it never amounts to more than four of theirs.
        #[test]
        fn one_giver_never_counts_for_more_than_four(thanks in 0_usize..60, mutual in any::<bool>()) {
            let mut between = if mutual { vec![given(1, false)] } else { Vec::new() };
            let mut sum = 0_u32;
            for _ in 0..thanks {
                sum += u32::from(weight_of_thanks(HelpedKind::Asker, false, &between, now()).0);
                between.push(given(1, true));
            }
            prop_assert!(sum < 4000);
        }
    }
}
