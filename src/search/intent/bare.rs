//! Which words of a message are the question, without greeting, politeness and thanks?

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::courtesy;
use super::phrases::Phrases;
use super::said::Said;
use super::signs;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens::Word;
use crate::search::weights::MOST_BEFORE_COLON;
use crate::search::word_lists::{ADDRESSEES, ASKED_BY, FAREWELLS, POLITE_CLOSERS, POLITE_OPENERS, WordList};

static ADDRESSED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ADDRESSEES]));
static OPENED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&POLITE_OPENERS]));
static CLOSED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&POLITE_CLOSERS, &FAREWELLS]));

/// A message with blanks in the place of all that is no part of the question, byte for byte, so that places
/// in it are places in the message. All of its words where nothing would be left.
pub(crate) fn bare(message: &str) -> Cow<'_, str> {
    let said = Said::of(message);
    let polite: Vec<Range<usize>> = polite(&said);
    if polite.is_empty() {
        return said.text;
    }
    let is_left = |word: &Word| !polite.iter().any(|part| part.contains(&word.range.start));
    if !said.words.iter().any(|word| is_left(word) && !is_stop_word_anywhere(&word.text)) {
        return said.text;
    }
    match &said.text {
        Cow::Borrowed(text) => signs::blanked(text, polite.iter()),
        Cow::Owned(text) => Cow::Owned(signs::blanked(text, polite.iter()).into_owned()),
    }
}

/// The words of a sentence that are the question; none of a sentence that is all courtesy.
pub(crate) fn core(said: &Said<'_>, sentence: &Range<usize>) -> Range<usize> {
    if courtesy::courtesy(&said.texts(sentence)).is_some() || is_all_polite(said, sentence) {
        return sentence.end..sentence.end;
    }
    let start = opening(said, sentence);
    start..closing(said, &(start..sentence.end))
}

/// Whether a sentence is polite from beginning to end, but for a name: "Groetjes, Anna".
fn is_all_polite(said: &Said<'_>, sentence: &Range<usize>) -> bool {
    let mut at = sentence.start;
    while at < sentence.end {
        let words = said.texts(&(at..sentence.end));
        let longest = [&courtesy::PHRASES, &ADDRESSED, &OPENED, &CLOSED]
            .iter()
            .filter_map(|list| list.at_start(&words))
            .max();
        match longest {
            Some(length) => at += length,
            None => return at > sentence.start && at + 1 == sentence.end && is_name(said, at),
        }
    }
    true
}

/// The bytes of what is polite, sentence by sentence.
fn polite(said: &Said<'_>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let begin = |word: usize| said.words.get(word).map_or(said.text.len(), |word| word.range.start);
    for sentence in &said.sentences {
        let core = core(said, sentence);
        if core.is_empty() {
            parts.push(begin(sentence.start)..begin(sentence.end));
            continue;
        }
        if core.start > sentence.start {
            parts.push(begin(sentence.start)..begin(core.start));
        }
        // The question mark stays.
        let closers = &said.words[core.end..sentence.end];
        if let (Some(first), Some(last)) = (closers.first(), closers.last()) {
            parts.push(first.range.start..last.range.end);
        }
    }
    parts
}

/// Where the question begins in a sentence.
fn opening(said: &Said<'_>, sentence: &Range<usize>) -> usize {
    let mut at = after_asker(said, sentence);
    let mut greeted = false;
    while at < sentence.end {
        let words = said.texts(&(at..sentence.end));
        let set_off = |length: usize| said.is_set_off(at + length - 1);
        if let Some(length) = courtesy::PHRASES.at_start(&words)
            && (set_off(length) || leads_on(&words[length..]))
        {
            (at, greeted) = (at + length, true);
        } else if let Some(length) = ADDRESSED.at_start(&words)
            && (greeted || set_off(length))
        {
            (at, greeted) = (at + length, true);
        } else if let Some(length) = OPENED.at_start(&words)
            && (length > 1 || set_off(1) || is_stop_word_anywhere(words[0]))
            && length < words.len()
        {
            at += length;
        } else {
            break;
        }
    }
    at
}

/// Whether what follows a greeting goes on with a question or names somebody: `morning` may as well be
/// what is asked for.
fn leads_on(rest: &[&str]) -> bool {
    rest.first().is_some_and(|next| is_stop_word_anywhere(next))
        || ADDRESSED.at_start(rest).is_some()
        || courtesy::PHRASES.at_start(rest).is_some()
        || OPENED.at_start(rest).is_some()
}

/// The first word after `Anna vroeg gisteren:`.
fn after_asker(said: &Said<'_>, sentence: &Range<usize>) -> usize {
    let before = sentence.clone().take(MOST_BEFORE_COLON);
    let colon = before.into_iter().find(|word| said.after(*word).contains(':'));
    let asked = colon.filter(|colon| {
        let texts = said.texts(&(sentence.start..colon + 1));
        let has = |list: &WordList| texts.iter().any(|word| list.contains(word));
        has(&ASKED_BY) && *colon + 1 < sentence.end
    });
    asked.map_or(sentence.start, |colon| colon + 1)
}

/// Where the question ends in a sentence: before thanks, and the name of who thanks.
fn closing(said: &Said<'_>, core: &Range<usize>) -> usize {
    let end = before_closers(said, core.start, core.end);
    let Some(last) = core.end.checked_sub(1).filter(|last| end == core.end && is_name(said, *last)) else {
        return end;
    };
    let thanked = before_closers(said, core.start, last);
    if thanked < last { thanked } else { end }
}

/// The end of some words without the phrases that close them.
fn before_closers(said: &Said<'_>, start: usize, mut end: usize) -> usize {
    let closes = |from: &usize, end: usize| {
        let words = said.texts(&(*from..end));
        CLOSED.at_start(&words).is_some_and(|length| length == words.len())
    };
    while let Some(from) = (start + 1..end).find(|from| closes(from, end)) {
        end = from;
    }
    end
}

/// Whether a word is written as a name is, after a comma.
fn is_name(said: &Said<'_>, word: usize) -> bool {
    let capital = said.text[said.words[word].range.clone()].starts_with(char::is_uppercase);
    capital && word > 0 && said.is_set_off(word - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_the_question() {
        for (message, question) in [
            ("Hé vraagbaak, wat is een zwakke band? Alvast bedankt!", "wat is een zwakke band?"),
            ("Hi bot, could you please tell me what a weak tie is? Thanks!", "what a weak tie is?"),
            ("sorry als dit al gevraagd is, maar wat is een zwakke band", "maar wat is een zwakke band"),
            ("@bot weet jij misschien wat een zwakke band is", "wat een zwakke band is"),
            ("@Anna vroeg gisteren: wat is een zwakke band?", "wat is een zwakke band?"),
            ("what is a weak tie? cheers, Tom", "what is a weak tie?"),
            ("what is a weak tie, cheers, Tom", "what is a weak tie,"),
            ("Goedemorgen allemaal\nwat is een zwakke band alsjeblieft?", "wat is een zwakke band ?"),
            ("morning routines for communities", "morning routines for communities"),
            ("Bedankt!", "Bedankt!"),
            ("Mensen die delen", "Mensen die delen"),
            ("zwakke banden", "zwakke banden"),
            ("Vertel over Tom", "Vertel over Tom"),
        ] {
            let left = bare(message);
            assert_eq!(left.len(), message.len(), "{message}");
            let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(left.trim_end_matches([' ', '!']), question.trim_end_matches('!'), "{message}");
        }
    }
}
