//! Is the right question among those that are offered while somebody types it, cut short or misspelt?
//!
//! The questions of `tests/golden/`, as far as somebody has typed them, and with slips in them. Right is a
//! heading of the section that answers, or a question that it is said to answer. Run with `--nocapture` to
//! see the figures; `cargo bench --bench suggest` takes all questions, and the time.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::BTreeMap;
use std::time::Instant;

use vraagbaak::app::{Library, suggest};
use vraagbaak::domain::Language;

use crate::typing::{Typing, place, questions};

/// Each so manieth question is enough for a test.
const EACH: usize = 12;

#[test]
fn the_right_question_is_among_those_offered() {
    let index = tempfile::tempdir().expect("a folder");
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let library = Library::open(&corpus, Language::Dutch, index.path()).expect("the corpus");
    let mut found: BTreeMap<Typing, (usize, usize, usize)> = BTreeMap::new();
    let mut times = Vec::new();
    for language in Language::ALL {
        for golden in questions(language).iter().step_by(EACH) {
            for typing in Typing::ALL {
                let typed = typing.type_(&golden.question);
                let began = Instant::now();
                let offered = suggest(&library, &typed, language);
                times.push(began.elapsed());
                let place = place(&library, golden, &typed, &offered);
                if place.is_none() {
                    println!("not offered for {typing:?}, {}: {typed:?}", golden.kind);
                }
                let (asked, among, in_five) = found.entry(typing).or_default();
                *asked += 1;
                *among += usize::from(place.is_some());
                *in_five += usize::from(place.is_some_and(|place| place <= 5));
            }
        }
    }
    times.sort_unstable();
    let slowest = times[times.len() * 99 / 100];
    println!("half of them in {:?}, 99 of 100 in {slowest:?}, in this build", times[times.len() / 2]);
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = |part: usize, of: usize| part as f64 / of as f64;
    for (typing, (asked, among, in_five)) in &found {
        println!(
            "{typing:?}: {asked} questions, {:.3} offered, {:.3} in the first five",
            share(*among, *asked),
            share(*in_five, *asked)
        );
        let floor = match typing {
            Typing::Cut(30) => 0.60,
            Typing::Cut(50) => 0.78,
            _ => 0.85,
        };
        assert!(share(*among, *asked) >= floor, "{typing:?}");
    }
}
