//! Whose mayor, president or director does somebody ask for, and does a text tell that?
//!
//! An office and a name each find passages of their own. Where no sentence has both, who asks for the mayor of Utrecht
//! gets another city's mayor, from a text that names Utrecht's university.

use std::ops::Range;

use super::kind::{Kind, kind};
use super::said::Said;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens;
use crate::search::word_lists::{DETERMINERS, OFFICE_OF, OFFICES};

/// What follows the name of an owner in English.
const OWNED: [&str; 2] = ["'s", "’s"];

/// The name whose office a question asks for, as its folded words: of `wie is de burgemeester van Den Bosch?`, `den` and
/// `bosch`. Whoever asks for the chair of the association, without a name, means the one that everybody knows.
pub(crate) fn bearer(text: &str) -> Option<Vec<String>> {
    if kind(text) != Kind::Who {
        return None;
    }
    let said = Said::of(text);
    let offices = (0..said.words.len()).filter(|at| is_office(&said.words[*at].text));
    offices.into_iter().find_map(|at| named_after(&said, at + 1).or_else(|| owner_before(&said, at)))
}

/// Whether a sentence of a text tells of an office and of this name: it has the office, and the name stands in it, in the
/// sentence before it, or above all of them.
pub(crate) fn tells_of(bearer: &[String], above: &str, sentences: &[&str]) -> bool {
    let has_name = |words: &[String]| bearer.iter().all(|name| words.contains(name));
    let named_above = has_name(&tokens::folded_words(above));
    let words: Vec<Vec<String>> = sentences.iter().map(|sentence| tokens::folded_words(sentence)).collect();
    words.iter().enumerate().any(|(at, here)| {
        let before = at.checked_sub(1).map_or(&[][..], |before| words[before].as_slice());
        here.iter().any(|word| is_office(word)) && (named_above || has_name(here) || has_name(before))
    })
}

/// Whether a word names an office: also as the end of a longer word, as in `oud-burgemeester`.
fn is_office(word: &str) -> bool {
    OFFICES.contains(word) || OFFICES.iter().any(|office| office.len() > 6 && word.ends_with(office))
}

/// The name after `van`.
fn named_after(said: &Said<'_>, of: usize) -> Option<Vec<String>> {
    let first = of + 1;
    if !OFFICE_OF.contains(&said.words.get(of)?.text) || first >= said.words.len() {
        return None;
    }
    let end = said.sentences.iter().find(|sentence| sentence.contains(&of))?.end;
    let first = if is_capital(said, first) { first } else { first + usize::from(is_determiner(said, first)) };
    let capitals = (first..end).take_while(|at| is_capital(said, *at)).count();
    let name = match capitals {
        // On a phone few people type capitals; what has a name stands without an article.
        0 if first == of + 1 && first < end => plain_name(said, first..end),
        0 => return None,
        _ => said.texts(&(first..first + capitals)).into_iter().map(str::to_owned).collect(),
    };
    (!name.is_empty()).then_some(name)
}

/// The words of a name that was typed without capitals: the first, unless it says nothing.
fn plain_name(said: &Said<'_>, rest: Range<usize>) -> Vec<String> {
    let first = said.words[rest].first().map(|word| word.text.as_str());
    first.filter(|word| !is_stop_word_anywhere(word)).map(str::to_owned).into_iter().collect()
}

/// The name before an office: `Utrecht's mayor`.
fn owner_before(said: &Said<'_>, office: usize) -> Option<Vec<String>> {
    let word = said.words.get(office.checked_sub(1)?)?;
    let typed = &said.text[word.range.clone()];
    let name = OWNED.iter().find_map(|owned| typed.strip_suffix(owned))?;
    typed.starts_with(char::is_uppercase).then(|| tokens::folded_words(name))
}

fn is_capital(said: &Said<'_>, word: usize) -> bool {
    said.words.get(word).is_some_and(|word| said.text[word.range.clone()].starts_with(char::is_uppercase))
}

fn is_determiner(said: &Said<'_>, word: usize) -> bool {
    said.words.get(word).is_some_and(|word| DETERMINERS.contains(&word.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_office_is_asked_for_is_told() {
        for (question, name) in [
            ("Wie is de burgemeester van Utrecht?", Some("utrecht")),
            ("wie is de burgemeester van utrecht eigenlijk", Some("utrecht")),
            ("Who is the mayor of Utrecht?", Some("utrecht")),
            ("Who is Utrecht's mayor?", Some("utrecht")),
            ("Weet iemand wie de burgemeester van Den Bosch is?", Some("den bosch")),
            ("Who is the president of the United States?", Some("united states")),
            ("who is the current CEO of LinkedIn right now?", Some("linkedin")),
            ("wie is de minister-president van Nederland", Some("nederland")),
            ("wie is de voorzitter van de vereniging?", None),
            ("Who is the head of our group?", None),
            ("wie is de baas in een holacratie?", None),
            ("Wat doet de burgemeester van Utrecht?", None),
            ("Wie bedacht de term filterbubbel?", None),
            ("wie is de president", None),
        ] {
            assert_eq!(bearer(question).map(|words| words.join(" ")).as_deref(), name, "{question}");
        }
    }

    #[test]
    fn an_office_and_a_name_count_together() {
        let utrecht = ["utrecht".to_owned()];
        for (above, sentences, expected) in [
            ("", &["Sharon Dijksma is burgemeester van Utrecht."][..], true),
            ("", &["Utrecht is een stad.", "De burgemeester is Sharon Dijksma."], true),
            ("Gemeente Utrecht", &["Inleiding.", "Nog iets.", "De burgemeester is Sharon Dijksma."], true),
            (
                "",
                &["Burgemeester Mikkers stopte ook.", "De naam bleef.", "Utrecht en Twente gingen voor."],
                false,
            ),
            ("Utrecht", &["De universiteit stopte."], false),
        ] {
            assert_eq!(tells_of(&utrecht, above, sentences), expected, "{sentences:?}");
        }
    }
}
