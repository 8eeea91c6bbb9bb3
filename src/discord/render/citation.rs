//! How are the works named that a passage rests on?

use super::limits;
use super::markdown::escape;
use crate::domain::Source;

/// The longest address that is linked to: no browser's limit, but room for the words beside it.
const ADDRESS: usize = 700;
/// The longest date.
const DATE: usize = 40;
/// The signs around the parts of a citation: `, [](<>), `.
const SIGNS: usize = 10;

/// Works, a line each, as many as fit; `None` where there are none.
pub(crate) fn sources<'s>(works: impl IntoIterator<Item = &'s Source>) -> Option<String> {
    let mut shown = String::new();
    for source in works {
        let line = citation(source);
        if shown.chars().count() + line.chars().count() + 1 > limits::EMBED_FIELD {
            break;
        }
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown.push_str(&line);
    }
    (!shown.is_empty()).then_some(shown)
}

/// Author, title and date. The address is whole or not there: half a link leads nowhere.
pub(crate) fn citation(source: &Source) -> String {
    let url = source.url.as_deref().filter(|url| url.chars().count() <= ADDRESS);
    let room = limits::EMBED_FIELD - SIGNS - DATE - url.map_or(0, |url| url.chars().count());
    let author = source.author.as_deref().map(|author| limits::cut(&escape(author), room / 3));
    let left = room - author.as_ref().map_or(0, |author| author.chars().count());
    let title = limits::cut(&escape(&source.title), left);
    let title = match url {
        Some(url) => format!("[{title}](<{url}>)"),
        None => format!("*{title}*"),
    };
    let date = source.date.as_deref().map(|date| limits::cut(&escape(date), DATE));
    [author, Some(title), date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_work_fits_into_its_field_with_a_whole_address(
            author in proptest::option::of("\\PC{0,300}"),
            title in "\\PC{1,600}",
            date in proptest::option::of("\\PC{0,60}"),
            path in proptest::option::of("[a-z]{0,680}"),
        ) {
            let url = path.map(|path| format!("https://x.nl/{path}"));
            let line = citation(&Source { key: None, author, title, date, url: url.clone(), licence: None });
            prop_assert!(line.chars().count() <= limits::EMBED_FIELD, "{}", line);
            if let Some(url) = url {
                prop_assert!(line.contains(&url));
            }
        }
    }
}
