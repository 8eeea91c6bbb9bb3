//! Do words begin with a phrase, or have one?

/// The words after a phrase, its own words with single blanks between them, where `words` begin
/// with it.
///
/// Every question is held against hundreds of phrases, nearly always in vain: so nothing is
/// allocated, and the first word mostly decides, by a glance at how the phrase begins.
pub(crate) fn after<'w>(words: &'w [&'w str], phrase: &str) -> Option<&'w [&'w str]> {
    if !phrase.starts_with(words.first()?) {
        return None;
    }
    phrase.split(' ').try_fold(words, |rest, said| match rest.split_first() {
        Some((first, rest)) if *first == said => Some(rest),
        _ => None,
    })
}

/// Whether words have a phrase somewhere.
pub(crate) fn has(words: &[&str], phrase: &str) -> bool {
    (0..words.len()).any(|at| after(&words[at..], phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_follows_a_whole_phrase_only() {
        let words = ["hoe", "gaat", "het", "nu"];
        assert_eq!(after(&words, "hoe gaat het"), Some(&["nu"][..]));
        assert_eq!(after(&words, "hoe gaat het nu"), Some(&[][..]));
        for phrase in ["hoe gaat het nu dan", "hoe ga", "gaat", ""] {
            assert_eq!(after(&words, phrase), None, "{phrase}");
        }
    }

    #[test]
    fn a_phrase_is_had_whole() {
        let words = ["hoe", "gaat", "het", "nu"];
        assert!(has(&words, "gaat het") && has(&words, "nu"));
        assert!(!has(&words, "gaat nu") && !has(&words, "het nu toch") && !has(&[], "nu"));
    }
}
