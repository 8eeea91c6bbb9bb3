//! Which forum posts have been looked at?

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// How many posts are remembered as looked at; the oldest of them are not new any more.
const REMEMBERED: usize = 4_096;

/// The forum posts that have been looked at: once a post.
#[derive(Default)]
pub(crate) struct Posts(Mutex<HashSet<u64>>);

impl Posts {
    /// Whether this is the first look at a post.
    pub(crate) fn is_first(&self, post: u64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        seen.insert(post)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_looked_at_once_and_memory_has_an_end() {
        let posts = Posts::default();
        assert!(posts.is_first(1) && !posts.is_first(1) && posts.is_first(2));
        (3..10_000).for_each(|post| assert!(posts.is_first(post)));
        assert!(posts.0.lock().expect("no panic").len() <= REMEMBERED);
    }
}
