//! Which of many texts says nearly the same as another? (Near duplicates, by the share of their runs of words.)

use std::collections::{HashMap, HashSet};
use std::hash::Hasher as _;

/// Runs of so many words are compared.
const RUN: usize = 4;
/// Two texts that share this part of their runs say nearly the same.
const SAME: f64 = 0.6;
/// What stands in more texts than this is a phrase of the house.
const MOST_HOLDERS: usize = 24;

/// The texts that were seen so far, by number.
#[derive(Debug, Default)]
pub struct NearDuplicates {
    holders: HashMap<u64, Vec<usize>>,
    sizes: Vec<usize>,
}

impl NearDuplicates {
    /// Takes the next text in, by its runs. The first of those before it that says nearly the same, and of which
    /// `may_be` holds.
    pub fn add(&mut self, runs: HashSet<u64>, may_be: impl Fn(usize) -> bool) -> Option<usize> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in runs.iter().filter_map(|run| self.holders.get(run)).flatten() {
            *shared.entry(*holder).or_default() += 1;
        }
        let is_same = |(holder, count): &(usize, usize)| {
            let either = runs.len() + self.sizes[*holder] - count;
            *count as f64 >= SAME * either as f64
        };
        let same = shared.into_iter().filter(is_same).map(|(holder, _)| holder);
        let twin = same.filter(|holder| may_be(*holder)).min();
        let at = self.sizes.len();
        self.sizes.push(runs.len());
        for run in runs {
            let holders = self.holders.entry(run).or_default();
            if holders.len() < MOST_HOLDERS {
                holders.push(at);
            }
        }
        twin
    }
}

/// The runs of words in a text, each as a number; none of one with fewer words than `fewest`, which is too short to
/// tell.
#[must_use]
pub fn word_runs(text: &str, fewest: usize) -> HashSet<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    if words.len() < fewest {
        return HashSet::new();
    }
    let hash = |run: &[String]| {
        let mut hasher = fnv::FnvHasher::default();
        run.iter().for_each(|word| {
            hasher.write(word.as_bytes());
            hasher.write_u8(0);
        });
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}
