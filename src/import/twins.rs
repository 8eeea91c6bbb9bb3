//! Does a document say nearly what another one does that came in just now? Of two such, one is changed one day and the
//! other forgotten: a PDF beside the file that it was made from, an old edition beside the new one.

use std::collections::{HashMap, HashSet};
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

/// Runs of so many words are compared.
const RUN: usize = 4;
/// One run in so many is looked at: enough to tell, and a thousand documents take little memory.
const ONE_IN: u64 = 8;
/// A document of fewer words than this is too short to tell.
const MIN_WORDS: usize = 40;
/// Two documents that share this part of their runs say nearly the same.
const SAME: f64 = 0.6;
/// What stands in more documents than this is a phrase of the house.
const MAX_DOCUMENTS: usize = 24;

/// The documents that came in so far, by what they say.
#[derive(Debug, Default)]
pub(super) struct Twins {
    holders: HashMap<u64, Vec<usize>>,
    documents: Vec<(PathBuf, usize)>,
}

impl Twins {
    /// Takes a document in. The first that says nearly the same.
    pub(super) fn add(&mut self, path: &Path, text: &str) -> Option<&Path> {
        let runs = runs(text);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in runs.iter().filter_map(|run| self.holders.get(run)).flatten() {
            *shared.entry(*holder).or_default() += 1;
        }
        let is_same = |(holder, count): &(usize, usize)| {
            let either = runs.len() + self.documents[*holder].1 - count;
            *count as f64 >= SAME * either as f64
        };
        let twin = shared.into_iter().filter(is_same).map(|(holder, _)| holder).min();
        let at = self.documents.len();
        self.documents.push((path.to_owned(), runs.len()));
        for run in runs {
            let holders = self.holders.entry(run).or_default();
            if holders.len() < MAX_DOCUMENTS {
                holders.push(at);
            }
        }
        twin.map(|twin| self.documents[twin].0.as_path())
    }
}

/// Some of the runs of words in a text, each as a number: those that the number itself picks out, so that two texts are
/// looked at in the same places.
fn runs(text: &str) -> HashSet<u64> {
    let body = text.splitn(3, "---\n").last().unwrap_or(text);
    let words = body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    if words.len() < MIN_WORDS {
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
    words.windows(RUN).map(hash).filter(|run| (run >> 7) % ONE_IN == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_changed_a_little_is_a_twin_and_another_is_none() {
        let text = |of: &str, from: usize| {
            let words: Vec<_> = (from..from + 400).map(|at| format!("{of}{at}")).collect();
            format!("---\ntitle: {of}\n---\n{}", words.join(" "))
        };
        let mut twins = Twins::default();
        assert_eq!(twins.add(Path::new("a.md"), &text("w", 0)), None);
        assert_eq!(twins.add(Path::new("b.md"), &text("v", 0)), None);
        assert_eq!(twins.add(Path::new("c.md"), &text("w", 30)), Some(Path::new("a.md")));
        assert_eq!(twins.add(Path::new("d.md"), &text("w", 350)), None);
        assert_eq!(twins.add(Path::new("e.md"), "---\ntitle: kort\n---\nw1 w2 w3 w4"), None);
    }
}
