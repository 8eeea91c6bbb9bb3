//! Which elements of a page are no text, which stand inside a sentence, and which are paragraphs?

/// What is never text.
pub(super) const NO_TEXT: &str = "script, style, noscript, template, iframe, svg, button, select, dialog, nav, \
    [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=doc-noteref], [hidden], \
    sup.reference, a[href^='#'] sup, sup:has(a[href^='#']), .mw-editsection, .headerlink, \
    td.linenos, td.gutter, div.toc, dl.toc, ul.toc, div#toc, div.navheader, div.navfooter";
/// Elements that change only how words look; and links, which become their words.
pub(super) const LOOKS: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "span", "font", "small", "mark", "abbr", "cite", "code"];
/// Elements that stand inside a sentence.
pub(super) const INLINE: &str = "a, b, strong, i, em, u, span, font, small, mark, abbr, cite, code, q, kbd, samp, var, tt, \
    dfn, sub, sup, time, label, acronym, big, s, del, ins";
/// Elements that are read as paragraphs.
pub(super) const PARAGRAPHS: &str = "dt, dd, figcaption, summary, address, center, legend";
