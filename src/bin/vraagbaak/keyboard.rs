//! What is done for whoever types a command, without Discord and without the store?

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use meaning::ModelError;
use vraagbaak::app::{App, Fault, Library, LibraryError, ModelChoice, Reader, Shelf};
use vraagbaak::config::{
    AnswerFormat, AskOptions, Common, CorpusCommand, EvalOptions, ImportOptions, ModelUse,
};
use vraagbaak::corpus::{Corpus, LoadError, Passage};
use vraagbaak::domain::Language;
use vraagbaak::import::watch::{self, Downloads};
use vraagbaak::import::{self, Destination, Order};
use vraagbaak::people;
use vraagbaak::search::{Engine, Question, evaluate};
use vraagbaak::terminal::{self, AskError, Format, QuestionsError, Tongue};
use vraagbaak::texts::{DocumentTexts, documents, texts};

use super::failure::{FAILED, Failure};
use super::here;

/// `corpus check` asks so many sections at the most whether they are found: about five seconds' worth.
const MOST_CHECKED: usize = 200;
/// What is logged of a machine on which the sentence model takes too long.
pub(super) const SLOW: &str = "the sentence model is too slow on this machine: words alone decide";
/// The longest that a question waits here until what it needs is read.
const PATIENCE: Duration = Duration::from_millis(700);

/// Whoever reads the documents with the sentence model; nobody where it is off, or too slow here: how it computes is
/// then handed to `slow`.
pub(super) fn reader(common: &Common, slow: impl FnOnce(&str)) -> Result<Option<Reader>, Failure> {
    if common.model == ModelUse::Off {
        return Ok(None);
    }
    let choice = common.model_dir.clone().map_or(ModelChoice::Shipped, ModelChoice::Folder);
    let reader = Reader::open(&choice, &common.data_dir.join("index"));
    let reader = reader.map_err(|error| no_model(common, &error))?;
    if common.model == ModelUse::Auto && !reader.is_fast(Instant::now) {
        slow(&reader.kernel());
        return Ok(None);
    }
    Ok(Some(reader))
}

/// The app behind the keyboard: it opens no database, so that it is there at once. What `questions` need is
/// read before they are asked, as far as there is time.
fn open(common: &Common, questions: Wanted<'_>) -> Result<App, Failure> {
    let library = library(common)?;
    // Whoever asks one question here can do nothing about it.
    if let Some(reader) = reader(common, |kernel| tracing::debug!(kernel, "{SLOW}"))? {
        let unread = reader.hand_in(&library);
        match questions {
            Wanted::One(question) if unread > 0 => {
                let until = Instant::now() + PATIENCE;
                let question = Question::new(question, common.default_language, 1);
                reader.read_for(&library, &question, || Instant::now() < until)?;
            }
            Wanted::All if unread > 0 => read_all(common, &reader, &library)?,
            Wanted::One(_) | Wanted::All => {}
        }
    }
    Ok(App::new(library, fastrand::u64(..)))
}

fn no_model(common: &Common, error: &ModelError) -> Failure {
    Failure::BadUse(texts(common.default_language).no_model(&error.to_string()).into())
}

/// What is to be read before it is asked.
#[derive(Clone, Copy)]
enum Wanted<'q> {
    /// What a question needs.
    One(&'q str),
    /// Everything.
    All,
}

fn read_all(common: &Common, reader: &Reader, library: &Library) -> Result<(), Failure> {
    let mut progress = terminal::Progress::new(texts(common.default_language).reading());
    reader.read_all(library, &mut |done, of| progress.tell(done, of))?;
    progress.end();
    Ok(())
}

pub(super) fn shelf(common: &Common) -> Shelf {
    Shelf {
        folder: common.corpus_dir.clone(),
        default_language: common.default_language,
        index: common.data_dir.join("index"),
    }
}

/// Lines no wider than the terminal.
fn wrapped<W: io::Write>(out: W) -> terminal::Wrapped<W> {
    terminal::Wrapped::new(out, terminal::width())
}

/// Opens the corpus for questions.
pub(super) fn library(common: &Common) -> Result<Library, Failure> {
    let mut progress = terminal::Progress::new(texts(common.default_language).indexing());
    let Shelf { folder, default_language, index } = shelf(common);
    let mut watch = |done, of| progress.tell(done, of);
    let library = Library::open_watched(&folder, default_language, &index, &mut watch);
    let library = library.map_err(|error| match error {
        LibraryError::Corpus(error) => no_corpus(common, &error),
        LibraryError::Search(_) => error.into(),
    })?;
    progress.end();
    some_passages(common, &library.corpus)?;
    Ok(library)
}

/// Documents without a passage are no use to anyone.
fn some_passages(common: &Common, corpus: &Corpus) -> Result<(), Failure> {
    if corpus.passages.is_empty() {
        let words = texts(common.default_language).empty_corpus(&common.corpus_dir.display().to_string());
        return Err(Failure::BadUse(words.into()));
    }
    Ok(())
}

/// Reads the documents alone: nobody asks them anything.
pub(super) fn read(common: &Common) -> Result<Corpus, Failure> {
    Corpus::load(&common.corpus_dir, common.default_language).map_err(|error| no_corpus(common, &error))
}

fn no_corpus(common: &Common, error: &LoadError) -> Failure {
    let (folder, reason) = (error.path.display().to_string(), error.source.to_string());
    Failure::BadUse(texts(common.default_language).no_corpus(&folder, &reason).into())
}

pub(super) fn ask(common: &Common, options: &AskOptions) -> Result<ExitCode, Failure> {
    let asked = options.question.join(" ");
    let wanted = if options.questions.is_some() { Wanted::All } else { Wanted::One(&asked) };
    let app = open(common, wanted)?;
    let tongue = Tongue { chosen: options.language.language, default: common.default_language };
    let format = match (options.explain, options.format) {
        (true, _) => Format::Why,
        (false, AnswerFormat::Text) => Format::Text,
        (false, AnswerFormat::Json) => Format::Json,
    };
    let limit = usize::from(options.limit);
    let out = io::BufWriter::new(anstream::stdout());
    let mut out = match format {
        Format::Text => wrapped(out),
        Format::Json | Format::Why => terminal::Wrapped::new(out, None),
    };
    match &options.questions {
        Some(path) if options.question.is_empty() => {
            let all = here()?.block_on(terminal::answer_all(&app, path, tongue, limit, format, &mut out));
            all.map_err(|error| match error {
                QuestionsError::Ask(error) => not_answered(common, error),
                error => error.into(),
            })?;
        }
        Some(_) | None => {
            let asked = here()?.block_on(terminal::ask(&app, &asked, tongue, limit, format, &mut out));
            asked.map_err(|error| not_answered(common, error))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Why a question has no answer, and what whoever typed it can do about it.
fn not_answered(common: &Common, error: AskError) -> Failure {
    let AskError::Fault(Fault::Search(error)) = error else { return error.into() };
    let folder = shelf(common).index.display().to_string();
    Failure::Index(texts(common.default_language).index_fails(&folder, &error.to_string()))
}

pub(super) fn corpus(common: &Common, command: &CorpusCommand) -> Result<ExitCode, Failure> {
    let out = &mut wrapped(anstream::stdout());
    match command {
        CorpusCommand::Check => {
            let corpus = read(common)?;
            let year = Timestamp::now().to_zoned(TimeZone::UTC).year();
            let advice = terminal::Advice { unfound: never_found(&corpus)?, year };
            terminal::problems(&corpus, &advice, common.default_language, out)?;
            out.flush()?;
            some_passages(common, &corpus)?;
            let sound = corpus.errors().next().is_none();
            Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
        }
        CorpusCommand::Stats => {
            terminal::stats(&read(common)?.stats(), common.default_language, &mut anstream::stdout())?;
            Ok(ExitCode::SUCCESS)
        }
        CorpusCommand::Try { folder } => try_sections(common, folder.as_deref(), out),
        CorpusCommand::Read => {
            let library = library(common)?;
            let choice = common.model_dir.clone().map_or(ModelChoice::Shipped, ModelChoice::Folder);
            let reader = Reader::open(&choice, &common.data_dir.join("index"));
            let reader = reader.map_err(|error| no_model(common, &error))?;
            if reader.hand_in(&library) > 0 {
                read_all(common, &reader, &library)?;
            }
            reader.keep_in_corpus(&library)?;
            Ok(ExitCode::SUCCESS)
        }
        CorpusCommand::Answers(options) => super::answers::answers(common, options),
        CorpusCommand::Import(options) => import(common, options),
        CorpusCommand::ReadFile(options) => {
            let address = options.address.as_deref();
            import::read_alone(&options.path, options.spoken, address, io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The sections without questions of their own that their headings don't find, by words alone. Of a large
/// corpus only the first: `corpus try` asks them all.
fn never_found(corpus: &Corpus) -> Result<Vec<&Passage>, Failure> {
    let unlisted = evaluate::sections(corpus).filter(|section| section.questions.is_empty());
    let unlisted: Vec<_> = unlisted.take(MOST_CHECKED).collect();
    if unlisted.is_empty() {
        return Ok(unlisted);
    }
    let engine = Engine::build(corpus.passages.clone(), &corpus.glossary)?;
    let tried = evaluate::try_sections(&engine, &unlisted, &mut |_, _| {})?;
    Ok(evaluate::never_found(&tried))
}

/// Asks the documents of a folder their own questions, as members would be answered.
fn try_sections(
    common: &Common,
    folder: Option<&Path>,
    out: &mut impl io::Write,
) -> Result<ExitCode, Failure> {
    let mut common = common.clone();
    common.corpus_dir = folder.map_or(common.corpus_dir, Path::to_owned);
    let app = open(&common, Wanted::All)?;
    let library = app.library();
    let mut progress = terminal::Progress::new(texts(common.default_language).asking_sections());
    let mut watch = |done, of| progress.tell(done, of);
    let sections: Vec<_> = evaluate::sections(&library.corpus).collect();
    let tried = evaluate::try_sections(&library.engine, &sections, &mut watch)?;
    progress.end();
    terminal::tried(&tried, common.default_language, out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn import(common: &Common, options: &ImportOptions) -> Result<ExitCode, Failure> {
    let into =
        options.into.as_deref().map_or(Destination::Languages(&common.corpus_dir), Destination::Folder);
    let (spoken, program) = (options.spoken(common.default_language), std::env::current_exe()?);
    let order = Order { paths: &options.paths, into, spoken, force: options.force, program: &program };
    let (out, texts) = (&mut wrapped(anstream::stdout()), documents(common.default_language));
    if options.watch {
        return keep_in_step(&order, options, texts, out);
    }
    let summary = import::run(&order, |report| writeln!(out, "{}", texts.message(&report.to_string())))?;
    writeln!(out, "{}", texts.message(&summary.to_string()))?;
    out.flush()?;
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// Keeps documents in step with their sources, until somebody stops it.
fn keep_in_step(
    order: &Order<'_>,
    options: &ImportOptions,
    texts: &dyn DocumentTexts,
    out: &mut impl io::Write,
) -> Result<ExitCode, Failure> {
    let (runtime, downloads) = (here()?, Downloads::new()?);
    let mut is_first = true;
    loop {
        let tally = runtime.block_on(watch::round(order, &downloads, |change| {
            writeln!(out, "{}", texts.message(&change.to_string())).map_err(Failure::from)
        }))?;
        if is_first || tally.told > 0 {
            writeln!(out, "{}", texts.message(&tally.to_string()))?;
            out.flush()?;
        }
        if options.once {
            return Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAILED) });
        }
        is_first = false;
        std::thread::sleep(Duration::from_secs(options.every));
    }
}

pub(super) fn eval(common: &Common, options: &EvalOptions) -> Result<ExitCode, Failure> {
    for folder in &options.people {
        write!(anstream::stdout(), "{}", people::evaluate::run(folder)?)?;
    }
    if options.collections.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let model = reader(common, |kernel| tracing::warn!(kernel, "{SLOW}"))?.map(|reader| reader.model());
    let report =
        evaluate::run(&options.collections, options.runs.as_deref(), options.language, model.as_ref())?;
    write!(anstream::stdout(), "{report}")?;
    Ok(ExitCode::SUCCESS)
}

/// A conversation, until whoever types has had enough.
pub(super) fn chat(common: &Common, language: Option<Language>) -> Result<ExitCode, Failure> {
    let tongue = Tongue { chosen: language, default: common.default_language };
    let app = open(common, Wanted::All)?;
    here()?.block_on(terminal::chat(&app, tongue, &common.data_dir, &mut wrapped(anstream::stdout())))?;
    Ok(ExitCode::SUCCESS)
}

/// A quotable line.
pub(super) fn quote(common: &Common, language: Option<Language>) -> Result<ExitCode, Failure> {
    let tongue = Tongue { chosen: language, default: common.default_language };
    let app = App::new(library(common)?, fastrand::u64(..));
    here()?.block_on(terminal::quote(&app, tongue, &mut wrapped(anstream::stdout())))?;
    Ok(ExitCode::SUCCESS)
}
