//! How does a text become a vector?

use std::hash::Hasher as _;
use std::path::Path;

use fnv::FnvHasher;

use crate::adapter::Adapter;
use crate::dense::Product;
use crate::encoder::Encoder;
use crate::error::ModelError;
use crate::role::Role;
use crate::tokenizer::Tokenizer;
use crate::vector::Vector;
use crate::{hugging_face, shipped};

/// The most pieces of a text that are looked at; models of this kind learnt on no longer ones.
const MOST_PIECES: usize = 512;
/// Of a file of weights, every so many bytes tell it from others.
const SAMPLE: usize = 997;

/// Makes vectors of texts.
pub struct Model {
    tokenizer: Tokenizer,
    encoder: Encoder,
    adapter: Option<Adapter>,
    id: u64,
}

impl Model {
    /// The model that comes with the program: multilingual-e5-small for Dutch and English.
    ///
    /// # Errors
    ///
    /// When its files are damaged, which points at a fault in the program.
    pub fn shipped() -> Result<Self, ModelError> {
        on_one_thread();
        let (tokenizer, encoder) = (shipped::tokenizer()?, shipped::encoder()?);
        Ok(Self { tokenizer, encoder, adapter: Some(shipped::adapter()?), id: shipped::ID })
    }

    /// A model in a folder with `config.json`, `tokenizer.json` and `model.safetensors`, as Hugging Face
    /// has them: BERT or XLM-R with Unigram pieces, such as multilingual-e5-small, base and large.
    ///
    /// # Errors
    ///
    /// When a file can't be read, or holds a model of another kind; the message names the file.
    pub fn open(folder: &Path) -> Result<Self, ModelError> {
        on_one_thread();
        let read = hugging_face::read(folder)?;
        Ok(Self { id: id(&read.weights), tokenizer: read.tokenizer, encoder: read.encoder, adapter: None })
    }

    /// Tells this model from others: vectors of two models can't be compared.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// What turns the vectors of questions; nothing for a model of which no adapter is known.
    #[must_use]
    pub fn adapter(&self) -> Option<&Adapter> {
        self.adapter.as_ref()
    }

    /// How many numbers a vector has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.encoder.width
    }

    /// The name of the way in which this processor multiplies, for the log.
    #[must_use]
    pub fn kernel(&self) -> String {
        Product::new().kernel_name().to_owned()
    }

    /// The vector of a text. Of a long text, the first 512 pieces count.
    ///
    /// # Errors
    ///
    /// When numbers don't fit each other, which points at a fault in the model's files.
    pub fn embed(&self, role: Role, text: &str) -> Result<Vector, ModelError> {
        Ok(Vector::of(&self.floats(role, text)?))
    }

    /// The vector before it is made whole.
    pub(crate) fn floats(&self, role: Role, text: &str) -> Result<Vec<f32>, ModelError> {
        let most = MOST_PIECES.min(self.encoder.places);
        self.encoder.encode(&self.tokenizer.encode(&format!("{}{text}", role.prefix()), most))
    }
}

fn id(weights: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write_usize(weights.len());
    weights.iter().step_by(SAMPLE).for_each(|byte| hasher.write_u8(*byte));
    hasher.finish()
}

/// Has each product computed by the thread that asks for it. The library would divide it over all processors, and with
/// the small matrices of a sentence that takes a third more of their time, and is later: questions that are asked at
/// once use several processors all the same.
fn on_one_thread() {
    // Where somebody else has chosen already, that holds.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// What the wheel made of a text whose weights ours are.
    #[derive(Deserialize)]
    struct Made {
        role: String,
        text: String,
        vector: Vec<f32>,
    }

    #[test]
    fn the_vectors_are_those_that_the_model_makes_elsewhere() {
        let model = Model::shipped().expect("the model is sound");
        let lines = include_str!("../tests/wheel.jsonl").lines();
        for line in lines {
            let made: Made = serde_json::from_str(line).expect("a vector a line");
            let role = if made.role == "query" { Role::Query } else { Role::Passage };
            let own = model.floats(role, &made.text).expect("a vector");
            let cosine: f32 = own.iter().zip(&made.vector).map(|(own, made)| own * made).sum();
            assert!(cosine > 0.997, "{cosine}: {}", made.text);
        }
    }

    #[test]
    fn the_id_of_the_shipped_model_is_that_of_its_weights() {
        assert_eq!(shipped::ID, id(shipped::WEIGHTS));
    }

    #[test]
    fn what_means_the_same_is_nearer_than_what_does_not() {
        let model = Model::shipped().expect("the model is sound");
        let vector = |role, text| model.embed(role, text).expect("a vector");
        let question = vector(Role::Query, "Wat is een zwakke band?");
        let same = vector(Role::Query, "What is a weak tie?");
        let answer = vector(Role::Passage, "Een zwakke band is een contact met iemand die je weinig ziet.");
        let other = vector(Role::Passage, "Een ei kook je in zes minuten zacht.");
        assert!(question.cosine(&same) > question.cosine(&other) + 0.02);
        assert!(question.cosine(&answer) > question.cosine(&other) + 0.08);
    }

    #[test]
    fn any_text_has_a_vector() {
        let model = Model::shipped().expect("the model is sound");
        for text in ["", " ", "\u{0}", "日本語", &"lang ".repeat(5_000)] {
            let vector = model.floats(Role::Passage, text).expect("a vector");
            let length: f32 = vector.iter().map(|number| number * number).sum();
            assert!((length - 1.0).abs() < 1e-4, "{length}");
        }
    }
}
