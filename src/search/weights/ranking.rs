//! In which order do the candidates stand, and what is shown of them?

// ---- Reranking: in which order do the candidates stand?

/// Weight of the n-gram score (BM25 over character n-grams), relative to that of words; from 0 up.
///
/// Set by: docs/retrieval.md, "+ grams .15".
pub(crate) const GRAMS: f32 = 0.15;

/// Weight of proximity: of the idf of words within a window, relative to their BM25; from 0 up.
///
/// Set by: docs/retrieval.md, "+ nearness .2", "nearness at .3 and .8".
pub(crate) const PROXIMITY: f32 = 0.2;

/// Width of the proximity window, in words that are no stop words: about a sentence.
///
/// Set by: judgement, never measured.
pub(crate) const WINDOW: usize = 12;

/// Weight of a heading that is the question, relative to the idf of the whole question; from 0 up.
///
/// Set by: docs/retrieval.md, "+ the passage's own heading 1.5 instead of 1".
pub(crate) const HEADING: f32 = 1.5;

/// Weight of a listed question that is the question, relative to such a heading: where two passages
/// answer the same question, the one that is headed by it says more about it; 0 to 1.
///
/// Set by: docs/retrieval.md, "A question that is the asked one counts .9 of a heading that is".
pub(crate) const LISTED_QUESTION: f32 = 0.9;

/// Share of the wording, stop words included, in the likeness of a heading: `Wat is een hub?` and
/// `Hoe ontstaat een hub?` differ in nothing else; 0 to 1.
///
/// Set by: docs/retrieval.md, "+ stop words tell between headings of the same content".
pub(crate) const WORDING: f32 = 0.1;

/// What the opening of a document loses where more is asked than what something is, relative to the best score by words;
/// from 0 up.
///
/// Set by: docs/retrieval.md, "loses .3".
pub(crate) const OPENING: f32 = 0.3;

/// Share of a later passage's score from which on an earlier one of the same section goes before it;
/// 0 to 1.
///
/// Set by: docs/retrieval.md, "It is a twentieth".
pub(crate) const SECTION_ORDER: f32 = 0.95;

/// Weight of nearness in meaning (cosine), relative to the best score by words; from 0 up.
///
/// Set by: docs/retrieval.md, "Weights from 8 to 24 are flat".
pub(crate) const NEARNESS: f32 = 16.0;

/// Share of the nearest of heading and listed questions in the nearness of a passage; the rest is that of
/// its text; 0 to 1.
///
/// Set by: docs/retrieval.md, "the lists count .4 now".
pub(crate) const LISTED_NEARNESS: f32 = 0.4;

/// How much nearer than its text the nearest of a section's listed questions would be, where none are
/// listed: what it is on the average where there are some.
///
/// Set by: docs/retrieval.md, "It is .03".
pub(crate) const UNLISTED_GAIN: f32 = 0.03;

/// What a cosine that the adapter tells is worth beside one of the model's, and what is added to it: so both are on one
/// scale, and a section without listed questions stands beside those with some.
///
/// Set by: docs/retrieval.md, "worth .375 of one of the model's".
pub(crate) const ADAPTED_SHARE: f32 = 0.375;
/// See [`ADAPTED_SHARE`].
///
/// Set by: docs/retrieval.md, "and .74 is added".
pub(crate) const ADAPTED_LEVEL: f32 = 0.74;

/// Cosine of texts that have nothing to do with each other. It shifts all scores alike.
///
/// Set by: judgement, never measured.
pub(crate) const UNRELATED: f32 = 0.7;

/// Confidence by words from which on their order is trusted wholly, beside that by meaning; above 0.
///
/// Set by: docs/retrieval.md, "from .5 on all of it".
pub(crate) const TRUSTED: f64 = 0.5;

/// First candidates by words that all have to have been read before meaning has a say: an order of some
/// that were read and some that were not would be none.
///
/// Set by: docs/retrieval.md, "once the first twenty candidates by words have been read".
pub(crate) const READ_FIRST: usize = 20;

// ---- What is shown

/// Most words of the question that the sentence with the number asked for may have less than the best.
///
/// Set by: docs/retrieval.md, "if it has at most one word of the question less than the best".
pub(crate) const NUMBER_LACKS: usize = 1;

/// Jaccard similarity of the words of two passages from which on they are duplicates; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const DUPLICATE: f64 = 0.9;

/// Different words below which two passages are duplicates only when equal: one other word may change
/// the meaning of a short one.
///
/// Set by: judgement, never measured.
pub(crate) const SHORT_PASSAGE: usize = 8;

/// Document frequency up to which a known word is rare enough to have been a slip.
///
/// Set by: judgement, never measured.
pub(crate) const RARE: u32 = 2;

/// Ratio of document frequencies from which on a neighbour of such a word is suggested in its place.
///
/// Set by: judgement, never measured.
pub(crate) const COMMONER: u32 = 5;

/// Most suggestions that are tried: each costs a search.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_SUGGESTIONS: usize = 2;
