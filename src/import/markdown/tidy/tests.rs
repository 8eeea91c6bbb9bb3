use proptest::prelude::*;

use super::*;
use crate::import::markdown::render;

fn tidied(markdown: &str) -> String {
    render::markdown(&blocks(markdown))
}

#[test]
fn keeps_words_and_drops_markup() {
    assert_eq!(
        tidied(
            "Een **vette** [link](https://x.nl) en `code`[^1], ~~weg~~ ![alt](x.png)\nverder.\n\n[^1]: noot"
        ),
        "Een **vette** [link](https://x.nl) en `code`, verder."
    );
}

#[test]
fn takes_links_without_an_address_for_their_words() {
    let links = "Een [`Vec`], [vector][std::vec::Vec], [`x`][y] en [z][] van [wie] [een][twee] x[0][1] [^3].";
    let words = "Een Vec, vector, x en z van [wie] [een][twee] x[0][1] [^3].";
    let [Block::Paragraph(paragraph)] = &blocks(links)[..] else { panic!("one paragraph") };
    assert_eq!(inline::plain(paragraph), words);
}

#[test]
fn keeps_links_bold_words_and_code_and_nothing_else_of_markup() {
    for (markdown, expected) in [
        ("**[Doe mee](https://x.nl)**!", "**[Doe mee](https://x.nl)**!"),
        ("[**Doe** mee](https://x.nl)", "[**Doe** mee](https://x.nl)"),
        ("*schuin* en __vet__ en ***beide***", "schuin en **vet** en **beide**"),
        ("a\\*b **c** d\\*", "a\\*b **c** d\\*"),
        ("**Kop:** tekst", "**Kop:** tekst"),
        ("**een**\n**twee**", "**een** **twee**"),
        ("``a`b`` en ` `", "``a`b`` en "),
        ("[een \\] haak](https://x.nl)", "[een \\] haak](https://x.nl)"),
        ("Let op\\![dit](https://x.nl)", "Let op\\![dit](https://x.nl)"),
        (
            "<https://x.nl> en <a@x.nl> en [https://x.nl](https://x.nl)",
            "https://x.nl en a@x.nl en https://x.nl",
        ),
        ("[plaatje: ![x](y.png)](https://x.nl) [![x](y.png)](https://x.nl)", "[plaatje:](https://x.nl)"),
        ("[dit](bijlage.md) en [dat](#kop)", "dit en dat"),
        ("- [Doe mee](https://x.nl) via `ls`\n- **Nu**", "- [Doe mee](https://x.nl) via `ls`\n- **Nu**"),
        ("> Zie [dit](https://x.nl).", "> Zie [dit](https://x.nl)."),
        ("## **Vet** [x](https://x.nl) `y`", "## Vet x y"),
        (
            "| a | b |\n|---|---|\n| [x](https://x.nl) | `p\\|q` |",
            "| a | b |\n| --- | --- |\n| [x](https://x.nl) | `p\\|q` |",
        ),
    ] {
        assert_eq!(tidied(markdown).trim(), expected.trim(), "{markdown}");
    }
}

#[test]
fn raises_what_was_raised() {
    assert_eq!(
        tidied(
            "10<sup>2</sup> mensen, 15<sup>3</sup> euro, 1<sup>e</sup>, CO<sub>2</sub>, zo<sup>[1](#n)</sup>."
        ),
        "10² mensen, 15³ euro, 1e, CO2, zo."
    );
}

#[test]
fn drops_menus_and_keeps_links_in_a_row() {
    let menu = "[Vorige](a) | [**Inhoud**](b) · [Volgende][c]";
    assert_eq!(tidied(&format!("{menu}\n\n## {menu}\n\nTekst\n\n[c]: c\n")), "Tekst");
    for text in ["[Een](a) en [twee](b) | drie", "[Een](a), [twee](b)", "[Een | twee](a)"] {
        assert!(!tidied(text).is_empty(), "{text}");
    }
    assert_eq!(tidied("- [a](a) | [b](b)"), "");
}

#[test]
fn keeps_what_stands_between_single_tildes() {
    let text = "Ik schat ~5 tot 10~ procent";
    let [Block::Paragraph(words)] = &blocks(text)[..] else { panic!("one paragraph") };
    assert_eq!(words, text);
}

#[test]
fn keeps_lists_in_lists_and_what_is_done() {
    let list =
        "1. een\n   vervolg\n\n   alinea\n2. twee\n   - [x] gedaan\n   - [ ] nog niet\n   - > citaat\n";
    assert_eq!(tidied(list), "1. een vervolg alinea\n2. twee\n   - ☑ gedaan\n   - ☐ nog niet\n   - citaat");
}

#[test]
fn keeps_words_with_what_they_mean() {
    let text = "Knoop\n: Wie meedoet.\n: Of wat meedoet.\n\nBand?\n: Wat twee knopen\nbindt.\n";
    assert_eq!(tidied(text), "- Knoop: Wie meedoet. Of wat meedoet.\n- Band? Wat twee knopen bindt.");
    let table = "Een | Twee\n:-- | --:\n1 | 2\n\nKnoop\n: Wie meedoet.\n";
    assert!(tidied(table).starts_with("| Een | Twee |"));
}

#[test]
fn keeps_quotes_apart_from_what_follows() {
    assert_eq!(tidied("> Een\n> regel.\n>\n> - punt\n\nVerder."), "> Een regel.\n>\n> punt\n\nVerder.");
}

#[test]
fn drops_tags_and_keeps_what_stands_between() {
    assert_eq!(
        tidied("<p align=\"center\">Midden</p>\n<!-- weg --><script>weg()</script>\n\nTekst"),
        "Midden\n\nTekst"
    );
    assert_eq!(tidied("<div class=\"x\">\n\nTekst<br>hier <b>vet</b>.\n\n</div>\n"), "Tekst\nhier **vet**.");
}

#[test]
fn keeps_a_table_of_html_with_blank_lines_in_it() {
    let cells = |one: &str, two: &str| format!("<tr><td>{one}</td><td>{two}</td></tr>\n\n");
    let table = format!("<table>\n{}{}</table>\n\nSlot", cells("Naam", "Jaar"), cells("Jan", "2011"));
    assert_eq!(tidied(&table), "| Naam | Jaar |\n| --- | --- |\n| Jan | 2011 |\n\nSlot");
    assert_eq!(
        tidied("<table>\n<tr>\n\nTekst\n\n<td>een</td><td>twee</td>\n\n</table>"),
        "Tekst\n\neen twee"
    );
}

#[test]
fn keeps_tables_and_html_in_lists_and_quotes() {
    let table = |indent: &str| format!("{indent}| a | b |\n{indent}| --- | --- |\n{indent}| 1 | |\n");
    let html = "<p>twee</p><ul><li>drie</li></ul>\n";
    let list = format!("- een\n\n{}\n  {html}\n- vier\n", table("  "));
    assert_eq!(tidied(&list), "- een\n  - a, b\n  - 1\n\n  twee\n  - drie\n- vier");
    let quote = format!("> een\n>\n{}>\n> {html}", table("> "));
    assert_eq!(tidied(&quote), "> een\n>\n> a, b\n>\n> 1\n>\n> twee\n>\n> drie");
}

#[test]
fn keeps_the_lines_of_code_in_lists() {
    let code = "```sh\n   $ ls\n\n     wc\n   ```";
    let list = format!(
        "1. Doe dit:\n\n   {code}\n\n   En dan.\n\n2. Of\n\n           $ ls\n           wc\n\n3. Klaar."
    );
    assert_eq!(
        tidied(&list),
        "1. Doe dit:\n   ```sh\n   $ ls\n   \n     wc\n   ```\n   En dan.\n2. Of\n   ```\n   $ ls\n   wc\n   ```\n3. Klaar."
    );
    let html = "- een\n\n  <pre>a\n   b</pre>\n\n  > ```\n  > c\n  > ```\n";
    assert_eq!(tidied(html), "- een\n  ```\n  a\n   b\n  ```\n  ```\n  c\n  ```");
    assert_eq!(tidied(&tidied(&list)), tidied(&list));
}

#[test]
fn keeps_code_out_of_quotes() {
    let quote = "> Zo gaat het:\n>\n> ```\n> a\n>  b\n> ```\n>\n> Klaar.\n";
    assert_eq!(tidied(quote), "> Zo gaat het:\n\n```\na\n b\n```\n\n> Klaar.");
    let list = "> Zo:\n>\n> - een\n>\n>   ```\n>   a\n>   ```\n>\n>   en twee\n> - drie\n";
    assert_eq!(tidied(list), "> Zo:\n>\n> een\n\n```\na\n```\n\n> en twee\n>\n> drie");
}

#[test]
fn keeps_what_stands_below_a_list_in_its_own_item() {
    let list = "- een\n  - twee\n    - drie\n\n    over twee\n\n  over een\n- vier\n";
    assert_eq!(tidied(list), "- een\n  - twee\n    - drie\n\n    over twee\n\n  over een\n- vier");
}

#[test]
fn keeps_tables_and_code() {
    let table = "| a | b |\n| --- | --- |\n| 1 | 2 |";
    assert_eq!(tidied(table), table);
    assert_eq!(tidied("```rust\nlet x = 1;\n\n  y\n```"), "```rust\nlet x = 1;\n\n  y\n```");
}

/// What lists and code are made of.
const PIECES: [&str; 12] =
    ["- ", "1. ", "7. ", "  ", "   ", "    ", "```\n", "een\n", "twee ", "drie", "\n", "\n\n"];

proptest! {
    #[test]
    fn keeps_the_words_of_any_list_with_code(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let markdown = tidied(&text);
        prop_assert_eq!(words(&markdown), words(&text), "{}", markdown);
        prop_assert_eq!(words(&tidied(&markdown)), words(&text), "{}", markdown);
    }
}
