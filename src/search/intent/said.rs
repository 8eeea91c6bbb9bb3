//! What does a message say, sentence by sentence and word by word?

use std::borrow::Cow;
use std::ops::Range;

use super::signs;
use crate::corpus::{goes_on_after_stop, sentence_ranges};
use crate::search::text::tokens::{Word, tokenize};

/// A message, taken apart; without what [`signs`] leaves out.
pub(crate) struct Said<'t> {
    /// Its text, as long as the message.
    pub(crate) text: Cow<'t, str>,
    pub(crate) words: Vec<Word>,
    /// The sentences that have words, by their words.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl<'t> Said<'t> {
    /// Takes a message apart.
    pub(crate) fn of(message: &'t str) -> Self {
        let text = signs::without(message);
        let words = tokenize(&text);
        let lines = sentence_ranges(&text).into_iter().flat_map(|range| lines(&text, range));
        let mut at = 0;
        let mut sentences = Vec::new();
        for line in lines {
            let start = at;
            at += words[start..].iter().take_while(|word| word.range.start < line.end).count();
            if at > start {
                sentences.push(start..at);
            }
        }
        Self { text, words, sentences }
    }

    /// The folded words of a part of it.
    pub(crate) fn texts(&self, part: &Range<usize>) -> Vec<&str> {
        self.words[part.clone()].iter().map(|word| word.text.as_str()).collect()
    }

    /// What stands between a word and the next.
    pub(crate) fn after(&self, word: usize) -> &str {
        let end = self.words.get(word + 1).map_or(self.text.len(), |next| next.range.start);
        &self.text[self.words[word].range.end..end]
    }

    /// Whether a word is followed by a sign that ends a part of a sentence.
    pub(crate) fn is_set_off(&self, word: usize) -> bool {
        let between = self.after(word);
        let sign = |c: char| matches!(c, ',' | ':' | ';' | '.' | '!' | '?' | '…' | '–' | '—' | '(' | '\n');
        between.contains(sign) || between.contains(" - ")
    }

    /// The signs that end a sentence.
    pub(crate) fn ending(&self, sentence: &Range<usize>) -> &str {
        sentence.end.checked_sub(1).map_or("", |last| self.after(last))
    }
}

/// The lines of a sentence, and what ends in a question or exclamation mark or in a full stop that is no
/// abbreviation's: on a phone a line is as good as a full stop, and no capital follows.
fn lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let mut ended = false;
    let mut lines = Vec::new();
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        if c == '\n' || (ended && c.is_whitespace()) {
            lines.push(start..at);
            start = at;
        }
        let stops = c == '.' && !goes_on_after_stop(&text[start..at], text[at + 1..].trim_start());
        ended = matches!(c, '?' | '!' | '…') || stops || (ended && matches!(c, ')' | '"'));
    }
    lines.push(start..range.end);
    lines
}
