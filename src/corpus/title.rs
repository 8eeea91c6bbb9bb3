//! What is the title of a document that does not name one?

use super::block::{Block, Kind};
use unicode_normalization::UnicodeNormalization as _;

/// A line of more words than this is no title.
const MAX_TITLE_WORDS: usize = 15;

/// The title that the text of a document itself tells, or else the name of its file. What is taken for
/// the title is no longer part of the text to answer with.
///
/// That is the first heading, where it is above all others; or else a short first line, unless the
/// document tells of itself what other programs want to know, and its text is only text.
pub(super) fn take(id: &str, text: &str, has_front_matter: bool, blocks: &mut Vec<Block>) -> String {
    let is_plain = id.to_lowercase().ends_with(".txt");
    if let Some(at) = heading_of_all(blocks, is_plain)
        && let Kind::Heading { words, .. } = blocks.remove(at).kind
    {
        return words;
    }
    let line = if has_front_matter { None } else { first_line(text, blocks) };
    line.unwrap_or_else(|| of_name(id))
}

/// The place of the heading that is the title: the first block, if no later heading stands as high, or the
/// only one of the first level.
fn heading_of_all(blocks: &[Block], is_plain: bool) -> Option<usize> {
    let level = |block: &Block| match block.kind {
        Kind::Heading { level, .. } => Some(level),
        _ => None,
    };
    let first =
        blocks.iter().position(|block| !matches!(block.kind, Kind::Asked { .. } | Kind::Cited { .. }))?;
    let levels: Vec<usize> = blocks.iter().filter_map(level).collect();
    match level(&blocks[first]) {
        Some(own) if own == 1 || is_plain || levels[1..].iter().all(|other| *other > own) => Some(first),
        Some(_) => None,
        None if levels.iter().filter(|level| **level == 1).count() == 1 => {
            blocks.iter().position(|block| level(block) == Some(1))
        }
        None => None,
    }
}

fn first_line(text: &str, blocks: &mut Vec<Block>) -> Option<String> {
    let first = blocks.first().filter(|block| block.kind == Kind::Paragraph)?;
    let whole = &text[first.range.clone()];
    let line = whole.lines().next()?.trim();
    let is_title = line.split_whitespace().count() <= MAX_TITLE_WORDS
        && !line.ends_with(['.', ':', ';', ',', '!', '…'])
        && !line.contains(['[', '<', '|', '`']);
    let rest = &whole[whole.find('\n').unwrap_or(whole.len())..];
    if !is_title {
        return None;
    }
    if rest.trim().is_empty() {
        blocks.remove(0);
    } else {
        blocks[0].range.start = first.range.end - rest.trim_start().len();
    }
    Some(line.trim_start_matches(['#', '>', '-', '*', ' ']).trim_end_matches(['*', '_']).to_owned())
}

/// The title that a file's name makes: `02-een-titel.nl.md` is `Een titel`. A page that is a folder is
/// called after that: `een-titel/index.md`.
fn of_name(id: &str) -> String {
    let name = id.rsplit('/').next().unwrap_or(id);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix(".nl").or_else(|| stem.strip_suffix(".en")).unwrap_or(stem);
    let is_index = matches!(stem.to_lowercase().as_str(), "index" | "_index" | "readme");
    let folder = id.rsplit('/').nth(1).filter(|_| is_index);
    let stem = folder.unwrap_or(stem);
    let bare = stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' '));
    let words = if bare.is_empty() { stem } else { bare }.nfc().collect::<String>();
    let words = if words.contains(' ') { words } else { words.replace(['-', '_'], " ") };
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Drops the heading with which a text begins if it says what the title does.
pub(super) fn drop_heading_that_is_it(title: &str, blocks: &mut Vec<Block>) {
    let plain = |words: &str| words.trim().to_lowercase().nfc().collect::<String>();
    let same = |words: &str| plain(words) == plain(title);
    if matches!(&blocks.first().map(|block| &block.kind), Some(Kind::Heading { words, .. }) if same(words)) {
        blocks.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::of_name;

    #[test]
    fn makes_a_title_of_a_name() {
        for (id, title) in [
            ("nl/02-een-titel.md", "Een titel"),
            ("2012-09-02-een-titel.nl.md", "Een titel"),
            ("post/een-titel/index.md", "Een titel"),
            ("Mijn notitie - deel 2.md", "Mijn notitie - deel 2"),
            ("2024.md", "2024"),
            ("README.md", "README"),
        ] {
            assert_eq!(of_name(id), title, "{id}");
        }
    }
}
