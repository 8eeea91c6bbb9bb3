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
    let mut indented = Indented::default();
    for line in text.split_inclusive('\n') {
        if fence.is_none() && indented.is_code(line) {
            markdown.push_str(&without_marks(&std::mem::take(&mut prose)));
            markdown.push_str(line);
            continue;
        }
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

/// Tells code that is indented from the text of a list, line by line.
#[derive(Default)]
struct Indented {
    in_text: bool,
    in_list: bool,
}

impl Indented {
    /// Code stands four spaces in, and not right below a paragraph; in a list that is text.
    fn is_code(&mut self, line: &str) -> bool {
        let is_in = line.starts_with("    ") || line.starts_with('\t');
        let is_blank = line.trim().is_empty();
        let is_code = is_in && !is_blank && !self.in_text && !self.in_list;
        if !is_in && !is_blank && !self.in_text {
            self.in_list = false;
        }
        self.in_list |= !is_code && is_item(line.trim_start());
        self.in_text = !is_blank && !is_code;
        is_code
    }
}

fn is_item(line: &str) -> bool {
    let mark = line.split_whitespace().next().unwrap_or_default();
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    matches!(mark, "-" | "*" | "+") || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
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
        let found = if is_percentage(&plain, rest) { None } else { mark(rest) };
        let (taken, words) = found.unwrap_or_else(|| {
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

/// Whether a `%%` is one of `100%%` or `100 %% of`, and begins no comment.
fn is_percentage(before: &str, text: &str) -> bool {
    let Some(after) = text.strip_prefix("%%") else { return false };
    let apart = before.ends_with([' ', '\u{a0}']);
    before.trim_end_matches([' ', '\u{a0}']).ends_with(|c: char| c.is_ascii_digit())
        && (!apart || after.starts_with(char::is_whitespace))
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
    fn keeps_percentages() {
        for text in ["100%% van hen en 50%% van hen", "100 %% van hen en 50 %% van hen"] {
            assert_eq!(to_markdown(text), text);
        }
        assert_eq!(to_markdown("In 2012 %%nakijken%% kwam"), "In 2012  kwam");
    }

    #[test]
    fn leaves_indented_code_alone() {
        let code = "Zo:\n\n    {{ x }} [[a]]\n\n    %% b %%\n\n";
        assert_eq!(to_markdown(&format!("{code}En [[a]]\n")), format!("{code}En a\n"));
        assert_eq!(to_markdown("- een\n\n    [[a]]\n"), "- een\n\n    a\n");
        assert_eq!(to_markdown("{{< figure\n    src=\"x\" >}}Een"), "Een");
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
