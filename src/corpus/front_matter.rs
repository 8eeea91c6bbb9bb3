//! What does a document say of itself, in the YAML above its text?

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_saphyr::options::DuplicateKeyPolicy;

use crate::domain::{Language, Source};

/// The front matter of a document. All but the title is optional.
#[derive(Debug, Deserialize)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) language: Option<Language>,
    #[serde(default)]
    pub(super) topics: OneOrMore,
    pub(super) translation_of: Option<String>,
    #[serde(default)]
    pub(super) sources: Vec<Source>,
    /// What other programs wrote there; ignored, but told of, since it may be a slip of the pen.
    #[serde(flatten)]
    pub(super) unknown: BTreeMap<String, serde::de::IgnoredAny>,
}

/// A list, or a single text that stands for a list of one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl From<OneOrMore> for Vec<String> {
    fn from(value: OneOrMore) -> Self {
        match value {
            OneOrMore::One(one) => vec![one],
            OneOrMore::More(more) => more,
        }
    }
}

/// A line of the file, from 1, and what is wrong with it.
pub(super) type Fault = (usize, String);

/// Where the YAML stands, and where the text after it begins. `None` where there is none.
///
/// # Errors
/// When it is opened with `---` and never closed.
pub(super) fn locate(text: &str) -> Result<Option<(Range<usize>, usize)>, Fault> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return Ok(None) };
    let yaml_start = start + first.len();
    let mut offset = yaml_start;
    for line in lines {
        let after = offset + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Some((yaml_start..offset, after)));
        }
        offset = after;
    }
    Err((1, "the front matter is opened with --- and never closed".to_owned()))
}

/// Reads the YAML between the two `---` lines.
///
/// # Errors
/// When it is not YAML, a field has the wrong form, or the title is missing.
pub(super) fn parse(yaml: &str) -> Result<FrontMatter, Fault> {
    // The opening --- is line 1 of the file, so that line 1 of the YAML is line 2.
    let matter: FrontMatter = serde_saphyr::from_str(yaml).map_err(|error| {
        let line = error.location().map_or(1, |location| location.line() as usize);
        (line + 1, format!("broken front matter: {}", reason(&error)))
    })?;
    match &matter.title {
        Some(title) if !title.trim().is_empty() => Ok(matter),
        _ => Err((1, "the front matter has no title".to_owned())),
    }
}

/// What stands in the front matter of another program, whatever its fields are. Of a field that is
/// there twice, the last one counts, as it does for most programs.
///
/// # Errors
/// Where it is broken: what is wrong with it.
pub fn yaml(text: &str) -> Result<serde_json::Value, String> {
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| reason(&error))
}

/// The first line of the YAML reader's message, without its advice to programmers: the rest is a
/// drawing of the text, without our line numbers.
fn reason(error: &serde_saphyr::Error) -> String {
    let message = error.without_snippet().to_string();
    let first = message.lines().next().unwrap_or_default().trim_start_matches("error: ");
    first.split(", set ").next().unwrap_or_default().to_owned()
}
