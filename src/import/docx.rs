//! How is a DOCX read?
//!
//! Headers, footers, notes, comments, text boxes, and what was deleted with changes tracked are
//! left out.

use std::collections::HashMap;

use roxmltree::Node;

use super::archive::Archive;
use super::docx_styles::{Role, Styles};
use super::draft::{Block, Draft, Item};
use super::problem::Problem;
use super::xml;

/// Elements inside each other deeper than this are not looked into.
const MAX_NESTING: usize = 64;
/// A table with a cell of more words than this is there to place text on a page.
const MAX_CELL_WORDS: usize = 60;

/// Reads a DOCX.
///
/// # Errors
/// When it is broken.
pub(super) fn read(archive: &mut Archive) -> Result<Draft, Problem> {
    archive.is_a("DOCX");
    let path = main_part(archive)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = archive.text_if_any(&format!("{folder}/styles.xml"))?;
    let numbering = archive.text_if_any(&format!("{folder}/numbering.xml"))?;
    let styles = styles.as_deref().and_then(|text| xml::parse(text, archive.broken()).ok());
    let numbering = numbering.as_deref().and_then(|text| xml::parse(text, archive.broken()).ok());
    let styles = Styles::read(styles.as_ref(), numbering.as_ref());
    let mut draft = properties(archive)?;
    let text = archive.text(&path)?;
    let document = xml::parse(&text, archive.broken())?;
    let body = xml::first(document.root(), "body").ok_or_else(|| archive.broken())?;
    let mut reader = Reader { styles: &styles, title: None, blocks: Vec::new(), counts: HashMap::new() };
    reader.body(body, 0);
    draft.title = reader.title.or(draft.title);
    draft.blocks = reader.blocks;
    Ok(draft)
}

/// The part that holds the text: nearly always `word/document.xml`.
fn main_part(archive: &mut Archive) -> Result<String, Problem> {
    let relations = archive.text("_rels/.rels")?;
    let relations = xml::parse(&relations, archive.broken())?;
    let main = relations
        .descendants()
        .find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
        .and_then(|node| node.attribute("Target"));
    Ok(main.ok_or_else(|| archive.broken())?.trim_start_matches('/').to_owned())
}

/// What the document says of itself.
fn properties(archive: &mut Archive) -> Result<Draft, Problem> {
    let Some(text) = archive.text_if_any("docProps/core.xml")? else { return Ok(Draft::default()) };
    let Ok(core) = xml::parse(&text, archive.broken()) else { return Ok(Draft::default()) };
    let field = |name| xml::text_of(core.root(), name);
    let topics = field("keywords").or_else(|| field("category")).unwrap_or_default();
    Ok(Draft {
        title: field("title"),
        author: field("creator"),
        date: field("created").or_else(|| field("modified")),
        topics: topics.split([',', ';']).map(str::to_owned).collect(),
        ..Draft::default()
    })
}

struct Reader<'s> {
    styles: &'s Styles,
    title: Option<String>,
    blocks: Vec<Block>,
    /// The last number given, in each list at each depth.
    counts: HashMap<(String, usize), u64>,
}

impl Reader<'_> {
    /// Paragraphs and tables; and what stands in the boxes that Word puts around them.
    fn body(&mut self, node: Node<'_, '_>, nesting: usize) {
        if nesting > MAX_NESTING {
            return;
        }
        for child in node.children() {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child, nesting),
                "del" | "moveFrom" | "Fallback" => {}
                _ => self.body(child, nesting + 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let words = words(node);
        if words.trim().is_empty() {
            return;
        }
        let properties = xml::child(node, "pPr");
        match self.styles.role(properties) {
            Some(Role::Title) if self.title.is_none() => self.title = Some(words),
            Some(Role::Title) => self.blocks.push(Block::Paragraph(words)),
            Some(Role::Heading(level)) => self.blocks.push(Block::Heading { level, words }),
            Some(Role::Quote) => self.quote(words),
            Some(Role::Code) => self.code(&words),
            None => match self.styles.list(properties) {
                Some(list) => self.item(list, words),
                None => self.blocks.push(Block::Paragraph(words)),
            },
        }
    }

    fn quote(&mut self, words: String) {
        match self.blocks.last_mut() {
            Some(Block::Quote(paragraphs)) => paragraphs.push(words),
            _ => self.blocks.push(Block::Quote(vec![words])),
        }
    }

    fn code(&mut self, words: &str) {
        match self.blocks.last_mut() {
            Some(Block::Verbatim(code)) => {
                code.push('\n');
                code.push_str(words);
            }
            _ => self.blocks.push(Block::Verbatim(words.to_owned())),
        }
    }

    fn item(&mut self, list: (String, usize), words: String) {
        let depth = list.1;
        let number = self.styles.counts(&list).then(|| {
            self.counts.retain(|(id, deeper), _| *id != list.0 || *deeper <= depth);
            let count = self.counts.entry(list).or_default();
            *count += 1;
            *count
        });
        let item = Item { depth, number, words };
        match self.blocks.last_mut() {
            Some(Block::List(items)) => items.push(item),
            _ => self.blocks.push(Block::List(vec![item])),
        }
    }

    fn table(&mut self, table: Node<'_, '_>, nesting: usize) {
        let rows: Vec<Vec<_>> = inside(table, "tr").into_iter().map(|row| inside(row, "tc")).collect();
        let texts: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| cell_words(*cell)).collect()).collect();
        let longest = texts.iter().flatten().map(|words| words.split_whitespace().count()).max();
        if longest.unwrap_or_default() <= MAX_CELL_WORDS {
            self.blocks.push(Block::Table(texts));
        } else {
            rows.into_iter().flatten().for_each(|cell| self.body(cell, nesting + 1));
        }
    }
}

/// The elements of this name in another, also where Word put a box around them: a control to fill
/// in, say. What stands in one of them is part of it.
fn inside<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    find(node, name, &mut found, 0);
    found
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str, found: &mut Vec<Node<'a, 'i>>, nesting: usize) {
    if nesting > MAX_NESTING {
        return;
    }
    for child in node.children() {
        match child.tag_name().name() {
            this if this == name => found.push(child),
            "del" | "moveFrom" | "Fallback" | "txbxContent" => {}
            _ => find(child, name, found, nesting + 1),
        }
    }
}

/// The words of a cell, and of the table that may stand in it.
fn cell_words(cell: Node<'_, '_>) -> String {
    let paragraphs = inside(cell, "p").into_iter().map(words);
    paragraphs.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The words of a paragraph.
fn words(paragraph: Node<'_, '_>) -> String {
    let mut words = String::new();
    collect(paragraph, &mut words, 0);
    words.trim().to_owned()
}

fn collect(node: Node<'_, '_>, words: &mut String, nesting: usize) {
    if nesting > MAX_NESTING {
        return;
    }
    for child in node.children() {
        match child.tag_name().name() {
            "t" => words.push_str(child.text().unwrap_or_default()),
            "tab" => words.push(' '),
            "br" | "cr" => words.push('\n'),
            "noBreakHyphen" => words.push('-'),
            "del" | "moveFrom" | "Fallback" | "txbxContent" | "pPr" | "rPr" => {}
            _ => collect(child, words, nesting + 1),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::archive::tests::packed;
    use super::super::render;
    use super::*;

    /// A DOCX with this body.
    pub(in super::super) fn document(body: &str) -> Vec<u8> {
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
                "<w:styles xmlns:w=\"urn:w\"><w:style w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Mijn\"><w:name w:val=\"Mijn kop\"/><w:basedOn w:val=\"Kop1\"/></w:style><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"Citaat\"><w:name w:val=\"Quote\"/></w:style></w:styles>",
            ),
            (
                "word/numbering.xml",
                "<w:numbering xmlns:w=\"urn:w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>",
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
        assert_eq!(
            render::markdown(&draft.blocks),
            "## Kop\n\nTekst\n\n1. een\n   - punt\n2. twee\n\n> Citaat."
        );
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
}
