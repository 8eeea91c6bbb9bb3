//! Do the streams of a PDF unpack to more than can be held?
//!
//! The reader of PDFs unpacks each stream whole. So that none fills the memory, each that is packed is
//! unpacked here first, into nothing; also where what comes out is packed once more, which makes a
//! thousandfold of a thousandfold. What is packed in other ways grows less, and is bounded by the memory
//! that reading one file gets.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::import::problem::{MAX_UNPACKED_BYTES, Problem};

/// What is packed in itself more often than this is made to fill the memory.
const MAX_LAYERS: usize = 4;
/// How far before its content a stream tells what it is, in bytes.
const TOLD_WITHIN: usize = 1024;

/// Looks at all streams of a PDF.
///
/// # Errors
/// When one unpacks to more than is read.
pub(super) fn check(bytes: &[u8]) -> Result<(), Problem> {
    let mark = b"stream";
    for at in memmem::find_iter(bytes, mark) {
        let (before, data) = (&bytes[..at], &bytes[at + mark.len()..]);
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        if !is_picture(before) && grows_out_of_bounds(data) {
            return Err(Problem::UnpacksTooLarge);
        }
    }
    Ok(())
}

/// Pictures are not unpacked: no words are read from them.
fn is_picture(before: &[u8]) -> bool {
    let told = &before[before.len().saturating_sub(TOLD_WITHIN)..];
    let told = memmem::rfind(told, b" obj").map_or(told, |at| &told[at..]);
    memmem::find(told, b"/Image").is_some()
}

fn grows_out_of_bounds(data: &[u8]) -> bool {
    let mut head = begins(data);
    for layers in 1..=MAX_LAYERS {
        if !is_zlib(head) {
            return false;
        }
        let mut layer: Box<dyn Read + '_> = Box::new(data);
        for _ in 0..layers {
            layer = Box::new(ZlibDecoder::new(layer));
        }
        let mut first = [0; 2];
        // A broken stream is for the reader to judge: it is left where it breaks.
        let _ = layer.read_exact(&mut first);
        head = first;
        let mut rest = layer.take(MAX_UNPACKED_BYTES + 1);
        let _ = io::copy(&mut rest, &mut io::sink());
        if rest.limit() == 0 {
            return true;
        }
    }
    is_zlib(head)
}

fn begins(data: &[u8]) -> [u8; 2] {
    data.first_chunk().copied().unwrap_or_default()
}

/// Whether something begins as zlib writes it: <https://www.rfc-editor.org/rfc/rfc1950#section-2.2>.
fn is_zlib([method, flags]: [u8; 2]) -> bool {
    method & 0x0f == 8 && u16::from_be_bytes([method, flags]) % 31 == 0
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    fn checked(told: &str, data: &[u8]) -> Result<(), Problem> {
        check(&[format!("4 0 obj\n<< {told} >>\nstream\n").as_bytes(), data, b"\nendstream"].concat())
    }

    #[test]
    fn finds_what_grows_also_when_it_is_packed_twice() {
        let much = packed(&vec![b' '; 65 << 20]);
        let twice = packed(&much);
        assert!(twice.len() < 2_000, "{}", twice.len());
        for data in [&much, &twice, &packed(&twice)] {
            assert!(matches!(checked("/Filter /FlateDecode", data), Err(Problem::UnpacksTooLarge)));
            assert!(checked("/Subtype /Image", data).is_ok(), "a picture is not unpacked");
        }
    }

    #[test]
    fn lets_words_and_broken_streams_pass() {
        let words = packed(&b"BT (Van macht naar kracht) Tj ET ".repeat(10_000));
        assert!(checked("", &words).is_ok() && checked("", &packed(&words)).is_ok());
        assert!(checked("", &words[..words.len() / 2]).is_ok() && checked("", b"x\x9c").is_ok());
        let nested = (0..=MAX_LAYERS).fold(words, |inner, _| packed(&inner));
        assert!(checked("", &nested).is_err(), "nobody packs words so often");
    }
}
