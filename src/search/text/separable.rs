//! Which words of a sentence are one verb, written apart? (Separable verbs.)
//!
//! `Ik zeg mijn lidmaatschap op` and `om je op te zeggen` have `opzeggen`. A verb's particle ends its clause;
//! where it does not, it is a preposition: `ik zeg op maandag af` has `afzeggen`, and no `opzeggen`.

use super::tokens::Word;
use crate::search::weights::CLAUSE;
use crate::search::word_lists::{AFTER_PARTICLE, BEFORE_INFINITIVE, SEPARABLE_PARTICLES};

/// A verb and its particle, by their places in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Apart {
    pub(crate) verb: usize,
    pub(crate) particle: usize,
}

/// What may be a verb and its particle, as far as their places tell: for each particle the likeliest first.
pub(crate) fn candidates(words: &[Word]) -> impl Iterator<Item = Apart> {
    let particles = (0..words.len()).filter(|at| SEPARABLE_PARTICLES.contains(&words[*at].text));
    particles.flat_map(move |particle| {
        let verbs = infinitive(words, particle).into_iter().chain(finite(words, particle));
        verbs.map(move |verb| Apart { verb, particle })
    })
}

/// The words of a text with its separable verbs written as one, in the place of the verb; the particles are
/// left out. Each with its place in the text.
pub(crate) fn whole(words: &[Word], is_verb: impl Fn(&str, &str) -> bool) -> Vec<(usize, Word)> {
    let mut whole: Vec<Option<Word>> = words.iter().cloned().map(Some).collect();
    for Apart { verb, particle } in candidates(words) {
        let is_free = |at: usize| whole[at].as_ref().is_some_and(|word| word.text == words[at].text);
        if is_free(verb) && is_free(particle) && is_verb(&words[particle].text, &words[verb].text) {
            let text = format!("{}{}", words[particle].text, words[verb].text);
            let pieces = vec![words[verb].text.clone()];
            whole[verb] = Some(Word { text, pieces, ..words[verb].clone() });
            whole[particle] = None;
        }
    }
    whole.into_iter().enumerate().filter_map(|(at, word)| Some((at, word?))).collect()
}

/// `af te melden`, `kan ik me nog af melden?`
fn infinitive(words: &[Word], particle: usize) -> Option<usize> {
    let next = particle + 1;
    let is_te = |at: usize| words.get(at).is_some_and(|word| BEFORE_INFINITIVE.contains(&word.text));
    let ends_clause = |at: usize| words.get(at).is_some_and(|word| word.ends_clause) || at + 1 == words.len();
    if words[particle].ends_clause || next == words.len() {
        None
    } else if is_te(next) {
        Some(next + 1).filter(|at| *at < words.len())
    } else {
        Some(next).filter(|at| ends_clause(*at) && words[*at].text.ends_with('n'))
    }
}

/// The words before a particle that ends its clause, the nearest first.
fn finite(words: &[Word], particle: usize) -> impl Iterator<Item = usize> {
    let next = words.get(particle + 1);
    let ends = words[particle].ends_clause || next.is_none_or(|next| AFTER_PARTICLE.contains(&next.text));
    let before = (0..particle).rev().take(CLAUSE);
    before.take_while(move |at| ends && !words[*at].ends_clause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::tokens::tokenize;

    #[test]
    fn a_particle_finds_its_verb_and_a_preposition_none() {
        let verbs = ["opzeg", "opzeggen", "afmeld", "afmelden", "aanmeld", "aanmeldt"];
        for (text, expected) in [
            ("Hoe zeg ik mijn lidmaatschap op?", "Hoe opzeg ik mijn lidmaatschap"),
            ("hoe meld je je aan bij het bestuur", "Hoe aanmeld je je bij het bestuur"),
            ("om je af te melden", "om je te afmelden"),
            ("kan ik me nog af melden", "kan ik me nog afmelden"),
            ("Ik zeg op maandag niets. Kom je op?", "Ik zeg op maandag niets Kom je op"),
            ("Wie zich meldt, komt aan de beurt", "Wie zich meldt komt aan de beurt"),
            ("Af", "Af"),
            ("", ""),
        ] {
            let is_verb = |particle: &str, verb: &str| verbs.contains(&format!("{particle}{verb}").as_str());
            let words = whole(&tokenize(text), is_verb);
            let words: Vec<_> = words.into_iter().map(|(_, word)| word.text).collect();
            assert_eq!(words.join(" "), expected.to_lowercase(), "{text}");
        }
    }
}
