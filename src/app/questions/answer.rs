//! How does a question become a card with passages?

use std::time::Instant;

use super::card::{AlsoAsked, AnswerCard, Ask, Entry, Page, View};
use super::closest::closest;
use crate::app::library::stacks::Stacks;
use crate::app::request::Reply;
use crate::corpus::Passage;
use crate::search::{Answer, Courtesy, Intent, Outcome, Question, SearchError, intent};
use crate::telemetry;
use crate::texts::{Texts, texts};

/// How the metrics name a greeting, thanks or a remark: no question, and so none without an answer.
const COURTESY: &str = "courtesy";

/// What is found for a question; by words alone, where many others wait.
///
/// # Errors
/// When the index fails.
pub(crate) fn ask(stacks: &Stacks, ask: &Ask, hurried: bool) -> Result<Reply, SearchError> {
    if !ask.text.chars().any(char::is_alphanumeric) {
        return Ok(Reply::Notice(texts(ask.language).empty_question()));
    }
    let before = ask.before.as_deref();
    let wants = intent(&ask.text, before);
    let in_return = in_return(wants, texts(ask.language));
    if let Some(words) = in_return.as_ref().filter(|_| !matches!(wants, Intent::Unclear(_))) {
        telemetry::QUESTIONS.count(1, &[COURTESY]);
        return Ok(Reply::Notice(words.clone()));
    }
    let library = &stacks.library;
    // The words of the question choose the language of its passages; its asker, that of the words around.
    let language = library.engine.language_of(&ask.text).unwrap_or(ask.language);
    let question = Question { before, hurried, ..Question::new(&ask.text, language, ask.limit) };
    let began = Instant::now();
    let answer = stacks.ask(&question)?;
    if let Some(words) = in_return.filter(|_| answer.outcome != Outcome::Answer) {
        telemetry::QUESTIONS.count(1, &[COURTESY]);
        return Ok(Reply::Notice(words));
    }
    // Nobody waits for more milliseconds than a u64 can hold.
    telemetry::SEARCHING.count(began.elapsed().as_millis() as u64, &[]);
    telemetry::QUESTIONS.count(1, &[answer.outcome.name()]);
    let closest = closest(&answer, &ask.text, &library.words);
    let also_asked = also_asked(stacks, &answer, &question)?;
    let goes_on_from = ask.before.clone().filter(|_| answer.goes_on);
    let entries: Vec<_> = answer.hits.into_iter().map(Entry::from).collect();
    let first = entries.first().map(|entry| &entry.passage);
    Ok(Reply::Answer(AnswerCard {
        language: ask.language,
        outcome: answer.outcome,
        confidence: answer.confidence,
        asks_for_people: answer.asks_for_people,
        corrections: answer.corrections,
        did_you_mean: answer.did_you_mean,
        closest,
        is_foreign: answer.outcome == Outcome::None && library.engine.is_foreign(&ask.text),
        shown: 0,
        view: View::Passage,
        instead: None,
        more_around: first.is_some_and(|first| stacks.has_around(first)),
        translation: first.and_then(|first| stacks.translation(first)).map(Passage::language),
        goes_on_from,
        also_asked,
        reads_on: false,
        entries,
    }))
}

/// The other question of a message, where something else is found for it.
fn also_asked(
    stacks: &Stacks,
    answer: &Answer,
    question: &Question<'_>,
) -> Result<Option<AlsoAsked>, SearchError> {
    let Some(text) = &answer.other_question else { return Ok(None) };
    let other = stacks.ask(&Question { text, before: None, ..*question })?;
    let first = |answer: &Answer| answer.hits.first().map(|hit| hit.passage.key());
    let is_new = answer.outcome == Outcome::None || first(&other) != first(answer);
    Ok((other.outcome != Outcome::None && is_new).then(|| AlsoAsked {
        question: text.clone(),
        outcome: other.outcome,
        entries: other.hits.into_iter().map(Entry::from).collect(),
    }))
}

/// What is said to somebody who asks nothing; `None` for a question.
fn in_return(intent: Intent, texts: &dyn Texts) -> Option<String> {
    Some(match intent {
        Intent::Courtesy(courtesy) | Intent::Reaction(Some(courtesy)) | Intent::Unclear(Some(courtesy)) => {
            politely(courtesy, texts)
        }
        Intent::Reaction(None) | Intent::Unclear(None) => texts.remark(),
        Intent::Command => texts.no_command(),
        Intent::Question(_) => return None,
    })
}

fn politely(courtesy: Courtesy, texts: &dyn Texts) -> String {
    match courtesy {
        Courtesy::Greeting => texts.greeting(),
        Courtesy::Thanks => texts.you_are_welcome(),
        Courtesy::Farewell => texts.goodbye(),
    }
}

/// Passages that are no longer in the corpus fall out; the rest stay in their order.
pub(crate) fn page(stacks: &Stacks, page: &Page) -> Reply {
    let wanted = page.entries.get(page.shown).map(|(key, _)| *key);
    let mut shown = None;
    let mut entries = Vec::new();
    for (key, sentence) in &page.entries {
        let Some(passage) = stacks.passage(*key) else { continue };
        if Some(*key) == wanted {
            shown = Some(entries.len());
        }
        let highlight = passage.sentences().get(*sentence).cloned().unwrap_or_default();
        entries.push(Entry { passage, score: 0.0, highlight });
    }
    let Some(shown) = shown else { return Reply::Notice(texts(page.language).passages_gone()) };
    let around = surroundings(stacks, &entries[shown]);
    let translation = counterpart(stacks, &entries[shown]);
    let (more_around, other) = (around.is_some(), translation.as_ref().map(|entry| entry.passage.language()));
    let instead = match page.view {
        View::Passage => None,
        View::Around => around,
        View::Translation => translation,
    };
    if instead.is_none() && page.view != View::Passage {
        return Reply::Notice(texts(page.language).passages_gone());
    }
    Reply::Answer(AnswerCard {
        entries,
        shown,
        view: page.view,
        instead,
        more_around,
        translation: other,
        ..AnswerCard::bare(page.language, page.outcome)
    })
}

/// The passage with what stands around it, the same sentence brought out.
fn surroundings(stacks: &Stacks, entry: &Entry) -> Option<Entry> {
    let (around, shift) = stacks.around(&entry.passage)?;
    let highlight = entry.highlight.start + shift..entry.highlight.end + shift;
    Some(Entry { passage: around, score: entry.score, highlight })
}

/// What says the same in the translation. The sentence is brought out only where there are as many,
/// so that it can be told which.
fn counterpart(stacks: &Stacks, entry: &Entry) -> Option<Entry> {
    let passage = stacks.translation(&entry.passage)?.clone();
    let (ours, mut theirs) = (entry.passage.sentences(), passage.sentences());
    let highlight = match entry.sentence() {
        Some(at) if ours.len() == theirs.len() => theirs.swap_remove(at),
        _ => 0..0,
    };
    Some(Entry { passage, score: entry.score, highlight })
}
