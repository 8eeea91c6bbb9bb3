//! How do the kept answers of a server become documents of the corpus, for whoever wants them there for good?
//!
//! A ledger in the folder knows which file was written, and as what: what is not as it was written, or was there
//! before, is somebody's own and left alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hash::Hasher as _;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::GuildId;
use crate::domain::kept_answer::KeptPassage;
use crate::texts::documents;

/// The ledger, in the folder of the documents. It is hidden, so that it is no document.
const LEDGER: &str = ".answers.json";

/// What became of the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WrittenAnswers {
    /// How many were written, anew or in the place of what was written before.
    pub written: usize,
    /// How many were as they should be.
    pub unchanged: usize,
    /// How many were taken away, since their answers are kept no more.
    pub removed: usize,
    /// Those that somebody else wrote or worked on.
    pub left: Vec<PathBuf>,
}

/// What was written to a file.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    /// The server whose answer it is.
    server: u64,
    /// A hash of what was written.
    wrote: String,
}

/// Writes the answers that are kept on a server to a folder, and takes away those that aren't any more.
///
/// # Errors
/// When the folder or a file in it can't be read or written to.
pub fn write_answers(folder: &Path, server: GuildId, kept: &[KeptPassage]) -> io::Result<WrittenAnswers> {
    fs::create_dir_all(folder)?;
    let mut ledger = read_ledger(folder)?;
    let mut done = WrittenAnswers::default();
    let wanted: BTreeMap<String, String> = kept.iter().map(|kept| (name(kept), document(kept))).collect();
    for (name, text) in &wanted {
        let path = folder.join(name);
        let there = read(&path)?;
        if there.as_ref() == Some(text) {
            done.unchanged += 1;
        } else if is_ours(ledger.get(name), there.as_deref()) {
            fs::write(&path, text)?;
            done.written += 1;
        } else {
            done.left.push(path);
            continue;
        }
        ledger.insert(name.clone(), Entry { server: server.number(), wrote: hash(text) });
    }
    let of_server =
        |(name, entry): (&String, &Entry)| (entry.server == server.number()).then(|| name.clone());
    let gone: Vec<_> =
        ledger.iter().filter_map(of_server).filter(|name| !wanted.contains_key(name)).collect();
    for name in gone {
        let path = folder.join(&name);
        let there = read(&path)?;
        if there.is_some() && !is_ours(ledger.get(&name), there.as_deref()) {
            done.left.push(path);
            continue;
        }
        if there.is_some() {
            fs::remove_file(&path)?;
            done.removed += 1;
        }
        ledger.remove(&name);
    }
    fs::write(folder.join(LEDGER), serde_json::to_string_pretty(&ledger)?)?;
    Ok(done)
}

/// Whether what is there may be written over: nothing, or what was written.
fn is_ours(entry: Option<&Entry>, there: Option<&str>) -> bool {
    there.is_none_or(|text| entry.is_some_and(|entry| entry.wrote == hash(text)))
}

fn read_ledger(folder: &Path) -> io::Result<BTreeMap<String, Entry>> {
    match read(&folder.join(LEDGER))? {
        Some(text) => Ok(serde_json::from_str(&text)?),
        None => Ok(BTreeMap::new()),
    }
}

fn read(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn hash(text: &str) -> String {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    format!("{:016x}", hasher.finish())
}

/// The name of its file: the same whatever moderators make of the question.
fn name(kept: &KeptPassage) -> String {
    format!("answer-{}.md", kept.key.message)
}

/// An answer as a document: the question is its title, the message its source, and the words stand below to the
/// letter. Its author is named only where they want to be.
fn document(kept: &KeptPassage) -> String {
    let link =
        format!("https://discord.com/channels/{}/{}/{}", kept.key.guild, kept.thread, kept.key.message);
    let date = kept.written_at().strftime("%Y-%m-%d");
    let mut text = String::new();
    // Writing to a String can't fail.
    let _ = write!(
        text,
        "---\ntitle: {}\nlanguage: {}\nsources:\n  - title: {}\n",
        quoted(&kept.question),
        kept.language.code(),
        quoted(&documents(kept.language).answer_of_a_member()),
    );
    if let Some(name) = &kept.name {
        let _ = writeln!(text, "    author: {}", quoted(name));
    }
    let _ = write!(text, "    date: \"{date}\"\n    url: {link}\n---\n\n{}\n", kept.words.trim());
    text
}

/// A text on one line of YAML, whatever is in it: what JSON says, YAML understands.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    serde_json::Value::from(line).to_string()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use jiff::Timestamp;
    use tempfile::TempDir;

    use super::*;
    use crate::corpus::Corpus;
    use crate::domain::thanks::MessageKey;
    use crate::domain::{ChannelId, Language, MessageId};
    use crate::search::{Engine, Outcome, Question};

    const QUESTION: &str = "Wie heeft de \"sleutel\" van de loods: nog iemand?";
    const WORDS: &str =
        "De sleutel van de loods ligt bij Joke in de Dorpsstraat.\n\nBel haar even voordat je komt.";

    fn number(number: u64) -> NonZeroU64 {
        NonZeroU64::new(number).expect("not 0")
    }

    fn kept(message: u64, name: Option<&str>) -> KeptPassage {
        let guild = GuildId::new(number(7));
        KeptPassage {
            key: MessageKey { guild, message: MessageId::new(number(message)) },
            thread: ChannelId::new(number(8)),
            channel: ChannelId::new(number(9)),
            question: QUESTION.to_owned(),
            words: WORDS.to_owned(),
            language: Language::Dutch,
            name: name.map(str::to_owned),
            decided_at: Timestamp::UNIX_EPOCH,
            seen_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn write(folder: &TempDir, kept: &[KeptPassage]) -> WrittenAnswers {
        write_answers(folder.path(), GuildId::new(number(7)), kept).expect("written")
    }

    #[test]
    fn the_documents_are_sound_and_their_question_finds_them() {
        let folder = TempDir::new().expect("a folder");
        let (with, without) = (kept(1 << 60, Some("Joke: de Vries")), kept(2 << 60, None));
        let done = write(&folder, &[with, without]);
        assert_eq!((done.written, done.left.len()), (2, 0));
        let corpus = Corpus::load(folder.path(), Language::English).expect("a corpus");
        assert_eq!((corpus.errors().count(), corpus.documents.len()), (0, 2));
        let document = &corpus.documents[0];
        assert_eq!((document.title.as_str(), document.language), (QUESTION, Language::Dutch));
        assert_eq!(document.sources[0].author.as_deref(), Some("Joke: de Vries"));
        assert_eq!(corpus.documents[1].sources[0].author, None);
        let engine = Engine::build(corpus.passages.clone(), &corpus.glossary).expect("an index");
        let question = Question::new(QUESTION, Language::Dutch, 1);
        let answer = engine.ask(&question).expect("the engine works");
        assert!(answer.outcome == Outcome::Answer && answer.hits[0].passage.text().contains("Dorpsstraat"));
    }

    #[test]
    fn what_somebody_wrote_or_worked_on_is_left_alone_and_what_is_withdrawn_goes() {
        let folder = TempDir::new().expect("a folder");
        let own = folder.path().join("answer-5.md");
        fs::write(&own, "van mij").expect("written");
        let done = write(&folder, &[kept(5, None), kept(6, None), kept(7, None)]);
        assert_eq!((done.written, done.left), (2, vec![own.clone()]));
        fs::write(folder.path().join("answer-6.md"), "bewerkt").expect("written");
        let done = write(&folder, &[kept(7, Some("Joke"))]);
        assert_eq!((done.written, done.removed, done.left.len()), (1, 0, 1), "6 was worked on");
        let done = write(&folder, &[]);
        assert_eq!((done.removed, done.left.len()), (1, 1));
        assert!(!folder.path().join("answer-7.md").exists());
        assert_eq!(fs::read_to_string(own).expect("it is there"), "van mij");
        let elsewhere = write_answers(folder.path(), GuildId::new(number(1)), &[]).expect("written");
        assert_eq!(elsewhere, WrittenAnswers::default(), "those of another server stay");
    }
}
