//! Which words mean the same, in one language or across the two?

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::folder::files;
use super::lines::{Lines, line_of};
use super::problem::Problem;
use crate::domain::Language;

/// The file of the glossary, in the corpus folder.
const FILE: &str = "glossary.toml";

/// The synonyms, abbreviations and translations of the corpus's field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Its entries, in the order of the file.
    pub entries: Vec<GlossaryEntry>,
}

/// Terms that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// The terms in Dutch.
    #[serde(default)]
    pub nl: Vec<String>,
    /// The terms in English.
    #[serde(default)]
    pub en: Vec<String>,
}

impl GlossaryEntry {
    /// The terms in a language.
    #[must_use]
    pub fn terms(&self, language: Language) -> &[String] {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }

    /// Every term with its language.
    pub fn all(&self) -> impl Iterator<Item = (Language, &str)> {
        Language::ALL
            .into_iter()
            .flat_map(|language| self.terms(language).iter().map(move |term| (language, term.as_str())))
    }
}

/// The form of the file: `[[entry]]` tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entry: Vec<toml::Spanned<GlossaryEntry>>,
}

impl Glossary {
    /// Reads the glossary of a corpus folder; an empty one where there is none.
    ///
    /// An entry that is of no use is left out and told of in `problems`, and so is a file that
    /// can't be read at all: the corpus is searched without it.
    pub fn load(folder: &Path, problems: &mut Vec<Problem>) -> Self {
        match read(&folder.join(FILE)) {
            Ok(text) => Self::parse(&text, problems),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                problems.push(Problem::error(FILE, 0, format!("can't be read: {error}")));
                Self::default()
            }
        }
    }

    fn parse(text: &str, problems: &mut Vec<Problem>) -> Self {
        match toml::from_str::<File>(text) {
            Ok(file) => checked(text, file, problems),
            Err(error) => {
                let line = error.span().map_or(0, |span| line_of(text, span.start));
                problems.push(Problem::error(FILE, line, error.message().to_owned()));
                Self::default()
            }
        }
    }
}

fn read(path: &Path) -> io::Result<String> {
    match files::not_a_file(&fs::metadata(path)?) {
        Some(what) => Err(io::Error::other(format!("it is {what}, and no file"))),
        None => fs::read_to_string(path),
    }
}

/// Leaves out entries with nothing to say. A term in two entries would make a chain of meanings,
/// and a chain of meanings ends anywhere: the second is left out.
fn checked(text: &str, file: File, problems: &mut Vec<Problem>) -> Glossary {
    let (lines, mut seen) = (Lines::of(text), HashMap::<(Language, String), usize>::new());
    let mut entries = Vec::new();
    for spanned in file.entry {
        let line = lines.at(spanned.span().start);
        let entry = spanned.into_inner();
        if entry.all().any(|(_, term)| term.trim().is_empty()) {
            problems.push(Problem::error(FILE, line, "an empty term"));
        } else if entry.all().count() < 2 {
            problems.push(Problem::error(FILE, line, "an entry needs two terms at the least"));
        } else if let Some((term, earlier)) = repeated(&entry, &seen) {
            let message = format!("`{term}` stands in the entry at line {earlier} already");
            problems.push(Problem::error(FILE, line, message));
        } else {
            seen.extend(entry.all().map(|(language, term)| ((language, term.to_lowercase()), line)));
            entries.push(entry);
        }
    }
    Glossary { entries }
}

fn repeated(entry: &GlossaryEntry, seen: &HashMap<(Language, String), usize>) -> Option<(String, usize)> {
    entry.all().find_map(|(language, term)| {
        let earlier = seen.get(&(language, term.to_lowercase()))?;
        Some((term.to_owned(), *earlier))
    })
}
