//! Which topics are worth naming where there is no answer?

use crate::search::{Answer, Outcome};

/// How many are named.
const MOST: usize = 3;

/// From this confidence on, they are named: see `docs/retrieval.md`, "Topics that come close".
const SURE_ENOUGH: f64 = 0.2;

/// They are named too where the first passage has this part of what the question weighs.
const PART: f64 = 0.33;

/// The titles of the documents that come closest, each once, best first; none where there is an
/// answer, or where nothing is close: there is always a passage that has some word or other.
pub(crate) fn closest(answer: &Answer) -> Vec<String> {
    let is_close = answer.confidence >= SURE_ENOUGH || answer.covered >= PART;
    if answer.outcome != Outcome::None || !is_close {
        return Vec::new();
    }
    let mut titles: Vec<String> = Vec::new();
    for hit in &answer.hits {
        let title = &hit.passage.document.title;
        if !titles.contains(title) {
            titles.push(title.clone());
        }
    }
    titles.truncate(MOST);
    titles
}
