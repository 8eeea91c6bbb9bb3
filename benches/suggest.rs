//! How fast are questions offered while somebody types, and is the right one among them?
//!
//! ```text
//! cargo bench --bench suggest
//! ```
//!
//! All questions of `tests/golden/` that have an answer, cut short and misspelt as `tests/typing.rs`
//! does, on the corpus that comes with the program. The time is that of the thread that looks, by the
//! processor and by the clock.

#![expect(clippy::print_stdout, reason = "the table is what a bench is for")]

use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use vraagbaak::app::Library;
use vraagbaak::domain::Language;

#[path = "../tests/typing.rs"]
mod typing;

use typing::{Typing, place, questions};

fn main() {
    let index = tempfile::tempdir().expect("a folder");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let library = Library::open(&corpus, Language::Dutch, index.path()).expect("the corpus");
    println!("typed            questions  offered  in five  p50 ms  p99 ms  p50 ms (clock)  p99 ms (clock)");
    for typing in Typing::ALL {
        let (mut places, mut times, mut clock) = (Vec::new(), Vec::new(), Vec::new());
        for language in Language::ALL {
            for golden in questions(language) {
                let typed = typing.type_(&golden.question);
                let (began, at) = (ThreadTime::now(), Instant::now());
                let offered = vraagbaak::app::suggest(&library, &typed, language);
                times.push(began.elapsed());
                clock.push(at.elapsed());
                places.push(place(&library, &golden, &typed, &offered));
            }
        }
        let among = places.iter().flatten().count();
        let in_five = places.iter().flatten().filter(|place| **place <= 5).count();
        println!(
            "{:<16} {:>9}  {:>7.3}  {:>7.3}  {:>6.1}  {:>6.1}  {:>14.1}  {:>14.1}",
            format!("{typing:?}"),
            places.len(),
            share(among, places.len()),
            share(in_five, places.len()),
            percentile(&mut times, 50),
            percentile(&mut times, 99),
            percentile(&mut clock, 50),
            percentile(&mut clock, 99)
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}

/// In milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    times
        .get((times.len() * percent / 100).min(times.len() - 1))
        .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
