//! In which letters is a text written?

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::import::markdown::inline::without_marks;

/// How far into a page its character set may be declared, in bytes: what browsers look at.
const DECLARED_WITHIN: usize = 1024;

/// The text of a file: as its byte order mark says, or as UTF-8, or else as a page of HTML declares
/// where it may, or as Windows wrote it in western Europe.
pub(crate) fn text(bytes: &[u8], may_declare: bool) -> String {
    without_marks(decoded(bytes, may_declare))
}

fn decoded(bytes: &[u8], may_declare: bool) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = if may_declare { declared(bytes) } else { None };
    let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(WINDOWS_1252);
    encoding.decode(bytes).0.into_owned()
}

/// What follows `charset=`, or XML's `encoding=`, near the beginning of a page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(DECLARED_WITHIN).map(|byte| char::from(*byte)).collect();
    let head = head.to_ascii_lowercase();
    let (_, after) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    Encoding::for_label(&label.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_not_utf_8() {
        assert_eq!(text(b"\xef\xbb\xbfcaf\xc3\xa9", false), "café");
        assert_eq!(text(b"caf\xe9 \x93ja\x94 \x80", false), "café “ja” €");
        assert_eq!(text(b"\xff\xfec\0a\0", false), "ca");
        assert_eq!(text(b"<meta charset=\"iso-8859-7\"><p>\xe1", true), "<meta charset=\"iso-8859-7\"><p>α");
    }
}
