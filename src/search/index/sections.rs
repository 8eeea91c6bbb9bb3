//! What are the headings and listed questions of each passage made of?
//!
//! Cutting them into words and looking up their stems would be most of what a question costs, so that it is done when the
//! passages are indexed, and kept.

use std::path::Path;

use fnv::FnvHashMap as HashMap;
use tantivy::DocId;

use super::lists::Lists;
use super::segment::IndexReaders;
use super::vocabulary::stem_hash;
use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::tokens;

/// What each passage stands under, and which questions it is said to answer.
///
/// A list for each passage, which is read from its beginning: how many stems the title has, and those; then for its heading
/// and for each question how many numbers tell of the words that say something, how many words there are in all, those
/// numbers (for each word how many stems it has, what it tells, and the stems), and the hashes of all words.
pub(crate) struct Sections(Lists);

/// What a passage stands under, and which questions it is said to answer.
#[derive(Clone, Copy)]
pub(crate) struct Section<'s> {
    /// The hashes of the stems of its document's title.
    pub(crate) title: &'s [u32],
    headings: &'s [u32],
}

/// A heading or a listed question.
#[derive(Clone, Copy)]
pub(crate) struct Heading<'s> {
    words: &'s [u32],
    /// The hashes of all its words.
    pub(crate) said: &'s [u32],
}

impl Sections {
    /// Takes the headings and questions of indexed passages apart.
    pub(crate) fn of(
        passages: &[Passage],
        readers: &IndexReaders,
        analyzer: &Analyzer,
    ) -> Result<Self, SearchError> {
        let mut maker = Maker { readers, analyzer, known: Default::default() };
        let (mut lists, mut section) = (Lists::new(), Vec::new());
        for (at, passage) in passages.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &passages[before]);
            if !before.is_some_and(|before| before.is_of_section(passage)) {
                section = maker.section(passage)?;
            }
            lists.push(section.iter().copied());
        }
        Ok(Self(lists))
    }

    /// Reads those of so many passages, which [`Sections::write`] has written.
    pub(crate) fn read(file: &Path, passages: u32) -> Result<Self, SearchError> {
        let lists = Lists::read(&std::fs::read(file)?).filter(|lists| lists.len() == passages as usize);
        lists.map(Self).ok_or(SearchError::Sections)
    }

    /// Writes them to a file.
    pub(crate) fn write(&self, file: &Path) -> Result<(), SearchError> {
        Ok(std::fs::write(file, self.0.bytes())?)
    }

    /// What a passage stands under.
    pub(crate) fn section(&self, doc: DocId) -> Section<'_> {
        let (title, headings) = counted(self.0.of(doc.into())).unwrap_or_default();
        Section { title, headings }
    }
}

impl<'s> Section<'s> {
    /// The heading, and then each of the questions.
    pub(crate) fn headings(self) -> impl Iterator<Item = Heading<'s>> {
        let mut rest = self.headings;
        std::iter::from_fn(move || {
            let ([words, said], numbers) = rest.split_first_chunk()?;
            let (words, numbers) = numbers.split_at_checked(*words as usize)?;
            let (said, others) = numbers.split_at_checked(*said as usize)?;
            rest = others;
            Some(Heading { words, said })
        })
    }
}

impl<'s> Heading<'s> {
    /// The hashes of the stems of each word that says something about the subject, and what it tells.
    pub(crate) fn words(self) -> impl Iterator<Item = (&'s [u32], f32)> {
        let mut rest = self.words;
        std::iter::from_fn(move || {
            let ([stems, weight], numbers) = rest.split_first_chunk()?;
            let (stems, others) = numbers.split_at_checked(*stems as usize)?;
            rest = others;
            Some((stems, f32::from_bits(*weight)))
        })
    }

    /// Whether one of those words has a stem.
    pub(crate) fn has(self, stem: u32) -> bool {
        self.words().any(|(stems, _)| stems.contains(&stem))
    }
}

/// The numbers that are counted by the first one, and those after them.
fn counted(numbers: &[u32]) -> Option<(&[u32], &[u32])> {
    let (count, rest) = numbers.split_first()?;
    rest.split_at_checked(*count as usize)
}

/// Takes headings apart.
struct Maker<'a> {
    readers: &'a IndexReaders,
    analyzer: &'a Analyzer,
    /// By language, the words that were met; nothing of a stop word.
    known: [HashMap<String, Option<Told>>; Language::ALL.len()],
}

/// A word that says something.
#[derive(Clone)]
struct Told {
    /// The hashes of its stems.
    stems: Vec<u32>,
    /// What it tells.
    weight: f32,
}

impl Maker<'_> {
    fn section(&mut self, passage: &Passage) -> Result<Vec<u32>, SearchError> {
        let language = passage.language();
        let title = self.told(&tokens::tokenize(&passage.document.title), language)?;
        let title: Vec<u32> = title.into_iter().flat_map(|told| told.stems).collect();
        let mut numbers = vec![count(title.len())];
        numbers.extend(title);
        self.add(passage.heading(), language, &mut numbers)?;
        for question in passage.questions.iter() {
            self.add(question, language, &mut numbers)?;
        }
        Ok(numbers)
    }

    /// Adds a heading or a question.
    fn add(&mut self, text: &str, language: Language, numbers: &mut Vec<u32>) -> Result<(), SearchError> {
        let all = tokens::tokenize(text);
        let mut words = Vec::new();
        for Told { stems, weight } in self.told(&all, language)? {
            words.extend([count(stems.len()), weight.to_bits()]);
            words.extend(stems);
        }
        numbers.extend([count(words.len()), count(all.len())]);
        numbers.append(&mut words);
        numbers.extend(all.iter().map(|word| stem_hash(&word.text)));
        Ok(())
    }

    /// The words of a text that say something.
    fn told(&mut self, all: &[tokens::Word], language: Language) -> Result<Vec<Told>, SearchError> {
        let mut told = Vec::new();
        for (_, word) in self.analyzer.whole_verbs(all, language) {
            if let Some(known) = self.known[language as usize].get(&word.text) {
                told.extend(known.clone());
                continue;
            }
            let is_stop_word = self.analyzer.is_stop_word(&word.text, language);
            let new = if is_stop_word { None } else { Some(self.analysed(&word.text, language)?) };
            told.extend(new.clone());
            self.known[language as usize].insert(word.text, new);
        }
        Ok(told)
    }

    /// A word tells what the commonest of its stems does.
    fn analysed(&self, word: &str, language: Language) -> Result<Told, SearchError> {
        let stems = self.analyzer.stems(word, language);
        let mut passages = 0;
        for stem in &stems {
            passages = passages.max(self.readers.passages_with(stem)?);
        }
        #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
        let passages = passages as f32;
        let weight = self.readers.idf(passages, self.analyzer.share_of(&stems, language));
        Ok(Told { stems: stems.iter().map(|stem| stem_hash(stem)).collect(), weight })
    }
}

/// How many there are, as it is kept.
fn count(numbers: usize) -> u32 {
    u32::try_from(numbers).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tantivy::directory::RamDirectory;

    use super::*;
    use crate::corpus::Document;
    use crate::search::index::segment;
    use crate::search::index::terms::Terms;

    /// A passage of a document with this title.
    fn passage(title: &str, heading: &str, questions: &[&str]) -> Passage {
        let document = Document::bare("a.md".to_owned(), Language::Dutch, "Een tekst.".to_owned());
        Passage {
            headings: Arc::new([heading.to_owned()]),
            questions: questions.iter().map(|question| (*question).to_owned()).collect(),
            ..Passage::whole(Arc::new(Document { title: title.to_owned(), ..document }))
        }
    }

    fn sections(passages: &[Passage]) -> Sections {
        let analyzer = Analyzer::new().expect("the word lists are sound");
        let terms = Terms::of(passages, &analyzer);
        let readers = segment::build(&terms, RamDirectory::create(), &mut |_, _| {}).expect("it is indexed");
        Sections::of(passages, &readers, &analyzer).expect("they are taken apart")
    }

    #[test]
    fn a_heading_and_its_questions_are_known_by_what_they_say_and_by_all_their_words() {
        let passages =
            [passage("Netwerken", "De boete", &["Wat kost een boete?", "Hoe dan?"]), passage("", "", &[])];
        let sections = sections(&passages);
        let section = sections.section(0);
        let hashes = |words: &[&str]| words.iter().map(|word| stem_hash(word)).collect::<Vec<_>>();
        assert_eq!(section.title, hashes(&["nnetwerk"]));
        let headings: Vec<Heading<'_>> = section.headings().collect();
        assert_eq!(headings.len(), 3);
        assert_eq!(headings[0].said, hashes(&["de", "boete"]));
        assert_eq!(headings[1].said, hashes(&["wat", "kost", "een", "boete"]));
        assert!(headings[0].has(stem_hash("nboet")) && !headings[0].has(stem_hash("nde")));
        assert!(headings[1].words().all(|(stems, weight)| !stems.is_empty() && weight > 0.0));
        assert_eq!(headings[2].words().count(), 0);
        assert_eq!(sections.section(1).headings().map(|heading| heading.said.len()).sum::<usize>(), 0);
        assert_eq!(sections.section(9).headings().count(), 0, "no such passage");
    }

    #[test]
    fn what_is_written_is_read_and_something_else_is_not() {
        let sections = sections(&[passage("Netwerken", "De boete", &["Wat kost dat?"])]);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sections");
        sections.write(&file).expect("it is written");
        let read = Sections::read(&file, 1).expect("it is read");
        assert_eq!(read.0.of(0), sections.0.of(0));
        assert!(Sections::read(&file, 2).is_err(), "those of other passages");
        std::fs::write(&file, [0; 100]).expect("damaged");
        assert!(Sections::read(&file, 1).is_err());
    }
}
