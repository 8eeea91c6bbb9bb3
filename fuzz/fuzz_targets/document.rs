//! Whatever stands in a file: problems by line, or passages and sentences that are its own words.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("a folder"));

fuzz_target!(|bytes: &[u8]| {
    for name in ["x.md", "x.txt", "glossary.toml"] {
        let path = FOLDER.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let corpus = Corpus::load(FOLDER.path(), Language::Dutch).expect("the folder can be read");
        let mut end = 0;
        for passage in &corpus.passages {
            assert!(passage.range.start >= end);
            assert_eq!(&passage.document.text[passage.range.clone()], passage.text());
            for sentence in passage.sentences() {
                assert!(!passage.text()[sentence].trim().is_empty());
            }
            end = passage.range.end;
        }
        for problem in &corpus.problems {
            assert!(!problem.to_string().is_empty());
        }
        fs::remove_file(&path).expect("the file was there");
    }
});
