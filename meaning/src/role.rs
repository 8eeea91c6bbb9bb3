//! On which side of a search does a text stand?

/// On which side of a search a text stands.
///
/// e5 learnt with these words before each text, and wants them again (Wang et al., section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What is asked, or could be.
    Query,
    /// What answers.
    Passage,
}

impl Role {
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Query => "query: ",
            Self::Passage => "passage: ",
        }
    }
}
