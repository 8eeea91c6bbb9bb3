//! Which quotable line comes next?

use std::collections::HashMap;

use crate::corpus::Quote;
use crate::domain::Language;

/// A quotable line, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteCard {
    /// The language of the words around it.
    pub language: Language,
    /// The line, with its document.
    pub quote: Quote,
}

/// A shuffled deck a language: no line comes twice before all have come once.
pub struct QuoteDeck {
    random: fastrand::Rng,
    left: HashMap<Language, Vec<usize>>,
}

impl QuoteDeck {
    /// A fresh deck, shuffled by this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { random: fastrand::Rng::with_seed(seed), left: HashMap::new() }
    }

    /// The next line in a language, or in any language where that one has none; `None` when there
    /// are no lines at all.
    pub fn draw(&mut self, quotes: &[Quote], language: Language) -> Option<Quote> {
        let left = self.left.entry(language).or_default();
        // Numbers beyond the end are from a corpus that has shrunk since.
        left.retain(|index| *index < quotes.len());
        if left.is_empty() {
            left.extend(Self::choice(quotes, language));
            self.random.shuffle(left);
        }
        left.pop().map(|index| quotes[index].clone())
    }

    fn choice(quotes: &[Quote], language: Language) -> Vec<usize> {
        let spoken = |index: &usize| quotes[*index].document.language == language;
        let choice: Vec<_> = (0..quotes.len()).filter(spoken).collect();
        if choice.is_empty() { (0..quotes.len()).collect() } else { choice }
    }
}
