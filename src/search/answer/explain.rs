//! Why is the answer what it is, in words and figures that a volunteer can read?

use std::fmt;

use super::chance::Signs;
use super::confidence::{self, Listed, Thresholds};
use super::judgement::Judgement;
use crate::search::query::types::{AskedWord, Query, Resolution};
use crate::search::question::{Answer, Hit, Outcome};
use crate::search::rank::ranked::Score;
use crate::search::retrieve::postings::Field;

/// How a question was understood, and why its outcome is what it is; printed as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// One for each word that says something about the subject.
    pub words: Vec<ExplainedWord>,
    /// The passages found, best first: document, heading and score.
    pub hits: Vec<(String, String, f64)>,
    /// What makes up the score of the first: the terms that it was ranked by.
    pub score: ExplainedScore,
    /// What the questions tell that are listed for the first passage, where any are.
    pub listed: Option<ExplainedList>,
    /// What tells whether it answers, where it is known what it means.
    pub signs: Option<Signs>,
    /// Whether it asks who somebody is of a place or a body, which the first passage doesn't tell of that one.
    pub is_other_office: bool,
    /// What was made of it.
    pub outcome: Outcome,
    /// The confidence: 0 to 1.
    pub confidence: f64,
    /// From which confidence on a passage is the answer, and from which on it is close.
    pub thresholds: (f64, f64),
}

/// What makes up the score of a passage; the parts add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ExplainedScore {
    /// What its words score: those of [`ExplainedWord::score`] together.
    pub words: f64,
    /// What its character n-grams score, the likeness of letters.
    pub grams: f64,
    /// What words near each other score.
    pub proximity: f64,
    /// What its heading scores, or a question that it is said to answer.
    pub heading: f64,
    /// What its nearness in meaning scores, where a model has read it.
    pub nearness: f64,
    /// What it lost as the opening of a document, where more was asked than what its subject is.
    pub opening: f64,
    /// What it gained or lost by the question within a message that says more.
    pub within: f64,
    /// What it gained or lost where passages of one section changed places.
    pub section_order: f64,
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
    /// What the first passage scores for it, and for the words after it that are looked for together
    /// with it.
    pub score: f64,
    /// Where the first passage has it.
    pub place: &'static str,
}

/// A question, compared with those listed for the first passage.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedList {
    /// How like it the likest of them and of the heading is: 0 to 1.
    pub likeness: f64,
    /// Its names.
    pub names: Vec<String>,
    /// How much of what it says beside names the passage has: 0 to 1.
    pub beyond_names: f64,
    /// How far the first passage is ahead of the best one of another section, as a share of its score.
    pub lead: f64,
    /// Whether that is too little, for a question so unlike them, to call it the answer.
    pub is_doubtful: bool,
}

/// What the first passage owes its place to.
#[derive(Debug, Default)]
pub(crate) struct FirstPassage {
    /// What it was ranked by.
    pub(crate) score: Score,
    /// How well it has each word of the question.
    pub(crate) found: Vec<f32>,
    /// In which field it has most of each word, and what that scores.
    pub(crate) places: Vec<Option<(Field, f32)>>,
    /// What the questions tell that it is said to answer, where any are listed.
    pub(crate) listed: Option<ExplainedList>,
}

impl From<Score> for ExplainedScore {
    fn from(score: Score) -> Self {
        let Score { words, grams, proximity, heading, nearness, opening, within, section_order } = score;
        Self {
            words: words.into(),
            grams: grams.into(),
            proximity: proximity.into(),
            heading: heading.into(),
            nearness: nearness.into(),
            opening: opening.into(),
            within: within.into(),
            section_order: section_order.into(),
        }
    }
}

impl ExplainedScore {
    /// What the passage was ranked by.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.words
            + self.grams
            + self.proximity
            + self.heading
            + self.nearness
            + self.opening
            + self.within
            + self.section_order
    }
}

impl ExplainedList {
    pub(crate) fn new(listed: &Listed, query: &Query, found: &[f32]) -> Self {
        let named = query.words.iter().zip(&listed.names).filter(|(_, name)| **name);
        Self {
            likeness: listed.likeness.into(),
            names: named.map(|(word, _)| word.text.clone()).collect(),
            beyond_names: confidence::beyond_names(&listed.names, query, found).into(),
            lead: listed.lead.into(),
            is_doubtful: listed.doubt(query.words.len()).is_some(),
        }
    }
}

impl Explanation {
    pub(crate) fn new(query: &Query, first: FirstPassage, judgement: Judgement, answer: &Answer) -> Self {
        let Thresholds { answer: from, near } = judgement.thresholds();
        let signs = match judgement {
            Judgement::Meaning(signs) => Some(signs),
            Judgement::Words(_) | Judgement::OtherOffice => None,
        };
        let place = |at: usize| first.places.get(at).copied().flatten();
        let word = |(at, word): (usize, &AskedWord)| ExplainedWord {
            word: word.text.clone(),
            sought: sought(&word.resolution),
            weight: word.idf.into(),
            found: first.found.get(at).copied().unwrap_or_default().into(),
            score: place(at).map_or(0.0, |(_, score)| score.into()),
            place: place(at).map_or("", |(field, _)| named(field)),
        };
        let hit = |hit: &Hit| (hit.passage.document.id.clone(), hit.passage.heading().to_owned(), hit.score);
        Self {
            words: query.words.iter().enumerate().map(word).collect(),
            hits: answer.hits.iter().map(hit).collect(),
            score: first.score.into(),
            listed: first.listed,
            signs,
            is_other_office: judgement == Judgement::OtherOffice,
            thresholds: (from, near),
            outcome: answer.outcome,
            confidence: answer.confidence,
        }
    }
}

fn sought(resolution: &Resolution) -> String {
    match resolution {
        Resolution::Known => "the word itself".to_owned(),
        Resolution::Translated { words, .. } => format!("in the other language: {}", words.join(", ")),
        Resolution::Near(near) => {
            let some: Vec<String> =
                near.iter().take(3).map(|n| format!("{} ({:.2})", n.word, n.closeness)).collect();
            format!("unknown; near: {}", some.join(", "))
        }
        Resolution::Split(parts) => format!("unknown; its parts: {}", parts.join(" + ")),
        Resolution::Missing => "a common word, and no document has it".to_owned(),
        Resolution::Unknown => "unknown, and nothing is near".to_owned(),
    }
}

fn named(field: Field) -> &'static str {
    match field {
        Field::Stem => "text or title",
        Field::Part => "part of a word",
        Field::Question => "its questions",
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<24} {:>6} {:>6} {:>6}  {:<16} looked for as",
            "word", "weight", "found", "score", "in the first"
        )?;
        for ExplainedWord { word, sought, weight, found, score, place } in &self.words {
            let found = found * 100.0;
            writeln!(f, "{word:<24} {weight:>6.2} {found:>5.0}% {score:>6.2}  {place:<16} {sought}")?;
        }
        write!(f, "{}", self.score)?;
        match (&self.signs, &self.listed) {
            (Some(signs), _) => write!(f, "{signs}")?,
            (None, Some(listed)) => write!(f, "{listed}")?,
            (None, None) => {}
        }
        if self.is_other_office {
            writeln!(f, "it asks for an office of a name that stands nowhere beside an office in the first")?;
        }
        writeln!(f, "\n{:>8}  passage", "score")?;
        for (document, heading, score) in &self.hits {
            writeln!(f, "{score:>8.2}  {document}: {heading}")?;
        }
        let outcome = self.outcome.name();
        writeln!(
            f,
            "\noutcome: {outcome}, for the confidence is {:.2} (answer from {:.2}, near from {:.2})",
            self.confidence, self.thresholds.0, self.thresholds.1
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

impl fmt::Display for ExplainedScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { words, grams, proximity, heading, nearness, opening, within, section_order } = self;
        write!(
            f,
            "\nthe first: words {words:.2}, likeness of letters {grams:.2}, words near each other \
             {proximity:.2}, heading or question {heading:.2}"
        )?;
        if *nearness != 0.0 {
            write!(f, ", nearness in meaning {nearness:.2}")?;
        }
        if *opening != 0.0 {
            write!(f, ", an opening where more is asked {opening:.2}")?;
        }
        if *within != 0.0 {
            write!(f, ", the question by itself {within:.2}")?;
        }
        if *section_order != 0.0 {
            write!(f, ", the order of its section {section_order:.2}")?;
        }
        writeln!(f, "; together {:.2}", self.total())
    }
}

impl fmt::Display for Signs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { words, listed, text, lead, beyond_names, few: _, length: _, to_the_point, centrality } =
            self;
        let by_words = 1.0 / (1.0 + (-words).exp());
        if let Some(centrality) = centrality {
            writeln!(
                f,
                "the question is {centrality:+.3} nearer to the listed ones on the average than these are to each other"
            )?;
        }
        if *beyond_names < 1.0 {
            let beyond_names = beyond_names * 100.0;
            writeln!(f, "of what is asked beside names it has {beyond_names:.0}%")?;
        }
        if *to_the_point < 1.0 {
            writeln!(f, "it is the opening of a document, and more is asked than what its subject is")?;
        }
        writeln!(
            f,
            "the chance that it answers: by its words alone {by_words:.2}; its heading or a listed question is \
             {listed:.2} near in meaning, its text {text:.2} (.7 is nothing, .9 is the same); it is {lead:.2} ahead \
             of the next section; together {:.2}",
            self.chance()
        )
    }
}

impl fmt::Display for ExplainedList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let likeness = self.likeness * 100.0;
        writeln!(f, "the likest of its heading and questions is {likeness:.0}% like what was asked")?;
        if !self.names.is_empty() {
            let names = self.names.join(", ");
            writeln!(f, "names: {names}; of the rest it has {:.0}%", self.beyond_names * 100.0)?;
        }
        writeln!(f, "the next section scores {:.0}% less", self.lead * 100.0)?;
        if self.is_doubtful {
            writeln!(f, "so little of it tells this passage from others that it is not given as the answer")?;
        }
        Ok(())
    }
}
