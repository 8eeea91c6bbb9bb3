//! What is known of one document of the corpus?

use std::collections::HashMap;
use std::sync::Arc;

use super::block::{Block, Kind};
use super::files::TextFile;
use super::front_matter::FrontMatter;
use super::lines::line_of;
use super::problem::Problem;
use super::{front_matter, markdown, plain};
use crate::domain::{Language, Source};

/// A document, as read from one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path of its file within the corpus folder, with `/` between the parts.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// The topics it is filed under.
    pub topics: Vec<String>,
    /// The [`Document::id`] of the document that this one tells in another language.
    pub translation_of: Option<String>,
    /// The works it rests on.
    pub sources: Vec<Source>,
    /// The whole text of the file, to the byte: passages are ranges of it.
    pub text: String,
}

impl Document {
    /// A document of which no more is known than what it says.
    #[must_use]
    pub fn bare(id: String, language: Language, text: String) -> Self {
        Self {
            id,
            title: String::new(),
            language,
            topics: Vec::new(),
            translation_of: None,
            sources: Vec::new(),
            text,
        }
    }

    /// The place among its sources of the work with this key.
    pub(super) fn place_of_work(&self, key: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.key.as_deref() == Some(key))
    }
}

/// Reads a file as a document and its blocks.
///
/// What is wrong but can be passed over goes to `problems`.
///
/// # Errors
/// The problem that keeps the whole document out.
pub(super) fn read(
    file: TextFile,
    default_language: Language,
    problems: &mut Vec<Problem>,
) -> Result<(Arc<Document>, Vec<Block>), Problem> {
    let is_markdown = !file.id.to_lowercase().ends_with(".txt");
    let fault = |(line, message)| Problem::error(&file.id, line, message);
    let matter = front_matter::locate(&file.text).map_err(fault)?.filter(|_| is_markdown);
    let body = matter.as_ref().map_or(0, |(_, body)| *body);
    let matter = matter.map(|(yaml, _)| front_matter::parse(&file.text[yaml])).transpose().map_err(fault)?;
    let mut blocks =
        if is_markdown { markdown::blocks(&file.text, body) } else { plain::blocks(&file.text, body) };
    let title = match &matter {
        Some(matter) => matter.title.clone().unwrap_or_default().trim().to_owned(),
        None => take_title(&file.text, &mut blocks),
    };
    drop_heading_that_is_the_title(&title, &mut blocks);
    if !blocks
        .iter()
        .any(|block| !matches!(block.kind, Kind::Heading { .. } | Kind::Asked { .. } | Kind::Cited { .. }))
    {
        return Err(Problem::error(&file.id, line_of(&file.text, body), "has no text under its title"));
    }
    let document = match matter {
        Some(matter) => described(file, title, matter, default_language, problems),
        None => undescribed(file, title, default_language),
    };
    Ok((Arc::new(document), blocks))
}

fn described(
    file: TextFile,
    title: String,
    matter: FrontMatter,
    default_language: Language,
    problems: &mut Vec<Problem>,
) -> Document {
    let fields = fields(&file.text);
    for key in matter.unknown.keys() {
        let line = fields.get(key.as_str()).copied().unwrap_or(1);
        problems.push(Problem::warning(&file.id, line, format!("unknown field `{key}` in the front matter")));
    }
    let sources = matter.sources.into_iter().map(|source| checked(source, &file, problems)).collect();
    Document {
        language: matter.language.unwrap_or_else(|| language_of(&file.id, default_language)),
        title,
        topics: Vec::from(matter.topics),
        translation_of: matter.translation_of,
        sources,
        id: file.id,
        text: file.text,
    }
}

/// In which line, from 1, a field is first named.
fn fields(text: &str) -> HashMap<&str, usize> {
    let mut fields = HashMap::new();
    for (at, line) in text.lines().enumerate() {
        if let Some((name, _)) = line.split_once(':') {
            fields.entry(name.trim_end().trim_matches(['"', '\''])).or_insert(at + 1);
        }
    }
    fields
}

fn undescribed(file: TextFile, title: String, default_language: Language) -> Document {
    let language = language_of(&file.id, default_language);
    Document { title, ..Document::bare(file.id, language, file.text) }
}

/// A source without an address that no browser opens, and that Discord would refuse as a link.
fn checked(mut source: Source, file: &TextFile, problems: &mut Vec<Problem>) -> Source {
    source.url = source.url.filter(|url| {
        let valid = url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
            && !url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        if !valid {
            let line = line_of(&file.text, file.text.find(url.as_str()).unwrap_or_default());
            let message = format!("`{url}` is not a web address: write it as https://...");
            problems.push(Problem::error(&file.id, line, message));
        }
        valid
    });
    source
}

/// The language that the folder names (`nl/`, `en/`), or else the default.
fn language_of(id: &str, default_language: Language) -> Language {
    let folder = id.split_once('/').map(|(folder, _)| folder);
    folder.and_then(|folder| folder.parse().ok()).unwrap_or(default_language)
}

/// The first line is the title of a text that does not name one; it is no longer part of the text
/// to answer with.
fn take_title(text: &str, blocks: &mut Vec<Block>) -> String {
    let Some(first) = blocks.first() else { return String::new() };
    if let Kind::Heading { words, .. } = &first.kind {
        let title = words.clone();
        blocks.remove(0);
        return title;
    }
    let whole = &text[first.range.clone()];
    let line = whole.lines().next().unwrap_or_default().trim();
    let rest = &whole[whole.find('\n').unwrap_or(whole.len())..];
    if rest.trim().is_empty() {
        blocks.remove(0);
    } else if matches!(first.kind, Kind::Paragraph) {
        blocks[0].range.start = first.range.end - rest.trim_start().len();
    }
    line.trim_start_matches(['#', '>', '-', '*', ' ']).to_owned()
}

fn drop_heading_that_is_the_title(title: &str, blocks: &mut Vec<Block>) {
    let same = |words: &str| words.trim().eq_ignore_ascii_case(title);
    if matches!(&blocks.first().map(|block| &block.kind), Some(Kind::Heading { words, .. }) if same(words)) {
        blocks.remove(0);
    }
}
