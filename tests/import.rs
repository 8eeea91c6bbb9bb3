//! Does `corpus import` bring in every format, and say what is wrong with what it can't bring in?

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PARAGRAPH: &str = "Wie loslaat, geeft anderen de ruimte om het zelf te doen.";

/// Runs the program in a folder, with none of our own variables.
fn vraagbaak(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("vraagbaak").expect("the program");
    command.current_dir(folder).args(arguments);
    for variable in
        ["CORPUS_DIR", "DEFAULT_LANGUAGE", "IMPORT_INTO", "IMPORT_LANGUAGE", "IMPORT_FORCE", "LOG"]
    {
        command.env_remove(variable);
    }
    command.output().expect("it ran")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    fs::write(path, bytes).expect("written");
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn epub(body: &str) -> Vec<u8> {
    let chapter = format!("<html><body>{body}</body></html>");
    packed(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>",
        ),
        (
            "a.opf",
            "<package><metadata><title>Een boek</title><creator>Jan</creator></metadata><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>",
        ),
        ("a.xhtml", &chapter),
        ("../../weg.md", "buiten de map"),
    ])
}

fn docx(title: &str, body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>");
    let core = format!("<core><title>{title}</title><creator>Piet</creator></core>");
    let kind = |id: usize, levels: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum><w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"
        )
    };
    let level = |depth: usize, format: &str, sign: &str| {
        format!(
            "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{sign}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w=\"urn:w\">{}{}</w:numbering>",
        kind(1, &[level(0, "decimal", "%1."), level(1, "bullet", "o")].concat()),
        kind(2, &level(0, "bullet", " "))
    );
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        ),
        ("docProps/core.xml", &core),
        (
            "word/styles.xml",
            "<w:styles xmlns:w=\"urn:w\"><w:style w:styleId=\"Code\"><w:name w:val=\"Source Code\"/></w:style></w:styles>",
        ),
        ("word/numbering.xml", &numbering),
        ("word/document.xml", &document),
    ])
}

/// Two steps, the first with code in it, in the words of each format.
fn write_steps(folder: &Path) {
    let front = "---\ntitle: Stappen\n---\n";
    write(
        folder,
        "a.md",
        format!(
            "{front}1. Doe dit:\n\n   ```sh\n   $ ls\n\n     wc. En\n   ```\n\n   {PARAGRAPH}\n\n2. Klaar.\n   - punt\n"
        ),
    );
    let list = format!(
        "<h1>Stappen</h1><ol><li><p>Doe dit:</p><pre><code>$ ls\n\n  wc. En\n</code></pre><p>{PARAGRAPH}</p></li><li>Klaar.<ul><li>punt</li></ul></li></ol>"
    );
    write(folder, "b.html", format!("<title>Stappen</title><body>{list}</body>"));
    write(folder, "c.epub", epub(&list));
    let paragraph = |depth: usize, list: usize, more: &str, words: &str| {
        format!(
            "<w:p><w:pPr>{more}<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let code = |line: &str| paragraph(0, 2, "<w:pStyle w:val=\"Code\"/>", line);
    let body = [
        paragraph(0, 1, "", "Doe dit:"),
        code("$ ls"),
        code(""),
        code("  wc. En"),
        paragraph(0, 2, "", PARAGRAPH),
        paragraph(0, 1, "", "Klaar."),
        paragraph(1, 1, "", "punt"),
    ];
    write(folder, "d.docx", docx("Stappen", &body.concat()));
}

/// A PDF of one page. Its table of objects is wrong, as in many PDFs, and is made anew.
fn pdf(content: &str) -> String {
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n6 0 obj\n<< /Title (Een rapport) >>\nendobj\ntrailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\n%%EOF\n",
        content.len()
    )
}

/// One file of each format.
fn write_sound(folder: &Path) {
    write(folder, "notities/Een notitie.md", format!("Zie [[x|deze]]. {PARAGRAPH}"));
    write(
        folder,
        "blog/2012-09-02-bericht.md",
        format!("+++\ntitle = 'Een bericht'\ntags = ['werk']\n+++\n{PARAGRAPH}"),
    );
    write(
        folder,
        "tekst.txt",
        b"Een tekst\n\nCaf\xe9s zijn er om elkaar te ontmoeten, ook voor wie alleen werkt.\n",
    );
    write(folder, "pagina.html", format!("<title>Een pagina</title><nav>menu</nav><p>{PARAGRAPH}</p>"));
    write(folder, "boek.epub", epub(&format!("<h1>Hoofdstuk</h1><p>{PARAGRAPH}</p>")));
    write(folder, "brief.docx", docx("Een brief", &format!("<w:p><w:r><w:t>{PARAGRAPH}</w:t></w:r></w:p>")));
    write(folder, "rapport.html", pdf(&format!("BT /F1 12 Tf 72 700 Td ({PARAGRAPH}) Tj ET")));
    write(folder, "plaat.png", b"\x89PNG");
    write(folder, ".obsidian/werk.md", "verborgen");
}

const NAMES: [&str; 7] =
    ["een-bericht", "een-boek", "een-brief", "een-notitie", "een-pagina", "een-rapport", "een-tekst"];

#[test]
fn brings_in_every_format_and_what_it_writes_is_sound() {
    let folder = folder();
    write_sound(&folder.path().join("eigen"));
    let output = vraagbaak(folder.path(), &["corpus", "import", "eigen", "--into", "corpus/nl"]);
    let words = said(&output);
    assert_eq!(output.status.code(), Some(0), "{words}");
    assert!(words.ends_with("7 binnengehaald, 0 mislukt, 1 van een andere soort overgeslagen\n"), "{words}");
    assert!(words.contains("eigen/brief.docx -> corpus/nl/een-brief.md, 11 woorden\n"), "{words}");
    let mut names: Vec<_> = fs::read_dir(folder.path().join("corpus/nl"))
        .expect("read")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().replace(".md", ""))
        .collect();
    names.sort();
    assert_eq!(names, NAMES);
    let check = vraagbaak(folder.path(), &["corpus", "check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    assert!(said(&check).contains("7 documenten, 0 fouten"), "{}", said(&check));
    assert!(!folder.path().join("weg.md").exists());
}

#[test]
fn writes_front_matter_of_our_own() {
    let folder = folder();
    write_sound(folder.path());
    let output = vraagbaak(folder.path(), &["corpus", "import", "blog", "tekst.txt", "--language", "nl"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join("corpus/nl").join(name)).expect("read");
    assert_eq!(
        read("een-bericht.md"),
        format!(
            "---\ntitle: Een bericht\nlanguage: nl\ntopics: [werk]\nsources:\n  - title: Een bericht\n    date: \"2012-09-02\"\n---\n\n# Een bericht\n\n{PARAGRAPH}\n"
        )
    );
    assert!(read("een-tekst.md").contains("Cafés zijn er"));
}

#[test]
fn says_which_documents_are_drafts() {
    let folder = folder();
    write(folder.path(), "in/a.md", format!("---\ntitle: Een\ndraft: true\n---\n{PARAGRAPH}"));
    write(folder.path(), "in/b.md", format!("---\ntitle: Twee\ndraft: false\n---\n{PARAGRAPH}"));
    write(folder.path(), "in/_drafts/c.md", format!("# Drie\n\n{PARAGRAPH}"));
    let output = vraagbaak(folder.path(), &["corpus", "import", "in"]);
    assert_eq!(
        said(&output),
        "in/_drafts/c.md -> corpus/nl/drie.md, 11 woorden, een concept\nin/a.md -> corpus/nl/een.md, 11 woorden, een concept\n\
         in/b.md -> corpus/nl/twee.md, 11 woorden\n3 binnengehaald, 0 mislukt\n"
    );
}

#[test]
fn keeps_code_in_lists_as_lines_and_the_list_whole() {
    let folder = folder();
    write_steps(&folder.path().join("in"));
    let output = vraagbaak(folder.path(), &["corpus", "import", "in"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let steps = format!(
        "1. Doe dit:\n   ```\n   $ ls\n   \n     wc. En\n   ```\n   {PARAGRAPH}\n2. Klaar.\n   - punt"
    );
    for name in ["stappen.md", "stappen-2.md", "een-boek.md", "stappen-3.md"] {
        let text = fs::read_to_string(folder.path().join("corpus/nl").join(name)).unwrap_or_default();
        // A Markdown file tells the language of its code.
        assert_eq!(text.contains("```sh\n"), name == "stappen.md", "{text}");
        let text = text.replace("```sh\n", "```\n");
        assert!(text.ends_with(&format!("\n\n{steps}\n")), "{name}: {text}\n{}", said(&output));
    }
    let check = vraagbaak(folder.path(), &["corpus", "check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    let asked =
        vraagbaak(folder.path(), &["ask", "--format", "json", "--limit", "1", "loslaten ruimte stappen"]);
    let answer: serde_json::Value = serde_json::from_slice(&asked.stdout).expect("an answer");
    let text = answer["passages"][0]["text"].as_str().unwrap_or_default().replace("```sh\n", "```\n");
    assert_eq!(text, steps, "{answer}");
}

#[test]
fn goes_on_after_a_bad_file_and_says_what_is_wrong() {
    let folder = folder();
    let at = |name: &str, bytes: &[u8]| write(&folder.path().join("in"), name, bytes);
    at("goed.md", PARAGRAPH.as_bytes());
    at("leeg.txt", b" \n");
    at("scan.pdf", pdf("0 0 m 9 9 l S").as_bytes());
    at("stuk.pdf", b"%PDF-1.7\nen verder niets");
    at("stuk.epub", b"PK\x03\x04 en verder niets");
    at("oud.doc", b"\xd0\xcf\x11\xe0");
    at("kop.md", b"---\ntitle: [\n---\nx");
    at("alleen-menu.html", b"<html><body><nav>menu</nav></body></html>");
    at("lang.md", &vec![b'a'; 17 << 20]);
    at("tabel.md", "| a | b | c |\n".repeat(250_000).as_bytes());
    fs::File::create(folder.path().join("in/groot.pdf"))
        .and_then(|file| file.set_len(101 << 20))
        .expect("made");
    let output = vraagbaak(folder.path(), &["corpus", "import", "weg.md", "in"]);
    let words = said(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    for line in [
        "weg.md: is niet te lezen: ",
        "in/alleen-menu.html: heeft geen tekst om mee te antwoorden\n",
        "in/goed.md -> corpus/nl/goed.md, 11 woorden\n",
        "in/groot.pdf: is groter dan 100 MiB",
        "in/kop.md -> corpus/nl/kop.md, 1 woorden\n  regel 2 van de front matter klopt niet (",
        "in/lang.md: heeft meer dan 16 MiB aan tekst: splits het in meer bestanden\n",
        "in/leeg.txt: is leeg\n",
        "in/oud.doc: is een Word-document van voor 2007",
        "in/scan.pdf: heeft geen tekst: het is gescand",
        "in/stuk.epub: is een kapot bestand van de soort EPUB or DOCX",
        "in/stuk.pdf: is een kapot bestand van de soort PDF",
        "in/tabel.md: heeft meer regels, cellen of tags dan er in één keer gelezen worden: splits het",
        "2 binnengehaald, 10 mislukt\n",
    ] {
        assert!(words.contains(line), "{line}\n{words}");
    }
}

#[test]
fn refuses_an_archive_that_would_fill_the_memory() {
    let folder = folder();
    let spaces = " ".repeat(1 << 20);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("mimetype", SimpleFileOptions::default()).expect("started");
    for _ in 0..150 {
        writer.write_all(spaces.as_bytes()).expect("written");
    }
    write(folder.path(), "bom.epub", writer.finish().expect("finished").into_inner());
    let output = vraagbaak(folder.path(), &["corpus", "import", "bom.epub"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with("bom.epub: wordt uitgepakt groter dan 64 MiB"), "{}", said(&output));
}

#[test]
fn overwrites_only_when_told_to() {
    let folder = folder();
    write(folder.path(), "a.md", format!("# Titel\n\n{PARAGRAPH}"));
    write(folder.path(), "b.md", format!("# Titel\n\nAnders. {PARAGRAPH}"));
    let import = |more: &[&str]| {
        let output = vraagbaak(
            folder.path(),
            &[&["corpus", "import", "a.md", "b.md", "--into", "corpus/en"], more].concat(),
        );
        (output.status.code(), said(&output))
    };
    assert_eq!(import(&[]).0, Some(0));
    write(folder.path(), "corpus/en/titel.md", "van een ander");
    let (code, words) = import(&[]);
    assert_eq!(code, Some(1));
    assert!(words.starts_with("a.md: zou corpus/en/titel.md overschrijven: voeg --force"), "{words}");
    assert_eq!(fs::read_to_string(folder.path().join("corpus/en/titel.md")).expect("read"), "van een ander");
    let (code, words) = import(&["--force"]);
    assert_eq!(code, Some(0), "{words}");
    assert!(words.contains("b.md -> corpus/en/titel-2.md"), "{words}");
    let text = fs::read_to_string(folder.path().join("corpus/en/titel.md")).expect("read");
    assert!(text.contains("language: en\n"), "{text}");
    assert_eq!(fs::read_dir(folder.path().join("corpus/en")).expect("read").count(), 2);
}

#[test]
fn takes_its_flags_from_variables_too() {
    let folder = folder();
    write(folder.path(), "a.md", format!("# A title\n\n{PARAGRAPH}"));
    write(folder.path(), ".env", "IMPORT_INTO=mine\nIMPORT_LANGUAGE=en\nIMPORT_FORCE=true\n");
    for _ in 0..2 {
        let output = vraagbaak(folder.path(), &["corpus", "import", "a.md"]);
        assert_eq!(said(&output), "a.md -> mine/a-title.md, 11 woorden\n1 binnengehaald, 0 mislukt\n");
    }
}

/// Keeps `corpus/nl` in step with the folder `bron`, once.
fn step(folder: &Path, more: &[&str]) -> String {
    let arguments = ["corpus", "import", "bron", "--watch", "--once", "--into", "corpus/nl"];
    said(&vraagbaak(folder, &[&arguments[..], more].concat()))
}

#[test]
fn keeps_documents_in_step_and_loses_nothing_that_was_edited_here() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let read = |name: &str| fs::read_to_string(at(name)).unwrap_or_default();
    let page = |title: &str, text: &str| format!("# {title}\n\n{text} {PARAGRAPH}\n");
    let put = |name: &str, text: &str| write(folder.path(), name, text);
    put("bron/een.md", &page("Een", "Eerst."));
    put("bron/twee.md", &page("Twee", "Eerst."));
    put("bron/drie.md", &page("Drie", "Eerst."));
    put("bron/vier.md", &page("Vier", "Eerst."));
    let words = step(folder.path(), &[]);
    assert!(words.contains("nieuw: ") && words.ends_with("gelijk met 4 bronnen, 4 gemeld\n"), "{words}");
    assert_eq!(step(folder.path(), &[]), "gelijk met 4 bronnen\n");

    // What changed there changes here; what was edited here stays, and the new version stands beside it.
    put("bron/een.md", &page("Een", "Nu."));
    put("bron/twee.md", &page("Twee", "Nu."));
    put("corpus/nl/twee.md", &page("Twee", "Van mij."));
    // What went there goes here; what was taken away here stays away.
    fs::remove_file(at("bron/drie.md")).expect("removed");
    fs::remove_file(at("corpus/nl/vier.md")).expect("removed");
    let words = step(folder.path(), &[]);
    assert!(words.contains("veranderd: ") && read("corpus/nl/een.md").contains("Nu."), "{words}");
    assert!(words.contains("hier bewerkt: ") && read("corpus/nl/twee.md").contains("Van mij."), "{words}");
    assert!(read("corpus/nl/twee.md.incoming").contains("Nu."), "{words}");
    assert!(words.contains("weg: ") && !at("corpus/nl/drie.md").exists(), "{words}");
    assert!(words.contains("hier verwijderd: ") && !at("corpus/nl/vier.md").exists(), "{words}");
    assert_eq!(step(folder.path(), &[]), "gelijk met 3 bronnen\n");
    let check = vraagbaak(folder.path(), &["corpus", "check"]);
    assert!(said(&check).contains("2 documenten, 0 fouten"), "{}", said(&check));

    // What was edited here is kept when its source goes, and a file that was moved keeps its document.
    fs::remove_file(at("bron/twee.md")).expect("removed");
    fs::rename(at("bron/een.md"), at("bron/verhuisd.md")).expect("moved");
    let words = step(folder.path(), &[]);
    assert!(words.contains("twee.md is hier bewerkt: het blijft"), "{words}");
    assert!(words.ends_with("gelijk met 2 bronnen, 1 gemeld\n"), "{words}");
    assert!(read("corpus/nl/een.md").contains("Nu.") && read("corpus/nl/twee.md").contains("Van mij."));

    // --force brings back what was taken away.
    assert!(step(folder.path(), &["--force"]).contains("vier.md"), "{}", read("corpus/nl/.import.json"));
    assert!(at("corpus/nl/vier.md").exists());
}

#[test]
fn takes_nothing_away_when_its_source_can_not_be_looked_at() {
    let folder = folder();
    write(folder.path(), "bron/een.md", format!("# Een\n\n{PARAGRAPH}"));
    step(folder.path(), &[]);
    fs::rename(folder.path().join("bron"), folder.path().join("weg")).expect("moved");
    let words = step(folder.path(), &[]);
    assert!(words.contains("bron: is niet te lezen"), "{words}");
    fs::create_dir(folder.path().join("bron")).expect("made");
    let words = step(folder.path(), &[]);
    assert!(words.contains("bevat geen documenten"), "{words}");
    assert!(folder.path().join("corpus/nl/een.md").exists());
}

#[test]
fn adopts_what_was_brought_in_before_and_overwrites_nobody() {
    let folder = folder();
    write(folder.path(), "bron/een.md", format!("# Een\n\n{PARAGRAPH}"));
    write(folder.path(), "bron/twee.md", format!("# Twee\n\n{PARAGRAPH}"));
    vraagbaak(folder.path(), &["corpus", "import", "bron/een.md", "--into", "corpus/nl"]);
    write(folder.path(), "corpus/nl/twee.md", "# Twee\n\nVan een ander, en dat blijft zo.\n");
    let words = step(folder.path(), &[]);
    assert!(words.contains("nieuw: ") && words.contains("zou corpus/nl/twee.md overschrijven"), "{words}");
    assert_eq!(step(folder.path(), &[]), "gelijk met 2 bronnen\n");
    write(folder.path(), "bron/een.md", format!("# Een\n\nAnders. {PARAGRAPH}"));
    assert!(step(folder.path(), &[]).contains("veranderd: "));
}

/// A page on the web, until it is taken away.
struct Site {
    address: String,
    page: std::sync::Arc<std::sync::Mutex<Option<String>>>,
}

fn site() -> Site {
    use std::io::{BufRead as _, BufReader};

    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/regels", listener.local_addr().expect("an address"));
    let page = std::sync::Arc::new(std::sync::Mutex::new(Some(String::new())));
    let shown = page.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            while lines.next().is_some_and(|line| !line.is_empty()) {}
            let (status, body) = match shown.lock().expect("a lock").clone() {
                Some(body) => ("200 OK", body),
                None => ("404 Not Found", String::new()),
            };
            let head = format!("HTTP/1.1 {status}\r\ncontent-type: text/html\r\nconnection: close");
            let _ = write!(&stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        }
    });
    Site { address, page }
}

#[test]
fn keeps_pages_of_the_web_in_step() {
    let (folder, site) = (folder(), site());
    let show = |text: Option<&str>| {
        let page = |text| {
            format!(
                "<title>Regels</title><main><h1>Regels</h1><p>{text} <a href=\"/lid\">Word lid</a>. {PARAGRAPH}</p></main>"
            )
        };
        *site.page.lock().expect("a lock") = text.map(page);
    };
    write(folder.path(), "bron/paginas.urls", format!("# onze regels\n{}\n", site.address));
    let look = || {
        let arguments = ["corpus", "import", "bron/paginas.urls", "--watch", "--once", "--into", "corpus/nl"];
        said(&vraagbaak(folder.path(), &arguments))
    };
    let document = || fs::read_to_string(folder.path().join("corpus/nl/regels.md")).unwrap_or_default();
    show(Some("Eerst."));
    assert!(look().contains("nieuw: "), "{}", document());
    let lid = site.address.replace("/regels", "/lid");
    assert!(document().contains(&format!("Eerst. [Word lid]({lid}).")), "{}", document());
    assert!(document().contains(&format!("url: {}", site.address)), "{}", document());
    assert_eq!(look(), "gelijk met 1 bronnen\n");
    show(Some("Nu."));
    assert!(look().contains("veranderd: ") && document().contains("Nu."), "{}", document());
    show(None);
    assert!(look().contains("weg: ") && document().is_empty());
}

#[test]
fn reads_other_kinds_and_names_those_that_it_passes_over() {
    let folder = folder();
    let at = |name: &str, text: &str| write(&folder.path().join("in"), name, text);
    at(
        "handboek.adoc",
        &format!("= Handboek\n\n== Lid worden\n\nVul https://x.nl/a[het formulier] in. {PARAGRAPH}\n"),
    );
    at("faq.csv", "vraag,antwoord\n");
    at("notulen.vtt", "WEBVTT\n");
    at("conf.py", "x = 1\n");
    at(
        "Regels 0123456789abcdef0123456789abcdef.md",
        &format!("# Regels\n\nTags: huis\nStatus: Klaar\n\n{PARAGRAPH}\n"),
    );
    at(
        "chat.json",
        r#"{"messages":[{"timestamp":"2024-05-03","content":"Hoi, waar ligt de sleutel?","author":{"name":"Jan"}}]}"#,
    );
    let words = said(&vraagbaak(folder.path(), &["corpus", "import", "in"]));
    for line in [
        "in/faq.csv overgeslagen: een tabel. Om het binnen te halen: schrijf elke vraag als kop",
        "in/notulen.vtt overgeslagen: ondertiteling. ",
        "in/chat.json overgeslagen: gegevens voor programma's. Om het binnen te halen: is het een export van een chat",
        "en wat pandoc leest: in/conf.py\n",
        "2 binnengehaald, 0 mislukt, 4 van een andere soort overgeslagen\n",
    ] {
        assert!(words.contains(line), "{line}\n{words}");
    }
    let read =
        |name: &str| fs::read_to_string(folder.path().join("corpus/nl").join(name)).unwrap_or_default();
    assert!(
        read("handboek.md").contains("## Lid worden\n\nVul [het formulier](https://x.nl/a) in."),
        "{words}"
    );
    let rules = read("regels.md");
    assert!(rules.contains("topics: [huis]") && !rules.contains("Status"), "{rules}");
    let chat = said(&vraagbaak(folder.path(), &["corpus", "import", "in/chat.json"]));
    assert!(
        chat.contains("het is een chat: er staan namen") && read("chat.md").contains("**Jan:** Hoi"),
        "{chat}"
    );
}

#[test]
fn each_document_goes_by_its_own_language() {
    let folder = folder();
    let dutch = "Het is van belang dat de leden bij een vraag niet op het bestuur wachten, maar ook zelf met een antwoord \
                 komen, zoals dat in deze groep voor de meeste vragen gaat.";
    write(folder.path(), "gemerkt.md", format!("---\ntitle: Gemerkt\nlanguage: nl\n---\n\n{PARAGRAPH}\n"));
    write(folder.path(), "locale.md", format!("---\ntitle: Locale\nlang: nl-BE\n---\n\n{PARAGRAPH}\n"));
    write(folder.path(), "gelezen.txt", format!("Gelezen\n\n{dutch}\n"));
    write(folder.path(), "kort.txt", "Kort\n\nOverleg: dinsdag, zaal 3.\n");
    let import = |more: &[&str]| {
        let paths = ["corpus", "import", "gemerkt.md", "locale.md", "gelezen.txt", "kort.txt", "--force"];
        let mut command = Command::cargo_bin("vraagbaak").expect("the program");
        command.env_clear().env("LANG", "en_US.UTF-8").current_dir(folder.path()).args(paths).args(more);
        let output = command.output().expect("it ran");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    };
    let language = |path: &str| {
        let text = fs::read_to_string(folder.path().join(path)).unwrap_or_else(|_| panic!("{path} is there"));
        text.lines().find_map(|line| line.strip_prefix("language: ").map(str::to_owned)).expect("a language")
    };
    import(&[]);
    for document in ["gemerkt", "locale", "gelezen"] {
        assert_eq!(language(&format!("corpus/nl/{document}.md")), "nl");
        assert!(!folder.path().join(format!("corpus/en/{document}.md")).exists());
    }
    assert_eq!(language("corpus/en/kort.md"), "en", "nothing tells: it is that of the machine");
    import(&["--into", "elders/en"]);
    assert_eq!(
        language("elders/en/gemerkt.md"),
        "nl",
        "what a document says of itself goes before its folder"
    );
    assert_eq!(language("elders/en/gelezen.md"), "en", "and the folder before what it reads as");
    import(&["--into", "elders/en", "--language", "en"]);
    assert_eq!(language("elders/en/gemerkt.md"), "en", "what was typed goes before all");
}
