//! How common is a word in the language? (The prior of its weight.)
//!
//! A corpus of twenty passages does not know that `vind` says nothing and `notulen` all; the language does.

use fst::Map;

use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::weights::ORDINARY_PASSAGE;

/// By language, in the order of [`Language::ALL`]: the stems of the commonest words, each with how often it is
/// said, as [`frequency_code`] writes it (see `data/NOTICE.md`).
static FREQUENCIES: [&[u8]; Language::ALL.len()] =
    [include_bytes!("../data/nl/frequencies.fst"), include_bytes!("../data/en/frequencies.fst")];

/// Codes to a power of ten.
const STEPS: f64 = 32.0;
/// Of so many words, one with the code 0 is one.
const RAREST: f64 = 1e9;

/// How common the words of all languages are.
pub(crate) struct Frequencies([Map<&'static [u8]>; Language::ALL.len()]);

impl Frequencies {
    pub(crate) fn new() -> Result<Self, SearchError> {
        let map = |words| Map::new(words).map_err(|error| SearchError::Lexicon(error.to_string()));
        let [dutch, english] = FREQUENCIES.map(map);
        Ok(Self([dutch?, english?]))
    }

    /// The share of passages of ordinary language that have a word with this stem, which comes without the mark of
    /// the language: 0 to 1.
    pub(crate) fn share(&self, stem: &str, language: Language) -> f32 {
        let code = self.0[language as usize].get(stem).and_then(|code| u8::try_from(code).ok());
        #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
        code.map_or(0.0, |code| (1.0 - (1.0 - frequency(code)).powi(ORDINARY_PASSAGE)) as f32)
    }
}

/// How often a word is said, as a share of all words said, in a byte; `None` for one that is too rare.
#[must_use]
pub fn frequency_code(frequency: f64) -> Option<u8> {
    let code = ((frequency * RAREST).log10() * STEPS).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in between")]
    (0.0..=f64::from(u8::MAX)).contains(&code).then_some(code as u8)
}

fn frequency(code: u8) -> f64 {
    10_f64.powf(f64::from(code) / STEPS) / RAREST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_tells_how_often_within_a_twentieth() {
        for often in [0.05, 1e-3, 1.2e-6, 1e-9] {
            let told = frequency(frequency_code(often).expect("it is common enough"));
            assert!((told / often - 1.0).abs() < 0.05, "{often}: {told}");
        }
        assert_eq!((frequency_code(1e-10), frequency_code(0.0)), (None, None));
    }

    #[test]
    fn everyday_words_are_common_and_a_subject_is_not() {
        let frequencies = Frequencies::new().expect("the tables are sound");
        let share = |stem| frequencies.share(stem, Language::Dutch);
        assert!(share("vind") > 0.05 && share("school") > 0.01);
        assert!(share("notuul") < 0.001 && share("qwrt") == 0.0);
    }
}
