//! Which marks stand at the start or the end of a line, or are all of it?

use std::borrow::Cow;

use super::items::is_item;
use super::{callouts, tags};
use crate::corpus::{says_nothing, without_block_name};

/// The longest name of a field in a note, in bytes.
const MAX_FIELD_BYTES: usize = 40;
/// Lines where a program puts the table of contents.
const CONTENTS: [&str; 5] = ["[toc]", "[[toc]]", "[[_toc_]]", "{{toc}}", "${toc}"];

/// Adds a line to the text before it, without what is no Markdown in it.
pub(super) fn push(line: &str, text: &mut String) {
    let (body, end) = line.split_at(line.trim_end().len());
    let words = body.trim_start();
    if is_contents_mark(words) {
        drop_item_above(text);
    } else if says_nothing(words) || CONTENTS.iter().any(|mark| words.eq_ignore_ascii_case(mark)) {
        text.push_str(end);
    } else if let Some(title) = container(words).or_else(|| component(words)) {
        text.push_str(&format!("\n{title}\n\n"));
    } else if let Some((signs, words)) = heading_without_space(body, text) {
        text.push_str(&format!("{signs} {words}{end}"));
    } else if let Some((name, value)) = field(body) {
        text.push_str(&field_words(name, value));
    } else {
        text.push_str(&without_callout(without_block_name(body)));
        text.push_str(end);
    }
}

/// Kramdown's mark under a list that it makes the table of contents of.
fn is_contents_mark(words: &str) -> bool {
    words.strip_prefix("{:").is_some_and(|mark| mark.trim_start().starts_with("toc")) && words.ends_with('}')
}

fn drop_item_above(text: &mut String) {
    let start = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    if is_item(&text[start..]) {
        text.truncate(start);
    }
}

/// The text with a title, where its first line is one without a space: `#Huisregels`. In a text that has
/// another title, it is a tag.
pub(super) fn with_title(text: &str) -> Cow<'_, str> {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    let name = line.strip_prefix('#').unwrap_or_default();
    let stands_alone = text[start + line.len()..].lines().nth(1).is_none_or(|next| next.trim().is_empty());
    let has_title = || text.lines().any(|line| line.starts_with("# "));
    if name.starts_with(char::is_alphanumeric) && !name.contains('#') && stands_alone && !has_title() {
        Cow::Owned(format!("{}# {}", &text[..start], &text[start + 1..]))
    } else {
        Cow::Borrowed(text)
    }
}

/// A heading without a space after its signs, as in `##Kop`, that stands apart from the text above it.
fn heading_without_space<'l>(body: &'l str, above: &str) -> Option<(&'l str, &'l str)> {
    let level = body.len() - body.trim_start_matches('#').len();
    let (signs, words) = body.split_at(level);
    let stands_apart = above.is_empty()
        || above.ends_with("\n\n")
        || above.lines().next_back().is_some_and(|line| line.starts_with('#'));
    ((2..=6).contains(&level) && words.starts_with(char::is_alphanumeric) && stands_apart)
        .then_some((signs, words))
}

/// The title of a block between colons, as in `:::tip[Titel]`, `::: tip Titel` and its end `:::`.
fn container(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(":::")?.trim_start_matches(':').trim();
    if let Some((_, title)) = rest.split_once('[') {
        return Some(title.trim_end_matches(']'));
    }
    let title = rest.split_once(char::is_whitespace).map_or("", |(_, title)| title.trim());
    Some(title).filter(|_| !rest.starts_with('{')).or(Some(""))
}

/// What a component of MDX is called, as in `<TabItem label="Titel">`.
fn component(words: &str) -> Option<&str> {
    let tag = words.strip_prefix('<')?.strip_suffix('>')?;
    let is_component = tag.starts_with(|c: char| c.is_ascii_uppercase()) && !tag.contains(['<', '>']);
    tags::parameter(tag, &["title", "label", "summary"]).filter(|_| is_component)
}

/// The line without the mark of a callout that stayed a quote.
fn without_callout(body: &str) -> String {
    let words = body.trim_start_matches(['>', ' ']);
    let marks = &body[..body.len() - words.len()];
    match callouts::marker(words).filter(|_| marks.contains('>')) {
        Some((_, title)) => format!("{marks}{title}"),
        None => body.to_owned(),
    }
}

/// A field of a note, as in `naam:: waarde`.
fn field(body: &str) -> Option<(&str, &str)> {
    let (name, value) = body.split_once("::")?;
    let is_name = name.starts_with(char::is_alphabetic)
        && name.len() <= MAX_FIELD_BYTES
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    (is_name && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// What a field says to a reader. The way to other notes says nothing; tags are read as such.
fn field_words(name: &str, value: &str) -> String {
    let mut rest = String::new();
    let mut text = value;
    while let Some((before, after)) = text.split_once("[[") {
        rest.push_str(before);
        text = after.split_once("]]").map_or("", |(_, after)| after);
    }
    rest.push_str(text);
    let words: Vec<_> = rest.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
    if words.iter().all(|word| word.starts_with('#')) {
        format!("\n{}\n\n", words.join(" "))
    } else {
        format!("\n{name}: {value}\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(lines: &str) -> String {
        let mut text = String::new();
        lines.split_inclusive('\n').for_each(|line| push(line, &mut text));
        text
    }

    #[test]
    fn drops_the_marks_of_blocks() {
        assert_eq!(without("Tekst ^blok-1\n^blok-2\na ^2 b\n"), "Tekst\n\na ^2 b\n");
        assert_eq!(without("> > [!note] Let op\n> > Tekst\n"), "> > Let op\n> > Tekst\n");
        assert_eq!(without("Kop\n{.klasse #naam}\n{#a} b\n"), "Kop\n\n{#a} b\n");
    }

    #[test]
    fn drops_the_place_of_the_contents() {
        assert_eq!(without("Een\n\n* TOC\n{:toc}\n\n[TOC]\nTwee\n"), "Een\n\n\n\nTwee\n");
        assert_eq!(without("Een zin.\n{: toc}\n"), "Een zin.\n");
    }

    #[test]
    fn keeps_the_title_of_a_block_between_colons() {
        assert_eq!(without(":::tip[Let op]\nTekst\n:::\n"), "\nLet op\n\nTekst\n\n\n\n");
        assert_eq!(without("<TabItem value='a' label=\"Let op\">\n<Tabs>\n"), "\nLet op\n\n<Tabs>\n");
        assert_eq!(without("::: warning Let op\n::: {.kader}\n"), "\nLet op\n\n\n\n\n");
    }

    #[test]
    fn keeps_the_fields_of_a_note_that_say_something() {
        assert_eq!(without("up:: [[Kaart]], [[Ander]]\n"), "\n\n\n");
        assert_eq!(without("tags:: #werk #net/lid\n"), "\n#werk #net/lid\n\n");
        assert_eq!(without("Schrijver:: [[Jan]] en Piet\n"), "\nSchrijver: [[Jan]] en Piet\n\n");
        assert_eq!(without("std::vec en a:: b\n"), "std::vec en a:: b\n");
    }
}
