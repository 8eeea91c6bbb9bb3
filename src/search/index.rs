//! How do passages become an index, and how are its parts read?
//!
//! One tantivy segment, in which a document's number is the passage's. Four fields: `word` holds
//! the words as written (its dictionary is the vocabulary, and its column tells which words stand
//! in a passage, in order); `stem` their stems; `part` the stems of the parts of compounds;
//! `question` the stems of the questions that the passage answers. Stop words are in none of them. Character grams are not indexed: they follow from the words (see
//! [`super::vocabulary`]).

use std::sync::Arc;

use tantivy::columnar::StrColumn;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{Directory, DocId, Index, InvertedIndexReader, SegmentReader, TantivyDocument};

use super::terms::Terms;
use super::{SearchError, Watch};
use crate::corpus::Passage;

/// The name of the tokenizer that cuts terms at blanks: analysis is done before.
const TERMS: &str = "terms";

/// How many times a title counts as if it stood in the text: 2 to 4 gained up to .006 nDCG@10 in
/// the prototype; the least of them, since a title repeats in each passage of its document.
const TITLE_WEIGHT: usize = 2;

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
    pub(crate) word: Arc<InvertedIndexReader>,
    pub(crate) stem: Arc<InvertedIndexReader>,
    pub(crate) part: Arc<InvertedIndexReader>,
    pub(crate) question: Arc<InvertedIndexReader>,
    /// The lengths of the passages, in stems.
    pub(crate) lengths: FieldNormReader,
    /// Which words stand in a passage, in order, as ordinals of the dictionary of `word`.
    column: Option<StrColumn>,
    pub(crate) passages: u32,
    /// Stems in a passage, on average; 1 in an empty index.
    pub(crate) average_length: f32,
}

impl IndexReaders {
    /// The words that stand in a passage, its titles and its questions, in order, as ordinals of the
    /// dictionary of `word`.
    pub(crate) fn words_of(&self, doc: DocId) -> impl Iterator<Item = u64> {
        self.column.iter().flat_map(move |column| column.term_ords(doc))
    }

    /// The word with this ordinal in the dictionary of `word`.
    pub(crate) fn word_numbered(&self, number: u64) -> Option<String> {
        let mut bytes = Vec::new();
        let there = self.word.terms().ord_to_term(number, &mut bytes).is_ok_and(|there| there);
        String::from_utf8(bytes).ok().filter(|_| there)
    }

    /// In how many passages a stem stands: in the text, or in the questions where that is more.
    pub(crate) fn passages_with(&self, stem: &str) -> u32 {
        let count = |field: &InvertedIndexReader| {
            field.terms().get(stem).ok().flatten().map_or(0, |info| info.doc_freq)
        };
        count(&self.stem).max(count(&self.question))
    }
}

fn schema() -> (Schema, Fields) {
    let indexed = |option: IndexRecordOption, norms: bool| {
        TextFieldIndexing::default().set_tokenizer(TERMS).set_index_option(option).set_fieldnorms(norms)
    };
    let text = |indexing: TextFieldIndexing| TextOptions::default().set_indexing_options(indexing);
    let mut builder = Schema::builder();
    let fields = Fields {
        word: builder.add_text_field("word", text(indexed(IndexRecordOption::Basic, false)).set_fast(TERMS)),
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

/// Indexes passages in a directory: memory, or a folder.
pub(crate) fn build(
    passages: &[Passage],
    terms: &Terms,
    directory: impl Directory,
    watch: Watch<'_>,
) -> Result<IndexReaders, SearchError> {
    let (schema, fields) = schema();
    let mut writer = Index::builder()
        .schema(schema)
        .tokenizers(tokenizers())
        .fast_field_tokenizers(tokenizers())
        .single_segment_index_writer(directory, WRITER_MEMORY)?;
    for (at, passage) in passages.iter().enumerate() {
        writer.add_document(document(passage, terms, fields))?;
        watch(at + 1, passages.len());
    }
    readers(&writer.finalize()?)
}

fn document(passage: &Passage, terms: &Terms, fields: Fields) -> TantivyDocument {
    let mut lines = Lines::default();
    let language = passage.language();
    let title = std::iter::once(&passage.document.title).chain(passage.headings.iter());
    for heading in title {
        lines.add(heading, terms, language, TITLE_WEIGHT);
    }
    lines.add(passage.text(), terms, language, 1);
    for question in passage.questions.iter() {
        lines.add_question(question, terms, language);
    }
    let mut document = TantivyDocument::default();
    document.add_text(fields.word, &lines.words);
    document.add_text(fields.stem, &lines.stems);
    document.add_text(fields.part, &lines.parts);
    document.add_text(fields.question, &lines.questions);
    document
}

/// The terms of a passage, each field's with blanks between them.
#[derive(Default)]
struct Lines {
    words: String,
    stems: String,
    parts: String,
    questions: String,
}

impl Lines {
    /// Adds a text whose stems and parts count `weight` times.
    fn add(&mut self, text: &str, terms: &Terms, language: crate::domain::Language, weight: usize) {
        terms.each(text, language, |term| {
            push(&mut self.words, &term.word, 1);
            push(&mut self.stems, &term.stem, weight);
            for part in &term.parts {
                push(&mut self.parts, part, weight);
            }
        });
    }

    /// Adds a question that the passage answers. Its stems stand apart from those of the text, so
    /// that a passage with many questions is not taken for a long one.
    fn add_question(&mut self, text: &str, terms: &Terms, language: crate::domain::Language) {
        terms.each(text, language, |term| {
            push(&mut self.words, &term.word, 1);
            push(&mut self.questions, &term.stem, 1);
            for part in &term.parts {
                push(&mut self.parts, part, 1);
            }
        });
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
        word: segment.inverted_index(fields.word)?,
        part: segment.inverted_index(fields.part)?,
        question: segment.inverted_index(fields.question)?,
        lengths: segment.get_fieldnorms_reader(fields.stem)?,
        column: segment.fast_fields().str("word")?,
        stem,
        passages,
        average_length,
    })
}
