//! How do the reports on the corpus read?

use std::io::{self, Write};

use crate::corpus::{Corpus, LanguageStats, Severity, Stats, TopicStats};

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
    let [documents, errors, warnings] =
        [(documents, "document"), (errors, "error"), (warnings, "warning")].map(counted);
    writeln!(out, "{documents}, {errors}, {warnings}")
}

fn counted((count, what): (usize, &str)) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Writes the counts as tables.
///
/// # Errors
/// When the output can't be written to.
pub fn stats(stats: &Stats, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{:<10}{:>11}{:>10}{:>9}{:>8}{:>11}",
        "language", "documents", "passages", "words", "quotes", "questions"
    )?;
    for row in &stats.languages {
        let LanguageStats { language, documents, passages, words, quotes, questions } = row;
        let language = language.code();
        writeln!(out, "{language:<10}{documents:>11}{passages:>10}{words:>9}{quotes:>8}{questions:>11}")?;
    }
    topics(&stats.topics, out)?;
    writeln!(out, "\nglossary entries {}, sources {}", stats.glossary, stats.sources)?;
    if let Some((year, source)) = &stats.oldest {
        let author = source.author.as_ref().map_or(String::new(), |author| format!("{author}, "));
        writeln!(out, "the oldest source: {author}{} ({year})", source.title)?;
    }
    if stats.untranslated.is_empty() {
        return writeln!(out, "every document is there in both languages");
    }
    writeln!(out, "\nin one language only:")?;
    stats.untranslated.iter().try_for_each(|id| writeln!(out, "  {id}"))
}

fn topics(topics: &[TopicStats], out: &mut impl Write) -> io::Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{:<10}{:<22}{:>11}{:>9}{:>8}", "language", "topic", "documents", "words", "quotes")?;
    for row in topics {
        let TopicStats { language, topic, documents, words, quotes } = row;
        let language = language.code();
        writeln!(out, "{language:<10}{topic:<22}{documents:>11}{words:>9}{quotes:>8}")?;
    }
    Ok(())
}
