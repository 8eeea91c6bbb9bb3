//! How does a page of an EPUB, which is XHTML, become HTML?

/// What a page calls itself in its head.
pub(super) fn title(page: &str) -> Option<&str> {
    let start = page.find("<title>")? + "<title>".len();
    let end = start + page[start..].find("</title>")?;
    Some(page[start..end].trim()).filter(|title| !title.is_empty() && !title.contains(['<', '&']))
}

/// The page without its head.
pub(super) fn body(page: &str) -> &str {
    let start = page.find("<body").unwrap_or_default();
    &page[start..]
}

/// XHTML may close any element where it opens, HTML may not: there, `<title/>` would swallow the
/// rest of the page.
pub(super) fn with_closed_elements(page: &str) -> String {
    let mut closed = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("/>") {
        let (before, after) = rest.split_at(at);
        rest = &after[2..];
        closed.push_str(before);
        let tag = before.rfind('<').map_or("", |start| &before[start + 1..]);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        match &tag[..end] {
            "" | "br" | "hr" | "img" | "meta" | "link" | "input" | "col" => closed.push_str("/>"),
            name => closed.push_str(&format!("></{name}>")),
        }
    }
    closed.push_str(rest);
    closed
}
