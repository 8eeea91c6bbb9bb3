//! What do the tags of site generators say: Hugo's shortcodes and Jekyll's Liquid?

use std::borrow::Cow;
use std::collections::HashSet;

use super::reach::{FARTHEST, near};

/// How the tags of Hugo and of Liquid open and close.
const BRACKETS: [(&str, &str); 3] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")];
/// Tags around code.
pub(super) const CODE: [&str; 5] = ["highlight", "code", "code-toggle", "codeblock", "prism"];
/// Tags that are left out with all that stands between them and their ends: remarks, drawings, and
/// what is repeated for each page of the site.
const LEFT_OUT: [&str; 5] = ["comment", "for", "mermaid", "plantuml", "schema"];
/// Tags whose first parameter without a name is the title of what is folded away below it...
const TITLE_FIRST: [&str; 9] =
    ["details", "expand", "collapse", "spoiler", "accordion", "accordion-item", "tab", "fold", "summary"];
/// ... and those that name their kind first.
const TITLE_SECOND: [&str; 2] = ["notice", "admonition"];

/// A tag such as `{{< details "Titel" >}}` or `{% endraw %}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// What it is called, without what makes it an end.
    pub(super) name: &'t str,
    /// Whether it ends what another began.
    pub(super) is_end: bool,
    /// How many bytes it takes up.
    pub(super) length: usize,
    parameters: &'t str,
}

/// The tag that the text begins with.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let (open, close) = BRACKETS.iter().find(|(open, _)| text.starts_with(open))?;
    let inside = &text[open.len()..];
    let end = near(inside, close)?;
    let words = inside[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '/'));
    let slash = inside.trim_start().starts_with('/');
    let (name, parameters) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let ended = if *open == "{%" { name.strip_prefix("end") } else { Some(name).filter(|_| slash) };
    let length = open.len() + end + close.len();
    Some(Tag { name: ended.unwrap_or(name), is_end: ended.is_some(), length, parameters })
}

/// The tag that is all there is on a line.
pub(super) fn alone(line: &str) -> Option<Tag<'_>> {
    let words = line.trim();
    tag(words).filter(|tag| tag.length == words.len())
}

/// The names of all tags that are ended somewhere in the text: what follows them belongs to them.
pub(super) fn ended(text: &str) -> HashSet<&str> {
    let mut names = HashSet::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let found = tag(&rest[at..]);
        names.extend(found.filter(|tag| tag.is_end).map(|tag| tag.name));
        rest = &rest[at + found.map_or(1, |tag| tag.length)..];
    }
    names
}

/// How much of the text a tag at its beginning takes up, and the words to put there. `is_alone` tells
/// whether nothing else stands on its line, `ended` which tags have an end.
pub(super) fn replaced<'t>(
    text: &'t str,
    is_alone: bool,
    ended: &HashSet<&str>,
) -> Option<(usize, Cow<'t, str>)> {
    let tag = tag(text)?;
    let rest = &text[tag.length..];
    let up_to_end = || if ended.contains(tag.name) { end_of(rest, tag.name) } else { None };
    if !tag.is_end && LEFT_OUT.contains(&tag.name) {
        let taken = up_to_end().map_or(0, |(_, end)| end);
        return Some((tag.length + taken, "".into()));
    }
    if !tag.is_end && tag.name == "raw" {
        let (words, end) = up_to_end().unwrap_or_default();
        return Some((tag.length + end, rest[..words].into()));
    }
    if !tag.is_end && CODE.contains(&tag.name) && ended.contains(tag.name) {
        let (words, end) = up_to_end()?;
        return Some((tag.length + end, format!("`` {} ``", rest[..words].trim()).into()));
    }
    Some((tag.length, words(&tag, is_alone, ended.contains(tag.name))))
}

/// Where the end of a tag begins and where that ends.
fn end_of(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = near(&text[from..], "{") {
        let found = tag(&text[from + at..]);
        if let Some(end) = found.filter(|found| found.is_end && found.name == name) {
            return Some((from + at, from + at + end.length));
        }
        from += at + found.map_or(1, |found| found.length);
        if from > FARTHEST {
            return None;
        }
    }
    None
}

/// What a reader of the site sees of the tag itself.
fn words<'t>(tag: &Tag<'t>, is_alone: bool, has_end: bool) -> Cow<'t, str> {
    let named = |names: &[&str]| parameter(tag.parameters, names);
    let words = match (has_end, is_alone) {
        _ if tag.is_end => None,
        (true, true) => named(&["title", "summary", "header"]).or_else(|| title(tag)),
        (true, false) => None,
        (false, true) => named(&["text", "content"]),
        (false, false) => named(&["text", "label", "title"]),
    };
    match words.map(str::trim) {
        Some(words) if is_alone && !words.is_empty() => format!("\n{words}\n").into(),
        Some(words) => words.into(),
        None => "".into(),
    }
}

/// The title that has no name.
fn title<'t>(tag: &Tag<'t>) -> Option<&'t str> {
    let mut unnamed = parameters(tag.parameters).filter(|(name, _)| name.is_none()).map(|(_, value)| value);
    if TITLE_FIRST.contains(&tag.name) {
        let is_quoted = tag.parameters.trim_start().starts_with(['"', '\'', '`']);
        // Liquid's has no quotation marks: all of it is the title.
        if is_quoted { unnamed.next() } else { Some(tag.parameters).filter(|words| !words.contains('=')) }
    } else if TITLE_SECOND.contains(&tag.name) {
        unnamed.nth(1)
    } else {
        None
    }
}

/// The first parameter of one of these names, in their order.
pub(super) fn parameter<'t>(text: &'t str, names: &[&str]) -> Option<&'t str> {
    names
        .iter()
        .find_map(|wanted| parameters(text).find(|(name, _)| *name == Some(*wanted)))
        .map(|(_, value)| value)
}

/// The parameters of a tag, with their names.
fn parameters(text: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let mut rest = text.trim_start();
    std::iter::from_fn(move || {
        let end = rest.find(|c: char| c.is_whitespace() || "=\"'`".contains(c)).unwrap_or(rest.len());
        let name = rest[end..].starts_with('=').then(|| &rest[..end]);
        let value = name.map_or(rest, |name| &rest[name.len() + 1..]);
        let quote = value.chars().next().filter(|c| "\"'`".contains(*c));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        let is_last = rest.is_empty();
        rest = after.trim_start();
        (!is_last).then_some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str, is_alone: bool, has_end: bool) -> String {
        words(&tag(text).expect("a tag"), is_alone, has_end).trim().to_owned()
    }

    #[test]
    fn reads_names_and_parameters() {
        assert_eq!(tag("{%- endraw -%} x").map(|tag| (tag.name, tag.is_end)), Some(("raw", true)));
        assert_eq!(tag("{{</details>}}").map(|tag| (tag.name, tag.is_end)), Some(("details", true)));
        let pairs: Vec<_> = parameters("een \"twee drie\" a='4' b=5 c").collect();
        let expected = [(None, "een"), (None, "twee drie"), (Some("a"), "4"), (Some("b"), "5"), (None, "c")];
        assert_eq!(pairs, expected);
    }

    #[test]
    fn keeps_the_titles_of_what_is_folded_away() {
        assert_eq!(words_of("{{< details \"Waarom delen?\" >}}", true, true), "Waarom delen?");
        assert_eq!(words_of("{{% notice note \"Let op\" %}}", true, true), "Let op");
        assert_eq!(words_of("{{% alert title=\"Let op\" color=\"red\" %}}", true, true), "Let op");
        assert_eq!(words_of("{% details Waarom delen? %}", true, true), "Waarom delen?");
        assert_eq!(words_of("{{% notice tip %}}", true, true), "");
    }

    #[test]
    fn keeps_words_that_stand_in_a_parameter() {
        assert_eq!(words_of("{% include note.html content=\"Denk eraan.\" %}", true, false), "Denk eraan.");
        assert_eq!(words_of("{{< noot title=\"drie\" noot=\"een getal\" >}}", false, false), "drie");
        assert_eq!(words_of("{{< figure src=\"x\" title=\"Een plaat\" >}}", true, false), "");
    }
}
