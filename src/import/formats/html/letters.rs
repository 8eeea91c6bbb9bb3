//! Which letters does a text have, whatever stands between them?

/// Only the letters and digits: whatever spaces and signs stand between them.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
