//! May two words be within some edits of each other, as far as a glance tells?

/// How many letters a word has, and which, by their last bits: what a glance at it tells.
#[derive(Clone, Copy)]
pub(crate) struct Letters {
    count: usize,
    which: u64,
}

impl Letters {
    /// Those of a word.
    pub(crate) fn of(word: &str) -> Self {
        let which = word.chars().fold(0, |all, letter| all | 1 << (u32::from(letter) % u64::BITS));
        Self { count: word.chars().count(), which }
    }

    /// Whether words of such letters may be within some edits: one edit brings one other letter at the most,
    /// and takes one away.
    pub(crate) fn may_be_within(self, edits: usize, other: Self) -> bool {
        let differing = (self.which ^ other.which).count_ones() as usize;
        self.count.abs_diff(other.count) <= edits && differing <= 2 * edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_leaves_out_nothing_that_is_near() {
        let words = ["netwerk", "netwrek", "netwerken", "network", "werk", "kroket", "é", "zzper", ""];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            let edits = strsim::osa_distance(one, other);
            assert!(Letters::of(one).may_be_within(edits, Letters::of(other)), "{one} {other}");
        }
        assert!(!Letters::of("netwerk").may_be_within(2, Letters::of("vergunning")));
    }
}
