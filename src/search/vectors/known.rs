//! Which vectors are known already, by the hash of their texts?

use fnv::FnvHashMap;
use meaning::Vector;

/// Vectors of one model by the hash of their texts.
pub type KnownVectors = FnvHashMap<u64, Vector>;

/// Where vectors of one model are known from.
pub trait Known {
    /// Tells each of them by the hash of its text; of two with one hash the later one counts.
    fn each(&self, tell: &mut dyn FnMut(u64, &Vector));
}

impl Known for KnownVectors {
    fn each(&self, tell: &mut dyn FnMut(u64, &Vector)) {
        self.iter().for_each(|(key, vector)| tell(*key, vector));
    }
}
