//! How does AsciiDoc become Markdown?
//!
//! What people write in handbooks: titles, lists, links, bold words, code, admonitions, tables, attributes.
//! Other programs that read it need Ruby.

use std::collections::HashMap;
use std::fmt::Write as _;

/// What marks a block of other text, and what becomes of it.
const DELIMITERS: [(&str, Block); 7] = [
    ("----", Block::Code),
    ("....", Block::Code),
    ("////", Block::LeftOut),
    ("++++", Block::LeftOut),
    ("====", Block::Open),
    ("****", Block::Open),
    ("____", Block::Quote),
];
/// What stands before a paragraph that is to be noticed.
const ADMONITIONS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Code,
    LeftOut,
    Open,
    Quote,
}

/// The text as Markdown, with its title as the first heading.
pub(crate) fn to_markdown(text: &str) -> String {
    let mut reader = Reader::default();
    text.lines().for_each(|line| reader.line(line));
    reader.close();
    reader.markdown
}

#[derive(Default)]
struct Reader {
    markdown: String,
    attributes: HashMap<String, String>,
    /// The mark and the kind of the block that is open.
    open: Option<(String, Block)>,
    /// The language of the code that comes next.
    language: String,
    /// The cells of the table that is open, and how many make a row.
    table: Option<(Vec<String>, usize)>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let words = line.trim_end();
        if let Some((mark, block)) = self.open.clone() {
            return self.inside(words, &mark, block);
        }
        if self.table.is_some() {
            return self.table_line(words);
        }
        let delimiter = DELIMITERS.iter().find(|(mark, _)| {
            words.len() >= mark.len() && words.starts_with(mark) && words.chars().all(|c| mark.starts_with(c))
        });
        if let Some((_, block)) = delimiter {
            self.open = Some((words.to_owned(), *block));
            if *block == Block::Code {
                let _ = writeln!(self.markdown, "\n```{}", std::mem::take(&mut self.language));
            }
        } else if words == "|===" {
            self.table = Some((Vec::new(), 0));
        } else if !words.starts_with("//") {
            self.prose(words);
        }
    }

    fn inside(&mut self, words: &str, mark: &str, block: Block) {
        let ends = words == mark;
        if ends {
            self.open = None;
        }
        match block {
            Block::Code => self.markdown.push_str(&format!("{}\n", if ends { "```\n" } else { words })),
            Block::Quote if !ends => self.markdown.push_str(&format!("> {}\n", self.inline(words))),
            Block::Open if !ends => self.prose(words),
            _ => self.markdown.push('\n'),
        }
    }

    fn prose(&mut self, words: &str) {
        if let Some((name, value)) = attribute(words) {
            self.attributes.insert(name.to_owned(), value.to_owned());
        } else if let Some((level, title)) = heading(words) {
            let _ = writeln!(self.markdown, "\n{} {}\n", "#".repeat(level), self.inline(title));
        } else if let Some(inside) = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut parts = inside.split(',').map(str::trim);
            if parts.next() == Some("source") {
                self.language = parts.next().unwrap_or_default().to_owned();
            }
        } else if let Some(title) =
            words.strip_prefix('.').filter(|rest| rest.starts_with(char::is_alphanumeric))
        {
            let _ = writeln!(self.markdown, "\n**{}**\n", self.inline(title));
        } else if let Some(item) = item(words) {
            self.markdown.push_str(&format!("{}{}\n", item.0, self.inline(item.1)));
        } else if let Some((term, told)) =
            words.split_once("::").filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '))
        {
            let _ = writeln!(self.markdown, "\n**{}** {}", self.inline(term), self.inline(told.trim()));
        } else if words == "+"
            || words.starts_with("image::")
            || words.starts_with("toc::")
            || words.starts_with("include::")
        {
            self.markdown.push('\n');
        } else {
            let admonition = ADMONITIONS.iter().find_map(|name| words.strip_prefix(name)?.strip_prefix(": "));
            let plain = admonition.unwrap_or(words);
            let end = if plain.ends_with(" +") { "  " } else { "" };
            self.markdown.push_str(&format!("{}{end}\n", self.inline(plain.trim_end_matches(" +"))));
        }
    }

    fn table_line(&mut self, words: &str) {
        let Some((cells, columns)) = &mut self.table else { return };
        if words == "|===" {
            return self.close();
        }
        let found: Vec<String> = words.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
        if let Some(last) = cells.last_mut().filter(|_| found.is_empty() && !words.is_empty()) {
            last.push_str(&format!(" {}", words.trim()));
        }
        if *columns == 0 && found.len() > 1 {
            *columns = found.len();
        }
        cells.extend(found);
    }

    /// Writes the table that is open.
    fn close(&mut self) {
        let Some((cells, columns)) = self.table.take() else { return };
        let columns = columns.max(1);
        self.markdown.push('\n');
        for (row, cells) in cells.chunks(columns).enumerate() {
            let cells: Vec<String> = cells.iter().map(|cell| self.inline(cell)).collect();
            let _ = writeln!(self.markdown, "| {} |", cells.join(" | "));
            if row == 0 {
                let _ = writeln!(self.markdown, "|{}", " --- |".repeat(columns));
            }
        }
        self.markdown.push('\n');
    }

    /// Links, bold words and attributes in a line.
    fn inline(&self, words: &str) -> String {
        let mut words = words.to_owned();
        for (name, value) in &self.attributes {
            words = words.replace(&format!("{{{name}}}"), value);
        }
        bold(&linked(&words))
    }
}

/// The name and the value in `:name: value`.
fn attribute(words: &str) -> Option<(&str, &str)> {
    let (name, value) = words.strip_prefix(':')?.split_once(':')?;
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '!'));
    (is_name && (value.is_empty() || value.starts_with(' '))).then_some((name, value.trim()))
}

/// The level and the words of a heading: `== Words`.
fn heading(words: &str) -> Option<(usize, &str)> {
    let rest = words.trim_start_matches('=');
    let level = words.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then(|| (level, rest.trim()))
}

/// The marker and the words of an item of a list: `* words`, `.. words`.
fn item(words: &str) -> Option<(String, &str)> {
    let words = words.trim_start();
    let sign = words.chars().next().filter(|c| matches!(c, '*' | '-' | '.'))?;
    let rest = words.trim_start_matches(sign);
    let depth = words.len() - rest.len();
    let rest = rest.strip_prefix(' ')?;
    let marker = if sign == '.' { "1. " } else { "- " };
    (depth <= 5).then(|| (format!("{}{marker}", "   ".repeat(depth - 1)), rest.trim()))
}

/// What a link begins with.
const LINKS: [&str; 6] = ["https://", "http://", "link:", "mailto:", "xref:", "<<"];

/// `https://...[words]`, `link:address[words]` and `<<place,words>>` as Markdown has them.
fn linked(words: &str) -> String {
    let mut done = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = LINKS.iter().filter_map(|start| rest.find(start)).min() {
        let (before, from) = rest.split_at(at);
        done.push_str(before);
        match link(from) {
            Some((text, after)) => {
                done.push_str(&text);
                rest = after;
            }
            None => {
                // Each of those begins with a sign of one byte.
                done.push_str(&from[..1]);
                rest = &from[1..];
            }
        }
    }
    done.push_str(rest);
    done
}

/// The link that a text begins with, and what comes after it.
fn link(from: &str) -> Option<(String, &str)> {
    if let Some(inside) = from.strip_prefix("<<") {
        let (place, after) = inside.split_once(">>")?;
        let words = place.split_once(',').map_or(place, |(_, words)| words);
        return Some((words.trim().to_owned(), after));
    }
    let end = from.find(|c: char| c.is_whitespace() || c == '[').unwrap_or(from.len());
    let (address, rest) = from.split_at(end);
    let target = address.trim_start_matches("link:");
    match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, after)) if target.starts_with("xref:") => {
            let words = rest[1..].split(']').next().unwrap_or_default();
            Some((words.to_owned(), after))
        }
        Some((words, after)) => {
            let words = words.trim_end_matches('^').split(",window").next().unwrap_or_default();
            let words = if words.is_empty() { target } else { words };
            Some((format!("[{words}]({target})"), after))
        }
        None if target.starts_with("http") => Some((target.to_owned(), rest)),
        None => None,
    }
}

/// `*words*` as Markdown marks what is bold. A star that begins or ends none stays.
fn bold(words: &str) -> String {
    let mut done = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('*') {
        let (before, from) = rest.split_at(at);
        done.push_str(before);
        let stars = from.len() - from.trim_start_matches('*').len();
        let inside = &from[stars..];
        let apart = done.ends_with(|c: char| !c.is_alphanumeric()) || done.is_empty();
        let end = inside.find(&from[..stars]).filter(|end| {
            *end > 0 && stars < 3 && apart && !inside.starts_with(' ') && !inside[..*end].ends_with(' ')
        });
        match end {
            Some(end) => {
                done.push_str(&format!("**{}**", &inside[..end]));
                rest = &inside[end + stars..];
            }
            None => {
                done.push_str(&from[..stars]);
                rest = inside;
            }
        }
    }
    done.push_str(rest);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_in_handbooks() {
        for (text, expected) in [
            (
                "= Handboek\n:naam: De Schakel\n\n== Lid worden\n\nBij {naam}.",
                "# Handboek\n\n\n\n## Lid worden\n\n\nBij De Schakel.",
            ),
            ("* een\n** twee\n. drie", "- een\n   - twee\n1. drie"),
            (
                "Vul https://x.nl/a[het formulier] in, of mailto:a@x.nl[mail].",
                "Vul [het formulier](https://x.nl/a) in, of [mail](mailto:a@x.nl).",
            ),
            (
                "Zie https://x.nl, link:/b[dit^] en <<kop,dat>>, xref:c.adoc[meer].",
                "Zie https://x.nl, [dit](/b) en dat, meer.",
            ),
            ("*Let op*: 2 * 3 en **v**et", "**Let op**: 2 * 3 en **v**et"),
            ("NOTE: De balie is dicht.", "De balie is dicht."),
            ("[source,ruby]\n----\nputs *1*\n----", "```ruby\nputs *1*\n```"),
            ("// weg\n////\nook weg\n////\nTekst +\nverder", "Tekst  \nverder"),
            ("====\nIn een kader.\n====", "In een kader."),
            (".Titel\nSleutel:: Bij de beheerder.", "**Titel**\n\n\n**Sleutel** Bij de beheerder."),
            (
                "|===\n|Naam |Prijs\n\n|Zaal\n|10 euro\n|===",
                "| Naam | Prijs |\n| --- | --- |\n| Zaal | 10 euro |",
            ),
        ] {
            assert_eq!(to_markdown(text).trim(), expected, "{text}");
        }
    }
}
