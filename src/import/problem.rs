//! Why can a file not be brought in, and what can be done about it?

use std::io;

/// The largest file that is opened, in bytes.
pub(super) const MAX_FILE_BYTES: u64 = 100 * 1024 * 1024;
/// The largest file of text (Markdown, plain text, HTML), and the largest document that is
/// written, in bytes: what the corpus reads.
pub(super) const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;
/// The most that the parts of an archive or of a PDF that are read may unpack to, in bytes.
pub(super) const MAX_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;
/// The most files in an archive. A book of a thousand chapters and pictures has fewer.
pub(super) const MAX_ARCHIVE_FILES: usize = 10_000;
/// The longest that one file may take, in seconds.
pub(super) const MAX_SECONDS: u64 = 20;
/// The most memory that reading one file may take, in bytes, stacks included. What is mapped of the
/// program itself comes to it.
pub(super) const MAX_MEMORY_BYTES: u64 = 256 * 1024 * 1024;

const MIB: u64 = 1024 * 1024;

/// What keeps a file out. Each is a sentence that follows the path of the file.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system does not let us at it.
    #[error("can't be read: {0}")]
    Read(io::Error),
    /// A page on the web does not come.
    #[error("can't be fetched: {0}")]
    Unreached(String),
    /// It is a named pipe, a socket or a device.
    #[error("is no file that can be read, but a named pipe, a socket or a device")]
    NotAFile,
    /// A link in a folder, which may lead anywhere.
    #[error("is a link, which is not followed: name the file that it leads to")]
    Link,
    /// A folder in which nothing can be brought in.
    #[error("has no documents in it: Markdown, plain text, HTML, PDF, EPUB or DOCX")]
    EmptyFolder,
    /// It has no bytes, or nothing but white space.
    #[error("is empty")]
    Empty,
    /// More bytes than are read.
    #[error("is larger than {} MiB: split it into several files", MAX_FILE_BYTES / MIB)]
    TooLarge,
    /// More text than is read.
    #[error("has more than {} MiB of text: split it into several files", MAX_TEXT_BYTES / (1024 * 1024))]
    TooMuchText,
    /// More lines, cells and tags than are held at once.
    #[error("is made of more lines, cells or tags than are read at once: split it into several files")]
    TooManyPieces,
    /// An archive, or the streams of a PDF, that grow out of bounds.
    #[error("unpacks to more than {} MiB: it may be made to fill the memory, and is not read", MAX_UNPACKED_BYTES / MIB)]
    UnpacksTooLarge,
    /// Words that stand for other words, each of which may stand for more.
    #[error(
        "defines words of its own (XML entities), by which a short text can become one without end: save it anew from the program that made it"
    )]
    Entities,
    /// Reading it took more memory than it gets, or broke in a way that nobody foresaw.
    #[error(
        "can't be read with {} MiB of memory: split it into several files, or save it anew from the program that made it",
        MAX_MEMORY_BYTES / MIB
    )]
    Died,
    /// What the process that read it says.
    #[error("{0}")]
    Told(String),
    /// An archive of too many files.
    #[error("is an archive of more than {MAX_ARCHIVE_FILES} files: it is not read")]
    TooManyFiles,
    /// Elements inside elements, without end.
    #[error("is nested too deep to be read")]
    TooDeep,
    /// Reading it does not come to an end.
    #[error("takes longer than {MAX_SECONDS} seconds to read: save it anew from the program that made it")]
    TooSlow,
    /// It has the mark of a format, and does not keep to it.
    #[error("is a broken {0} file: save it anew from the program that made it")]
    Broken(&'static str),
    /// It is of a format that is not read.
    #[error("is {what}: {advice}")]
    OtherFormat {
        /// What it is.
        what: &'static str,
        /// How to bring it in all the same.
        advice: &'static str,
    },
    /// It is of a format that is read through another program, which is not there.
    #[error(
        "is {0}, which is read through pandoc, and that is not installed here: install it (pandoc.org), or save the file as DOCX or HTML"
    )]
    NeedsPandoc(&'static str),
    /// It opens only with a password.
    #[error("is protected with a password: save it without one")]
    Password,
    /// A PDF of pictures.
    #[error("has no text: it is scanned. Recognise its text first, for example with ocrmypdf")]
    Scanned,
    /// A PDF whose fonts do not say which letters they draw.
    #[error(
        "has text of which the letters can't be told: recognise its text first, for example with ocrmypdf --force-ocr"
    )]
    Letterless,
    /// A document in which no words are left once menus and the like are gone.
    #[error("has no text to answer with")]
    NoText,
    /// The document that it would become is there.
    #[error("would overwrite {0}: add --force (IMPORT_FORCE) if it may")]
    Exists(String),
    /// The corpus folder does not let itself be written to.
    #[error("can't be written to {path}: {source}")]
    Write {
        /// Where it should have gone.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// What it became is not what the corpus reads: our mistake.
    #[error("became a document that the corpus refuses: {0}. Please report this")]
    Refused(String),
}
