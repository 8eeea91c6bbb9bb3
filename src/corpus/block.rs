//! What are the building blocks of a document's text?

use std::ops::Range;

/// The level of what heads a chapter without being marked as a heading: `Hoofdstuk 2`, deeper than any that
/// is marked.
pub(super) const CHAPTER: usize = 7;
/// The level of a line in bold that heads what is below it, and of `Artikel 3`.
pub(super) const LINE: usize = 8;
/// The level of a question with its answer, and of a title above what can be folded away.
pub(super) const QUESTION: usize = 9;

/// A heading, paragraph, list or the like: a byte range of the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

impl Block {
    /// Whether it is text to answer with.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Whole | Kind::Quote { .. })
    }
}

/// What a block is, and with that, whether it may be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading: its level from 1, and its words without markup.
    Heading { level: usize, words: String },
    /// What stood under the last question, or the last title of its level, ends here.
    End,
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
