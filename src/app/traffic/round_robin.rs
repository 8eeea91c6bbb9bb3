//! Whose is next, when each gets one by turns? (Round robin, within round robin.)

use std::collections::VecDeque;

use super::requester::Requester;
use crate::domain::{MemberId, Place};

/// What waits, by whose it is: places take turns, and within a place its members. What one of them wants
/// comes in its order.
pub(crate) struct Waiting<T> {
    places: Circle<Place, Circle<MemberId, VecDeque<T>>>,
    len: usize,
}

/// Those who take turns, the next one first.
struct Circle<K, V>(VecDeque<(K, V)>);

impl<K, V> Default for Circle<K, V> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<K: PartialEq, V: Default> Circle<K, V> {
    /// What somebody has, who otherwise joins at the end. They are few: `Limits` bounds them.
    fn of(&mut self, key: K) -> &mut V {
        let at = self.0.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.0.push_back((key, V::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// Takes one from whose turn it is, who then goes to the end; or leaves, with nothing left.
    fn next<T>(
        &mut self,
        take: impl FnOnce(&mut V) -> Option<T>,
        is_empty: impl Fn(&V) -> bool,
    ) -> Option<T> {
        let (key, mut value) = self.0.pop_front()?;
        let taken = take(&mut value);
        if !is_empty(&value) {
            self.0.push_back((key, value));
        }
        taken
    }
}

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self { places: Circle::default(), len: 0 }
    }
}

impl<T> Waiting<T> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn push(&mut self, whose: Requester, what: T) {
        self.places.of(whose.place).of(whose.member).push_back(what);
        self.len += 1;
    }

    /// The next one.
    pub(crate) fn pop(&mut self) -> Option<T> {
        let next = self.places.next(
            |members| members.next(VecDeque::pop_front, VecDeque::is_empty),
            |members| members.0.is_empty(),
        );
        self.len -= usize::from(next.is_some());
        next
    }

    /// Keeps only those.
    pub(crate) fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        for (_, members) in &mut self.places.0 {
            members.0.iter_mut().for_each(|(_, queue)| queue.retain(&keep));
            members.0.retain(|(_, queue)| !queue.is_empty());
        }
        self.places.0.retain(|(_, members)| !members.0.is_empty());
        self.len =
            self.places.0.iter().flat_map(|(_, members)| &members.0).map(|(_, queue)| queue.len()).sum();
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::GuildId;

    fn waiting(wishes: &[(u64, u64, &'static str)]) -> Waiting<&'static str> {
        let number = |n| NonZeroU64::new(n).expect("not 0");
        let mut waiting = Waiting::default();
        for (guild, member, what) in wishes {
            let place = Place::Guild(GuildId::new(number(*guild)));
            waiting.push(Requester { place, member: MemberId::new(number(*member)) }, *what);
        }
        waiting
    }

    fn order(mut waiting: Waiting<&'static str>) -> Vec<&'static str> {
        let order: Vec<_> = std::iter::from_fn(|| waiting.pop()).collect();
        assert_eq!((waiting.len(), waiting.places.0.len()), (0, 0), "nothing is left behind");
        order
    }

    #[test]
    fn one_who_asks_much_goes_behind_one_who_asks_once() {
        let wishes = [(1, 1, "a1"), (1, 1, "a2"), (1, 1, "a3"), (1, 2, "b1"), (1, 3, "c1")];
        assert_eq!(order(waiting(&wishes)), ["a1", "b1", "c1", "a2", "a3"]);
    }

    #[test]
    fn a_server_with_many_who_ask_takes_turns_with_one_with_few() {
        let wishes = [(1, 1, "a1"), (1, 2, "b1"), (1, 3, "c1"), (2, 9, "z1"), (2, 9, "z2"), (1, 1, "a2")];
        assert_eq!(order(waiting(&wishes)), ["a1", "z1", "b1", "z2", "c1", "a2"]);
    }

    #[test]
    fn those_who_left_are_not_counted() {
        let mut left = waiting(&[(1, 1, "a1"), (1, 2, "b1"), (2, 3, "c1")]);
        left.retain(|what| *what == "b1");
        assert_eq!(left.len(), 1);
        assert_eq!(order(left), ["b1"]);
    }
}
