//! How fast is a question answered, beside plain tantivy, on the shipped documents and on generated text?
//!
//! ```text
//! cargo bench --bench search -- shipped 1000 100000 1000000 listed:100000
//! ```
//!
//! `shipped` asks the golden questions of the shipped documents; a number makes as many passages, and with
//! `listed:` each has a heading and ten questions that it is said to answer, as the shipped ones have.
//!
//! Words follow a Zipf law over a vocabulary of made-up Dutch-looking words under the real Dutch
//! function words; questions take words of a passage, and misspelt ones have one or two typing
//! errors in them. Both engines get the same passages and questions in the same run, one thread.
//! A question is timed by the processor time of the thread that asks it, which other programs on
//! the machine lengthen far less than the time by the clock; a build is timed by the clock, and by
//! the processor time of all threads together.

#![expect(clippy::print_stdout, reason = "the table is what a bench is for")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cpu_time::{ProcessTime, ThreadTime};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument};
use vraagbaak::corpus::{Corpus, Document, Glossary, Passage};
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, Question};

/// So many that the hundredth part of them, which the p99 leaves out, is no matter of chance.
const QUESTIONS: usize = 1_000;
/// As many questions as a section of the shipped documents lists, on the average.
const LISTED: usize = 10;
const FUNCTION_WORDS: &str = "de van een het en in is dat op te die met voor niet zijn aan er om ook als dan maar bij nog \
uit door over ze hij naar heeft hun wat was we kan dit zo werd wel tot of hebben meer je al worden geen moet deze";

/// A small deterministic generator (Marsaglia's xorshift), so that every run has the same text.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    #[expect(clippy::cast_precision_loss, reason = "a random share")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Words by falling frequency.
fn vocabulary(size: usize, random: &mut Random) -> Vec<String> {
    const ONSETS: [&str; 16] =
        ["b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "kl", "br", "sch"];
    const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "aa", "oe", "ij", "ee"];
    const CODAS: [&str; 8] = ["", "n", "r", "l", "t", "k", "s", "ng"];
    let mut words: Vec<String> = FUNCTION_WORDS.split(' ').map(str::to_owned).collect();
    while words.len() < size {
        let mut word = String::new();
        for _ in 0..2 + random.below(3) {
            for sounds in [&ONSETS[..], &VOWELS[..], &CODAS[..]] {
                word.push_str(sounds[random.below(sounds.len())]);
            }
        }
        words.push(word);
    }
    words
}

/// A word by the Zipf law with exponent 1: its rank is a power of the size of the vocabulary.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank"
)]
fn zipf<'v>(words: &'v [String], random: &mut Random) -> &'v str {
    let rank = (words.len() as f64).powf(random.share()) as usize;
    &words[rank.min(words.len()) - 1]
}

fn passages(count: usize, words: &[String], random: &mut Random) -> Vec<Passage> {
    let text = |random: &mut Random| {
        let length = 30 + random.below(50);
        let mut text: Vec<&str> = (0..length).map(|_| zipf(words, random)).collect();
        text.push("einde.");
        text.join(" ")
    };
    let document = |at: usize, text: String| Document::bare(at.to_string(), Language::Dutch, text);
    (0..count).map(|at| Passage::whole(Arc::new(document(at, text(random))))).collect()
}

/// The same passages with a heading and listed questions, of words that stand in them and of others.
fn with_lists(passages: Vec<Passage>, words: &[String], random: &mut Random) -> Vec<Passage> {
    let line = |passage: &Passage, random: &mut Random| {
        let own: Vec<&str> = passage.text().split(' ').collect();
        let said = (0..3).map(|_| own[random.below(own.len())].to_owned()).collect::<Vec<_>>();
        format!("{} {}?", said.join(" "), zipf(words, random))
    };
    let listed = |passage: Passage| {
        let heading = line(&passage, random);
        let questions: Vec<String> = (0..LISTED).map(|_| line(&passage, random)).collect();
        Passage { headings: Arc::new([heading]), questions: questions.into(), ..passage }
    };
    passages.into_iter().map(listed).collect()
}

/// Questions of three to eight neighbouring words of a passage, clean and misspelt.
fn questions(passages: &[Passage], random: &mut Random) -> Asked {
    let question = |random: &mut Random| {
        let words: Vec<&str> = passages[random.below(passages.len())].text().split(' ').collect();
        let length = 3 + random.below(6);
        let start = random.below(words.len() - length);
        words[start..start + length].iter().map(|word| (*word).to_owned()).collect::<Vec<String>>()
    };
    let clean = (0..QUESTIONS).map(|_| (Language::Dutch, question(random).join(" "))).collect();
    Asked::misspelt_too(clean, random)
}

/// Questions with the language in which an answer is wanted, as they should be and misspelt.
struct Asked {
    clean: Vec<(Language, String)>,
    misspelt: Vec<(Language, String)>,
}

impl Asked {
    fn misspelt_too(clean: Vec<(Language, String)>, random: &mut Random) -> Self {
        let mut misspelt = clean.clone();
        for (_, text) in &mut misspelt {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            for _ in 0..1 + random.below(2) {
                let at = random.below(words.len());
                words[at] = misspell(&words[at], random);
            }
            *text = words.join(" ");
        }
        Self { clean, misspelt }
    }
}

/// What is searched, and what is asked of it.
struct Task {
    name: String,
    passages: Vec<Passage>,
    glossary: Glossary,
    asked: Asked,
}

impl Task {
    /// By its name: `shipped`, a number of passages, or such a number after `listed:`.
    fn named(name: &str) -> Result<Self, Box<dyn Error>> {
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        if name == "shipped" {
            return Self::shipped(&mut random);
        }
        let (listed, count) = name.strip_prefix("listed:").map_or((false, name), |count| (true, count));
        let count: usize = count.parse().map_err(|_| format!("{name}: not \"shipped\", nor a number"))?;
        let words = vocabulary((count * 2).clamp(5_000, 300_000), &mut random);
        let mut passages = passages(count, &words, &mut random);
        let asked = questions(&passages, &mut random);
        if listed {
            passages = with_lists(passages, &words, &mut random);
        }
        Ok(Self { name: name.to_owned(), passages, glossary: Glossary::default(), asked })
    }

    /// The shipped documents, and the golden questions.
    fn shipped(random: &mut Random) -> Result<Self, Box<dyn Error>> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let corpus = Corpus::load(&project.join("corpus"), Language::Dutch)?;
        let mut clean = Vec::new();
        for language in Language::ALL {
            let lines = fs::read_to_string(project.join(format!("tests/golden/{language}.jsonl")))?;
            for line in lines.lines() {
                let golden: serde_json::Value = serde_json::from_str(line)?;
                clean.extend(golden["question"].as_str().map(|text| (language, text.to_owned())));
            }
        }
        let asked = Asked::misspelt_too(clean, random);
        let (passages, glossary) = (corpus.passages, corpus.glossary);
        Ok(Self { name: "shipped".to_owned(), passages, glossary, asked })
    }
}

/// A typing error: two letters swapped, one left out, one doubled, or another one hit.
fn misspell(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = 1 + random.below(letters.len() - 2);
    match random.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = ['a', 'e', 'n', 't', 'r'][random.below(5)],
    }
    letters.into_iter().collect()
}

/// Plain tantivy: stems, BM25, no fuzziness.
struct Plain {
    searcher: Searcher,
    parser: QueryParser,
}

impl Plain {
    fn build(passages: &[Passage]) -> Result<Self, Box<dyn Error>> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("nl").set_index_option(IndexRecordOption::WithFreqs);
        let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_ram(schema.build());
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(Stemmer::new(tantivy::tokenizer::Language::Dutch))
            .build();
        index.tokenizers().register("nl", analyzer);
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 200_000_000)?;
        for passage in passages {
            let mut document = TantivyDocument::default();
            document.add_text(field, passage.text());
            writer.add_document(document)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        Ok(Self { searcher, parser: QueryParser::for_index(&index, vec![field]) })
    }

    fn ask(&self, text: &str) -> usize {
        let (query, _) = self.parser.parse_query_lenient(text);
        self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).map_or(0, |found| found.len())
    }
}

fn time(
    questions: &[(Language, String)],
    mut ask: impl FnMut(Language, &str) -> usize,
) -> (Duration, Duration, usize) {
    let mut found = 0;
    let mut times: Vec<Duration> = questions
        .iter()
        .map(|(language, question)| {
            let started = ThreadTime::now();
            found += ask(*language, question);
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 99 / 100], found)
}

/// How long something took that may use several threads.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    processor: Duration,
}

impl Took {
    fn by<T>(work: impl FnOnce() -> T) -> (T, Self) {
        let (started, worked) = (Instant::now(), ProcessTime::now());
        let made = work();
        (made, Self { clock: started.elapsed(), processor: worked.elapsed() })
    }
}

fn row(name: &str, (median, p99, found): (Duration, Duration, usize)) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "  {name:<22} p50 {:>8.3} ms   p99 {:>8.3} ms   hits {found}",
        milliseconds(median),
        milliseconds(p99)
    );
}

/// The most memory that the program has had, where the system tells.
fn peak_memory() -> String {
    let kilobytes = || {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    kilobytes().map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

fn folder_size(folder: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                folder_size(&entry.path())
            } else {
                entry.metadata().map_or(0, |m| m.len())
            }
        })
        .sum()
}

fn run(task: Task) -> Result<(), Box<dyn Error>> {
    let Task { name, passages, glossary, asked } = task;
    let count = passages.len();
    println!(
        "{name}: {count} passages, {} questions by thread time, peak memory with the text alone {}",
        asked.clean.len(),
        peak_memory()
    );

    let (plain, plain_took) = Took::by(|| Plain::build(&passages));
    let plain = plain?;
    println!(
        "  plain build {:.2} s, {:.2} s of processor time, peak memory {}",
        plain_took.clock.as_secs_f64(),
        plain_took.processor.as_secs_f64(),
        peak_memory()
    );
    row("plain, clean", time(&asked.clean, |_, question| plain.ask(question)));
    row("plain, misspelt", time(&asked.misspelt, |_, question| plain.ask(question)));
    drop(plain);

    let folder = tempfile::tempdir()?;
    let own = passages.clone();
    let (engine, took) = Took::by(|| Engine::open(own, &glossary, folder.path(), &mut |_, _| {}));
    let engine = engine?;
    println!(
        "  engine build {:.2} s ({:.2} times), {:.2} s of processor time ({:.2} times), {} bytes a passage, \
         peak memory {}",
        took.clock.as_secs_f64(),
        took.clock.as_secs_f64() / plain_took.clock.as_secs_f64(),
        took.processor.as_secs_f64(),
        took.processor.as_secs_f64() / plain_took.processor.as_secs_f64(),
        folder_size(folder.path()) / count as u64,
        peak_memory()
    );
    let ask = |language, text: &str| {
        let question = Question::new(text, language, 3);
        engine.ask(&question).expect("the index is sound").hits.len()
    };
    row("engine, clean", time(&asked.clean, ask));
    row("engine, clean, again", time(&asked.clean, ask));
    row("engine, misspelt", time(&asked.misspelt, ask));
    drop(engine);
    let started = Instant::now();
    Engine::open(passages, &glossary, folder.path(), &mut |_, _| {})?;
    println!("  opened again in {:.2} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds a flag of its own.
    let tasks: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let usual = || ["shipped", "1000", "100000"].map(str::to_owned).to_vec();
    let tasks = if tasks.is_empty() { usual() } else { tasks };
    tasks.iter().try_for_each(|name| run(Task::named(name)?))
}
