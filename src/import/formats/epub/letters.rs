//! Which letters does a title have, however it is written?

/// Only the letters and digits, all small.
pub(crate) fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
