//! How is the model stored that comes with the program?
//!
//! In four bits a weight: rows of blocks of 32 with a scale each, of which byte `j` holds the numbers `j`
//! (low) and `j + 16` (high), each less 8. Places and the one kind of token are added up already.
//! `data/LICENCE.md` tells where it comes from.

use crate::adapter::Adapter;
use crate::dense::{Dense, Norm, Product};
use crate::encoder::{Encoder, Layer, Words};
use crate::error::ModelError;
use crate::safetensors::{Safetensors, half};
use crate::tokenizer::Tokenizer;

pub(crate) const WEIGHTS: &[u8] = include_bytes!("../data/e5-nl-en.safetensors");
pub(crate) const PIECES: &str = include_str!("../data/pieces.tsv");
/// What turns the vectors of questions: `cargo run --example fit_adapter` makes it.
const ADAPTER: &[u8] = include_bytes!("../data/adapter.bin");
/// What tells the model from others, as `model::id` makes it: known beforehand, so that a start need not fetch all of
/// its pages into memory.
pub(crate) const ID: u64 = 0xf62f_808b_befc_3644;
/// What the two are called in messages.
const WEIGHTS_FILE: &str = "e5-nl-en.safetensors";
const PIECES_FILE: &str = "pieces.tsv";

/// multilingual-e5-small's own sizes.
const WIDTH: usize = 384;
const WIDE: usize = 4 * WIDTH;
const LAYERS: usize = 12;
const HEADS: usize = 12;
/// Numbers that share a scale, and the bytes that hold them.
const BLOCK: usize = 32;
const BLOCK_BYTES: usize = BLOCK / 2;

pub(crate) fn tokenizer() -> Result<Tokenizer, ModelError> {
    Tokenizer::parse(PIECES_FILE, PIECES)
}

pub(crate) fn adapter() -> Result<Adapter, ModelError> {
    Adapter::parse(ADAPTER, WIDTH)
}

pub(crate) fn encoder() -> Result<Encoder, ModelError> {
    let file = Safetensors::parse(WEIGHTS_FILE, WEIGHTS)?;
    let product = Product::new();
    let dense = |name: &str, rows: usize, columns: usize| dense(&file, &product, name, [rows, columns]);
    let mut layers = Vec::with_capacity(LAYERS);
    for at in 0..LAYERS {
        layers.push(Layer {
            attention: dense(&format!("l{at}.qkv"), 3 * WIDTH, WIDTH)?,
            attended: dense(&format!("l{at}.ao"), WIDTH, WIDTH)?,
            after_attention: norm(&file, &format!("l{at}.n1"))?,
            widen: dense(&format!("l{at}.fi"), WIDE, WIDTH)?,
            narrow: dense(&format!("l{at}.fo"), WIDTH, WIDE)?,
            after_widening: norm(&file, &format!("l{at}.n2"))?,
        });
    }
    let places = file.bytes("positions")?;
    Ok(Encoder {
        words: Box::new(PackedWords { words: Packed::of(&file, "words", WIDTH)?, places }),
        norm: norm(&file, "norm")?,
        layers,
        width: WIDTH,
        heads: HEADS,
        places: places.len() / (2 * WIDTH),
    })
}

fn norm(file: &Safetensors<'_>, name: &str) -> Result<Norm, ModelError> {
    let numbers = |part: &str| file.floats(&format!("{name}.{part}"), WIDTH);
    Ok(Norm { weights: numbers("w")?, bias: numbers("b")? })
}

fn dense(
    file: &Safetensors<'static>,
    product: &Product,
    name: &str,
    [rows, columns]: [usize; 2],
) -> Result<Dense, ModelError> {
    let bias = file.floats(&format!("{name}.b"), rows)?;
    let packed = Packed::of(file, name, columns)?;
    Ok(Dense::new(product, bias, columns, |row, numbers| packed.row(row, numbers)))
}

/// A matrix in four bits a number.
struct Packed {
    numbers: &'static [u8],
    scales: &'static [u8],
    columns: usize,
}

impl Packed {
    fn of(file: &Safetensors<'static>, name: &str, columns: usize) -> Result<Self, ModelError> {
        Ok(Self {
            numbers: file.bytes(&format!("{name}.q"))?,
            scales: file.bytes(&format!("{name}.s"))?,
            columns,
        })
    }

    /// Writes the numbers of a row; nothing where there is none.
    fn row(&self, row: usize, numbers: &mut [f32]) {
        let (size, scales) = (self.columns / 2, self.columns / BLOCK * 2);
        let bytes = self.numbers.get(row * size..(row + 1) * size).unwrap_or_default();
        let scales = self.scales.get(row * scales..(row + 1) * scales).unwrap_or_default();
        let blocks = bytes.chunks_exact(BLOCK_BYTES).zip(scales.as_chunks().0);
        for ((block, scale), numbers) in blocks.zip(numbers.chunks_exact_mut(BLOCK)) {
            let scale = half(*scale);
            let (low, high) = numbers.split_at_mut(BLOCK_BYTES);
            for ((byte, low), high) in block.iter().zip(low).zip(high) {
                *low = (f32::from(byte & 15) - 8.0) * scale;
                *high = (f32::from(byte >> 4) - 8.0) * scale;
            }
        }
    }
}

/// Words in four bits a number, places in sixteen.
struct PackedWords {
    words: Packed,
    places: &'static [u8],
}

impl Words for PackedWords {
    fn piece(&self, id: u32, numbers: &mut [f32]) {
        self.words.row(id as usize, numbers);
    }

    fn add_place(&self, place: usize, numbers: &mut [f32]) {
        let own = self.places.chunks_exact(2 * WIDTH).nth(place).unwrap_or_default();
        for (number, bytes) in numbers.iter_mut().zip(own.as_chunks().0) {
            *number += half(*bytes);
        }
    }
}
