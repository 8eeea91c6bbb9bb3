//! Have the kept answers of a server changed since somebody looked?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::GuildId;

/// The one place that is told when the kept answers of a server change: whoever makes something of
/// `Store::kept` remembers the number that [`KeptChanges::version`] gave **before** it read them, and reads them
/// anew once the number is another. The numbers begin anew with each process.
///
/// It is told at the moment itself where this process makes the change, and within the time between two looks at the
/// store where another does.
#[derive(Debug, Default)]
pub struct KeptChanges {
    versions: Mutex<Versions>,
}

#[derive(Debug, Default)]
struct Versions {
    of_all: u64,
    of_one: HashMap<GuildId, u64>,
}

impl KeptChanges {
    /// A number that is another one after each change.
    #[must_use]
    pub fn version(&self, guild: GuildId) -> u64 {
        let versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        versions.of_all + versions.of_one.get(&guild).copied().unwrap_or_default()
    }

    /// The kept answers of a server have changed.
    pub fn changed(&self, guild: GuildId) {
        let mut versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        *versions.of_one.entry(guild).or_default() += 1;
    }

    /// Those of servers unknown have changed, such as by what somebody erased.
    pub fn all_changed(&self) {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner).of_all += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;

    #[test]
    fn a_change_of_one_server_or_of_all_gives_another_number() {
        let guild = |number| GuildId::new(NonZeroU64::new(number).expect("not 0"));
        let changes = KeptChanges::default();
        let seen = [changes.version(guild(1)), changes.version(guild(2))];
        changes.changed(guild(1));
        assert!(changes.version(guild(1)) != seen[0] && changes.version(guild(2)) == seen[1]);
        changes.all_changed();
        assert_ne!(changes.version(guild(2)), seen[1]);
    }
}
