//! What may something mean that a person typed?

/// How surely something is understood. Nothing at all is no reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// It says this, and nothing else.
    Exact(T),
    /// It means this, as people say it: to be shown before it counts.
    Meant(T),
    /// It means one of these: to be asked.
    OneOf(Vec<T>),
}

impl<T> Reading<T> {
    /// Of these, in their order: none is no reading, and one is what is meant.
    pub(super) fn among(mut candidates: Vec<T>) -> Option<Self> {
        match candidates.len() {
            0 => None,
            1 => candidates.pop().map(Self::Meant),
            _ => Some(Self::OneOf(candidates)),
        }
    }

    /// What it means, where that is one thing.
    #[must_use]
    pub fn only(self) -> Option<T> {
        match self {
            Self::Exact(one) | Self::Meant(one) => Some(one),
            Self::OneOf(_) => None,
        }
    }

    /// All that it may mean.
    #[must_use]
    pub fn candidates(self) -> Vec<T> {
        match self {
            Self::Exact(one) | Self::Meant(one) => vec![one],
            Self::OneOf(several) => several,
        }
    }
}

/// Whether a word was typed with one slip: a letter too many or too few, another one, or two that
/// changed places.
pub(super) fn is_a_slip(typed: &str, word: &str) -> bool {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let front = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[front..], &word[front..]);
    let back = typed.iter().rev().zip(word.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&typed[..typed.len() - back], &word[..word.len() - back]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for typed in ["mandag", "maanddag", "maamdag", "maadnag"] {
            assert!(is_a_slip(typed, "maandag"), "{typed}");
        }
        for typed in ["maandag", "maadag!", "maand", "dinsdag", ""] {
            assert!(!is_a_slip(typed, "maandag"), "{typed}");
        }
        assert!(is_a_slip("aa", "aaa") && is_a_slip("aaa", "aa"));
    }
}
