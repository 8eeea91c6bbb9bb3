//! Is a message nothing but a greeting, thanks or a farewell, and in which language?

use super::phrase::after;
use super::small_talk;
use crate::domain::Language;
use crate::search::Courtesy;

/// What is said, folded; by what it is, and by its language. The first is of both.
const SAID: &[(Courtesy, Option<Language>, &str)] = &[
    (Courtesy::Greeting, None, "hi|hey|heya|yo|test|testing|test test"),
    (
        Courtesy::Greeting,
        Some(Language::Dutch),
        "hallo|hoi|hoi hoi|hai|heey|hee|moi|dag bot|dag allemaal|ha die|goedemorgen|goeiemorgen|goede morgen|\
         goedemiddag|goede middag|goedenavond|goedeavond|goeienavond|goede avond|goedendag|\
         hoe gaat het|hoe gaat ie|hoe is het|alles goed|alles kits|ben je daar|ben je er|is daar iemand",
    ),
    (
        Courtesy::Greeting,
        Some(Language::English),
        "hello|hiya|howdy|greetings|morning|good morning|good afternoon|good evening|good day|how are you|\
         how is it going|hows it going|whats up|what is up|wassup|are you there|anybody there",
    ),
    (Courtesy::Thanks, None, "thx"),
    (
        Courtesy::Thanks,
        Some(Language::Dutch),
        "bedankt|bedankt hoor|dank|dankje|dankjewel|dank je|dank je wel|dank u|dank u wel",
    ),
    (Courtesy::Thanks, Some(Language::English), "thanks|thank you|ty|cheers"),
    (
        Courtesy::Farewell,
        Some(Language::Dutch),
        "doei|doeg|tot ziens|tot straks|tot morgen|tot later|tot zo|welterusten|slaap lekker|goedenacht|\
         fijne dag|fijne avond|fijn weekend|prettig weekend",
    ),
    (
        Courtesy::Farewell,
        Some(Language::English),
        "bye|goodbye|see you|see ya|good night|have a nice|have a good|have a great",
    ),
];

/// What folded words are, when they are a courtesy and nothing else: thanks before a farewell before a
/// greeting, where several are said. `is_stop` tells the words that say nothing about a subject.
pub(crate) fn courtesy(words: &[&str], is_stop: impl Fn(&str) -> bool) -> Option<Courtesy> {
    let phrases = SAID.iter().flat_map(|(_, _, phrases)| phrases.split('|'));
    if !small_talk::is_only(phrases, words, is_stop) {
        return None;
    }
    let said = |courtesy: &Courtesy| {
        let phrases = SAID.iter().filter(|(kind, _, _)| kind == courtesy);
        phrases.flat_map(|(_, _, phrases)| phrases.split('|')).any(|phrase| is_among(words, phrase))
    };
    [Courtesy::Thanks, Courtesy::Farewell, Courtesy::Greeting].into_iter().find(said)
}

/// The languages of the courtesies in folded words, one for each.
pub(crate) fn languages(words: &[&str]) -> impl Iterator<Item = Language> {
    let spoken = SAID.iter().filter_map(|(_, language, phrases)| language.map(|known| (known, phrases)));
    spoken.flat_map(move |(language, phrases)| {
        let said = phrases.split('|').filter(|phrase| is_among(words, phrase)).count();
        std::iter::repeat_n(language, said)
    })
}

fn is_among(words: &[&str], phrase: &str) -> bool {
    (0..words.len()).any(|at| after(&words[at..], phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::stop::StopWords;
    use super::*;

    #[test]
    fn a_courtesy_is_told_from_a_question_that_begins_with_one() {
        let stop = StopWords::new();
        let is_stop = |word: &str| Language::ALL.iter().any(|language| stop.contains(word, *language));
        for (text, expected) in [
            ("hoi", Some(Courtesy::Greeting)),
            ("hoi allemaal", Some(Courtesy::Greeting)),
            ("hello there", Some(Courtesy::Greeting)),
            ("hallo wat kan jij", Some(Courtesy::Greeting)),
            ("dank je wel voor je hulp", Some(Courtesy::Thanks)),
            ("hey thanks a lot", Some(Courtesy::Thanks)),
            ("bedankt en tot morgen", Some(Courtesy::Thanks)),
            ("doei", Some(Courtesy::Farewell)),
            ("have a nice weekend", Some(Courtesy::Farewell)),
            ("hoi wat is een netwerk", None),
            ("bedankt hoe werkt crowdfunding", None),
            ("vertel een mop", None),
            ("wat is een dag", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(courtesy(&words, is_stop), expected, "{text}");
        }
    }

    #[test]
    fn a_courtesy_has_the_language_of_its_words() {
        let of = |text: &str| languages(&text.split(' ').collect::<Vec<_>>()).next();
        assert_eq!(of("hoi allemaal"), Some(Language::Dutch));
        assert_eq!(of("thanks a lot"), Some(Language::English));
        assert_eq!(of("hi"), None);
        assert_eq!(of("netwerk"), None);
    }
}
