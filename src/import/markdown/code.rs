//! How is code written between fences?

use super::{clean, inline};

/// Code between fences, the first of which names its language where that is told.
pub(crate) fn verbatim(text: &str) -> String {
    let (language, text) = inline::language_of(text);
    let text = clean_verbatim(text);
    let longest = text.lines().filter(|line| line.trim_start().starts_with("```")).count();
    let fence = if longest > 0 { "~~~~~~~~" } else { "```" };
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Spaces count in code, but what is not seen does not.
fn clean_verbatim(text: &str) -> String {
    let lines = text.lines().map(|line| clean::text(&line.replace('\t', "    ")).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
