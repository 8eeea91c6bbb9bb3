//! Makes the lemma tables in `src/search/data` of pairs of a form and its lemma, with a tab between them.
//!
//! The Dutch pairs are those of the Python package simplemma, the English ones those of WordNet, as Debian packages
//! it; there, each lemma stands as a form of itself too:
//!
//! ```text
//! pip install simplemma==2.0.0
//! python3 -c 'from simplemma.strategies.dictionaries import dictionary_factory as factory
//! pairs = factory.DefaultDictionaryFactory().get_dictionary("nl").items()
//! print(*map("\t".join, pairs), sep="\n")' > nl.tsv
//! cargo run --example build_lemmas -- src/search/data/nl/lemmas.fst nl nl.tsv
//!
//! apt-get install wordnet-base
//! cd /usr/share/wordnet
//! awk '{ for (i = 2; i <= NF; i++) print $1 "\t" $i }' *.exc > /tmp/en.tsv
//! awk '/^[a-z]/ { print $1 "\t" $1 }' index.noun index.verb index.adj index.adv >> /tmp/en.tsv
//! cargo run --example build_lemmas -- src/search/data/en/lemmas.fst en /tmp/en.tsv
//! ```
//!
//! A table has only what the rules of the stemmer don't get right by themselves.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;

use fst::SetBuilder;
use vraagbaak::domain::Language;
use vraagbaak::search::{Stems, folded_words, lemma_entry, separable_entry};

/// Longer words are compounds, whose last part is in the table too.
const LONGEST: usize = 20;
/// Fewest compounds that must have a form as an inflection of a lemma, where the form has another one by itself:
/// `leden` is of `lijden`, and in `bestuursleden` and dozens of others of `lid`.
const FEWEST_COMPOUNDS: usize = 3;
/// Share of the compounds of a form that must have a lemma, where there are any: `week` is one of `wijken` too, but
/// hardly ever.
const SHARE_OF_COMPOUNDS: usize = 8;
/// Compounds of a form from which on they tell what it hardly ever is.
const MANY_COMPOUNDS: usize = 24;
/// Shorter words are hardly inflected, and are short for something else.
const SHORTEST: usize = 3;
/// Fewest letters of the first part of such a compound.
const FIRST_PART: usize = 3;
/// Unstressed first syllables, after which a participle has no `ge`: `aanbevolen`.
const UNSTRESSED: &[&str] = &["be", "her", "ont", "ver", "er", "ge"];
/// The ending of a diminutive, which is no word by itself because its plural is led back to it.
const DIMINUTIVE: &str = "je";
const PARTICLES: &str = include_str!("../src/search/data/nl/separable_particles.txt");

/// By form: its lemmas.
type Lemmas = BTreeMap<String, BTreeSet<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, language, pairs] = arguments.as_slice() else {
        return Err("usage: build_lemmas TARGET nl|en PAIRS".into());
    };
    let language =
        Language::ALL.into_iter().find(|known| known.code() == language).ok_or("which language?")?;
    let stems = Stems::new()?;
    let mut lemmas = read(&fs::read_to_string(pairs)?);
    let inflected = by_lemma(&lemmas);
    add_lemmas_themselves(&mut lemmas, &inflected);
    if language == Language::Dutch {
        weigh_by_compounds(&mut lemmas, &inflected);
    }
    let mut entries: BTreeSet<String> = BTreeSet::new();
    for (word, stems) in needed(&lemmas, &stems, language) {
        entries.extend(stems.iter().filter_map(|stem| lemma_entry(&word, stem)));
    }
    if language == Language::Dutch {
        entries.extend(separable(&lemmas, &inflected, &stems).iter().map(|stem| separable_entry(stem)));
    }
    let mut builder = SetBuilder::memory();
    builder.extend_iter(entries)?;
    fs::write(target, builder.into_inner()?)?;
    Ok(())
}

/// The pairs, as the search engine folds them. A name counts where it is inflected, and is no other word.
fn read(pairs: &str) -> Lemmas {
    let mut lemmas = Lemmas::new();
    let mut names = Vec::new();
    for (form, lemma) in pairs.lines().filter_map(|line| line.split_once('\t')) {
        let (Some(word), Some(lemma)) = (plain_word(form), plain_word(lemma)) else { continue };
        if form.starts_with(char::is_uppercase) {
            names.push((word, lemma));
        } else {
            lemmas.entry(word).or_default().insert(lemma);
        }
    }
    for (word, lemma) in names {
        if word != lemma && word.get(..FIRST_PART) == lemma.get(..FIRST_PART) && !lemmas.contains_key(&word) {
            lemmas.insert(word, BTreeSet::from([lemma]));
        }
    }
    lemmas
}

/// The word folded, where it is one word of letters alone.
fn plain_word(written: &str) -> Option<String> {
    let words = folded_words(&written.replace('_', ""));
    let [word] = words.as_slice() else { return None };
    word.bytes().all(|b| b.is_ascii_lowercase()).then(|| word.clone())
}

/// By lemma: its inflections.
fn by_lemma(lemmas: &Lemmas) -> Lemmas {
    let mut inflected = Lemmas::new();
    for (form, lemmas) in lemmas {
        for lemma in lemmas.iter().filter(|lemma| *lemma != form) {
            inflected.entry(lemma.clone()).or_default().insert(form.clone());
        }
    }
    inflected
}

/// A word that others are inflections of is one by itself, whatever else it is: `wegen` and `noot`.
fn add_lemmas_themselves(lemmas: &mut Lemmas, inflected: &Lemmas) {
    for lemma in inflected.keys().filter(|lemma| !lemma.ends_with(DIMINUTIVE)) {
        lemmas.entry(lemma.clone()).or_default().insert(lemma.clone());
    }
}

/// How often each form is the last part of compounds with each lemma.
type Compounds = HashMap<String, HashMap<String, usize>>;

/// Adds the lemmas that a form has as the last part of compounds, and takes away those that it hardly ever has there.
fn weigh_by_compounds(lemmas: &mut Lemmas, inflected: &Lemmas) {
    for (form, of) in compounds(lemmas, inflected) {
        let all: usize = of.values().sum();
        let Some(known) = lemmas.get_mut(&form) else { continue };
        let is_often = |often: usize| often >= FEWEST_COMPOUNDS && often * SHARE_OF_COMPOUNDS >= all;
        known.extend(of.iter().filter(|(_, often)| is_often(**often)).map(|(lemma, _)| lemma.clone()));
        // What is no lemma by itself is an inflection of what the dictionary says, whatever compounds tell.
        if all >= MANY_COMPOUNDS && known.contains(&form) {
            known.retain(|lemma| of.get(lemma).is_some_and(|often| is_often(*often)));
        }
    }
}

fn compounds(lemmas: &Lemmas, inflected: &Lemmas) -> Compounds {
    let is_part = |part: &str| lemmas.contains_key(part);
    let mut compounds = Compounds::new();
    for (form, of) in lemmas {
        for lemma in of {
            let shared = form.bytes().zip(lemma.bytes()).take_while(|(one, other)| one == other).count();
            for cut in FIRST_PART..=shared.min(form.len().saturating_sub(1)) {
                let (first, last, last_of) = (&form[..cut], &form[cut..], &lemma[cut..]);
                let is_compound = is_part(first) || first.strip_suffix('s').is_some_and(is_part);
                if is_compound && is_part(last) && (inflected.contains_key(last_of) || last == last_of) {
                    *compounds.entry(last.to_owned()).or_default().entry(last_of.to_owned()).or_default() +=
                        1;
                }
            }
        }
    }
    compounds
}

/// The words whose stems the rules get wrong, with those stems. Short ones first: the rules find the last part of a
/// compound in the table.
fn needed(lemmas: &Lemmas, stems: &Stems, language: Language) -> HashMap<String, Vec<String>> {
    let mut words: Vec<&String> =
        lemmas.keys().filter(|word| (SHORTEST..=LONGEST).contains(&word.len())).collect();
    words.sort_by_key(|word| (word.len(), word.as_str()));
    let mut table: HashMap<String, Vec<String>> = HashMap::new();
    for word in words {
        let right: BTreeSet<String> =
            lemmas[word].iter().map(|lemma| stems.of_lemma(lemma, language)).collect();
        let right: Vec<String> = right.into_iter().collect();
        let by_rules = stems.by_table(word, language, &|word| table.get(word).cloned().unwrap_or_default());
        if by_rules != right {
            table.insert(word.clone(), right);
        }
    }
    table
}

/// The stems of verbs that are written apart: those with a particle and a verb, of which a participle shows it.
fn separable(lemmas: &Lemmas, inflected: &Lemmas, stems: &Stems) -> BTreeSet<String> {
    let mut separable = BTreeSet::new();
    let particles = PARTICLES.lines().filter(|line| !line.starts_with('#'));
    for particle in particles {
        let begins =
            inflected.range(particle.to_owned()..).take_while(|(lemma, _)| lemma.starts_with(particle));
        for (lemma, forms) in begins {
            let verb = &lemma[particle.len()..];
            let participle = format!("{particle}ge");
            let is_apart = UNSTRESSED.iter().any(|syllable| verb.starts_with(syllable))
                || forms.iter().any(|form| form.starts_with(&participle));
            if is_apart && verb.ends_with('n') && lemmas.contains_key(verb) {
                separable.insert(format!("{particle}{}", stems.of_lemma(verb, Language::Dutch)));
            }
        }
    }
    separable
}
