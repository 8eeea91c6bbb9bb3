//! What did people ask each other, and who replied?

use std::collections::HashMap;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::MemberId;

/// Why conversations could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConversationsError {
    /// A file could not be read.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{path}, line {line}: {reason}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder holds no questions.
    #[error("{0} holds no .jsonl file with questions")]
    NoQuestions(PathBuf),
}

/// A question, with what was said after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) person: MemberId,
    pub(super) at: Timestamp,
    pub(super) text: String,
    /// In order of time.
    pub(super) said: Vec<Said>,
}

/// A message in answer to a question, or one that its asker added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) person: MemberId,
    pub(super) at: Timestamp,
}

/// Reads all `.jsonl` files of a folder. The questions come in order of time.
pub(super) fn read(folder: &Path) -> Result<Vec<Asked>, ConversationsError> {
    let mut reader = Reader::default();
    for path in files(folder)? {
        let text = std::fs::read_to_string(&path).map_err(|source| file(&path, source))?;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            reader.line(line).map_err(|reason| {
                let path = path.clone();
                ConversationsError::Line { path, line: at + 1, reason }
            })?;
        }
    }
    let asked = reader.finish();
    if asked.is_empty() { Err(ConversationsError::NoQuestions(folder.to_owned())) } else { Ok(asked) }
}

/// Its files in order of name, so that the numbers of people are the same each time.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ConversationsError> {
    let entries = std::fs::read_dir(folder).map_err(|source| file(folder, source))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>();
    let mut paths = paths.map_err(|source| file(folder, source))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    Ok(paths)
}

fn file(path: &Path, source: io::Error) -> ConversationsError {
    ConversationsError::File { path: path.to_owned(), source }
}

#[derive(Default)]
struct Reader {
    people: HashMap<String, MemberId>,
    questions: HashMap<String, Asked>,
    /// By the question, which may come later in the files.
    said: Vec<(String, Said)>,
}

impl Reader {
    /// Takes in a line: `{"question": {...}}` or `{"reply": {...}}`, or the same fields without that, where a
    /// reply is what names the question that it belongs to.
    fn line(&mut self, line: &str) -> Result<(), String> {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        if let Some(question @ Value::Object(_)) = value.get("question") {
            self.question(question)
        } else if let Some(reply @ Value::Object(_)) = value.get("reply") {
            self.take_reply(reply)
        } else if value.get("question").is_some() {
            self.take_reply(&value)
        } else {
            self.question(&value)
        }
    }

    fn question(&mut self, fields: &Value) -> Result<(), String> {
        let id = word(fields, "id")?;
        let text = fields.get("text").and_then(Value::as_str).ok_or("it has no `text`")?.to_owned();
        let Said { person, at } = self.who_and_when(fields)?;
        self.questions.insert(id, Asked { person, at, text, said: Vec::new() });
        Ok(())
    }

    fn take_reply(&mut self, fields: &Value) -> Result<(), String> {
        let question = word(fields, "question")?;
        let said = self.who_and_when(fields)?;
        self.said.push((question, said));
        Ok(())
    }

    fn who_and_when(&mut self, fields: &Value) -> Result<Said, String> {
        let person = word(fields, "person")?;
        let number = NonZeroU64::MIN.saturating_add(u64::try_from(self.people.len()).unwrap_or_default());
        let person = *self.people.entry(person).or_insert_with(|| MemberId::new(number));
        let at = fields.get("time").and_then(moment).ok_or("its `time` is no moment")?;
        Ok(Said { person, at })
    }

    /// The questions with what was said after them. What names a question that isn't there is passed over.
    fn finish(mut self) -> Vec<Asked> {
        for (question, said) in self.said {
            if let Some(asked) = self.questions.get_mut(&question) {
                asked.said.push(said);
            }
        }
        let mut asked: Vec<(String, Asked)> = self.questions.into_iter().collect();
        asked.iter_mut().for_each(|(_, asked)| asked.said.sort_by_key(|said| said.at));
        asked.sort_by(|(one_id, one), (other_id, other)| one.at.cmp(&other.at).then(one_id.cmp(other_id)));
        asked.into_iter().map(|(_, asked)| asked).collect()
    }
}

/// A name or a number.
fn word(fields: &Value, name: &str) -> Result<String, String> {
    match fields.get(name) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        _ => Err(format!("it has no `{name}`")),
    }
}

/// A moment: seconds or milliseconds since 1970, or written as 2026-11-22T07:30:00, with or without a zone.
fn moment(value: &Value) -> Option<Timestamp> {
    /// From here on a number can't be seconds: it would be after the year 3000.
    const MILLIS_FROM: f64 = 32_503_680_000.0;
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            let millis = if number >= MILLIS_FROM { number } else { number * 1_000.0 };
            #[expect(clippy::cast_possible_truncation, reason = "Timestamp refuses what is too large")]
            Timestamp::from_millisecond(millis as i64).ok()
        }
        Value::String(text) => written(text.trim()),
        _ => None,
    }
}

fn written(text: &str) -> Option<Timestamp> {
    let without_zone = || {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        local.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    };
    let number = || moment(&Value::Number(serde_json::Number::from_f64(text.parse().ok()?)?));
    text.parse().ok().or_else(without_zone).or_else(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_in_either_form_and_moments_in_all_of_theirs() {
        let mut reader = Reader::default();
        for line in [
            r#"{"reply": {"question": 1, "person": "bo", "time": "2026-11-22T07:30:05Z", "text": "ja"}}"#,
            r#"{"question": {"id": 1, "person": "an", "time": 1795332600, "text": "Wie?"}}"#,
            r#"{"id": "2", "person": "bo", "time": "2026-11-22T07:31:00", "text": "Wat?"}"#,
            r#"{"question": "2", "person": "an", "time": 1795332661000.0, "text": "dat"}"#,
            r#"{"question": "2", "person": "bo", "time": "1795332662", "text": "dank"}"#,
            r#"{"question": "nowhere", "person": "bo", "time": 1, "text": "?"}"#,
        ] {
            reader.line(line).unwrap_or_else(|reason| panic!("{line}: {reason}"));
        }
        let asked = reader.finish();
        let seconds = |asked: &Asked| {
            asked.said.iter().map(|said| said.at.as_second() - asked.at.as_second()).collect::<Vec<_>>()
        };
        assert_eq!(asked.iter().map(seconds).collect::<Vec<_>>(), [vec![5], vec![1, 2]]);
        assert_eq!(asked[0].person, asked[1].said[0].person);
        assert_eq!(asked[0].text, "Wie?");
    }

    #[test]
    fn what_is_missing_is_named() {
        for (line, reason) in [
            ("{", "EOF"),
            (r#"{"person": "an", "time": 1, "text": "Wie?"}"#, "`id`"),
            (r#"{"id": 1, "time": 1, "text": "Wie?"}"#, "`person`"),
            (r#"{"id": 1, "person": "an", "time": "gisteren", "text": "Wie?"}"#, "`time`"),
            (r#"{"id": 1, "person": "an", "time": 1}"#, "`text`"),
        ] {
            let said = Reader::default().line(line).expect_err("something is missing");
            assert!(said.contains(reason), "{line}: {said}");
        }
    }
}
