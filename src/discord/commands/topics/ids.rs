//! Where does a member stand in `/topics`? Each menu and button says it in its `custom_id`.

use std::fmt;
use std::str::FromStr;

use crate::app::browse::ShelfKey;

/// A page of one of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screenful {
    /// The topics.
    Topics {
        /// The page, from 0.
        page: usize,
    },
    /// The documents on a topic.
    Documents {
        /// The topic.
        topic: ShelfKey,
        /// The page, from 0.
        page: usize,
    },
    /// The sections of a document.
    Sections {
        /// The topic that led there.
        topic: ShelfKey,
        /// The document.
        document: ShelfKey,
        /// The page, from 0.
        page: usize,
    },
}

/// What happens when a menu or button is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TopicsId {
    /// The menu of a list: what was chosen says what comes next.
    Pick(Screenful),
    /// A button that leads to a list.
    Go(Screenful),
}

impl fmt::Display for TopicsId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, screenful) = match self {
            Self::Pick(screenful) => ("pick", screenful),
            Self::Go(screenful) => ("go", screenful),
        };
        write!(f, "top:{what}:")?;
        match screenful {
            Screenful::Topics { page } => write!(f, "{page}"),
            Screenful::Documents { topic, page } => write!(f, "{topic:08x}:{page}"),
            Screenful::Sections { topic, document, page } => write!(f, "{topic:08x}:{document:08x}:{page}"),
        }
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for TopicsId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = id.split(':').collect();
        let ["top", what, screenful @ ..] = parts.as_slice() else { return Err(NotOurs) };
        let screenful = parse(screenful).ok_or(NotOurs)?;
        match *what {
            "pick" => Ok(Self::Pick(screenful)),
            "go" => Ok(Self::Go(screenful)),
            _ => Err(NotOurs),
        }
    }
}

fn parse(parts: &[&str]) -> Option<Screenful> {
    match parts {
        [page] => Some(Screenful::Topics { page: page.parse().ok()? }),
        [topic, page] => Some(Screenful::Documents { topic: key(topic)?, page: page.parse().ok()? }),
        [topic, document, page] => Some(Screenful::Sections {
            topic: key(topic)?,
            document: key(document)?,
            page: page.parse().ok()?,
        }),
        _ => None,
    }
}

/// A key, as it stands in an id and in the value of an option.
pub(crate) fn key(text: &str) -> Option<ShelfKey> {
    ShelfKey::from_str_radix(text, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_id_is_read_back_as_written(topic: ShelfKey, document: ShelfKey, page: usize) {
            let screenfuls = [
                Screenful::Topics { page },
                Screenful::Documents { topic, page },
                Screenful::Sections { topic, document, page },
            ];
            for id in screenfuls.into_iter().flat_map(|it| [TopicsId::Pick(it), TopicsId::Go(it)]) {
                let written = id.to_string();
                prop_assert!(written.chars().count() <= crate::discord::render::limits::CUSTOM_ID);
                prop_assert_eq!(written.parse(), Ok(id));
            }
        }

        #[test]
        fn no_id_of_others_panics(id in "top:\\PC{0,60}") {
            let _ = id.parse::<TopicsId>();
        }
    }
}
