//! How much does each thing count for, and from where on? Every weight and threshold of the search.
//!
//! In the order of the pipeline. Each tells what it is in the field's terms, its unit or range, and what
//! set it: a row or a section of `docs/retrieval.md`, or nobody's measurement. What changes no answer is
//! not here, such as how an index is laid out and how deep an evaluation looks.

use std::ops::RangeInclusive;

// ---- Text: what is a term?

/// Longest token, in characters; what is longer is encoded data, and is cut, so that no term grows
/// without bound. The longest word of the OpenTaal list has 49 letters.
///
/// Set by: judgement, never measured.
pub(crate) const TOKEN_LETTERS: usize = 60;

/// Most words between a verb and its particle (`zeg ik mijn lidmaatschap op`): more than a clause mostly has.
///
/// Set by: judgement, never measured.
pub(crate) const CLAUSE: usize = 12;

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

/// Weight of a synonym or a translation of the glossary, relative to the word that was asked; 0 to 1.
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

/// Words of a passage of ordinary language, which tells from how often a word is said in how many passages it
/// stands: the middle of what passages are cut to (40 to 160 words).
///
/// Set by: judgement, never measured.
pub(crate) const ORDINARY_PASSAGE: i32 = 100;

/// Passages of ordinary language that the document frequencies of the corpus are added to (a Dirichlet prior):
/// a corpus of fewer is told by the language which words are common; from 0 up.
///
/// Set by: docs/retrieval.md, "in a hundred passages of ordinary language".
pub(crate) const ORDINARY_PASSAGES: f32 = 100.0;

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

/// Share of a later passage's score from which on an earlier one of the same section goes before it;
/// 0 to 1.
///
/// Set by: docs/retrieval.md, "whose scores lie within a tenth, the first goes first".
pub(crate) const SECTION_ORDER: f32 = 0.9;

/// Weight of nearness in meaning (cosine), relative to the best score by words; from 0 up.
///
/// Set by: docs/retrieval.md, "Weights from 8 to 24 are flat".
pub(crate) const NEARNESS: f32 = 16.0;

/// Share of the nearest of heading and listed questions in the nearness of a passage; the rest is that of
/// its text; 0 to 1.
///
/// Set by: docs/retrieval.md, "both halves count alike".
pub(crate) const LISTED_NEARNESS: f32 = 0.5;

/// How much nearer than its text the nearest of a section's listed questions would be, where none are
/// listed: what it is on the average where there are some.
///
/// Set by: docs/retrieval.md, "It is .03".
pub(crate) const UNLISTED_GAIN: f32 = 0.03;

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

// ---- Confidence: does the first passage answer?

/// Evidence at which the confidence is one half: the scale on which the thresholds below were chosen;
/// above 0.
///
/// Set by: judgement, never measured.
pub(crate) const EVEN_EVIDENCE: f64 = 1.0;

/// Confidence from which on the first passage is given as the answer, unless there is a doubt about it;
/// 0 to 1.
///
/// Set by: docs/retrieval.md, "Answer from .5, near from .3275".
pub(crate) const ANSWER: f64 = 0.5;

/// Confidence from which on it is shown as close; 0 to 1, below [`ANSWER`].
///
/// Set by: docs/retrieval.md, "Answer from .5, near from .3275".
pub(crate) const NEAR: f64 = 0.3275;

/// Weight of the confidence by words (log-odds) in the chance that the first passage answers; above 0.
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_WORDS: f64 = 0.590;
/// Weight of the cosine to the heading or a listed question; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_LISTED: f64 = 18.303;
/// Weight of the cosine to the text; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_TEXT: f64 = 9.995;
/// Weight of the lead over the next section; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_LEAD: f64 = 1.386;
/// Weight of what the passage has of a question beside the names in it; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_BEYOND_NAMES: f64 = 1.859;
/// What is added to them.
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_BIAS: f64 = -27.801;

/// The chance from which on the first passage is given as the answer; 0 to 1.
///
/// Set by: docs/retrieval.md, "from a chance of one half on".
pub(crate) const CHANCE_ANSWER: f64 = 0.5;
/// The chance from which on it is shown as close; 0 to [`CHANCE_ANSWER`].
///
/// Set by: docs/retrieval.md, "close from one in eight on".
pub(crate) const CHANCE_NEAR: f64 = 0.125;

/// The least and the most that the confidence by words is taken for, since the odds of certainty have no
/// end; 0 to 1.
///
/// Set by: docs/retrieval.md, "taken for .01 at the least and .98 at the most".
pub(crate) const UNSURE: f64 = 0.01;
/// See [`UNSURE`].
///
/// Set by: docs/retrieval.md, "taken for .01 at the least and .98 at the most".
pub(crate) const SURE: f64 = 0.98;
/// The most that a lead counts for; from 0 up.
///
/// Set by: docs/retrieval.md, "of 2 at the most".
pub(crate) const MOST_LEAD: f64 = 2.0;

/// How far below [`ANSWER`] the confidence is reported at the most where there is a doubt. The outcome
/// does not go by it: a doubt is a value of its own (`confidence::Doubt`); 0 to [`ANSWER`].
///
/// Set by: judgement, never measured.
pub(crate) const DOUBT_MARGIN: f64 = 0.01;

/// Weight of an out-of-vocabulary word, one that nothing in the corpus resembles, relative to a known
/// word that the passage lacks; from 1 up.
///
/// Set by: docs/retrieval.md, "the same, counting two and a half times".
pub(crate) const OUT_OF_VOCABULARY: f32 = 2.5;

/// Factor on the evidence of a question with a name in it that is unlike all listed ones: a name is
/// rare, and stands in all that is said of its bearer, so that it finds a passage whatever is asked
/// of him; 0 to 1.
///
/// Set by: docs/retrieval.md, "So the evidence of a question with a name, and with other words, is halved".
pub(crate) const NAMED: f32 = 0.5;

/// Likeness to the heading and the listed questions below which a question of one telling word is a
/// doubt: a word is found wherever it is used; 0 to 1.
///
/// Set by: docs/retrieval.md, "when it has one telling word and is less than .5 like them".
pub(crate) const LIKE_ONE_WORD: f32 = 0.5;

/// The likeness, and the lead over the next section as a share of the score, below which two sections
/// have as good a claim; 0 to 1.
///
/// Set by: docs/retrieval.md, "when the question is less than .3 like its heading and listed questions and the next section scores less than a tenth less".
pub(crate) const LIKE: f32 = 0.3;
/// See [`LIKE`].
///
/// Set by: docs/retrieval.md, "the next section scores less than a tenth less".
pub(crate) const LEAD: f32 = 0.1;

/// Confidence from which on the documents of the first passages are named where there is no answer;
/// 0 to [`NEAR`].
///
/// Set by: docs/retrieval.md, "only when the confidence is .2 at least".
pub(crate) const CLOSE: f64 = 0.2;

/// Share of the question's idf that the first passage has from which on they are named too; 0 to 1.
///
/// Set by: docs/retrieval.md, "when the first passage has a third of what the question's words weigh".
pub(crate) const CLOSE_COVERED: f64 = 0.33;

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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// What each constant says that it was set by.
    fn sources() -> Vec<(String, String)> {
        let (code, _) = include_str!("weights.rs").split_once("#[cfg(test)]").expect("the constants");
        let (mut sources, mut said) = (Vec::new(), String::new());
        for line in code.lines() {
            if let Some(words) = line.strip_prefix("///") {
                said.push_str(words);
            } else if let Some(constant) = line.strip_prefix("pub(crate) const ") {
                let name = constant.split(':').next().unwrap_or_default().to_owned();
                let source = said.split_once("Set by: ").unwrap_or_else(|| panic!("{name}: set by what?")).1;
                sources.push((name, source.to_owned()));
                said.clear();
            }
        }
        sources
    }

    #[test]
    fn each_names_what_set_it_and_that_is_there() {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/retrieval.md");
        let docs = fs::read_to_string(docs).expect("docs/retrieval.md");
        let docs = docs.split_whitespace().collect::<Vec<_>>().join(" ");
        let sources = sources();
        assert!(sources.len() > 40, "the constants are read: {}", sources.len());
        for (name, source) in sources {
            let known = ["judgement, never measured.", "literature.", "a prototype."];
            match source.strip_prefix("docs/retrieval.md, ") {
                Some(quoted) => {
                    for words in quoted.trim_end_matches('.').split("\", \"") {
                        let words = words.trim_matches('"');
                        assert!(docs.contains(words), "{name}: docs/retrieval.md has no {words:?}");
                    }
                }
                None => assert!(known.iter().any(|known| source.starts_with(known)), "{name}: {source}"),
            }
        }
    }
}
