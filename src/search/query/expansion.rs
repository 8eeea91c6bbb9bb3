//! What else may be looked for in the place of words of a question? (Query expansion.)
//!
//! The glossary has other names for them, in their own language and in the other one; the dictionary has what they are
//! called in the other one.

use super::planner::{Planner, Stems};
use super::types::{Matches, PhraseSynonym, Query, Resolution, StemMatch};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::retrieve::postings::Node;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens::Word;
use crate::search::weights::SYNONYM;

impl Planner<'_> {
    /// The other names that the glossary has for some words, as far as the corpus uses them.
    pub(crate) fn expand(&self, words: &[String]) -> Result<Matches, SearchError> {
        let stems = self.stems_of(words);
        self.expand_stems(words, stems.each_ref().map(Vec::as_slice))
    }

    /// The same for a term that is near a word, and stands for it as well as `weight` tells.
    pub(crate) fn expand_near(&self, term: &str, weight: f32) -> Result<Matches, SearchError> {
        let words = [term.to_owned()];
        let stems = self.stems_of(&words);
        let names = self.synonyms.of(&words, stems.each_ref().map(Vec::as_slice)).into_iter();
        names.map(|number| self.name(number, weight * SYNONYM)).collect()
    }

    /// The words by which a word is called in the other language, as far as the corpus has them, and what it has.
    pub(crate) fn translate(&self, word: &str) -> Result<(Vec<String>, Matches), SearchError> {
        let (mut words, mut found) = (Vec::new(), Vec::new());
        for other in self.analyzer.translations(word) {
            let matches = self.known(&other, SYNONYM)?;
            if !matches.is_empty() {
                words.push(other);
                found.push(matches);
            }
        }
        Ok((words, found.into_iter().collect()))
    }

    /// The stems of some folded words, by language.
    fn stems_of(&self, words: &[String]) -> [Vec<Stems>; Language::ALL.len()] {
        let each: Vec<_> = words.iter().map(|word| self.stems(word)).collect();
        Language::ALL.map(|language| each.iter().map(|stems| stems[language as usize].clone()).collect())
    }

    /// The other names of words whose stems are known, by language.
    fn expand_stems(
        &self,
        words: &[String],
        stems: [&[Stems]; Language::ALL.len()],
    ) -> Result<Matches, SearchError> {
        let names = self.synonyms.of(words, stems).into_iter();
        names.map(|number| self.names.of(number, || self.name(number, SYNONYM))).collect()
    }

    /// What the corpus has of a term of the glossary.
    fn name(&self, number: usize, weight: f32) -> Result<Matches, SearchError> {
        let name = self.synonyms.term(number);
        let content = name.iter().filter(|word| !is_stop_word_anywhere(word));
        let each: Vec<Matches> = content.map(|word| self.known(word, weight)).collect::<Result<_, _>>()?;
        Ok(together(each, name.len(), weight))
    }

    /// Where the glossary has other names for several words together, looks for those as well.
    pub(crate) fn rename(
        &self,
        texts: &[&str],
        content: &[(usize, Word)],
        query: &mut Query,
    ) -> Result<(), SearchError> {
        let texts: Vec<String> = texts.iter().map(|word| (*word).to_owned()).collect();
        let stems = self.stems_of(&texts);
        for length in 2..=self.synonyms.longest.min(texts.len()) {
            for (start, window) in texts.windows(length).enumerate() {
                let stems = stems.each_ref().map(|stems| &stems[start..start + length]);
                let mut others = self.expand_stems(window, stems)?;
                if others.is_empty() {
                    continue;
                }
                let first = content.partition_point(|(at, _)| *at < start);
                let last = content.partition_point(|(at, _)| *at < start + length);
                let asked = &mut query.words[first..last];
                // A word of the other name that is asked as well stands for itself alone.
                others.stems.retain(|stem_match| {
                    asked.iter().all(|word| word.stems.iter().all(|own| own.stem != stem_match.stem))
                });
                for word in asked {
                    word.resolution = Resolution::Known;
                    word.stems.extend(&others.stems);
                    word.names.extend(others.names.iter().cloned());
                }
                if first < last {
                    query.join(first..last, others.ways);
                }
            }
        }
        Ok(())
    }
}

/// What stands for a name of `said` words as a whole, of what the corpus has of each that is no stop
/// word.
fn together(words: Vec<Matches>, said: usize, weight: f32) -> Matches {
    let (ways, mut stems): (Vec<_>, Vec<_>) =
        words.into_iter().map(|matches| (matches.ways, matches.stems)).unzip();
    let mut ways: Vec<Node> = ways.into_iter().filter(|ways| !ways.is_empty()).map(Node::Best).collect();
    if ways.is_empty() {
        return Matches::default();
    }
    if said > 1 {
        // Several words together say what one would: not the sum of what each says.
        #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
        let share = (1.0 / said as f32).sqrt();
        ways = vec![Node::Sum(ways.into_iter().map(|node| node.scaled(share)).collect())];
    }
    if let [only] = stems.as_mut_slice() {
        return Matches { ways, stems: std::mem::take(only), names: Vec::new() };
    }
    let hashes = |stems: &Vec<StemMatch>| stems.iter().map(|stem_match| stem_match.stem).collect();
    let name = PhraseSynonym { words: stems.iter().map(hashes).collect(), weight };
    Matches { ways, stems: Vec::new(), names: vec![name] }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Document, Glossary, Passage};
    use crate::domain::Language;
    use crate::search::engine::Engine;
    use crate::search::question::{Outcome, Question};

    /// What some Dutch passages make of a question: the number of the first, the outcome, and as what each word was
    /// looked for.
    fn ask(texts: &[&str], question: &str) -> (Option<String>, Outcome, Vec<String>) {
        let document =
            |(at, text): (usize, &&str)| Document::bare(at.to_string(), Language::Dutch, (*text).to_owned());
        let passages = texts.iter().enumerate().map(document).map(Arc::new).map(Passage::whole).collect();
        let engine = Engine::build(passages, &Glossary::default()).expect("the index is built");
        let asked = Question::new(question, Language::English, 1);
        let (answer, explanation) = engine.explain(&asked).expect("the index is sound");
        let first = answer.hits.first().map(|hit| hit.passage.document.id.clone());
        (first, answer.outcome, explanation.words.into_iter().map(|word| word.sought).collect())
    }

    #[test]
    fn a_word_that_no_passage_has_is_looked_for_as_it_is_called_in_the_other_language() {
        let texts = [
            "De boete voor een kapotte fiets is tien euro.",
            "De penningmeester betaalt de huur van de zaal.",
        ];
        let (first, outcome, sought) = ask(&texts, "What is the fine for broken bicycles?");
        assert_eq!(first.as_deref(), Some("0"));
        assert_ne!(outcome, Outcome::None);
        let called = |word| format!("in the other language: {word}");
        assert_eq!(sought, [called("boete"), called("kapot"), called("fiets")]);
    }

    #[test]
    fn a_slip_of_a_word_of_the_other_language_is_too() {
        let texts = ["De penningmeester betaalt de huur.", "Wie een grens overschrijdt, hoort dat van ons."];
        let (first, _, sought) = ask(&texts, "who crosses bounderies?");
        assert_eq!(first.as_deref(), Some("1"));
        assert_eq!(sought.last().map(String::as_str), Some("in the other language: grens"));
    }

    #[test]
    fn a_word_that_they_have_is_meant_as_it_stands() {
        let texts = ["Met een list kwam hij in de zaal.", "De lijst hangt aan de muur."];
        let (first, _, sought) = ask(&texts, "where is the list");
        assert_eq!((first.as_deref(), sought.as_slice()), (Some("0"), &["the word itself".to_owned()][..]));
    }
}
