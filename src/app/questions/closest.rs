//! Which headings are worth naming where there is no answer?

use crate::corpus::Passage;
use crate::search::{Answer, ContentWords, Outcome};

/// How many are named.
const MOST: usize = 3;

/// The places among the hits of those that come closest, each section once, best first; none where there is an
/// answer, or where nothing is close. A section that names nothing of what the question is about was found for some
/// word in its text, and is only a detour.
pub(crate) fn closest(answer: &Answer, question: &str, words: &ContentWords) -> Vec<usize> {
    if answer.outcome != Outcome::None || !answer.comes_close() {
        return Vec::new();
    }
    let asked = stems(question, words);
    let mut closest: Vec<usize> = Vec::new();
    for (at, hit) in answer.hits.iter().enumerate() {
        let is_new = closest.iter().all(|other| !is_same(&answer.hits[*other].passage, &hit.passage));
        let named = stems(&named(&hit.passage), words);
        if is_new && named.iter().any(|stem| asked.contains(stem)) {
            closest.push(at);
        }
    }
    closest.truncate(MOST);
    closest
}

fn stems(text: &str, words: &ContentWords) -> Vec<String> {
    words.of(text).into_iter().flat_map(|word| word.stems).collect()
}

/// What a passage's document and its section are called.
fn named(passage: &Passage) -> String {
    format!("{} {}", passage.document.title, passage.headings.join(" "))
}

/// Whether two passages stand under the same heading.
fn is_same(one: &Passage, other: &Passage) -> bool {
    one.document.id == other.document.id && one.heading() == other.heading()
}
