//! Is there room for one more, and is it this member's share? (Admission control.)

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::limits::Bounds;
use super::requester::Requester;
use crate::domain::{MemberId, Place};
use crate::telemetry;

/// What is in hand at this moment: a handle, cheap to clone.
#[derive(Clone)]
pub(crate) struct InHand {
    bounds: Bounds,
    /// What it is called where it is counted.
    kind: &'static str,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    total: usize,
    of_members: HashMap<MemberId, usize>,
    of_places: HashMap<Place, usize>,
}

/// Why something is not taken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// This member has as much in hand as one may.
    OfOne,
    /// This place has as much as it leaves to the others, or there is no room at all.
    OfAll,
}

/// The right to work at something, until it is dropped.
#[must_use]
pub struct Share {
    of: InHand,
    whose: Requester,
}

impl InHand {
    pub(crate) fn new(bounds: Bounds, kind: &'static str) -> Self {
        Self { bounds, kind, taken: Arc::default() }
    }

    /// Takes one more on. A place gets at most as much as is left for the others after it (the dynamic
    /// threshold of Choudhury and Hahne): one that is alone half of all, and of two in a flood each a
    /// third. So there is room for whoever comes next.
    pub(crate) fn take(&self, whose: Requester) -> Result<Share, TooMuch> {
        self.with(|taken| {
            let of = |count: Option<&usize>| count.copied().unwrap_or_default();
            if of(taken.of_members.get(&whose.member)) >= self.bounds.member {
                return Err(TooMuch::OfOne);
            }
            let left = self.bounds.total.saturating_sub(taken.total);
            if of(taken.of_places.get(&whose.place)) >= left {
                return Err(TooMuch::OfAll);
            }
            taken.total += 1;
            *taken.of_members.entry(whose.member).or_default() += 1;
            *taken.of_places.entry(whose.place).or_default() += 1;
            Ok(())
        })?;
        Ok(Share { of: self.clone(), whose })
    }

    fn with<T>(&self, change: impl FnOnce(&mut Taken) -> T) -> T {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let done = change(&mut taken);
        telemetry::IN_HAND.set(taken.total, &[self.kind]);
        done
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.of.with(|taken| {
            taken.total -= 1;
            give_back(&mut taken.of_members, self.whose.member);
            give_back(&mut taken.of_places, self.whose.place);
        });
    }
}

/// Nothing is remembered of those who have nothing in hand.
fn give_back<K: Eq + Hash>(counts: &mut HashMap<K, usize>, key: K) {
    if let Entry::Occupied(mut count) = counts.entry(key) {
        *count.get_mut() -= 1;
        if *count.get() == 0 {
            count.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::GuildId;

    fn requester(guild: u64, member: u64) -> Requester {
        let number = |n| NonZeroU64::new(n).expect("not 0");
        Requester { place: Place::Guild(GuildId::new(number(guild))), member: MemberId::new(number(member)) }
    }

    fn bounded(total: usize, member: usize) -> InHand {
        InHand::new(Bounds { total, member }, "asked")
    }

    /// Takes on as much of a place as it may have, each of another member.
    fn flood(in_hand: &InHand, guild: u64) -> Vec<Share> {
        (1..).map_while(|member| in_hand.take(requester(guild, guild * 1_000 + member)).ok()).collect()
    }

    #[test]
    fn a_member_has_no_more_than_one_may_and_gets_it_back() {
        let in_hand = bounded(100, 2);
        let first = in_hand.take(requester(1, 1)).expect("there is room");
        let _second = in_hand.take(requester(2, 1)).expect("there is room");
        assert_eq!(in_hand.take(requester(3, 1)).err(), Some(TooMuch::OfOne), "wherever they ask");
        assert!(in_hand.take(requester(1, 2)).is_ok(), "others may");
        drop(first);
        assert!(in_hand.take(requester(3, 1)).is_ok());
    }

    #[test]
    fn a_place_in_a_flood_leaves_half_to_the_others_and_two_a_third() {
        let in_hand = bounded(12, 5);
        let one = flood(&in_hand, 1);
        assert_eq!(one.len(), 6);
        assert_eq!(in_hand.take(requester(1, 7)).err(), Some(TooMuch::OfAll));
        let other = flood(&in_hand, 2);
        assert_eq!(other.len(), 3, "as much as is left after it");
        drop(one);
        assert_eq!(flood(&in_hand, 1).len(), 5);
    }

    #[test]
    fn whoever_comes_next_finds_room_until_all_is_taken() {
        let in_hand = bounded(64, 5);
        let floods: Vec<_> = (1..6).map(|guild| flood(&in_hand, guild)).collect();
        let taken: usize = floods.iter().map(Vec::len).sum();
        let next: Vec<_> = (100..).map_while(|guild| in_hand.take(requester(guild, guild)).ok()).collect();
        assert_eq!(taken + next.len(), 64);
        assert!(!next.is_empty());
    }

    proptest! {
        #[test]
        fn it_is_never_more_than_all_and_nothing_is_left_behind(
            wishes in prop::collection::vec((1_u64..5, 1_u64..9, any::<bool>()), 1..200)
        ) {
            let in_hand = bounded(10, 3);
            let mut shares = Vec::new();
            for (guild, member, ends) in wishes {
                if ends && !shares.is_empty() {
                    drop(shares.remove(0));
                }
                shares.extend(in_hand.take(requester(guild, member)).ok());
                prop_assert!(shares.len() <= 10);
                prop_assert_eq!(in_hand.with(|taken| taken.total), shares.len());
            }
            shares.clear();
            prop_assert!(in_hand.with(|taken| taken.of_members.is_empty() && taken.of_places.is_empty()));
        }
    }
}
