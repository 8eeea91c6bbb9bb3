//! Which headings head nothing? The boxes of a drawing, as of who is above whom in a house.
//!
//! Each box says a few words in letters of its own, and nothing stands below it. Where that goes on for a while, what
//! stands in the boxes is a list.

use crate::import::draft::{Block, Item};

/// So many headings on end with no text below them are boxes.
const MIN_BOXES: usize = 3;

/// The blocks, with what stands in boxes as lists.
pub(super) fn as_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut made: Vec<Block> = Vec::new();
    let mut run: Vec<(usize, String)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, words } => run.push((level, words)),
            other => {
                end(&mut made, std::mem::take(&mut run), true);
                made.push(other);
            }
        }
    }
    end(&mut made, run, false);
    made
}

/// Ends a run of headings. Those at its end that stand ever deeper may head the text below; the first of a document
/// heads all of it.
fn end(made: &mut Vec<Block>, mut run: Vec<(usize, String)>, text_follows: bool) {
    let deepening = run.windows(2).rev().take_while(|pair| pair[0].0 < pair[1].0).count() + 1;
    let kept = if text_follows { run.len().min(deepening) } else { 0 };
    let first = usize::from(made.is_empty() && run.len() > kept);
    let heading = |(level, words)| Block::Heading { level, words };
    if run.len() - kept - first < MIN_BOXES {
        made.extend(run.into_iter().map(heading));
        return;
    }
    let last = run.split_off(run.len() - kept);
    let boxes = run.split_off(first);
    made.extend(run.into_iter().map(heading));
    made.push(Block::List(boxes.into_iter().map(|(_, words)| Item::new(0, None, words)).collect()));
    made.extend(last.into_iter().map(heading));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(blocks: &str) -> String {
        let block = |line: &str| match line.split_once(' ') {
            Some((signs, words)) if signs.starts_with('#') => {
                Block::Heading { level: signs.len(), words: words.to_owned() }
            }
            _ => Block::Paragraph(line.to_owned()),
        };
        let made = as_lists(blocks.split(" / ").map(block).collect());
        let told = made.iter().map(|block| match block {
            Block::Heading { level, words } => format!("{} {words}", "#".repeat(*level)),
            Block::List(items) => items.iter().map(|item| item.words.as_str()).collect::<Vec<_>>().join(", "),
            Block::Paragraph(words) => words.clone(),
            _ => String::new(),
        });
        told.collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn boxes_are_a_list_and_headings_stay() {
        for (blocks, expected) in [
            (
                "# Handboek / Tekst. / ## Bestuur / ## Secretaris / ## Beheer / ## Bar / Tekst.",
                "# Handboek / Tekst. / Bestuur, Secretaris, Beheer / ## Bar / Tekst.",
            ),
            ("# Handboek / ## Bestuur / ## Beheer / ## Bar", "# Handboek / Bestuur, Beheer, Bar"),
            ("# Een / ## Twee / ### Drie / Tekst.", "# Een / ## Twee / ### Drie / Tekst."),
            ("Tekst. / # Een / ## Twee / ## Drie / Tekst.", "Tekst. / # Een / ## Twee / ## Drie / Tekst."),
        ] {
            assert_eq!(told(blocks), expected);
        }
    }
}
