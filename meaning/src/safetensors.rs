//! Which numbers does a file of weights hold?
//!
//! Safetensors: eight bytes with the length of a header, the header (JSON: name, kind, shape and place of
//! each tensor), then the numbers (<https://huggingface.co/docs/safetensors>).

use std::collections::HashMap;

use serde::Deserialize;

use crate::error::ModelError;

/// A file of tensors.
pub(crate) struct Safetensors<'d> {
    /// Its name, for messages.
    file: String,
    numbers: &'d [u8],
    tensors: HashMap<String, Tensor>,
}

/// Where a tensor stands, and what it is.
#[derive(Deserialize)]
struct Tensor {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: [usize; 2],
}

impl<'d> Safetensors<'d> {
    pub(crate) fn parse(file: &str, data: &'d [u8]) -> Result<Self, ModelError> {
        let invalid = |reason: &str| ModelError::invalid(file, reason);
        let (length, rest) = data.split_first_chunk::<8>().ok_or_else(|| invalid("it is too short"))?;
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let header = rest.get(..length).ok_or_else(|| invalid("its header is cut off"))?;
        let numbers = &rest[length..];
        let mut entries: HashMap<String, serde_json::Value> =
            serde_json::from_slice(header).map_err(|error| invalid(&format!("its header: {error}")))?;
        entries.remove("__metadata__");
        let mut tensors = HashMap::with_capacity(entries.len());
        for (name, entry) in entries {
            let tensor: Tensor = serde_json::from_value(entry)
                .map_err(|error| invalid(&format!("its header, {name}: {error}")))?;
            if numbers.get(tensor.data_offsets[0]..tensor.data_offsets[1]).is_none() {
                return Err(invalid(&format!("{name} is cut off")));
            }
            tensors.insert(name, tensor);
        }
        Ok(Self { file: file.to_owned(), numbers, tensors })
    }

    /// Whether it has a tensor of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// The rows and columns of a matrix.
    pub(crate) fn shape(&self, name: &str) -> Result<[usize; 2], ModelError> {
        let shape = &self.tensor(name)?.shape;
        <[usize; 2]>::try_from(shape.as_slice()).map_err(|_| self.invalid(name, "is no matrix"))
    }

    /// The bytes of a tensor.
    pub(crate) fn bytes(&self, name: &str) -> Result<&'d [u8], ModelError> {
        let [start, end] = self.tensor(name)?.data_offsets;
        Ok(&self.numbers[start..end])
    }

    /// The numbers of a tensor of so many, of 16 or 32 bits each.
    pub(crate) fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(name)?;
        let numbers: Vec<f32> = match self.tensor(name)?.dtype.as_str() {
            "F32" => bytes.as_chunks().0.iter().map(|number| f32::from_le_bytes(*number)).collect(),
            "F16" => bytes.as_chunks().0.iter().map(|number| half(*number)).collect(),
            "BF16" => bytes.as_chunks().0.iter().map(|number| brain(*number)).collect(),
            other => return Err(self.invalid(name, &format!("has numbers of the kind {other}"))),
        };
        if numbers.len() != count {
            return Err(self.invalid(name, &format!("has {} numbers instead of {count}", numbers.len())));
        }
        if numbers.iter().any(|number| !number.is_finite()) {
            return Err(self.invalid(name, "has numbers that are none"));
        }
        Ok(numbers)
    }

    /// An error about one of its tensors.
    pub(crate) fn invalid(&self, name: &str, reason: &str) -> ModelError {
        ModelError::invalid(self.file.as_str(), format!("{name} {reason}"))
    }

    fn tensor(&self, name: &str) -> Result<&Tensor, ModelError> {
        self.tensors.get(name).ok_or_else(|| self.invalid(name, "is missing"))
    }
}

/// A number of IEEE 754's binary16.
pub(crate) fn half(bytes: [u8; 2]) -> f32 {
    let bits = u32::from(u16::from_le_bytes(bytes));
    let (sign, exponent, fraction) = (bits >> 15, (bits >> 10) & 31, bits & 1023);
    let size = match exponent {
        #[expect(clippy::cast_precision_loss, reason = "ten bits")]
        0 => fraction as f32 * 2f32.powi(-24),
        31 => f32::from_bits(0x7f80_0000 | (fraction << 13)),
        _ => f32::from_bits(((exponent + 112) << 23) | (fraction << 13)),
    };
    if sign == 1 { -size } else { size }
}

/// A number of bfloat16: the first half of one of 32 bits.
fn brain(bytes: [u8; 2]) -> f32 {
    f32::from_bits(u32::from(u16::from_le_bytes(bytes)) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_what_they_stand_for() {
        for (bits, number) in
            [(0x0000_u16, 0.0), (0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 5.960_464_5e-8)]
        {
            assert_eq!(half(bits.to_le_bytes()), number);
        }
        assert!(half(0x7e00_u16.to_le_bytes()).is_nan());
        assert_eq!(half(0x7c00_u16.to_le_bytes()), f32::INFINITY);
    }

    #[test]
    fn a_broken_file_says_what_is_wrong_with_it() {
        let with = |header: &str, numbers: &[u8]| {
            let mut file = u64::try_from(header.len()).expect("short").to_le_bytes().to_vec();
            file.extend_from_slice(header.as_bytes());
            file.extend_from_slice(numbers);
            file
        };
        for (file, expected) in [
            (vec![1, 2], "too short"),
            (255_u64.to_le_bytes().to_vec(), "header is cut off"),
            (with("{", &[]), "its header"),
            (with(r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, &[0; 4]), "a is cut off"),
            (with(r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, &[0; 8]), "a is cut off"),
        ] {
            let error = Safetensors::parse("x", &file).err().expect("it is broken").to_string();
            assert!(error.contains(expected), "{error}");
        }
        let file = with(r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, &f32::NAN.to_le_bytes());
        let file = Safetensors::parse("x", &file).expect("it can be read");
        for (name, count, expected) in [("a", 2, "1 numbers"), ("a", 1, "are none"), ("b", 1, "missing")] {
            let error = file.floats(name, count).expect_err("no such numbers").to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
