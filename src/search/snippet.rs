//! Which sentence of a passage answers the question?

use std::ops::Range;

use fnv::FnvHashMap as HashMap;
use fnv::FnvHashSet as HashSet;
use tantivy::DocId;

use super::analysis::words;
use super::index::IndexReaders;
use super::query::Query;
use super::vocabulary::Vocabulary;
use crate::corpus::Passage;

/// The sentence that holds most of what is asked, as a byte range of the passage's text; the
/// earlier of two that hold as much, and the whole text when it has no sentence.
pub(crate) fn highlight(
    doc: DocId,
    passage: &Passage,
    query: &Query,
    readers: &IndexReaders,
    vocabulary: &Vocabulary,
) -> Range<usize> {
    let text = passage.text();
    let telling = telling(doc, query, readers, vocabulary);
    let mut best = (0..text.len(), 0.0);
    for (at, sentence) in passage.sentences().into_iter().enumerate() {
        let score = score(&text[sentence.clone()], query, &telling);
        if at == 0 || score > best.1 {
            best = (sentence, score);
        }
    }
    best.0
}

/// The words of a passage that stand for words of the question, each with the places of those in the
/// question, and with what it has of them.
///
/// The index knows which words stand in the passage: to look up each word of the text would take ten
/// times as long.
fn telling(
    doc: DocId,
    query: &Query,
    readers: &IndexReaders,
    vocabulary: &Vocabulary,
) -> HashMap<String, Vec<(usize, f32)>> {
    let mut telling = HashMap::default();
    let numbers: HashSet<u64> = readers.words_of(doc).collect();
    for number in numbers {
        let stems = vocabulary.of(number).stems;
        let each = query.words.iter().enumerate();
        let stands = each.flat_map(|(at, asked)| asked.stands().map(move |stand| (at, asked, stand)));
        let told: Vec<(usize, f32)> = stands
            .filter(|(_, _, (stem, _))| stems.contains(stem))
            .map(|(at, asked, (_, weight))| (at, weight * asked.idf))
            .collect();
        if !told.is_empty() {
            telling.extend(readers.word_numbered(number).map(|word| (word, told)));
        }
    }
    telling
}

fn score(sentence: &str, query: &Query, telling: &HashMap<String, Vec<(usize, f32)>>) -> f32 {
    let mut found = vec![0.0_f32; query.words.len()];
    for word in words::words(sentence) {
        for (at, told) in telling.get(&word.text).into_iter().flatten() {
            found[*at] = found[*at].max(*told);
        }
    }
    found.iter().sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Document, Glossary, Passage};
    use crate::domain::Language;
    use crate::search::{Engine, Question};

    fn passage(id: &str, language: Language, text: &str) -> Passage {
        Passage::whole(Arc::new(Document {
            id: id.to_owned(),
            title: String::new(),
            language,
            topics: Vec::new(),
            translation_of: None,
            sources: Vec::new(),
            text: text.to_owned(),
        }))
    }

    #[test]
    fn a_stop_word_of_the_passage_tells_nothing_though_it_is_a_word_of_the_other_language() {
        let passages = vec![
            passage("a", Language::English, "They die. They give."),
            passage("b", Language::Dutch, "De mensen die geven, die leven. Batterijen sterven uit."),
        ];
        let engine = Engine::build(passages, &Glossary::default()).expect("it is indexed");
        let text = "do batterijen die";
        let answer = engine.ask(&Question { text, language: Language::English, limit: 2 });
        let hit = answer.hits.iter().find(|hit| hit.passage.document.id == "b").expect("it is found");
        assert_eq!(&hit.passage.text()[hit.highlight.clone()], "Batterijen sterven uit.");
    }
}
