use super::{Read, read};
use crate::corpus::block::Kind;

/// The blocks of a text, in words.
fn told(text: &str) -> Vec<String> {
    let Read { text: read, blocks, faults } = read(text.to_owned(), 0);
    assert_eq!(read.matches('\n').count(), text.matches('\n').count(), "its lines stay: {read:?}");
    assert!(faults.is_empty(), "{faults:?}");
    let told = blocks.into_iter().filter_map(|block| match block.kind {
        Kind::Heading { words, .. } => Some(format!("# {words}")),
        Kind::Paragraph | Kind::Whole | Kind::Quote { .. } => Some(read[block.range].to_owned()),
        Kind::Asked { questions } => Some(format!("? {}", questions.join(" "))),
        Kind::Cited { .. } | Kind::End => None,
    });
    told.collect()
}

#[test]
fn reads_the_words_of_html() {
    let cases: &[(&str, &[&str])] = &[
        ("<p>De kade is privé.</p>", &["De kade is privé."]),
        (
            "<details>\n<summary>Wanneer is dat?</summary>\n\nOp dinsdag.\n\n</details>\n\nTot slot.",
            &["# Wanneer is dat?", "Op dinsdag.", "Tot slot."],
        ),
        ("<details><summary><b>Hoe dan?</b></summary>\nZo.\n</details>", &["# Hoe dan?", "Zo."]),
        ("<!-- noot --> De brug draait.", &["De brug draait."]),
        (
            "<div align=\"center\">\n  <h2>Kop</h2>\n  <p>Een <b>vet</b> woord.<br>Twee.</p>\n</div>",
            &["# Kop", "Een **vet** woord. Twee."],
        ),
        ("<ul>\n  <li>een</li>\n  <li>twee</li>\n</ul>", &["- een\n- twee"]),
        ("<table>\n<tr><td>Balie</td><td>Naast de deur</td></tr>\n</table>", &["Balie: Naast de deur"]),
        (
            "<table>\n<thead><tr><th>Zaal</th><th>Leden</th><th>Gasten</th></tr></thead>\n<tr><td>Keuken</td><td>gratis</td>\n<td>5 euro</td></tr>\n<tr><td>Hal</td><td></td><td>7 euro</td></tr>\n</table>",
            &["Zaal: Keuken; Leden: gratis;\nGasten: 5 euro\nZaal: Hal; Gasten: 7 euro"],
        ),
        (
            "<table>\n<tr>\n<td><b>Maandag</b></td>\n<td>gesloten</td>\n</tr>\n</table>",
            &["Maandag:\ngesloten"],
        ),
        (
            "<table>\n<tr><th>Vraag</th><th>Antwoord</th></tr>\n<tr><td>Mag dat?</td><td>Ja.</td></tr>\n</table>",
            &["# Mag dat?", "Ja."],
        ),
        ("<dl><dt>Borg</dt><dd>Tien euro.</dd></dl>", &["# Borg", "Tien euro."]),
        ("<button aria-expanded=\"false\">Hoe dan?</button>\n<div hidden>\nZo.\n</div>", &["Hoe dan?"]),
        (
            "Druk op <kbd>Enter</kbd>, zie <a href=\"https://a.nl\">hier</a>.",
            &["Druk op Enter, zie [hier](https://a.nl)."],
        ),
        (
            "Er passen 10<sup>2</sup> mensen in.<sup><a href=\"#fn1\">1</a></sup>",
            &["Er passen 10² mensen in."],
        ),
        ("Typ <naam> in, of 1 < 2 &eacute;n 3&nbsp;x.", &["Typ <naam> in, of 1 < 2 én 3 x."]),
        ("<script>\nlet x = 1;\n</script>\n\nTekst.", &["Tekst."]),
        ("[![bouw](a.svg)](https://a.nl)\n![plaat](b.png)\n\nTekst ![x](y.png) hier.", &["Tekst hier."]),
        (
            "Een Map<String> is\n<Kaart\n  items={[1, 2]}\n  f={() => 3}\n/>\nwat.",
            &["Een Map<String> is", "wat."],
        ),
        ("<pre>\n  x < y\n</pre>", &["<pre>\n  x < y\n</pre>"]),
        (
            "<Tabs>\n<TabItem value=\"a\" label=\"Voor leden\">\n\nNiets.\n\n</TabItem>\n</Tabs>\n\nSlot.",
            &["# Voor leden", "Niets.", "Slot."],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), *expected, "{text}");
    }
}

#[test]
fn what_the_author_hid_stays_hidden() {
    for (text, expected) in [
        ("Open om negen. <!-- Karel --> Wacht bij de boei.", "Open om negen. Wacht bij de boei."),
        ("- Meld je. <!-- code 99 -->\n- Betaal.", "- Meld je.\n- Betaal."),
        ("- Meld je.\n  <!-- code 99 -->\n- Betaal.", "- Meld je.\n  \n- Betaal."),
        ("| a | b |\n|---|---|\n| c <!-- 99 --> | d |", "| a | b |\n|---|---|\n| c | d |"),
        ("Open %% Karel %% om negen. %%\nnog\niets%%", "Open om negen."),
        ("Open <span hidden>Karel</span>om negen.", "Open om negen."),
        ("Open <!-- een\ntwee --> om negen.", "Open \n om negen."),
        ("> Open. <!-- Karel -->\n> Dicht.", "> Open.\n> Dicht."),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
    for text in ["`<!-- x -->` en `%% y %%`", "```\n<!-- x -->\n%% y %%\n```", "    <b>x</b>"] {
        assert_eq!(told(&format!("Zo:\n\n{text}")), ["Zo:", text.trim()], "code stays");
    }
    let unclosed = read("Een.\n\n<!-- nooit dicht\n\nTwee.".to_owned(), 0);
    assert_eq!(unclosed.faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_question_heads_its_answer_in_whatever_form() {
    let pair = ["# Wat kost dat?", "Tien euro."];
    for text in [
        "**Wat kost dat?**\n\nTien euro.",
        "**Wat kost dat?** Tien euro.",
        "**Wat kost dat?**\nTien euro.",
        "*Wat kost dat?*\n\nTien euro.",
        "V: Wat kost dat?\nA: Tien euro.",
        "**Q:** Wat kost dat?\n\n**A:** Tien euro.",
        "- **Wat kost dat?** Tien euro.",
        "1. **Wat kost dat?**\n\n   Tien euro.",
        "| Vraag | Antwoord |\n|---|---|\n| Wat kost dat? | Tien euro. |",
        "<details><summary>Wat kost dat?</summary>Tien euro.</details>",
        "??? question \"Wat kost dat?\"\n\n    Tien euro.",
        "> [!faq]- Wat kost dat?\n> Tien euro.",
        "<h3><button>Wat kost dat?</button></h3>\n<p>Tien euro.</p>",
        "<p><strong>Wat kost dat?</strong><br>Tien euro.</p>",
    ] {
        assert_eq!(told(text), pair, "{text}");
    }
    let pairs = ["# Wat kost dat?", "Tien euro.", "# Mag dat?", "Ja."];
    for text in [
        "Wat kost dat?\n\nTien euro.\n\nMag dat?\n\nJa.",
        "Wat kost dat?\nTien euro.\n\nMag dat?\nJa.",
        "Wat kost dat?\n: Tien euro.\n\nMag dat?\n: Ja.",
        "- Wat kost dat? Tien euro.\n- Mag dat? Ja.",
        "V: Wat kost dat?\nA: Tien euro.\nV: Mag dat?\nA: Ja.",
        "| a | b |\n|---|---|\n| Wat kost dat? | Tien euro. |\n| Mag dat? | Ja. |",
        "**Wat kost dat?** Tien euro.\n**Mag dat?** Ja.",
    ] {
        assert_eq!(told(text), pairs, "{text}");
    }
}

#[test]
fn what_is_no_pair_stays_as_it_is() {
    for text in [
        "Dat kost tien euro. Is dat veel? Nee.",
        "Is dat veel?\n\nNee, dat valt mee, en het is er al vaker over gegaan.\n\nEen tweede alinea.\n\nEen derde.",
        "- Wat kost dat?\n- Mag dat?",
        "**Let op.** Kom op tijd.",
        "Zie **Wat kost dat?** verderop.",
        "**Doe je mee?**",
    ] {
        assert_eq!(told(text).join("\n\n"), text);
    }
}

#[test]
fn lines_that_head_others_are_headings() {
    assert_eq!(told("**Geluid**\n\nStil.\n\n**Afval:**\n- Glas"), ["# Geluid", "Stil.", "# Afval", "- Glas"]);
    assert_eq!(
        told("Artikel 1\n\nDe naam.\n\nArtikel 2. Doel\nHet doel."),
        ["# Artikel 1", "De naam.", "# Artikel 2. Doel", "Het doel."]
    );
    assert_eq!(told("**Slot**"), ["**Slot**"]);
}
