//! Where does an index stay between two starts of the program, and what is it made of?

use std::fs::{self, File};
use std::hash::Hasher as _;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tantivy::Index;
use tantivy::directory::{MmapDirectory, RamDirectory};

use super::sections::Sections;
use super::segment::{self, IndexReaders};
use super::terms::Terms;
use super::vocabulary::{StemLists, Vocabulary};
use crate::corpus::Passage;
use crate::search::error::SearchError;
use crate::search::question::Watch;
use crate::search::text::analyzer::Analyzer;

/// Raised whenever analysis or the layout of the index changes, so that older ones are rebuilt.
const FORMAT: u32 = 10;
const PREFIX: &str = "index-";
const VOCABULARY: &str = "vocabulary.bin";
const SECTIONS: &str = "sections.bin";
const LOCK: &str = "lock";
/// No build takes this long: an unfinished index that is older is nobody's any more.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// What an index is made of.
pub(crate) struct Parts {
    pub(crate) readers: IndexReaders,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) sections: Sections,
}

/// The index of the passages in memory.
pub(crate) fn in_memory(passages: &[Passage], analyzer: &Analyzer) -> Result<Parts, SearchError> {
    let terms = Terms::of(passages, analyzer);
    let readers = segment::build(&terms, RamDirectory::create(), &mut |_, _| {})?;
    let vocabulary = Vocabulary::new(&readers, &StemLists::of(&terms))?;
    let sections = Sections::of(passages, &readers, analyzer)?;
    Ok(Parts { readers, vocabulary, sections })
}

/// The index of the passages in a folder, built if it is not there or not sound.
pub(crate) fn open_or_build(
    passages: &[Passage],
    folder: &Path,
    analyzer: &Analyzer,
    watch: Watch<'_>,
) -> Result<Parts, SearchError> {
    fs::create_dir_all(folder)?;
    let name = name(passages);
    let target = folder.join(&name);
    let held = hold(folder);
    if let Some(found) = reuse(&target, passages.len())? {
        return Ok(found);
    }
    drop(held);

    let unfinished = folder.join(format!("{name}.{}", unique()));
    build(passages, &unfinished, analyzer, watch)?;

    let _held = hold(folder);
    if let Err(error) = fs::rename(&unfinished, &target) {
        fs::remove_dir_all(&unfinished)?;
        // Another process may have built the same one meanwhile.
        if !target.is_dir() {
            return Err(error.into());
        }
    }
    remove_others(folder, &name);
    open(&target)
}

/// Whether the index of these passages is in the folder already.
#[must_use]
pub fn is_kept(passages: &[Passage], folder: &Path) -> bool {
    folder.join(name(passages)).is_dir()
}

fn name(passages: &[Passage]) -> String {
    format!("{PREFIX}{:016x}", hash(passages))
}

/// Keeps others out of the folder, until it is dropped: an index is opened, put in its place and
/// removed by one at a time, or one process would remove what another is just opening. Building
/// takes long, and is done without. `None` where locks can't be had, such as in a folder that may
/// only be read.
fn hold(folder: &Path) -> Option<File> {
    let file = File::create(folder.join(LOCK)).ok()?;
    file.lock().ok()?;
    Some(file)
}

/// A name for an unfinished index that nobody else has, in this process or another.
fn unique() -> String {
    static BUILDS: AtomicU64 = AtomicU64::new(0);
    format!("{}.{}", std::process::id(), BUILDS.fetch_add(1, Ordering::Relaxed))
}

/// The index in this folder, if there is one; one that is not sound is removed.
fn reuse(target: &Path, passages: usize) -> Result<Option<Parts>, SearchError> {
    if !target.is_dir() {
        return Ok(None);
    }
    match open(target) {
        Ok(parts) if parts.readers.passages as usize == passages => return Ok(Some(parts)),
        Ok(_) => {
            tracing::warn!(index = %target.display(), "the index is of other passages; building it anew")
        }
        Err(error) => tracing::warn!(index = %target.display(), %error, "building the index anew"),
    }
    fs::remove_dir_all(target)?;
    Ok(None)
}

fn open(folder: &Path) -> Result<Parts, SearchError> {
    let readers = segment::readers(&Index::open_in_dir(folder)?)?;
    let vocabulary = Vocabulary::new(&readers, &StemLists::read(&folder.join(VOCABULARY))?)?;
    let sections = Sections::read(&folder.join(SECTIONS), readers.passages)?;
    Ok(Parts { readers, vocabulary, sections })
}

fn build(
    passages: &[Passage],
    folder: &Path,
    analyzer: &Analyzer,
    watch: Watch<'_>,
) -> Result<(), SearchError> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let terms = Terms::of(passages, analyzer);
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    let readers = segment::build(&terms, directory, watch)?;
    StemLists::of(&terms).write(&folder.join(VOCABULARY))?;
    drop(terms);
    Sections::of(passages, &readers, analyzer)?.write(&folder.join(SECTIONS))
}

/// Removes the indexes of former passages, and what an interrupted build left. A young unfinished
/// one may be another process's, still at work on it.
fn remove_others(folder: &Path, keep: &str) {
    let is_old = |entry: &fs::DirEntry| {
        let changed = entry.metadata().and_then(|metadata| metadata.modified());
        changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|age| age > ABANDONED))
    };
    let others = fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with(PREFIX) && name != keep && (!name.contains('.') || is_old(entry))
    });
    for other in others {
        if let Err(error) = fs::remove_dir_all(other.path()) {
            tracing::warn!(index = %other.path().display(), %error, "removing an old index");
        }
    }
}

/// A number that changes with anything that is indexed.
fn hash(passages: &[Passage]) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(&FORMAT.to_le_bytes());
    for passage in passages {
        let titles = std::iter::once(&passage.document.title)
            .chain(passage.headings.iter())
            .chain(passage.questions.iter());
        let texts = titles.map(String::as_str).chain([passage.language().code(), passage.text()]);
        for text in texts {
            hasher.write(&text.len().to_le_bytes());
            hasher.write(text.as_bytes());
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::corpus::{Document, Glossary, Passage};
    use crate::domain::Language;
    use crate::search::engine::Engine;
    use crate::search::question::Question;

    fn passages(texts: &[&str]) -> Vec<Passage> {
        let document = |(at, text): (usize, &&str)| {
            Document::bare(format!("{at}.md"), Language::Dutch, (*text).to_owned())
        };
        texts.iter().enumerate().map(document).map(|document| Passage::whole(document.into())).collect()
    }

    fn names(folder: &std::path::Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("the folder is there").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(super::PREFIX)).collect()
    }

    #[test]
    fn an_index_is_reused_until_the_passages_change_and_rebuilt_when_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |texts: &[&str]| {
            Engine::open(passages(texts), &Glossary::default(), folder.path(), &mut |_, _| {})
                .expect("the index opens")
        };
        let texts = ["Innovatie is leuk.", "Een netwerkbijeenkomst kost niets."];
        let question = Question::new("netwerk bijeenkomst", Language::Dutch, 2);
        let ask = |engine: Engine| engine.ask(&question).expect("the index is sound");
        let built = ask(open(&texts));
        let first = names(folder.path());
        let reused = ask(open(&texts));
        assert_eq!((first.len(), &first), (1, &names(folder.path())));
        assert_eq!((built.hits.len(), &built), (1, &reused));

        for file in ["vocabulary.bin", "sections.bin", "words"] {
            let file = folder.path().join(&first[0]).join(file);
            for damage in [&b"?"[..], &[], &[0; 100]] {
                std::fs::write(&file, damage).expect("damaged");
                assert_eq!(ask(open(&texts)), reused, "{}", file.display());
                assert!(std::fs::read(&file).expect("it is made anew") != damage);
            }
        }

        open(&["Iets anders."]);
        assert_ne!(names(folder.path()), first);
        assert_eq!(names(folder.path()).len(), 1);
    }
    #[test]
    fn an_index_is_not_removed_while_another_opens_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let corpora = ["Innovatie is leuk.", "Delen is vermenigvuldigen.", "Samen weet je meer."];
        let open_often = |text: &'static str| {
            for _ in 0..40 {
                let opened =
                    Engine::open(passages(&[text]), &Glossary::default(), folder.path(), &mut |_, _| {});
                assert!(opened.is_ok(), "{text}: {:?}", opened.err());
            }
        };
        std::thread::scope(|scope| {
            let threads = corpora.map(|text| scope.spawn(move || open_often(text)));
            for thread in threads {
                thread.join().expect("every index opens");
            }
        });
    }
}
