//! What kind of question is it: for a definition, a reason, a person, a number, a difference?
//!
//! The opening of a document answers *what is*, and hardly *why* or *who*.

use std::ops::Range;
use std::sync::LazyLock;

use super::asks_for_number::{self, Figure};
use super::phrases::Phrases;
use super::said::Said;
use super::{bare, message, pair};
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::weights::MOST_KEYWORDS;
use crate::search::word_lists::{
    BEING, KIND_DEFINITION, KIND_DIFFERENCE, KIND_HOW, KIND_HOW_TO, KIND_PROS_CONS, KIND_WHEN, KIND_WHERE,
    KIND_WHO, KIND_WHY, OF_SOMETHING, THINGS_ASKED, VERBS_FIRST, WordList,
};

/// What a question asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What something is.
    Definition,
    /// A reason or a cause.
    Why,
    /// How something is or goes.
    How,
    /// How one does something oneself.
    HowTo,
    /// What speaks for something and against it.
    ProsAndCons,
    /// Somebody.
    Who,
    /// A moment.
    When,
    /// A number, a share or a stretch of time.
    Number(Figure),
    /// A place.
    Where,
    /// The difference between two things, as byte ranges of the text.
    Difference(Range<usize>, Range<usize>),
    /// Whether something is so.
    YesNo,
    /// Anything else: keywords, a thesis.
    #[default]
    Other,
}

/// The kinds that a word or two tell, wherever they begin in a question: the first of them counts.
static TOLD: LazyLock<[(Kind, Phrases); 8]> = LazyLock::new(|| {
    let told = |kind: Kind, list: &WordList| (kind, Phrases::of(&[list]));
    [
        told(Kind::Why, &KIND_WHY),
        told(Kind::HowTo, &KIND_HOW_TO),
        told(Kind::How, &KIND_HOW),
        told(Kind::Who, &KIND_WHO),
        told(Kind::When, &KIND_WHEN),
        told(Kind::Definition, &KIND_DEFINITION),
        told(Kind::Where, &KIND_WHERE),
        told(Kind::YesNo, &VERBS_FIRST),
    ]
});
static DIFFERENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&KIND_DIFFERENCE]));
static WEIGHED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&KIND_PROS_CONS]));

/// The kind of the question in a text; of its first question, where it has several, and of all of it where it
/// has none in form.
pub(crate) fn kind(text: &str) -> Kind {
    let said = Said::of(text);
    let mut sentences = said.sentences.iter();
    let asking = sentences.clone().find(|sentence| message::asks(&said, sentence));
    let wondering = sentences.clone().find(|sentence| said.ending(sentence).contains('?'));
    let Some(sentence) = asking.or(wondering).or_else(|| sentences.next()) else { return Kind::Other };
    let core = bare::core(&said, sentence);
    let core = if core.is_empty() { sentence.clone() } else { core };
    of_words(&said, &core)
}

/// Whether a question of this kind, and of so many words, asks more than what something is. A few words by themselves
/// ask no more.
pub(crate) fn asks_more(kind: &Kind, said: usize) -> bool {
    match kind {
        Kind::Definition => false,
        Kind::Other => said > MOST_KEYWORDS,
        _ => true,
    }
}

fn of_words(said: &Said<'_>, core: &Range<usize>) -> Kind {
    let words = said.texts(core);
    let (is_compared, is_weighed) = (DIFFERENT.are_in(&words), WEIGHED.are_in(&words));
    if (is_compared || !is_weighed)
        && let Some((first, second)) = pair::compared(said, core, is_compared)
    {
        return Kind::Difference(first, second);
    }
    if is_weighed {
        return Kind::ProsAndCons;
    }
    let folded: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    match asks_for_number::asked(&folded) {
        Some(Figure::Year) => return Kind::When,
        Some(figure) => return Kind::Number(figure),
        None => {}
    }
    let told = (0..words.len()).find_map(|at| told_at(&words, at));
    told.unwrap_or(Kind::Other)
}

/// The kind that the words from a place on tell: the longest phrase counts, and of equals the one that is
/// listed first.
fn told_at(words: &[&str], at: usize) -> Option<Kind> {
    let here = &words[at..];
    let phrases = TOLD.iter().filter_map(|(kind, phrases)| Some((phrases.at_start(here)?, kind)));
    let longest = phrases.rev().max_by_key(|(length, _)| *length);
    match longest {
        Some((_, Kind::YesNo)) if at > 0 => None,
        Some((length, Kind::Definition)) if is_of_something(&here[length..]) => Some(Kind::Other),
        Some((_, kind)) => Some(kind.clone()),
        None => embedded(here),
    }
}

/// `wat een zwakke band is`, `what a weak tie is`: as one asks after "weet jij".
fn embedded(here: &[&str]) -> Option<Kind> {
    let asks = here.first().is_some_and(|word| THINGS_ASKED.contains(word));
    let is = here.last().is_some_and(|word| BEING.contains(word));
    (asks && is).then_some(Kind::Definition)
}

/// Whether what follows `wat is` is what something has: `het nut van`.
fn is_of_something(rest: &[&str]) -> bool {
    let telling = rest.iter().filter(|word| !is_stop_word_anywhere(word) || OF_SOMETHING.contains(word));
    telling.take(2).any(|word| OF_SOMETHING.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_and_a_word_or_two_ask_no_more_than_what_something_is() {
        let asks_more = |text: &str| asks_more(&kind(text), text.split(' ').count());
        for text in
            ["Wat is een zwakke band?", "what does scale-free mean", "zwakke banden", "open data uitleg"]
        {
            assert!(!asks_more(text), "{text}");
        }
        for text in
            ["Waarom helpen zwakke banden?", "Hoe werkt open data?", "zwakke banden of juist sterke banden"]
        {
            assert!(asks_more(text), "{text}");
        }
    }

    #[test]
    fn a_hundred_questions_have_their_kinds() {
        let mut wrong = Vec::new();
        let of = QUESTIONS.iter().map(|(_, texts)| texts.len()).sum::<usize>();
        for (expected, texts) in QUESTIONS {
            for text in *texts {
                let told = kind(text);
                let is_right = match (&told, expected) {
                    (Kind::Difference(first, second), Kind::Difference(..)) => {
                        !text[first.clone()].is_empty() && !text[second.clone()].is_empty()
                    }
                    (told, expected) => told == expected,
                };
                if !is_right {
                    wrong.push(format!("{text:?} is {told:?}, not {expected:?}"));
                }
            }
        }
        assert!(of >= 100 && wrong.is_empty(), "{} of {of}:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn the_two_that_are_compared_are_known() {
        for (text, first, second) in [
            ("Wat is het verschil tussen een filterbubbel en een echokamer?", "filterbubbel", "echokamer"),
            ("whats the diffrence between weak ties and strong ties", "weak ties", "strong ties"),
            ("Commons vs open source: where does one stop?", "Commons", "open source"),
            (
                "In hoeverre is een netwerksamenleving anders dan Society 3.0?",
                "netwerksamenleving",
                "Society 3.0",
            ),
            ("value chain compared to value network", "value chain", "value network"),
            ("How does holacracy differ from sociocracy?", "holacracy", "sociocracy"),
            (
                "deeleconomie of platformeconomie, is dat niet gewoon hetzelfde?",
                "deeleconomie",
                "platformeconomie",
            ),
            ("echo chamber or filter bubble", "echo chamber", "filter bubble"),
            (
                "Hoi! Mijn baas vroeg het me. Verschil tussen een moderator en een beheerder?",
                "moderator",
                "beheerder",
            ),
        ] {
            let Kind::Difference(one, other) = kind(text) else { panic!("{text}: {:?}", kind(text)) };
            assert_eq!((&text[one], &text[other]), (first, second), "{text}");
        }
    }

    const NOWHERE: Range<usize> = 0..0;

    const QUESTIONS: &[(Kind, &[&str])] = &[
        (
            Kind::Definition,
            &[
                "Wat is een zwakke band?",
                "wat zijn commons",
                "What is a weak tie?",
                "whats a knowmad",
                "what are the commons",
                "Weet iemand wat een zwakke band is?",
                "Could you tell me what a weak tie is?",
                "Wat betekent wederkerigheid?",
                "wat houdt holacratie in",
                "What does reciprocity mean?",
                "define social capital",
                "betekenis netwerksamenleving",
                "Waar staat 3.0 voor?",
                "leg uit wat sociaal kapitaal is",
                "Hoi! Ik ben nieuw. Wat is het fediverse eigenlijk?",
                "wta is een commons",
                "explain serendipity",
            ],
        ),
        (
            Kind::Why,
            &[
                "Waarom helpen zwakke banden?",
                "wrm zijn zwakke banden sterker",
                "warom haken leden af",
                "Why do lurkers matter?",
                "How come weak ties help?",
                "Hoe komt het dat groepen stilvallen?",
                "wat is de reden dat vrijwilligers stoppen",
                "What causes polarisation?",
                "Ik snap het niet, waarom doet niemand mee?",
                "why is trust so slow",
            ],
        ),
        (
            Kind::How,
            &[
                "Hoe werkt crowdfunding?",
                "how does the fediverse work",
                "Hoe ontstaat vertrouwen?",
                "How is trust built?",
                "hoe is coworking ontstaan",
                "In hoeverre helpt dat bij verenigingen?",
            ],
        ),
        (
            Kind::HowTo,
            &[
                "hoe begin ik een community",
                "Hoe kun je vertrouwen opbouwen?",
                "how do i start a group",
                "how to welcome members",
                "Hoe maak je een slapend netwerk wakker?",
                "tips voor een huisregel",
                "What should I do with trolls?",
                "Onze groep is dood. Wat moet ik doen?",
                "how can we keep volunteers",
                "wat doe je met ruziemakers",
            ],
        ),
        (
            Kind::ProsAndCons,
            &[
                "Wat zijn de voordelen van zelforganisatie?",
                "nadelen deeleconomie",
                "voor- en nadelen van anonimiteit",
                "pros and cons of letting employees tweet",
                "What are the downsides of open data?",
                "is de deeleconomie goed of slecht",
                "benefits of weak ties",
                "What are the trade-offs of pay?",
                "wat zijn de nadeln van hybride werken",
            ],
        ),
        (
            Kind::Who,
            &[
                "Wie bedacht de term filterbubbel?",
                "who coined filter bubble",
                "wie was Ostrom",
                "Who invented the hashtag?",
                "Door wie is Hyves opgericht?",
                "whose idea was wikipedia",
                "Van wie is dit idee?",
                "weet iemand wie durftevragen bedacht",
            ],
        ),
        (
            Kind::When,
            &[
                "Wanneer ontstond Wikipedia?",
                "when did open source begin",
                "wnr was de crisis",
                "In welk jaar ging de AVG in?",
                "Since when does the DSA apply?",
                "Sinds wanneer bestaat Hyves?",
                "what year was facebook founded",
                "when was the term coined",
            ],
        ),
        (
            Kind::Number(Figure::Amount),
            &[
                "Hoeveel mensen gebruiken WhatsApp?",
                "how many people can you know",
                "hoevl leden",
                "How much does it cost?",
                "hoe vaak gebeurt dat",
            ],
        ),
        (
            Kind::Number(Figure::Share),
            &[
                "Hoeveel procent doet vrijwilligerswerk?",
                "What percentage volunteers?",
                "how many per cent read only",
            ],
        ),
        (Kind::Number(Figure::Time), &["hoelang duurt vertrouwen", "How long does it take?"]),
        (
            Kind::Where,
            &[
                "Waar kan ik coworken?",
                "where is the oldest community",
                "In welke stad begon coworking?",
                "Where does the word knowmad come from?",
                "waar zit jullie kantoor",
            ],
        ),
        (
            Kind::Difference(NOWHERE, NOWHERE),
            &[
                "Wat is het verschil tussen cocreatie en inspraak?",
                "difference between holacracy and sociocracy",
                "commons vs market",
                "vershil commons en cooperatie",
                "Metcalfe's law versus Reed's law",
                "Waarin verschilt een moderator van een beheerder?",
                "compare weak ties and strong ties",
            ],
        ),
        (
            Kind::YesNo,
            &[
                "is vertrouwen meetbaar",
                "Is trust measurable?",
                "Mag een vereniging foto's plaatsen?",
                "does sociocracy work in big companies",
                "Kan een netwerk te groot worden?",
                "should I ban trolls",
                "Are likes bad for us?",
                "moet je trollen negeren",
            ],
        ),
        (
            Kind::Other,
            &[
                "zwakke banden",
                "crowdfunding belasting",
                "Dunbar",
                "Wat is het nut van een kernteam?",
                "What is the role of a moderator?",
                "Wat is een voorbeeld van cocreatie?",
            ],
        ),
    ];
}
