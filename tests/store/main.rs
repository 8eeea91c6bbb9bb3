//! Does the store keep what it should, on SQLite and on PostgreSQL, whatever goes wrong?

mod backups;
mod databases;
mod decks;
mod dumps;
mod full_disk;
mod holdings;
mod logs;
mod migrations;
mod program;
mod proxy;
mod servers;
mod small_disk;
mod trouble;
mod writer;
