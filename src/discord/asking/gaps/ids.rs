//! What do the menus and buttons remember that show what the documents lack? All of it in their `custom_id`.

use std::fmt;
use std::str::FromStr;

const PREFIX: &str = "gap";

/// What happens when it is pressed, chosen from or sent in. A question is known by its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GapId {
    /// A page of the list.
    List(usize),
    /// The menu of questions below it.
    Choose,
    /// One question.
    Show(i64),
    /// Opens the form in which a passage is looked for; the form itself has the same.
    Lead(i64),
    /// The menu of passages.
    Passage(i64),
    /// Opens the form that puts it to the group; the form itself has the same.
    Put(i64),
    /// Takes it off the list.
    NotOurs(i64),
    /// Makes one open question of several.
    Merge(i64),
    /// The list as a file.
    File,
    /// A page of the questions that lead to a passage.
    Leading(usize),
    /// The menu of those that are to lead there no more.
    StopLeading,
    /// The figures.
    Figures,
}

impl fmt::Display for GapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |f: &mut fmt::Formatter<'_>, code: &str, mark: i64| write!(f, "{PREFIX}:{code}:{mark:x}");
        match *self {
            Self::List(page) => write!(f, "{PREFIX}:l1:{page}"),
            Self::Choose => write!(f, "{PREFIX}:c1"),
            Self::Show(mark) => with(f, "s1", mark),
            Self::Lead(mark) => with(f, "p1", mark),
            Self::Passage(mark) => with(f, "pc1", mark),
            Self::Put(mark) => with(f, "g1", mark),
            Self::NotOurs(mark) => with(f, "n1", mark),
            Self::Merge(mark) => with(f, "m1", mark),
            Self::File => write!(f, "{PREFIX}:f1"),
            Self::Leading(page) => write!(f, "{PREFIX}:k1:{page}"),
            Self::StopLeading => write!(f, "{PREFIX}:kx1"),
            Self::Figures => write!(f, "{PREFIX}:x1"),
        }
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for GapId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, NotOurs> {
        let page = |page: &str| page.parse::<u16>().map(usize::from).map_err(|_| NotOurs);
        Ok(match id.split(':').collect::<Vec<_>>()[..] {
            [PREFIX, "l1", at] => Self::List(page(at)?),
            [PREFIX, "k1", at] => Self::Leading(page(at)?),
            [PREFIX, "c1"] => Self::Choose,
            [PREFIX, "f1"] => Self::File,
            [PREFIX, "kx1"] => Self::StopLeading,
            [PREFIX, "x1"] => Self::Figures,
            [PREFIX, code, at] => {
                let mark = mark(at).ok_or(NotOurs)?;
                match code {
                    "s1" => Self::Show(mark),
                    "p1" => Self::Lead(mark),
                    "pc1" => Self::Passage(mark),
                    "g1" => Self::Put(mark),
                    "n1" => Self::NotOurs(mark),
                    "m1" => Self::Merge(mark),
                    _ => return Err(NotOurs),
                }
            }
            _ => return Err(NotOurs),
        })
    }
}

/// A question's mark, as it stands in an id and in the value of an option.
pub(crate) fn mark(text: &str) -> Option<i64> {
    u64::from_str_radix(text, 16).ok().map(u64::cast_signed)
}

/// Whether a `custom_id` is one of ours, also where another version wrote it.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_read_back_as_written() {
        use GapId::*;
        let marked = [Show, Lead, Passage, Put, GapId::NotOurs, Merge].map(|id| id(i64::MIN + 7));
        for id in marked.into_iter().chain([List(7), Choose, File, Leading(65_535), StopLeading, Figures]) {
            assert_eq!(id.to_string().parse(), Ok(id));
            assert!(is_ours(&id.to_string()) && id.to_string().len() <= 100);
        }
        assert!("gap:zz1:0".parse::<GapId>().is_err() && is_ours("gap:zz1:0") && !is_ours("gaps"));
    }
}
