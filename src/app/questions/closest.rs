//! Which topics are worth naming where there is no answer?

use crate::search::{Answer, Outcome};

/// How many are named.
const MOST: usize = 3;

/// The titles of the documents that come closest, each once, best first; none where there is an
/// answer, or where nothing is close.
pub(crate) fn closest(answer: &Answer) -> Vec<String> {
    if answer.outcome != Outcome::None || !answer.comes_close() {
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
