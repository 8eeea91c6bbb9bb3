//! What does a file cost that somebody made to do harm, and what does the moderator hear who attached it?

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::io::Write as _;
use std::time::Instant;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::adding::sends;
use crate::fake_discord::Fault;
use crate::group::scene::{Kind, Scene};

const MB: usize = 1024 * 1024;
/// What tells in a DOCX where its text is.
const RELATIONS: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"r\" Target=\"word/document.xml\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        writer.start_file(*name, packed).expect("begun");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A DOCX whose text unpacks to 200 MB.
fn bomb() -> Vec<u8> {
    let text = vec![b' '; 200 * MB];
    packed(&[("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", RELATIONS), ("word/document.xml", &text)])
}

/// One whose words stand for ten others, ten times over.
fn entities() -> Vec<u8> {
    let text =
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
        <w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    packed(&[("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", RELATIONS), ("word/document.xml", text)])
}

/// A PDF whose only page is drawn by a stream that unpacks to 300 MB.
fn swollen_pdf() -> Vec<u8> {
    let mut squeezed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let piece = vec![b' '; MB];
    (0..300).for_each(|_| squeezed.write_all(&piece).expect("written"));
    let stream = squeezed.finish().expect("finished");
    let mut pdf = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        .to_vec();
    pdf.extend(format!("4 0 obj<</Filter/FlateDecode/Length {}>>stream\n", stream.len()).bytes());
    pdf.extend(stream);
    pdf.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    pdf
}

#[tokio::test]
async fn every_hostile_file_gets_a_kind_sentence_and_the_bot_goes_on() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bom.docx", bomb(), "wordt uitgepakt groter dan 64 MiB"),
        ("woorden.docx", entities(), "bepaalt zelf woorden"),
        ("gezwollen.pdf", swollen_pdf(), "kan ik niet lezen"),
        ("groot.txt", vec![b'a'; 25 * MB], "groter dan 8 MB"),
        ("veel.txt", "veel woorden ".repeat(100_000).into_bytes(), "meer dan 1 MB tekst"),
        ("plaatje.png", b"\x89PNG\r\n\x1a\n".to_vec(), "een afbeelding"),
        ("leeg.md", b"\n \n".to_vec(), "leeg"),
        ("programma.md", b"\x7fELF\x02\x01".to_vec(), "programma"),
        ("doos.zip", packed(&[("a.txt", b"x")]), "een ZIP-archief, en geen EPUB of DOCX: pak het eerst uit"),
    ];
    for (name, content, words) in cases {
        let (size, began) = (content.len(), Instant::now());
        let told = sends(&scene, "documenten toevoegen", "bestand", name, &content).await;
        println!("{name}: {size} bytes, {} ms: {}", began.elapsed().as_millis(), told.content());
        assert!(told.is_ephemeral() && told.content().contains(words), "{name}: {told}");
        assert!(told.buttons().is_empty(), "{name}: {told}");
    }
    let said = scene.anna.mentions_bot(&scene.channel, "Wat is een zwakke band?").reply().await;
    assert!(!said.embeds().is_empty(), "{said}");
    scene.end().await;
}

#[tokio::test]
async fn scripts_pings_and_paths_are_only_words() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    let page = b"<html><head><title>@everyone kom</title><script>alert(1)</script></head><body><h1>@everyone kom</h1>\
        <p onclick=\"x()\">De vergadering van <b>dinsdag</b> begint om acht uur. Neem je eigen kopje mee, want de \
        kopjes van de keuken zijn op.</p><p>En @everyone mag erbij zijn.</p></body></html>";
    let read = sends(&scene, "documenten toevoegen", "bestand", "../../etc/passwd.html", page).await;
    let shown = read.to_string();
    assert!(shown.contains("acht uur") && !shown.contains("alert"), "{shown}");
    scene.mo.presses(&read, "Toevoegen").reply().await;
    let said =
        scene.anna.mentions_bot(&scene.channel, "Hoe laat begint de vergadering van dinsdag?").reply().await;
    assert!(said.to_string().contains("acht uur") && said.pings().is_empty(), "{said}");
    scene.end().await;
}

#[tokio::test]
async fn what_does_not_come_or_lies_elsewhere_is_told() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    for fault in [Fault::status(500), Fault::cut(), Fault::page(302)] {
        let fault = scene.discord.inject(fault.on("GET /attachments/{id}"));
        let rules = b"# Regels\n\nTekst genoeg.";
        let told = sends(&scene, "documenten toevoegen", "bestand", "regels.md", rules).await;
        assert!(told.content().starts_with("Ik kreeg het bestand niet van Discord."), "{told}");
        assert!(told.is_ephemeral() && told.buttons().is_empty(), "{told}");
        fault.remove();
    }
    scene.end().await;
}
