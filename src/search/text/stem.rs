//! What is the form that the inflections of a word share? (Stemming.)
//!
//! Snowball: Kraaij-Pohlmann for Dutch, Porter2 for English. The Dutch rules go by letters alone
//! and take an `s` or a `t` that belongs to the word for an ending (`fiets` becomes `fiet`, but
//! `fietsen` `fiets`); where the word list knows better, the word is first led back to a form
//! that they do handle.

use fnv::FnvHashMap as HashMap;
use frostem::{Algorithm, Stemmer};

use super::lexicon::Lexicon;
use crate::domain::Language;
use crate::search::word_lists::IRREGULAR_FORMS;

/// Stems the words of both languages.
pub(crate) struct Stems {
    dutch: Stemmer,
    english: Stemmer,
    lexicon: Lexicon,
    /// By language, and by form: the form that it is stemmed as.
    irregular: [HashMap<&'static str, &'static str>; Language::ALL.len()],
}

impl Stems {
    pub(crate) fn new(lexicon: Lexicon) -> Self {
        let irregular = |language| {
            IRREGULAR_FORMS.of(language).iter().filter_map(|forms| forms.split_once(' ')).collect()
        };
        Self {
            dutch: Stemmer::new(Algorithm::Dutch),
            english: Stemmer::new(Algorithm::English),
            lexicon,
            irregular: Language::ALL.map(irregular),
        }
    }

    /// The stem of a folded word, with the language's mark in front: `n` or `e`.
    ///
    /// The mark keeps the stems of the two languages apart: they obey different rules, and a
    /// question is stemmed by both.
    pub(crate) fn stem(&self, word: &str, language: Language) -> String {
        let irregular = self.irregular[language as usize].get(word).copied();
        let form = irregular.unwrap_or(word);
        match language {
            // `2e` is no inflection of 2.
            _ if form.starts_with(|c: char| c.is_ascii_digit()) => format!("{}{form}", mark(language)),
            Language::Dutch => self.dutch(form, irregular.is_some()),
            Language::English => format!("{}{}", mark(language), self.english.stem(form)),
        }
    }

    /// The word list that the Dutch stems rest on.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn is_word(&self, word: &str) -> bool {
        self.lexicon.contains(word, Language::Dutch)
    }

    fn dutch(&self, word: &str, is_base: bool) -> String {
        let base = if is_base { None } else { self.dutch_base(word) };
        let stem = self.dutch.stem(base.as_deref().unwrap_or(word));
        let mark = mark(Language::Dutch);
        // The rules make `vaccineer` of `vaccinatie`, but `vacciner` of `vaccineren`.
        match stem.strip_suffix("eer") {
            Some(head) if head.len() > 3 => format!("{mark}{head}er"),
            _ => format!("{mark}{stem}"),
        }
    }

    /// Another form of the word that the rules bring to the right stem.
    fn dutch_base(&self, word: &str) -> Option<String> {
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
            .find(|form| self.is_word(form))
    }

    /// `getest` of `testen`, `gespeeld` of `spelen`.
    fn participle(&self, word: &str) -> Option<String> {
        let whole = &word[2..];
        self.infinitive(whole).or_else(|| self.infinitive(&whole[..whole.len() - 1]))
    }

    /// `speelt` of `spelen`; but `kant`, whose plural is `kanten`, has no past tense `kante`.
    fn third_person(&self, word: &str) -> Option<String> {
        let plural = format!("{word}en");
        let noun = self.is_word(&plural) && !self.is_word(&format!("{word}e"));
        if noun { Some(plural) } else { self.infinitive(&word[..word.len() - 1]) }
    }

    /// `sneller` of `snelle`, when there is `snellere`.
    fn comparative(&self, word: &str) -> Option<String> {
        let base = word[..word.len() - 1].to_owned();
        (self.is_word(&format!("{word}e")) && self.is_word(&base)).then_some(base)
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
        std::iter::once(form).chain(voiced).find(|form| self.is_word(form))
    }
}

/// What a stem of the language begins with.
fn mark(language: Language) -> char {
    match language {
        Language::Dutch => 'n',
        Language::English => 'e',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_irregular_form_is_led_back_to_another() {
        for language in Language::ALL {
            for entry in IRREGULAR_FORMS.of(language).iter() {
                let forms = entry.split_once(' ').filter(|(form, base)| form != base && !base.contains(' '));
                assert!(forms.is_some(), "{language}: {entry}");
            }
        }
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
            ("tweede", "2e"),
            ("derde", "3e"),
        ] {
            assert_eq!(stems.stem(one, Language::Dutch), stems.stem(other, Language::Dutch), "{one}");
        }
        for (one, other) in [("post", "pos"), ("fiets", "fiet")] {
            assert_ne!(stems.stem(one, Language::Dutch), stems.stem(other, Language::Dutch), "{one}");
        }
        assert_eq!(stems.stem("running", Language::English), "erun");
        assert_eq!(stems.stem("third", Language::English), stems.stem("3e", Language::English));
        assert_ne!(stems.stem("2e", Language::Dutch), stems.stem("2", Language::Dutch));
    }

    #[test]
    fn a_letter_of_several_bytes_is_never_cut() {
        let stems = Stems::new(Lexicon::new().expect("the word list is sound"));
        for word in ["ⶭit", "geⶭid", "ⶭs", "geⶭt", "ⶭer", "éet", "ⶭet", "ⶭaat"] {
            assert!(!stems.stem(word, Language::Dutch).is_empty(), "{word}");
        }
    }
}
