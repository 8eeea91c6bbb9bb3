//! Which stems has an inflection that the rules of the stemmer don't see through? (The lemma table.)
//!
//! `gezocht` has that of `zoeken`. Made by `examples/build_lemmas.rs`,
//! which leaves out what the rules get right by themselves.

use fst::{IntoStreamer as _, Set, Streamer as _};

use crate::domain::Language;
use crate::search::error::SearchError;

/// By language, in the order of [`Language::ALL`]: entries as [`entry`] writes them, and the stems of separable
/// verbs behind [`SEPARABLE`] (see `data/NOTICE.md`).
static TABLES: [&[u8]; Language::ALL.len()] =
    [include_bytes!("../data/nl/lemmas.fst"), include_bytes!("../data/en/lemmas.fst")];

/// Stands between a word and the edit that makes a stem of it.
const BLANK: char = ' ';
/// What follows a blank, so that all entries of a word lie between the two.
const AFTER_BLANK: char = '!';
/// Begins the stem of a separable verb.
const SEPARABLE: char = '+';
/// What a participle has and its verb has not.
const GE: &str = "ge";
/// Most letters before such a `ge`: one digit tells where it stands.
const MOST_BEFORE_GE: usize = 8;

/// The lemma tables of all languages.
pub(crate) struct Lemmas([Set<&'static [u8]>; Language::ALL.len()]);

impl Lemmas {
    pub(crate) fn new() -> Result<Self, SearchError> {
        let set = |words| Set::new(words).map_err(|error| SearchError::Lexicon(error.to_string()));
        let [dutch, english] = TABLES.map(set);
        Ok(Self([dutch?, english?]))
    }

    /// The stems of a folded word, without the mark of the language; none where the table has not got it.
    pub(crate) fn stems(&self, word: &str, language: Language) -> Vec<String> {
        let (from, to) = (format!("{word}{BLANK}"), format!("{word}{AFTER_BLANK}"));
        let mut entries = self.0[language as usize].range().ge(&from).lt(&to).into_stream();
        let mut stems = Vec::new();
        while let Some(entry) = entries.next() {
            let edit = entry.get(from.len()..).and_then(|edit| std::str::from_utf8(edit).ok());
            stems.extend(edit.and_then(|edit| edited(word, edit)));
        }
        stems
    }

    /// Whether a particle and the stem of a verb make a verb that is written apart: `op` and `zeg`.
    pub(crate) fn is_separable(&self, particle: &str, stem: &str, language: Language) -> bool {
        self.0[language as usize].contains(format!("{SEPARABLE}{particle}{stem}"))
    }
}

/// How the table writes that a word has a stem: the word, a blank, and the shortest edit. This is a digit, 1 more
/// than the letters before a `ge` that goes, or 0; a letter that tells how many letters go at the end; and the
/// letters that come there instead. `None` where so many go that no letter tells it.
#[must_use]
pub fn entry(word: &str, stem: &str) -> Option<String> {
    let plain = (0, word.to_owned());
    let before_ge =
        (0..=MOST_BEFORE_GE).filter(|at| word.get(*at..).is_some_and(|rest| rest.starts_with(GE)));
    let without_ge = before_ge.map(|at| (at + 1, format!("{}{}", &word[..at], &word[at + GE.len()..])));
    let edits = std::iter::once(plain).chain(without_ge).filter_map(|(ge, base)| {
        let shared = base.bytes().zip(stem.bytes()).take_while(|(one, other)| one == other).count();
        let gone = u8::try_from(base.len() - shared).ok().filter(|gone| *gone < 26)?;
        Some(format!("{ge}{}{}", char::from(b'a' + gone), &stem[shared..]))
    });
    // Of the edits as long as the shortest, the one with fewer letters gone.
    let best = edits.min_by_key(|edit| (edit.len(), edit.as_bytes()[1], edit.as_bytes()[0]))?;
    Some(format!("{word}{BLANK}{best}"))
}

/// How the table writes the stem of a separable verb.
#[must_use]
pub fn separable_entry(stem: &str) -> String {
    format!("{SEPARABLE}{stem}")
}

/// The stem that an edit makes of a word.
fn edited(word: &str, edit: &str) -> Option<String> {
    let [ge, gone, ..] = *edit.as_bytes() else { return None };
    let base = match usize::from(ge.checked_sub(b'0')?) {
        0 => word.to_owned(),
        at => format!("{}{}", word.get(..at - 1)?, word.get(at - 1 + GE.len()..)?),
    };
    let left = base.len().checked_sub(usize::from(gone.checked_sub(b'a')?))?;
    Some(format!("{}{}", base.get(..left)?, edit.get(2..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_makes_the_stem_of_the_word() {
        for (word, stem, expected) in [
            ("opgezegd", "opzeg", "opgezegd 3b"),
            ("gezocht", "zoek", "gezocht 1dek"),
            ("leden", "lid", "leden 0did"),
            ("groot", "groot", "groot 0a"),
            ("was", "zijn", "was 0dzijn"),
        ] {
            let entry = entry(word, stem).expect("a short word");
            assert_eq!(entry.len(), expected.len(), "{entry} is as short as {expected}");
            let edit = entry.split_once(BLANK).expect("a blank").1;
            assert_eq!(edited(word, edit).as_deref(), Some(stem), "{entry}");
        }
        for damaged in ["", "0", "9z", "x", "0z", "1é"] {
            assert_eq!(edited("a", damaged), None, "{damaged}");
        }
    }

    #[test]
    fn the_tables_know_hard_forms_and_separable_verbs() {
        let lemmas = Lemmas::new().expect("the tables are sound");
        assert!(lemmas.stems("gezocht", Language::Dutch).contains(&"zoek".to_owned()));
        assert!(lemmas.stems("leden", Language::Dutch).contains(&"lid".to_owned()));
        assert_eq!(lemmas.stems("children", Language::English), ["child"]);
        assert!(lemmas.stems("qwrt", Language::Dutch).is_empty());
        assert!(lemmas.is_separable("op", "zeg", Language::Dutch));
        assert!(!lemmas.is_separable("op", "maandag", Language::Dutch));
    }
}
