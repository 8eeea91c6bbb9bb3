//! What do the marks in a line of text become: wiki links, highlights, comments?

use std::borrow::Cow;
use std::collections::HashSet;

use super::reach::{FARTHEST, near};
use super::{emoji, tags};
use crate::corpus::attributes;

/// What stands between two marks, and is left out with them: variables, comments and attributes,
/// files that are embedded, notes. The longer marks come first.
const LEFT_OUT: [(&str, &str); 7] = [
    ("{{", "}}"),
    ("{::comment}", "{:/"),
    ("{:", "}"),
    ("{/*", "*/}"),
    ("%%", "%%"),
    ("![[", "]]"),
    ("^[", "]"),
];
/// Code in a line that Obsidian replaces by what it finds.
const LOOKED_UP: [&str; 4] = ["$=", "= this", "=this", "= [["];

/// The text without those, and with a wiki link's words in its place. `ended` are the tags of site
/// generators that have an end.
pub(super) fn without(text: &str, ended: &HashSet<&str>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '%', '!', '[', '`', '=', '^', ':']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = if is_percentage(&plain, rest) { None } else { mark(&plain, rest, ended) };
        let (taken, words) = found.unwrap_or_else(|| {
            // What opens nothing here, opens nothing for as long as it is repeated.
            let first = rest.chars().next().unwrap_or_default();
            let run = rest.len() - rest.trim_start_matches(first).len();
            (run, rest[..run].into())
        });
        plain.push_str(&words);
        rest = &rest[taken..];
    }
    plain.push_str(rest);
    plain
}

/// Whether a `%%` is one of `100%%` or `100 %% of`, and begins no comment.
fn is_percentage(before: &str, text: &str) -> bool {
    let Some(after) = text.strip_prefix("%%") else { return false };
    let apart = before.ends_with([' ', '\u{a0}']);
    before.trim_end_matches([' ', '\u{a0}']).ends_with(|c: char| c.is_ascii_digit())
        && (!apart || after.starts_with(char::is_whitespace))
}

/// How much of the text a mark at its beginning takes up, and the words to put there.
fn mark<'t>(before: &str, text: &'t str, ended: &HashSet<&str>) -> Option<(usize, Cow<'t, str>)> {
    if text.starts_with('`') {
        return code(text);
    }
    if text.starts_with(':') {
        return emoji::at(before, text);
    }
    let replaced = tags::tag(text)
        .and_then(|tag| tags::replaced(text, starts_line(before) && ends_line(&text[tag.length..]), ended));
    if replaced.is_some() {
        return replaced;
    }
    if let Some(length) = attributes(text) {
        return Some((length, "".into()));
    }
    for (open, close) in LEFT_OUT {
        if let Some(inside) = text.strip_prefix(open) {
            let end = near(inside, close)?;
            let taken = open.len() + end + close.len();
            return Some((taken + name_of_end(&text[taken..], close), "".into()));
        }
    }
    if let Some(inside) = text.strip_prefix("==") {
        return highlighted(before, inside, ended);
    }
    let inside = text.strip_prefix("[[")?;
    let end = near(inside, "]]").filter(|end| !inside[..*end].contains('\n'))?;
    Some((2 + end + 2, words_of_link(&inside[..end]).into()))
}

fn starts_line(before: &str) -> bool {
    let start = before.trim_end_matches([' ', '\t']);
    start.is_empty() || start.ends_with('\n')
}

fn ends_line(after: &str) -> bool {
    let end = after.trim_start_matches([' ', '\t']);
    end.is_empty() || end.starts_with('\n')
}

/// Kramdown's `{:/comment}` has a name after what closes it.
fn name_of_end(text: &str, close: &str) -> usize {
    if close == "{:/" { text.find('}').map_or(0, |at| at + 1) } else { 0 }
}

/// What stands between two pairs of `=`, as long as no space is inside of them.
fn highlighted<'t>(before: &str, inside: &'t str, ended: &HashSet<&str>) -> Option<(usize, Cow<'t, str>)> {
    let end = near(inside, "==")?;
    let words = &inside[..end];
    let is_highlight = !words.is_empty()
        && !before.ends_with('=')
        && !words.starts_with(|c: char| c.is_whitespace() || c == '=')
        && !words.ends_with(char::is_whitespace)
        && !inside[end + 2..].starts_with('=')
        && !words.contains("\n\n");
    is_highlight.then(|| (end + 4, without(words, ended).into()))
}

/// A span of code, up to as many backticks as it begins with, in the same paragraph.
fn code(text: &str) -> Option<(usize, Cow<'_, str>)> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let inside = &text[ticks..];
    let end = end_of_code(inside, ticks)?;
    let taken = end + 2 * ticks;
    let is_looked_up = LOOKED_UP.iter().any(|start| inside.trim_start().starts_with(start));
    Some((taken, if is_looked_up { "".into() } else { text[..taken].into() }))
}

/// Where as many backticks stand, no more and no fewer.
fn end_of_code(inside: &str, ticks: usize) -> Option<usize> {
    let last = near(inside, "\n\n").unwrap_or(inside.len()).min(FARTHEST);
    let mut at = 0;
    while at < last {
        at += near(&inside[at..], "`")?;
        let run = inside[at..].len() - inside[at..].trim_start_matches('`').len();
        if run == ticks && at < last {
            return Some(at);
        }
        at += run;
    }
    None
}

/// `note|words`, `note#heading`, `#heading` or `folder/note.md`.
fn words_of_link(link: &str) -> &str {
    if let Some((_, words)) = link.split_once('|') {
        return words.trim_start_matches('|').trim();
    }
    let page = link.split('#').find(|part| !part.is_empty()).unwrap_or(link);
    let name = page.rsplit('/').next().unwrap_or(page).trim();
    name.strip_suffix(".md").unwrap_or(name).trim_start_matches('^')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        without(text, &tags::ended(text))
    }

    #[test]
    fn puts_the_words_of_a_wiki_link_in_its_place() {
        assert_eq!(
            plain("[[Notitie|de notitie]], [[map/Ander.md#Kop]], [[a\\|b]] en ![[plaat.png]]."),
            "de notitie, Ander, b en ."
        );
    }

    #[test]
    fn drops_shortcodes_and_tags() {
        let text =
            "{{< figure\n src=\"x\" >}}Een {% include x.html %}{{ site.x }}twee{:.klasse} %% weg %%drie";
        assert_eq!(plain(text), "Een twee drie");
        assert_eq!(plain("Een {::comment}weg{:/comment}twee{/* weg */}^[weg]"), "Een twee");
    }

    #[test]
    fn drops_what_is_repeated_and_keeps_what_is_raw() {
        assert_eq!(plain("a{% for x in y %}- {{ x }}: z\n{% endfor %}b"), "ab");
        assert_eq!(plain("het teken {% raw %}{{ x }}{% endraw %} dus"), "het teken {{ x }} dus");
        assert_eq!(plain("zo: {% highlight sh %}ls | wc{% endhighlight %}."), "zo: `` ls | wc ``.");
        assert_eq!(plain("{% for %}blijft"), "blijft");
    }

    #[test]
    fn drops_the_signs_of_a_highlight() {
        assert_eq!(plain("Dit is ==heel [[a|belangrijk]]==, echt."), "Dit is heel belangrijk, echt.");
        for text in ["als a == b en c == d", "Kop\n====\n", "Kop\n==\nEen\n\nKop\n==\n", "a === b === c"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn ends_code_with_its_paragraph() {
        assert_eq!(plain("Een ` los.\n\n[[a]] en `[[b]]`"), "Een ` los.\n\na en `[[b]]`");
        assert_eq!(plain("`` [[a]] ` [[b]] `` [[c]]"), "`` [[a]] ` [[b]] `` c");
    }

    #[test]
    fn drops_what_is_looked_up() {
        assert_eq!(
            plain("Er zijn `$= dv.pages().length` notities, `= 2 + 2`."),
            "Er zijn  notities, `= 2 + 2`."
        );
    }

    #[test]
    fn shows_the_pictures_that_names_between_colons_stand_for() {
        assert_eq!(
            plain(":warning: Let op :wink:, dank :+1:\n- :star: een"),
            "⚠️ Let op 😉, dank 👍\n- ⭐ een"
        );
        for text in ["std::star::x", "10:star:00", ":onbekend: en :star", "`:star:`", "a: b:c"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn keeps_percentages() {
        for text in ["100%% van hen en 50%% van hen", "100 %% van hen en 50 %% van hen"] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain("In 2012 %%nakijken%% kwam"), "In 2012  kwam");
    }
}
