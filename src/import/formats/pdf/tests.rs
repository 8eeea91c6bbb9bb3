use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::lines::Line;
use super::*;
use crate::import::markdown::render;
use crate::import::problem::MAX_UNPACKED_BYTES;

/// A line of text, as wide as such letters are.
pub(super) fn line(page: usize, left: f64, y: f64, size: f64, text: &str) -> Line {
    let right = left + text.len() as f64 * size / 2.0;
    Line { page, left, right, y, size, text: text.to_owned(), ..Line::default() }
}

/// A PDF of one page with this content stream.
fn document(content: &[u8], filter: &str) -> Vec<u8> {
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
        format!("trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    pdf
}

/// A content stream: size, distance from the top, words.
fn page(lines: &[(u32, u32, &str)]) -> Vec<u8> {
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
    assert_eq!(draft.title, None, "the name of a file");
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
fn reads_a_table_with_rules() {
    let cells = [("Naam", "Wat"), ("Jan", "Beheert de lijst"), ("Piet", "Kookt")];
    let mut content = String::from("BT /F1 11 Tf 72 720 Td (Wie wat doet, staat hieronder.) Tj ET\n");
    for (row, (left, right)) in cells.iter().enumerate() {
        let bottom = 680 - 20 * row;
        // LibreOffice, Word and TeX draw rules as thin boxes, cell by cell.
        for (x, words) in [(72, left), (172, right)] {
            content.push_str(&format!("{x} {bottom} 100 0.5 re {x} {} 100 0.5 re f\n", bottom + 20));
            content.push_str(&format!("{x} {bottom} 0.5 20 re {} {bottom} 0.5 20 re f\n", x + 100));
            content.push_str(&format!("BT /F1 11 Tf {} {} Td ({words}) Tj ET\n", x + 4, bottom + 6));
        }
    }
    content.push_str("BT /F1 11 Tf 72 600 Td (Zo is het.) Tj ET\n");
    let markdown = render::markdown(&read(document(content.as_bytes(), "")).expect("a PDF").blocks);
    assert_eq!(
        markdown,
        "Wie wat doet, staat hieronder.\n\n| Naam | Wat |\n| --- | --- |\n| Jan | Beheert de lijst |\n\
         | Piet | Kookt |\n\nZo is het."
    );
}

#[test]
fn says_that_it_is_locked() {
    let lock = format!(
        "trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>] /Size",
        "5a".repeat(32)
    );
    let whole = document(&page(LINES), "");
    let at = memchr::memmem::find(&whole, b"trailer << /Size").expect("a trailer");
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
