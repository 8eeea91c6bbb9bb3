//! How does a reply read in a terminal?

use std::io::{self, Write};

use anstyle::Style;

use crate::app::{AnswerCard, Entry, QuoteCard, Reply};
use crate::corpus::{Passage, RestsOn};
use crate::domain::Source;
use crate::search::Outcome;
use crate::texts::{Texts, texts};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes a reply. Styles are written as escape codes; [`anstream`] drops them where the output is
/// not a terminal.
pub(super) fn reply(reply: &Reply, out: &mut impl Write) -> io::Result<()> {
    match reply {
        Reply::Answer(card) => answer(card, out),
        Reply::Quote(card) => quote(card, out),
        Reply::Notice(words) | Reply::Aside(words) => writeln!(out, "{words}"),
    }
}

fn answer(card: &AnswerCard, out: &mut impl Write) -> io::Result<()> {
    let texts = texts(card.language);
    if !card.corrections.is_empty() {
        let words: Vec<_> = card.corrections.iter().map(|word| word.to.clone()).collect();
        writeln!(out, "{FAINT}{}{FAINT:#}\n", texts.searched_for(&words))?;
    }
    if let Some(before) = &card.goes_on_from {
        writeln!(out, "{FAINT}{}{FAINT:#}\n", texts.goes_on_from(before))?;
    }
    let Some(entry) = card.entry() else { return no_answer(card, texts, out) };
    if card.outcome == Outcome::Near {
        writeln!(out, "{}\n", texts.near())?;
    }
    if let Some(question) = &card.did_you_mean {
        writeln!(out, "{}\n", texts.did_you_mean(question))?;
    }
    passage(entry, texts, out)?;
    runners_up(card, texts, out)?;
    match &card.also_asked {
        Some(also) => writeln!(out, "\n{}", texts.also_asked(&also.question)),
        None => Ok(()),
    }
}

fn no_answer(card: &AnswerCard, texts: &dyn Texts, out: &mut impl Write) -> io::Result<()> {
    if card.is_foreign {
        writeln!(out, "{}", texts.only_two_languages())?;
        return closest(card, texts, out);
    }
    writeln!(out, "{}", texts.no_answer())?;
    if let Some(question) = &card.did_you_mean {
        return writeln!(out, "{}", texts.did_you_mean(question));
    }
    if card.closest.is_empty() {
        return writeln!(out, "{}", texts.no_answer_hint());
    }
    closest(card, texts, out)
}

fn closest(card: &AnswerCard, texts: &dyn Texts, out: &mut impl Write) -> io::Result<()> {
    let mut titles: Vec<&str> = Vec::new();
    for (_, entry) in card.closest() {
        if !titles.contains(&entry.passage.document.title.as_str()) {
            titles.push(&entry.passage.document.title);
        }
    }
    if titles.is_empty() { Ok(()) } else { writeln!(out, "{}", texts.closest(&titles)) }
}

fn passage(entry: &Entry, texts: &dyn Texts, out: &mut impl Write) -> io::Result<()> {
    let passage = &entry.passage;
    writeln!(out, "{STRONG}{}{STRONG:#}\n", place(entry))?;
    let text = passage.text();
    let (before, rest) = text.split_at(entry.highlight.start);
    let (sentence, after) = rest.split_at(entry.highlight.len());
    writeln!(out, "{before}{STRONG}{sentence}{STRONG:#}{after}\n")?;
    sources(passage, texts, out)
}

/// Where a passage stands: the document's title and the headings it is under.
fn place(entry: &Entry) -> String {
    let document = &entry.passage.document;
    let mut place = document.title.clone();
    for heading in entry.passage.headings.iter() {
        place.push_str(" > ");
        place.push_str(heading);
    }
    place
}

fn sources(passage: &Passage, texts: &dyn Texts, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{FAINT}{}{FAINT:#}", passage.document.id)?;
    let works = passage.sources();
    if works.is_empty() {
        return Ok(());
    }
    let label = match passage.rests_on {
        RestsOn::Works(_) => texts.sources_label(works.len()),
        RestsOn::NotTold => texts.sources_of_document_label(works.len()),
    };
    writeln!(out, "{FAINT}{label}:{FAINT:#}")?;
    for source in works {
        writeln!(out, "{FAINT}- {}{FAINT:#}", citation(source))?;
    }
    Ok(())
}

fn citation(source: &Source) -> String {
    let parts = [source.author.as_ref(), Some(&source.title), source.date.as_ref(), source.url.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn runners_up(card: &AnswerCard, texts: &dyn Texts, out: &mut impl Write) -> io::Result<()> {
    let others = sections_beside(card);
    if others.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", texts.also_found())?;
    for entry in others {
        writeln!(out, "- {} {FAINT}({}){FAINT:#}", place(entry), entry.passage.document.id)?;
    }
    Ok(())
}

/// The passages beside the one that is shown, the first of each section: a long one is several
/// passages.
fn sections_beside(card: &AnswerCard) -> Vec<&Entry> {
    let section = |entry: &Entry| (entry.passage.document.id.clone(), entry.passage.headings.clone());
    let mut seen: Vec<_> = card.entries.get(card.shown).map(section).into_iter().collect();
    let mut others = Vec::new();
    for entry in &card.entries {
        if !seen.contains(&section(entry)) {
            seen.push(section(entry));
            others.push(entry);
        }
    }
    others
}

fn quote(card: &QuoteCard, out: &mut impl Write) -> io::Result<()> {
    let quote = &card.quote;
    writeln!(out, "{STRONG}{}{STRONG:#}", quote.text)?;
    if let Some(said_by) = &quote.said_by {
        writeln!(out, "— {said_by}")?;
    }
    writeln!(out)?;
    writeln!(out, "{FAINT}{} ({}){FAINT:#}", quote.document.title, quote.document.id)
}
