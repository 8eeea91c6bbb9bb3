//! Does the first passage answer?

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
pub(crate) const CHANCE_WORDS: f64 = 0.561;
/// Weight of the cosine to the heading or a listed question; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_LISTED: f64 = 8.317;
/// Weight of the cosine to the text; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_TEXT: f64 = 11.823;
/// Weight of the lead over the next section; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_LEAD: f64 = 1.155;
/// Weight of what the passage has of a question beside the names in it; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_BEYOND_NAMES: f64 = 1.338;
/// Weight of how few passages there are; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_FEW: f64 = 0.278;
/// Weight of how much was said; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_LENGTH: f64 = 1.835;
/// Weight of not being the opening of a document where more is asked than what its subject is; above 0. See
/// [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_TO_THE_POINT: f64 = 1.021;
/// Weight of how like the question is to all that its section is said to answer; above 0. See [`CHANCE_WORDS`].
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_CENTRALITY: f64 = 29.01;
/// What is taken for that where nothing is listed, or little; a difference of cosines.
///
/// Set by: docs/retrieval.md, "questions that are answered have .014".
pub(crate) const USUAL_CENTRALITY: f64 = 0.014;
/// The fewest texts, a heading and listed questions, that have a middle; 2 or more.
///
/// Set by: judgement, never measured.
pub(crate) const FEWEST_LISTED: usize = 5;
/// How many words a question has; above 0.
///
/// Set by: docs/retrieval.md, "the listed questions have nine words".
pub(crate) const USUAL_WORDS: f64 = 9.0;
/// Most words that a message is taken to have: what more of them do to the chance is in no question that it was fitted on;
/// above [`USUAL_WORDS`].
///
/// Set by: docs/retrieval.md, "have 17 words at the most".
pub(crate) const MOST_SAID: f64 = 17.0;
/// How many passages are many: from so many on, one more makes no difference; above 1.
///
/// Set by: judgement, never measured.
pub(crate) const MANY_PASSAGES: f64 = 100_000.0;
/// What is added to them.
///
/// Set by: docs/retrieval.md, "fits it on `asked` and `further`".
pub(crate) const CHANCE_BIAS: f64 = -22.828;

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
