//! How is a Markdown file read: of Obsidian, Hugo, Jekyll or by hand?

use crate::import::draft::{Block, Draft};
use crate::import::markdown::{dialect, foreign_front_matter, inline, piece_limit, tidy};
use crate::import::problem::Problem;

/// Reads a Markdown text.
///
/// # Errors
/// When it is too much to be read at once.
pub(crate) fn read(text: &str) -> Result<Draft, Problem> {
    piece_limit::check(text)?;
    let (mut draft, body) = foreign_front_matter::split(text);
    draft.blocks = tidy::blocks(&dialect::to_markdown(body));
    draft.topics.extend(take_hashtags(&mut draft.blocks));
    Ok(draft)
}

/// Takes the paragraphs out that are tags and nothing else, as in `#werk #net/lid`.
fn take_hashtags(blocks: &mut Vec<Block>) -> Vec<String> {
    let mut tags = Vec::new();
    blocks.retain(|block| {
        let Block::Paragraph(words) = block else { return true };
        let words = inline::plain(words);
        let are_tags = !words.trim().is_empty() && words.split_whitespace().all(is_hashtag);
        if are_tags {
            tags.extend(words.split_whitespace().map(str::to_owned));
        }
        !are_tags
    });
    tags
}

/// Whether a word is a tag; a number after `#` is none.
fn is_hashtag(word: &str) -> bool {
    let name = word.strip_prefix('#').unwrap_or_default();
    name.chars().any(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::markdown::render;

    #[test]
    fn takes_lines_of_tags_for_topics() {
        let draft = read("---\ntags: [een]\n---\nZie #twee.\n\n#drie #net/vier\n\n#5\n").expect("read");
        assert_eq!(draft.topics, ["een", "#drie", "#net/vier"]);
        assert_eq!(render::markdown(&draft.blocks), "Zie #twee.\n\n#5");
    }

    #[test]
    fn reads_a_note_of_obsidian() {
        let callout = "> [!info] Kort\n> Een ==netwerk== is van [[Leden|wie meedoet]].\n";
        let query = "```dataview\nLIST\n```\n";
        let note = format!(
            "up:: [[Kaart]]\n\n## Wat is een netwerk?\n\n{callout}\n{query}> Delen is vermenigvuldigen. ^citaat\n"
        );
        let expected = "## Wat is een netwerk?\n\nKort\n\nEen netwerk is van wie meedoet.\n\n> Delen is vermenigvuldigen.";
        assert_eq!(render::markdown(&read(&note).expect("read").blocks), expected);
    }
}
