//! Which questions of a page are buttons that fold their answers away?
//!
//! A button that opens what stands below it is the heading of that; what it opens is text, though the page
//! hides it until then. All other buttons are no text.

use std::collections::HashSet;

use dom_query::{Document, NodeRef, Selection};

use crate::corpus::is_question;

/// What may open something.
const OPENERS: &str =
    "button, a[data-toggle=collapse], a[data-bs-toggle=collapse], a[aria-controls], [role=button]";
/// How it says what it opens.
const TARGETS: [&str; 4] = ["aria-controls", "data-target", "data-bs-target", "href"];
/// How it says that it opens something.
const SIGNS: &str = "[aria-expanded], [aria-controls], [data-toggle=collapse], [data-bs-toggle=collapse], \
    [class*=accordion i], [class*=collaps i], [class*=faq i], [class*=question i]";
/// What folds open, by what pages call it.
const PANELS: &str = "[role=region], [role=tabpanel], [class*=accordion i], [class*=collapse i], [class*=faq i], \
    [class*=answer i], [class*=panel i]";
/// Where buttons open menus and boxes.
const CONTROLS: &str =
    "nav, header, footer, form, [role=navigation], [role=search], [role=menu], [role=banner]";
/// What heads something already.
const HEADINGS: &str = "h1, h2, h3, h4, h5, h6, summary, dt";
/// The level of a heading that is only a button.
const LEVEL: &str = "h4";

/// Makes the questions of a page headings, and opens what they fold away.
pub(super) fn open(page: &Document) {
    let mut opened = HashSet::new();
    for opener in page.select(OPENERS).nodes() {
        if is_title(opener) {
            opened.extend(target(opener));
            let inside = opener.ancestors_it(None).any(|above| above.is(HEADINGS));
            opener.rename(if inside { "span" } else { LEVEL });
        }
    }
    for panel in page.select("[hidden], [aria-hidden=true], [style*=display]").nodes() {
        let is_opened = panel.attr("id").is_some_and(|id| opened.contains(&*id));
        if is_opened || panel.is(PANELS) && !panel.is("nav, dialog, script, style, svg, i, span") {
            panel.remove_attrs(&["hidden", "aria-hidden", "style"]);
        }
    }
    head(page, "summary", "details");
    head(page, "dt", "dl");
    page.select("[itemtype*=Question] > [itemprop=name]").nodes().iter().for_each(|name| name.rename(LEVEL));
}

/// Whether what can be pressed is the title of what it opens.
fn is_title(opener: &NodeRef<'_>) -> bool {
    let words = opener.text();
    let opens = opener.is(SIGNS)
        || opener
            .ancestors_it(Some(3))
            .any(|above| above.is_element() && above.is("[class*=accordion i], [class*=faq i]"));
    let in_control = opener.ancestors_it(None).any(|above| above.is_element() && above.is(CONTROLS));
    let is_words = words.split_whitespace().count() > 1 || words.trim().ends_with('?');
    !in_control && (is_question(words.trim()) || opens && is_words)
}

/// The name of the element that something opens.
fn target(opener: &NodeRef<'_>) -> Option<String> {
    let value = TARGETS.iter().find_map(|name| opener.attr(name))?;
    Some(value.trim_start_matches('#').to_owned()).filter(|name| !name.is_empty())
}

/// Makes the questions among these elements headings, outside of lists, and what holds them a box.
fn head(page: &Document, name: &str, holder: &str) {
    for question in page.select(name).nodes() {
        let words = question.text();
        let in_list = question.ancestors_it(None).any(|above| above.is_element() && above.is("li, td, th"));
        if !in_list
            && is_question(words.trim())
            && Selection::from(*question).select("h1, h2, h3, h4, h5, h6").is_empty()
        {
            question.rename(LEVEL);
            let holding = question.ancestors_it(None).find(|above| above.has_name(holder));
            holding.into_iter().for_each(|above| above.rename("div"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::formats::html::tests::tidied;

    #[test]
    fn a_button_that_opens_an_answer_is_its_heading() {
        let answer = "<p>Je tekent bij de beheerder.</p>";
        for page in [
            format!(
                "<h2 class=accordion-header><button class=accordion-button>Hoe krijg ik een sleutel?</button></h2><div class='accordion-collapse collapse show'>{answer}</div>"
            ),
            format!(
                "<h3><button aria-expanded=false aria-controls=s1>Hoe krijg ik een sleutel?</button></h3><div id=s1 role=region hidden>{answer}</div>"
            ),
            format!("<button class=faq-q>Hoe krijg ik een sleutel?</button><div class=faq-a>{answer}</div>"),
            format!(
                "<div class=card-header><h5><button data-toggle=collapse data-target='#c1'>Hoe krijg ik een sleutel?</button></h5></div><div id=c1 class=collapse style='display: none'>{answer}</div>"
            ),
            format!(
                "<h4><a data-toggle=collapse href='#c1'>Hoe krijg ik een sleutel?</a></h4><div id=c1 class='panel-collapse collapse'>{answer}</div>"
            ),
            format!("<details><summary>Hoe krijg ik een sleutel?</summary>{answer}</details>"),
            format!("<dl><dt>Hoe krijg ik een sleutel?</dt><dd>{answer}</dd></dl>"),
            format!(
                "<div itemscope itemtype='https://schema.org/Question'><div itemprop=name>Hoe krijg ik een sleutel?</div><div>{answer}</div></div>"
            ),
        ] {
            let expected = "Tekst.\n\n## Hoe krijg ik een sleutel?\n\nJe tekent bij de beheerder.";
            assert_eq!(tidied(&format!("<p>Tekst.</p>{page}")), expected, "{page}");
        }
    }

    #[test]
    fn all_other_buttons_are_no_text() {
        let page = "<button>Zoek</button><button aria-expanded=false>Menu</button><form><button>Mag ik dit weten?</button></form>\
                    <p>Tekst.</p><div hidden>Weg.</div>";
        assert_eq!(tidied(page), "Tekst.");
    }
}
