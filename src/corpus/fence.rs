//! Between which lines does code stand, in which signs have no meaning?

/// The line above a block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// What it is made of: backticks or tildes.
    pub sign: char,
    length: usize,
    /// What the code is written in, in small letters.
    pub language: String,
}

impl Fence {
    /// The fence that a line opens.
    #[must_use]
    pub fn opened_by(line: &str) -> Option<Self> {
        let words = line.trim_start();
        let sign = words.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let rest = words.trim_start_matches(sign);
        let length = words.len() - rest.len();
        // What follows three backticks and has more of them is a span in a line.
        if length < 3 || sign == '`' && rest.contains('`') {
            return None;
        }
        let language =
            rest.split(|c: char| c.is_whitespace() || "{}".contains(c)).find(|word| !word.is_empty());
        Some(Self { sign, length, language: language.unwrap_or_default().to_lowercase() })
    }

    /// Whether a line closes it.
    #[must_use]
    pub fn is_closed_by(&self, line: &str) -> bool {
        let words = line.trim();
        words.len() >= self.length && words.chars().all(|c| c == self.sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closes_a_fence_with_one_as_long() {
        let fence = Fence::opened_by("````md title\n").expect("a fence");
        assert_eq!(fence.language, "md");
        assert!(!fence.is_closed_by("```\n") && fence.is_closed_by("`````\n"));
        assert_eq!(Fence::opened_by("```span``` in a line\n"), None);
        assert_eq!(Fence::opened_by("~~weg~~\n"), None);
    }
}
