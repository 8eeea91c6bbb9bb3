//! What are the headings and listed questions of a passage made of?
//!
//! Worked out when a passage is first a candidate, and kept: cutting them into words and looking up their stems
//! is most of what a question would cost.

use std::sync::OnceLock;

use tantivy::DocId;

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::index::vocabulary::stem_hash;
use crate::search::retrieve::index::Index;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::tokens;

/// What a passage stands under, and which questions it is said to answer.
pub(crate) struct Section {
    /// The hashes of the stems of its document's title.
    pub(crate) title: Box<[u32]>,
    pub(crate) heading: Heading,
    pub(crate) questions: Box<[Heading]>,
}

/// A heading or a listed question.
pub(crate) struct Heading {
    /// Its words that say something about the subject.
    pub(crate) content: Box<[HeadingWord]>,
    /// The hashes of all its words.
    pub(crate) said: Box<[u32]>,
}

/// A word of a heading.
pub(crate) struct HeadingWord {
    /// The hashes of its stems.
    pub(crate) stems: Box<[u32]>,
    /// What it tells.
    pub(crate) weight: f32,
}

/// The sections of passages, as far as they were needed.
pub(crate) struct KnownHeadings(Box<[OnceLock<Section>]>);

impl KnownHeadings {
    /// Nothing yet of so many passages.
    pub(crate) fn of(passages: usize) -> Self {
        Self((0..passages).map(|_| OnceLock::new()).collect())
    }

    /// The section of a passage; nothing where there is no such passage.
    pub(crate) fn section(
        &self,
        doc: DocId,
        index: &Index,
        analyzer: &Analyzer,
    ) -> Result<Option<&Section>, SearchError> {
        let Some((known, passage)) = self.0.get(doc as usize).zip(index.passage(doc)) else {
            return Ok(None);
        };
        if let Some(section) = known.get() {
            return Ok(Some(section));
        }
        let section = Maker { index, analyzer, language: passage.language() }.section(passage)?;
        Ok(Some(known.get_or_init(|| section)))
    }
}

/// Takes headings of one language apart.
struct Maker<'a> {
    index: &'a Index,
    analyzer: &'a Analyzer,
    language: Language,
}

impl Maker<'_> {
    fn section(&self, passage: &Passage) -> Result<Section, SearchError> {
        let title = tokens::tokenize(&passage.document.title);
        let title = self.analyzer.content_stems(&title, self.language);
        let questions = passage.questions.iter().map(|question| self.heading(question));
        Ok(Section {
            title: title.iter().flatten().map(|stem| stem_hash(stem)).collect(),
            heading: self.heading(passage.heading())?,
            questions: questions.collect::<Result<_, _>>()?,
        })
    }

    fn heading(&self, text: &str) -> Result<Heading, SearchError> {
        let words = tokens::tokenize(text);
        let content = self.analyzer.content_stems(&words, self.language).into_iter();
        let content = content.map(|stems| {
            let hashes = stems.iter().map(|stem| stem_hash(stem)).collect();
            Ok(HeadingWord { stems: hashes, weight: self.weight(&stems)? })
        });
        Ok(Heading {
            content: content.collect::<Result<_, SearchError>>()?,
            said: words.iter().map(|word| stem_hash(&word.text)).collect(),
        })
    }

    /// What a word tells that has these stems: what the commonest of them does.
    fn weight(&self, stems: &[String]) -> Result<f32, SearchError> {
        let mut passages = 0;
        for stem in stems {
            passages = passages.max(self.index.readers.passages_with(stem)?);
        }
        #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
        let passages = passages as f32;
        Ok(self.index.idf(passages, self.analyzer.share_of(stems, self.language)))
    }
}
