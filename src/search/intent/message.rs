//! What does somebody want who says this: an answer, a kind word, or nothing at all?
//!
//! Told by rules on words, sentence by sentence. What has no sign of being talk is looked up: a question
//! without its mark, a thesis, keywords.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::Phrases;
use super::said::Said;
use super::{bare, courtesy, follow_up, requests, small_talk};
use crate::search::question::{Asking, Courtesy, Intent};
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens::is_apostrophe;
use crate::search::weights::{
    LONG_STOP_WORD, MOST_KEYWORDS_CALLED_OUT, QUESTION_BY_VERB, QUESTION_FEWEST_WORDS, QUESTION_MOST_WORDS,
    STORY_WORDS, THESIS_WORDS, WHOLE_QUESTION,
};
use crate::search::word_lists::{
    ASKS, COMMANDS, COURTESY_COMPANY, DETERMINERS, DISMISSALS, DOUBTS, EXCLAMATIONS, INVERTED_SUBJECTS,
    KEYWORD_COMPANY, NEEDS, POINTING, QUESTION_WORDS, REACTION_OPENERS, REACTION_SIGNS, REMARK_WORDS,
    SHORT_STOP_WORDS, TALK_QUESTIONS, TELLS_OF, THANKS, VERBS_FIRST,
};

static ASKED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS]));
static COMMANDED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&COMMANDS]));
static DISMISSED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&DISMISSALS]));
static DOUBTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&DOUBTS]));
static TALKED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&TALK_QUESTIONS]));
static CALLED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&EXCLAMATIONS]));
static OPENED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&REACTION_OPENERS]));
static NEEDED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&NEEDS]));
static SIGNED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&REACTION_SIGNS]));
static VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&VERBS_FIRST]));
static THANKED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&THANKS]));

/// What one sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// It asks something.
    Asks,
    /// It asks, and doesn't say of what: "Hoe kan dat?"
    Wonders,
    /// It may be keywords, or a statement to look up.
    Says,
    /// It remarks on something that was said.
    Remarks,
    /// It states something, of which nothing tells whether it was said before.
    States,
    /// It tells the bot to do something.
    Commands,
    /// It is polite.
    Greets,
}

/// What a message wants. `before` is the question before it in the conversation, from which a question
/// without its own subject takes it.
#[must_use]
pub fn intent(message: &str, before: Option<&str>) -> Intent {
    let said = Said::of(message);
    let texts = said.texts(&(0..said.words.len()));
    if let Some(courtesy) = courtesy::courtesy(&texts) {
        return Intent::Courtesy(courtesy);
    }
    if requests::is_request(&texts) {
        return Intent::Command;
    }
    if before.is_some() && follow_up::lacks_subject(&said) && !is_waved_away(&said) {
        return Intent::Question(Asking::WithoutSubject);
    }
    let acts: Vec<Act> = said.sentences.iter().map(|sentence| act(&said, sentence)).collect();
    let has = |act: Act| acts.contains(&act);
    if has(Act::Commands) && !has(Act::Asks) {
        Intent::Command
    } else if small_talk::is_small_talk(&texts) {
        Intent::Reaction(thanks(&texts))
    } else if has(Act::Asks) || (has(Act::Wonders) && tells_a_story(&texts)) {
        Intent::Question(Asking::Plainly)
    } else if has(Act::Says) && !has(Act::Remarks) && !has(Act::States) {
        Intent::Question(Asking::ByItsWords)
    } else if !has(Act::Remarks) {
        Intent::Unclear(thanks(&texts))
    } else {
        Intent::Reaction(thanks(&texts))
    }
}

/// Whether a message asks something of everybody, as one expects an answer to: in a channel for questions the
/// bot is not named, and better silent at a question than chiming in on what is none.
#[must_use]
pub fn asks_everybody(message: &str) -> bool {
    let words = Said::of(message).words.len();
    (QUESTION_FEWEST_WORDS..=QUESTION_MOST_WORDS).contains(&words)
        && intent(message, None) == Intent::Question(Asking::Plainly)
}

/// Whether a message asks something and says of what, so that a question after it may leave that out.
#[must_use]
pub fn names_subject(message: &str, before: Option<&str>) -> bool {
    matches!(intent(message, before), Intent::Question(Asking::Plainly | Asking::ByItsWords))
}

/// Whether a message is talk, though it looks like a question on what was said: "Echt waar?"
fn is_waved_away(said: &Said<'_>) -> bool {
    said.sentences.iter().any(|sentence| {
        let texts = said.texts(sentence);
        commands(said, sentence.start, &texts) || is_dismissed(said, sentence, &texts)
    })
}

fn is_dismissed(said: &Said<'_>, sentence: &Range<usize>, words: &[&str]) -> bool {
    let doubts = DOUBTED.at_start(words) == Some(words.len());
    doubts || DISMISSED.at_start(words).is_some_and(|length| said.is_set_off(sentence.start + length - 1))
}

/// Whether words tell enough for a question without its subject to be about them.
fn tells_a_story(texts: &[&str]) -> bool {
    texts.iter().filter(|word| !is_empty_word(word)).count() >= STORY_WORDS
}

fn thanks(texts: &[&str]) -> Option<Courtesy> {
    THANKED.are_in(texts).then_some(Courtesy::Thanks)
}

/// Whether a sentence asks something.
pub(crate) fn asks(said: &Said<'_>, sentence: &Range<usize>) -> bool {
    act(said, sentence) == Act::Asks
}

fn act(said: &Said<'_>, sentence: &Range<usize>) -> Act {
    let core = bare::core(said, sentence);
    if core.is_empty() {
        return Act::Greets;
    }
    let (whole, words) = (said.texts(sentence), said.texts(&core));
    let ending = said.ending(sentence);
    if commands(said, core.start, &words) || commands(said, sentence.start, &whole) {
        return Act::Commands;
    }
    let marked = ending.contains('?');
    let talks = marked && is_rhetorical(said, sentence, &whole, &words);
    let calls = calls_out(said, sentence.start, &whole);
    if marked && !talks && is_remark_only(&words) && !asks_of_a_thing(&words) {
        Act::Wonders
    } else if !talks && (marked || !calls && asks_unmarked(said, &core, &whole, &words, ending.contains('!')))
    {
        Act::Asks
    } else if !marked && needs(&words, ending) {
        Act::Says
    } else if marked || remarks(said, &core, &words, ending) {
        Act::Remarks
    } else if !is_remark_only(&words) && (are_keywords(said, &core) || is_thesis(said)) {
        Act::Says
    } else {
        Act::States
    }
}

/// Whether words from a place on begin with a command; one of a single word stands alone: `stop spam` is none.
fn commands(said: &Said<'_>, start: usize, words: &[&str]) -> bool {
    let length = COMMANDED.at_start(words);
    length.is_some_and(|length| length > 1 || words.len() == 1 || said.is_set_off(start))
}

/// Whether what ends in a question mark asks nothing that a document answers.
fn is_rhetorical(said: &Said<'_>, sentence: &Range<usize>, whole: &[&str], words: &[&str]) -> bool {
    let talks = |words: &[&str]| TALKED.at_start(words).is_some() && !ASKED.are_in(words);
    let clause = (1..whole.len()).rev().find(|at| said.after(sentence.start + at - 1).contains(','));
    let adds = clause.is_some_and(|at| talks(&whole[at..]) && SIGNED.are_in(&whole[..at]));
    is_dismissed(said, sentence, whole) || talks(words) || talks(whole) || adds
}

/// Whether a question word asks of a thing that has a name: `Waar laat ik mijn idee?`, but not `Hoe kan dat?`
fn asks_of_a_thing(words: &[&str]) -> bool {
    let names = |pair: &[&str]| DETERMINERS.contains(pair[0]) && !is_stop_word_anywhere(pair[1]);
    words.first().is_some_and(|first| QUESTION_WORDS.contains(first))
        && words.windows(2).any(names)
        && !words.iter().any(|word| POINTING.contains(word))
}

/// Whether something asks that has no question mark.
fn asks_unmarked(said: &Said<'_>, core: &Range<usize>, whole: &[&str], words: &[&str], called: bool) -> bool {
    // `Dat vroeg ik me ook af` points at what somebody asked.
    if ASKED.are_in(whole) && !words.first().is_some_and(|first| POINTING.contains(first)) {
        return !is_remark_only(words) || words.len() < whole.len();
    }
    if called || calls_out(said, core.start, words) {
        return false;
    }
    let telling = !is_remark_only(words);
    let asks_at = |at: usize| {
        let here = &words[at..];
        let follows = |signs: &[char]| said.after(core.start + at - 1).contains(signs);
        let set_off = at == 0 || follows(&[',', ':']);
        let asks_of = QUESTION_WORDS.contains(here[0]) && !calls_out(said, core.start + at, here);
        let whole_question = asks_of
            && here.len() >= WHOLE_QUESTION
            && !here.last().is_some_and(|last| POINTING.contains(last));
        (asks_of && here.len() > 1 && (set_off || asks_inside(words, at)) && (telling || whole_question))
            || ((at == 0 || follows(&[':'])) && telling && begins_with_verb(here))
    };
    (0..words.len()).any(asks_at)
}

/// Whether words from a place on call out: `what a day`, but not `what's a filter bubble`.
fn calls_out(said: &Said<'_>, start: usize, words: &[&str]) -> bool {
    let cut_short = said.text[said.words[start].range.clone()].contains(is_apostrophe);
    !cut_short && CALLED.at_start(words).is_some()
}

/// Whether a question word amid others asks: a verb follows it, and nothing that tells goes before it.
fn asks_inside(words: &[&str], at: usize) -> bool {
    let verb = (at + 1..words.len().min(at + 3)).any(|next| VERBS.at_start(&words[next..]).is_some());
    verb && !TELLS_OF.contains(words[at - 1])
}

/// Whether words begin with the verb, as a question does that is answered by yes or no.
fn begins_with_verb(words: &[&str]) -> bool {
    if words.len() < QUESTION_BY_VERB {
        return false;
    }
    let nearly =
        || words[0].len() >= LONG_STOP_WORD && VERBS_FIRST.iter().any(|verb| one_slip(words[0], verb));
    let remarks = SIGNED.are_in(&words[2..]) && !is_stop_word_anywhere(words[1]);
    let inverted = || {
        INVERTED_SUBJECTS.contains(words[1])
            && !is_stop_word_anywhere(words[0])
            && words.len() > QUESTION_BY_VERB
    };
    (VERBS.at_start(words).is_some() || nearly() || inverted())
        && !remarks
        && OPENED.at_start(words).is_none()
}

/// Whether a long word is another with one slip of the pen in it.
fn one_slip(word: &str, known: &str) -> bool {
    known.len() >= LONG_STOP_WORD && strsim::osa_distance(word, known) == 1
}

/// Whether a sentence that asks nothing is a remark on something that was said.
fn remarks(said: &Said<'_>, core: &Range<usize>, words: &[&str], ending: &str) -> bool {
    let first_alone = core.len() > 1
        && REMARK_WORDS.contains(words[0])
        && said.after(core.start).contains([',', '…', '!', '.']);
    let called_out = ending.contains('!') && words.len() <= MOST_KEYWORDS_CALLED_OUT;
    let pointing = words.last().is_some_and(|last| POINTING.contains(last));
    let laughing = said.text.contains(LAUGHING) || (words.len() > 3 && said.text.chars().any(is_emoji));
    first_alone
        || calls_out(said, core.start, words)
        || called_out
        || pointing
        || laughing
        || OPENED.at_start(words).is_some()
        || SIGNED.are_in(words)
}

/// Whether somebody says what they need, or what went wrong: `ik wil opzeggen`, `lost my card`. Who points at
/// what was said, or calls out, talks about that.
fn needs(words: &[&str], ending: &str) -> bool {
    NEEDED.at_start(words).is_some_and(|length| !SIGNED.are_in(&words[length..]))
        && !is_remark_only(words)
        && !words.iter().any(|word| POINTING.contains(word))
        && !ending.contains('!')
        && !ending.chars().any(is_emoji)
}

/// Whether a message states so much that somebody may want it looked up: what was copied from a document.
fn is_thesis(said: &Said<'_>) -> bool {
    let words = said.texts(&(0..said.words.len()));
    words.iter().filter(|word| !is_empty_word(word)).count() >= THESIS_WORDS
}

/// Whether words may be keywords: what stands between them makes no statement of them.
fn are_keywords(said: &Said<'_>, core: &Range<usize>) -> bool {
    let is_name =
        |at: usize| at > 0 && said.text[said.words[at].range.clone()].starts_with(char::is_uppercase);
    let is_named = |at: usize| is_name(at) || (at + 1 < core.end && is_name(at + 1));
    core.clone().all(|at| {
        let word = said.words[at].text.as_str();
        let stands_between = KEYWORD_COMPANY.contains(word) || SHORT_STOP_WORDS.contains(word);
        !is_stop_word_anywhere(word) || stands_between || is_named(at)
    })
}

/// Whether words are remarks and nothing else: none of them tells a subject.
fn is_remark_only(words: &[&str]) -> bool {
    match words {
        // One word that goes with courtesies may be a subject: `kind`.
        [word] => is_stop_word_anywhere(word) || REMARK_WORDS.contains(word),
        _ => words.iter().all(|word| is_empty_word(word)),
    }
}

fn is_empty_word(word: &str) -> bool {
    is_stop_word_anywhere(word) || REMARK_WORDS.contains(word) || COURTESY_COMPANY.contains(word)
}

/// What goes with a remark however short it is.
const LAUGHING: [char; 5] = ['😂', '🤣', '😄', '😆', '😅'];

/// Pictures of faces, hands and hearts ("Emoticons", "Miscellaneous Symbols", "Supplemental Symbols").
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_everybody_is_a_question_in_its_form() {
        for text in [
            "Wat is een zwakke band?",
            "hoe begin ik een community",
            "Weet iemand wat een netwerkorganisatie is ?",
            "Hoi allemaal! Waarom helpen zwakke banden eigenlijk??",
            "what is a weak tie",
            "Does anybody know what Dunbar's number is? Thanks!",
            "Which kinds of ties are there",
            "Is dit een netwerk (of niet)?",
        ] {
            assert!(asks_everybody(text), "{text}");
        }
        for text in [
            "Bedankt, dat helpt!",
            "Echt waar?",
            "And you?",
            "???",
            "Wat een mooie dag is het vandaag",
            "What a lovely meeting that was",
            "How nice of you all",
            "Wat goed van jullie allemaal!",
            "Kijk op https://example.org/zoek?q=band&p=2 voor meer",
            "De code is `a ? b : c` en dat werkt",
            "> Wat is een zwakke band?\nDat vroeg ik me ook af",
            "Ik weet wel wat een zwakke band is.",
            "zwakke banden",
            "",
        ] {
            assert!(!asks_everybody(text), "{text}");
        }
    }

    #[test]
    fn thanks_in_more_words_are_thanks_and_what_is_commanded_is_no_question() {
        assert_eq!(intent("thanks, you helped", None), Intent::Reaction(Some(Courtesy::Thanks)));
        assert_eq!(intent("dankjewel", None), Intent::Courtesy(Courtesy::Thanks));
        for text in ["hou je mond", "stop", "vertel een mop", "bot, shut up", "write me a poem about ties"] {
            assert_eq!(intent(text, None), Intent::Command, "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stop_though_no_capital_follows() {
        for text in [
            "we menen het echt. moet je dan een stichting zijn",
            "zat gister bij mijn oma, die snapt er niks van... is er iets bekend over hoe groot dat probleem is",
            "lol i bought a token in 2021, never heard of it again. what became of those tokens",
        ] {
            assert_eq!(intent(text, None), Intent::Question(Asking::Plainly), "{text}");
        }
        assert_eq!(Said::of("dat is o.a. voor jou bedoeld, bijv. op school").sentences.len(), 1);
    }

    #[test]
    fn who_says_what_they_need_asks_what_to_do() {
        for text in [
            "ik wil opzeggen",
            "ik ga verhuizen hoe geef ik dat door",
            "mn adres klopt niet meer",
            "ik wil mn gegevens laten verwijderen",
            "wij willen samen een evenement doen met de club, kan dat",
            "i wanna cancel my membership",
            "lost my card",
            "I broke a tool, am I in trouble",
            "someones shelf is expired can i take it",
        ] {
            assert!(intent(text, None).is_question(), "{text}: {:?}", intent(text, None));
        }
        for text in
            ["ik wil dit vaker zien", "ik ga dat onthouden", "I want more of this", "i need this on a mug"]
        {
            assert!(!intent(text, None).is_question(), "{text}: {:?}", intent(text, None));
        }
    }

    #[test]
    fn a_question_without_its_subject_is_one_only_after_another() {
        let before = Some("Wat zijn commons?");
        assert_eq!(intent("wie bedacht dat?", before), Intent::Question(Asking::WithoutSubject));
        assert_eq!(intent("Echt waar?", before), Intent::Reaction(None));
        assert_eq!(intent("Wat is een zwakke band?", before), Intent::Question(Asking::Plainly));
    }
}
