//! How many Dutch inflections don't meet their lemma? Of a treebank in the CoNLL-U format, such as those of Universal
//! Dependencies:
//!
//! ```text
//! cargo run --example inflections -- nl_alpino-ud-dev.conllu nl_alpino-ud-test.conllu
//! ```
//!
//! Verbs, nouns and adjectives whose lemma differs, each form once. The treebank writes compounds and separable verbs with
//! `_` between their parts (`op_nemen`): a compound is left out, since it has no linking letters there, and so is a verb
//! whose particle stands elsewhere in the sentence.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use vraagbaak::domain::Language;
use vraagbaak::search::{Stems, folded_words};

const KINDS: &[&str] = &["ADJ", "NOUN", "VERB"];
/// How many of those that don't meet are shown.
const SHOWN: usize = 40;

/// By kind: the forms and their lemmas, folded.
type Pairs = BTreeMap<String, BTreeSet<(String, String)>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut pairs = Pairs::new();
    for file in std::env::args().skip(1) {
        fs::read_to_string(file)?.lines().filter_map(pair).for_each(|(kind, form, lemma)| {
            pairs.entry(kind).or_default().insert((form, lemma));
        });
    }
    let stems = Stems::new()?;
    let apart = |(form, lemma): &&(String, String)| {
        let [form, lemma] = [form, lemma].map(|word| stems.of(word, Language::Dutch));
        form.iter().all(|stem| !lemma.contains(stem))
    };
    let (mut all, mut all_apart) = (0, Vec::new());
    for (kind, pairs) in &pairs {
        let apart: Vec<_> = pairs.iter().filter(apart).collect();
        report(kind, apart.len(), pairs.len());
        all += pairs.len();
        all_apart.extend(apart);
    }
    report("all", all_apart.len(), all);
    for (form, lemma) in all_apart.iter().step_by((all_apart.len() / SHOWN).max(1)) {
        println!("  {form} {lemma}");
    }
    Ok(())
}

fn report(kind: &str, apart: usize, pairs: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = apart as f64 / pairs.max(1) as f64 * 100.0;
    println!("{kind:5} {apart:4} of {pairs:4} don't meet their lemma ({share:.1} %)");
}

/// The kind, the form and the lemma of a line, if it is such a pair.
fn pair(line: &str) -> Option<(String, String, String)> {
    let [number, form, lemma, kind, ..] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let begins_alike = |particle: &str| form.to_lowercase().starts_with(particle);
    let is_whole = lemma.split_once('_').is_none_or(|(first, _)| kind == "VERB" && begins_alike(first));
    let one_word = |written: &str| match folded_words(written).as_slice() {
        [word] if word.chars().all(char::is_alphabetic) => Some(word.clone()),
        _ => None,
    };
    let (form, lemma) = (one_word(form)?, one_word(&lemma.replace('_', ""))?);
    let counts = KINDS.contains(&kind) && is_whole && number.parse::<u32>().is_ok() && form != lemma;
    counts.then(|| (kind.to_owned(), form, lemma))
}
