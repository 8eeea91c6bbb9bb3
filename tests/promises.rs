//! Is there a test for each promise of `docs/promises.md`?

use std::fs;
use std::path::Path;

/// The rows of the table: the promise, and the names of its tests.
fn rows(table: &str) -> Vec<(String, Vec<String>)> {
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let cells = rows.filter_map(|line| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let number = cells.next()?.parse::<usize>().ok()?;
        let promise = format!("{number}. {}", cells.next()?);
        let tests = cells.next()?.split(',').map(|name| name.trim().trim_matches('`').to_owned());
        Some((promise, tests.collect()))
    });
    cells.collect()
}

/// Whether a test of this name runs: one that is there, and isn't left out.
fn runs(name: &str) -> bool {
    let mut parts: Vec<&str> = name.split("::").collect();
    let Some(function) = parts.pop() else { return false };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(format!("{}.rs", parts.join("/")));
    let Ok(code) = fs::read_to_string(file) else { return false };
    let Some(at) = code.find(&format!("fn {function}()")) else { return false };
    let attributes = code[..at].rsplit("\n\n").next().unwrap_or_default();
    let is_test = attributes.contains("#[test]") || attributes.contains("#[tokio::test");
    is_test && !attributes.contains("#[ignore")
}

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/promises.md");
    fs::read_to_string(path).expect("docs/promises.md")
}

#[test]
fn every_promise_has_tests_and_all_of_them_run() {
    let rows = rows(&table());
    assert!(rows.len() >= 18, "the table is read: {}", rows.len());
    for (promise, tests) in rows {
        assert!(!tests.is_empty(), "{promise}");
        for test in tests {
            assert!(runs(&test), "{promise}: there is no test `{test}` that runs");
        }
    }
}

#[test]
fn the_check_can_fail() {
    assert!(!runs("discord::asking::nobody_wrote_this"));
    assert!(!runs("nowhere::the_check_can_fail"));
    assert!(
        !runs("load::speed::at_three_hundred_questions_a_second_none_is_lost"),
        "it is left out by default"
    );
    assert!(runs("promises::the_check_can_fail"));
    let read = rows("| | promise | tests |\n| --- | --- | --- |\n| 1 | A. | `a::b`, `a::c` |\n");
    assert_eq!(read, [("1. A.".to_owned(), vec!["a::b".to_owned(), "a::c".to_owned()])]);
}
