//! What is the form that the inflections of a word share? (Stemming.)
//!
//! The lemma table leads an inflection back to its lemma, as far as the rules would fail; then Snowball's rules,
//! Kraaij-Pohlmann for Dutch and Porter2 for English, lead the lemma to the stem that it shares with what is
//! derived from it (`betalen`, `betaling`). The Dutch rules go by letters alone
//! and take an `s` or a `t` that belongs to the word for an ending (`fiets` becomes `fiet`, but
//! `fietsen` `fiets`); where the word list knows better, the word is first led back to a form
//! that they do handle.

use fnv::FnvHashMap as HashMap;
use frostem::{Algorithm, Stemmer};

use super::lemmas::Lemmas;
use super::lexicon::Lexicon;
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::weights::PART_LETTERS;
use crate::search::word_lists::{COMPOUND_LINKS, IRREGULAR_FORMS, SEPARABLE_PARTICLES};

/// The stems that a table has of a word, without the mark of the language; none of a word that it has not got.
pub type Table<'t> = &'t dyn Fn(&str) -> Vec<String>;

/// Stems the words of all languages.
pub struct Stems {
    dutch: Stemmer,
    english: Stemmer,
    lexicon: Lexicon,
    lemmas: Lemmas,
    /// By language, and by form: the forms that it is stemmed as.
    irregular: [HashMap<&'static str, &'static str>; Language::ALL.len()],
}

impl Stems {
    /// The rules, with the word lists and tables that they rest on.
    ///
    /// # Errors
    /// When a word list within the program is damaged.
    pub fn new() -> Result<Self, SearchError> {
        let irregular = |language| {
            IRREGULAR_FORMS.of(language).iter().filter_map(|forms| forms.split_once(' ')).collect()
        };
        Ok(Self {
            dutch: Stemmer::new(Algorithm::Dutch),
            english: Stemmer::new(Algorithm::English),
            lexicon: Lexicon::new()?,
            lemmas: Lemmas::new()?,
            irregular: Language::ALL.map(irregular),
        })
    }

    /// The stems of a folded word, with the language's mark in front: `n` or `e`. Mostly one; several where
    /// the word is an inflection of several (`wegen` of `weg` and of `wegen`).
    ///
    /// The mark keeps the stems of the two languages apart: they obey different rules, and a
    /// question is stemmed by both.
    #[must_use]
    pub fn of(&self, word: &str, language: Language) -> Vec<String> {
        let mark = mark(language);
        let stems = self.by_table(word, language, &|word| self.lemmas.stems(word, language));
        stems.into_iter().map(|stem| format!("{mark}{stem}")).collect()
    }

    /// The same with another lemma table, and without the mark.
    #[must_use]
    pub fn by_table(&self, word: &str, language: Language, table: Table<'_>) -> Vec<String> {
        let mut stems = Vec::new();
        if let Some(forms) = self.irregular[language as usize].get(word) {
            stems.extend(forms.split(' ').map(|form| self.of_lemma(form, language)));
        }
        stems.extend(table(word));
        if stems.is_empty() && language == Language::Dutch {
            stems = self.by_last_part(word, table);
        }
        if stems.is_empty() {
            stems.push(self.of_lemma(word, language));
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The stem that the rules give a word, without the mark of the language: right for a lemma, and for most
    /// inflections.
    #[must_use]
    pub fn of_lemma(&self, word: &str, language: Language) -> String {
        let stemmer = match language {
            // `2e` is no inflection of 2.
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => return word.to_owned(),
            Language::Dutch => &self.dutch,
            Language::English => return self.english.stem(word).into_owned(),
        };
        let base = self.dutch_base(word);
        let stem = stemmer.stem(base.as_deref().unwrap_or(word));
        // The rules make `vaccineer` of `vaccinatie`, but `vacciner` of `vaccineren`.
        match stem.strip_suffix("eer") {
            Some(head) if head.len() > 3 => format!("{head}er"),
            _ => stem.into_owned(),
        }
    }

    /// Whether a particle and an inflection of a verb are a separable verb: `op` and `zegt`.
    pub(crate) fn is_separable(&self, particle: &str, verb: &str, language: Language) -> bool {
        let stems = self.by_table(verb, language, &|word| self.lemmas.stems(word, language));
        stems.iter().any(|stem| self.lemmas.is_separable(particle, stem, language))
    }

    /// The word list that the Dutch stems rest on.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn is_word(&self, word: &str) -> bool {
        self.lexicon.contains(word, Language::Dutch)
    }

    /// The stems of a compound, or of a separable verb, whose last part the table has: of `raadsleden` those of
    /// `leden`. The longest such part counts.
    fn by_last_part(&self, word: &str, table: Table<'_>) -> Vec<String> {
        let cuts = (1..word.len()).filter(|at| word.is_char_boundary(*at));
        for (first, last) in cuts.map(|at| word.split_at(at)) {
            if last.len() < PART_LETTERS {
                break;
            }
            if self.is_first_part(first) {
                let stems = table(last);
                if !stems.is_empty() {
                    return stems.into_iter().map(|stem| format!("{first}{stem}")).collect();
                }
            }
        }
        Vec::new()
    }

    fn is_first_part(&self, part: &str) -> bool {
        let links = COMPOUND_LINKS.of(Language::Dutch).iter().filter_map(|link| part.strip_suffix(link));
        let is_part = |part: &str| part.len() >= PART_LETTERS && self.is_word(part);
        SEPARABLE_PARTICLES.of(Language::Dutch).contains(part)
            || std::iter::once(part).chain(links).any(is_part)
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
        if vowels.contains(last) {
            // `groo` of `groot`: verbs such as `zien` stand in the lemma table.
            return None;
        }
        let form = if vowels.contains(vowel) && before == vowel {
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
pub(crate) fn mark(language: Language) -> char {
    match language {
        Language::Dutch => 'n',
        Language::English => 'e',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(stems: &Stems, one: &str, other: &str, language: Language) -> bool {
        let others = stems.of(other, language);
        stems.of(one, language).iter().any(|stem| others.contains(stem))
    }

    #[test]
    fn an_irregular_form_is_led_back_to_another() {
        for language in Language::ALL {
            for entry in IRREGULAR_FORMS.of(language).iter() {
                let forms = entry.split_once(' ');
                assert!(forms.is_some_and(|(form, bases)| form != bases), "{language}: {entry}");
            }
        }
    }

    #[test]
    fn inflections_share_a_stem() {
        let stems = Stems::new().expect("the word lists are sound");
        for pair in DUTCH {
            let (one, other) = pair.split_once(' ').expect("two words");
            assert!(
                share(&stems, one, other, Language::Dutch),
                "{pair}: {:?}",
                stems.of(one, Language::Dutch)
            );
        }
        for pair in ENGLISH {
            let (one, other) = pair.split_once(' ').expect("two words");
            assert!(share(&stems, one, other, Language::English), "{pair}");
        }
        for pair in APART {
            let (one, other) = pair.split_once(' ').expect("two words");
            assert!(!share(&stems, one, other, Language::Dutch), "{pair}");
        }
        assert_eq!(stems.of("running", Language::English), ["erun"]);
    }

    const DUTCH: &[&str] = &[
        "netwerken netwerk",
        "kinderen kind",
        "betaald betalen",
        "locaties locatie",
        "bedrijven bedrijf",
        "huizen huis",
        "wachtwoorden wachtwoord",
        "fietsen fiets",
        "adressen adres",
        "speelt spelen",
        "gespeeld spelen",
        "getest testen",
        "vrije vrij",
        "blije blij",
        "schaalvrije schaalvrij",
        "partijen partij",
        "nabije nabij",
        "gekost kosten",
        "danst dansen",
        "sneller snel",
        "vaccineren vaccinatie",
        "films film",
        "tweede 2e",
        "derde 3e",
        "hoge hoog",
        "grote groot",
        "bewaard bewaren",
        "vertaald vertalen",
        "verhuurd verhuren",
        "verstuurd versturen",
        "hersteld herstellen",
        "besteld bestellen",
        "gesloten sluiten",
        "begon beginnen",
        "gezocht zoeken",
        "gezegd zeggen",
        "opgezegd opzeggen",
        "zegt zeggen",
        "afgemeld afmelden",
        "ideeen idee",
        "dagen dag",
        "schepen schip",
        "leden lid",
        "noten noot",
        "noot noten",
        "bestuursleden bestuurslid",
        "wijkraadsleden wijkraadslid",
        "paden pad",
        "steden stad",
        "wegen weg",
        "mogelijkheden mogelijkheid",
        "nederlandse nederlands",
        "kocht kopen",
        "media medium",
    ];
    const ENGLISH: &[&str] = &[
        "children child",
        "men man",
        "went go",
        "bought buy",
        "better good",
        "kept keep",
        "third 3e",
        "leaves leave",
        "left leave",
        "seconds second",
        "second 2e",
        "meetings meeting",
    ];
    /// What has nothing to do with each other, though the rules alone would have it so.
    const APART: &[&str] = &["post pos", "fiets fiet", "groot groen", "schoot schoen", "2e 2", "rood roen"];

    #[test]
    fn a_letter_of_several_bytes_is_never_cut() {
        let stems = Stems::new().expect("the word lists are sound");
        for word in ["ⶭit", "geⶭid", "ⶭs", "geⶭt", "ⶭer", "éet", "ⶭet", "ⶭaat", "ⶭleden", "opⶭ"]
        {
            assert!(!stems.of(word, Language::Dutch).is_empty(), "{word}");
        }
    }
}
