//! What does one file import, re-export and define?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A path such as `crate::search::Answer`, a word at a time.
pub(crate) type Segments = Vec<String>;

/// One file of `src`.
pub(crate) struct Source {
    /// Where it stands below `src`.
    pub(crate) path: PathBuf,
    /// The module that it is.
    pub(crate) module: Segments,
    /// The names that `use` brings in, and the paths that they stand for. A glob stands under `*`.
    pub(crate) names: Vec<(String, Segments)>,
    /// The paths written out in the code, of two words or more.
    pub(crate) paths: Vec<Segments>,
    /// How many lines it has.
    pub(crate) lines: usize,
    /// How many lines each function outside of tests has, with its name.
    pub(crate) functions: BTreeMap<String, usize>,
}

impl Source {
    /// Reads the code of the file at `path`, a path below `src`.
    ///
    /// # Panics
    /// When it is no Rust.
    #[must_use]
    pub(crate) fn read(path: &Path, code: &str) -> Self {
        let tokens: TokenStream =
            code.parse().unwrap_or_else(|error| panic!("{}: no Rust: {error}", path.display()));
        let mut file = Self {
            path: path.to_owned(),
            module: module(path),
            names: Vec::new(),
            paths: Vec::new(),
            lines: code.lines().count(),
            functions: BTreeMap::new(),
        };
        file.scan(&tokens.into_iter().collect::<Vec<_>>());
        file
    }

    /// The top module that it belongs to.
    #[must_use]
    pub(crate) fn top(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// The room of a top module that it stands in; `None` for other modules' files and for the `mod.rs`.
    #[must_use]
    pub(crate) fn room(&self, top: &str) -> Option<&str> {
        self.module.get(1).filter(|_| self.top() == top).map(String::as_str)
    }

    fn scan(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            if is_test(&tokens[at..]) {
                at = after_item(tokens, at + 2);
            } else if is_word(&tokens[at], "use") {
                let end = (at..tokens.len()).find(|i| is_mark(&tokens[*i], ';')).unwrap_or(tokens.len());
                self.import(&tokens[at + 1..end], &[]);
                at = end + 1;
            } else if is_word(&tokens[at], "fn") {
                self.measure(&tokens[at..]);
                at += 1;
            } else if let TokenTree::Group(group) = &tokens[at] {
                self.scan(&inner(group));
                at += 1;
            } else {
                at += self.path_at(&tokens[at..]);
            }
        }
    }

    /// Notes the tree of one `use`.
    fn import(&mut self, tree: &[TokenTree], before: &[String]) {
        let mut path = before.to_vec();
        for (at, token) in tree.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    let name = tree.get(at + 1).map(ToString::to_string).unwrap_or_default();
                    self.names.push((name, path));
                    return;
                }
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(mark) if mark.as_char() == '*' => {
                    self.names.push(("*".to_owned(), path));
                    return;
                }
                TokenTree::Group(group) => {
                    for branch in inner(group).split(|token| is_mark(token, ',')).filter(|it| !it.is_empty())
                    {
                        self.import(branch, &path);
                    }
                    return;
                }
                _ => {}
            }
        }
        if let Some(name) = path.last().cloned() {
            self.names.push((name, path));
        }
    }

    /// Notes the path that begins here, and tells how many tokens it has.
    fn path_at(&mut self, tokens: &[TokenTree]) -> usize {
        let TokenTree::Ident(first) = &tokens[0] else { return 1 };
        let (mut path, mut at) = (vec![first.to_string()], 1);
        while let [TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(word), ..] = &tokens[at..] {
            if a.as_char() != ':' || b.as_char() != ':' {
                break;
            }
            path.push(word.to_string());
            at += 3;
        }
        if path.len() > 1 {
            self.paths.push(path);
        }
        at
    }

    /// Counts the lines of the function that begins here, if it has a body.
    fn measure(&mut self, tokens: &[TokenTree]) {
        let Some(name) = tokens.get(1) else { return };
        for token in tokens {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == ';' => return,
                TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                    let (first, last) = (tokens[0].span().start().line, body.span_close().end().line);
                    let name = format!("{}:{first} {name}", self.path.display());
                    self.functions.insert(name, last + 1 - first);
                    return;
                }
                _ => {}
            }
        }
    }
}

/// The module that a file is: `search/text/mod.rs` is `search::text`.
fn module(path: &Path) -> Segments {
    let name = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
    let mut module: Segments = path.with_extension("").iter().map(name).collect();
    module.pop_if(|last| last == "mod" || last == "lib");
    module
}

fn inner(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether `#[cfg(test)]` stands here.
fn is_test(tokens: &[TokenTree]) -> bool {
    let [mark, TokenTree::Group(attribute), ..] = tokens else { return false };
    is_mark(mark, '#') && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// Where the item that begins at `at` has ended.
fn after_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        other => is_mark(other, ';'),
    };
    tokens[at..].iter().position(ends).map_or(tokens.len(), |found| at + found + 1)
}
