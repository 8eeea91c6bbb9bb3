//! How is a model of one's own read? (A folder in the layout of Hugging Face.)
//!
//! `config.json`, `tokenizer.json` and `model.safetensors`, as they are published for models of the kind of
//! multilingual-e5-small, base and large: BERT or XLM-R with the pieces of SentencePiece's Unigram.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::dense::{Dense, Norm, Product};
use crate::encoder::{Encoder, Layer, Words};
use crate::error::ModelError;
use crate::safetensors::Safetensors;
use crate::tokenizer::Tokenizer;

const CONFIG: &str = "config.json";
const TOKENIZER: &str = "tokenizer.json";
const WEIGHTS: &str = "model.safetensors";
/// The largest weight in a byte.
const LARGEST: f32 = 127.0;

/// What `config.json` says.
#[derive(Deserialize)]
struct Config {
    model_type: String,
    hidden_size: usize,
    intermediate_size: usize,
    num_attention_heads: usize,
    num_hidden_layers: usize,
    max_position_embeddings: usize,
    #[serde(default = "gelu")]
    hidden_act: String,
    #[serde(default)]
    pad_token_id: usize,
}

fn gelu() -> String {
    "gelu".to_owned()
}

/// What `tokenizer.json` says, as far as it matters.
#[derive(Deserialize)]
struct TokenizerFile {
    model: Unigram,
}

#[derive(Deserialize)]
struct Unigram {
    #[serde(rename = "type")]
    kind: Option<String>,
    vocab: Vec<(String, f32)>,
}

/// Everything that a folder holds of a model.
pub(crate) struct Read {
    pub(crate) tokenizer: Tokenizer,
    pub(crate) encoder: Encoder,
    /// The weights as they stand in the file: what tells one model from another.
    pub(crate) weights: Vec<u8>,
}

pub(crate) fn read(folder: &Path) -> Result<Read, ModelError> {
    let config = config(folder)?;
    let tokenizer = tokenizer(folder)?;
    let path = folder.join(WEIGHTS);
    let weights = bytes(&path)?;
    let file = Safetensors::parse(&path.display().to_string(), &weights)?;
    let encoder = encoder(&config, &file, &tokenizer)?;
    Ok(Read { tokenizer, encoder, weights })
}

fn bytes(path: &Path) -> Result<Vec<u8>, ModelError> {
    fs::read(path).map_err(|source| ModelError::Read { path: path.to_owned(), source })
}

fn parsed<T: for<'d> Deserialize<'d>>(path: &Path) -> Result<T, ModelError> {
    serde_json::from_slice(&bytes(path)?)
        .map_err(|error| ModelError::invalid(path.display().to_string(), error.to_string()))
}

fn config(folder: &Path) -> Result<Config, ModelError> {
    let path = folder.join(CONFIG);
    let config: Config = parsed(&path)?;
    let invalid = |reason: String| Err(ModelError::invalid(path.display().to_string(), reason));
    if !["bert", "xlm-roberta"].contains(&config.model_type.as_str()) {
        return invalid(format!("model_type is {}, and not bert or xlm-roberta", config.model_type));
    }
    if config.hidden_act != "gelu" {
        return invalid(format!("hidden_act is {}, and not gelu", config.hidden_act));
    }
    let heads = config.num_attention_heads;
    if heads == 0
        || config.hidden_size == 0
        || !config.hidden_size.is_multiple_of(heads)
        || config.num_hidden_layers == 0
    {
        return invalid("the sizes don't fit each other".to_owned());
    }
    Ok(config)
}

fn tokenizer(folder: &Path) -> Result<Tokenizer, ModelError> {
    let path = folder.join(TOKENIZER);
    let file: TokenizerFile = parsed(&path)?;
    match file.model.kind.as_deref() {
        None | Some("Unigram") => Ok(Tokenizer::new(file.model.vocab)),
        Some(other) => Err(ModelError::invalid(
            path.display().to_string(),
            format!("its model is {other}, and not Unigram"),
        )),
    }
}

fn encoder(config: &Config, file: &Safetensors<'_>, tokenizer: &Tokenizer) -> Result<Encoder, ModelError> {
    let width = config.hidden_size;
    // Some files name what stands below the model, and some don't.
    let prefix = ["", "bert.", "roberta.", "model."]
        .into_iter()
        .find(|prefix| file.has(&format!("{prefix}embeddings.word_embeddings.weight")))
        .unwrap_or_default();
    let product = Product::new();
    let mut layers = Vec::with_capacity(config.num_hidden_layers);
    for at in 0..config.num_hidden_layers {
        layers.push(layer(&format!("{prefix}encoder.layer.{at}"), config, file, &product)?);
    }
    let words = ByteWords::of(file, &format!("{prefix}embeddings"), config)?;
    if words.scales.len() < tokenizer.pieces() {
        return Err(file.invalid("word_embeddings", "has fewer rows than the tokenizer has pieces"));
    }
    Ok(Encoder {
        places: words.places.len() / width,
        words: Box::new(words),
        norm: norm(file, &format!("{prefix}embeddings.LayerNorm"), width)?,
        layers,
        width,
        heads: config.num_attention_heads,
    })
}

fn layer(
    name: &str,
    config: &Config,
    file: &Safetensors<'_>,
    product: &Product,
) -> Result<Layer, ModelError> {
    let (width, wide) = (config.hidden_size, config.intermediate_size);
    let dense = |parts: &[&str], rows: usize, columns: usize| {
        let mut bias = Vec::new();
        let mut weights = Vec::new();
        for part in parts {
            bias.extend(file.floats(&format!("{name}.{part}.bias"), rows)?);
            weights.extend(file.floats(&format!("{name}.{part}.weight"), rows.saturating_mul(columns))?);
        }
        let row = |row: usize, numbers: &mut [f32]| {
            numbers.copy_from_slice(&weights[row * columns..(row + 1) * columns]);
        };
        Ok::<_, ModelError>(Dense::new(product, bias, columns, row))
    };
    let attention = ["attention.self.query", "attention.self.key", "attention.self.value"];
    Ok(Layer {
        attention: dense(&attention, width, width)?,
        attended: dense(&["attention.output.dense"], width, width)?,
        after_attention: norm(file, &format!("{name}.attention.output.LayerNorm"), width)?,
        widen: dense(&["intermediate.dense"], wide, width)?,
        narrow: dense(&["output.dense"], width, wide)?,
        after_widening: norm(file, &format!("{name}.output.LayerNorm"), width)?,
    })
}

fn norm(file: &Safetensors<'_>, name: &str, width: usize) -> Result<Norm, ModelError> {
    let numbers = |part: &str| file.floats(&format!("{name}.{part}"), width);
    Ok(Norm { weights: numbers("weight")?, bias: numbers("bias")? })
}

/// Words in a byte a number with a scale for each: a quarter of what the file takes.
struct ByteWords {
    numbers: Vec<i8>,
    scales: Vec<f32>,
    places: Vec<f32>,
    width: usize,
}

impl ByteWords {
    fn of(file: &Safetensors<'_>, name: &str, config: &Config) -> Result<Self, ModelError> {
        let width = config.hidden_size;
        let word_name = format!("{name}.word_embeddings.weight");
        let [words, columns] = file.shape(&word_name)?;
        if columns != width {
            return Err(file.invalid(&word_name, &format!("has {columns} columns instead of {width}")));
        }
        let floats = file.floats(&word_name, words.saturating_mul(width))?;
        let scale =
            |word: &[f32]| word.iter().fold(f32::MIN_POSITIVE, |top, number| top.max(number.abs())) / LARGEST;
        let scales: Vec<f32> = floats.chunks_exact(width).map(scale).collect();
        let each = floats.chunks_exact(width).zip(&scales);
        #[expect(clippy::cast_possible_truncation, reason = "127 at the most")]
        let numbers =
            each.flat_map(|(word, scale)| word.iter().map(move |number| (number / scale).round() as i8));
        Ok(Self { numbers: numbers.collect(), scales, places: places(file, name, config)?, width })
    }
}

/// The numbers of each place, with those of the first kind of token.
fn places(file: &Safetensors<'_>, name: &str, config: &Config) -> Result<Vec<f32>, ModelError> {
    let width = config.hidden_size;
    let mut places = file.floats(
        &format!("{name}.position_embeddings.weight"),
        config.max_position_embeddings.saturating_mul(width),
    )?;
    // RoBERTa counts places from the one after its padding.
    if config.model_type == "xlm-roberta" {
        places.drain(..((config.pad_token_id + 1) * width).min(places.len()));
    }
    let kinds = format!("{name}.token_type_embeddings.weight");
    if file.has(&kinds) {
        let [count, _] = file.shape(&kinds)?;
        let first = file.floats(&kinds, count.saturating_mul(width))?;
        for place in places.chunks_exact_mut(width) {
            place.iter_mut().zip(&first).for_each(|(number, kind)| *number += kind);
        }
    }
    Ok(places)
}

impl Words for ByteWords {
    fn piece(&self, id: u32, numbers: &mut [f32]) {
        let at = id as usize;
        let own = self.numbers.get(at * self.width..(at + 1) * self.width).unwrap_or_default();
        let scale = self.scales.get(at).copied().unwrap_or_default();
        for (number, own) in numbers.iter_mut().zip(own) {
            *number = f32::from(*own) * scale;
        }
    }

    fn add_place(&self, place: usize, numbers: &mut [f32]) {
        let own = self.places.chunks_exact(self.width).nth(place).unwrap_or_default();
        numbers.iter_mut().zip(own).for_each(|(number, own)| *number += own);
    }
}
