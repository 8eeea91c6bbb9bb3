//! Is what is said of documents and files in English there in Dutch too?
//!
//! Read from the sources: what `src/corpus` and `src/import` tell of a document or a file.

use std::fs;
use std::path::{Path, PathBuf};

use vraagbaak::domain::Language;
use vraagbaak::texts::documents;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of src/") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// The texts between quotation marks in a piece of code, with what they escape.
fn literals(code: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(start) = rest.find('"') {
        let (mut text, mut chars) = (String::new(), rest[start + 1..].char_indices());
        let end = loop {
            match chars.next() {
                Some((_, '\\')) => match chars.next() {
                    // A line that goes on.
                    Some((_, '\n')) => {
                        while chars.as_str().starts_with(' ') {
                            chars.next();
                        }
                    }
                    Some((_, escaped)) => text.push(escaped),
                    None => break None,
                },
                Some((at, '"')) => break Some(at),
                Some((_, c)) => text.push(c),
                None => break None,
            }
        };
        let Some(end) = end else { return found };
        found.push(text);
        rest = &rest[start + 1 + end + 1..];
    }
    found
}

/// The messages of a text about documents: after what makes one.
fn messages(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for begin in [
        "Problem::error(",
        "Problem::warning(",
        "Problem::remark(",
        "let message =",
        "fault(format!(",
        "#[error(",
    ] {
        for (at, _) in code.match_indices(begin) {
            let statement = &code[at + begin.len()..];
            let end = statement.find([';', ']']).unwrap_or(statement.len());
            found.extend(literals(&statement[..end]).into_iter().next());
        }
    }
    found
}

/// A message with something filled in.
fn filled_in(pattern: &str) -> String {
    let (mut message, mut rest) = (String::new(), pattern);
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        message.push('7');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    message + rest
}

#[test]
fn every_message_has_its_dutch() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = [sources(&root.join("corpus")), vec![root.join("import/problem.rs")]].concat();
    let mut patterns: Vec<String> = Vec::new();
    for file in files {
        patterns.extend(messages(&fs::read_to_string(&file).expect("a source")));
    }
    // Words for programs, and what is only put together of others.
    let put_together = ["{advice}", "{source}", "{others}"];
    patterns
        .retain(|pattern| pattern.contains(' ') && !put_together.iter().any(|part| pattern.contains(part)));
    // Those that are put together of others, whole.
    let whole = [
        "words under `a`: 7, too few to be an answer",
        "can't be written to a: b",
        "unknown field `a` in the front matter",
        "unknown field `a` in the front matter, and of one other document",
        "unknown field `a` in the front matter, and of 7 other documents",
        "is a spreadsheet: export it as PDF, or copy what answers questions to Markdown",
    ];
    patterns.extend(whole.map(str::to_owned));
    assert!(patterns.len() > 25, "the sources are read: {patterns:?}");
    let missing: Vec<_> = patterns
        .iter()
        .filter(|pattern| {
            let english = filled_in(pattern);
            documents(Language::Dutch).message(&english) == english
        })
        .collect();
    assert!(missing.is_empty(), "put the Dutch into src/texts/dutch/catalogue/messages.rs: {missing:#?}");
}
