use super::*;
use crate::import::files::archive::Source;
use crate::import::files::archive::tests::packed;
use crate::import::markdown::render;

/// A DOCX with this body.
pub(crate) fn document(body: &str) -> Box<dyn Source> {
    let text = format!("<w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>");
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document.xml\"/></Relationships>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\" xmlns:dcterms=\"urn:t\"><dc:title>Eigenschap</dc:title><dc:creator>Jan</dc:creator><dcterms:created>2012-09-02T10:00:00Z</dcterms:created><cp:keywords>a, b</cp:keywords></cp:coreProperties>",
        ),
        (
            "word/styles.xml",
            "<w:styles xmlns:w=\"urn:w\"><w:style w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Mijn\"><w:name w:val=\"Mijn kop\"/><w:basedOn w:val=\"Kop1\"/></w:style><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"Code\"><w:name w:val=\"Source Code\"/></w:style><w:style w:styleId=\"Geheim\"><w:name w:val=\"Geheim\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"Citaat\"><w:name w:val=\"Quote\"/></w:style></w:styles>",
        ),
        (
            "word/numbering.xml",
            "<w:numbering xmlns:w=\"urn:w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\" \"/></w:lvl></w:abstractNum><w:num w:numId=\"9\"><w:abstractNumId w:val=\"8\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/hyperlink\" Target=\"https://x.nl/lid\" TargetMode=\"External\"/></Relationships>",
        ),
        ("word/document.xml", &text),
    ])
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn list(depth: usize, words: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"3\"/></w:numPr>"), words)
}

fn read_body(body: &str) -> Draft {
    read(&mut Archive::open(document(body), "ZIP").expect("opened")).expect("a document")
}

#[test]
fn reads_styles_lists_and_properties() {
    let style = |id: &str| format!("<w:pStyle w:val=\"{id}\"/>");
    let body = [
        paragraph(&style("Titel"), "De titel"),
        paragraph(&style("Mijn"), "Kop"),
        paragraph("", "Tekst"),
        list(0, "een"),
        list(1, "punt"),
        list(0, "twee"),
        paragraph(&style("Citaat"), "Citaat."),
    ];
    let draft = read_body(&body.concat());
    assert_eq!(draft.title.as_deref(), Some("De titel"));
    assert_eq!(draft.author.as_deref(), Some("Jan"));
    assert_eq!(draft.topics.len(), 2);
    assert_eq!(render::markdown(&draft.blocks), "## Kop\n\nTekst\n\n1. een\n   - punt\n2. twee\n\n> Citaat.");
}

#[test]
fn leaves_out_what_was_deleted_and_keeps_tables() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph("", words));
    let body = format!(
        "<w:p><w:r><w:t>Een</w:t><w:tab/></w:r><w:del><w:r><w:delText>weg</w:delText><w:t>weg</w:t></w:r></w:del><w:ins><w:r><w:t>twee</w:t></w:r></w:ins></w:p><w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("a"),
        cell("b")
    );
    assert_eq!(render::markdown(&read_body(&body).blocks), "Een twee\n\n| a | b |\n| --- | --- |");
}

#[test]
fn reads_what_stands_in_boxes_in_a_table() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let boxed = |inside: &str| format!("<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let words = |words: &str| paragraph("", words);
    let inner = format!("<w:tbl>{}</w:tbl>", row(&cell(&words("f"))));
    let body = [
        row(&[cell(&boxed(&words("a"))), boxed(&cell(&words("b")))].concat()),
        boxed(&row(&[cell(&words("c")), cell(&words("d"))].concat())),
        row(&[cell(&words("e")), cell(&inner)].concat()),
    ];
    let draft = read_body(&format!("<w:tbl>{}</w:tbl>", body.concat()));
    let table = "| a | b |\n| --- | --- |\n| c | d |\n| e | f |";
    assert_eq!(render::markdown(&draft.blocks), table);
}

#[test]
fn survives_deep_nesting() {
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    assert_eq!(read_body(&format!("{deep}<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>")).blocks.len(), 1);
}

#[test]
fn keeps_the_columns_of_a_table_with_wide_cells() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", words))
    };
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let body = [
        format!("<w:tr>{}{}</w:tr>", cell("", "Naam"), cell(wide, "Jaren")),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell("<w:vMerge w:val=\"restart\"/>", "Jan"),
            cell("", "1"),
            cell("", "2")
        ),
        format!("<w:tr>{}{}{}</w:tr>", cell("<w:vMerge/>", ""), cell("", "3"), cell("", "4")),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>", cell("", "5")),
        format!("<w:tr>{}{}</w:tr>", cell(wide, "Samen"), cell("", "6")),
    ];
    let table = "| Naam | Jaren |  |\n| --- | --- | --- |\n| Jan | 1 | 2 |\n|  | 3 | 4 |\n|  |  | 5 |\n| Samen |  | 6 |";
    assert_eq!(render::markdown(&read_body(&format!("<w:tbl>{}</w:tbl>", body.concat())).blocks), table);
}

#[test]
fn keeps_the_numbers_of_lists_headings_and_cells() {
    let numbered = |style: &str| {
        format!("<w:pStyle w:val=\"{style}\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>")
    };
    let body = [
        paragraph(&numbered("Kop1"), "Doel"),
        list(0, "twee"),
        paragraph("", "Tussendoor."),
        list(0, ""),
        list(0, "vier"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", list(0, ""), list(0, "zes")),
    ];
    assert_eq!(
        render::markdown(&read_body(&body.concat()).blocks),
        "## 1. Doel\n\n2. twee\n\nTussendoor.\n\n4. vier\n\n| 5. | 6. zes |\n| --- | --- |"
    );
}

#[test]
fn refuses_more_text_than_a_document_may_have() {
    let words = "woord ".repeat(1000);
    let body = paragraph("", &words).repeat(16 * 1024 * 1024 / words.len() + 1);
    let mut archive = Archive::open(document(&body), "ZIP").expect("opened");
    assert!(matches!(read(&mut archive), Err(Problem::TooMuchText)));
}

#[test]
fn keeps_the_lines_of_code_and_the_item_they_stand_in() {
    let style = "<w:pStyle w:val=\"Code\"/>";
    let place = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"9\"/></w:numPr>";
    let lines = |properties: &str, lines: &[&str]| {
        lines.iter().map(|line| paragraph(properties, line)).collect::<String>()
    };
    let body = [
        list(0, "een"),
        lines(&format!("{place}{style}"), &["ls", "", "  wc"]),
        paragraph(place, "En dan."),
        list(0, "twee"),
        lines(style, &["x", " y"]),
        list(0, "drie"),
        lines(style, &["z"]),
    ];
    assert_eq!(
        render::markdown(&read_body(&body.concat()).blocks),
        "1. een\n   ```\n   ls\n   \n     wc\n   ```\n   En dan.\n2. twee\n   ```\n   x\n    y\n   ```\n3. drie\n\n```\nz\n```"
    );
}

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
}

#[test]
fn leaves_out_what_word_hides() {
    let hidden = ["<w:vanish/>", "<w:vanish w:val=\"1\"/>", "<w:rStyle w:val=\"Geheim\"/>"];
    for properties in hidden {
        let body = format!(
            "<w:p>{}{}{}</w:p>",
            run("", "De sleutel ligt hier."),
            run(properties, " Code 4711."),
            run("", " Dank.")
        );
        assert_eq!(render::markdown(&read_body(&body).blocks), "De sleutel ligt hier. Dank.", "{properties}");
    }
    for properties in ["<w:vanish w:val=\"0\"/>", "<w:rStyle w:val=\"Geheim\"/><w:vanish w:val=\"false\"/>"] {
        let body = format!("<w:p>{}</w:p>", run(properties, "Te zien."));
        assert_eq!(render::markdown(&read_body(&body).blocks), "Te zien.", "{properties}");
    }
}

#[test]
fn a_line_in_bold_heads_the_text_below_it() {
    let line = |properties: &str, words: &str| format!("<w:p>{}</w:p>", run(properties, words));
    let large = "<w:b/><w:sz w:val=\"32\"/>";
    let body = [
        line(large, "Huishoudelijk reglement"),
        line("<w:b/>", "Geluid"),
        line("", "Na elf uur is het stil."),
        line("<w:b/>", "Wat kost een sleutel?"),
        line("", "Tien euro."),
        line("", "Artikel 3"),
        line("", "Het doel."),
        line("<w:b/>", "Dat was alles."),
        line("<w:b/>", "Tot slot"),
    ];
    let draft = read_body(&body.concat());
    assert_eq!(draft.title.as_deref(), Some("Huishoudelijk reglement"));
    let text = render::markdown(&draft.blocks);
    for heading in ["# Geluid\n\nNa elf", "# Wat kost een sleutel?\n\nTien", "# Artikel 3\n\nHet doel"] {
        assert!(text.contains(heading), "{heading}: {text}");
    }
    assert!(text.contains("\n\nDat was alles.\n\nTot slot"), "{text}");
}

#[test]
fn keeps_links_bold_words_and_raised_numbers() {
    let run = |looks: &str, words: &str| {
        format!("<w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let link = |inside: &str| format!("<w:hyperlink r:id=\"r1\">{inside}</w:hyperlink>");
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = [
        sign("begin"),
        "<w:r><w:instrText> HYPERLINK \"https://y.nl\" </w:instrText></w:r>".to_owned(),
        sign("separate"),
        run("", "daar"),
        sign("end"),
    ];
    let body = [
        run("", "Word "),
        link(&run("<w:b/>", "lid")),
        run("<w:b/>", " voor 10"),
        run("<w:vertAlign w:val=\"superscript\"/>", "2"),
        run("", " euro, of kijk "),
        field.concat(),
        "<w:hyperlink w:anchor=\"kop\"><w:r><w:t>.</w:t></w:r></w:hyperlink>".to_owned(),
    ];
    let text = format!("<w:p xmlns:r=\"urn:r\">{}</w:p>", body.concat());
    assert_eq!(
        render::markdown(&read_body(&text).blocks),
        "Word [**lid**](https://x.nl/lid) **voor 10**² euro, of kijk [daar](https://y.nl)."
    );
    let all_bold = format!("<w:p>{}{}</w:p>", run("<w:b/>", "Alles is "), run("<w:b/>", "vet, tot de punt."));
    assert_eq!(render::markdown(&read_body(&all_bold).blocks), "Alles is vet, tot de punt.");
}
