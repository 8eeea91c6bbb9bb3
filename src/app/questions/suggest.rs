//! Which questions can be offered while a member is typing?

use std::collections::HashSet;

use crate::app::library::Library;
use crate::domain::Language;
use crate::search::folded_words;

/// The most that Discord shows; more is no help in a terminal either.
const MOST: usize = 25;

/// What can be offered in which each typed word begins a word; in the member's language first, and the
/// short ones first, since there the typed words are most of it.
pub(crate) fn suggest(library: &Library, typed: &str, language: Language) -> Vec<String> {
    let typed = folded_words(typed);
    let mut found: Vec<_> = library.offers.0.iter().filter(|offer| offer.fits(&typed)).collect();
    found.sort_by_key(|offer| (offer.language != language, offer.words.len()));
    // A heading and a term may differ in their capitals only.
    let mut seen = HashSet::new();
    let fresh = found.into_iter().filter(|offer| seen.insert(&offer.words));
    fresh.take(MOST).map(|offer| offer.shown.clone()).collect()
}
