//! Where do the phrases of a list stand among words?
//!
//! A message is held against a thousand phrases, so that they are kept by their first word.

use fnv::FnvHashMap as HashMap;

use crate::search::word_lists::WordList;

/// The sign for a few words in a phrase, or none.
const GAP: &str = "*";
/// How many words it stands for at the most: set by judgement.
const MOST_IN_GAP: usize = 4;

/// The phrases of some lists, of all languages.
pub(crate) struct Phrases(HashMap<&'static str, Vec<Vec<&'static str>>>);

impl Phrases {
    /// The phrases of lists.
    pub(crate) fn of(lists: &[&WordList]) -> Self {
        let mut phrases = HashMap::<_, Vec<_>>::default();
        for phrase in lists.iter().flat_map(|list| list.iter()) {
            let words: Vec<&str> = phrase.split(' ').collect();
            phrases.entry(words[0]).or_default().push(words);
        }
        Self(phrases)
    }

    /// How many words the longest phrase has that words begin with.
    pub(crate) fn at_start(&self, words: &[&str]) -> Option<usize> {
        let known = self.0.get(words.first()?)?;
        known.iter().filter_map(|phrase| length(words, phrase)).max()
    }

    /// How many words each phrase has that words begin with.
    pub(crate) fn all_at_start(&self, words: &[&str]) -> Vec<usize> {
        let known = words.first().and_then(|first| self.0.get(first));
        known.into_iter().flatten().filter_map(|phrase| length(words, phrase)).collect()
    }

    /// Whether words have a phrase somewhere.
    pub(crate) fn are_in(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| self.at_start(&words[at..]).is_some())
    }
}

/// How many words a phrase takes at the beginning of others.
fn length(words: &[&str], phrase: &[&str]) -> Option<usize> {
    let Some((said, rest)) = phrase.split_first() else { return Some(0) };
    if *said == GAP {
        let most = MOST_IN_GAP.min(words.len());
        return (0..=most).find_map(|gap| Some(gap + length(&words[gap..], rest)?));
    }
    let (first, others) = words.split_first()?;
    if first == said { Some(1 + length(others, rest)?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::word_lists::POLITE_OPENERS;

    #[test]
    fn the_longest_phrase_is_taken_and_a_gap_holds_a_few_words() {
        let phrases = Phrases::of(&[&POLITE_OPENERS]);
        let length = |text: &str| phrases.at_start(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(length("sorry als dit al honderd keer gevraagd is wat"), Some(8));
        assert_eq!(length("weet iemand misschien wat"), Some(3));
        assert_eq!(length("weet iemand wat"), Some(2));
        assert_eq!(length("netwerk weet iemand"), None);
        assert!(phrases.are_in(&["netwerk", "weet", "iemand"]));
    }
}
