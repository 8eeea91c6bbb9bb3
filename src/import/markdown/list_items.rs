//! Where does an item of a list begin?

/// The number and the words of a line that begins with a marker of a list.
pub(crate) fn item_start(line: &str) -> Option<(Option<u64>, &str)> {
    for bullet in ["•", "·", "◦", "▪", "‣", "–", "-", "*", "+"] {
        if let Some(words) = line.strip_prefix(bullet).filter(|rest| rest.starts_with([' ', '\t'])) {
            return Some((None, words.trim()));
        }
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = line[..digits].parse().ok().filter(|_| digits <= 3)?;
    let words = line[digits..].strip_prefix(['.', ')']).filter(|rest| rest.starts_with([' ', '\t']))?;
    Some((Some(number), words.trim()))
}
