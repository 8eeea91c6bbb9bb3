//! How do the reports on the corpus read?

use std::io::{self, Write};

use crate::corpus::{Corpus, Severity, Stats};

/// Writes a line a problem, and a last line that counts them.
///
/// # Errors
/// When the output can't be written to.
pub fn problems(corpus: &Corpus, out: &mut impl Write) -> io::Result<()> {
    for problem in &corpus.problems {
        writeln!(out, "{problem}")?;
    }
    let errors = corpus.errors().count();
    let warnings = corpus.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let documents = corpus.documents.len();
    writeln!(out, "{documents} documents, {errors} errors, {warnings} warnings")
}

/// Writes the counts as a table.
///
/// # Errors
/// When the output can't be written to.
pub fn stats(stats: &Stats, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{:<10}{:>12}{:>12}{:>12}{:>12}", "language", "documents", "passages", "words", "quotes")?;
    for row in &stats.languages {
        let (documents, passages, words, quotes) = (row.documents, row.passages, row.words, row.quotes);
        writeln!(out, "{:<10}{documents:>12}{passages:>12}{words:>12}{quotes:>12}", row.language.code())?;
    }
    writeln!(out, "\nglossary entries {:>16}", stats.glossary)?;
    if !stats.topics.is_empty() {
        writeln!(out, "\n{:<34}{:>12}", "topic", "documents")?;
        for (topic, count) in &stats.topics {
            writeln!(out, "{topic:<34}{count:>12}")?;
        }
    }
    if !stats.untranslated.is_empty() {
        writeln!(out, "\nin one language only:")?;
        for id in &stats.untranslated {
            writeln!(out, "  {id}")?;
        }
    }
    Ok(())
}
