//! What has been read of a file before it becomes a document of the corpus?

use super::remark::Remark;
use crate::domain::{Language, Source};

/// A document as its own format told it: nothing in it is trusted, trimmed or escaped yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// Its title, where it names one.
    pub(super) title: Option<String>,
    /// The language that it says it is in.
    pub(super) language: Option<Language>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// When it appeared, in whatever way it says so.
    pub(super) date: Option<String>,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// What it is filed under.
    pub(super) topics: Vec<String>,
    /// Whether it says that it is not meant to be read yet.
    pub(super) is_draft: bool,
    /// The works it says it rests on: only a document of another corpus names them.
    pub(super) sources: Vec<Source>,
    /// What is not as it should be in its file.
    pub(super) remarks: Vec<Remark>,
    /// Its text.
    pub(super) blocks: Vec<Block>,
}

impl Draft {
    /// This draft without a text, with what is told in another, and its text.
    pub(super) fn completed_by(self, other: Self) -> Self {
        Self {
            title: other.title.or(self.title),
            language: other.language.or(self.language),
            author: other.author.or(self.author),
            date: other.date.or(self.date),
            url: other.url.or(self.url),
            topics: [self.topics, other.topics].concat(),
            is_draft: self.is_draft || other.is_draft,
            ..other
        }
    }
}

/// A piece of text, in plain words: no markup in them has a meaning any more. Links, bold words and code are
/// told by signs that no text has (`markdown::inline`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading, its level counted as in its own document.
    Heading { level: usize, words: String },
    /// A paragraph; a line break in it was meant.
    Paragraph(String),
    /// A list, with the lists inside it.
    List(Vec<Item>),
    /// A block quote, paragraph by paragraph.
    Quote(Vec<String>),
    /// Code, or other text in which every space counts.
    Verbatim(String),
    /// A table, row by row, the first of which is its head.
    Table(Vec<Vec<String>>),
}

/// An item of a list, or what stands in one below its first words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// How many lists it stands inside of, beside its own.
    pub(super) depth: usize,
    /// What kind of line of the list it is.
    pub(super) kind: ItemKind,
    /// What it says: the first words, where more stands below them.
    pub(super) words: String,
}

/// What a line of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// An item, in a list that doesn't count.
    Bullet,
    /// An item with this number.
    Number(u64),
    /// More words of the last item that stands as deep.
    More,
    /// Code in the last item that stands as deep.
    Code,
}

impl Item {
    /// An item of a list that counts, or of one that doesn't.
    pub(super) fn new(depth: usize, number: Option<u64>, words: String) -> Self {
        Self { depth, kind: number.map_or(ItemKind::Bullet, ItemKind::Number), words }
    }
}

impl Block {
    /// Does something with all the words in it, but for code.
    pub(super) fn for_each_words(&mut self, mut change: impl FnMut(&mut String)) {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) => change(words),
            Self::List(items) => {
                let items = items.iter_mut().filter(|item| item.kind != ItemKind::Code);
                items.for_each(|item| change(&mut item.words));
            }
            Self::Quote(paragraphs) => paragraphs.iter_mut().for_each(change),
            Self::Table(rows) => rows.iter_mut().flatten().for_each(change),
            Self::Verbatim(_) => {}
        }
    }

    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        let blank = |words: &String| words.trim().is_empty();
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Verbatim(words) => blank(words),
            Self::List(items) => items.iter().all(|item| blank(&item.words)),
            Self::Quote(paragraphs) => paragraphs.iter().all(blank),
            Self::Table(rows) => rows.iter().flatten().all(blank),
        }
    }
}
