//! How does what moderators attach or write become a document of their server? It is read, shown, and counts once they
//! say so.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::app::servers::settings_cache::NotKept;
use crate::corpus::{Corpus, reads_as};
use crate::domain::{
    GuildId, Keeping, Language, ListedDocument, MOST_FILE, MOST_TEXT, MemberId, ServerDocument, Source,
};
use crate::import::{LooseFile, NotFetched};

/// How long somebody waits for their turn to have a file read: one is read at a time, with all the memory that this may
/// take.
const TURN_WITHIN: Duration = Duration::from_secs(45);

const LISTING: Operation = Operation::asked("reading the documents of a server");
const KEEPING: Operation = Operation::asked("keeping a document of a server");
const REMOVING: Operation = Operation::asked("removing a document of a server");

/// What a moderator sent.
#[derive(Clone, Debug)]
pub enum Sent {
    /// A file that is to be fetched.
    File {
        /// From where.
        address: String,
        /// What it is called.
        name: String,
        /// How many bytes it is said to have.
        size: u64,
    },
    /// What they wrote.
    Words {
        /// Its title.
        title: String,
        /// Its text, as Markdown.
        text: String,
    },
}

/// What was read, before it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentDraft {
    /// The document; with the number 0 where it is a new one.
    pub document: ServerDocument,
    /// How many passages it has to answer with.
    pub passages: usize,
    /// How its text begins.
    pub begins: String,
    /// What may not be as it should be, in English.
    pub warnings: Vec<String>,
    /// The document of the server that has the same title.
    pub like: Option<ListedDocument>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq)]
pub enum NotRead {
    /// Others are being read.
    Busy,
    /// The file is too large.
    FileTooLarge,
    /// There is too much text in it.
    TooMuchText,
    /// The file didn't come.
    Unreached,
    /// What keeps it out, in English.
    Refused(String),
    /// Nothing can be read here, or something of ours failed, which has been logged.
    Ours,
}

impl App {
    /// The same app, which has files read by this program in another process.
    #[must_use]
    pub fn reading_with(self, program: &Path) -> Self {
        Self { program: Some(Arc::from(program)), ..self }
    }

    /// Reads what a moderator sent; the server's language counts where the text leaves a doubt.
    ///
    /// # Errors
    /// Why it can't be read.
    pub async fn read_document(
        &self,
        guild: GuildId,
        sent: Sent,
        (source, language): (Option<Source>, Language),
    ) -> Result<DocumentDraft, NotRead> {
        let Some(program) = self.program.clone() else {
            tracing::error!("reading a document of a server: no program was named to read it with");
            return Err(NotRead::Ours);
        };
        let like = self.server_documents(guild).await.map_err(|NotKept(_)| NotRead::Ours)?;
        let turn = tokio::time::timeout(TURN_WITHIN, self.reading.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(NotRead::Busy) };
        let file = fetched(sent).await?;
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let read =
                file.read(&program, language).map_err(|problem| NotRead::Refused(problem.to_string()))?;
            if read.text.len() > MOST_TEXT {
                return Err(NotRead::TooMuchText);
            }
            let language = reads_as(&read.text).unwrap_or(language);
            let document = ServerDocument { number: 0, title: read.title, language, source, text: read.text };
            looked_at(document, read.remarks, like)
        });
        read.await.unwrap_or_else(|error| {
            tracing::error!(%error, "reading a document of a server broke off");
            Err(NotRead::Ours)
        })
    }

    /// The documents of a server.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn server_documents(&self, guild: GuildId) -> Result<Vec<ListedDocument>, NotKept> {
        self.servers.with_store(LISTING, async |store| store.list_server_documents(guild).await).await
    }

    /// One of them, where it is still there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn server_document(
        &self,
        guild: GuildId,
        which: i64,
    ) -> Result<Option<ServerDocument>, NotKept> {
        self.servers.with_store(LISTING, async |store| store.server_document(guild, which).await).await
    }

    /// Keeps a document, for which a moderator said yes: from now on the server is answered from it too.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep_document(
        &self,
        guild: GuildId,
        document: &ServerDocument,
        (member, now): (MemberId, SystemTime),
    ) -> Result<Keeping, NotKept> {
        let keep = async |store: &crate::store::Store| {
            store.keep_server_document(guild, document, (member, now)).await
        };
        let kept = self.servers.with_store(KEEPING, keep).await?;
        self.own_changed(guild);
        Ok(kept)
    }

    /// Removes a document of a server; says whether it was there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_document(&self, guild: GuildId, which: i64) -> Result<bool, NotKept> {
        let remove = async |store: &crate::store::Store| store.remove_server_document(guild, which).await;
        let removed = self.servers.with_store(REMOVING, remove).await?;
        self.own_changed(guild);
        self.servers.erased.notify_one();
        Ok(removed)
    }
}

/// What was sent, as a file.
async fn fetched(sent: Sent) -> Result<LooseFile, NotRead> {
    let file = match sent {
        Sent::File { size, .. } if size > MOST_FILE => return Err(NotRead::FileTooLarge),
        Sent::File { address, name, .. } => LooseFile::fetch(&address, &name, MOST_FILE).await,
        Sent::Words { title, text } => {
            let whole = format!("# {}\n\n{text}\n", title.split_whitespace().collect::<Vec<_>>().join(" "));
            LooseFile::of_text(&format!("{title}.md"), &whole).map_err(NotFetched::Disk)
        }
    };
    file.map_err(|error| match error {
        NotFetched::TooLarge => NotRead::FileTooLarge,
        NotFetched::Unreached(_) | NotFetched::Elsewhere => NotRead::Unreached,
        NotFetched::Disk(error) => {
            tracing::error!(%error, "putting a file on the disk that is to be read");
            NotRead::Ours
        }
    })
}

/// What the documents' own reader makes of it.
fn looked_at(
    document: ServerDocument,
    remarks: Vec<String>,
    others: Vec<ListedDocument>,
) -> Result<DocumentDraft, NotRead> {
    let read = Corpus::of_texts(vec![(document.id(), document.text.clone())], document.language);
    let Some(first) = read.passages.first() else {
        let why = read.problems.first().map(|problem| problem.message.clone());
        return Err(NotRead::Refused(why.unwrap_or_else(|| "has no text to answer with".to_owned())));
    };
    let begins = first.text().to_owned();
    let problems = read.problems.iter().map(|problem| problem.message.clone());
    let warnings = remarks.into_iter().chain(problems).collect();
    let like = others.into_iter().find(|other| other.title == document.title);
    Ok(DocumentDraft { passages: read.passages.len(), begins, warnings, like, document })
}
