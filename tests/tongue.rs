//! Is a question told by its words to be Dutch or English?
//!
//! Asked of all golden questions, without a search. Where nothing tells, the asker's own language
//! stands, or the server's, or `DEFAULT_LANGUAGE`: here once Dutch and once English. Run with
//! `--nocapture` to see the figures.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;
use vraagbaak::search::Engine;

/// What part of the questions in sentences must be told right, whatever the default.
const SENTENCES: f64 = 0.99;
/// The same of those on a phone or misspelt, which have fewer little words.
const SLOPPY: f64 = 0.95;
/// The same of bare keywords, of which many are names.
const KEYWORDS: f64 = 0.6;

#[derive(Deserialize)]
struct Golden {
    question: String,
    kind: String,
}

/// How many questions were asked, and for how many of them the language was wrong with each default.
#[derive(Default)]
struct Tally {
    asked: usize,
    wrong: [usize; Language::ALL.len()],
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn questions(language: Language) -> Vec<Golden> {
    let folders = ["golden", "golden/further", "golden/unseen"];
    let files = folders.map(|folder| project(&format!("tests/{folder}/{language}.jsonl")));
    let texts = files.map(|file| fs::read_to_string(file).expect("the questions are there"));
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.map(|line| serde_json::from_str(line).expect("a question a line")).collect()
}

/// The shipped documents, indexed once for all tests.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let corpus = Corpus::load(&project("corpus"), Language::Dutch).expect("the corpus loads");
    Engine::build(corpus.passages, &corpus.glossary).expect("it is indexed")
});

#[test]
fn the_words_of_a_question_tell_its_language() {
    let mut tallies: BTreeMap<(Language, String), Tally> = BTreeMap::new();
    for language in Language::ALL {
        for Golden { question, kind } in questions(language) {
            let told = ENGINE.language_of(&question);
            let tally = tallies.entry((language, kind)).or_default();
            tally.asked += 1;
            for (wrong, default) in tally.wrong.iter_mut().zip(Language::ALL) {
                *wrong += usize::from(told.unwrap_or(default) != language);
            }
        }
    }
    println!("{:<16}{:>7}{:>12}{:>12}", "", "asked", "wrong, nl", "wrong, en");
    for ((language, kind), Tally { asked, wrong: [dutch, english] }) in &tallies {
        println!("{language} {kind:<13}{asked:>7}{dutch:>12}{english:>12}");
        let floor = match kind.as_str() {
            "keywords" | "smalltalk" => KEYWORDS,
            "phone" | "misspelt" => SLOPPY,
            _ => SENTENCES,
        };
        let right = 1.0 - *dutch.max(english) as f64 / *asked as f64;
        assert!(right >= floor, "{language} {kind}: {right:.3} told right");
    }
}

#[test]
fn questions_without_a_plain_little_word_are_told_too() {
    for (text, language) in [
        ("Metcalfe's law vs Reed's law", Some(Language::English)),
        ("Isn't crowdfunding just begging?", Some(Language::English)),
        ("explain consent decision making like im five", Some(Language::English)),
        ("Is Bluesky better than Threads?", Some(Language::English)),
        ("Tell me about Dunbar", Some(Language::English)),
        ("im new here, whats society 3.0", Some(Language::English)),
        ("Explain Ostrom’s design principles", Some(Language::English)),
        ("Define social capital", Some(Language::English)),
        ("volunteers keep quitting, advice", Some(Language::English)),
        ("Don't likes mislead us?", Some(Language::English)),
        ("weak ties", Some(Language::English)),
        ("Examples of co-creation", Some(Language::English)),
        ("zwakke banden", Some(Language::Dutch)),
        ("'t nut van crowdfunding", Some(Language::Dutch)),
        ("zo'n zzp'er", Some(Language::Dutch)),
        ("foto's delen", Some(Language::Dutch)),
        ("Wat is Bluesky?", Some(Language::Dutch)),
        // An English ending on a Dutch word, and names: the place knows better.
        ("Ostrom's principes", None),
        ("Granovetter", None),
        ("Bluesky", None),
        ("", None),
    ] {
        assert_eq!(ENGINE.language_of(text), language, "{text}");
    }
}

#[test]
fn only_what_is_surely_neither_dutch_nor_english_is_foreign() {
    for text in [
        "Was ist eine Filterblase?",
        "Warum gibt es Vertrauen in Netzwerken nicht?",
        "Qu'est-ce que le capital social ?",
        "Pourquoi est-ce que les gens aident des inconnus ?",
        "¿Qué es el capital social y para qué sirve?",
        "ما هو رأس المال الاجتماعي؟",
        "Что такое крауд-фандинг?",
        "Sosyal ağ nedir ve neden bu kadar önemli?",
    ] {
        assert!(ENGINE.is_foreign(text), "{text}");
    }
    for language in Language::ALL {
        for Golden { question, .. } in questions(language) {
            assert!(!ENGINE.is_foreign(&question), "{question}");
        }
    }
    for text in
        ["wta is een netwrk orgnisatie", "Wie is Van den Hoff?", "de la Laat", "x", "", "😀", "le club"]
    {
        assert!(!ENGINE.is_foreign(text), "{text}");
    }
}
