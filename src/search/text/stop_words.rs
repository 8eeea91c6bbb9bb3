//! Which words of a question say nothing about its subject?
//!
//! Function words, and the words that questions and requests are phrased with.

use crate::domain::Language;

const DUTCH: &str = "\
aan af al alle alleen allen als altijd ander andere anders been ben bent bij bijna bijv bijvoorbeeld binnen \
boven ca daar daarbij daardoor daarna daarom daarop daarover daarvan daarvoor dan dat de deze die dit \
doe doen doet door dr dus dwz echt een eens eerst eigenlijk elk elke en enige enkele er erg eruit ervan \
even evt ga gaan gaat geen geweest gewoon ging graag had hadden heb hebben hebt heeft heel hem hen het hier \
hierbij hij hoe hoeveel hoelang hoezo hun iemand iets ieder iedere iedereen ik in is ja je jij jou jouw jullie \
kan kon konden kun kunnen kunt laat laten liever maak maar maken mag me mee meer meest men met mij mijn mijne \
min misschien mits mocht moest moet moeten mogen naar na nadat namelijk nee net niet niets niks nog nooit nou nu \
of om omdat onder ons onze ook op over overal per precies s sinds soms steeds t te tegen ten ter terwijl tijdens \
toch toe toen tot tussen u uit uw vaak van vanaf vanuit veel versus via voor vooral vragen vraag wat waar waaraan waarbij \
waardoor waarin waarmee waarna waarom waarop waarover waartoe waaruit waarvan waarvoor wanneer want waren was wat \
we weer weet weinig wel welk welke werd werden wie wier wij wil wilde willen wilt word worden wordt \
zal ze zeer zei zelf zelfs zich zichzelf zie zij zijn zo zoals zodat zonder zou zouden zulke zullen zult";

const ENGLISH: &str = "\
a about above after again all also am an and any anyone anything are aren arent as at be because been \
before being below between both but by can cannot cant considered could couldnt did didnt do does doesnt doing done dont down \
deemed during each either else etc ever every everything few following for from further get gets getting give given go goes going got had \
hadnt has hasnt have havent having he her here hers herself him himself his how i id if ill im in into is isnt it \
its itself ive just know least let lets like likely ll made make makes many may maybe me might more most much must my myself \
need no nor not now of off often on once one only onto or other our ours ourselves out over own per please \
rather re really regarding s same shall she should shouldnt show since so some somebody someone something still such t \
tell than that thats the their theirs them themselves then there theres these they this those through to too \
under unlikely until up upon us use ve versus very via vs want wants was wasnt we well were werent what whats when where whether which \
while who whom whose why will with within without wont would wouldnt yes yet you your yours yourself";

/// Dutch stop words as people type them on a phone.
const DUTCH_SHORT: &str = "\
aub bv bvb dmv drm egt eig ff gwn hoevl idd iig ihkv ipv ivm mbt mbv mn mss n nav ng nr obv pls sws svp tbv tgv tov tss \
vb vd vdh vh vlgs wnr wrm wss zgn zn";

/// English stop words as people type them on a phone.
const ENGLISH_SHORT: &str = "\
abt arnt b4 bc bcos bcs btw cos coz cuz dunno eg gimme gonna gotta gunna ie imo kinda lemme pls plz ppl shd thats thru tho \
u ur w wanna wat wd wheres whos wo wud ya";

/// The stop words of both languages.
#[derive(Debug)]
pub(crate) struct StopWords {
    dutch: std::collections::HashSet<&'static str>,
    english: std::collections::HashSet<&'static str>,
}

/// From this many letters on, a stop word can be told with a slip in it.
const LONG: usize = 5;

impl StopWords {
    pub(crate) fn new() -> Self {
        let set =
            |lists: [&'static str; 2]| lists.into_iter().flat_map(str::split_ascii_whitespace).collect();
        Self { dutch: set([DUTCH, DUTCH_SHORT]), english: set([ENGLISH, ENGLISH_SHORT]) }
    }

    /// Is the folded word a stop word of the language?
    pub(crate) fn contains(&self, word: &str, language: Language) -> bool {
        match language {
            Language::Dutch => self.dutch.contains(word),
            Language::English => self.english.contains(word),
        }
    }

    /// Is the folded word a stop word of either language?
    pub(crate) fn contains_in_any(&self, word: &str) -> bool {
        Language::ALL.iter().any(|language| self.contains(word, *language))
    }

    /// The language of which the folded word is a stop word; `None` for one of both, or neither. Where
    /// it is a word of one and only short for one of the other, it is the former: `wat` is Dutch.
    pub(crate) fn language_of_word(&self, word: &str) -> Option<Language> {
        let among = |list: &str| list.split_ascii_whitespace().any(|known| known == word);
        match (self.dutch.contains(word), self.english.contains(word)) {
            (true, false) => Some(Language::Dutch),
            (false, true) => Some(Language::English),
            (true, true) => match (among(DUTCH_SHORT), among(ENGLISH_SHORT)) {
                (false, true) => Some(Language::Dutch),
                (true, false) => Some(Language::English),
                (true, true) | (false, false) => None,
            },
            (false, false) => None,
        }
    }

    /// Is the folded word a stop word of the language with one slip of the pen in it? Only long
    /// ones count: a short word is one slip away from many others.
    pub(crate) fn nearly_contains(&self, word: &str, language: Language) -> bool {
        let words = match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        };
        let long = |word: &str| word.len() >= LONG;
        long(word) && words.iter().any(|known| long(known) && strsim::osa_distance(word, known) <= 1)
    }

    /// The language whose stop words a text uses most; `fallback` where neither leads.
    ///
    /// A vote of function words alone, so that it holds for text about any subject, but a short
    /// question without them has to be taken on trust.
    pub(crate) fn language_of<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
        fallback: Language,
    ) -> Language {
        let (mut dutch, mut english) = (0, 0);
        for word in words {
            dutch += usize::from(self.dutch.contains(word));
            english += usize::from(self.english.contains(word));
        }
        match dutch.cmp(&english) {
            std::cmp::Ordering::Greater => Language::Dutch,
            std::cmp::Ordering::Less => Language::English,
            std::cmp::Ordering::Equal => fallback,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_question_shows_in_its_small_words() {
        let stop = StopWords::new();
        let guess = |text: &str| stop.language_of(text.split(' '), Language::Dutch);
        assert_eq!(guess("how do i reset the password"), Language::English);
        assert_eq!(guess("hoe stel ik het wachtwoord in"), Language::Dutch);
        assert_eq!(guess("wachtwoord"), Language::Dutch);
    }

    #[test]
    fn a_word_of_one_language_is_not_the_shorthand_of_the_other() {
        let stop = StopWords::new();
        for (word, language) in [
            ("hoe", Some(Language::Dutch)),
            ("wat", Some(Language::Dutch)),
            ("about", Some(Language::English)),
            ("is", None),
            ("netwerk", None),
        ] {
            assert_eq!(stop.language_of_word(word), language, "{word}");
        }
    }
}
