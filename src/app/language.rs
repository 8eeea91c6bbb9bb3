//! In which language is a question asked, and is it one?

use super::bot::App;
use crate::domain::Language;

impl App {
    /// The language of a question, as its words tell it; `None` where they don't, and the caller
    /// knows better: the member's locale, the server's, the default.
    #[must_use]
    pub fn language_of(&self, question: &str) -> Option<Language> {
        self.library().engine.language_of(question)
    }

    /// Whether a message is a greeting, thanks or a farewell and nothing else.
    #[must_use]
    pub fn is_courtesy(&self, message: &str) -> bool {
        self.library().engine.courtesy(message).is_some()
    }
}
