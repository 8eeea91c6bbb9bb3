//! What do the tags of site generators say: shortcodes of Hugo, Liquid of Jekyll, variables?

use super::edits::Edit;
use super::marks::{MarkKind, plain};
use crate::corpus::block::QUESTION;

/// How they open and close.
const BRACKETS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];
/// Tags that are left out with all that stands between them and their ends: what is repeated for each page of
/// the site, remarks, drawings.
const LEFT_OUT: [&str; 4] = ["comment", "for", "mermaid", "schema"];
/// Tags with a title above what they fold away.
const TITLED: [&str; 8] =
    ["details", "expand", "collapse", "spoiler", "accordion", "accordion-item", "tab", "fold"];
/// Marks further apart than this, in bytes, do not belong together.
const FARTHEST: usize = 4000;

/// What becomes of the tag that stands here; `None` where none does.
pub(super) fn edits(text: &str, at: usize, end: usize) -> Option<Vec<Edit>> {
    let rest = &text[at..end];
    let (open, close) = BRACKETS.iter().find(|(open, _)| rest.starts_with(open))?;
    let length = near(&rest[open.len()..], close)? + open.len() + close.len();
    let words = rest[open.len()..length - close.len()].trim_matches(|c: char| c.is_whitespace() || c == '-');
    if words.contains("{{") || *open == "{{" && (words.contains('\n') || words.is_empty()) {
        return None;
    }
    let (name, parameters) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    if let Some(ended) =
        name.strip_prefix('/').or_else(|| name.strip_prefix("end")).filter(|name| TITLED.contains(name))
    {
        let kind = if ended.is_empty() { None } else { Some(MarkKind::End) };
        return Some(vec![Edit { mark: kind, ..Edit::out(at..at + length) }]);
    }
    if LEFT_OUT.contains(&name) && *open != "{{" {
        return Some(vec![Edit::out(at..at + end_of(rest, name).unwrap_or(length))]);
    }
    let starts_line = at == 0 || text[..at].ends_with('\n');
    let title = title(parameters).filter(|_| starts_line && TITLED.contains(&name));
    let mark = title.map(|words| MarkKind::Heading { level: QUESTION, words });
    Some(vec![Edit { mark, ..Edit::out(at..at + length) }])
}

/// Where the tag ends that ends this one: `{% endfor %}`, `{{< /mermaid >}}`.
fn end_of(text: &str, name: &str) -> Option<usize> {
    let at = ["end", "/"].iter().find_map(|sign| near(text, &format!("{sign}{name}")))?;
    let close = text[at..].find('}')?;
    let close = at + close + 1;
    Some(close + usize::from(text[close..].starts_with('}')))
}

/// The title among the parameters of a tag: the first in quotation marks, or all of them.
fn title(parameters: &str) -> Option<String> {
    let quoted = parameters.split(['"', '`']).nth(1);
    let all = || Some(parameters).filter(|words| !words.contains('='));
    quoted.or_else(all).map(plain).filter(|words| !words.is_empty())
}

/// Where a mark is, if near.
fn near(text: &str, mark: &str) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(FARTHEST + mark.len())];
    memchr::memmem::find(window, mark.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::corpus::block::Kind;
    use crate::corpus::markdown::read;

    #[test]
    fn drops_tags_and_keeps_their_titles() {
        for (text, expected) in [
            ("{{< figure src=\"x\" >}}Een {{ site.x }} twee{% include x.html %}.", "Een twee."),
            ("{% for x in y %}- {{ x }}: z{% endfor %}Twee.", "Twee."),
            ("{{< details \"Hoe dan?\" >}}\n\nZo.\n\n{{< /details >}}\n\nSlot.", "# Hoe dan? Zo. Slot."),
            ("`{{ x }}` en {a} en {{ open", "`{{ x }}` en {a} en {{ open"),
        ] {
            let read = read(text.to_owned(), 0);
            let words = read.blocks.iter().filter_map(|block| match &block.kind {
                Kind::Heading { words, .. } => Some(format!("# {words}")),
                Kind::End => None,
                _ => Some(read.text[block.range.clone()].to_owned()),
            });
            assert_eq!(words.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
