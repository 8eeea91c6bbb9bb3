//! Does the store keep what it should, on SQLite and on PostgreSQL, whatever goes wrong?

mod attempts;
mod backups;
pub(crate) mod databases;
mod decks;
pub(crate) mod dumps;
pub(crate) mod erasing;
mod full_disk;
mod holdings;
mod kept;
mod leading;
pub(crate) mod logs;
mod migrations;
mod program;
pub(crate) mod proxy;
mod questions;
mod ratings;
mod servers;
pub(crate) mod small_disk;
mod thanks;
mod trouble;
mod writer;
