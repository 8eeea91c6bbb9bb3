//! Which sentences does a text have?

use std::ops::Range;

use super::ends;
use super::lines::{Part, blocks, parts};

/// The sentences of a text, in order, as byte ranges without the white space around them.
///
/// Together they hold every character of the text but white space, list markers and quote marks.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for part in parts(text) {
        match part {
            Part::Prose(range) => {
                let blocks = blocks(&text[range.clone()], range.start);
                sentences.extend(blocks.into_iter().flat_map(|block| split_block(text, block)));
            }
            Part::Code(range) => push_trimmed(text, range, &mut sentences),
        }
    }
    sentences
}

fn split_block(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = block.start;
    let mut chars = text[block.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !ends::is_terminator(c) {
            continue;
        }
        let stop = block.start + at;
        let end = stop + ends::length_of_end(&text[stop..block.end]);
        while chars.next_if(|(next, _)| block.start + next < end).is_some() {}
        if ends::ends_sentence(&text[start..stop], c, &text[end..block.end]) {
            push_trimmed(text, start..end, &mut sentences);
            start = end;
        }
    }
    push_trimmed(text, start..block.end, &mut sentences);
    sentences
}

fn push_trimmed(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn ends_at_full_stops_but_not_in_numbers_and_abbreviations() {
        assert_eq!(
            sentences(
                "Society 3.0 is een term van o.a. Van den Hoff. Dr. Wijffels zegt: 'Klopt dat?' en zwijgt. Ja!"
            ),
            [
                "Society 3.0 is een term van o.a. Van den Hoff.",
                "Dr. Wijffels zegt: 'Klopt dat?' en zwijgt.",
                "Ja!"
            ]
        );
    }

    #[test]
    fn never_crosses_a_blank_line_an_item_or_a_quote() {
        assert_eq!(
            sentences("# Kop\nEen zin\n\n- een\n- twee. Drie\n\n> Een citaat\n> over twee regels.\n"),
            ["Kop", "Een zin", "een", "twee.", "Drie", "Een citaat\n> over twee regels."]
        );
    }

    #[test]
    fn keeps_code_in_one_piece() {
        let text =
            "1. Doe dit:\n   ```sh\n   $ ls. En\n\n   # kop\n   ```\n   Klaar. Ja.\n2. ```\n   x\n   ```";
        let code = "```sh\n   $ ls. En\n\n   # kop\n   ```";
        assert_eq!(sentences(text), ["Doe dit:", code, "Klaar.", "Ja.", "```\n   x\n   ```"]);
        assert_eq!(sentences("Zie. ```x```\n```\nEen. Twee."), ["Zie.", "```x```\n```\nEen.", "Twee."]);
    }

    #[test]
    fn keeps_initials_with_their_name() {
        assert_eq!(
            sentences("R. D. Putnam schreef dat. Het boek is dik."),
            ["R. D. Putnam schreef dat.", "Het boek is dik."]
        );
    }

    #[test]
    fn ends_where_a_reader_would_end() {
        for text in [
            "Volgens art. 5 staat de pomp links. | De schep ligt rechts.",
            "Zie hfst. 2 en par. III. | Daarna volgt het slot.",
            "De fontein staat bij de St. Janskerk. | De bank is rood.",
            "De vijver komt op 5 jan. 2025 en gaat open in feb. 2026. | De vis is oud.",
            "Pump No. 5 is on the left. | The shovel is red.",
            "De kas wordt gelucht in 20 min. | Daarna gaat de pomp aan.",
            "Reken op min. 20 en max. 30 mensen. | Meer past niet.",
            "Er mogen tien mensen in, dat is het max. | Kinderen dragen een vest.",
            "Volg route A. | De fontein staat links.",
            "Het is van J. De Vries. | Dat is zeker.",
            "Het boek van R.D. Putnam is dik. | Het is oud.",
            "The shed opens at 9 a.m. | The ladder is on the left.",
            "Het was in 50 v.Chr. | Toen kwam de rest.",
            "De poort sluit. | 's Avonds is de brug open.",
            "Loop door. | 't Hek staat links.",
            "Loop door. | ’s Ochtends niet.",
            "De kas is open.[^1] | De pomp staat links.",
            "De deur is groen.¹ | De kraan zit rechts.",
            "Het vat is vol.[3] | De emmer lekt.",
            "We call it Society 3.0. | The term is his.",
            "Versie 2.1 is er. | Neem die.",
            "Zie https://a.nl/x.html. | Daar staat het.",
            "Dhr. Jansen, mevr. De Wit en ds. Visser komen. | Zij spreken.",
            "Bel tel. 06 123 of mail. | Dan komen we.",
            "Neem brood, kaas enz. | Drinken is er.",
        ] {
            let whole = text.replace("| ", "");
            assert_eq!(sentences(&whole), text.split(" | ").collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn a_wrapped_line_that_begins_with_a_dash_or_a_number_goes_on() {
        for text in [
            "De brug draait elk half uur\n- ook in de winter - voor de boten.",
            "Lees dit tot en met hoofdstuk\n12) en begin dan opnieuw.",
            "De kosten zijn\n– zoals elk jaar – voor de leden.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
        assert_eq!(sentences("Neem mee:\n- brood\n- kaas"), ["Neem mee:", "brood", "kaas"]);
        assert_eq!(sentences("Neem mee\n- brood\n- kaas"), ["Neem mee", "brood", "kaas"]);
        assert_eq!(sentences("Doe dit\n1. bel\n2. wacht"), ["Doe dit", "bel", "wacht"]);
        assert_eq!(sentences("- een\n  twee\n- drie"), ["een\n  twee", "drie"]);
    }
}
