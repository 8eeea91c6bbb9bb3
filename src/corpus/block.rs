//! What are the building blocks of a document's text?

use std::ops::Range;

/// A heading, paragraph, list or the like: a byte range of the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a block is, and with that, whether it may be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading: its level from 1, and its words without markup.
    Heading { level: usize, words: String },
    /// Prose: may be cut between sentences.
    Paragraph,
    /// A list, table or code: stays whole.
    Whole,
    /// Questions that the section answers, in a comment below its heading.
    Asked { questions: Vec<String> },
    /// The keys of the works that the section rests on, in a comment below its heading; none where it
    /// says that it rests on none.
    Cited { keys: Vec<String> },
    /// A block quote: stays whole. Its words without markup are a quotable line, without those of
    /// `said_by`: its last line, where that names whose words they are.
    Quote { words: String, said_by: Option<String> },
}
