//! Does asking the right people work in groups of different kinds, or only where everybody chats?
//!
//! Conversations are made by a seed, of eight kinds in which something else tells who replies: the subject, who is most
//! active, who is about, the hour, one who knows nearly everything. Nothing in the program was set by them but how much
//! it tells that somebody was about (`docs/people.md`).

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::fmt::Write as _;
use std::fs;

use fastrand::Rng;
use vraagbaak::people::evaluate::{PeopleReport, run};

const HOUR: f64 = 3_600.0;
const DAY: f64 = 24.0 * HOUR;
const START: f64 = 1_750_000_000.0;
/// Words that a subject has of its own.
const WORDS: usize = 14;

/// What a group is like.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    people: usize,
    subjects: usize,
    questions: usize,
    days: f64,
    /// How much the subject tells who replies: 0 to 1.
    subject: f64,
    /// How unequally active people are: the exponent of Zipf's law.
    active: f64,
    /// For how many days people are about, where they come and go.
    about: Option<f64>,
    /// Whether people are there at eight hours of the day.
    hours: bool,
    /// How long a reply takes, in minutes: the median.
    delay: f64,
}

const USUAL: Kind = Kind {
    name: "",
    people: 40,
    subjects: 15,
    questions: 350,
    days: 100.0,
    subject: 0.8,
    active: 0.5,
    about: None,
    hours: false,
    delay: 60.0,
};

const KINDS: [Kind; 8] = [
    Kind { name: "subjects", subject: 0.97, active: 0.3, ..USUAL },
    Kind { name: "the active", subject: 0.1, active: 1.2, people: 60, ..USUAL },
    Kind { name: "coming and going", subject: 0.3, active: 0.3, people: 80, about: Some(6.0), ..USUAL },
    Kind { name: "hours", subject: 0.4, hours: true, ..USUAL },
    Kind { name: "one expert", subject: 0.4, active: 2.0, people: 20, ..USUAL },
    Kind { name: "a long tail", active: 0.9, people: 200, about: Some(30.0), ..USUAL },
    Kind { name: "a slow forum", subject: 0.9, active: 0.8, people: 80, delay: 600.0, ..USUAL },
    Kind { name: "small", subject: 0.7, active: 0.6, people: 12, subjects: 5, ..USUAL },
];

struct Person {
    subjects: Vec<usize>,
    active: f64,
    /// When they are about most, and from which hour on they are there.
    day: f64,
    hour: usize,
}

/// The conversations of a group, a line each.
fn conversations(kind: &Kind, seed: u64) -> String {
    let mut random = Rng::with_seed(seed);
    let people: Vec<Person> = (0..kind.people)
        .map(|at| Person {
            subjects: (0..random.usize(1..=3)).map(|_| random.usize(..kind.subjects)).collect(),
            active: 1.0 / number(at + 1).powf(kind.active),
            day: random.f64() * kind.days,
            hour: random.usize(..24),
        })
        .collect();
    let mut lines = String::new();
    for question in 0..kind.questions {
        let at = START + (number(question) + random.f64()) * kind.days * DAY / number(kind.questions);
        let subject = random.usize(..kind.subjects).min(random.usize(..kind.subjects));
        let asker = random.usize(..2 * kind.people);
        let mut word = || made_up(subject * WORDS + random.usize(..WORDS));
        let text = format!("Who knows about {} and {} or {}?", word(), word(), word());
        let _ = writeln!(
            lines,
            r#"{{"question": {{"id": {question}, "person": {asker}, "time": {at:.0}, "text": "{text}"}}}}"#
        );
        let mut when = at;
        let mut replied = vec![asker];
        for _ in 0..[0, 1, 1, 1, 1, 2, 2, 3][random.usize(..8)] {
            let weights: Vec<f64> = people.iter().map(|person| weight(kind, person, subject, at)).collect();
            let who = drawn(&weights, &mut random);
            if replied.contains(&who) {
                continue;
            }
            replied.push(who);
            when += (kind.delay * 60.0 * (1.3 * normal(&mut random)).exp()).max(30.0);
            let mut said = |who: usize, when: f64| {
                let _ = writeln!(
                    lines,
                    r#"{{"reply": {{"question": {question}, "person": {who}, "time": {when:.0}, "text": ""}}}}"#
                );
            };
            said(who, when);
            if random.f64() < 0.4 {
                said(asker, when + 90.0);
            }
        }
    }
    lines
}

/// A word that is like no other.
fn made_up(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ke", "lo", "mi", "nu", "pra", "sti", "vo", "zel", "dor", "fun", "gri", "hap", "jek", "rum",
        "twi",
    ];
    // Numbers next to each other give words that are far apart.
    let scattered = number * 40_503 % 65_536;
    (0..4).map(|place| SYLLABLES[scattered >> (4 * place) & 15]).collect()
}

/// How likely somebody is to reply.
fn weight(kind: &Kind, person: &Person, subject: usize, at: f64) -> f64 {
    let knows = if person.subjects.contains(&subject) { 1.0 } else { 1.0 - kind.subject };
    let days = (at - START) / DAY;
    let about = kind.about.map_or(1.0, |about| (-(days - person.day).abs() / about).exp() + 0.001);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour of a day")]
    let hour = (at / HOUR).rem_euclid(24.0) as usize;
    let there = !kind.hours || (hour + 24 - person.hour) % 24 < 8;
    knows * person.active * about * if there { 1.0 } else { 0.05 }
}

fn drawn(weights: &[f64], random: &mut Rng) -> usize {
    let mut left = random.f64() * weights.iter().sum::<f64>();
    weights
        .iter()
        .position(|weight| {
            left -= weight;
            left < 0.0
        })
        .unwrap_or(weights.len() - 1)
}

fn normal(random: &mut Rng) -> f64 {
    (-2.0 * (1.0 - random.f64()).ln()).sqrt() * (std::f64::consts::TAU * random.f64()).cos()
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn number(of: usize) -> f64 {
    of as f64
}

fn report(kind: &Kind, seed: u64) -> PeopleReport {
    let folder = tempfile::TempDir::new().expect("a folder");
    fs::write(folder.path().join("all.jsonl"), conversations(kind, seed)).expect("conversations");
    run(folder.path()).expect("they can be read")
}

/// In which share of the questions one of the three who were asked replied, by the name of who chose them; the average
/// of three groups of a kind.
fn among_asked(kind: &Kind) -> Vec<(&'static str, f64)> {
    let reports: Vec<PeopleReport> = (1..=3).map(|seed| report(kind, seed)).collect();
    let of = |at: usize| reports.iter().map(|r| r.policies[at].measures.among_asked).sum::<f64>() / 3.0;
    reports[0].policies.iter().enumerate().map(|(at, policy)| (policy.name, of(at))).collect()
}

#[test]
fn in_no_kind_of_group_is_it_much_worse_than_the_best_simple_way() {
    for kind in KINDS {
        let chosen = among_asked(&kind);
        let cells: Vec<String> = chosen.iter().map(|(name, share)| format!("{name} {share:.3}")).collect();
        println!("{}: {}", kind.name, cells.join(", "));
        let (ours, others) = chosen.split_first().expect("they are there");
        let best = others.iter().map(|(_, share)| *share).fold(0.0, f64::max);
        assert!(ours.1 >= best - 0.04, "{}: {} and {best}", kind.name, ours.1);
    }
}
