//! What do the menus, buttons and forms of `/documents` remember? All of it in their `custom_id`, so that they work
//! after a restart: who may use them, and what they do.

use std::fmt;
use std::str::FromStr;

/// Before each of them, so that no other part takes them for its own.
const PREFIX: &str = "doc1";

/// What happens when a menu, button or form of `/documents` is used. A document is told by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocumentId {
    /// A page of the documents, from 0.
    List(usize),
    /// The menu of documents.
    Choose,
    /// The form for the text of a document; 0 for a new one.
    Write(i64),
    /// Asks whether it is to be removed.
    Remove(i64),
    /// Removes it.
    RemoveSurely(i64),
    /// Adds what was read under this number, or puts it in the place of a document that isn't 0.
    Keep(u64, i64),
    /// Leaves what was read under this number.
    Leave(u64),
}

impl DocumentId {
    /// As a `custom_id`, with the stamp of the member who may use it.
    pub(crate) fn stamped(self, stamp: &str) -> String {
        format!("{PREFIX}:{stamp}:{self}")
    }

    /// The stamp and the meaning of a `custom_id` of ours.
    pub(crate) fn read(custom_id: &str) -> Option<(&str, Self)> {
        match custom_id.splitn(3, ':').collect::<Vec<_>>().as_slice() {
            [PREFIX, stamp, id] => Some((*stamp, id.parse().ok()?)),
            _ => None,
        }
    }
}

/// Whether a `custom_id` belongs to `/documents`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(page) => write!(f, "list:{page}"),
            Self::Choose => f.write_str("choose"),
            Self::Write(which) => write!(f, "write:{which}"),
            Self::Remove(which) => write!(f, "remove:{which}"),
            Self::RemoveSurely(which) => write!(f, "surely:{which}"),
            Self::Keep(draft, which) => write!(f, "keep:{draft:x}:{which}"),
            Self::Leave(draft) => write!(f, "leave:{draft:x}"),
        }
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for DocumentId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let which = |text: &str| text.parse::<i64>().map_err(|_| NotOurs);
        let draft = |text: &str| u64::from_str_radix(text, 16).map_err(|_| NotOurs);
        match id.split(':').collect::<Vec<_>>().as_slice() {
            ["list", page] => page.parse().map(Self::List).map_err(|_| NotOurs),
            ["choose"] => Ok(Self::Choose),
            ["write", number] => Ok(Self::Write(which(number)?)),
            ["remove", number] => Ok(Self::Remove(which(number)?)),
            ["surely", number] => Ok(Self::RemoveSurely(which(number)?)),
            ["keep", read, number] => Ok(Self::Keep(draft(read)?, which(number)?)),
            ["leave", read] => Ok(Self::Leave(draft(read)?)),
            _ => Err(NotOurs),
        }
    }
}

#[cfg(test)]
mod tests {
    use serenity::all::{GuildId, UserId};

    use super::*;
    use crate::discord::grant::Grants;
    use crate::domain::Secret;

    #[test]
    fn every_id_is_read_back_as_written() {
        use DocumentId::*;
        let stamp = Grants::new(&Secret::new("a.token")).stamp(
            GuildId::new(u64::MAX),
            UserId::new(u64::MAX),
            i64::MAX >> 24,
        );
        let most = i64::MAX >> 20;
        for id in [
            List(1),
            Choose,
            Write(0),
            Remove(most),
            RemoveSurely(most),
            Keep(u64::MAX, most),
            Keep(1, 0),
            Leave(u64::MAX),
        ] {
            let written = id.stamped(&stamp);
            assert!(written.chars().count() <= crate::discord::render::limits::CUSTOM_ID, "{written}");
            assert_eq!(DocumentId::read(&written), Some((stamp.as_str(), id)));
            assert!(is_ours(&written));
        }
        assert_eq!(DocumentId::read("doc1:stamp:drop:1"), None);
    }
}
