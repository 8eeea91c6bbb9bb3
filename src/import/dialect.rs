//! What do Obsidian, Hugo and Jekyll write in Markdown that is no Markdown?

/// What stands between two marks, and is left out with them: Hugo's shortcodes, Jekyll's Liquid
/// and attributes, Obsidian's comments. The longer marks come first.
const LEFT_OUT: &[(&str, &str)] =
    &[("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{:", "}"), ("%%", "%%"), ("![[", "]]")];
/// Marks further apart than this, in bytes, do not belong together.
const FARTHEST: usize = 4000;

/// The text without those, and with a wiki link's words in its place. Code stays as it is.
pub(super) fn to_markdown(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    let mut prose = String::new();
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_start().get(..3).filter(|mark| matches!(*mark, "```" | "~~~"));
        if mark.is_none() && fence.is_none() {
            prose.push_str(&without_line_marks(line));
            continue;
        }
        markdown.push_str(&without_marks(&std::mem::take(&mut prose)));
        markdown.push_str(line);
        fence = match fence {
            None => mark,
            Some(open) if mark == Some(open) => None,
            open => open,
        };
    }
    markdown.push_str(&without_marks(&prose));
    markdown
}

/// A line without the marks that Obsidian puts at its start or its end: the kind of a callout, the
/// name of a block.
fn without_line_marks(line: &str) -> String {
    let (body, end) = line.split_at(line.trim_end().len());
    let body = match body.rsplit_once(" ^") {
        Some((text, name))
            if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') =>
        {
            text
        }
        _ => body,
    };
    let quoted = body.trim_start().strip_prefix('>').map(str::trim_start);
    match quoted.and_then(|quoted| quoted.strip_prefix("[!")).and_then(|callout| callout.split_once(']')) {
        Some((_, title)) => format!("> {}{end}", title.trim_start_matches(['-', '+']).trim()),
        None => format!("{body}{end}"),
    }
}

fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '%', '!', '[', '`']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (taken, words) = mark(rest).unwrap_or_else(|| {
            // What opens nothing here, opens nothing for as long as it is repeated.
            let first = rest.chars().next().unwrap_or_default();
            let run = rest.len() - rest.trim_start_matches(first).len();
            (run, &rest[..run])
        });
        plain.push_str(words);
        rest = &rest[taken..];
    }
    plain.push_str(rest);
    plain
}

/// How much of the text a mark at its beginning takes up, and the words to put there.
fn mark(text: &str) -> Option<(usize, &str)> {
    if text.starts_with('`') {
        return code(text);
    }
    for (open, close) in LEFT_OUT {
        if let Some(inside) = text.strip_prefix(open) {
            let end = near(inside, close)?;
            return Some((open.len() + end + close.len(), ""));
        }
    }
    let inside = text.strip_prefix("[[")?;
    let end = near(inside, "]]").filter(|end| !inside[..*end].contains('\n'))?;
    Some((2 + end + 2, words_of_link(&inside[..end])))
}

/// A span of code, up to as many backticks as it begins with.
fn code(text: &str) -> Option<(usize, &str)> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let end = ticks + near(&text[ticks..], &text[..ticks])? + ticks;
    Some((end, &text[..end]))
}

/// Where the mark is, if near: a search to the end of a text for each sign in it would never end.
fn near(text: &str, mark: &str) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(FARTHEST + mark.len())];
    memchr::memmem::find(window, mark.as_bytes())
}

/// `note|words`, `note#heading` or `folder/note`.
fn words_of_link(link: &str) -> &str {
    if let Some((_, words)) = link.split_once('|') {
        return words.trim_start_matches('|').trim();
    }
    let page = link.split('#').find(|part| !part.is_empty()).unwrap_or(link);
    page.rsplit('/').next().unwrap_or(page).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_the_words_of_a_wiki_link_in_its_place() {
        assert_eq!(
            to_markdown("[[Notitie|de notitie]], [[map/Ander#Kop]] en ![[plaat.png]]."),
            "de notitie, Ander en ."
        );
    }

    #[test]
    fn drops_shortcodes_and_tags() {
        assert_eq!(
            to_markdown(
                "{{< figure\n src=\"x\" >}}Een {% include x.html %}{{ site.x }}twee{:.klasse} %% weg %%drie"
            ),
            "Een twee drie"
        );
    }

    #[test]
    fn leaves_code_and_lone_signs_alone() {
        for text in [
            "`{{ x }}` en ``[[a]]``",
            "```\n{{ x }} [[a]]\n```\n",
            "5 %% of {{ open [x](y) ![a](b)",
            "a ^2 b",
        ] {
            assert_eq!(to_markdown(text), text);
        }
    }

    #[test]
    fn is_quick_with_marks_that_nothing_closes() {
        for sign in ["[[", "{{", "`", "%%%"] {
            let text = sign.repeat(100_000);
            assert!(to_markdown(&text).len() <= text.len());
        }
    }

    #[test]
    fn drops_marks_of_callouts_and_blocks() {
        assert_eq!(to_markdown("> [!note]- Let op\n> Tekst ^blok-1\n"), "> Let op\n> Tekst\n");
    }
}
