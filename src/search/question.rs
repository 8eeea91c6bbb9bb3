//! What is asked of the engine, and what does it answer?

use std::ops::Range;

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::weights::{CLOSE, CLOSE_COVERED};

/// What a member asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<'a> {
    /// The words, as typed.
    pub text: &'a str,
    /// The question before it in the same conversation, from which one without a subject of its own takes it.
    pub before: Option<&'a str>,
    /// The language of the asker: of two translations, the one in this language is shown.
    pub language: Language,
    /// How many passages to return at the most.
    pub limit: usize,
    /// Whether many others wait: it is answered by words alone, in a quarter of the time.
    pub hurried: bool,
}

impl<'a> Question<'a> {
    /// A question with nothing before it, for which there is time.
    #[must_use]
    pub fn new(text: &'a str, language: Language, limit: usize) -> Self {
        Self { text, before: None, language, limit, hurried: false }
    }
}

/// What people say to be polite, which asks for a word in return and not for a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Courtesy {
    /// "Hoi allemaal", "How are you?"
    Greeting,
    /// "Dankjewel", "Thanks!"
    Thanks,
    /// "Tot morgen", "Bye"
    Farewell,
}

/// What a message wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// It is polite, and nothing else.
    Courtesy(Courtesy),
    /// It remarks on something, asks nothing, and may thank beside that.
    Reaction(Option<Courtesy>),
    /// It states something, or asks without a name for what: nearly always talk, and now and then what a document
    /// says. It is looked up, and only a sure answer is given. It may thank beside that.
    Unclear(Option<Courtesy>),
    /// It tells the bot to do something that it does not do: a joke, silence, a text.
    Command,
    /// It asks something that may stand in a document.
    Question(Asking),
}

/// How a message asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// In the form of a question.
    Plainly,
    /// With keywords, or a statement to look up.
    ByItsWords,
    /// Of what was spoken of before, which it does not name.
    WithoutSubject,
}

impl Intent {
    /// Whether it asks something.
    #[must_use]
    pub fn is_question(self) -> bool {
        matches!(self, Self::Question(_))
    }
}

/// Is told, while an index is built, how many passages are in it, and of how many.
pub type Watch<'a> = &'a mut dyn FnMut(usize, usize);

/// Whether the passages answer the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The first passage answers it.
    Answer,
    /// The first passage is close, but may not answer it.
    Near,
    /// Nothing in the corpus answers it.
    None,
}

impl Answer {
    /// Whether its first passages are about something like the question, so that their documents may be
    /// named where there is no answer: there is always a passage that has some word or other.
    #[must_use]
    pub fn comes_close(&self) -> bool {
        self.confidence >= CLOSE || self.covered >= CLOSE_COVERED
    }
}

impl Outcome {
    /// Its name in JSON, metrics and run files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Near => "near",
            Self::None => "none",
        }
    }
}

/// A word of the question that was searched for as another word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub from: String,
    /// The word of the corpus that was searched for.
    pub to: String,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The passage.
    pub passage: Passage,
    /// Its score; comparable within one answer only.
    pub score: f64,
    /// The sentence that answers best, as a byte range of [`Passage::text`].
    pub highlight: Range<usize>,
}

/// What the engine makes of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was answered: the question in the message, without what is no part of it.
    pub question: String,
    /// Another question in the message, which this is no answer to.
    pub other_question: Option<String>,
    /// Whether the question took its subject from the one before it.
    pub goes_on: bool,
    /// Whether it asks for people who know, have or want something, which the documents may answer all the same.
    pub asks_for_people: bool,
    /// Whether the passages answer it.
    pub outcome: Outcome,
    /// How sure the engine is that the first passage answers: 0 to 1.
    pub confidence: f64,
    /// What part of the question the first passage has, each word counted by what it tells: 0 to 1.
    pub covered: f64,
    /// The words that were searched for as other words.
    pub corrections: Vec<Correction>,
    /// The question with another word in it that would have had a better answer.
    pub did_you_mean: Option<String>,
    /// The passages, best first.
    pub hits: Vec<Hit>,
}
