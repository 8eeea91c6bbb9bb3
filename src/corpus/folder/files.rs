//! Which files of the corpus folder are documents, and what do they say?

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::corpus::problem::Problem;

/// The largest file that is read, in bytes. A book of a thousand pages is about 2 MB.
const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// What the names of documents end in.
const DOCUMENTS: &[&str] = &["md", "markdown", "mdown", "mkd", "mdx", "txt"];
/// What the names of other files end in that have text to read: told of, so that nobody thinks they are.
const OTHER_TEXTS: &[&str] = &[
    "adoc", "asciidoc", "csv", "doc", "docx", "epub", "htm", "html", "ipynb", "odp", "ods", "odt", "org",
    "pdf", "pptx", "rst", "rtf", "tex", "textile", "vtt", "xhtml", "xlsx",
];

/// A text file of the corpus.
pub(in crate::corpus) struct TextFile {
    /// Its path within the corpus folder, with `/` between the parts.
    pub(in crate::corpus) id: String,
    /// All that it says.
    pub(in crate::corpus) text: String,
}

/// All Markdown and `.txt` files below a folder, sorted by path, and what could not be read.
///
/// Hidden files are passed over. Only files are read: a named pipe would be waited for without end. A link is followed only to what lies inside the folder, and no
/// file is read twice.
///
/// # Errors
/// When the folder itself can't be opened.
pub(in crate::corpus) fn read_all(folder: &Path) -> io::Result<(Vec<TextFile>, Vec<Problem>)> {
    let root = folder.canonicalize()?;
    fs::read_dir(&root)?;
    let mut walk = Walk { root: root.clone(), seen: HashSet::new(), files: Vec::new(), problems: Vec::new() };
    walk.folder(&root, "");
    Ok((walk.files, walk.problems))
}

struct Walk {
    root: PathBuf,
    seen: HashSet<PathBuf>,
    files: Vec<TextFile>,
    problems: Vec<Problem>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, id: &str) {
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(id, &error),
        };
        let mut names: Vec<_> = entries.into_iter().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            let shown = name.to_string_lossy();
            if !shown.starts_with('.') {
                let id = if id.is_empty() { shown.to_string() } else { format!("{id}/{shown}") };
                self.entry(&folder.join(&name), &id);
            }
        }
    }

    fn entry(&mut self, path: &Path, id: &str) {
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(error) => return self.unreadable(id, &error),
        };
        if !real.starts_with(&self.root) {
            self.problems.push(Problem::warning(id, 0, "is a link out of the corpus folder: not followed"));
        } else if !self.seen.insert(real.clone()) {
            // Reached before by another link: reading it twice would double its passages.
        } else if real.is_dir() {
            if is_document(path) {
                let message = "is a folder, though it is called like a document: what is in it is read";
                self.problems.push(Problem::warning(id, 0, message));
            }
            self.folder(&real, id);
        } else if is_document(path) {
            self.file(&real, id);
        } else if has_extension(path, OTHER_TEXTS) {
            let message = "is no Markdown or plain text, and is not read: `vraagbaak corpus import` makes a document of it";
            self.problems.push(Problem::warning(id, 0, message));
        }
    }

    fn file(&mut self, path: &Path, id: &str) {
        match read(path) {
            Ok(text) => self.files.push(TextFile { id: id.to_owned(), text }),
            Err(Unreadable::Io(error)) => self.unreadable(id, &error),
            Err(Unreadable::Text { line, message }) => {
                self.problems.push(Problem::error(id, line, message));
            }
        }
    }

    fn unreadable(&mut self, id: &str, error: &io::Error) {
        self.problems.push(Problem::error(id, 0, format!("can't be read: {error}")));
    }
}

fn is_document(path: &Path) -> bool {
    has_extension(path, DOCUMENTS)
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    known.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

enum Unreadable {
    Io(io::Error),
    Text { line: usize, message: String },
}

fn read(path: &Path) -> Result<String, Unreadable> {
    let bytes = bytes(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        Unreadable::Text { line, message: "is not UTF-8 text: save it as UTF-8".to_owned() }
    })?;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(Unreadable::Text { line: 1, message: "is empty".to_owned() });
    }
    Ok(text)
}

/// All that a file holds.
fn bytes(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let metadata = fs::metadata(path).map_err(Unreadable::Io)?;
    let refused = |message: String| Unreadable::Text { line: 0, message };
    if let Some(what) = not_a_file(&metadata) {
        return Err(refused(format!("is {what}, and no file: it is not read")));
    }
    if metadata.len() > MAX_FILE_BYTES {
        let limit = MAX_FILE_BYTES / (1024 * 1024);
        return Err(refused(format!("is larger than {limit} MiB: split it into several documents")));
    }
    fs::read(path).map_err(Unreadable::Io)
}

/// What is there in the place of a file that can be read; `None` where it is a file.
pub(in crate::corpus) fn not_a_file(metadata: &fs::Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a named pipe");
        } else if kind.is_socket() {
            return Some("a socket");
        } else if kind.is_char_device() || kind.is_block_device() {
            return Some("a device");
        }
    }
    Some(if kind.is_dir() { "a folder" } else { "something else" })
}
