//! Which terms does a question stand for? (Query expansion, fuzzy matching, spelling.)

pub(crate) mod expansion;
pub(crate) mod fuzzy;
pub(crate) mod known_names;
pub(crate) mod plan;
pub(crate) mod planner;
pub(crate) mod proper_names;
pub(crate) mod spelling;
pub(crate) mod synonyms;
pub(crate) mod types;
pub(crate) mod word;
