//! Which words are there, and in how many passages does each stand?
//!
//! A term dictionary of tantivy in a file of its own. The postings of the words as written would
//! take a third of the time and the room of an index, and nobody reads them.

use std::path::Path;

use tantivy::directory::TerminatingWrite as _;
use tantivy::postings::TermInfo;
use tantivy::termdict::{TermDictionary, TermDictionaryBuilder};
use tantivy::{Directory, Index, TantivyError};

use super::terms::Terms;
use crate::search::error::SearchError;

const FILE: &str = "words";

/// Writes the dictionary of the passages beside their index.
pub(crate) fn write(terms: &Terms, index: &Index) -> Result<(), SearchError> {
    let file = index.directory().open_write(Path::new(FILE)).map_err(TantivyError::from)?;
    let mut builder = TermDictionaryBuilder::create(file)?;
    for (same, doc_freq) in terms.dictionary().zip(passages_with(terms)) {
        if let [term, ..] = same {
            builder.insert(&term.word, &TermInfo { doc_freq, ..TermInfo::default() })?;
        }
    }
    Ok(builder.finish()?.terminate()?)
}

/// Opens the dictionary beside an index.
pub(crate) fn open(index: &Index) -> Result<TermDictionary, SearchError> {
    let file = index.directory().open_read(Path::new(FILE)).map_err(TantivyError::from)?;
    Ok(TermDictionary::open(file)?)
}

/// By word: in how many passages it stands.
fn passages_with(terms: &Terms) -> Vec<u32> {
    let words = terms.dictionary().count();
    let (mut count, mut last) = (vec![0; words], vec![usize::MAX; words]);
    for passage in 0..terms.passages() {
        for term in terms.said(passage).all() {
            let at = term.number as usize;
            if last[at] != passage {
                last[at] = passage;
                count[at] += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tantivy::directory::RamDirectory;

    use super::*;
    use crate::corpus::{Document, Passage};
    use crate::domain::Language;
    use crate::search::index::segment::{self, IndexReaders};
    use crate::search::text::analyzer::Analyzer;

    fn index(texts: &[(&str, &str, Language)]) -> IndexReaders {
        let passage = |(title, text, language): &(&str, &str, Language)| {
            let document = Document::bare((*text).to_owned(), *language, (*text).to_owned());
            Passage::whole(Arc::new(Document { title: (*title).to_owned(), ..document }))
        };
        let passages: Vec<Passage> = texts.iter().map(passage).collect();
        let terms = Terms::of(&passages, &Analyzer::new().expect("the word lists are sound"));
        segment::build(&terms, RamDirectory::create(), &mut |_, _| {}).expect("it is indexed")
    }

    #[test]
    fn a_word_counts_once_a_passage_whatever_the_language() {
        let readers = index(&[
            ("Hubs", "Een hub heeft een hub.", Language::Dutch),
            ("A hub", "The network die.", Language::English),
            ("", "Die mensen: netwerk.", Language::Dutch),
        ]);
        let mut words = Vec::new();
        let mut stream = readers.words.stream().expect("it can be read");
        while let Some((word, info)) = stream.next() {
            words.push((String::from_utf8_lossy(word).into_owned(), info.doc_freq));
        }
        let expected = [("die", 1), ("hub", 2), ("hubs", 1), ("mensen", 1), ("netwerk", 1), ("network", 1)];
        assert_eq!(words, expected.map(|(word, passages)| (word.to_owned(), passages)));
    }

    #[test]
    fn the_words_of_a_passage_stand_in_order_and_stop_words_are_left_out() {
        let readers = index(&[
            ("Hubs", "Een hub heeft een hub.", Language::Dutch),
            ("", "En, of, maar.", Language::Dutch),
        ]);
        let words = |doc| {
            readers.words_of(doc).filter_map(|number| readers.word_numbered(number).expect("it can be read"))
        };
        assert_eq!(words(0).collect::<Vec<_>>(), ["hubs", "hub", "hub"]);
        assert_eq!(words(1).count(), 0);
        assert_eq!(index(&[("", "En, of, maar.", Language::Dutch)]).words_of(0).count(), 0);
    }
}
