//! Is this said to the bot for company's sake, and no question about any subject?
//!
//! A [`courtesy`], a request for a joke, a question about the bot itself. Each of its words may
//! well stand in the corpus, which is no reason to answer with a passage.

use super::courtesy;

/// What makes a message small talk beside courtesies, when nothing else is said; folded.
const OPENERS: &str = "\
slaap zacht|hoe was je weekend|hoe was jouw weekend|how was your weekend|how was your day|hoe was je dag|\
wat doe je|hows life|hows your day|sup|what your name|what up|how it going|how life|how your day|lol|haha|\
hahaha|lmao|vertel een mop|vertel eens een mop|vertel een grap|vertel eens een grap|vertel een grapje|\
vertel me een mop|ken je een mop|ken je nog een mop|ken je nog een goede mop|weet je een mop|\
weet je nog een mop|weet je een grap|nog een mop|een mop|tell me a joke|tell a joke|know a joke|\
know any jokes|another joke|make me laugh|maak me aan het lachen|zing een|zing eens|zing iets|zing voor|\
sing a song|sing me|sing something|sing for|vertel een verhaaltje|tell me a story|ik hou van je|\
ik hou van jou|hou je van mij|i love you|do you love me|trouw met me|wil je met me trouwen|marry me|\
je bent lief|jij bent lief|you are sweet|je bent de beste|jij bent de beste|jij bent top|je bent top|\
you are the best|youre the best|you are great|youre great|you are awesome|you rock|well done|good bot|\
bad bot|brave bot|goed gedaan|stomme bot|stupid bot|je bent dom|jij bent dom|je bent stom|you are stupid|\
wie ben jij|wie ben je|wat ben jij|wat ben je|hoe heet je|hoe heet jij|wat is je naam|wat is jouw naam|\
who are you|what are you|what is your name|whats your name|do you have a name|heb je een naam|hoe oud ben|\
how old are you|waar woon je|waar woon jij|where do you live|wie heeft jou gemaakt|wie heeft je gemaakt|\
door wie ben je gemaakt|who made you|who created you|who built you|ben jij een mens|ben je een mens|\
ben jij een robot|ben je een robot|ben jij een bot|ben je een bot|ben jij een computer|ben je een computer|\
ben je echt|ben jij echt|are you a human|are you human|are you a real|are you a person|are you a robot|\
are you a bot|are you a computer|are you real|are you an ai|are you alive|heb jij gevoelens|\
heb je gevoelens|heb jij ook gevoelens|heb je ook gevoelens|do you have feelings|have you got feelings|\
slaap jij|slaap je|do you sleep|did you sleep|slept well|heb je geslapen|lekker geslapen|goed geslapen|\
do you dream|droom jij|droom je|eet jij|do you eat|wat is je lievelings|wat is jouw lievelings|\
je lievelingskleur|jouw lievelingskleur|je favoriete kleur|jouw favoriete kleur|your favourite colour|\
your favorite color|your favourite food|your favorite food";

/// Whether folded words are small talk and nothing else. `is_stop` tells the words that say nothing
/// about a subject.
pub(crate) fn is_small_talk(words: &[&str], is_stop: impl Fn(&str) -> bool) -> bool {
    courtesy::is_only(OPENERS.split('|').chain(courtesy::phrases()), words, is_stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::stop_words::StopWords;

    fn judge(text: &str) -> bool {
        let stop = StopWords::new();
        let words: Vec<&str> = text.split(' ').collect();
        is_small_talk(&words, |word| stop.contains_in_any(word))
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
