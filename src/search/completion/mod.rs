//! Which questions does somebody begin to type? (Query autocompletion.)
//!
//! What can be offered is known beforehand, a few thousand lines; so the words that are typed are looked up
//! in the vocabulary of these lines alone, where even comparing each with all takes a few milliseconds.

mod likeness;
mod words;

use std::collections::HashMap;

use self::words::Words;
use crate::domain::Language;
use crate::search::text::tokens::folded_words;
use crate::search::weights::{LEAST_COVERED, OWN_LANGUAGE, WHOLE_LINE};

/// The lines that can be offered while somebody types, and the words that they are found by.
pub struct Completion {
    lines: Vec<Line>,
    words: Words,
    /// Where a line stands among all.
    places: HashMap<String, usize>,
}

struct Line {
    shown: String,
    language: Language,
    /// The numbers of its words.
    words: Vec<u32>,
    /// What all its words tell together.
    weight: f32,
}

/// What was typed, looked up in the vocabulary of the lines.
pub struct Typed {
    /// What each line has of it, by the number of the line.
    found: HashMap<usize, Share>,
    language: Language,
    completed: Option<Completed>,
}

/// The word that is being typed, and the whole word that it may become.
struct Completed {
    typed: String,
    text: String,
}

/// What a line has of what was typed.
#[derive(Clone, Copy, Default)]
struct Share {
    /// Of what was typed: 0 to 1.
    typed: f32,
    /// What its words tell that were typed.
    own: f32,
}

impl Typed {
    /// What was typed with its last word completed, where that is no word yet, as far as is known.
    pub fn completed(&self, is_word: impl Fn(&str) -> bool) -> Option<&str> {
        let completed = self.completed.as_ref().filter(|completed| !is_word(&completed.typed));
        completed.map(|completed| completed.text.as_str())
    }
}

impl Completion {
    /// Takes the lines in; each counts once, in the language in which it comes first.
    pub fn new<'l>(lines: impl Iterator<Item = (Language, &'l str)>) -> Self {
        let (mut words, mut kept, mut places) = (Words::default(), Vec::new(), HashMap::new());
        for (language, shown) in lines {
            if places.contains_key(shown) {
                continue;
            }
            places.insert(shown.to_owned(), kept.len());
            let own = words.add(kept.len(), &folded_words(shown));
            kept.push(Line { shown: shown.to_owned(), language, words: own, weight: 0.0 });
        }
        for line in &mut kept {
            line.weight = line.words.iter().map(|word| words.weight(*word)).sum();
        }
        Self { lines: kept, words, places }
    }

    /// Looks up what somebody has typed so far, who would rather have lines in this language.
    #[must_use]
    pub fn look_up(&self, typed: &str, language: Language) -> Typed {
        let words = folded_words(typed);
        // A word is finished where something follows it.
        let open = typed.chars().next_back().is_some_and(char::is_alphanumeric);
        let (mut asked, mut found) = (0.0, HashMap::<usize, Share>::new());
        let mut completed = None;
        for (at, word) in words.iter().enumerate() {
            let is_open = open && at + 1 == words.len();
            let in_lines = self.words.look_up(word, is_open);
            asked += in_lines.weight;
            for (line, (likeness, told)) in in_lines.lines {
                let share = found.entry(line).or_default();
                share.typed += likeness * in_lines.weight;
                share.own += told;
            }
            if let Some(whole) = in_lines.whole.filter(|_| is_open) {
                let text = format!("{}{whole}", typed.trim_end_matches(char::is_alphanumeric));
                completed = Some(Completed { typed: word.clone(), text });
            }
        }
        found.values_mut().for_each(|share| share.typed /= f32::max(asked, f32::MIN_POSITIVE));
        Typed { found, language, completed }
    }

    /// The lines that have most of what was typed, best first: at most `count`.
    #[must_use]
    pub fn best(&self, typed: &Typed, count: usize) -> Vec<&str> {
        let enough = typed.found.iter().filter(|(_, share)| share.typed >= LEAST_COVERED);
        let mut found: Vec<(f32, usize)> = enough.map(|(at, _)| (self.likeness(typed, *at), *at)).collect();
        let length = |at: usize| self.lines[at].words.len();
        found.sort_by(|(one, a), (other, b)| {
            other.total_cmp(one).then(length(*a).cmp(&length(*b))).then(a.cmp(b))
        });
        found.into_iter().take(count).map(|(_, at)| self.lines[at].shown.as_str()).collect()
    }

    /// The one of some lines that is likest to what was typed, or else the first of them.
    pub fn likest<'l>(&self, typed: &Typed, lines: impl Iterator<Item = &'l str>) -> Option<&'l str> {
        let likeness = |line: &str| self.places.get(line).map_or(0.0, |at| self.likeness(typed, *at));
        let mut best: Option<(&str, f32)> = None;
        for line in lines {
            let likeness = likeness(line);
            if best.is_none_or(|(_, most)| likeness > most) {
                best = Some((line, likeness));
            }
        }
        best.map(|(line, _)| line)
    }

    /// How like a line is to what was typed: what it has of that counts most, then how little more it says.
    fn likeness(&self, typed: &Typed, at: usize) -> f32 {
        let (Some(share), line) = (typed.found.get(&at), &self.lines[at]) else { return 0.0 };
        let said = (share.own / line.weight.max(f32::MIN_POSITIVE)).min(1.0);
        let own = if line.language == typed.language { OWN_LANGUAGE } else { 0.0 };
        share.typed * (1.0 - WHOLE_LINE + WHOLE_LINE * said) + own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [(Language, &str); 6] = [
        (Language::Dutch, "Zwakke banden"),
        (Language::Dutch, "Waarom helpen zwakke banden bij het vinden van werk?"),
        (Language::Dutch, "Wat is sociale innovatie?"),
        (Language::Dutch, "Wie leidt de vergadering?"),
        (Language::English, "What is social innovation?"),
        (Language::English, "Weak ties"),
    ];

    #[test]
    fn what_is_cut_or_misspelt_or_a_whole_sentence_finds_its_line() {
        let completion = Completion::new(LINES.into_iter());
        for (typed, line) in [
            ("zwake banden", "Zwakke banden"),
            ("zwak ban", "Zwakke banden"),
            ("wat is sociale inovatie", "Wat is sociale innovatie?"),
            ("wat is sociale inov", "Wat is sociale innovatie?"),
            ("waarom helpen zwakke banden bij h", "Waarom helpen zwakke banden bij het vinden van werk?"),
            ("wie leid de vergaderin", "Wie leidt de vergadering?"),
            ("weak tie", "Weak ties"),
        ] {
            let found = completion.look_up(typed, Language::Dutch);
            assert_eq!(completion.best(&found, 3).first(), Some(&line), "{typed}");
        }
        assert!(completion.best(&completion.look_up("fietsen", Language::Dutch), 3).is_empty());
        assert!(completion.best(&completion.look_up("", Language::Dutch), 3).is_empty());
    }

    #[test]
    fn a_word_that_is_being_typed_is_completed() {
        let completion = Completion::new(LINES.into_iter());
        let completed = |typed| {
            let found = completion.look_up(typed, Language::Dutch);
            found.completed(|word| word == "innoveren").map(str::to_owned)
        };
        assert_eq!(completed("wat is sociale inov").as_deref(), Some("wat is sociale innovatie"));
        for whole in ["wat is sociale innovatie", "wat is innoveren", "wat is sociale ", "qqq"] {
            assert_eq!(completed(whole), None, "{whole}");
        }
    }
}
