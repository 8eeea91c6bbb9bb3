//! In which language is a question asked?

use super::bot::App;
use crate::domain::Language;

impl App {
    /// The language of a question, as its words tell it; `None` where they don't, and the caller
    /// knows better: the member's locale, the server's, the default.
    #[must_use]
    pub fn language_of(&self, question: &str) -> Option<Language> {
        self.library().engine.language_of(question)
    }
}
