//! What does a text mean? Sentence vectors for Dutch and English.
//!
//! Texts go in, and vectors come out; two texts that mean nearly the same have vectors whose cosine is
//! high, also where they share no word. The model is multilingual-e5-small (Wang et al., "Multilingual E5
//! Text Embeddings", 2024), cut down to Dutch and English, and is part of the program (`data/`).
//! Nothing here knows what the texts are for.

mod adapter;
mod classifier;
mod dense;
mod encoder;
mod error;
mod hugging_face;
mod model;
mod pieces;
mod products;
mod role;
mod safetensors;
mod shipped;
mod teach;
mod tokenizer;
mod vector;

pub use adapter::{Adapted, Adapter};
pub use classifier::{Classifier, Example};
pub use error::ModelError;
pub use model::Model;
pub use role::Role;
pub use teach::{Taught, teach};
pub use vector::{Vector, Vectors};
