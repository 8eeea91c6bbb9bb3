//! How is a PDF read?

mod columns;
mod frame;
mod furniture;
mod glyphs;
mod layout;
mod lines;
mod rules;
mod tables;

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::draft::Draft;
use super::problem::{MAX_UNPACKED_BYTES, Problem};
use super::{clean, decode};

/// Fewer letters than this in a whole document are a stamp on a scan.
const MIN_LETTERS: usize = 40;
/// What programs put before or after the title.
const TITLE_NOISE: [&str; 5] = ["Microsoft Word - ", "Microsoft PowerPoint - ", ".docx", ".doc", ".pdf"];

/// Reads a PDF.
///
/// # Errors
/// When it is broken, locked, or has no text.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, Problem> {
    check_streams(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(problem)?;
    let (lines, unreadable) = glyphs::lines(&pdf)?;
    let letters: usize =
        lines.iter().map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
    if unreadable > letters {
        return Err(Problem::Letterless);
    }
    if letters < MIN_LETTERS {
        return Err(Problem::Scanned);
    }
    Ok(Draft { blocks: layout::blocks(lines), ..described(pdf.metadata()) })
}

fn problem(error: LoadPdfError) -> Problem {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Problem::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Problem::Broken("PDF"),
    }
}

fn described(about: &Metadata) -> Draft {
    let text =
        |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(|bytes| clean::line(&decode::text(bytes, false)));
    let date = about.creation_date.or(about.modification_date);
    Draft {
        title: text(&about.title).map(|title| without_noise(&title)),
        author: text(&about.author),
        date: date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month.max(1), date.day.max(1))),
        topics: text(&about.keywords).unwrap_or_default().split([',', ';']).map(str::to_owned).collect(),
        ..Draft::default()
    }
}

/// The title without the name of the program, or of the file.
fn without_noise(title: &str) -> String {
    let mut title = title;
    for noise in TITLE_NOISE {
        title = title.trim_start_matches(noise).trim_end_matches(noise);
    }
    title.trim().to_owned()
}

/// The reader of PDFs unpacks each stream whole. So that none fills the memory, each that is
/// packed is unpacked here first, into nothing.
fn check_streams(bytes: &[u8]) -> Result<(), Problem> {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // The first byte of zlib's own header; streams packed in other ways grow much less.
        if data.first().is_some_and(|first| first & 0x0f == 8) {
            let mut unpacked = ZlibDecoder::new(data).take(MAX_UNPACKED_BYTES + 1);
            // A broken stream is for the reader to judge: it is left where it breaks.
            let _ = io::copy(&mut unpacked, &mut io::sink());
            if unpacked.limit() == 0 {
                return Err(Problem::UnpacksTooLarge);
            }
        }
    }
    Ok(())
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, mark)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::super::render;
    use super::*;

    /// A PDF of one page with this content stream.
    pub(in super::super) fn document(content: &[u8], filter: &str) -> Vec<u8> {
        let mut pdf = b"%PDF-1.4\n".to_vec();
        let mut offsets = Vec::new();
        let stream = [
            format!("<< /Length {} {filter} >>\nstream\n", content.len()).into_bytes(),
            content.to_vec(),
            b"\nendstream".to_vec(),
        ];
        let objects: [Vec<u8>; 6] = [
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_vec(),
            stream.concat(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
            b"<< /Title (Microsoft Word - Kracht.docx) /Author (Jan) /CreationDate (D:20120902100000Z) >>".to_vec(),
        ];
        for (index, object) in objects.iter().enumerate() {
            offsets.push(pdf.len());
            pdf.extend(format!("{} 0 obj\n", index + 1).into_bytes());
            pdf.extend(object);
            pdf.extend(b"\nendobj\n");
        }
        let start = pdf.len();
        pdf.extend(b"xref\n0 7\n0000000000 65535 f \n");
        offsets.iter().for_each(|offset| pdf.extend(format!("{offset:010} 00000 n \n").into_bytes()));
        pdf.extend(
            format!("trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n")
                .into_bytes(),
        );
        pdf
    }

    /// A content stream: size, distance from the top, words.
    pub(in super::super) fn page(lines: &[(u32, u32, &str)]) -> Vec<u8> {
        let line = |(size, top, words): &(u32, u32, &str)| {
            format!("BT /F1 {size} Tf 72 {} Td ({words}) Tj ET\n", 842 - top)
        };
        lines.iter().map(line).collect::<String>().into_bytes()
    }

    const LINES: &[(u32, u32, &str)] = &[
        (20, 80, "Van macht naar kracht"),
        (11, 120, "Leiders laten los, en mensen pakken het op: dat is wat er veran-"),
        (11, 134, "dert in organisaties die van een netwerk willen leren."),
        (11, 162, "Een tweede alinea staat verder naar onderen."),
        (14, 200, "Wat is er nodig?"),
        (11, 224, "- Vertrouwen, en de moed om"),
        (11, 238, "niet te weten."),
        (11, 252, "- Tijd."),
    ];

    #[test]
    fn reads_headings_paragraphs_and_lists() {
        let draft = read(document(&page(LINES), "")).expect("a PDF");
        assert_eq!(draft.title.as_deref(), Some("Kracht"));
        assert_eq!(draft.author.as_deref(), Some("Jan"));
        assert_eq!(draft.date.as_deref(), Some("2012-09-02"));
        assert_eq!(
            render::markdown(&draft.blocks),
            "## Van macht naar kracht\n\nLeiders laten los, en mensen pakken het op: dat is wat er verandert in organisaties die van een netwerk willen leren.\n\nEen tweede alinea staat verder naar onderen.\n\n### Wat is er nodig?\n\n- Vertrouwen, en de moed om niet te weten.\n- Tijd."
        );
    }

    #[test]
    fn reads_two_columns_that_are_drawn_row_by_row() {
        let row = |number: u32| {
            let y = 740 - 14 * number;
            format!(
                "BT /F1 10 Tf 72 {y} Td (links regel {number} met meer woorden erin) Tj ET\n\
                 BT /F1 10 Tf 310 {y} Td (rechts regel {number} met andere woorden) Tj ET\n"
            )
        };
        let content: String = (0..9).map(row).collect();
        let markdown = render::markdown(&read(document(content.as_bytes(), "")).expect("a PDF").blocks);
        let (left, right) = (markdown.find("links regel 8"), markdown.find("rechts regel 0"));
        assert!(left.is_some() && left < right, "{markdown}");
    }

    #[test]
    fn says_that_it_is_locked() {
        let lock = format!(
            "trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>] /Size",
            "5a".repeat(32)
        );
        let whole = document(&page(LINES), "");
        let at = find(&whole, b"trailer << /Size").expect("a trailer");
        let locked = [&whole[..at], lock.as_bytes(), &whole[at + b"trailer << /Size".len()..]].concat();
        let problem = read(locked).expect_err("locked").to_string();
        assert_eq!(problem, "is protected with a password: save it without one");
    }

    #[test]
    fn says_that_there_is_no_text() {
        assert!(matches!(read(document(b"0 0 m 100 100 l S", "")), Err(Problem::Scanned)));
    }

    #[test]
    fn says_that_it_is_broken() {
        let whole = document(&page(LINES), "");
        assert!(matches!(read(b"%PDF-1.4\nand nothing more".to_vec()), Err(Problem::Broken("PDF"))));
        for end in (0..whole.len()).step_by(37) {
            // Any end of it is read or refused; no panic comes out.
            let _ = read(whole[..end].to_vec());
        }
    }

    #[test]
    fn refuses_a_stream_that_would_fill_the_memory() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..=MAX_UNPACKED_BYTES / zeros.len() as u64 {
            encoder.write_all(&zeros).expect("packed");
        }
        let bomb = document(&encoder.finish().expect("packed"), "/Filter /FlateDecode");
        assert!(matches!(read(bomb), Err(Problem::UnpacksTooLarge)));
    }
}
