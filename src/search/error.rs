//! Why could an index not be built or read?

/// Why an index could not be built or read.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index itself failed.
    #[error("the index: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// A file of the index could not be read.
    #[error("reading the index: {0}")]
    Read(#[from] std::io::Error),
    /// The file of the vocabulary beside an index does not belong to it.
    #[error("the vocabulary does not fit its index")]
    Vocabulary,
    /// The file of the headings beside an index does not belong to it.
    #[error("the headings do not fit their index")]
    Sections,
    /// The index has another number of segments than the one that it is built with.
    #[error("the index has {0} segments instead of 1")]
    Segments(usize),
    /// The sentence model could not read a text.
    #[error("the sentence model: {0}")]
    Model(#[from] meaning::ModelError),
    /// A word list within the program is damaged.
    #[error("a word list: {0}")]
    Lexicon(String),
}
