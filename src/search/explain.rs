//! Why is the answer what it is, in words and figures that a volunteer can read?

use std::fmt;

use super::query::{AskedWord, Query, Standing};
use super::{Answer, Outcome, evidence};

/// How a question was understood, and why its outcome is what it is; printed as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// One for each word that says something about the subject.
    pub words: Vec<ExplainedWord>,
    /// The passages found, best first: document, heading and score.
    pub hits: Vec<(String, String, f64)>,
    /// What was made of it.
    pub outcome: Outcome,
    /// The confidence: 0 to 1.
    pub confidence: f64,
}

/// How a word of a question was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedWord {
    /// The word.
    pub word: String,
    /// What it was looked for as.
    pub sought: String,
    /// How much it tells: its inverse document frequency.
    pub weight: f64,
    /// How well the first passage has it: 0 to 1.
    pub found: f64,
}

impl Explanation {
    pub(crate) fn new(query: &Query, found: &[f32], answer: &Answer) -> Self {
        let word = |(at, word): (usize, &AskedWord)| ExplainedWord {
            word: word.text.clone(),
            sought: sought(&word.standing),
            weight: word.idf.into(),
            found: found.get(at).copied().unwrap_or_default().into(),
        };
        let hit =
            |hit: &super::Hit| (hit.passage.document.id.clone(), hit.passage.heading().to_owned(), hit.score);
        Self {
            words: query.words.iter().enumerate().map(word).collect(),
            hits: answer.hits.iter().map(hit).collect(),
            outcome: answer.outcome,
            confidence: answer.confidence,
        }
    }
}

fn sought(standing: &Standing) -> String {
    match standing {
        Standing::Known => "the word itself".to_owned(),
        Standing::Near(near) => {
            let some: Vec<String> =
                near.iter().take(3).map(|n| format!("{} ({:.2})", n.word, n.closeness)).collect();
            format!("unknown; near: {}", some.join(", "))
        }
        Standing::Split(parts) => format!("unknown; its parts: {}", parts.join(" + ")),
        Standing::Unknown => "unknown, and nothing is near".to_owned(),
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<24} {:>6} {:>6}  looked for as", "word", "weight", "found")?;
        for word in &self.words {
            writeln!(
                f,
                "{:<24} {:>6.2} {:>5.0}%  {}",
                word.word,
                word.weight,
                word.found * 100.0,
                word.sought
            )?;
        }
        writeln!(f, "\n{:>8}  passage", "score")?;
        for (document, heading, score) in &self.hits {
            writeln!(f, "{score:>8.2}  {document}: {heading}")?;
        }
        let outcome = match self.outcome {
            Outcome::Answer => "answer",
            Outcome::Near => "near",
            Outcome::None => "none",
        };
        writeln!(
            f,
            "\noutcome: {outcome}, for the confidence is {:.2} (answer from {:.2}, near from {:.2})",
            self.confidence,
            evidence::ANSWER,
            evidence::NEAR
        )?;
        let missing: Vec<&str> =
            self.words.iter().filter(|word| word.found <= 0.0).map(|word| word.word.as_str()).collect();
        match (self.words.is_empty(), missing.is_empty()) {
            (true, _) => writeln!(f, "the question has no word about a subject"),
            (false, true) => writeln!(f, "the first passage has every word"),
            (false, false) => writeln!(f, "the first passage lacks: {}", missing.join(", ")),
        }
    }
}
