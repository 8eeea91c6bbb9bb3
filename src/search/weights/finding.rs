//! Which passages come into question? Text, intent, language, query and retrieval.

use std::ops::RangeInclusive;

// ---- Text: what is a term?

/// Longest token, in characters; what is longer is encoded data, and is cut, so that no term grows
/// without bound. The longest word of the OpenTaal list has 49 letters.
///
/// Set by: judgement, never measured.
pub(crate) const TOKEN_LETTERS: usize = 60;

/// Length of a character n-gram, in characters.
///
/// Set by: literature. 4 did better than 3 and 5 on Dutch (McNamee and Mayfield, "Character N-Gram
/// Tokenization for European Language Text Retrieval", 2004).
pub(crate) const GRAM_LETTERS: usize = 4;

/// Shortest part of a compound, in letters: shorter ones are found inside too many words that they
/// have nothing to do with.
///
/// Set by: judgement, never measured.
pub(crate) const PART_LETTERS: usize = 4;

/// Most parts of a compound: none of everyday text has more that matter.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_PARTS: usize = 4;

/// Shortest stop word that is told with one edit in it, in letters: a shorter one is one edit away
/// from many other words.
///
/// Set by: judgement, never measured.
pub(crate) const LONG_STOP_WORD: usize = 5;

/// Term frequency of a word of a title, of the document or a section: so many times one of the text.
/// The least of the values that gained, since a title repeats in each passage of its document.
///
/// Set by: a prototype. 2 to 4 gained up to .006 nDCG@10.
pub(crate) const TITLE_FREQUENCY: usize = 2;

// ---- Intent and language: what kind of message is it?

/// Fewest words of a real question: "Echt waar?" and "And you?" ask nothing that a document tells.
///
/// Set by: judgement, never measured.
pub(crate) const QUESTION_FEWEST_WORDS: usize = 3;

/// Most words of a real question: what is longer is a story with a question in it, for people.
///
/// Set by: judgement, never measured.
pub(crate) const QUESTION_MOST_WORDS: usize = 60;

/// Numbers that are taken for years; other numbers of four digits are amounts.
///
/// Set by: judgement, never measured.
pub(crate) const YEARS: RangeInclusive<u32> = 1500..=2100;

/// Fewest function words of other languages in a foreign question: one may be a name, or a slip.
///
/// Set by: judgement, never measured.
pub(crate) const FOREIGN_WORDS: usize = 2;

/// Shortest word before `'s` that is an English owner, in letters: a shorter one may be the Dutch plural
/// of an abbreviation (`tv's`, `zzp's`).
///
/// Set by: judgement, never measured.
pub(crate) const OWNER_LETTERS: usize = 4;

/// Ratio of document frequencies from which a word is one of the language where it is commoner: Dutch
/// texts name `The strength of weak ties` too.
///
/// Set by: docs/retrieval.md, "words that stand in four times as many passages of one language".
pub(crate) const LANGUAGE_RATIO: u32 = 4;

/// Most words before a colon that tell who asks what follows it: "Anna vroeg gisteren:".
///
/// Set by: judgement, never measured.
pub(crate) const MOST_BEFORE_COLON: usize = 6;

/// Fewest words of a question that begins with its verb and lacks its mark: "is goed" is none.
///
/// Set by: judgement, never measured.
pub(crate) const QUESTION_BY_VERB: usize = 3;

/// Fewest words of a question with its question word that asks something though none of its words tells a
/// subject: "why do people just read and never post".
///
/// Set by: judgement, never measured.
pub(crate) const WHOLE_QUESTION: usize = 5;

/// Most words that ask what something is though they don't say so: "zwakke banden".
///
/// Set by: docs/retrieval.md, "of three words at the most".
pub(crate) const MOST_KEYWORDS: usize = 3;

/// Fewest telling words of a message that "Hoe kan dat?" may be about.
///
/// Set by: judgement, never measured.
pub(crate) const STORY_WORDS: usize = 2;

/// Most words that name one of two things that are compared.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_COMPARED_WORDS: usize = 4;

/// Fewest telling words of a question that is joined to another by `en` and can be asked alone.
///
/// Set by: judgement, never measured.
pub(crate) const FEWEST_OF_ITS_OWN: usize = 1;

/// Fewest telling words of a statement that is looked up as keywords are.
///
/// Set by: judgement, never measured.
pub(crate) const THESIS_WORDS: usize = 3;

/// Most words that are called out: a longer sentence with an exclamation mark may tell of a trouble.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_KEYWORDS_CALLED_OUT: usize = 12;

/// Most words of its own of a question that goes on from the one before: "en in Nederland?".
///
/// Set by: judgement, never measured.
pub(crate) const MOST_ADDED: usize = 2;

/// Most words of its own of a question that points at what was said: "wie bedacht dat in Utrecht?".
///
/// Set by: judgement, never measured.
pub(crate) const MOST_POINTED: usize = 1;

/// How many words after a preposition belong to it: "in een grote organisatie".
///
/// Set by: judgement, never measured.
pub(crate) const MOST_AFTER_PREPOSITION: usize = 3;

/// Most telling words of a question that takes its subject from the one before.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_OF_ANYTHING: usize = 4;

/// Sentences from which on the questions of a message are searched for alone too. Of two, the first
/// says what the other is about.
///
/// Set by: docs/retrieval.md, "Who tells why they ask, in three sentences or more".
pub(crate) const STORY_SENTENCES: usize = 3;

/// Share of the question within a message in the score of a passage, where the message says more; the rest is that of
/// all of it; 0 to 1.
///
/// Set by: docs/retrieval.md, "and .3 of what it scores for the question by itself".
pub(crate) const WITHIN: f32 = 0.3;

/// Most questions of one message that are searched for alone: each costs a search.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_OWN_QUESTIONS: usize = 3;

// ---- Query: which terms does a word of the question stand for?

/// Most words of a query: a longer one is cut, since nobody asks a question of more words.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_WORDS: usize = 64;

/// Weight of a match within a compound of the text, relative to the same word by itself; 0 to 1.
///
/// Set by: docs/retrieval.md, "parts .6", "parts at .4 and .8".
pub(crate) const PART: f32 = 0.6;

/// Weight of the parts of a compound in the query (decompounding), relative to the whole; 0 to 1.
///
/// Set by: docs/retrieval.md, "split compounds at .5 and .9".
pub(crate) const SPLIT: f32 = 0.7;

/// Weight of fuzzy matches for a word that the word lists have, relative to those for a misspelling;
/// 0 to 1.
///
/// Set by: docs/retrieval.md, "+ a word that is spelt right (Dutch and English word lists) is half as near to others".
pub(crate) const SPELT_RIGHT: f32 = 0.5;

/// Weight of a synonym of the glossary or a translation of the dictionary, relative to the word that was asked; 0 to 1.
///
/// Set by: docs/retrieval.md, "Other names count .8; .6 and 1 did no better".
pub(crate) const SYNONYM: f32 = 0.8;

/// Shortest word with fuzzy matches, in letters: a shorter one has a neighbour in almost any text.
///
/// Set by: docs/retrieval.md, "No neighbours at all for words of three letters costs stsb-nl .005".
pub(crate) const FUZZY_LETTERS: usize = 3;

/// Letters from which on a fuzzy match may be two edits away instead of one.
///
/// Set by: docs/retrieval.md, "below seven letters one error is allowed".
pub(crate) const TWO_EDIT_LETTERS: usize = 7;

/// Most fuzzy matches of a word, the closest: more of them add work and nothing else.
///
/// Set by: judgement, never measured.
pub(crate) const MOST_NEIGHBOURS: usize = 24;

/// What one edit takes from the similarity of two words; 0 to 1.
///
/// Set by: docs/retrieval.md, "edits at no cost".
pub(crate) const ONE_EDIT: f32 = 0.1;

/// What two edits take from it: there are many more words within two; 0 to 1.
///
/// Set by: docs/retrieval.md, "neighbours two edits away at .6".
pub(crate) const TWO_EDITS: f32 = 0.4;

/// Share of Jaro-Winkler in the similarity of two words, which decides among equally many edits: people
/// seldom get the first letters wrong; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const JARO_WINKLER: f32 = 0.2;

// ---- Retrieval: which passages hold the terms? (BM25.)

/// Saturation of term frequency, the k1 of BM25: how slowly a repeated term adds; from 0 up.
///
/// Set by: a prototype. It did .007 to .009 nDCG@10 better than the usual 1.2.
pub(crate) const K1: f32 = 1.6;

/// Length normalisation, the b of BM25: how much a long passage has to give up; 0 to 1. More than the
/// usual .75, since stop words are not counted: a long passage is one about more subjects.
///
/// Set by: docs/retrieval.md, "+ b .9 instead of .75".
pub(crate) const B: f32 = 0.9;

/// Depth of the candidate list that is reranked, in passages.
///
/// Set by: docs/retrieval.md, "Fifty candidates judged instead of a hundred".
pub(crate) const CANDIDATES: usize = 50;

/// Most words between a verb and its particle (`zeg ik mijn lidmaatschap op`): more than a clause mostly has.
///
/// Set by: judgement, never measured.
pub(crate) const CLAUSE: usize = 12;

/// Words of a passage of ordinary language, which tells from how often a word is said in how many passages it
/// stands: the middle of what passages are cut to (40 to 160 words).
///
/// Set by: judgement, never measured.
pub(crate) const ORDINARY_PASSAGE: i32 = 100;

/// Log odds above which a message is told to ask for people, by what it means and by its words.
///
/// Set by: docs/retrieval.md, "from log odds of -.3 on".
pub(crate) const FOR_PEOPLE: f32 = -0.3;

/// Passages of ordinary language that the document frequencies of the corpus are added to (a Dirichlet prior):
/// a corpus of fewer is told by the language which words are common; from 0 up.
///
/// Set by: docs/retrieval.md, "in a hundred passages of ordinary language".
pub(crate) const ORDINARY_PASSAGES: f32 = 100.0;
