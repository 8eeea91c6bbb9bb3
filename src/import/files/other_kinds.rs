//! What can be done with a file of a kind that is not read?

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// What a file with one of these endings is, and how what it says can be brought in all the same.
const ADVICE: [(&[&str], &str, &str); 14] = [
    (
        &["csv", "tsv"],
        "a table",
        "write each question as a heading in a Markdown file, with its answer below it, or save it as a web page (HTML)",
    ),
    (
        &["xls", "xlsx", "ods", "numbers"],
        "a spreadsheet",
        "export it as PDF, or copy what answers questions to Markdown",
    ),
    (&["ppt", "pptx", "odp", "key"], "a slide show", "export it as PDF"),
    (&["pages", "wpd", "wps", "one", "gdoc"], "a document of another program", "save it as DOCX"),
    (
        &["json", "jsonl", "ndjson"],
        "data for programs",
        "if it is an export of a chat, name the file itself and not its folder, and read what comes of it; notes can be exported as Markdown",
    ),
    (
        &["vtt", "srt", "sbv", "ass"],
        "subtitles",
        "copy the words to a text file (.txt), with a heading above each subject",
    ),
    (&["typ", "pod", "man"], "a text of another program", "export it as HTML, PDF or DOCX"),
    (&["eml", "msg", "mbox", "pst"], "mail", "copy what answers questions to Markdown"),
    (&["enex"], "an export of Evernote", "export the notes as HTML"),
    (&["mht", "mhtml", "webarchive", "url", "webloc"], "a page that was kept", "save it as HTML"),
    (
        &["mobi", "azw", "azw3", "djvu", "lit"],
        "a book",
        "convert it to EPUB or PDF, for example with Calibre",
    ),
    (&["zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz"], "an archive", "unpack it first"),
    (
        &["png", "jpg", "jpeg", "gif", "webp", "svg", "tif", "tiff", "heic", "bmp"],
        "a picture",
        "write down what it says, if that answers questions",
    ),
    (
        &["mp3", "m4a", "wav", "ogg", "mp4", "mov", "webm", "mkv"],
        "a recording",
        "write down what is said, if that answers questions",
    ),
];
/// What is said of any other.
const NO_ADVICE: &str =
    "only Markdown, AsciiDoc, plain text, HTML, PDF, EPUB and DOCX are read, and what pandoc reads";

/// What a file with this ending is, and what to do with it.
pub(crate) fn advice(ending: &str) -> Option<(&'static str, &'static str)> {
    let found = ADVICE.iter().find(|(endings, ..)| endings.contains(&ending));
    found.map(|(_, what, advice)| (*what, *advice))
}

/// What comes after the last dot of a file's name, in small letters.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase()
}

/// The files of one kind that were passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The ending of their names; empty where they have none.
    pub ending: String,
    /// How many there are.
    pub count: usize,
    /// One of them.
    pub first: PathBuf,
}

/// The files by their kinds, in the order of their endings.
#[derive(Debug, Default)]
pub(crate) struct Others(BTreeMap<String, PassedOver>);

impl Others {
    pub(crate) fn add(&mut self, path: &Path) {
        let ending = ending(path);
        let new = || PassedOver { ending: ending.clone(), count: 0, first: path.to_owned() };
        self.0.entry(ending.clone()).or_insert_with(new).count += 1;
    }

    pub(crate) fn into_list(self) -> Vec<PassedOver> {
        self.0.into_values().collect()
    }
}

impl PassedOver {
    /// Whether there is something that can be done with such a file.
    pub(crate) fn has_advice(&self) -> bool {
        advice(&self.ending).is_some()
    }

    /// One of the files, and how many more there are.
    fn named(&self) -> String {
        match self.count {
            1 => self.first.display().to_string(),
            count => format!("{} and {} more with that ending", self.first.display(), count - 1),
        }
    }
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.count == 1 { "is" } else { "are" };
        write!(f, "{} {verb} passed over: ", self.named())?;
        match advice(&self.ending) {
            Some((what, advice)) => write!(f, "{what}. To bring it in, {advice}"),
            None => f.write_str(NO_ADVICE),
        }
    }
}

/// What is told of the kinds with which nothing can be done, all at once.
pub(crate) fn without_advice(kinds: &[PassedOver]) -> Option<String> {
    let counted = |kind: &PassedOver| match kind.count {
        1 => kind.first.display().to_string(),
        count => format!("{} ({count})", kind.first.display()),
    };
    let kinds: Vec<String> = kinds.iter().filter(|kind| !kind.has_advice()).map(counted).collect();
    (!kinds.is_empty()).then(|| format!("passed over, for {NO_ADVICE}: {}", kinds.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_of_each_kind_once_what_to_do() {
        let mut others = Others::default();
        for path in ["a/faq.csv", "a/meer.CSV", "a/x.qqq", "a/notulen.vtt", "a/LICENCE"] {
            others.add(Path::new(path));
        }
        let kinds = others.into_list();
        let lines: Vec<String> = kinds.iter().map(ToString::to_string).collect();
        assert_eq!(lines.len(), 4);
        let told = without_advice(&kinds).expect("two of them");
        assert!(told.ends_with("are read, and what pandoc reads: a/LICENCE; a/x.qqq"), "{told}");
        assert!(lines[0].starts_with("a/LICENCE is passed over: only Markdown"), "{lines:?}");
        assert!(lines[1].starts_with("a/faq.csv and 1 more with that ending are passed over: a table. To"));
        assert!(lines[3].contains("subtitles. To bring it in, copy the words"), "{lines:?}");
    }

    #[test]
    fn no_ending_stands_twice() {
        let mut endings: Vec<&str> =
            ADVICE.iter().flat_map(|(endings, ..)| endings.iter().copied()).collect();
        let all = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), all);
    }
}
