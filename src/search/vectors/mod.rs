//! What do the passages mean? (Dense retrieval: their sentence vectors, kept beside the index.)

pub(crate) mod kept;
pub(crate) mod known;
pub(crate) mod meaning;
pub(crate) mod sections;
