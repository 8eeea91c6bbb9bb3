//! Is a question asked already? One more small engine, over the open questions of a server.

use std::sync::Arc;

use crate::corpus::{Document, Glossary, Passage};
use crate::domain::open_question::{OpenQuestion, QuestionWords};
use crate::search::{Engine, Outcome, Question, SearchError};

/// The open questions of a server, to be asked whether one is the same as another.
pub struct SameQuestions {
    engine: Engine,
    questions: Vec<OpenQuestion>,
}

impl SameQuestions {
    /// An engine over these questions, which knows these names.
    ///
    /// # Errors
    /// When it can't be built.
    pub fn of(questions: Vec<OpenQuestion>, glossary: &Glossary) -> Result<Self, SearchError> {
        let passage = |(at, question): (usize, &OpenQuestion)| {
            let text = format!("{}\n{}", question.words.question, question.words.purpose);
            Passage::whole(Arc::new(Document::bare(
                at.to_string(),
                question.language,
                text.trim().to_owned(),
            )))
        };
        let passages = questions.iter().enumerate().map(passage).collect();
        Ok(Self { engine: Engine::build(passages, glossary)?, questions })
    }

    /// The one that comes nearest to a question, where it may be the same.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn find(&self, words: &QuestionWords) -> Result<Option<&OpenQuestion>, SearchError> {
        let language = self.questions.first().map_or(crate::domain::Language::Dutch, |first| first.language);
        let question = Question { text: &words.question, before: None, language, limit: 1 };
        let answer = self.engine.ask(&question)?;
        let first = answer.hits.first().filter(|_| answer.outcome != Outcome::None);
        let at = first.and_then(|hit| hit.passage.document.id.parse::<usize>().ok());
        Ok(at.and_then(|at| self.questions.get(at)))
    }
}
