//! What do weights make of numbers? Products and norms.
//!
//! Weights are whole numbers of seven bits with a scale for each row; more bits would overflow the sums of
//! pairs on processors without VNNI. Numbers that come in are made whole with a scale for each token, so
//! that one loud token doesn't drown the others.

use std::mem::MaybeUninit;

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;
use rten_vecmath::{MinMax, Normalize, NormalizeOptions, Quantize, Sum, SumSquareSub};

use crate::error::ModelError;

/// The largest weight: seven bits with a sign.
const LARGEST_WEIGHT: f32 = 63.0;
/// 1.5 * 2^23: added and taken away again, it leaves the nearest whole number of one below 2^22, the even one of two.
/// Programs are built for processors that have no instruction for it, and calling a function for each of 21 million
/// weights took a third of a start.
const ROUNDING: f32 = 12_582_912.0;
/// The largest number that comes in, and the whole number that stands for 0.
const LARGEST_INPUT: f32 = 127.0;
const ZERO: u8 = 128;
/// What BERT adds to a variance before dividing by its root.
const EPSILON: f32 = 1e-12;

/// Multiplies whole numbers.
pub(crate) type Product = GemmExecutor<u8, i8, i32>;

/// A matrix with a bias.
pub(crate) struct Dense {
    weights: PackedBMatrix<i8>,
    /// By row.
    scales: Vec<f32>,
    bias: Vec<f32>,
    columns: usize,
}

/// Memory that is used again.
#[derive(Default)]
pub(crate) struct Scratch {
    whole: Vec<u8>,
    scales: Vec<f32>,
    zeros: Vec<u8>,
    sums: Vec<i32>,
    row: Vec<MaybeUninit<u8>>,
}

impl Dense {
    /// `row` writes the numbers of a row.
    pub(crate) fn new(
        product: &Product,
        bias: Vec<f32>,
        columns: usize,
        mut row: impl FnMut(usize, &mut [f32]),
    ) -> Self {
        let rows = bias.len();
        let mut whole = vec![0_i8; rows * columns];
        let mut numbers = vec![0.0_f32; columns];
        let mut scales = Vec::with_capacity(rows);
        for (at, whole) in whole.chunks_exact_mut(columns).enumerate() {
            row(at, &mut numbers);
            scales.push(to_whole(&numbers, whole));
        }
        let weights = product.prepack_b(NdTensorView::from_data([rows, columns], &whole[..]).transposed());
        Self { weights, scales, bias, columns }
    }

    /// Puts the product of the rows of `input` with the weights into `output`.
    pub(crate) fn multiply(
        &self,
        product: &Product,
        input: &[f32],
        output: &mut Vec<f32>,
        scratch: &mut Scratch,
    ) -> Result<(), ModelError> {
        let (tokens, rows) = (input.len() / self.columns, self.bias.len());
        scratch.take_in(input, self.columns);
        scratch.sums.clear();
        scratch.sums.resize(tokens * rows, 0);
        let options = GemmOptions {
            alpha: 1.0,
            beta: 0,
            bias: None,
            a_quant: Some(QuantParams { zero_point: &scratch.zeros }),
            b_quant: None,
        };
        let whole = NdTensorView::from_data([tokens, self.columns], &scratch.whole[..]);
        product
            .gemm(&mut scratch.sums, GemmInputA::Unpacked(whole), GemmInputB::Packed(&self.weights), options)
            .map_err(|error| ModelError::invalid("the model", format!("{error:?}")))?;
        output.clear();
        output.resize(tokens * rows, 0.0);
        let each = output.chunks_exact_mut(rows).zip(scratch.sums.chunks_exact(rows)).zip(&scratch.scales);
        for ((output, sums), token) in each {
            let weights = self.scales.iter().zip(&self.bias);
            for ((output, sum), (scale, bias)) in output.iter_mut().zip(sums).zip(weights) {
                #[expect(clippy::cast_precision_loss, reason = "a rounded product")]
                let sum = *sum as f32;
                *output = sum * (token * scale) + bias;
            }
        }
        Ok(())
    }
}

/// Makes the numbers of a row of weights whole, and tells their scale.
fn to_whole(numbers: &[f32], whole: &mut [i8]) -> f32 {
    let top = numbers.iter().fold(f32::MIN_POSITIVE, |top, number| top.max(number.abs()));
    for (whole, number) in whole.iter_mut().zip(numbers) {
        #[expect(clippy::cast_possible_truncation, reason = "63 at the most")]
        let number = (number / top * LARGEST_WEIGHT + ROUNDING - ROUNDING) as i8;
        *whole = number;
    }
    top / LARGEST_WEIGHT
}

impl Scratch {
    /// Makes the numbers that come in whole.
    fn take_in(&mut self, input: &[f32], columns: usize) {
        self.whole.clear();
        self.scales.clear();
        self.zeros.clear();
        self.zeros.resize(input.len() / columns, ZERO);
        self.row.resize(columns, MaybeUninit::uninit());
        for token in input.chunks_exact(columns) {
            let (low, high) = MinMax::new(token).dispatch();
            let top = high.max(-low).max(1e-9);
            self.scales.push(top / LARGEST_INPUT);
            let whole = Quantize::new(token, &mut self.row[..columns], LARGEST_INPUT / top, ZERO).dispatch();
            self.whole.extend_from_slice(whole);
        }
    }
}

/// Makes the numbers of each token alike in mean and size.
pub(crate) struct Norm {
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Norm {
    pub(crate) fn apply(&self, numbers: &mut [f32]) {
        let columns = self.weights.len();
        #[expect(clippy::cast_precision_loss, reason = "some hundreds of columns")]
        let count = columns as f32;
        for token in numbers.chunks_exact_mut(columns) {
            let mean = Sum::new(token).dispatch() / count;
            let variance = SumSquareSub::new(token, mean).dispatch() / count;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: 1.0 / (variance + EPSILON).sqrt(),
                element_scale: Some(&self.weights),
                bias: 0.0,
                element_bias: Some(&self.bias),
            };
            Normalize::new_mut(token, options).dispatch();
        }
    }
}
