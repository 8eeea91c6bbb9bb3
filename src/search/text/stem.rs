//! What is the form that the inflections of a word share?
//!
//! Snowball: Kraaij-Pohlmann for Dutch, Porter2 for English. The Dutch rules go by letters alone
//! and take an `s` or a `t` that belongs to the word for an ending (`fiets` becomes `fiet`, but
//! `fietsen` `fiets`); where the word list knows better, the word is first led back to a form
//! that they do handle.

use frostem::{Algorithm, Stemmer};

use super::lexicon::Lexicon;
use crate::domain::Language;

/// Irregular plurals and verbs, which neither the rules nor the word list bring together.
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
pub(crate) struct Stems {
    dutch: Stemmer,
    english: Stemmer,
    lexicon: Lexicon,
}

impl Stems {
    pub(crate) fn new(lexicon: Lexicon) -> Self {
        Self { dutch: Stemmer::new(Algorithm::Dutch), english: Stemmer::new(Algorithm::English), lexicon }
    }

    /// The stem of a folded word, with the language's mark in front: `n` or `e`.
    ///
    /// The mark keeps the stems of the two languages apart: they obey different rules, and a
    /// question is stemmed by both.
    pub(crate) fn stem(&self, word: &str, language: Language) -> String {
        match language {
            Language::Dutch => self.dutch(word),
            Language::English => format!("e{}", self.english.stem(word)),
        }
    }

    /// The word list that the Dutch stems rest on.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn dutch(&self, word: &str) -> String {
        let stem = match self.dutch_base(word) {
            Some(base) => self.dutch.stem(&base).into_owned(),
            None => self.dutch.stem(word).into_owned(),
        };
        // The rules make `vaccineer` of `vaccinatie`, but `vacciner` of `vaccineren`.
        match stem.strip_suffix("eer") {
            Some(head) if head.len() > 3 => format!("n{head}er"),
            _ => format!("n{stem}"),
        }
    }

    /// Another form of the word that the rules bring to the right stem.
    fn dutch_base(&self, word: &str) -> Option<String> {
        if let Ok(at) = DUTCH_EXCEPTIONS.binary_search_by_key(&word, |(form, _)| form) {
            return Some(DUTCH_EXCEPTIONS[at].1.to_owned());
        }
        match word.as_bytes() {
            [.., b's'] => self.plural_of_s(word),
            [b'g', b'e', .., b't' | b'd'] => self.participle(word),
            [.., b't'] => self.third_person(word),
            [.., b'e', b'r'] => self.comparative(word),
            // The rules keep the ending of `vrije`, as if the `j` were a vowel.
            [.., b'i', b'j', b'e'] => Some(word[..word.len() - 1].to_owned()),
            _ => None,
        }
    }

    /// `fiets`: the `s` belongs to the word when there is `fietsen`, `adressen` or `huizen`.
    fn plural_of_s(&self, word: &str) -> Option<String> {
        let head = &word[..word.len() - 1];
        [format!("{word}en"), format!("{word}sen"), format!("{head}zen")]
            .into_iter()
            .find(|form| self.lexicon.contains(form))
    }

    /// `getest` of `testen`, `gespeeld` of `spelen`.
    fn participle(&self, word: &str) -> Option<String> {
        let whole = &word[2..];
        self.infinitive(whole).or_else(|| self.infinitive(&whole[..whole.len() - 1]))
    }

    /// `speelt` of `spelen`; but `kant`, whose plural is `kanten`, has no past tense `kante`.
    fn third_person(&self, word: &str) -> Option<String> {
        let plural = format!("{word}en");
        let noun = self.lexicon.contains(&plural) && !self.lexicon.contains(&format!("{word}e"));
        if noun { Some(plural) } else { self.infinitive(&word[..word.len() - 1]) }
    }

    /// `sneller` of `snelle`, when there is `snellere`.
    fn comparative(&self, word: &str) -> Option<String> {
        let base = word[..word.len() - 1].to_owned();
        (self.lexicon.contains(&format!("{word}e")) && self.lexicon.contains(&base)).then_some(base)
    }

    /// The infinitive of a verb with this stem, if there is one: `speel` has `spelen`, `zeg`
    /// `zeggen`, `test` `testen`.
    fn infinitive(&self, stem: &str) -> Option<String> {
        let bytes = stem.as_bytes();
        let [.., before, vowel, last] = bytes else { return None };
        let vowels = b"aeiouy";
        let form = if vowels.contains(last) || vowels.contains(vowel) && before == vowel {
            // A letter before the last may take several bytes: no Dutch verb ends in those.
            format!("{}{}en", stem.get(..bytes.len() - 2)?, char::from(*last))
        } else if vowels.contains(vowel) && !vowels.contains(before) {
            format!("{stem}{}en", char::from(*last))
        } else {
            format!("{stem}en")
        };
        let voiced = match last {
            b'f' => Some(form.replace("fen", "ven")),
            b's' => Some(form.replace("sen", "zen")),
            _ => None,
        };
        std::iter::once(form).chain(voiced).find(|form| self.lexicon.contains(form))
    }
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
        let stems = Stems::new(Lexicon::new().expect("the word list is sound"));
        for (one, other) in [
            ("netwerken", "netwerk"),
            ("kinderen", "kind"),
            ("betaald", "betalen"),
            ("locaties", "locatie"),
            ("bedrijven", "bedrijf"),
            ("huizen", "huis"),
            ("wachtwoorden", "wachtwoord"),
            ("fietsen", "fiets"),
            ("adressen", "adres"),
            ("speelt", "spelen"),
            ("gespeeld", "spelen"),
            ("getest", "testen"),
            ("vrije", "vrij"),
            ("blije", "blij"),
            ("schaalvrije", "schaalvrij"),
            ("partijen", "partij"),
            ("nabije", "nabij"),
            ("gekost", "kosten"),
            ("danst", "dansen"),
            ("sneller", "snel"),
            ("vaccineren", "vaccinatie"),
            ("films", "film"),
        ] {
            assert_eq!(stems.stem(one, Language::Dutch), stems.stem(other, Language::Dutch), "{one}");
        }
        for (one, other) in [("post", "pos"), ("fiets", "fiet")] {
            assert_ne!(stems.stem(one, Language::Dutch), stems.stem(other, Language::Dutch), "{one}");
        }
        assert_eq!(stems.stem("running", Language::English), "erun");
    }

    #[test]
    fn a_letter_of_several_bytes_is_never_cut() {
        let stems = Stems::new(Lexicon::new().expect("the word list is sound"));
        for word in ["ⶭit", "geⶭid", "ⶭs", "geⶭt", "ⶭer", "éet", "ⶭet", "ⶭaat"] {
            assert!(!stems.stem(word, Language::Dutch).is_empty(), "{word}");
        }
    }
}
