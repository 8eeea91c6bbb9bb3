//! Does each language say everything, with the same things filled in, and is all of it used?
//!
//! The compiler holds that no sentence is missing from a language. What it can't see is read here
//! from the sources of `src/texts`: a value that one language leaves out, an address or a variable
//! that differs, a sentence left untranslated, one that nobody says any more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use vraagbaak::domain::Language;
use vraagbaak::texts::texts;

/// The languages, as their types are called.
const LANGUAGES: [&str; 2] = ["Dutch", "English"];

/// A function of a trait of texts, or of its version in a language.
#[derive(Clone, Debug)]
struct Text {
    parameters: Vec<String>,
    body: String,
}

/// Texts by trait and name.
type Texts = BTreeMap<(String, String), Text>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of src/") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands between this brace and the one that closes it. Braces in strings come in pairs too.
fn block(code: &str, open: usize) -> &str {
    let mut depth = 0;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &code[open + 1..open + at];
        }
    }
    panic!("a brace that is never closed: {}", &code[open..(open + 80).min(code.len())]);
}

/// The functions with `&self` in a block, with their parameters and bodies.
fn functions(block_code: &str) -> Vec<(String, Text)> {
    let mut found = Vec::new();
    for (at, _) in block_code.match_indices("fn ") {
        let rest = &block_code[at + 3..];
        let Some((name, after)) = rest.split_once('(') else { continue };
        let Some(parameters) = after.strip_prefix("&self") else { continue };
        let Some((parameters, after)) = parameters.split_once(") ->") else { continue };
        let names = parameters.split(',').filter_map(|one| Some(one.split_once(':')?.0.trim().to_owned()));
        let end = after.find([';', '{']).expect("a body, or none");
        let body = if after[end..].starts_with('{') { block(after, end) } else { "" };
        found.push((name.to_owned(), Text { parameters: names.collect(), body: body.to_owned() }));
    }
    found
}

/// The blocks that begin with these words, by the word after them.
fn blocks<'c>(code: &'c str, words: &str) -> Vec<(&'c str, &'c str)> {
    let starts = code.match_indices(words).map(|(at, _)| at + words.len());
    let named = starts.filter_map(|at| {
        let name = code[at..].split(|c: char| !c.is_alphanumeric()).next()?;
        let open = at + code[at..].find('{')?;
        name.ends_with("Texts").then(|| (name, &code[at..=open], block(code, open)))
    });
    named.map(|(_, head, inner)| (head, inner)).collect()
}

/// Every text that some trait asks for.
fn asked_for() -> Texts {
    let mut texts = Texts::new();
    for path in sources(&root().join("texts")) {
        for (head, inner) in blocks(&code(&path), "pub trait ") {
            let name = head.split(|c: char| !c.is_alphanumeric()).next().expect("a name").to_owned();
            // What has a body in the trait is put together of the others, in whatever language.
            let asked = functions(inner).into_iter().filter(|(_, text)| text.body.is_empty());
            texts.extend(asked.map(|(text, rest)| ((name.clone(), text), rest)));
        }
    }
    texts
}

/// Every text in a language.
fn said_in(language: &str) -> Texts {
    let mut texts = Texts::new();
    for path in sources(&root().join("texts")) {
        for (head, inner) in blocks(&code(&path), "impl ") {
            if !head.contains(&format!(" for {language}")) && !head.contains(&format!("::{language} ")) {
                continue;
            }
            let name = head.split(|c: char| !c.is_alphanumeric()).next().expect("a name").to_owned();
            texts.extend(functions(inner).into_iter().map(|(text, rest)| ((name.clone(), text), rest)));
        }
    }
    texts
}

/// Whether a name stands in code as a word of its own.
fn uses(body: &str, name: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    body.match_indices(name)
        .any(|(at, _)| !part(body[..at].chars().next_back()) && !part(body[at + name.len()..].chars().next()))
}

/// What is the same in every language: addresses of pages, and names of variables.
fn fixed(body: &str) -> BTreeSet<&str> {
    let words = body.split(|c: char| c.is_whitespace() || "\"(),;<>".contains(c));
    let words = words.map(|word| word.trim_end_matches(['.', ':', '\\']).trim_end_matches("\\n\\"));
    let is_variable = |word: &str| {
        word.contains('_') && word.chars().all(|c| c.is_ascii_uppercase() || c == '_') && word.len() > 3
    };
    words.filter(|word| word.starts_with("https://") || is_variable(word)).collect()
}

/// The strings in a body, without what is filled in.
fn literals(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = body.replace("\\\"", "");
    while let Some((_, after)) = rest.clone().split_once('"') {
        let Some((literal, after)) = after.split_once('"') else { break };
        let mut words = String::new();
        let mut depth = 0;
        for c in literal.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 0 => words.push(c),
                _ => {}
            }
        }
        found.push(words);
        after.clone_into(&mut rest);
    }
    found
}

#[test]
fn every_text_is_in_every_language() {
    let asked = asked_for();
    assert!(asked.len() >= 60, "the sources are read: {}", asked.len());
    for language in LANGUAGES {
        let said = said_in(language);
        let missing: Vec<_> = asked.keys().filter(|text| !said.contains_key(*text)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn the_same_values_are_filled_in_whatever_the_language() {
    let said = LANGUAGES.map(said_in);
    for (name, asked) in asked_for() {
        let [one, other] = [&said[0][&name], &said[1][&name]];
        for at in 0..asked.parameters.len() {
            let filled = |text: &Text| uses(&text.body, &text.parameters[at]);
            assert_eq!(filled(one), filled(other), "{name:?}: `{}`", asked.parameters[at]);
            assert!(filled(one), "{name:?} never says its `{}`", asked.parameters[at]);
        }
        assert_eq!(fixed(&one.body), fixed(&other.body), "{name:?}: addresses and variables");
    }
}

#[test]
fn nothing_is_left_untranslated() {
    let said = LANGUAGES.map(said_in);
    for (name, _) in asked_for() {
        let [one, other] = [literals(&said[0][&name].body), literals(&said[1][&name].body)];
        let words = |text: &[String]| text.iter().any(|text| text.contains(char::is_alphabetic));
        if words(&one) || words(&other) {
            assert_ne!(one, other, "{name:?} says the same in both languages");
        }
    }
}

#[test]
fn every_text_is_said_somewhere() {
    let files = sources(&root());
    let code: Vec<String> = files.iter().map(|path| code(path)).collect();
    for ((group, name), _) in asked_for() {
        let call = format!(".{name}(");
        assert!(code.iter().any(|code| code.contains(&call)), "nobody says {group}::{name}");
    }
}

#[test]
fn nobody_shouts() {
    for language in LANGUAGES {
        for (name, text) in said_in(language) {
            for literal in literals(&text.body) {
                assert!(literal.matches('!').count() <= 1, "{language} {name:?}: {literal}");
            }
        }
    }
}

#[test]
fn one_is_not_spoken_of_as_many() {
    let [dutch, english] = [Language::Dutch, Language::English].map(texts);
    assert_eq!(dutch.corpus_read(1, 1, 0), "1 document gelezen, met 1 passage.");
    assert_eq!(dutch.corpus_read(2, 3, 0), "2 documenten gelezen, samen 3 passages.");
    assert_eq!(english.corpus_read(1, 1, 0), "Read 1 document, 1 passage in all.");
    assert_eq!(english.corpus_read(2, 3, 0), "Read 2 documents, 3 passages in all.");
    assert!(dutch.chat_welcome(1).starts_with("Ik heb 1 document gelezen."));
    assert!(english.chat_welcome(1).starts_with("I have read 1 document."));
    for texts in [dutch, english] {
        assert_eq!(texts.documents(1, 1, None), "1 document, 1 passage");
        assert_eq!(texts.documents_in_topic(1), "1 document");
    }
}

#[test]
fn the_checks_can_fail() {
    assert!(uses("format!(\"{bot} zegt\")", "bot") && !uses("robots", "bot"));
    assert_eq!(literals(r#"format!("Passage {number} van {of}")"#), ["Passage  van "]);
    assert_eq!(fixed("\"Zet DISCORD_TOKEN: https://x.nl/a, klaar\"").len(), 2);
    let inner = functions("fn page(&self, number: usize, of: usize) -> String { a(b) }");
    assert_eq!(inner[0].1.parameters, ["number", "of"]);
}
