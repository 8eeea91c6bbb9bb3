//! What are the products of many vectors of whole numbers with one?
//!
//! With the widest instructions that the processor has: programs are built for those that all have, with which a question
//! would spend a tenth of its time here.

use rten_simd::ops::{BitOps as _, Extend as _, NumOps as _};
use rten_simd::{Isa, SimdOp};

/// The products of a vector with others of the same width, one after the other in `rows`.
pub(crate) fn products(rows: &[i8], vector: &[i8]) -> Vec<i32> {
    if vector.is_empty() {
        return Vec::new();
    }
    let vector: Vec<i16> = vector.iter().map(|number| i16::from(*number)).collect();
    Products { rows, vector: &vector }.dispatch()
}

struct Products<'v> {
    rows: &'v [i8],
    vector: &'v [i16],
}

impl SimdOp for Products<'_> {
    type Output = Vec<i32>;

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) -> Vec<i32> {
        let mut products = Vec::with_capacity(self.rows.len() / self.vector.len());
        for row in self.rows.chunks_exact(self.vector.len()) {
            products.push(product(isa, row, self.vector));
        }
        products
    }
}

/// The product of two vectors.
#[inline(always)]
fn product<I: Isa>(isa: I, row: &[i8], vector: &[i16]) -> i32 {
    let (bytes, shorts, whole) = (isa.i8(), isa.i16(), isa.i32());
    let (at_once, half) = (bytes.len(), shorts.len());
    let mut sum = whole.zero();
    let (rows, vectors) = (row.chunks_exact(at_once), vector.chunks_exact(at_once));
    let rest = rows.remainder().iter().zip(vectors.remainder());
    for (row, vector) in rows.zip(vectors) {
        let row = bytes.load(row);
        let low = shorts.mul(bytes.extend_low(row), shorts.load(vector));
        let high = shorts.mul(bytes.extend_high(row), shorts.load(&vector[half..]));
        // Two products of bytes, 127 at the most as vectors have them, fit in sixteen bits.
        let both = shorts.add(low, high);
        sum = whole.add(sum, whole.add(shorts.extend_low(both), shorts.extend_high(both)));
    }
    whole.sum(sum) + rest.map(|(one, other)| i32::from(*one) * i32::from(*other)).sum::<i32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_products_are_exact_whatever_the_width() {
        for width in [1, 2, 63, 64, 100, 384] {
            let number = |at: usize| match at % 7 {
                0 => 127,
                1 => -127,
                _ => i8::try_from((at * 37) % 255).map_or(-3, |number| number),
            };
            let rows: Vec<i8> = (0..width * 3).map(number).collect();
            let vector: Vec<i8> = (0..width).map(|at| number(at * 5)).collect();
            let exact = |row: &[i8]| -> i32 {
                row.iter().zip(&vector).map(|(one, other)| i32::from(*one) * i32::from(*other)).sum()
            };
            assert_eq!(products(&rows, &vector), rows.chunks_exact(width).map(exact).collect::<Vec<_>>());
        }
        let most = vec![-127; 384];
        assert_eq!(products(&most, &most), [127 * 127 * 384]);
        assert!(products(&[], &[]).is_empty());
    }
}
