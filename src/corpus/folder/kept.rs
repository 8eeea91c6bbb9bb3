//! Has this been read before? What was read of the files of a folder is kept beside the index, for as long as they
//! say the same: reading them costs more than all else that a start by words does.

use std::fs;
use std::hash::Hasher as _;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::UNIX_EPOCH;

use fnv::FnvHasher;
use serde::{Deserialize, Serialize};

use super::files::TextFile;
use crate::corpus::collection::Corpus;
use crate::corpus::document::Document;
use crate::corpus::passage::{Passage, RestsOn};
use crate::corpus::problem::Problem;
use crate::corpus::quote::Quote;
use crate::domain::{Language, Source};

const FILE: &str = "corpus.bin";
/// What such a file begins with; after it come the number of what was read, the sum of the rest, and the rest.
const MAGIC: &[u8; 8] = b"VBCORP1\n";
const HEADER: usize = MAGIC.len() + 8 + 8;

/// Where the corpus of these files is kept, and by which number.
pub(super) struct Place {
    file: PathBuf,
    number: u64,
    /// The id of each file, and the hash of its text.
    texts: Vec<(String, u64)>,
}

impl Place {
    /// Where in a folder it is kept what this build of the program reads in these files. `None` where it can't tell
    /// its build from others, which may read the same files differently.
    pub(super) fn of(files: &[TextFile], default_language: Language, folder: &Path) -> Option<Self> {
        let mut hasher = FnvHasher::default();
        hasher.write_u64(build()?);
        hasher.write(default_language.code().as_bytes());
        let texts: Vec<_> = files.iter().map(|file| (file.id.clone(), hash(file.text.as_bytes()))).collect();
        for (id, text) in &texts {
            hasher.write(id.as_bytes());
            hasher.write_u64(*text);
        }
        Some(Self { file: folder.join(FILE), number: hasher.finish(), texts })
    }

    /// The corpus of these files, which are taken for it, if it is kept there and sound.
    pub(super) fn take(&self, files: &mut Vec<TextFile>) -> Option<Corpus> {
        let kept = self.read()?;
        kept.is_of(files).then(|| kept.into_corpus(std::mem::take(files)))
    }

    fn read(&self) -> Option<Kept> {
        let bytes = fs::read(&self.file).ok()?;
        let (header, kept) = bytes.split_at_checked(HEADER)?;
        if header != self.header(kept) {
            return None;
        }
        postcard::from_bytes(kept).ok()
    }

    /// Keeps the corpus of these files. Where that fails, the next start reads them again.
    pub(super) fn keep(&self, corpus: &Corpus) {
        if let Err(error) = self.write(&Kept::of(corpus, &self.texts)) {
            tracing::debug!(file = %self.file.display(), %error, "keeping what was read");
        }
    }

    fn write(&self, kept: &Kept) -> io::Result<()> {
        let kept = postcard::to_stdvec(kept).map_err(io::Error::other)?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        // One name for all: an interrupted start leaves one file at the most, and what two write at once has no right sum.
        let unfinished = self.file.with_extension("new");
        fs::write(&unfinished, [self.header(&kept).as_slice(), &kept].concat())?;
        fs::rename(&unfinished, &self.file)
    }

    fn header(&self, kept: &[u8]) -> Vec<u8> {
        [MAGIC.as_slice(), &self.number.to_le_bytes(), &hash(kept).to_le_bytes()].concat()
    }
}

/// A number of the program as it was built, the same for as long as it runs.
fn build() -> Option<u64> {
    static BUILD: OnceLock<Option<u64>> = OnceLock::new();
    *BUILD.get_or_init(|| {
        let program = std::env::current_exe().and_then(fs::metadata).ok()?;
        let built = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let mut hasher = FnvHasher::default();
        hasher.write(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.write_u64(program.len());
        hasher.write_u128(built.as_nanos());
        Some(hasher.finish())
    })
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// All that was read, without what the files say.
#[derive(Serialize, Deserialize)]
struct Kept {
    documents: Vec<KeptDocument>,
    problems: Vec<Problem>,
}

#[derive(Serialize, Deserialize)]
struct KeptDocument {
    id: String,
    title: String,
    language: Language,
    topics: Vec<String>,
    translation_of: Option<String>,
    sources: Vec<KeptSource>,
    /// Where it isn't the text of the file.
    text: Option<String>,
    sections: Vec<KeptSection>,
    quotes: Vec<KeptQuote>,
}

/// A [`Source`] with the key that no answer shows.
#[derive(Serialize, Deserialize)]
struct KeptSource {
    key: Option<String>,
    author: Option<String>,
    title: String,
    date: Option<String>,
    url: Option<String>,
    licence: Option<String>,
}

/// Passages that share their headings and questions.
#[derive(Serialize, Deserialize)]
struct KeptSection {
    headings: Vec<String>,
    questions: Vec<String>,
    rests_on: Option<Vec<usize>>,
    passages: Vec<Range<usize>>,
}

#[derive(Serialize, Deserialize)]
struct KeptQuote {
    text: String,
    said_by: Option<String>,
    range: Range<usize>,
    headings: Vec<String>,
}

impl Kept {
    fn of(corpus: &Corpus, texts: &[(String, u64)]) -> Self {
        let mut passages = corpus.passages.as_slice();
        let mut quotes = corpus.quotes.as_slice();
        let mut texts = texts.iter();
        let documents = corpus.documents.iter().map(|document| {
            let of_passages = of_document(&mut passages, |passage| Arc::ptr_eq(&passage.document, document));
            let of_quotes = of_document(&mut quotes, |quote| Arc::ptr_eq(&quote.document, document));
            let file = texts.find(|(id, _)| *id == document.id);
            let is_as_in_file = file.is_some_and(|(_, text)| *text == hash(document.text.as_bytes()));
            KeptDocument::of(document, !is_as_in_file, of_passages, of_quotes)
        });
        Self { documents: documents.collect(), problems: corpus.problems.clone() }
    }

    /// Whether it can be of these files.
    fn is_of(&self, files: &[TextFile]) -> bool {
        let mut files = files.iter();
        let is_there = |kept: &KeptDocument| {
            files.find(|file| file.id == kept.id).is_some_and(|file| kept.is_within(&file.text))
        };
        self.documents.iter().all(is_there)
    }

    fn into_corpus(self, files: Vec<TextFile>) -> Corpus {
        let mut corpus = Corpus { problems: self.problems, ..Corpus::default() };
        let mut files = files.into_iter();
        for kept in self.documents {
            if let Some(file) = files.find(|file| file.id == kept.id) {
                kept.add_to(&mut corpus, file.text);
            }
        }
        corpus
    }
}

/// Those at the front that are of a document.
fn of_document<'a, T>(rest: &mut &'a [T], is_of_it: impl Fn(&T) -> bool) -> &'a [T] {
    let (of_it, others) = rest.split_at(rest.iter().take_while(|item| is_of_it(item)).count());
    *rest = others;
    of_it
}

impl KeptDocument {
    fn of(document: &Document, with_text: bool, passages: &[Passage], quotes: &[Quote]) -> Self {
        let same = |one: &Passage, next: &Passage| {
            Arc::ptr_eq(&one.headings, &next.headings) && Arc::ptr_eq(&one.questions, &next.questions)
        };
        Self {
            id: document.id.clone(),
            title: document.title.clone(),
            language: document.language,
            topics: document.topics.clone(),
            translation_of: document.translation_of.clone(),
            sources: document.sources.iter().cloned().map(KeptSource::from).collect(),
            text: with_text.then(|| document.text.clone()),
            sections: passages.chunk_by(same).map(KeptSection::of).collect(),
            quotes: quotes.iter().map(KeptQuote::of).collect(),
        }
    }

    /// Whether all its parts are parts of its text, which may be that of its file.
    fn is_within(&self, of_file: &str) -> bool {
        let text = self.text.as_deref().unwrap_or(of_file);
        let mut passages = self.sections.iter().flat_map(|section| &section.passages);
        passages.all(|range| text.get(range.clone()).is_some())
            && self.quotes.iter().all(|quote| text.get(quote.range.clone()).is_some())
    }

    fn add_to(self, corpus: &mut Corpus, of_file: String) {
        let document = Arc::new(Document {
            title: self.title,
            topics: self.topics,
            translation_of: self.translation_of,
            sources: self.sources.into_iter().map(Source::from).collect(),
            ..Document::bare(self.id, self.language, self.text.unwrap_or(of_file))
        });
        let mut position = 0;
        for section in self.sections {
            let (headings, questions) = (Arc::from(section.headings), Arc::from(section.questions));
            let rests_on = section.rests_on.map_or(RestsOn::NotTold, |works| RestsOn::Works(works.into()));
            for range in section.passages {
                let (headings, questions) = (Arc::clone(&headings), Arc::clone(&questions));
                let (document, rests_on) = (document.clone(), rests_on.clone());
                corpus.passages.push(Passage { document, range, headings, questions, rests_on, position });
                position += 1;
            }
        }
        for KeptQuote { text, said_by, range, headings } in self.quotes {
            let (document, headings) = (document.clone(), headings.into());
            corpus.quotes.push(Quote { text, said_by, document, range, headings });
        }
        corpus.documents.push(document);
    }
}

impl KeptSection {
    /// Of passages that share all but their words.
    fn of(passages: &[Passage]) -> Self {
        let first = &passages[0];
        let rests_on = match &first.rests_on {
            RestsOn::NotTold => None,
            RestsOn::Works(works) => Some(works.to_vec()),
        };
        Self {
            headings: first.headings.to_vec(),
            questions: first.questions.to_vec(),
            rests_on,
            passages: passages.iter().map(|passage| passage.range.clone()).collect(),
        }
    }
}

impl KeptQuote {
    fn of(quote: &Quote) -> Self {
        let (text, said_by, range) = (quote.text.clone(), quote.said_by.clone(), quote.range.clone());
        Self { text, said_by, range, headings: quote.headings.to_vec() }
    }
}

impl From<Source> for KeptSource {
    fn from(Source { key, author, title, date, url, licence }: Source) -> Self {
        Self { key, author, title, date, url, licence }
    }
}

impl From<KeptSource> for Source {
    fn from(KeptSource { key, author, title, date, url, licence }: KeptSource) -> Self {
        Self { key, author, title, date, url, licence }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::files;
    use super::*;

    const KEPT: &str = "---\ntitle: Boot\nsources: [{key: a, title: Werk}]\n---\nEen <b>boot</b> %% weg %% vaart.\n\n\
        ## Water\n<!-- questions\nHoe diep is het?\n-->\n<!-- sources: a -->\nEen meter.\n\n> Een regel om te delen, \
        die lang genoeg is om iets te zeggen.\n\n## Wind\nVan zee.\n";

    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    fn shown(corpus: &Corpus) -> String {
        format!("{corpus:#?}")
    }

    /// Reads a folder by way of what is kept, and checks that this is what stands there. Whether it was kept.
    fn is_kept(folder: &Path, kept: &Path, language: Language) -> bool {
        let mut files = files::read_all(folder).expect("a folder").0;
        let place = Place::of(&files, language, kept).expect("this build is known");
        let is_kept = place.take(&mut files).is_some();
        let read = Corpus::load(folder, language).expect("a corpus");
        let by_way = Corpus::load_kept(folder, language, kept).expect("a corpus");
        assert_eq!(shown(&by_way), shown(&read));
        is_kept
    }

    #[test]
    fn what_is_kept_is_what_was_read() {
        let kept = tempfile::tempdir().expect("a folder");
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let own = folder(&[("a.md", KEPT), ("b.md", "---\ntitle: [\n---\nX."), ("glossary.toml", "[[")]);
        for folder in [own.path(), &tests.join("fixtures/corpus"), &tests.join("own")] {
            assert!(!is_kept(folder, kept.path(), Language::Dutch), "{}", folder.display());
            assert!(is_kept(folder, kept.path(), Language::Dutch), "{}", folder.display());
        }
        let of_all_kinds = Corpus::load(own.path(), Language::Dutch).expect("a corpus");
        assert!(!of_all_kinds.documents[0].text.contains("weg"), "another text than that of the file");
        let works =
            |passage: &Passage| matches!(&passage.rests_on, RestsOn::Works(works) if works.len() == 1);
        assert!(of_all_kinds.passages.iter().any(|passage| works(passage) && passage.questions.len() == 1));
        assert!(of_all_kinds.quotes.len() == 1 && of_all_kinds.problems.len() > 1);
    }

    #[test]
    fn what_changed_or_is_spoilt_is_read_anew() {
        let (kept, corpus) = (tempfile::tempdir().expect("a folder"), folder(&[("a.md", KEPT)]));
        let looks = |language| is_kept(corpus.path(), kept.path(), language);
        assert!(!looks(Language::Dutch) && looks(Language::Dutch));
        assert!(!looks(Language::English), "another language");
        fs::write(corpus.path().join("a.md"), KEPT.replace("zee", "see")).expect("written");
        assert!(!looks(Language::English), "another text");
        fs::rename(corpus.path().join("a.md"), corpus.path().join("b.md")).expect("renamed");
        assert!(!looks(Language::English), "another name");
        assert!(looks(Language::English));
        let file = kept.path().join(FILE);
        let sound = fs::read(&file).expect("it is there");
        for at in (0..sound.len()).step_by(7) {
            let mut spoilt = sound.clone();
            spoilt[at] ^= 1;
            fs::write(&file, &spoilt).expect("written");
            assert!(!looks(Language::English), "byte {at}");
            fs::write(&file, &sound[..at]).expect("written");
            assert!(!looks(Language::English), "the first {at} bytes");
        }
        assert!(looks(Language::English));
    }

    #[test]
    fn where_nothing_can_be_kept_it_is_read_each_time() {
        let corpus = folder(&[("a.md", KEPT), ("no_folder", "")]);
        let kept = corpus.path().join("no_folder");
        assert!(!is_kept(corpus.path(), &kept, Language::Dutch));
        assert!(!is_kept(corpus.path(), &kept, Language::Dutch));
    }
}
