//! What was used lately? The rest is forgotten. (A cache of least recent use.)

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// The values that were used last, so many of them.
pub(crate) struct Lru<K, V> {
    most: usize,
    /// Each with when it was used last.
    values: HashMap<K, (V, u64)>,
    order: BTreeMap<u64, K>,
    clock: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Lru<K, V> {
    pub(crate) fn new(most: usize) -> Self {
        Self { most, values: HashMap::new(), order: BTreeMap::new(), clock: 0 }
    }

    pub(crate) fn get(&mut self, key: &K) -> Option<V> {
        self.clock += 1;
        let (value, used) = self.values.get_mut(key)?;
        self.order.remove(used);
        *used = self.clock;
        self.order.insert(self.clock, key.clone());
        Some(value.clone())
    }

    pub(crate) fn put(&mut self, key: K, value: V) {
        self.clock += 1;
        if let Some((_, used)) = self.values.insert(key.clone(), (value, self.clock)) {
            self.order.remove(&used);
        }
        self.order.insert(self.clock, key);
        while self.values.len() > self.most
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.values.remove(&oldest);
        }
    }

    /// Forgets what is not to be kept.
    pub(crate) fn retain(&mut self, is_kept: impl Fn(&K) -> bool) {
        self.values.retain(|key, _| is_kept(key));
        self.order.retain(|_, key| is_kept(key));
    }

    pub(crate) fn clear(&mut self) {
        self.values.clear();
        self.order.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_lately_stays_and_the_rest_goes() {
        let mut lru = Lru::new(2);
        lru.put("a", 1);
        lru.put("b", 2);
        assert_eq!(lru.get(&"a"), Some(1));
        lru.put("c", 3);
        assert_eq!((lru.get(&"a"), lru.get(&"b"), lru.get(&"c")), (Some(1), None, Some(3)));
        lru.put("a", 4);
        assert_eq!(lru.get(&"a"), Some(4));
        assert_eq!((lru.values.len(), lru.order.len()), (2, 2));
        lru.clear();
        assert_eq!((lru.get(&"a"), lru.order.len()), (None, 0));
    }
}
