//! How are the works named that a passage rests on?

use super::limits;
use super::markdown::{clean, escape};
use crate::corpus::{Passage, RestsOn};
use crate::domain::{Language, Source};
use crate::texts::Texts;

/// The longest address that is linked to: no browser's limit, but room for the words beside it.
const ADDRESS: usize = 700;
/// The longest date.
const DATE: usize = 40;
/// The signs around the parts of a citation: `, [](<>), `.
const SIGNS: usize = 10;

/// How many works stand in the line below a passage.
const NAMED: usize = 2;
/// The longest name of a place in that line.
const PLACE: usize = 160;
/// The longest name of a work in that line.
const SHORT: usize = 80;

/// The line below a passage: its language where that is not the one of the words around it, its place, and the
/// one or two works that it rests on. Those of a whole document, where there are more, stand behind a button.
pub(crate) fn line(passage: &Passage, around: Language, texts: &dyn Texts) -> String {
    let language = (passage.language() != around).then(|| texts.language_name(passage.language()));
    let place = limits::cut(&escape(&place(passage)), PLACE);
    let parts: Vec<_> = language.into_iter().chain([place]).chain(works(passage, texts)).collect();
    let line = parts.join(" · ");
    // A title or an author may hold the end of a line, and this is one line.
    format!("-# {}", line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where a passage stands, as a reader names it: its document, and the heading it is under.
pub(crate) fn place(passage: &Passage) -> String {
    let (title, heading) = (clean(&passage.document.title), clean(passage.heading()));
    if heading == title { title } else { format!("{title} › {heading}") }
}

/// What is said of the works; `None` where there are none.
fn works(passage: &Passage, texts: &dyn Texts) -> Option<String> {
    let works = passage.sources();
    let own = matches!(passage.rests_on, RestsOn::Works(_));
    if !own && works.len() > NAMED {
        return Some(texts.works_behind_more(works.len()));
    }
    let mut named: Vec<_> = works.iter().take(NAMED).map(|work| in_short(work)).collect();
    let left = works.len() - named.len();
    named.extend((left > 0).then(|| texts.and_more_works(left)));
    let named = (!works.is_empty()).then(|| named.join("; "))?;
    // Of its own works that goes without saying.
    Some(if own { named } else { format!("{}: {named}", texts.sources_of_document_label(works.len())) })
}

/// A work as one refers to it: by its author and year, or else by its title. The whole stands behind *More…*.
fn in_short(source: &Source) -> String {
    let year = source.date.as_deref().and_then(year);
    let words = match (&source.author, year) {
        (Some(author), Some(year)) => format!("{author}, {year}"),
        (Some(author), None) => format!("{author}, {}", source.title),
        (None, _) => source.title.clone(),
    };
    let words = limits::cut(&escape(&words), SHORT);
    match source.url.as_deref().filter(|url| url.chars().count() <= ADDRESS) {
        Some(url) => format!("[{words}](<{url}>)"),
        None => words,
    }
}

/// The year in a date, which is its first four digits together.
fn year(date: &str) -> Option<&str> {
    date.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4)
}

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
