//! How do the reports on the corpus read?

use std::io::{self, Write};

use crate::corpus::{Corpus, LanguageStats, Passage, Problem, Severity, Stats, TopicStats};

/// Writes a line a problem, then a line for each thing that could be better, and a last line that counts them.
/// `unfound` are sections that no question finds, by their first passages.
///
/// # Errors
/// When the output can't be written to.
pub fn problems(corpus: &Corpus, unfound: &[&Passage], out: &mut impl Write) -> io::Result<()> {
    let mut advice = corpus.advice();
    advice.extend(unfound.iter().map(|passage| {
        let line = 1 + passage.document.text[..passage.range.start].matches('\n').count();
        Problem::advice(&passage.document.id, line, not_found(passage))
    }));
    advice.sort();
    for problem in corpus.problems.iter().chain(&advice) {
        writeln!(out, "{problem}")?;
    }
    let errors = corpus.errors().count();
    let warnings = corpus.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let documents = corpus.documents.len();
    let [documents, errors, warnings] =
        [(documents, "document"), (errors, "error"), (warnings, "warning")].map(counted);
    let told =
        if advice.is_empty() { String::new() } else { format!(", {} that could be better", advice.len()) };
    writeln!(out, "{documents}, {errors}, {warnings}{told}")
}

fn not_found(passage: &Passage) -> String {
    format!(
        "no question finds `{}`, not even its own words: a heading that says what it is about would help, or questions \
         in a comment below it (see `corpus try`)",
        passage.heading()
    )
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
