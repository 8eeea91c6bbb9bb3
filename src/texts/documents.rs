//! What is said of the documents to whoever looks after them: `corpus check`, `stats` and `import`?

/// How many there are of each thing that was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Documents that were read.
    pub documents: usize,
    /// What keeps text out.
    pub errors: usize,
    /// What looks unintended.
    pub warnings: usize,
    /// What could be better, though nothing is wrong with it.
    pub could_be_better: usize,
}

/// All that is said of the documents, in one language.
pub trait DocumentTexts: Send + Sync {
    /// A message about a document or a file, of which the reader of the documents knows only the English.
    /// What is not known stays as it is.
    fn message(&self, english: &str) -> String;
    /// Before what looks unintended.
    fn warning(&self) -> String;
    /// Before what could be better.
    fn advice(&self) -> String;
    /// Below all that was found.
    fn findings(&self, findings: Findings) -> String;

    /// Above the counts of each language: the language, documents, passages, words, quotes, questions.
    fn count_columns(&self) -> [&'static str; 6];
    /// Above the counts of each topic: the language, the topic, documents, words, quotes.
    fn topic_columns(&self) -> [&'static str; 5];
    /// How many entries and sources there are.
    fn entries_and_sources(&self, entries: usize, sources: usize) -> String;
    /// The oldest work, with its year.
    fn oldest_source(&self, work: &str, year: u16) -> String;
    /// No document is without its translation.
    fn all_translated(&self) -> String;
    /// Above the documents without a translation.
    fn untranslated(&self) -> String;

    /// The title of the source of a kept answer that is written as a document.
    fn answer_of_a_member(&self) -> String;
    /// How many kept answers were written as documents, were so already, and were taken away.
    fn answers_written(&self, written: usize, unchanged: usize, removed: usize) -> String;
    /// A file that somebody else wrote or worked on.
    fn answer_left(&self, path: &str) -> String;
    /// There is no database of this version to read answers from.
    fn no_store_yet(&self) -> String;
}
