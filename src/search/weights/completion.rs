//! How much counts what, where a question is offered that somebody has begun to type? All by judgement: the
//! shares under "Offered while typing" in `docs/retrieval.md` were taken with these.

/// How well a word stands for one that is being typed and that it begins with; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const BEGINS_OPEN: f32 = 0.95;

/// The same of a word that somebody has finished typing: `zwak` for `zwakke`.
///
/// Set by: judgement, never measured.
pub(crate) const BEGINS: f32 = 0.85;

/// How well a word stands for one that begins like it and ends otherwise: `banden` for `band`; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const INFLECTED: f32 = 0.75;

/// Letters that two such words have in common at least, and letters that may follow in either.
///
/// Set by: judgement, never measured.
pub(crate) const INFLECTED_LETTERS: (usize, usize) = (4, 3);

/// How much of its closeness a word keeps that is a slip for another one; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const SLIPPED: f32 = 0.85;

/// How well a word stands for one that is being typed, and that it begins with but for a slip; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const SLIPPED_BEGINS: f32 = 0.65;

/// Share of what was typed that a line must have to be offered; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const LEAST_COVERED: f32 = 0.5;

/// How much of a line's rank depends on how little more it says than what was typed; 0 to 1.
///
/// Set by: judgement, never measured.
pub(crate) const WHOLE_LINE: f32 = 0.25;

/// What a line gains that is in the language of whoever types; of 1.
///
/// Set by: judgement, never measured.
pub(crate) const OWN_LANGUAGE: f32 = 0.05;
