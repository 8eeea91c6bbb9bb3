//! How do the reports on the corpus read?

use std::io::{self, Write};

use crate::corpus::{Corpus, LanguageStats, Passage, Problem, Severity, Stats, TopicStats};
use crate::domain::Language;
use crate::texts::{DocumentTexts, Findings, documents};

/// What else an editor may want to know.
#[derive(Clone, Debug)]
pub struct Advice<'c> {
    /// Sections that no question finds, by their first passages.
    pub unfound: Vec<&'c Passage>,
    /// The present year: figures that are much older may have changed.
    pub year: i16,
}

/// Writes a line a problem, then a line for each thing that could be better, and a last line that counts them.
///
/// # Errors
/// When the output can't be written to.
pub fn problems(
    corpus: &Corpus,
    advice: &Advice<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let texts = documents(language);
    let mut better = corpus.advice(advice.year);
    better.extend(advice.unfound.iter().map(|passage| {
        let line = 1 + passage.document.text[..passage.range.start].matches('\n').count();
        Problem::advice(&passage.document.id, line, not_found(passage))
    }));
    better.sort();
    for problem in corpus.problems.iter().chain(&better) {
        writeln!(out, "{}", told(problem, texts))?;
    }
    let findings = Findings {
        documents: corpus.documents.len(),
        errors: corpus.count(Severity::Error),
        warnings: corpus.count(Severity::Warning),
        could_be_better: better.len(),
    };
    writeln!(out, "{}", texts.findings(findings))
}

fn not_found(passage: &Passage) -> String {
    format!(
        "no question finds `{}`, not even its own words: a heading that says what it is about would help, or questions \
         in a comment below it (see `corpus try`)",
        passage.heading()
    )
}

/// The file and the line, how bad it is, and what it is.
fn told(problem: &Problem, texts: &dyn DocumentTexts) -> String {
    let line = if problem.line > 0 { format!(":{}", problem.line) } else { String::new() };
    let grade = match problem.severity {
        Severity::Error => String::new(),
        Severity::Warning => format!("{}: ", texts.warning()),
        Severity::Advice => format!("{}: ", texts.advice()),
    };
    format!("{}{line}: {grade}{}", problem.path, texts.message(&problem.message))
}

/// Writes the counts as tables.
///
/// # Errors
/// When the output can't be written to.
pub fn stats(stats: &Stats, language: Language, out: &mut impl Write) -> io::Result<()> {
    let texts = documents(language);
    let [of, documents, passages, words, quotes, questions] = texts.count_columns();
    writeln!(out, "{of:<10}{documents:>11}{passages:>10}{words:>9}{quotes:>8}{questions:>11}")?;
    for row in &stats.languages {
        let LanguageStats { language, documents, passages, words, quotes, questions } = row;
        let language = language.code();
        writeln!(out, "{language:<10}{documents:>11}{passages:>10}{words:>9}{quotes:>8}{questions:>11}")?;
    }
    topics(&stats.topics, texts, out)?;
    writeln!(out, "\n{}", texts.entries_and_sources(stats.glossary, stats.sources))?;
    if let Some((year, source)) = &stats.oldest {
        let author = source.author.as_ref().map_or(String::new(), |author| format!("{author}, "));
        writeln!(out, "{}", texts.oldest_source(&format!("{author}{}", source.title), *year))?;
    }
    if stats.untranslated.is_empty() {
        return writeln!(out, "{}", texts.all_translated());
    }
    writeln!(out, "\n{}", texts.untranslated())?;
    stats.untranslated.iter().try_for_each(|id| writeln!(out, "  {id}"))
}

fn topics(topics: &[TopicStats], texts: &dyn DocumentTexts, out: &mut impl Write) -> io::Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    let [language, topic, documents, words, quotes] = texts.topic_columns();
    writeln!(out, "\n{language:<10}{topic:<22}{documents:>11}{words:>9}{quotes:>8}")?;
    for row in topics {
        let TopicStats { language, topic, documents, words, quotes } = row;
        let language = language.code();
        writeln!(out, "{language:<10}{topic:<22}{documents:>11}{words:>9}{quotes:>8}")?;
    }
    Ok(())
}
