//! How is a file fetched that somebody attached to a message, and read as one document?
//!
//! Nobody knows who made it: so it comes from an address that leads nowhere else, is cut off where it is too large or
//! takes too long, lies in a folder of its own while another process reads it, and is gone after that.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;
use tempfile::TempDir;

use super::files::isolate;
use super::problem::Problem;
use crate::domain::Language;

/// The longest that fetching it may take.
const MAX_TIME: Duration = Duration::from_secs(20);
/// The most characters that are kept of its name.
const MAX_NAME: usize = 80;
/// The name of a file that has none.
const NAMELESS: &str = "document";

/// Why an attached file doesn't come.
#[derive(Debug, thiserror::Error)]
pub enum NotFetched {
    /// It is larger than it may be.
    #[error("it is too large")]
    TooLarge,
    /// There is no answer, or one that is no file.
    #[error("it does not come: {0}")]
    Unreached(#[from] reqwest::Error),
    /// It can't be put on the disk.
    #[error("it can't be put on the disk: {0}")]
    Disk(#[from] std::io::Error),
}

/// A file, in a folder of its own, which goes with this.
#[derive(Debug)]
pub struct LooseFile {
    folder: TempDir,
    name: String,
}

/// A document as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDocument {
    /// Its title: never empty.
    pub title: String,
    /// Its text, as Markdown with front matter.
    pub text: String,
    /// What is not as it should be in its file, in English.
    pub remarks: Vec<String>,
}

impl LooseFile {
    /// A file with this text, which is called as somebody said.
    ///
    /// # Errors
    /// When it can't be put on the disk.
    pub fn of_text(name: &str, text: &str) -> std::io::Result<Self> {
        let (file, mut out) = Self::create(name)?;
        out.write_all(text.as_bytes())?;
        Ok(file)
    }

    /// Fetches a file from an address, which may lead nowhere else.
    ///
    /// # Errors
    /// When it does not come, or is larger than that, whatever was said of it before.
    pub async fn fetch(address: &str, name: &str, most_bytes: u64) -> Result<Self, NotFetched> {
        let client = Client::builder().timeout(MAX_TIME).redirect(Policy::none()).build()?;
        let mut response = client.get(address).send().await?.error_for_status()?;
        let (file, mut out) = Self::create(name)?;
        let mut bytes = 0;
        while let Some(chunk) = response.chunk().await? {
            bytes += chunk.len() as u64;
            if bytes > most_bytes {
                return Err(NotFetched::TooLarge);
            }
            out.write_all(&chunk)?;
        }
        // What leads elsewhere comes to nothing: it is no error, and no file.
        out.flush()?;
        Ok(file)
    }

    fn create(name: &str) -> std::io::Result<(Self, std::fs::File)> {
        let file = Self { folder: tempfile::tempdir()?, name: harmless(name) };
        let out = std::fs::File::create(file.path())?;
        Ok((file, out))
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    /// Reads it in another process of `program`, within bounds of time and memory.
    ///
    /// # Errors
    /// What keeps it out, or that reading it took too much.
    pub fn read(&self, program: &Path, language: Language) -> Result<ReadDocument, Problem> {
        let composed = isolate::read(program, &self.path(), language, None)?;
        Ok(ReadDocument { title: composed.title, text: composed.text, remarks: composed.remarks })
    }
}

/// The last part of a name, without what means something to a system of files.
fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.chars().filter(|letter| letter.is_alphanumeric() || " .,-_()".contains(*letter));
    let kept: Vec<char> = kept.collect();
    // The end tells its kind.
    let kept: String = kept[kept.len().saturating_sub(MAX_NAME)..].iter().collect();
    let kept = kept.trim_start_matches(['.', '-', ' ']).trim();
    if kept.is_empty() { NAMELESS.to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere() {
        for (name, kept) in [
            ("huisregels.md", "huisregels.md"),
            ("../../etc/passwd", "passwd"),
            ("C:\\map\\regels.pdf", "regels.pdf"),
            ("@everyone <@1>.txt", "everyone 1.txt"),
            (".htaccess", "htaccess"),
            ("--help", "help"),
            ("..", "document"),
            ("", "document"),
            ("a\0b\u{202e}.md", "ab.md"),
        ] {
            assert_eq!(harmless(name), kept, "{name}");
        }
        assert!(harmless(&format!("{}.pdf", "a".repeat(900))).ends_with("a.pdf"));
    }
}
