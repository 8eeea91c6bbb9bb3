//! Is a message nothing but a greeting, thanks or a farewell, and in which language?

use crate::domain::Language;
use crate::search::question::Courtesy;
use crate::search::text::phrase::after;

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

/// What may go with it, and with small talk.
const BESIDE: &str = "\
allemaal iedereen mensen vrienden jongens lui groep bot vraagbaak weer eens even dan hoor joh zeg nou nog \
vandaag vanavond morgen straks later dag avond nacht middag weekend week fijn fijne mooi mooie leuk leuke \
lekker lekkere lief lieve prettig prettige top super geweldig gezellig goed goede heel erg veel alvast echt \
mens robot computer machine kleur wat daar aan voor hulp antwoord uitleg geholpen blij liedje lied mop grap \
all everyone everybody folks guys friends team there again today tonight tomorrow later day evening night \
morning afternoon weekend week nice lovely good great wonderful very much lot lots help helping answer \
person bot song joke colour color human machine so kind appreciated please";

/// Everything that is a courtesy, folded.
pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
    SAID.iter().flat_map(|(_, _, phrases)| phrases.split('|'))
}

/// What folded words are, when they are a courtesy and nothing else: thanks before a farewell before a
/// greeting, where several are said. `is_stop` tells the words that say nothing about a subject.
pub(crate) fn courtesy(words: &[&str], is_stop: impl Fn(&str) -> bool) -> Option<Courtesy> {
    if !is_only(phrases(), words, is_stop) {
        return None;
    }
    let said = |courtesy: &Courtesy| {
        let phrases = SAID.iter().filter(|(kind, _, _)| kind == courtesy);
        phrases.flat_map(|(_, _, phrases)| phrases.split('|')).any(|phrase| is_among(words, phrase))
    };
    [Courtesy::Thanks, Courtesy::Farewell, Courtesy::Greeting].into_iter().find(said)
}

/// Whether folded words are some of these phrases and nothing else but [`BESIDE`].
pub(crate) fn is_only<'p>(
    openers: impl Iterator<Item = &'p str>,
    words: &[&str],
    is_stop: impl Fn(&str) -> bool,
) -> bool {
    let mut opened = vec![false; words.len()];
    for opener in openers {
        for at in 0..words.len() {
            if let Some(left) = after(&words[at..], opener) {
                opened[at..words.len() - left.len()].fill(true);
            }
        }
    }
    let beside = |word: &str| is_stop(word) || BESIDE.split_ascii_whitespace().any(|known| known == word);
    opened.contains(&true) && words.iter().zip(&opened).all(|(word, opened)| *opened || beside(word))
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
    use super::*;
    use crate::search::text::stop_words::StopWords;

    #[test]
    fn a_courtesy_is_told_from_a_question_that_begins_with_one() {
        let stop = StopWords::new();
        let is_stop = |word: &str| stop.contains_in_any(word);
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
