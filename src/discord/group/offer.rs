//! Under which answers does a question's way to the group stand?

use serenity::all::{ButtonStyle, CreateButton};

use super::ids::{Deed, GroupId};
use super::quote::{question_of, quoted};
use crate::app::{AnswerCard, Reply};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::domain::Language;
use crate::search::Outcome;
use crate::texts::group;

/// How many buttons stand under an answer at the most.
const IN_A_ROW: usize = 3;

/// The card of a reply with a way to the group below it, where it needs one: under no answer, under one that is only
/// close, and under any when the question asks for people. It then begins with the question, for the press to
/// find it.
pub(crate) fn offered(card: Card, reply: &Reply, question: &str) -> Card {
    let Reply::Answer(answer) = reply else { return card };
    with_way(card, answer, question, answer.asks_for_people)
}

/// The same for another passage of an answer: what stood above that, in the message as it was, stays above it.
pub(crate) fn offered_again(card: Card, reply: &Reply, before: &str) -> Card {
    let (Reply::Answer(answer), Some(question)) = (reply, question_of(before)) else { return card };
    let said = Language::ALL.map(|language| group(language).looking_for_people());
    with_way(card, answer, &question, before.lines().any(|line| said.iter().any(|said| said == line)))
}

fn with_way(card: Card, answer: &AnswerCard, question: &str, for_people: bool) -> Card {
    let Some(line) = line(answer, for_people) else { return card };
    let words = [Some(quoted(question)), line.above, card.content.clone(), line.below];
    let words: Vec<_> = words.into_iter().flatten().collect();
    let content = Some(limits::cut(&words.join("\n"), limits::CONTENT));
    with_button(Card { content, ..card }, answer.language)
}

/// What is said of the group, above what was found or below it.
#[derive(Default)]
struct Line {
    above: Option<String>,
    below: Option<String>,
}

fn line(answer: &AnswerCard, for_people: bool) -> Option<Line> {
    let texts = group(answer.language);
    match answer.outcome {
        Outcome::Answer | Outcome::Near if for_people => {
            Some(Line { above: Some(texts.looking_for_people()), below: None })
        }
        Outcome::None => Some(Line { above: None, below: Some(texts.perhaps_somebody_knows()) }),
        Outcome::Near => Some(Line::default()),
        Outcome::Answer => None,
    }
}

/// What is said to who found an answer not helpful, with a way to the group; the question, where it is known.
pub(crate) fn after_no_help(words: &str, question: Option<&str>, language: Language) -> Card {
    let lines =
        [question.map(quoted), Some(words.to_owned()), Some(group(language).perhaps_somebody_knows())];
    let lines: Vec<_> = lines.into_iter().flatten().collect();
    with_button(Card::notice(&lines.join("\n")), language)
}

fn with_button(card: Card, language: Language) -> Card {
    let button = CreateButton::new(GroupId::plain(Deed::Ask).to_string())
        .label(group(language).ask_the_group())
        .style(ButtonStyle::Secondary);
    let mut rows: Vec<_> = card.rows.iter().filter(|row| !row.is_empty()).cloned().collect();
    match rows.first_mut() {
        // Three at the most: what gives way to it stands behind the last one too.
        Some(first) if card.embed.is_some() && first.len() == IN_A_ROW => first[1] = button,
        _ => rows.push(vec![button]),
    }
    Card { rows, ..card }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(outcome: Outcome, asks_for_people: bool) -> Reply {
        Reply::Answer(AnswerCard { asks_for_people, ..AnswerCard::bare(Language::Dutch, outcome) })
    }

    fn content(card: Card) -> String {
        card.content.unwrap_or_default()
    }

    #[test]
    fn what_was_said_above_an_answer_stays_above_its_other_passages() {
        let question = "Is hier iemand die dat doet?";
        let said = group(Language::Dutch).looking_for_people();
        let another = reply(Outcome::Answer, false);
        let first = content(offered(Card::notice("Een passage."), &reply(Outcome::Answer, true), question));
        assert_eq!(first, format!("> {question}\n{said}\nEen passage."));
        let next = content(offered_again(Card::notice("Nog een."), &another, &first));
        assert_eq!(next, format!("> {question}\n{said}\nNog een."));
        // Where it was not said, it is not said of another passage either.
        let near = content(offered(Card::notice("Een passage."), &reply(Outcome::Near, false), question));
        assert_eq!(content(offered_again(Card::notice("Nog een."), &another, &near)), "Nog een.");
        assert_eq!(content(offered_again(Card::notice("Nog een."), &another, "Een passage.")), "Nog een.");
    }
}
