//! What happened last? The oldest is forgotten, so that what is remembered has an end.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// How many things of a kind are remembered. Of questions, at one a second, that is almost three hours.
const MOST: usize = 10_000;

/// The last [`MOST`] things that were put in.
pub(crate) struct Lately<K, V> {
    values: HashMap<K, V>,
    order: VecDeque<K>,
}

impl<K, V> Default for Lately<K, V> {
    fn default() -> Self {
        Self { values: HashMap::new(), order: VecDeque::new() }
    }
}

impl<K: Clone + Eq + Hash, V> Lately<K, V> {
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.values.get(key)
    }

    pub(crate) fn put(&mut self, key: K, value: V) {
        if self.values.insert(key.clone(), value).is_none() {
            self.order.push_back(key);
        }
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.values.remove(&oldest);
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let removed = self.values.remove(key);
        if removed.is_some() {
            self.order.retain(|other| other != key);
        }
        removed
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        if self.values.values().all(&keep) {
            return;
        }
        self.values.retain(|_, value| keep(value));
        self.order.retain(|key| self.values.contains_key(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_are_remembered() {
        let mut lately = Lately::default();
        (0..MOST + 10).for_each(|n| lately.put(n, n));
        assert_eq!(lately.get(&9), None);
        assert_eq!(lately.get(&10), Some(&10));
        assert_eq!((lately.values.len(), lately.order.len()), (MOST, MOST));
    }
}
