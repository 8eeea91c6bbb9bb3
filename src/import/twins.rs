//! Does a document say nearly what another one does that came in just now? Of two such, one is changed one day and the
//! other forgotten: a PDF beside the file that it was made from, an old edition beside the new one.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::corpus::{NearDuplicates, word_runs};

/// One run of words in so many is looked at: enough to tell, and a thousand documents take little memory.
const ONE_IN: u64 = 8;
/// A document of fewer words than this is too short to tell.
const MIN_WORDS: usize = 40;

/// The documents that came in so far, by what they say.
#[derive(Debug, Default)]
pub(super) struct Twins {
    said: NearDuplicates,
    paths: Vec<PathBuf>,
}

impl Twins {
    /// Takes a document in. The first that says nearly the same.
    pub(super) fn add(&mut self, path: &Path, text: &str) -> Option<&Path> {
        let twin = self.said.add(runs(text), |_| true);
        self.paths.push(path.to_owned());
        twin.map(|twin| self.paths[twin].as_path())
    }
}

/// Some of the runs of words in a text: those that the number itself picks out, so that two texts are looked at in the
/// same places.
fn runs(text: &str) -> HashSet<u64> {
    let body = text.splitn(3, "---\n").last().unwrap_or(text);
    word_runs(body, MIN_WORDS).into_iter().filter(|run| (run >> 7) % ONE_IN == 0).collect()
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
