//! Which two things does a question compare?

use std::ops::Range;

use super::said::Said;
use crate::domain::Language;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::weights::MOST_COMPARED_WORDS;
use crate::search::word_lists::{ALTERNATIVES, DIFFERING, JOINING, KIND_DIFFERENCE, KIND_HOW, VERBS_FIRST};

/// The two things that a question compares, as byte ranges of its text; `differs` tells whether it says that
/// it compares.
pub(crate) fn compared(
    said: &Said<'_>,
    core: &Range<usize>,
    differs: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = |word: usize| said.words[word].text.as_str();
    if !differs {
        return alternatives(said, core);
    }
    let (marker, length) = marker(said, core)?;
    let after = marker + length;
    // `verschil tussen A en B`, where all follows; `A vs B`, `A differs from B`, where one goes before.
    let is_between = DIFFERING.contains(text(marker)) || length > 1;
    let is_noun = !is_between || !has_thing(said, before(said, core.start, marker));
    let joint = (after..core.end).find(|word| JOINING.contains(text(*word)) && has_thing(said, after..*word));
    let things = match joint.filter(|_| is_noun) {
        Some(joint) => (after..joint, joint + 1..core.end),
        None => (before(said, core.start, marker), after..core.end),
    };
    Some((thing(said, things.0)?, thing(said, things.1)?))
}

/// Where it says that it compares, and in how many words.
fn marker(said: &Said<'_>, core: &Range<usize>) -> Option<(usize, usize)> {
    let at = |word: usize| {
        let words = said.texts(&(word..core.end));
        let lengths = KIND_DIFFERENCE.iter().filter_map(|phrase| {
            let length = phrase.split(' ').count();
            (words.len() >= length && words[..length].join(" ") == phrase).then_some(length)
        });
        lengths.max()
    };
    core.clone().find_map(|word| Some((word, at(word)?)))
}

/// `deeleconomie of platformeconomie`: two things and nothing else before the sentence ends or goes on after a
/// comma.
fn alternatives(said: &Said<'_>, core: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let end = core
        .clone()
        .find(|word| said.after(*word).contains([',', ':', '?']))
        .map_or(core.end, |word| word + 1);
    let words = said.texts(&(core.start..end));
    let joint = words.iter().position(|word| ALTERNATIVES.contains(word))?;
    let is_short = words.len() <= 2 * MOST_COMPARED_WORDS && joint <= MOST_COMPARED_WORDS;
    let acts = words.iter().any(|word| VERBS_FIRST.contains(word)) || is_stop_word_anywhere(words[0]);
    // The Dutch `of` is an English word: it tells something only where the question follows.
    let asks_on = end < core.end || !ALTERNATIVES.of(Language::Dutch).contains(words[joint]);
    if !is_short || acts || !asks_on {
        return None;
    }
    let joint = core.start + joint;
    Some((thing(said, core.start..joint)?, thing(said, joint + 1..end)?))
}

/// The words of a clause before a place, a handful at the most.
fn before(said: &Said<'_>, start: usize, end: usize) -> Range<usize> {
    let clause = (start + 1..end).rev().find(|word| said.after(word - 1).contains([',', ':']));
    clause.unwrap_or(start)..end
}

fn has_thing(said: &Said<'_>, words: Range<usize>) -> bool {
    said.texts(&words).iter().any(|word| tells(word))
}

fn tells(word: &str) -> bool {
    !is_stop_word_anywhere(word) && !KIND_HOW.contains(word)
}

/// The bytes of a thing: its first words that say something, to the end of them.
fn thing(said: &Said<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let telling = |word: &usize| tells(&said.words[*word].text);
    let first = words.clone().find(telling)?;
    let mut last = first;
    for next in first + 1..words.end {
        let set_off = said.is_set_off(next - 1);
        if set_off || !telling(&next) || next - first >= MOST_COMPARED_WORDS {
            break;
        }
        last = next;
    }
    Some(said.words[first].range.start..said.words[last].range.end)
}
