//! What does `corpus try` say, which asks the documents their own questions?

/// What is said of sections that do or don't find themselves.
pub trait TryingTexts {
    /// Beside the bar while the questions are asked.
    fn asking_sections(&self) -> &'static str;
    /// The question finds another section first, and its own at this place of the list, where it is on it.
    fn finds_other(&self, question: &str, other: &str, place: Option<usize>) -> String;
    /// The question finds its section, and the bot would not dare to show it.
    fn finds_unsure(&self, question: &str) -> String;
    /// The question finds nothing at all.
    fn finds_nothing(&self, question: &str) -> String;
    /// How many questions find their own section, of all.
    fn sections_found(&self, found: usize, asked: usize) -> String;
    /// What can be done about the others.
    fn how_to_be_found(&self) -> String;
}
