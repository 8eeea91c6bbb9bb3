//! Which of the passages that the words found deserve it most? (Reranking: proximity, n-grams.)
//!
//! Words find the candidates; then the words of each candidate are looked at one by one, in
//! order: which of those asked it has, how near each other, and how many character grams it
//! shares with the question, which sees the likeness that stems, parts and neighbours miss.

use tantivy::DocId;

use super::hash_table::Table;
use crate::search::index::vocabulary::Known;
use crate::search::query::types::{PhraseSynonym, Query, StemMatch};
use crate::search::retrieve::index::Index;
use crate::search::text::ngrams::grams;
use crate::search::weights::{MOST_PARTS, WINDOW};

/// Compares passages with a question.
pub(crate) struct Reranker<'a> {
    index: &'a Index,
    grams: Table,
    /// What each gram tells.
    gram_weights: Vec<f32>,
    stems: Table,
    /// By stem: what it stands for.
    matches: Vec<Vec<Match>>,
    /// The other names of several words, each with the word that it is a name of.
    names: Vec<(usize, &'a PhraseSynonym)>,
    /// How many parts each word has been split into.
    parts: Vec<usize>,
    /// What each word tells.
    word_weights: Vec<f32>,
}

/// The other names of several words, each with the place of the word that it is a name of.
fn names(query: &Query) -> Vec<(usize, &PhraseSynonym)> {
    let each = query.words.iter().enumerate();
    each.flat_map(|(at, word)| word.names.iter().map(move |name| (at, name)))
        .filter(|(_, name)| name.words.len() <= u64::BITS as usize)
        .collect()
}

/// The stems that are looked for, each with something that it stands for.
fn matches(query: &Query, names: &[(usize, &PhraseSynonym)]) -> Vec<(u32, Match)> {
    let words = query.words.iter().enumerate();
    let of_words = words.flat_map(|(at, word)| word.stems.iter().map(move |s| (s.stem, Match::Word(at, *s))));
    let of_names = names.iter().enumerate().flat_map(|(name, (_, synonym))| {
        let words = synonym.words.iter().enumerate();
        words.flat_map(move |(at, stems)| stems.iter().map(move |stem| (*stem, Match::Name(name, at))))
    });
    of_words.chain(of_names).collect()
}

/// What a stem stands for.
#[derive(Clone, Copy)]
enum Match {
    /// A word of the question, by its place.
    Word(usize, StemMatch),
    /// A word of another name, by their places.
    Name(usize, usize),
}

/// What a closer look at a passage shows.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    /// BM25 of its character n-grams.
    pub(crate) grams: f32,
    /// How well it has each word of the question: 0 to 1.
    pub(crate) found: Vec<f32>,
    /// The idf of the words that it has nearest each other.
    pub(crate) proximity: f32,
}

impl<'a> Reranker<'a> {
    pub(crate) fn new(index: &'a Index, query: &'a Query) -> Self {
        let mut asked: Vec<u32> = query.words.iter().flat_map(|word| grams(&word.text)).collect();
        asked.sort_unstable();
        asked.dedup();
        let weight = |gram: &u32| index.readers.gram_idf(index.vocabulary.gram_passages(*gram));
        let names = names(query);
        let matches = matches(query, &names);
        let mut stems: Vec<u32> = matches.iter().map(|(stem, _)| *stem).collect();
        stems.sort_unstable();
        stems.dedup();
        let of_stem = |stem: &u32| matches.iter().filter(|(own, _)| own == stem).map(|(_, it)| *it).collect();
        Self {
            index,
            gram_weights: asked.iter().map(weight).collect(),
            grams: Table::new(&asked),
            matches: stems.iter().map(of_stem).collect(),
            stems: Table::new(&stems),
            names,
            parts: query.words.iter().map(|word| word.parts.max(1)).collect(),
            word_weights: query.words.iter().map(|word| word.idf).collect(),
        }
    }

    /// Looks at a passage.
    pub(crate) fn look_at(&self, doc: DocId) -> Features {
        let mut counts = vec![0.0_f32; self.gram_weights.len()];
        let mut places: Vec<(usize, Match)> = Vec::new();
        // All found before the first is looked at: so they are fetched from memory side by side.
        let Index { readers, vocabulary, .. } = self.index;
        let words: Vec<Known<'_>> = readers.words_of(doc).map(|word| vocabulary.of(word)).collect();
        for (place, word) in words.iter().enumerate() {
            for gram in word.grams {
                if let Some(at) = self.grams.place(*gram) {
                    counts[at] += 1.0;
                }
            }
            for stem in word.stems {
                let Some(at) = self.stems.place(*stem) else { continue };
                places.extend(self.matches[at].iter().map(|found| (place, *found)));
            }
        }
        let mut tally = Tally::of(self);
        tally.count(&places, self);
        let found = tally.found.clone();
        Features {
            grams: self.gram_score(&counts, doc),
            proximity: self.proximity(&places, &mut tally),
            found,
        }
    }

    fn gram_score(&self, counts: &[f32], doc: DocId) -> f32 {
        let length = self.index.readers.lengths.fieldnorm_id(doc);
        let counted = self.gram_weights.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        counted.map(|(weight, count)| weight * self.index.saturation.of(*count, length)).sum()
    }

    /// The most that the words of the question weigh within one stretch of the passage.
    fn proximity(&self, places: &[(usize, Match)], tally: &mut Tally) -> f32 {
        let (mut most, mut end) = (0.0_f32, 0);
        for (at, (start, _)) in places.iter().enumerate() {
            let longer = places[end..].iter().take_while(|(place, _)| *place < start + WINDOW).count();
            // A stretch that ends where the one before it does has no more than that.
            if longer == 0 {
                continue;
            }
            end += longer;
            tally.count(&places[at..end], self);
            let weighed = tally.found.iter().zip(&self.word_weights);
            most = most.max(weighed.map(|(found, weight)| found * weight).sum());
        }
        most
    }
}

/// What some matches have of each word of the question.
///
/// It is used again for each stretch of a passage: this runs for nearly every match of every candidate.
struct Tally {
    /// How well each word is there: 0 to 1.
    found: Vec<f32>,
    /// The same of its parts.
    parts: Vec<[f32; MOST_PARTS]>,
    /// By name: which of its words are there, a bit for each.
    names: Vec<u64>,
}

impl Tally {
    /// Room for the words of a question.
    fn of(reranker: &Reranker<'_>) -> Self {
        let words = reranker.word_weights.len();
        Self {
            found: vec![0.0; words],
            parts: vec![[0.0; MOST_PARTS]; words],
            names: vec![0; reranker.names.len()],
        }
    }

    /// Counts some matches, and nothing else: the best of those for a whole word, or as many of its parts as there are.
    fn count(&mut self, matches: &[(usize, Match)], reranker: &Reranker<'_>) {
        self.found.fill(0.0);
        self.parts.fill([0.0; MOST_PARTS]);
        self.names.fill(0);
        for (_, one) in matches {
            let (best, weight) = match *one {
                Match::Word(word, StemMatch { part: None, weight, .. }) => (&mut self.found[word], weight),
                Match::Word(word, StemMatch { part: Some(part), weight, .. }) => {
                    (&mut self.parts[word][part.min(MOST_PARTS - 1)], weight)
                }
                Match::Name(name, word) => {
                    self.names[name] |= 1 << word;
                    continue;
                }
            };
            *best = best.max(weight);
        }
        for ((word, name), seen) in reranker.names.iter().zip(&self.names) {
            if seen.count_ones() as usize == name.words.len() {
                self.found[*word] = self.found[*word].max(name.weight);
            }
        }
        for ((found, parts), count) in self.found.iter_mut().zip(&self.parts).zip(&reranker.parts) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
            let together = parts.iter().sum::<f32>() / *count as f32;
            *found = found.max(together);
        }
    }
}
