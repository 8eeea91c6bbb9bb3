//! How do passages become an index, and how are its parts read?
//!
//! One tantivy segment, in which a document's number is the passage's. Four fields: `word` is a
//! column that tells which words stand in a passage, in order, by their numbers in the dictionary
//! (see [`super::dictionary`]); `stem` holds their stems; `part` the stems of the parts of compounds;
//! `question` the stems of the questions that the passage answers. Stop words are in none of them.
//! Character grams are not indexed: they follow from the words (see [`super::vocabulary`]).

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::termdict::TermDictionary;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{Directory, DocId, Index, InvertedIndexReader, SegmentReader, TantivyDocument};

use super::dictionary;
use super::terms::{PassageTerms, Term, Terms};
use crate::search::error::SearchError;
use crate::search::question::Watch;
use crate::search::weights::TITLE_FREQUENCY;

/// The name of the tokenizer that cuts terms at blanks: analysis is done before. Tantivy wants one of
/// this name for every field, even for a number.
const TERMS: &str = "default";

/// Memory for the tables of the segment writer, in bytes.
const WRITER_MEMORY: usize = 50_000_000;

/// The fields of the index.
#[derive(Clone, Copy)]
struct Fields {
    word: Field,
    stem: Field,
    part: Field,
    question: Field,
}

/// The readers of an index.
pub(crate) struct IndexReaders {
    /// The words, and in how many passages each stands.
    pub(crate) words: TermDictionary,
    pub(crate) stem: Arc<InvertedIndexReader>,
    pub(crate) part: Arc<InvertedIndexReader>,
    pub(crate) question: Arc<InvertedIndexReader>,
    /// The lengths of the passages, in stems.
    pub(crate) lengths: FieldNormReader,
    /// Which words stand in a passage, in order, by their numbers in the dictionary; none where no
    /// passage has any.
    column: Option<Column<u64>>,
    pub(crate) passages: u32,
    /// Stems in a passage, on average; 1 in an empty index.
    pub(crate) average_length: f32,
}

impl IndexReaders {
    /// The words that stand in a passage, its titles and its questions, in order, by their
    /// numbers in the dictionary.
    pub(crate) fn words_of(&self, doc: DocId) -> impl Iterator<Item = u64> {
        self.column.iter().flat_map(move |column| column.values_for_doc(doc))
    }

    /// The word with this number in the dictionary.
    pub(crate) fn word_numbered(&self, number: u64) -> Result<Option<String>, SearchError> {
        let mut bytes = Vec::new();
        let there = self.words.ord_to_term(number, &mut bytes)?;
        Ok(String::from_utf8(bytes).ok().filter(|_| there))
    }

    /// In how many passages a stem stands: in the text, or in the questions where that is more.
    pub(crate) fn passages_with(&self, stem: &str) -> Result<u32, SearchError> {
        let count = |field: &InvertedIndexReader| {
            field.terms().get(stem).map(|info| info.map_or(0, |info| info.doc_freq))
        };
        Ok(count(&self.stem)?.max(count(&self.question)?))
    }
}

fn schema() -> (Schema, Fields) {
    let indexed = |option: IndexRecordOption, norms: bool| {
        TextFieldIndexing::default().set_tokenizer(TERMS).set_index_option(option).set_fieldnorms(norms)
    };
    let text = |indexing: TextFieldIndexing| TextOptions::default().set_indexing_options(indexing);
    let mut builder = Schema::builder();
    let fields = Fields {
        word: builder.add_u64_field("word", FAST),
        stem: builder.add_text_field("stem", text(indexed(IndexRecordOption::WithFreqs, true))),
        part: builder.add_text_field("part", text(indexed(IndexRecordOption::WithFreqs, false))),
        question: builder.add_text_field("question", text(indexed(IndexRecordOption::WithFreqs, false))),
    };
    (builder.build(), fields)
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::new();
    manager.register(TERMS, TextAnalyzer::from(WhitespaceTokenizer::default()));
    manager
}

/// Indexes the terms of passages in a directory: memory, or a folder.
pub(crate) fn build(
    terms: &Terms,
    directory: impl Directory,
    watch: Watch<'_>,
) -> Result<IndexReaders, SearchError> {
    let (schema, fields) = schema();
    let mut writer = Index::builder()
        .schema(schema)
        .tokenizers(tokenizers())
        .single_segment_index_writer(directory, WRITER_MEMORY)?;
    for at in 0..terms.passages() {
        writer.add_document(document(&terms.said(at), fields))?;
        watch(at + 1, terms.passages());
    }
    let index = writer.finalize()?;
    dictionary::write(terms, &index)?;
    readers(&index)
}

fn document(said: &PassageTerms<'_>, fields: Fields) -> TantivyDocument {
    let mut lines = Lines::default();
    lines.add(said.titles(), TITLE_FREQUENCY);
    lines.add(said.text(), 1);
    lines.add_questions(said.questions());
    let mut document = TantivyDocument::default();
    for term in said.all() {
        document.add_u64(fields.word, term.number.into());
    }
    document.add_text(fields.stem, &lines.stems);
    document.add_text(fields.part, &lines.parts);
    document.add_text(fields.question, &lines.questions);
    document
}

/// The terms of a passage, each field's with blanks between them.
#[derive(Default)]
struct Lines {
    stems: String,
    parts: String,
    questions: String,
}

impl Lines {
    /// Adds terms whose stems and parts count `weight` times.
    fn add<'t>(&mut self, terms: impl Iterator<Item = &'t Term>, weight: usize) {
        for term in terms {
            for stem in &term.stems {
                push(&mut self.stems, stem, weight);
            }
            for part in &term.parts {
                push(&mut self.parts, part, weight);
            }
        }
    }

    /// Adds the questions that the passage answers. Their stems stand apart from those of the text,
    /// so that a passage with many questions is not taken for a long one.
    fn add_questions<'t>(&mut self, terms: impl Iterator<Item = &'t Term>) {
        for term in terms {
            for stem in &term.stems {
                push(&mut self.questions, stem, 1);
            }
            for part in &term.parts {
                push(&mut self.parts, part, 1);
            }
        }
    }
}

fn push(line: &mut String, term: &str, times: usize) {
    for _ in 0..times {
        line.push_str(term);
        line.push(' ');
    }
}

/// Opens the readers of an index of one segment.
pub(crate) fn readers(index: &Index) -> Result<IndexReaders, SearchError> {
    let segments = index.searchable_segments()?;
    let [segment] = segments.as_slice() else {
        return Err(SearchError::Segments(segments.len()));
    };
    let segment = SegmentReader::open(segment)?;
    let (_, fields) = schema();
    let stem = segment.inverted_index(fields.stem)?;
    let passages = segment.max_doc();
    #[expect(clippy::cast_precision_loss, reason = "an average needs no more than 24 bits")]
    let average_length = (stem.total_num_tokens() as f32 / passages.max(1) as f32).max(1.0);
    Ok(IndexReaders {
        words: dictionary::open(index)?,
        part: segment.inverted_index(fields.part)?,
        question: segment.inverted_index(fields.question)?,
        lengths: segment.get_fieldnorms_reader(fields.stem)?,
        column: segment.fast_fields().column_opt("word")?,
        stem,
        passages,
        average_length,
    })
}
