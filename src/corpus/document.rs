//! What is known of one document of the corpus?

use std::sync::Arc;

use super::block::Block;
use super::folder::files::TextFile;
use super::front_matter::FrontMatter;
use super::lines::line_of;
use super::problem::Problem;
use super::told::Told;
use super::{front_matter, markdown, plain, title, tongue};
use crate::domain::{AnsweredBy, Language, Source};

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
    /// Whose words it is, where it is a member's answer and no document that somebody wrote as one.
    pub answered_by: Option<AnsweredBy>,
    /// The text of the file, to the byte: passages are ranges of it. What its author hid inside a paragraph,
    /// an item or a cell is not in it, nor are the tags of HTML there: see [`super::markdown`]. Its lines are
    /// those of the file.
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
            answered_by: None,
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
/// What is wrong but can be passed over goes to `told`.
///
/// # Errors
/// The problem that keeps the whole document out.
pub(super) fn read(
    file: TextFile,
    default_language: Language,
    told: &mut Told,
) -> Result<(Arc<Document>, Vec<Block>), Problem> {
    let is_markdown = !file.id.to_lowercase().ends_with(".txt");
    let mut matter =
        if is_markdown { front_matter::read(&file.text) } else { front_matter::none(&file.text) };
    let faults = std::mem::take(&mut matter.faults).into_iter();
    told.problems.extend(faults.map(|(line, message)| Problem::warning(&file.id, line, message)));
    std::mem::take(&mut matter.unknown)
        .into_iter()
        .for_each(|(line, name)| told.unknown(&file.id, line, name));
    if let Some(line) = matter.draft {
        return Err(Problem::warning(&file.id, line, "says that it is a draft: it is left out"));
    }
    let (text, mut blocks) = if is_markdown {
        let read = markdown::read(file.text, matter.body);
        let faults = read.faults.into_iter();
        told.problems.extend(faults.map(|(line, message)| Problem::warning(&file.id, line, message)));
        (read.text, read.blocks)
    } else {
        let blocks = plain::blocks(&file.text, matter.body);
        (file.text, blocks)
    };
    let named = matter.title.take().filter(|title| !title.is_empty());
    let title = named.unwrap_or_else(|| title::take(&file.id, &text, matter.is_there, &mut blocks));
    title::drop_heading_that_is_it(&title, &mut blocks);
    if !blocks.iter().any(Block::is_text) {
        let line = line_of(&text, matter.body);
        return Err(Problem::warning(&file.id, line, "has no text under its title: nothing of it is read"));
    }
    let file = TextFile { id: file.id, text };
    Ok((Arc::new(described(file, title, matter, default_language, told)), blocks))
}

fn described(
    file: TextFile,
    title: String,
    matter: FrontMatter,
    default_language: Language,
    told: &mut Told,
) -> Document {
    let sources =
        matter.sources.into_iter().map(|source| checked(source, &file, &mut told.problems)).collect();
    let language = matter.language.or_else(|| language_of(&file.id));
    Document {
        language: language
            .or_else(|| tongue::reads_as(&file.text[matter.body..]))
            .unwrap_or(default_language),
        title,
        topics: matter.topics,
        translation_of: matter.translation_of.map(|id| told.id(&id)),
        sources,
        answered_by: None,
        id: file.id,
        text: file.text,
    }
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

/// The language that a folder (`nl/`, `en/`) or the end of the name (`.nl.md`) tells.
fn language_of(id: &str) -> Option<Language> {
    let (folders, name) = id.rsplit_once('/').unwrap_or(("", id));
    let end = name.rsplit('.').nth(1).filter(|_| name.matches('.').count() > 1);
    let folder = folders.rsplit('/').find_map(|folder| folder.parse().ok());
    end.and_then(|end| end.parse().ok()).or(folder)
}
