//! Which elements of a page are no text, which stand inside a sentence, and which are paragraphs?

/// What is never text; the last lines are what Wikipedia and Notion put around theirs.
pub(super) const NO_TEXT: &str = "script, style, noscript, template, iframe, svg, button, select, dialog, nav, \
    [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=doc-noteref], [hidden], \
    sup.reference, a[href^='#'] sup, sup:has(a[href^='#']), .mw-editsection, .headerlink, \
    td.linenos, td.gutter, div.toc, dl.toc, ul.toc, div#toc, div.navheader, div.navfooter, \
    #catlinks, .catlinks, .interlanguage-link, #p-lang, #p-lang-btn, .mw-portlet-lang, .navbox, .vertical-navbox, \
    .sistersitebox, .mw-jump-link, .printfooter, #siteSub, #contentSub, .mw-indicators, .ambox, .mw-references-wrap, \
    ol.references, .mw-authority-control, .mw-hidden-catlinks, #mw-data-after-content, .vector-page-toolbar, \
    article.page table.properties, .page-header-icon";
/// Elements that change only how words look.
pub(super) const LOOKS: &[&str] = &["i", "em", "u", "span", "font", "small", "mark", "abbr", "cite"];
/// Elements that stand inside a sentence.
pub(super) const INLINE: &str = "a, b, strong, i, em, u, span, font, small, mark, abbr, cite, code, q, kbd, samp, var, tt, \
    dfn, sub, sup, time, label, acronym, big, s, del, ins";
/// Elements that are read as paragraphs.
pub(super) const PARAGRAPHS: &str = "dt, dd, figcaption, summary, address, center, legend";
