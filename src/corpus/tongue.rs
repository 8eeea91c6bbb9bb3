//! In which language does a text read?

use crate::domain::Language;

/// Words that stand in nearly any text of one language, and in none of the other.
const DUTCH: &[&str] = &[
    "aan", "bij", "dat", "de", "deze", "door", "een", "het", "maar", "met", "naar", "niet", "ook", "uit",
    "van", "voor", "wordt", "zich", "zijn", "zoals",
];
const ENGLISH: &[&str] = &[
    "and", "are", "by", "for", "from", "has", "have", "is", "it", "not", "of", "that", "the", "their",
    "this", "to", "when", "which", "who", "with",
];

/// The longest of these words has so many letters; most words of a text are longer than that, and passed over.
const LONGEST: usize = 5;

/// Fewer such words than this tell nothing: a list of names, a line or two.
const ENOUGH: usize = 10;

/// The language that a text reads as, where its words leave no doubt.
#[must_use]
pub fn reads_as(text: &str) -> Option<Language> {
    let text = text.to_lowercase();
    let (dutch, english) = (count(&text, DUTCH), count(&text, ENGLISH));
    let language = if dutch > english { Language::Dutch } else { Language::English };
    (dutch.max(english) >= ENOUGH.max(2 * dutch.min(english))).then_some(language)
}

fn count(text: &str, known: &[&str]) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() <= LONGEST && known.contains(word))
        .count()
}
