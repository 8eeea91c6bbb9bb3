//! What should whoever brings a document in know of it, though it came in?

use std::fmt;

/// Something that is not as it should be, and was passed over or mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// So many pages of a PDF have hardly any text, of all.
    Unread { pages: usize, of: usize },
    /// The front matter breaks the rules in this line of the file; the lines that could be understood were
    /// taken over.
    MendedFrontMatter { line: usize, reason: String },
    /// The front matter has no end.
    OpenFrontMatter,
    /// It is a chat, of people who did not write it for others.
    Chat,
    /// It says nearly what this document does, which came in just before.
    Twin { of: String },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread { pages, of } => write!(
                f,
                "{pages} of {of} pages have hardly any text, and are scanned or drawn: what they say is not read. \
                 Recognise their text first, for example with ocrmypdf --skip-text"
            ),
            Self::MendedFrontMatter { line, reason } => {
                write!(
                    f,
                    "line {line} of its front matter is broken ({reason}): what could be understood was taken over"
                )
            }
            Self::Chat => f.write_str(
                "it is a chat: people's names and words stand in it. Take out what is not for everybody, and make headings \
                 of what was asked",
            ),
            Self::Twin { of } => {
                write!(f, "it says nearly the same as {of}: keep one of the two, or the other is forgotten when it changes")
            }
            Self::OpenFrontMatter => f.write_str(
                "its front matter is opened in line 1 and never closed: it was taken to end before the text",
            ),
        }
    }
}
