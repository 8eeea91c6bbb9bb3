//! Which lines have a word, or one that stands for it?

use std::collections::HashMap;

use super::likeness::{Letters, likeness};

/// The words of all lines, and in which lines each stands.
#[derive(Default)]
pub(super) struct Words {
    words: Vec<Known>,
    numbers: HashMap<String, u32>,
    /// How many lines there are.
    lines: usize,
}

struct Known {
    letters: Letters,
    lines: Vec<usize>,
}

/// What a typed word found.
pub(super) struct Found {
    /// What the word tells, by how few lines have it.
    pub(super) weight: f32,
    /// By line, how well it has the word, 0 to 1, and what that word tells there.
    pub(super) lines: HashMap<usize, (f32, f32)>,
    /// The word that most likely is being typed, where it is not whole yet.
    pub(super) whole: Option<String>,
}

impl Words {
    /// Takes in the words of a line; their numbers.
    pub(super) fn add(&mut self, line: usize, words: &[String]) -> Vec<u32> {
        let mut numbers: Vec<u32> = words.iter().map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in &numbers {
            self.words[*number as usize].lines.push(line);
        }
        self.lines = line + 1;
        numbers
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(word.to_owned()).or_insert(next);
        if number == next {
            self.words.push(Known { letters: Letters::new(word), lines: Vec::new() });
        }
        number
    }

    /// What a word tells: the fewer lines have it, the more.
    pub(super) fn weight(&self, number: u32) -> f32 {
        self.words.get(number as usize).map_or(0.0, |known| self.rarity(known.lines.len()))
    }

    /// Inverse document frequency.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand lines")]
    fn rarity(&self, lines: usize) -> f32 {
        (1.0 + self.lines as f32 / (lines as f32 + 0.5)).ln()
    }

    /// The lines with a word, or with one that stands for it; `open` while it is being typed.
    pub(super) fn look_up(&self, word: &str, open: bool) -> Found {
        let typed = Letters::new(word);
        let mut lines: HashMap<usize, (f32, f32)> = HashMap::new();
        let mut best: Option<(f32, &Known)> = None;
        for known in &self.words {
            let likeness = likeness(&typed, open, &known.letters);
            if likeness <= 0.0 {
                continue;
            }
            let told = likeness * self.rarity(known.lines.len());
            for line in &known.lines {
                let found = lines.entry(*line).or_default();
                *found = if likeness > found.0 { (likeness, told) } else { *found };
            }
            let is_better =
                |(most, other): &(f32, &Known)| (likeness, known.lines.len()) > (*most, other.lines.len());
            if best.as_ref().is_none_or(is_better) {
                best = Some((likeness, known));
            }
        }
        // A word that no line has tells as much as the rarest.
        let weight = best.map_or_else(|| self.rarity(0), |(_, known)| self.rarity(known.lines.len()));
        let whole = best.filter(|(likeness, _)| *likeness < 1.0).map(|(_, known)| known.letters.text.clone());
        Found { weight, lines, whole }
    }
}
