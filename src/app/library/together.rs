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

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::corpus::{Document, Passage};
    use crate::domain::{AnsweredBy, ChannelId, GuildId, Language, MessageId};

    fn hit(id: &str) -> Hit {
        let one = NonZeroU64::MIN;
        let message = (GuildId::new(one), ChannelId::new(one), MessageId::new(one));
        let by = AnsweredBy { name: None, on: date(2026, 3, 3), message };
        let answered_by = id.starts_with(".answers").then_some(by);
        let document = Document::bare(id.to_owned(), Language::Dutch, format!("Tekst van {id}."));
        let passage = Passage::whole(Arc::new(Document { answered_by, ..document }));
        Hit { passage, score: 1.0, highlight: 0..0 }
    }

    fn answer(outcome: Outcome, confidence: f64, ids: &[&str]) -> Answer {
        Answer {
            question: String::new(),
            other_question: None,
            goes_on: false,
            asks_for_people: false,
            outcome,
            confidence,
            covered: 0.0,
            corrections: Vec::new(),
            did_you_mean: None,
            hits: ids.iter().map(|id| hit(id)).collect(),
        }
    }

    fn order(documents: (Outcome, f64), own: (Outcome, f64, &str)) -> Vec<String> {
        let documents = answer(documents.0, documents.1, &["a.md", "b.md"]);
        let together = together(documents, answer(own.0, own.1, &[own.2]), (5, |_| false));
        together.hits.into_iter().map(|hit| hit.passage.document.id.clone()).collect()
    }

    #[test]
    fn documents_go_first_unless_an_answer_of_a_member_is_clearly_surer() {
        use Outcome::{Answer, Near, None};
        let (member, server) = (".answers/1.md", ".server/1.md");
        for (documents, own, expected) in [
            ((Answer, 0.8), (Answer, 0.85, member), vec!["a.md", member, "b.md"]),
            ((Answer, 0.8), (Answer, 0.91, member), vec![member, "a.md", "b.md"]),
            ((Answer, 0.8), (Answer, 0.85, server), vec![server, "a.md", "b.md"]),
            ((Answer, 0.8), (Near, 0.4, server), vec!["a.md", "b.md"]),
            ((Near, 0.4), (Answer, 0.55, member), vec![member, "a.md", "b.md"]),
            ((Near, 0.4), (Near, 0.45, member), vec!["a.md", "b.md"]),
            ((Near, 0.4), (Near, 0.3, server), vec!["a.md", server, "b.md"]),
            ((None, 0.1), (Near, 0.2, member), vec![member]),
            ((None, 0.1), (None, 0.1, member), vec!["a.md", "b.md"]),
        ] {
            assert_eq!(order(documents, own), expected, "{documents:?} {own:?}");
        }
    }

    #[test]
    fn what_moderators_said_answers_a_question_goes_first_whatever_else_is_found() {
        let documents = answer(Outcome::Answer, 0.9, &["a.md", "b.md"]);
        let led = hit("b.md").passage.key();
        let own = answer(Outcome::None, 0.1, &[".server/1.md", "b.md"]);
        let answer = together(documents, own, (5, |key| key == led));
        let ids: Vec<_> = answer.hits.iter().map(|hit| hit.passage.document.id.as_str()).collect();
        assert_eq!((answer.outcome, ids), (Outcome::Answer, vec!["b.md", "a.md"]));
    }
}
