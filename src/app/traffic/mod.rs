//! What if more is asked than can be answered? What is in hand has an end, and is shared fairly: by
//! member, then by server.

pub(crate) mod answer_cache;
pub(crate) mod in_hand;
pub(crate) mod limits;
pub(crate) mod lru;
pub(crate) mod one_by_one;
pub(crate) mod pools;
pub(crate) mod requester;
pub(crate) mod round_robin;
pub(crate) mod take_on;
pub(crate) mod turns;
