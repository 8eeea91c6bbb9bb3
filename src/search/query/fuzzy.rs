//! Which words of the corpus may have been meant by one that it does not know? (Fuzzy matching.)
//!
//! An automaton walks the dictionary for the words within one edit, or two from seven letters
//! (insertion, deletion, substitution, or two neighbouring letters swapped: optimal string
//! alignment); strsim then tells how close each of them is.

use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

use crate::search::error::SearchError;
use crate::search::index::segment::IndexReaders;
use crate::search::weights::{
    FUZZY_LETTERS, JARO_WINKLER, MOST_NEIGHBOURS, ONE_EDIT, TWO_EDIT_LETTERS, TWO_EDITS,
};

/// A word of the corpus near one that was typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Neighbour {
    /// The word of the corpus.
    pub(crate) word: String,
    /// How close it is: 0 to 1.
    pub(crate) closeness: f32,
    /// How many passages hold it.
    pub(crate) passages: u32,
}

/// The words of the corpus near a folded word, closest first.
///
/// Where there are words within one edit, those within two are not looked for: it takes several times
/// as long, and the right word is hardly ever among them.
pub(crate) fn neighbours(word: &str, readers: &IndexReaders) -> Result<Vec<Neighbour>, SearchError> {
    for edits in 1..=edits(word).unwrap_or(0) {
        let near = within(edits, word, readers)?;
        if !near.is_empty() {
            return Ok(near);
        }
    }
    Ok(Vec::new())
}

fn within(edits: u8, word: &str, readers: &IndexReaders) -> Result<Vec<Neighbour>, SearchError> {
    // The field does not matter: the automaton sees the text of the term alone.
    let term = Term::from_field_text(tantivy::schema::Field::from_field_id(0), word);
    let automaton = FuzzyTermQuery::new(term, edits, true).automaton()?;
    let mut found = Vec::new();
    let mut stream = readers.words.search(automaton).into_stream()?;
    while let Some((bytes, info)) = stream.next() {
        if let Ok(near) = std::str::from_utf8(bytes) {
            found.push(Neighbour {
                word: near.to_owned(),
                closeness: closeness(word, near),
                passages: info.doc_freq,
            });
        }
    }
    found.sort_by(|a, b| {
        b.closeness.total_cmp(&a.closeness).then(b.passages.cmp(&a.passages)).then(a.word.cmp(&b.word))
    });
    found.truncate(MOST_NEIGHBOURS);
    Ok(found)
}

/// Whether a word has so few letters that it is near others by accident: `oke` and `owe`.
///
/// A third of its letters is another one. So a neighbour is never told as a correction.
pub(crate) fn is_short(word: &str) -> bool {
    word.chars().count() <= FUZZY_LETTERS
}

/// Whether a short word stands for others, letter by letter: `tcp` is no slip for `top`.
fn is_initials(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    is_short(word) && word.chars().all(|c| c.is_ascii_alphabetic() && !vowel(c))
}

/// How many edits a misspelt word may be away from the word that was meant; `None` for what has
/// too few letters, stands for several words, or is no word.
pub(crate) fn edits(word: &str) -> Option<u8> {
    let letters = word.chars().count();
    let word_like =
        letters >= FUZZY_LETTERS && !word.chars().any(|c| c.is_ascii_digit()) && !is_initials(word);
    word_like.then_some(if letters < TWO_EDIT_LETTERS { 1 } else { 2 })
}

/// All that is one edit away from a word of letters, words or not: a letter left out, another in its place, one more,
/// or two neighbouring ones swapped (Norvig, 2007). The other way round than [`neighbours`], for words that are looked
/// up elsewhere than in the corpus.
pub(crate) fn one_edit_away(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let places = 0..=letters.len();
    places.flat_map(move |at| {
        let (before, after) = letters.split_at(at);
        let joined = |middle: &[char], rest: &[char]| [before, middle, rest].concat().into_iter().collect();
        let mut edits: Vec<String> = ('a'..='z').map(|letter| joined(&[letter], after)).collect();
        if let [first, rest @ ..] = after {
            edits.push(joined(&[], rest));
            edits.extend(('a'..='z').filter(|letter| letter != first).map(|letter| joined(&[letter], rest)));
        }
        if let [first, second, rest @ ..] = after {
            edits.push(joined(&[*second, *first], rest));
        }
        edits
    })
}

/// How close two words are, 0 to 1: what their edits leave, and among equally many what Jaro-Winkler
/// tells, since people seldom get the first letters wrong.
#[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
pub(crate) fn closeness(typed: &str, near: &str) -> f32 {
    let edits = match strsim::osa_distance(typed, near) {
        0 => 0.0,
        1 => ONE_EDIT,
        _ => TWO_EDITS,
    };
    let similarity = strsim::jaro_winkler(typed, near) as f32;
    (1.0 - edits) * (1.0 - JARO_WINKLER + JARO_WINKLER * similarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_without_a_vowel_have_no_neighbours() {
        for (word, expected) in [
            ("tcp", None),
            ("vpn", None),
            ("gpt", None),
            ("md5", None),
            ("ab", None),
            ("bih", Some(1)),
            ("klpt", Some(1)),
            ("overleed", Some(2)),
        ] {
            assert_eq!(edits(word), expected, "{word}");
        }
    }

    #[test]
    fn one_edit_away_is_all_that_osa_distance_calls_one() {
        let away: Vec<String> = one_edit_away("huur").collect();
        assert!(away.iter().all(|other| strsim::osa_distance("huur", other) <= 1));
        for other in ["hur", "huurt", "buur", "hruu", "uhur"] {
            let is_one = strsim::osa_distance("huur", other) == 1;
            assert_eq!(away.iter().any(|word| word == other), is_one, "{other}");
        }
    }

    #[test]
    fn one_edit_is_closer_than_two_and_the_first_letters_count() {
        assert!(closeness("inovatie", "innovatie") > closeness("inovatei", "innovatie"));
        assert!(closeness("netwrk", "netwerk") > closeness("etwerk", "netwerk"));
    }
}
