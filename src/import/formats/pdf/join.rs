//! How do two lines become one, where a word may be hyphenated?

/// Words before which a hyphen stands for a part that the next word has too.
const SHARE_A_PART: [&str; 6] = ["en", "of", "tot", "and", "or", "to"];

/// Adds a line to the words before it, and makes a word that was broken off whole again.
pub(super) fn join(words: &mut String, line: &str) {
    let broken_off =
        words.strip_suffix(['-', '\u{ad}', '‐']).is_some_and(|start| start.ends_with(char::is_alphabetic));
    let goes_on = broken_off && line.starts_with(char::is_lowercase);
    if goes_on && is_compound(words) {
        // The line ends at the hyphen of `LTSP-clients`; but `LTSP- en NX-clients` has a space.
        if line.split_whitespace().next().is_some_and(|word| SHARE_A_PART.contains(&word)) {
            words.push(' ');
        }
    } else if goes_on {
        words.pop();
    } else if !words.ends_with(' ') {
        words.push(' ');
    }
    words.push_str(line);
}

/// Whether the hyphen at the end is one of the word itself: no word is broken off after a capital.
fn is_compound(words: &str) -> bool {
    words.strip_suffix(['-', '‐']).is_some_and(|start| start.ends_with(char::is_uppercase))
}
