//! Which goes first: what the documents say, or what a server has of its own?
//!
//! Both engines tell the chance that their first passage answers, in which it is reckoned how few passages a small
//! one has; so the two can be compared. The documents have been read by an editor, and a member's answer by a
//! moderator: so of two that both answer, the member's goes first only where there is less than half the doubt about it.

use crate::corpus::PassageKey;
use crate::search::{Answer, Hit, Outcome};

/// How much of the doubt about the documents' answer there may be about a member's, for it to go before theirs.
const CLEARLY: f64 = 0.5;

/// What the documents say and what a server has of its own, in one order. `is_led` tells of a passage whether moderators
/// said that it answers this very question.
pub(super) fn together(
    documents: Answer,
    own: Answer,
    (most, is_led): (usize, impl Fn(PassageKey) -> bool),
) -> Answer {
    if let Some(at) = own.hits.iter().position(|hit| is_led(hit.passage.key())) {
        let mut own = own;
        let led = own.hits.remove(at);
        let others = if documents.outcome == Outcome::Answer { documents.hits } else { Vec::new() };
        let answer = Answer { outcome: Outcome::Answer, confidence: 1.0, did_you_mean: None, ..own };
        return Answer { hits: in_order(vec![led], others, most), ..answer };
    }
    let (documents_say, own_say) = (worth(documents.outcome), worth(own.outcome));
    if own_say == 0 || own_say < documents_say {
        return documents;
    }
    let is_first = own_say > documents_say || is_surer(&own, &documents);
    if !is_first && own.outcome == Outcome::Near && first_is_members(&own) {
        return documents;
    }
    let (first, second) = if is_first { (own, documents) } else { (documents, own) };
    let (before, after) = split(first.hits);
    // What answers nothing is no more worth showing beside an answer than alone.
    let (next, last) = split(if second.outcome == Outcome::None { Vec::new() } else { second.hits });
    let rest = next.into_iter().chain(after).chain(last).collect();
    Answer { hits: in_order(before, rest, most), ..first }
}

/// Whether what the server has goes first, though the documents say something as good.
fn is_surer(own: &Answer, documents: &Answer) -> bool {
    let doubt = 1.0 - documents.confidence;
    1.0 - own.confidence < if first_is_members(own) { doubt * CLEARLY } else { doubt }
}

fn first_is_members(answer: &Answer) -> bool {
    answer.hits.first().is_some_and(|hit| hit.passage.document.answered_by.is_some())
}

fn worth(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Answer => 2,
        Outcome::Near => 1,
        Outcome::None => 0,
    }
}

/// The first, and the others.
fn split(mut hits: Vec<Hit>) -> (Vec<Hit>, Vec<Hit>) {
    let others = hits.split_off(hits.len().min(1));
    (hits, others)
}

/// These and then those, none twice, and no more than that.
fn in_order(first: Vec<Hit>, others: Vec<Hit>, most: usize) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for hit in first.into_iter().chain(others) {
        if hits.iter().all(|known| known.passage.key() != hit.passage.key()) {
            hits.push(hit);
        }
    }
    hits.truncate(most);
    hits
}
