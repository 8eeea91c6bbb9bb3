//! Is this said to the bot for company's sake, and no question about any subject?
//!
//! A greeting, thanks, a request for a joke, a question about the bot itself. Each of its words may
//! well stand in the corpus, which is no reason to answer with a passage.

use super::phrase::after;

/// What makes a message small talk, when nothing but [`BESIDE`] is said with it; folded.
const OPENERS: &str = "\
hallo|hoi|hoi hoi|hey|heey|hee|hai|yo|moi|hi|hello|hiya|howdy|greetings|dag bot|dag allemaal|ha die|\
goedemorgen|goeiemorgen|goede morgen|goedemiddag|goede middag|goedenavond|goedeavond|goeienavond|goede avond|\
goedendag|goedenacht|welterusten|slaap lekker|slaap zacht|morning|good morning|good afternoon|good evening|\
good day|good night|doei|doeg|tot ziens|tot straks|tot morgen|tot later|tot zo|fijne dag|fijne avond|\
fijn weekend|prettig weekend|hoe was je weekend|hoe was jouw weekend|how was your weekend|how was your day|hoe was je dag|bye|goodbye|see you|see ya|cheers|have a nice|have a good|have a great|\
bedankt|bedankt hoor|dank|dankje|dankjewel|dank je|dank je wel|dank u|dank u wel|thanks|thank you|thx|ty|\
hoe gaat het|hoe gaat ie|hoe is het|alles goed|alles kits|wat doe je|how are you|how is it going|hows it going|\
hows life|hows your day|whats up|what is up|wassup|sup|what your name|what up|how it going|how life|\
how your day|lol|haha|hahaha|lmao|\
vertel een mop|vertel eens een mop|vertel een grap|vertel eens een grap|vertel een grapje|vertel me een mop|\
ken je een mop|ken je nog een mop|ken je nog een goede mop|weet je een mop|weet je nog een mop|weet je een grap|nog een mop|een mop|tell me a joke|tell a joke|know a joke|\
know any jokes|another joke|make me laugh|maak me aan het lachen|zing een|zing eens|zing iets|zing voor|\
sing a song|sing me|sing something|sing for|vertel een verhaaltje|tell me a story|\
ik hou van je|ik hou van jou|hou je van mij|i love you|do you love me|trouw met me|wil je met me trouwen|\
marry me|je bent lief|jij bent lief|you are sweet|je bent de beste|jij bent de beste|jij bent top|je bent top|\
you are the best|youre the best|you are great|youre great|you are awesome|you rock|well done|good bot|bad bot|\
brave bot|goed gedaan|stomme bot|stupid bot|je bent dom|jij bent dom|je bent stom|you are stupid|\
wie ben jij|wie ben je|wat ben jij|wat ben je|hoe heet je|hoe heet jij|wat is je naam|wat is jouw naam|\
who are you|what are you|what is your name|whats your name|do you have a name|heb je een naam|\
hoe oud ben|how old are you|waar woon je|waar woon jij|where do you live|wie heeft jou gemaakt|\
wie heeft je gemaakt|door wie ben je gemaakt|who made you|who created you|who built you|\
ben jij een mens|ben je een mens|ben jij een robot|ben je een robot|ben jij een bot|ben je een bot|\
ben jij een computer|ben je een computer|ben je echt|ben jij echt|are you a human|are you human|are you a real|\
are you a person|are you a robot|are you a bot|are you a computer|are you real|are you an ai|are you alive|\
heb jij gevoelens|heb je gevoelens|heb jij ook gevoelens|heb je ook gevoelens|do you have feelings|\
have you got feelings|slaap jij|slaap je|do you sleep|did you sleep|slept well|heb je geslapen|lekker geslapen|goed geslapen|do you dream|droom jij|droom je|eet jij|do you eat|\
wat is je lievelings|wat is jouw lievelings|je lievelingskleur|jouw lievelingskleur|je favoriete kleur|\
jouw favoriete kleur|your favourite colour|your favorite color|your favourite food|your favorite food|\
ben je daar|ben je er|are you there|anybody there|is daar iemand|test|testing|test test";

/// What may go with it.
const BESIDE: &str = "\
allemaal iedereen mensen vrienden jongens lui groep bot vraagbaak weer eens even dan hoor joh zeg nou nog \
vandaag vanavond morgen straks later dag avond nacht middag weekend week fijn fijne mooi mooie leuk leuke \
lekker lekkere lief lieve prettig prettige top super geweldig gezellig goed goede heel erg veel alvast echt \
mens robot computer machine kleur wat daar aan voor hulp antwoord uitleg geholpen blij liedje lied mop grap \
all everyone everybody folks guys friends team there again today tonight tomorrow later day evening night \
morning afternoon weekend week nice lovely good great wonderful very much lot lots help helping answer \
person bot song joke colour color human machine so kind appreciated please";

/// Whether folded words are small talk and nothing else. `is_stop` tells the words that say nothing
/// about a subject.
pub(crate) fn is_small_talk(words: &[&str], is_stop: impl Fn(&str) -> bool) -> bool {
    is_only(OPENERS.split('|'), words, is_stop)
}

/// Whether folded words are some of these phrases and nothing else but what may go with small talk.
pub(super) fn is_only<'p>(
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

#[cfg(test)]
mod tests {
    use super::super::stop::StopWords;
    use super::*;
    use crate::domain::Language;

    fn judge(text: &str) -> bool {
        let stop = StopWords::new();
        let words: Vec<&str> = text.split(' ').collect();
        is_small_talk(&words, |word| Language::ALL.iter().any(|language| stop.contains(word, *language)))
    }

    #[test]
    fn company_is_told_from_questions() {
        for text in [
            "hoi allemaal",
            "goedemorgen",
            "dank je wel voor je hulp",
            "wie ben jij eigenlijk",
            "how are you today",
            "thanks have a nice evening",
        ] {
            assert!(judge(text), "{text}");
        }
        for text in [
            "hoi wat is een netwerkorganisatie",
            "hoe oud is het fediverse",
            "wie heeft hyves gemaakt",
            "how old are social networks",
            "wat is vertrouwen",
            "hallo vertrouwen",
        ] {
            assert!(!judge(text), "{text}");
        }
    }
}
