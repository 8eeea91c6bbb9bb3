//! What is done in one round so that the documents are in step?

use std::path::Path;
use std::{fmt, fs, io};

use super::change::Change;
use super::download::{Downloads, Fetched};
use super::ledger::{Entry, Here, Ledger, LedgerError, hash};
use super::sources::{Source, Sources};
use crate::import::compose::Composed;
use crate::import::files::isolate;
use crate::import::files::save::{Shelf, replace};
use crate::import::problem::Problem;
use crate::import::{Imported, Order, read};

/// Follows the name of a document where what its source says now is kept beside it. It is none of a
/// document's, so that the bot doesn't read it.
const INCOMING: &str = "incoming";

/// How a round ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many sources are there.
    pub sources: usize,
    /// How many things were told of.
    pub told: usize,
    /// How many of those could not be brought in or looked at.
    pub failed: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sources, told, failed } = self;
        write!(f, "in step with {sources} sources")?;
        match (told, failed) {
            (0, _) => Ok(()),
            (told, 0) => write!(f, ", {told} told of"),
            (told, failed) => write!(f, ", {told} told of, of which {failed} failed"),
        }
    }
}

/// Brings the documents in step with their sources, once, and tells of all that changed.
///
/// # Errors
/// When the ledger can't be read or kept, or telling fails.
pub async fn round<E: From<LedgerError>>(
    order: &Order<'_>,
    downloads: &Downloads,
    mut tell: impl FnMut(&Change) -> Result<(), E>,
) -> Result<Tally, E> {
    let mut ledger = Ledger::open(&order.folder())?;
    let sources = Sources::look(order);
    let mut tally = Tally { sources: sources.there.len(), ..Tally::default() };
    let mut tell = |change: &Change, tally: &mut Tally| {
        tally.told += 1;
        tally.failed += usize::from(matches!(change, Change::Failed { .. }));
        tell(change)
    };
    for (path, problem) in sources.unknown.iter().map(|(path, problem)| (path, problem.to_string())) {
        let source = path.display().to_string();
        tell(&Change::Failed { source, problem: Problem::Told(problem) }, &mut tally)?;
    }
    let mut step = Step { order, shelf: shelf(order, &ledger), ledger: &mut ledger };
    step.follow_moves(&sources);
    for source in &sources.there {
        if let Some(change) = step.source(source, downloads).await {
            tell(&change, &mut tally)?;
        }
        step.ledger.keep()?;
    }
    let gone: Vec<String> = step.ledger.entries.keys().filter(|key| sources.is_gone(key)).cloned().collect();
    for key in gone {
        if let Some(change) = step.gone(&key) {
            tell(&change, &mut tally)?;
        }
    }
    ledger.keep()?;
    Ok(tally)
}

/// Where new documents go: not where others stand that came from elsewhere.
fn shelf(order: &Order<'_>, ledger: &Ledger) -> Shelf {
    let taken = ledger.entries.values().filter_map(|entry| entry.document.as_ref());
    Shelf::new(&order.folder(), order.force).with_taken(taken.map(|document| ledger.path(document)))
}

struct Step<'o, 'l> {
    order: &'o Order<'o>,
    shelf: Shelf,
    ledger: &'l mut Ledger,
}

impl Step<'_, '_> {
    /// A file that was moved or called otherwise keeps its document.
    fn follow_moves(&mut self, sources: &Sources) {
        for source in &sources.there {
            let key = source.key();
            let Source::File(path) = source else { continue };
            if self.ledger.entries.contains_key(&key) {
                continue;
            }
            let gone = self.ledger.entries.iter().filter(|(key, _)| sources.is_gone(key));
            let gone: Vec<(String, Entry)> = gone.map(|(key, entry)| (key.clone(), entry.clone())).collect();
            if gone.is_empty() {
                return;
            }
            let Ok(hash) = hash_of(path) else { continue };
            if let Some((old, entry)) = gone.into_iter().find(|(_, entry)| entry.source == hash) {
                self.ledger.forget(&old);
                self.ledger.note(&key, Entry { stamp: source.stamp(), ..entry });
            }
        }
    }

    /// Brings the document of one source in step, and tells what there is to tell.
    async fn source(&mut self, source: &Source, downloads: &Downloads) -> Option<Change> {
        let key = source.key();
        let failed = |problem| Some(Change::Failed { source: key.clone(), problem });
        let before = self.ledger.entries.get(&key).cloned();
        if let Source::File(path) = source {
            return self.read(&key, source, path, before);
        }
        match downloads.fetch(&key).await {
            Ok(Fetched::Page(file)) => self.read(&key, source, file.path(), before),
            Ok(Fetched::Gone) if before.is_some() => self.gone(&key),
            Ok(Fetched::Gone) => failed(Problem::Unreached("the server says 404 Not Found".to_owned())),
            Err(problem) => failed(problem),
        }
    }

    /// Reads a source, unless it is as it was.
    fn read(&mut self, key: &str, source: &Source, path: &Path, before: Option<Entry>) -> Option<Change> {
        let failed = |problem| Some(Change::Failed { source: key.to_owned(), problem });
        let stamp = source.stamp();
        let unread = Entry { stamp: stamp.clone(), ..before.clone().unwrap_or_default() };
        let document = before.as_ref().filter(|entry| entry.document.is_some());
        let is_missing = document.is_some_and(|entry| self.ledger.here(entry) == Here::Missing);
        if is_missing && !unread.is_removed && !self.order.force {
            return self.removed(key, unread);
        }
        let brings_back = is_missing && self.order.force;
        let is_same_stamp = !stamp.is_empty() && before.as_ref().is_some_and(|entry| entry.stamp == stamp);
        if is_same_stamp && !brings_back {
            return None;
        }
        let hash = match hash_of(path) {
            Ok(hash) => hash,
            Err(error) => return failed(Problem::Read(error)),
        };
        if unread.source == hash && !brings_back {
            self.ledger.note(key, unread);
            return None;
        }
        let address = matches!(source, Source::Page(_)).then_some(key);
        let composed = isolate::read(self.order.program, path, self.order.spoken, address);
        let entry = Entry { source: hash, ..unread };
        match composed {
            Ok(composed) => self.take_over(key, address.map_or(path, Path::new), composed, entry),
            Err(problem) => {
                self.ledger.note(key, entry);
                failed(problem)
            }
        }
    }

    /// What a source says now becomes its document, unless somebody worked on that.
    fn take_over(&mut self, key: &str, path: &Path, composed: Composed, entry: Entry) -> Option<Change> {
        let source = key.to_owned();
        let text = composed.text.clone();
        let (wrote, is_new) = (hash(text.as_bytes()), entry.document.is_none());
        if !is_new && wrote == entry.wrote && self.ledger.here(&entry) != Here::Missing {
            self.ledger.note(key, entry);
            return None;
        }
        let (name, _) = read::name(path);
        let written = match &entry.document {
            None => self.shelf.put(&composed.title, &name, &text).or_else(|problem| same(problem, &text)),
            Some(document) => {
                let document = self.ledger.path(document);
                if self.ledger.here(&entry) == Here::Edited && !self.order.force {
                    return self.beside(key, &document, &text, entry);
                }
                if entry.is_removed && !self.order.force {
                    self.ledger.note(key, entry);
                    return Some(Change::RemovedHere { source, document });
                }
                replace(&document, &text).map(|()| document)
            }
        };
        match written {
            Ok(path) => {
                let document = path.file_name().map(|name| name.to_string_lossy().into_owned());
                self.ledger.note(key, Entry { document, wrote, is_removed: false, ..entry });
                let imported = Imported::of(path, composed);
                Some(if is_new {
                    Change::Added { source, imported }
                } else {
                    Change::Changed { source, imported }
                })
            }
            Err(problem) => {
                self.ledger.note(key, entry);
                Some(Change::Failed { source, problem })
            }
        }
    }

    /// The document was edited here: what its source says now comes to stand beside it.
    fn beside(&mut self, key: &str, document: &Path, text: &str, entry: Entry) -> Option<Change> {
        let source = key.to_owned();
        if fs::read(document).is_ok_and(|here| here == text.as_bytes()) {
            // Somebody made the same change here.
            self.ledger.note(key, Entry { wrote: hash(text.as_bytes()), ..entry });
            return None;
        }
        let mut incoming = document.as_os_str().to_owned();
        incoming.push(".");
        incoming.push(INCOMING);
        let incoming = Path::new(&incoming).to_owned();
        match replace(&incoming, text) {
            Ok(()) => {
                self.ledger.note(key, entry);
                Some(Change::Edited { source, document: document.to_owned(), incoming })
            }
            // It is tried again in the next round.
            Err(problem) => Some(Change::Failed { source, problem }),
        }
    }

    /// The document was taken away here, which is told once.
    fn removed(&mut self, key: &str, entry: Entry) -> Option<Change> {
        let document = self.ledger.path(entry.document.as_deref()?);
        self.ledger.note(key, Entry { is_removed: true, ..entry });
        Some(Change::RemovedHere { source: key.to_owned(), document })
    }

    /// The source is gone, and with it its document, unless somebody worked on that.
    fn gone(&mut self, key: &str) -> Option<Change> {
        let entry = self.ledger.entries.get(key).cloned()?;
        let here = self.ledger.here(&entry);
        let source = key.to_owned();
        let Some(document) = entry.document.as_deref().map(|document| self.ledger.path(document)) else {
            self.ledger.forget(key);
            return None;
        };
        match here {
            Here::AsWritten => match fs::remove_file(&document) {
                Ok(()) => {
                    self.ledger.forget(key);
                    Some(Change::Gone { source, document })
                }
                Err(error) => {
                    let path = document.display().to_string();
                    Some(Change::Failed { source, problem: Problem::Write { path, source: error } })
                }
            },
            Here::Edited => {
                self.ledger.forget(key);
                Some(Change::GoneAndEdited { source, document })
            }
            Here::Missing => {
                self.ledger.forget(key);
                None
            }
        }
    }
}

/// A document that is there already, and says the same, was brought in before there was a ledger.
fn same(problem: Problem, text: &str) -> Result<std::path::PathBuf, Problem> {
    match &problem {
        Problem::Exists(path) if fs::read(path).is_ok_and(|there| there == text.as_bytes()) => {
            Ok(path.into())
        }
        _ => Err(problem),
    }
}

/// The hash of a file; of one that is too large to be read, of its length.
fn hash_of(path: &Path) -> io::Result<String> {
    let length = fs::metadata(path)?.len();
    if length > crate::import::problem::MAX_FILE_BYTES {
        return Ok(hash(format!("{length} bytes").as_bytes()));
    }
    fs::read(path).map(|bytes| hash(&bytes))
}
