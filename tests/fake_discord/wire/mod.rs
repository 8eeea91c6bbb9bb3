//! In which JSON does Discord say it? The shapes of its objects, with every field serenity needs.

pub(crate) mod application;
pub(crate) mod guild;
pub(crate) mod interaction;
pub(crate) mod message;
pub(crate) mod person;
pub(crate) mod place;
