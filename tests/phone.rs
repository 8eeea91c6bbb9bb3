//! How much of a phone's screen do a question and its answer take? Run with `--nocapture` to see the figures, and
//! with `PHONE=all` for those of all the golden questions.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::fs;

use serde_json::Value;
use vraagbaak::app::{App, Ask, DEFAULT_PASSAGES, Reply, Request};
use vraagbaak::discord::message_body;
use vraagbaak::domain::Language;
use vraagbaak::search::Outcome;

use crate::golden::{Golden, project};
use crate::judgement;

/// Characters in a line on a phone.
const LINE: usize = 38;
/// Lines on a phone's screen. A common one is 844 points high, of which Discord's bars, the keyboard's line and the
/// system's own take 190; a line is 21.
const SCREEN: usize = 31;
/// Of so many golden questions one is asked, where it is not said that all are to be.
const EVERY: usize = 5;
/// Lines that a row of buttons or a menu takes.
const ROW: usize = 2;
/// Lines that the name above a message takes, and the space before it.
const NAME: usize = 1;

/// The lines that a text takes, its words kept whole.
fn lines(text: &str) -> usize {
    visible(text).lines().map(wrapped).sum()
}

fn wrapped(line: &str) -> usize {
    let (mut lines, mut room) = (1, LINE);
    for word in line.split_whitespace() {
        let length = word.chars().count();
        if length > room && room < LINE {
            (lines, room) = (lines + 1, LINE);
        }
        lines += length.saturating_sub(1) / LINE;
        room = room.saturating_sub(length + 1);
    }
    lines
}

/// A text as it is shown: a link by its words, and no signs of Markdown.
fn visible(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("](<") {
        shown.push_str(before);
        rest = link.split_once(">)").map_or("", |(_, after)| after);
    }
    shown.push_str(rest);
    shown.replace("**", "").replace("-# ", "").replace(['\\', '['], "")
}

/// The lines of a message: its text, and all that it takes.
fn of_message(body: &Value) -> (usize, usize) {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map_or(0, lines);
    let mut words = text(&body["content"]);
    for embed in body["embeds"].as_array().into_iter().flatten() {
        words += text(&embed["title"]) + text(&embed["description"]) + text(&embed["footer"]["text"]);
        let fields = embed["fields"].as_array().into_iter().flatten();
        words += fields.map(|field| text(&field["name"]) + text(&field["value"])).sum::<usize>();
    }
    let embeds = body["embeds"].as_array().map_or(0, Vec::len);
    let rows = body["components"].as_array().map_or(0, Vec::len);
    // The space around an embed is a line.
    (words, NAME + words + embeds + rows * ROW)
}

/// What the messages of one kind take.
struct Taken(Vec<usize>);

impl Taken {
    fn print(&mut self, what: &str) {
        self.0.sort_unstable();
        let at = |share: usize| self.0[(self.0.len() - 1) * share / 100];
        println!(
            "{what:<28} {:>4}: least {}, 10 % {}, 25 % {}, half {}, 75 % {}, 90 % {}, most {}",
            self.0.len(),
            at(0),
            at(10),
            at(25),
            at(50),
            at(75),
            at(90),
            at(100)
        );
    }

    fn fitting(&self) -> f64 {
        self.0.iter().filter(|lines| **lines <= SCREEN).count() as f64 / self.0.len() as f64
    }
}

#[tokio::test]
async fn question_and_answer_fit_a_phones_screen_for_half_of_the_golden_questions() {
    let every = if std::env::var("PHONE").is_ok_and(|asked| asked == "all") { 1 } else { EVERY };
    let (library, _index) = judgement::library();
    let app = App::new(library, 7);
    let (mut whole, mut given, mut found) = (Taken(Vec::new()), Taken(Vec::new()), Vec::new());
    for language in Language::ALL {
        let file = project("tests/golden").join(format!("{language}.jsonl"));
        for line in fs::read_to_string(file).expect("the questions").lines().step_by(every) {
            let golden: Golden = serde_json::from_str(line).expect("a question");
            let text = golden.question.clone();
            let ask = Ask { text, before: golden.before, language, limit: DEFAULT_PASSAGES };
            let reply = app.handle(Request::Ask(ask)).await;
            let Reply::Answer(card) = &reply else { continue };
            let (words, all) = of_message(&message_body(&reply));
            found.push((card.outcome, words));
            // Above the answer stands the question, with the name of who asked, and once more in one line.
            let all = NAME + lines(&golden.question) + 1 + all;
            whole.0.push(all);
            given.0.extend((card.outcome != Outcome::None).then_some(all));
        }
    }
    for outcome in [Outcome::Answer, Outcome::Near, Outcome::None] {
        let of = found.iter().filter(|(of, _)| *of == outcome).map(|(_, lines)| *lines);
        Taken(of.collect()).print(&format!("lines of text, {}", outcome.name()));
    }
    whole.print("question and answer");
    given.print("the same, with a passage");
    println!("within {SCREEN} lines: {:.3}, with a passage {:.3}", whole.fitting(), given.fitting());
    assert!(whole.fitting() >= 0.5, "{:.3} of them fit", whole.fitting());
}
