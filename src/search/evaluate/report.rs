//! How is an evaluation shown, and how is it written down?

use std::io::Write as _;
use std::path::Path;
use std::time::Duration;
use std::{fmt, fs};

use super::abstention::Abstention;
use super::asked::Ranking;
use super::collection::{EvaluationError, JudgedQuery, file};
use super::measures::{Latency, Measures};
use crate::domain::Language;

/// What the engine reached on some collections; printed as tables.
#[derive(Clone, Debug)]
pub struct Report {
    /// One for each collection.
    pub collections: Vec<CollectionReport>,
}

/// What the engine reached on one collection.
#[derive(Clone, Debug)]
pub struct CollectionReport {
    /// The name of its folder.
    pub name: String,
    /// How many passages it has.
    pub passages: usize,
    /// The language its documents were taken to be in.
    pub language: Language,
    /// How long the index took to build.
    pub build: Duration,
    /// One for each set of questions.
    pub variants: Vec<VariantReport>,
    /// Whether the engine knows when it does not know, where the collection can tell.
    pub abstention: Option<Abstention>,
}

/// What the engine reached on one set of questions.
#[derive(Clone, Debug)]
pub struct VariantReport {
    /// Its name: `clean`, `typo1`, ...
    pub name: String,
    /// The quality of the rankings.
    pub measures: Measures,
    /// The time they took.
    pub latency: Latency,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, collection) in self.collections.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{collection}")?;
        }
        Ok(())
    }
}

impl fmt::Display for CollectionReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} passages ({}), built in {:.3} s",
            self.name,
            self.passages,
            self.language,
            self.build.as_secs_f64()
        )?;
        writeln!(
            f,
            "  {:<10} {:>9} {:>7} {:>6} {:>6} {:>6} {:>8} {:>8} {:>8}",
            "variant", "questions", "nDCG@10", "R@1", "R@10", "MRR@10", "mean ms", "p95 ms", "p99 ms"
        )?;
        for variant in &self.variants {
            writeln!(f, "{variant}")?;
        }
        self.abstention.as_ref().map_or(Ok(()), |abstention| write!(f, "{abstention}"))
    }
}

impl fmt::Display for VariantReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Measures { questions, ndcg, recall_1, recall_10, mrr } = self.measures;
        let [mean, p95, p99] =
            [self.latency.mean, self.latency.p95, self.latency.p99].map(|time| time.as_secs_f64() * 1000.0);
        write!(
            f,
            "  {:<10} {questions:>9} {ndcg:>7.4} {recall_1:>6.3} {recall_10:>6.3} {mrr:>6.3} {mean:>8.2} {p95:>8.2} \
             {p99:>8.2}",
            self.name
        )
    }
}

impl fmt::Display for Abstention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  AUROC: held out {:.3}, off topic {:.3}", self.auroc_heldout, self.auroc_offtopic)?;
        writeln!(f, "  {:<12} {:>10} {:>10} {:>10}", "outcome", "answerable", "held out", "off topic")?;
        for (at, name) in ["answer", "near", "none"].into_iter().enumerate() {
            write_shares(f, name, self.outcomes.map(|shares| shares[at]))?;
        }
        writeln!(f, "  {:<12} (share below the confidence)", "trade-off")?;
        for tradeoff in &self.tradeoff {
            write_shares(f, &format!("< {:.2}", tradeoff.threshold), tradeoff.below)?;
        }
        Ok(())
    }
}

fn write_shares(f: &mut fmt::Formatter<'_>, name: &str, shares: [f64; 3]) -> fmt::Result {
    let [answerable, heldout, offtopic] = shares.map(|share| share * 100.0);
    writeln!(f, "  {name:<12} {answerable:>9.1}% {heldout:>9.1}% {offtopic:>9.1}%")
}

/// Writes `VARIANT.trec` and `VARIANT.outcomes.tsv`.
pub(crate) fn write_run(
    directory: &Path,
    variant: &str,
    queries: &[JudgedQuery],
    answers: &[Ranking],
) -> Result<(), EvaluationError> {
    fs::create_dir_all(directory).map_err(|source| file(directory, source))?;
    let (mut run, mut outcomes) = (Vec::new(), Vec::new());
    for (query, answer) in queries.iter().zip(answers) {
        for (rank, (id, score)) in answer.ranking.iter().enumerate() {
            // Writing to memory cannot fail.
            let _ = writeln!(run, "{} Q0 {id} {} {:.6} vraagbaak", query.id, rank + 1, score);
        }
        let outcome = answer.answer.outcome.name();
        let _ = writeln!(outcomes, "{}\t{outcome}\t{:.6}", query.id, answer.answer.confidence);
    }
    for (name, bytes) in [("trec", run), ("outcomes.tsv", outcomes)] {
        let path = directory.join(format!("{variant}.{name}"));
        fs::write(&path, bytes).map_err(|source| file(&path, source))?;
    }
    Ok(())
}
