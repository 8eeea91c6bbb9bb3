//! Does each module import only from those that it may know? `ARCHITECTURE.md` gives the reasons.

use std::fs;
use std::path::{Path, PathBuf};

/// A module of `src/`, and the modules of ours that it may import from.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("texts", &["domain"]),
    ("corpus", &["domain"]),
    ("import", &["domain", "corpus"]),
    ("search", &["domain", "corpus"]),
    ("schedule", &["domain"]),
    ("store", &["domain"]),
    ("app", &["domain", "texts", "corpus", "search", "schedule", "store"]),
    ("discord", &["domain", "texts", "corpus", "search", "schedule", "app"]),
    ("terminal", &["domain", "texts", "corpus", "search", "app"]),
    ("config", &["domain"]),
    ("observe", &["config"]),
];

/// A crate, and the only modules that may name it.
const ONLY: &[(&str, &[&str])] = &[
    ("serenity", &["discord"]),
    ("poise", &["discord"]),
    ("tantivy", &["search"]),
    ("strsim", &["search"]),
    ("sqlx", &["store"]),
    ("pulldown_cmark", &["corpus", "import"]),
    ("serde_saphyr", &["corpus"]),
    ("rustyline", &["terminal"]),
    ("indicatif", &["terminal"]),
    ("clap", &["config"]),
    ("dotenvy", &["config"]),
    ("axum", &["observe"]),
    ("dom_query", &["import"]),
    ("dom_smoothie", &["import"]),
    ("hayro_interpret", &["import"]),
    ("roxmltree", &["import"]),
];

/// How the environment is read, which only `config` does.
const ENVIRONMENT: &[&str] = &["env::var", "env::vars", "option_env!"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src/ can be read") {
        let path = entry.expect("an entry of src/").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Every source file, with the module that it is part of. `bin` and `lib` may name all.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = Vec::new();
    for path in sources(&root) {
        let first = path.strip_prefix(&root).expect("below src/").components().next().expect("a name");
        let module = Path::new(first.as_os_str()).file_stem().expect("a name").to_string_lossy().into_owned();
        if module != "bin" && module != "lib" {
            let code = fs::read_to_string(&path).expect("a source file can be read");
            modules.push((module, path, without_comments(&code)));
        }
    }
    modules
}

fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Whether the code names a path such as `crate::app` or `serenity::`.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        let part_of_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part_of_a_word(before) && before != Some(':') && !part_of_a_word(after)
    })
}

#[test]
fn every_module_is_listed() {
    for (module, path, _) in modules() {
        let listed = MAY_IMPORT.iter().any(|(known, _)| *known == module);
        assert!(listed, "{}: put the module `{module}` in MAY_IMPORT and in ARCHITECTURE.md", path.display());
    }
}

#[test]
fn data_flows_one_way() {
    for (module, path, code) in modules() {
        let may = MAY_IMPORT.iter().find(|(known, _)| *known == module).map_or(&[][..], |(_, may)| may);
        for (other, _) in MAY_IMPORT {
            let allowed = *other == module || may.contains(other);
            assert!(
                allowed || !names(&code, &format!("crate::{other}")),
                "{}: `{module}` may not import from `{other}`",
                path.display()
            );
        }
    }
}

/// `use crate::{app, store}` would hide from the check which modules it names.
#[test]
fn each_module_is_imported_by_its_whole_path() {
    for (_, path, code) in modules() {
        assert!(!code.contains("crate::{"), "{}: write a line for each module", path.display());
    }
}

#[test]
fn each_crate_is_named_in_its_own_room() {
    for (module, path, code) in modules() {
        for (name, rooms) in ONLY {
            assert!(
                rooms.contains(&module.as_str()) || !names(&code, name),
                "{}: only {rooms:?} may name {name}",
                path.display()
            );
        }
    }
}

#[test]
fn only_config_reads_the_environment() {
    for (module, path, code) in modules() {
        for call in ENVIRONMENT {
            assert!(module == "config" || !code.contains(call), "{}: {call} is for `config`", path.display());
        }
    }
}

#[test]
fn the_check_can_fail() {
    assert!(names("use crate::app::App;", "crate::app"));
    assert!(!names("use crate::apples;", "crate::app"));
    assert!(names("use serenity::all::Context;", "serenity"));
    assert!(!names("not_serenity::all", "serenity"));
}
