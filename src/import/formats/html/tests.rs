use dom_query::Document;

use super::article::article;
use super::{fragment, main_text, read};
use crate::import::markdown::render;
use crate::import::problem::Problem;

/// The Markdown that the main element of a page becomes.
pub(super) fn tidied(body: &str) -> String {
    render::markdown(&read(&format!("<main>{body}</main>")).expect("a page").blocks)
}

const PAGE: &str = r##"<!DOCTYPE html><html><head><title>Van macht naar kracht - De Site</title>
<meta name="author" content="Jan Jansen"><meta property="article:published_time" content="2012-09-02T10:00:00Z">
<link rel="canonical" href="https://example.org/kracht"><script>weg()</script></head><body>
<header><a href="/">De Site</a></header><nav><ul><li><a href="/a">Over ons</a></li></ul></nav>
<div id="cookie-banner"><p>Wij gebruiken cookies, vindt u dat goed?</p><button>Ja</button></div>
<main><article><h1>Van macht naar kracht</h1>
<p>Leiders laten los, en mensen pakken het op: dat is in het kort wat er verandert, zegt de schrijver, die er
een heel boek aan wijdde en het in vele zalen vertelde.</p>
<h2>Wat is er nodig?</h2><p>Vertrouwen, en de moed om niet te weten. Wie dat heeft, kan beginnen. Wie het niet heeft,
kan het leren van wie het wel heeft, en dat kost tijd.</p>
<ul><li>Luister.</li><li>Vraag.</li></ul><blockquote><p>Loslaten is geen vertrekken.</p></blockquote></article></main>
<footer><p>Alle rechten voorbehouden</p></footer></body></html>"##;

#[test]
fn finds_the_text_and_what_is_told_of_it() {
    let draft = read(PAGE).expect("a page");
    assert_eq!(draft.title.as_deref(), Some("Van macht naar kracht"));
    assert_eq!(draft.author.as_deref(), Some("Jan Jansen"));
    assert_eq!(draft.date.as_deref(), Some("2012-09-02T10:00:00Z"));
    assert_eq!(draft.url.as_deref(), Some("https://example.org/kracht"));
    let markdown = render::markdown(&draft.blocks);
    assert!(markdown.contains("## Wat is er nodig?\n\nVertrouwen"), "{markdown}");
    assert!(markdown.contains("- Luister.\n- Vraag.\n\n> Loslaten is geen vertrekken."), "{markdown}");
    for gone in ["Over ons", "cookies", "rechten", "weg()", "De Site"] {
        assert!(!markdown.contains(gone), "{gone}: {markdown}");
    }
}

#[test]
fn drops_the_lines_that_are_a_menu() {
    let menu = "<a href=a>Vorige</a> <span>|</span> <a href=b>Volgende</a>";
    assert_eq!(tidied(&format!("<h4>{menu}</h4><p>Tekst.</p><p>{menu}</p>")), "Tekst.");
    assert_eq!(tidied(&format!("<p>Zie {menu}</p>")), "Zie Vorige | Volgende");
}

#[test]
fn reads_a_short_page_whole() {
    let draft =
        read("<title>Kort</title><nav>menu</nav><p>Een zin.</p><footer>voet</footer>").expect("a page");
    assert_eq!(render::markdown(&draft.blocks), "Een zin.");
}

/// Six chapters of prose, with a short section of links after them.
fn chapters() -> String {
    let prose = "Wie samen een netwerk bouwt, deelt wat hij weet, en vraagt wat hij niet weet. ".repeat(6);
    let chapters: String = (1..=6)
        .map(|number| format!("<div class=\"section\"><h2>Hoofdstuk {number}</h2><p>{prose}</p></div>"))
        .collect();
    format!(
        "{chapters}<div class=\"section\"><h2>Contact</h2><p>Bel <a href=\"tel:1\">Jan Jansen van de \
         cooperatie</a> of mail <a href=\"mailto:x\">het secretariaat in Utrecht</a>.</p></div>"
    )
}

#[test]
fn keeps_a_short_section_with_links() {
    let contact = "## Contact\n\nBel Jan Jansen van de cooperatie of mail het secretariaat in Utrecht.";
    for (open, close) in [("<main>", "</main>"), ("<div id=x>", "</div>"), ("", "")] {
        let page = format!("<title>Gids</title><body><nav>menu</nav>{open}{}{close}</body>", chapters());
        let markdown = render::markdown(&read(&page).expect("a page").blocks);
        assert!(markdown.ends_with(contact), "{open}: {markdown}");
        assert!(markdown.contains("## Hoofdstuk 6"), "{open}: {markdown}");
        assert!(!markdown.contains("menu"), "{open}: {markdown}");
    }
}

/// A section of a manual that calls its paragraphs `div`.
fn section(heading: &str, inside: &str) -> String {
    format!("<div class=\"section\"><div class=\"titlepage\"><h3>{heading}</h3></div>{inside}</div>")
}

#[test]
fn keeps_the_sections_beside_the_longest() {
    let para = |words: &str| format!("<div class=\"para\">{}</div>", words.repeat(4));
    let short = para("Wie vraagt, krijgt een antwoord van wie het weet, en dat is nieuw. ");
    let long = para("Een netwerk draagt wat een groep niet dragen kan, zolang men deelt. ").repeat(8);
    let one = section("Het begin van het hele verhaal over netwerken", &short);
    let rest = section(
        "Het vervolg van het hele verhaal over netwerken",
        &format!("{long}<pre>tc qdisc add dev eth0 root fq_codel limit</pre>"),
    );
    let menu =
        "<div class=\"menu\"><a href=\"/a\">Een ander bericht</a> <a href=\"/b\">Nog een ander</a></div>";
    let page = format!(
        "<title>Gids</title><body>{menu}<div class=\"section\"><h2>Gids</h2>{one}{rest}</div></body>"
    );
    // What readability finds, where it takes one section for the article.
    let found = fragment(&rest);
    let markdown = main_text::text_of(&Document::from(page), found);
    assert!(markdown.contains("Wie vraagt") && markdown.contains("Een netwerk draagt"), "{markdown}");
    assert!(!markdown.contains("ander bericht"), "{markdown}");
}

#[test]
fn keeps_the_boxes_in_a_text() {
    let words = |words: &str| words.repeat(6);
    let text = words("Een netwerk draagt wat een groep niet dragen kan, zolang men deelt. ");
    let sidebar = words("Wie meer wil weten, leest het boek, en vraagt wie het schreef. ");
    let page = format!(
        "<title>Gids</title><body><div id=\"a\"><h2>Een kop die lang genoeg is om te vinden</h2><p>{text}</p>\
         <div class=\"sidebar\"><p>{sidebar}</p></div><p>Slot: {text}</p></div></body>"
    );
    let markdown = render::markdown(&read(&page).expect("a page").blocks);
    assert!(markdown.contains("Wie meer wil weten") && markdown.contains("Slot"), "{markdown}");
}

#[test]
fn keeps_the_words_of_a_sentence_whatever_they_are_called() {
    let sentence = "<p>Kies <span class=\"guimenu\">Bestand</span>, geef <em class=\"consent\">samen</em> \
                    akkoord en lees <span class=\"comment\">goed</span> na.</p>";
    for (open, close) in [("<main>", "</main>"), ("<div>", "</div>")] {
        let page = format!("<title>Gids</title><body>{open}{}{sentence}{close}</body>", chapters());
        let markdown = render::markdown(&read(&page).expect("a page").blocks);
        let words = "Kies Bestand, geef samen akkoord en lees goed na.";
        assert!(markdown.contains(words), "{open}: {markdown}");
    }
    let (article, _) = article(Document::from(format!("<body>{}{sentence}</body>", chapters())), None);
    assert!(article.contains("Kies Bestand, geef samen akkoord en lees goed na."), "{article}");
}

#[test]
fn drops_the_marks_of_notes() {
    let page = "<main><p>In 2012<a href=\"#fn1\"><sup>1</sup></a> en 2013<sup><a href=\"#fn2\">2</a></sup> \
                was het 10<sup>2</sup> meter, <a href=\"#verder\">zie verder</a>.</p></main>";
    let words = "In 2012 en 2013 was het 10² meter, zie verder.";
    assert_eq!(render::markdown(&read(page).expect("a page").blocks), words);
    assert_eq!(fragment("<p>In 2012<a href=\"#fn1\"><sup>1</sup></a>.</p>").trim(), "In 2012.");
}

#[test]
fn drops_contents_and_the_way_to_other_pages() {
    let page = "<body><div class=\"navheader\">Vorige</div><main><div class=\"toc\"><p>Inhoud</p></div>\
                <dl class=\"toc\"><dt><a href=\"#a\">Een</a></dt></dl><p>Tekst.</p>\
                <div class=\"navfooter\">Volgende</div></main></body>";
    assert_eq!(render::markdown(&read(page).expect("a page").blocks), "Tekst.");
}

#[test]
fn drops_what_stands_beside_the_text() {
    let menu = "<li><a href=\"/b\">Een heel ander bericht op deze site</a></li>".repeat(40);
    let aside = format!("<div class=\"sidebar\"><ul>{menu}</ul></div>");
    let short = aside.replace(&menu, &menu[..menu.len() / 20]);
    let reader = "<div id=\"comments\"><p>Een lezer zegt er dit van.</p></div>";
    for page in [
        format!("<body><div class=\"entry\">{}</div>{aside}</body>", chapters()),
        format!("<body>{short}{}</body>", chapters()),
        format!("<body><main>{}{reader}</main>{aside}</body>", chapters()),
    ] {
        let markdown = render::markdown(&read(&page).expect("a page").blocks);
        assert!(markdown.contains("## Contact"), "{markdown}");
        assert!(!markdown.contains("ander bericht") && !markdown.contains("lezer"), "{markdown}");
    }
}

#[test]
fn refuses_a_page_made_to_be_slow() {
    assert!(matches!(read(&"<div>".repeat(100_000)), Err(Problem::TooDeep)));
    assert!(matches!(read(&"<b>x</b>".repeat(500_000)), Err(Problem::TooManyPieces)));
    assert!(read(&format!("<p>{}", "<a name=x>punt <br>".repeat(5000))).is_ok());
}

#[test]
fn drops_what_wikipedia_and_notion_put_around_their_texts() {
    let around = "<div id=\"p-lang-btn\"><ul><li class=\"interlanguage-link\"><a href=\"https://de.x.org\">Deutsch</a></li></ul></div>";
    let below = "<div class=\"mw-references-wrap\"><ol class=\"references\"><li>Zie daar.</li></ol></div>\
                 <div id=\"catlinks\" class=\"catlinks\">Categorieën: <a href=\"/c\">Netwerk</a></div>";
    let page = format!(
        "<title>Netwerk - Wikipedia</title><main><h1>Netwerk</h1>{around}<p>Een <b>netwerk</b> verbindt\
         <sup class=\"reference\"><a href=\"#n1\">[1]</a></sup> 10<sup>2</sup> mensen.</p>{below}</main>"
    );
    let markdown = render::markdown(&read(&page).expect("a page").blocks);
    assert_eq!(markdown, "## Netwerk\n\nEen **netwerk** verbindt 10² mensen.");
    let notion = "<article class=\"page sans\"><header><h1>Regels</h1><table class=\"properties\"><tr><th>Status<td>Klaar</table>\
                  </header><div><p>Na elf uur is het stil.</p></div></article>";
    let markdown = render::markdown(&read(&format!("<title>Regels</title>{notion}")).expect("a page").blocks);
    assert!(markdown.ends_with("Na elf uur is het stil.") && !markdown.contains("Klaar"), "{markdown}");
}
