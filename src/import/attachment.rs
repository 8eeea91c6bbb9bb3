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
use crate::domain::{Language, Spoken};

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
    /// It leads elsewhere.
    #[error("it leads elsewhere")]
    Elsewhere,
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
        let (file, mut out) = Self::create(&std::env::temp_dir(), name)?;
        out.write_all(text.as_bytes())?;
        Ok(file)
    }

    /// Fetches a file from an address, which may lead nowhere else.
    ///
    /// # Errors
    /// When it does not come, or is larger than that, whatever was said of it before.
    pub async fn fetch(address: &str, name: &str, most_bytes: u64) -> Result<Self, NotFetched> {
        Self::fetch_into(&std::env::temp_dir(), (address, name), most_bytes, MAX_TIME).await
    }

    /// The same, with the folder for its own and the time that it may take.
    async fn fetch_into(
        parent: &Path,
        (address, name): (&str, &str),
        most_bytes: u64,
        within: Duration,
    ) -> Result<Self, NotFetched> {
        let client = Client::builder().timeout(within).redirect(Policy::none()).build()?;
        let mut response = client.get(address).send().await?.error_for_status()?;
        if !response.status().is_success() {
            return Err(NotFetched::Elsewhere);
        }
        let (file, mut out) = Self::create(parent, name)?;
        let mut bytes = 0;
        while let Some(chunk) = response.chunk().await? {
            bytes += chunk.len() as u64;
            if bytes > most_bytes {
                return Err(NotFetched::TooLarge);
            }
            out.write_all(&chunk)?;
        }
        out.flush()?;
        Ok(file)
    }

    fn create(parent: &Path, name: &str) -> std::io::Result<(Self, std::fs::File)> {
        let file = Self { folder: tempfile::tempdir_in(parent)?, name: harmless(name) };
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
        let composed = isolate::read(program, &self.path(), Spoken::Told(language), None)?;
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
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpListener;

    use super::*;

    /// How a file is begun of which half comes.
    const HALF: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n# Regels\n\n";

    /// Fetches from where this is all that is ever sent, and then nothing happens, or the connection breaks.
    async fn fetched(sent: &'static [u8], breaks: bool) -> (Result<LooseFile, NotFetched>, usize) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/regels.md", listener.local_addr().expect("an address"));
        let serving = tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.expect("somebody comes");
            connection.write_all(sent).await.expect("it is sent");
            if breaks {
                return;
            }
            std::future::pending::<()>().await;
        });
        let folder = tempfile::tempdir().expect("a folder");
        let within = Duration::from_millis(if breaks { 20_000 } else { 200 });
        let fetched = LooseFile::fetch_into(folder.path(), (&address, "regels.md"), 1_000, within).await;
        serving.abort();
        (fetched, std::fs::read_dir(folder.path()).expect("a folder").count())
    }

    #[tokio::test]
    async fn what_never_comes_or_breaks_off_is_given_up_and_leaves_nothing_behind() {
        for (sent, breaks) in [(&b""[..], false), (HALF, false), (&b""[..], true), (HALF, true)] {
            let (fetched, left) = fetched(sent, breaks).await;
            assert!(matches!(fetched, Err(NotFetched::Unreached(_))), "{breaks} {fetched:?}");
            assert_eq!(left, 0, "{breaks}");
        }
    }

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
