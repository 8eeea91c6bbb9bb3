//! Which words were searched for as other words, and which word may have been meant instead?
//! (Spelling correction and suggestions.)

use std::borrow::Cow;
use std::collections::BTreeSet;

use tantivy::DocId;

use super::fuzzy::{Neighbour, is_short, neighbours};
use super::types::{Query, Resolution};
use crate::search::error::SearchError;
use crate::search::question::Correction;
use crate::search::retrieve::index::Index;
use crate::search::text::analyzer::Analyzer;
use crate::search::weights::{COMMONER, MOST_SUGGESTIONS, RARE};

/// The words of a question that the first passage has only as other words, as far as they are told.
///
/// Of several neighbours that stand in the passage, the closest was meant, but one with the same first
/// letter before any other: people seldom get that wrong. What is spelt right was no slip, whatever it
/// was searched for as: it would be an insult to tell that `overleed` was taken for `overheid`.
pub(crate) fn made(
    query: &Query,
    index: &Index,
    analyzer: &Analyzer,
    first: Option<DocId>,
) -> Result<Vec<Correction>, SearchError> {
    let words: BTreeSet<u64> = first.iter().flat_map(|doc| index.readers.words_of(*doc)).collect();
    let mut made = Vec::new();
    for word in &query.words {
        let Resolution::Near(near) = &word.resolution else { continue };
        let mut used = Vec::new();
        for near in near {
            let number = index.readers.words.term_ord(&near.word)?;
            used.extend(number.filter(|number| words.contains(number)).map(|_| near));
        }
        if let Some(meant) = meant(&word.text, used) {
            made.push(Correction { from: word.text.clone(), to: meant.word.clone() });
        }
    }
    made.retain(|slip| may_be_slip(&slip.from, analyzer) && is_news(slip, &query.said));
    Ok(made)
}

/// A text as it was meant, as far as can be told before a passage is found: each slip put right. A model that reads
/// whole sentences takes a misspelt word for bits of others.
pub(crate) fn put_right<'t>(text: &'t str, query: &Query, analyzer: &Analyzer) -> Cow<'t, str> {
    let mut right = Cow::Borrowed(text);
    for word in query.words.iter().rev().filter(|word| may_be_slip(&word.text, analyzer)) {
        let Resolution::Near(near) = &word.resolution else { continue };
        if let Some(meant) = meant(&word.text, near) {
            right.to_mut().replace_range(word.range.clone(), &meant.word);
        }
    }
    right
}

/// Which of some neighbours, closest first, a word was meant to be.
fn meant<'n>(word: &str, near: impl IntoIterator<Item = &'n Neighbour>) -> Option<&'n Neighbour> {
    near.into_iter().min_by_key(|near| near.word.chars().next() != word.chars().next())
}

/// Whether a word may be a slip, as far as can be told: not where the word lists have it, nor where it is
/// too short to tell.
fn may_be_slip(word: &str, analyzer: &Analyzer) -> bool {
    !analyzer.is_spelt_right(word) && !is_short(word)
}

/// Whether a correction says something: not that a plural was taken for its singular (`fotos`, `foto`),
/// nor that a word was taken for one that stands beside it in the question.
fn is_news(slip: &Correction, said: &[String]) -> bool {
    let form_of = |long: &str, short: &str| long.strip_suffix('s') == Some(short);
    !form_of(&slip.from, &slip.to) && !form_of(&slip.to, &slip.from) && !said.contains(&slip.to)
}

/// The question with a rare word replaced by a much commoner one near it, the rarest first.
///
/// The corpus knows the word, so that it is never replaced silently: `aap` may well be meant.
pub(crate) fn suggestions(question: &str, query: &Query, index: &Index) -> Result<Vec<String>, SearchError> {
    let mut rare = Vec::new();
    for word in query.words.iter().filter(|word| word.resolution == Resolution::Known) {
        match index.readers.words.get(&word.text)? {
            Some(info) if info.doc_freq <= RARE => rare.push((info.doc_freq, word)),
            Some(_) | None => {}
        }
    }
    rare.sort_by_key(|(passages, word)| (*passages, word.range.start));
    let mut found = Vec::new();
    for (passages, word) in rare.into_iter().take(MOST_SUGGESTIONS) {
        let commoner = |near: &Neighbour| near.word != word.text && near.passages >= COMMONER * passages;
        if let Some(other) = neighbours(&word.text, &index.readers)?.into_iter().find(commoner) {
            let mut text = question.to_owned();
            text.replace_range(word.range.clone(), &other.word);
            found.push(text);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Document, Glossary, Passage};
    use crate::domain::Language;
    use crate::search::engine::Engine;
    use crate::search::question::{Answer, Question};

    fn ask(texts: &[&str], question: &str) -> Answer {
        let document =
            |(at, text): (usize, &&str)| Document::bare(at.to_string(), Language::Dutch, (*text).to_owned());
        let passages = texts.iter().enumerate().map(document).map(Arc::new).map(Passage::whole).collect();
        let engine = Engine::build(passages, &Glossary::default()).expect("the index is built");
        let asked = Question::new(question, Language::Dutch, 1);
        engine.ask(&asked).expect("the index is sound")
    }

    #[test]
    fn only_slips_are_told() {
        let texts = [
            "De overheid wil meer. Een foto van mijn werk. Verkopen is een vak. De manager heeft het druk.",
            "Innovatie is leuk, en schaken met de top is dat niet.",
        ];
        for (question, told) in [
            ("inovatie", Some("innovatie")),
            ("ovreheid", Some("overheid")),
            ("overleed", None),
            ("verkozen", None),
            ("manger", None),
            ("fotos", None),
            ("tcp", None),
            ("tip", None),
        ] {
            let corrections = ask(&texts, question).corrections;
            let found: Vec<&str> = corrections.iter().map(|slip| slip.to.as_str()).collect();
            assert_eq!(found, told.into_iter().collect::<Vec<_>>(), "{question}");
        }
    }

    #[test]
    fn what_begins_alike_was_meant_and_not_what_was_asked_beside_it() {
        let both = "Misinformatie is onwaar, desinformatie is dat met opzet.";
        let other = "Een ander verhaal.";
        let told = |text: &str, question: &str| {
            let corrections = ask(&[text, other], question).corrections;
            corrections.into_iter().map(|slip| slip.to).collect::<Vec<_>>()
        };
        assert_eq!(told(both, "disinformatie"), ["desinformatie"]);
        assert_eq!(told("Misinformatie is onwaar.", "disinformatie"), ["misinformatie"]);
        assert!(told("Misinformatie is onwaar.", "misinformatie of disinformatie").is_empty());
    }
}
