//! How does a question become an answer? The pipeline from end to end.

mod ask;
mod build;
mod finding;
mod language;
mod reading;

pub use build::Engine;
