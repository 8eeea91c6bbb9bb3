//! Which sentence of a passage answers the question? (Highlighting.)

use std::ops::Range;

use fnv::{FnvHashMap as HashMap, FnvHashSet as HashSet};
use tantivy::DocId;

use crate::corpus::Passage;
use crate::search::error::SearchError;
use crate::search::intent::kind::Kind;
use crate::search::intent::{asks_for_number, names};
use crate::search::query::types::Query;
use crate::search::retrieve::index::Index;
use crate::search::text::separable;
use crate::search::text::tokens;
use crate::search::weights::NUMBER_LACKS;

/// The sentence that holds most of what is asked, as a byte range of the passage's text; the
/// earlier of two that hold as much, and the whole text when it has no sentence.
///
/// A quoted line is chosen only where no sentence of the text has a word of the question: an aphorism
/// at the end of a section is no answer; nor is a sentence that asks something itself. Where a number, a date or
/// somebody is asked for, a sentence that has one is chosen if it has at most one word of the question less than
/// the best.
pub(crate) fn highlight(
    doc: DocId,
    passage: &Passage,
    query: &Query,
    kind: &Kind,
    index: &Index,
) -> Result<Range<usize>, SearchError> {
    let text = passage.text();
    let telling = telling(doc, query, index)?;
    let all = passage.sentences();
    let weighed = all.iter().cloned().map(|range| {
        let quoted = is_quoted(text, range.start);
        let (score, words) = weigh(&text[range.clone()], query, &telling);
        Sentence { range, quoted, score, words }
    });
    let mut sentences: Vec<Sentence> = weighed.collect();
    prefer(&mut sentences, |sentence| !sentence.quoted);
    prefer(&mut sentences, |sentence| !asks(&text[sentence.range.clone()]));
    let Some(best) = best_of(sentences.iter()) else { return Ok(0..text.len()) };
    let tells = |sentence: &&Sentence| has_what_is_asked(&text[sentence.range.clone()], kind, &query.said);
    let telling = best_of(sentences.iter().filter(tells));
    let nearly_as_good = |other: &&Sentence| other.words > 0 && other.words + NUMBER_LACKS >= best.words;
    let chosen = telling.filter(nearly_as_good).unwrap_or(best).range.clone();
    Ok(answer_to(text, &all, &chosen, &query.said).unwrap_or(chosen))
}

/// Whether a sentence asks something, whatever closes what it stands in.
fn asks(sentence: &str) -> bool {
    sentence.trim_end_matches(['*', '_', '"', '”', '’', ')', ' ']).ends_with('?')
}

/// The sentence that answers the one chosen, where that only repeats what was asked: the next that asks nothing
/// itself, or else any.
fn answer_to(
    text: &str,
    all: &[Range<usize>],
    chosen: &Range<usize>,
    said: &[String],
) -> Option<Range<usize>> {
    let question = &text[chosen.clone()];
    let words: HashSet<String> = tokens::tokenize(question).into_iter().map(|word| word.text).collect();
    let repeated = said.iter().filter(|word| words.contains(*word)).count();
    if !asks(question) || said.len() < 2 || repeated * 3 < said.len() * 2 {
        return None;
    }
    let answers = |range: &&Range<usize>| !asks(&text[(*range).clone()]);
    let below = all.iter().filter(|range| range.start >= chosen.end).find(answers);
    below.or_else(|| all.iter().find(answers)).cloned()
}

/// Leaves the sentences of a sort, where one of those has a word of the question.
fn prefer(sentences: &mut Vec<Sentence>, is_preferred: impl Fn(&Sentence) -> bool) {
    if sentences.iter().any(|sentence| is_preferred(sentence) && sentence.words > 0) {
        sentences.retain(is_preferred);
    }
}

/// Whether a sentence has the number, the date or the name that a question of its kind asks for.
fn has_what_is_asked(sentence: &str, kind: &Kind, said: &[String]) -> bool {
    match kind {
        Kind::Number(figure) => figure.is_in(sentence, said),
        // `Wanneer moet je ...` asks for a condition.
        Kind::When => asks_for_number::asked(said).is_some_and(|figure| figure.is_in(sentence, said)),
        Kind::Who => names::names_somebody(sentence, said),
        Kind::Definition
        | Kind::Why
        | Kind::How
        | Kind::HowTo
        | Kind::ProsAndCons
        | Kind::Where
        | Kind::Difference(..)
        | Kind::YesNo
        | Kind::Other => false,
    }
}

/// A sentence of a passage, compared with a question.
struct Sentence {
    range: Range<usize>,
    /// Whether it stands in a block quote.
    quoted: bool,
    /// What those words of the question tell that it has.
    score: f32,
    /// How many words of the question it has.
    words: usize,
}

/// The one that scores most, the earlier of equals.
fn best_of<'a>(sentences: impl Iterator<Item = &'a Sentence>) -> Option<&'a Sentence> {
    sentences.reduce(|best, other| if other.score > best.score { other } else { best })
}

/// Whether what begins here stands in a line of a block quote.
fn is_quoted(text: &str, start: usize) -> bool {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    text[line..].trim_start().starts_with('>')
}

/// By word of a passage that stands for words of the question: the places of those in the question, and
/// what it has of each.
type Telling = HashMap<String, Vec<(usize, f32)>>;

/// The words of a passage that stand for words of the question.
///
/// The index knows which words stand in the passage: to look up each word of the text would take ten
/// times as long.
fn telling(doc: DocId, query: &Query, index: &Index) -> Result<Telling, SearchError> {
    let Index { readers, vocabulary, .. } = index;
    let mut asked: HashMap<u32, Vec<(usize, f32)>> = HashMap::default();
    for (at, word) in query.words.iter().enumerate() {
        for (stem, weight) in word.stem_matches() {
            asked.entry(stem).or_default().push((at, weight * word.idf));
        }
    }
    let (mut telling, mut seen) = (Telling::default(), Vec::new());
    for number in readers.words_of(doc) {
        let told = vocabulary.of(number).stems.iter().filter_map(|stem| asked.get(stem)).flatten();
        let told: Vec<(usize, f32)> = told.copied().collect();
        if !told.is_empty() && !seen.contains(&number) {
            seen.push(number);
            telling.extend(readers.word_numbered(number)?.map(|word| (word, told)));
        }
    }
    Ok(telling)
}

/// What a sentence scores, and how many words of the question it has.
fn weigh(sentence: &str, query: &Query, telling: &Telling) -> (f32, usize) {
    let mut found = vec![0.0_f32; query.words.len()];
    let words = tokens::tokenize(sentence);
    let apart = separable::candidates(&words);
    let whole = apart.map(|apart| format!("{}{}", words[apart.particle].text, words[apart.verb].text));
    for word in words.iter().map(|word| word.text.clone()).chain(whole) {
        for (at, told) in telling.get(&word).into_iter().flatten() {
            found[*at] = found[*at].max(*told);
        }
    }
    (found.iter().sum(), found.iter().filter(|told| **told > 0.0).count())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Document, Glossary, Passage};
    use crate::domain::Language;
    use crate::search::engine::Engine;
    use crate::search::question::Question;

    fn passage(id: &str, language: Language, text: &str) -> Passage {
        Passage::whole(Arc::new(Document::bare(id.to_owned(), language, text.to_owned())))
    }

    #[test]
    fn a_stop_word_of_the_passage_tells_nothing_though_it_is_a_word_of_the_other_language() {
        let passages = vec![
            passage("a", Language::English, "They die. They give."),
            passage("b", Language::Dutch, "De mensen die geven, die leven. Batterijen sterven uit."),
        ];
        let engine = Engine::build(passages, &Glossary::default()).expect("it is indexed");
        let text = "do batterijen die";
        let asked = Question::new(text, Language::English, 2);
        let answer = engine.ask(&asked).expect("the index is sound");
        let hit = answer.hits.iter().find(|hit| hit.passage.document.id == "b").expect("it is found");
        assert_eq!(&hit.passage.text()[hit.highlight.clone()], "Batterijen sterven uit.");
    }

    /// The sentence in bold of the only passage.
    fn bold(text: &str, question: &str) -> String {
        let passages = vec![
            passage("a", Language::Dutch, text),
            passage("b", Language::Dutch, "Iets heel anders dat niemand zoekt."),
        ];
        let engine = Engine::build(passages, &Glossary::default()).expect("it is indexed");
        let asked = Question::new(question, Language::Dutch, 1);
        let answer = engine.ask(&asked).expect("the index is sound");
        let hit = answer.hits.first().expect("it is found");
        hit.passage.text()[hit.highlight.clone()].to_owned()
    }

    #[test]
    fn a_quoted_line_is_chosen_only_where_no_sentence_has_a_word_of_the_question() {
        let text = "Een bezwaar hoort erbij. Praat met elkaar.\n\n> Een goed bezwaar is een\n> cadeau. Je krijgt inzicht.";
        assert_eq!(bold(text, "Is een goed bezwaar een cadeau?"), "Een bezwaar hoort erbij.");
        assert_eq!(bold(text, "cadeau"), "Een goed bezwaar is een\n> cadeau.");
        assert_eq!(bold(text, "inzicht"), "Je krijgt inzicht.");
        assert_eq!(bold("> Wie zwijgt, stemt toe.\n\nDat klopt.", "zwijgt"), "Wie zwijgt, stemt toe.");
    }

    #[test]
    fn where_a_number_is_asked_for_a_sentence_with_one_is_chosen_if_it_lacks_one_word_at_most() {
        let text = "Naast Hyves gebruiken Nederlanders veel Twitter. WhatsApp telt er 13,3 miljoen. \
                    Sinds 25 mei 2018 moet alles anders.";
        let twitter = "Naast Hyves gebruiken Nederlanders veel Twitter.";
        let million = "WhatsApp telt er 13,3 miljoen.";
        assert_eq!(bold(text, "Hoeveel Nederlanders gebruiken WhatsApp?"), million);
        assert_eq!(bold(text, "Welke Nederlanders gebruiken WhatsApp?"), twitter, "no number is asked for");
        assert_eq!(
            bold(text, "Hoeveel Nederlanders gebruiken veel Twitter?"),
            twitter,
            "it has no word of it"
        );
        assert_eq!(
            bold(text, "In welk jaar moest alles anders voor WhatsApp?"),
            "Sinds 25 mei 2018 moet alles anders."
        );
    }

    #[test]
    fn a_question_that_repeats_what_was_asked_is_never_chosen() {
        let text = "Wat kost dat? Vijftig euro per jaar. En wie betaalt dat? Iedereen.";
        assert_eq!(bold(text, "Wat kost dat?"), "Vijftig euro per jaar.");
        assert_eq!(bold(text, "wie betaalt dat"), "Iedereen.");
        assert_eq!(bold("Het is rood. **Waar staat de pomp?**", "Waar staat de pomp?"), "Het is rood.");
        assert_eq!(bold("Waar staat de pomp?", "Waar staat de pomp?"), "Waar staat de pomp?");
    }

    #[test]
    fn who_has_a_name_in_it_and_a_question_is_no_answer() {
        let text = "Wie bedacht de term filterbubbel eigenlijk? De term filterbubbel is bekend en werd lang geleden \
                    bedacht. Het was Eli Pariser die de filterbubbel bedacht.";
        assert_eq!(
            bold(text, "Wie bedacht de term filterbubbel?"),
            "Het was Eli Pariser die de filterbubbel bedacht."
        );
        assert_eq!(
            bold(text, "Waarom is de term filterbubbel bedacht?"),
            "De term filterbubbel is bekend en werd lang geleden bedacht."
        );
        assert_eq!(
            bold("Wie bedacht de filterbubbel? Dat weet niemand.", "filterbubbel"),
            "Wie bedacht de filterbubbel?"
        );
    }
}
