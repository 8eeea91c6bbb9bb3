//! Which vector stands for the pieces of a text? (BERT's encoder.)
//!
//! Devlin et al., "BERT", 2019, figure 1, with the attention of Vaswani et al., "Attention Is All You
//! Need", 2017, section 3.2; the vector is the mean of the last layer, of length one.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{Gelu, Softmax};

use crate::dense::{Dense, Norm, Product, Scratch};
use crate::error::ModelError;

/// The numbers of a word and of its place.
pub(crate) trait Words: Send + Sync {
    /// Writes the numbers of a piece.
    fn piece(&self, id: u32, numbers: &mut [f32]);
    /// Adds those of a place.
    fn add_place(&self, place: usize, numbers: &mut [f32]);
}

/// One of the layers.
pub(crate) struct Layer {
    /// Queries, keys and values, one under the other.
    pub(crate) attention: Dense,
    pub(crate) attended: Dense,
    pub(crate) after_attention: Norm,
    pub(crate) widen: Dense,
    pub(crate) narrow: Dense,
    pub(crate) after_widening: Norm,
}

/// Makes vectors of pieces.
pub(crate) struct Encoder {
    pub(crate) words: Box<dyn Words>,
    pub(crate) norm: Norm,
    pub(crate) layers: Vec<Layer>,
    /// How many numbers stand for a piece.
    pub(crate) width: usize,
    pub(crate) heads: usize,
    /// How many pieces it can take in.
    pub(crate) places: usize,
}

/// What one text needs on its way. Executors can't be shared by threads, and cost nothing to make.
#[derive(Default)]
struct Work {
    product: Product,
    float_product: GemmExecutor,
    scratch: Scratch,
    /// Queries, keys and values of each piece.
    attention: Vec<f32>,
    /// How much each piece heeds each other.
    heeded: Vec<f32>,
    head: Vec<f32>,
    context: Vec<f32>,
    wide: Vec<f32>,
    output: Vec<f32>,
}

impl Encoder {
    /// The vector of a text, of length one.
    pub(crate) fn encode(&self, pieces: &[u32]) -> Result<Vec<f32>, ModelError> {
        let mut state = vec![0.0_f32; pieces.len() * self.width];
        for (place, (numbers, id)) in state.chunks_exact_mut(self.width).zip(pieces).enumerate() {
            self.words.piece(*id, numbers);
            self.words.add_place(place, numbers);
        }
        self.norm.apply(&mut state);
        let mut work = Work::default();
        for layer in &self.layers {
            self.pass(layer, &mut state, &mut work)?;
        }
        Ok(mean(&state, self.width))
    }

    fn pass(&self, layer: &Layer, state: &mut [f32], work: &mut Work) -> Result<(), ModelError> {
        let Work { product, scratch, attention, .. } = work;
        layer.attention.multiply(product, state, attention, scratch)?;
        self.attend(state.len() / self.width, work)?;
        let Work { product, scratch, context, output, wide, .. } = work;
        layer.attended.multiply(product, context, output, scratch)?;
        add(state, output);
        layer.after_attention.apply(state);
        layer.widen.multiply(product, state, wide, scratch)?;
        Gelu {}.map_mut(wide);
        layer.narrow.multiply(product, wide, output, scratch)?;
        add(state, output);
        layer.after_widening.apply(state);
        Ok(())
    }

    /// What each piece takes from the others.
    fn attend(&self, pieces: usize, work: &mut Work) -> Result<(), ModelError> {
        let depth = self.width / self.heads;
        let Work { float_product, attention, heeded, head, context, .. } = work;
        heeded.resize(pieces * pieces, 0.0);
        head.resize(pieces * depth, 0.0);
        context.resize(pieces * self.width, 0.0);
        let all = NdTensorView::from_data([pieces, 3, self.heads, depth], &attention[..]);
        #[expect(clippy::cast_precision_loss, reason = "some tens")]
        let scale = 1.0 / (depth as f32).sqrt();
        let failed = |error| ModelError::invalid("the model", format!("{error:?}"));
        for at in 0..self.heads {
            let queries: NdTensorView<f32, 2> = all.slice((.., 0, at));
            let keys: NdTensorView<f32, 2> = all.slice((.., 1, at));
            let values: NdTensorView<f32, 2> = all.slice((.., 2, at));
            let options = GemmOptions { alpha: scale, ..GemmOptions::default() };
            let (queries, keys) = (GemmInputA::Unpacked(queries), GemmInputB::Unpacked(keys.transposed()));
            float_product.gemm(heeded, queries, keys, options).map_err(failed)?;
            heeded.chunks_exact_mut(pieces).for_each(|row| {
                Softmax::new_mut(row).dispatch();
            });
            let heed = GemmInputA::Unpacked(NdTensorView::from_data([pieces, pieces], &heeded[..]));
            let values = GemmInputB::Unpacked(values);
            float_product.gemm(head, heed, values, GemmOptions::default()).map_err(failed)?;
            for (context, head) in context.chunks_exact_mut(self.width).zip(head.chunks_exact(depth)) {
                context[at * depth..(at + 1) * depth].copy_from_slice(head);
            }
        }
        Ok(())
    }
}

fn add(to: &mut [f32], more: &[f32]) {
    for (to, more) in to.iter_mut().zip(more) {
        *to += more;
    }
}

/// The mean of the pieces, made as long as one.
fn mean(state: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0_f32; width];
    for piece in state.chunks_exact(width) {
        add(&mut mean, piece);
    }
    let length = mean.iter().map(|number| number * number).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    mean.iter_mut().for_each(|number| *number /= length);
    mean
}
