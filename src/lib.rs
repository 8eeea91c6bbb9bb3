//! vraagbaak answers questions, in Dutch and English, with passages from your own documents.
//!
//! The modules stand in reading order; each imports only from those above it, as
//! `ARCHITECTURE.md` lays down and `tests/layers.rs` holds.

pub mod domain;
pub mod telemetry;
pub mod texts;

pub mod corpus;
pub mod import;

pub mod search;

pub mod people;
pub mod schedule;

pub mod store;

pub mod app;

pub mod discord;
pub mod terminal;

pub mod config;
pub mod observe;
