//! What is the form that the inflections of a word share?
//!
//! Snowball: Kraaij-Pohlmann for Dutch, Porter2 for English; and a short list of Dutch words that
//! the rules leave apart.

use frostem::{Algorithm, Stemmer};

use crate::domain::Language;

/// Irregular plurals and participles that the rules do not bring to the stem of their base form.
const DUTCH_EXCEPTIONS: &[(&str, &str)] = &[
    ("betaald", "betalen"),
    ("betaalde", "betalen"),
    ("gedaan", "doen"),
    ("gegaan", "gaan"),
    ("gegeven", "geven"),
    ("gehad", "hebben"),
    ("geholpen", "helpen"),
    ("gekocht", "kopen"),
    ("gekozen", "kiezen"),
    ("gekregen", "krijgen"),
    ("genomen", "nemen"),
    ("geschreven", "schrijven"),
    ("gevonden", "vinden"),
    ("gezien", "zien"),
    ("hield", "houden"),
    ("kinderen", "kind"),
    ("kocht", "kopen"),
    ("koos", "kiezen"),
    ("kreeg", "krijgen"),
    ("leden", "lid"),
    ("media", "medium"),
    ("musea", "museum"),
    ("nam", "nemen"),
    ("schepen", "schip"),
    ("schreef", "schrijven"),
    ("steden", "stad"),
    ("verloor", "verliezen"),
    ("verloren", "verliezen"),
    ("vond", "vinden"),
    ("wachtwoorden", "wachtwoord"),
];

/// Stems the words of both languages.
#[derive(Clone, Copy)]
pub(crate) struct Stems {
    dutch: Stemmer,
    english: Stemmer,
}

impl Stems {
    pub(crate) fn new() -> Self {
        Self { dutch: Stemmer::new(Algorithm::Dutch), english: Stemmer::new(Algorithm::English) }
    }

    /// The stem of a folded word, with the language's mark in front: `n` or `e`.
    ///
    /// The mark keeps the stems of the two languages apart: they obey different rules, and a
    /// question is stemmed by both.
    pub(crate) fn stem(&self, word: &str, language: Language) -> String {
        let (mark, stem) = match language {
            Language::Dutch => ('n', self.dutch.stem(dutch_base(word))),
            Language::English => ('e', self.english.stem(word)),
        };
        let mut term = String::with_capacity(1 + stem.len());
        term.push(mark);
        term.push_str(&stem);
        term
    }
}

fn dutch_base(word: &str) -> &str {
    DUTCH_EXCEPTIONS.binary_search_by_key(&word, |(form, _)| form).map_or(word, |at| DUTCH_EXCEPTIONS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_sorted_for_the_search_in_them() {
        assert!(DUTCH_EXCEPTIONS.is_sorted());
    }

    #[test]
    fn inflections_share_a_stem() {
        let stems = Stems::new();
        for (one, other) in [
            ("netwerken", "netwerk"),
            ("kinderen", "kind"),
            ("betaald", "betalen"),
            ("locaties", "locatie"),
            ("bedrijven", "bedrijf"),
            ("huizen", "huis"),
            ("wachtwoorden", "wachtwoord"),
        ] {
            assert_eq!(stems.stem(one, Language::Dutch), stems.stem(other, Language::Dutch), "{one}");
        }
        assert_eq!(stems.stem("running", Language::English), "erun");
    }
}
