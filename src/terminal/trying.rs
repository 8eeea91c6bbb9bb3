//! How does one read which sections don't find themselves?

use std::io::{self, Write};

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::evaluate::Tried;
use crate::texts::{Texts, texts};

/// Writes each question that doesn't find its own section, below the place of that, and how many do.
///
/// # Errors
/// When the output can't be written to.
pub fn tried(tried: &[Tried<'_>], language: Language, out: &mut impl Write) -> io::Result<()> {
    let texts = texts(language);
    let mut above: Option<*const Passage> = None;
    for one in tried.iter().filter(|one| !one.finds_itself()) {
        if above.replace(std::ptr::from_ref(one.own)) != Some(std::ptr::from_ref(one.own)) {
            writeln!(out, "{}:{}, {}", one.own.document.id, line(one.own), one.own.heading())?;
        }
        writeln!(out, "  {}", told(one, texts))?;
    }
    let found = tried.iter().filter(|one| one.finds_itself()).count();
    writeln!(out, "{}", texts.sections_found(found, tried.len()))?;
    if found < tried.len() { writeln!(out, "{}", texts.how_to_be_found()) } else { Ok(()) }
}

fn told(one: &Tried<'_>, texts: &dyn Texts) -> String {
    match &one.instead {
        Some(other) => {
            let other = format!("{}, {}", other.document.id, other.heading());
            texts.finds_other(one.question, &other, one.place)
        }
        None if one.place.is_some() => texts.finds_unsure(one.question),
        None => texts.finds_nothing(one.question),
    }
}

/// The line of its file, from 1, in which a passage begins.
fn line(passage: &Passage) -> usize {
    1 + passage.document.text[..passage.range.start].matches('\n').count()
}
