//! What do members know, by their own words and by what they helped with? (An inverted index of short texts,
//! each with its owners, ranked by BM25.)
//!
//! It grows by a text at a time, so that nothing is built anew when somebody replies, and is small enough to be
//! made of a server's rows at each round: that of 60 helpers takes a few milliseconds.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::near_words::nearness;
use crate::corpus::Glossary;
use crate::domain::MemberId;
use crate::domain::helper::Because;
use crate::search::{ContentWord, ContentWords};

/// So many of the best texts count.
const BEST: usize = 30;
/// BM25's usual constants: how soon a word that comes again adds nothing, and how much length counts.
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// A word of a lower inverse document frequency says nothing, as soon as there are so many texts: nearly all
/// have it.
const SAYS_SOMETHING: f64 = 0.2;
const ENOUGH_TEXTS: usize = 20;
/// How much a word of the glossary counts that stands for one that was asked.
const SYNONYM: f64 = 0.7;

/// Texts that tell what members know.
pub struct PeopleIndex {
    words: Arc<ContentWords>,
    /// The terms of each entry of the glossary, as the stems of their words.
    synonyms: Vec<Vec<Vec<ContentWord>>>,
    texts: Vec<Text>,
    by_source: HashMap<Because, Vec<usize>>,
    /// By stem: the texts that have it, and how often.
    postings: HashMap<String, Vec<(usize, f64)>>,
    /// By folded word: its stems.
    vocabulary: HashMap<String, Vec<String>>,
    length: f64,
}

struct Text {
    source: Because,
    owners: Vec<MemberId>,
    length: f64,
}

/// How well somebody fits a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// By all their texts, beside whom it fits best: 0 to 1.
    pub all: f64,
    /// By what they said of themselves, their own words and the topics they chose: 0 to 1.
    pub declared: f64,
    /// What fits best.
    pub because: Option<Because>,
}

/// How well members fit a question; who isn't in it doesn't at all.
pub type Fits = BTreeMap<MemberId, Fit>;

impl PeopleIndex {
    /// An index without texts.
    #[must_use]
    pub fn new(words: Arc<ContentWords>, glossary: &Glossary) -> Self {
        let term = |(_, term): (_, &str)| words.of(term);
        let entry = |entry: &crate::corpus::GlossaryEntry| {
            entry.all().map(term).filter(|words| !words.is_empty()).collect()
        };
        let synonyms = glossary.entries.iter().map(entry).collect();
        Self {
            words,
            synonyms,
            texts: Vec::new(),
            by_source: HashMap::new(),
            postings: HashMap::new(),
            vocabulary: HashMap::new(),
            length: 0.0,
        }
    }

    /// Adds a text, and whose it is.
    pub fn add(&mut self, text: &str, source: Because, owners: Vec<MemberId>) {
        let at = self.texts.len();
        let mut counts = HashMap::<String, f64>::new();
        let words = self.words.of(text);
        #[expect(clippy::cast_precision_loss, reason = "a number of words")]
        let length = words.len() as f64;
        for word in words {
            for stem in &word.stems {
                *counts.entry(stem.clone()).or_default() += 1.0;
            }
            self.vocabulary.entry(word.word).or_insert(word.stems);
        }
        for (stem, count) in counts {
            self.postings.entry(stem).or_default().push((at, count));
        }
        self.length += length;
        self.by_source.entry(source.clone()).or_default().push(at);
        self.texts.push(Text { source, owners, length });
    }

    /// Adds an owner to the texts of a source; false where there are none.
    pub fn add_owner(&mut self, source: &Because, owner: MemberId) -> bool {
        let Some(texts) = self.by_source.get(source) else { return false };
        for at in texts {
            let owners = &mut self.texts[*at].owners;
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        true
    }

    /// How well everybody fits a question. A text counts for its owner as much as `counts` says: less where they
    /// said that something like it isn't their thing.
    #[must_use]
    pub fn fits(&self, question: &str, counts: &dyn Fn(MemberId, &Because) -> f64) -> Fits {
        let mut fits = Fits::new();
        let mut best = HashMap::<MemberId, f64>::new();
        for (at, score) in self.best(question) {
            let text = &self.texts[at];
            for owner in &text.owners {
                let score = score * counts(*owner, &text.source);
                let fit = fits.entry(*owner).or_default();
                fit.all += score;
                if text.source.is_declared() {
                    fit.declared += score;
                }
                let most = best.entry(*owner).or_default();
                if score > *most {
                    *most = score;
                    fit.because = Some(text.source.clone());
                }
            }
        }
        let most = |part: fn(&Fit) -> f64| fits.values().map(part).fold(0.0, f64::max);
        let (all, declared) = (most(|fit| fit.all), most(|fit| fit.declared));
        for fit in fits.values_mut() {
            fit.all = share(fit.all, all);
            fit.declared = share(fit.declared, declared);
        }
        fits.retain(|_, fit| fit.all > 0.0);
        fits
    }

    /// The texts that score best, with their scores.
    fn best(&self, question: &str) -> Vec<(usize, f64)> {
        let mut scores = HashMap::<usize, f64>::new();
        for alternatives in self.query(question) {
            for (at, score) in self.of_word(&alternatives) {
                *scores.entry(at).or_default() += score;
            }
        }
        let mut scores: Vec<(usize, f64)> = scores.into_iter().collect();
        scores.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        scores.truncate(BEST);
        scores
    }

    /// For each word of a question, the stems under which it may stand, with how much each counts.
    fn query(&self, question: &str) -> Vec<Vec<(String, f64)>> {
        let mut asked = self.words.of(question);
        asked.sort_unstable_by(|one, other| one.word.cmp(&other.word));
        asked.dedup();
        let mut query: Vec<_> = asked.iter().map(|word| self.alternatives(word)).collect();
        for entry in &self.synonyms {
            let is_asked = |word: &ContentWord| asked.iter().any(|other| is_same(word, other));
            if entry.iter().any(|term| term.iter().all(is_asked)) {
                let others = entry.iter().flatten().filter(|word| !is_asked(word));
                query.extend(others.map(|word| word.stems.iter().map(|s| (s.clone(), SYNONYM)).collect()));
            }
        }
        query
    }

    /// The word's own stems; where no text has them, those of the words that it is nearly.
    fn alternatives(&self, word: &ContentWord) -> Vec<(String, f64)> {
        if word.stems.iter().any(|stem| self.postings.contains_key(stem)) {
            return word.stems.iter().map(|stem| (stem.clone(), 1.0)).collect();
        }
        let near = self.vocabulary.iter().map(|(known, stems)| (nearness(&word.word, known), stems));
        let near = near.filter(|(nearness, _)| *nearness > 0.0);
        near.flat_map(|(nearness, stems)| stems.iter().map(move |s| (s.clone(), nearness))).collect()
    }

    /// What a word gives each text: the best of its stems counts, since they are of one word.
    fn of_word(&self, alternatives: &[(String, f64)]) -> HashMap<usize, f64> {
        let mut found = HashMap::<usize, f64>::new();
        for (stem, weight) in alternatives {
            for (at, count) in self.postings.get(stem).into_iter().flatten() {
                let gives = weight * self.saturated(*count, self.texts[*at].length);
                let most = found.entry(*at).or_default();
                *most = most.max(gives);
            }
        }
        let idf = self.idf(found.len());
        if idf < SAYS_SOMETHING && self.texts.len() >= ENOUGH_TEXTS {
            return HashMap::new();
        }
        found.values_mut().for_each(|gives| *gives *= idf);
        found
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers of texts")]
    fn idf(&self, having: usize) -> f64 {
        let (all, having) = (self.texts.len() as f64, having as f64);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    #[expect(clippy::cast_precision_loss, reason = "a number of texts")]
    fn saturated(&self, count: f64, length: f64) -> f64 {
        let average = (self.length / self.texts.len() as f64).max(1.0);
        count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / average))
    }
}

fn is_same(one: &ContentWord, other: &ContentWord) -> bool {
    one.word == other.word || one.stems.iter().any(|stem| other.stems.contains(stem))
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::corpus::GlossaryEntry;

    fn member(number: u64) -> MemberId {
        MemberId::new(NonZeroU64::new(number).expect("not 0"))
    }

    fn index(glossary: &Glossary, texts: &[(&str, u64)]) -> PeopleIndex {
        let words = Arc::new(ContentWords::new().expect("the word lists"));
        let mut index = PeopleIndex::new(words, glossary);
        for (text, owner) in texts {
            index.add(text, Because::OwnWords(member(*owner)), vec![member(*owner)]);
        }
        index
    }

    fn first(index: &PeopleIndex, question: &str) -> Option<MemberId> {
        let fits = index.fits(question, &|_, _| 1.0);
        fits.into_iter().max_by(|one, other| one.1.all.total_cmp(&other.1.all)).map(|(member, _)| member)
    }

    #[test]
    fn who_wrote_of_it_is_found_whatever_the_inflection_spelling_and_language() {
        let glossary = Glossary {
            entries: vec![GlossaryEntry { nl: vec!["bijen".to_owned()], en: vec!["bees".to_owned()] }],
        };
        let index = index(
            &glossary,
            &[
                ("een straatfeest organiseren", 1),
                ("boekhouden voor een stichting", 2),
                ("bijen houden, honing slingeren", 3),
                ("fietsen repareren", 4),
            ],
        );
        for (question, who) in [
            ("Wie heeft een feest georganiseerd?", Some(1)),
            ("Wie kent een goede boekhoudster voor stichtingen?", Some(2)),
            ("Who knows about bees?", Some(3)),
            ("mijn fiets is stuk", Some(4)),
            ("wie weet iets van straatfest organisern", Some(1)),
            ("Welke kleur heeft de maan?", None),
        ] {
            assert_eq!(first(&index, question), who.map(member), "{question}");
        }
    }

    #[test]
    fn a_text_that_is_not_their_thing_counts_half_and_another_owner_is_added() {
        let mut index = index(&Glossary::default(), &[("tuinieren", 1), ("tuinieren en snoeien", 2)]);
        let question = "Wie weet iets van tuinieren?";
        assert_eq!(first(&index, question), Some(member(1)));
        let fits = index.fits(question, &|who, _| if who == member(1) { 0.5 } else { 1.0 });
        assert!(fits[&member(1)].all < fits[&member(2)].all);
        assert!(index.add_owner(&Because::OwnWords(member(2)), member(3)));
        assert!(index.fits(question, &|_, _| 1.0).contains_key(&member(3)));
        assert!(!index.add_owner(&Because::Topic("x".to_owned()), member(3)));
    }
}
