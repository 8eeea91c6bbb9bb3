//! What does the process do that reads one file?

use std::io::{self, Write};
use std::path::Path;
use std::thread;

use super::compose::{self, Composed};
use super::files::isolate::{self, Outcome};
use super::problem::Problem;
use super::read;
use crate::corpus;
use crate::domain::Spoken;

/// Enough for the nesting that the readers allow; the system hands it out as it is used.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// Reads one file, which was fetched from an `address` where one is told, within bounds of memory and time that hold for
/// the whole process from now on, and writes what became of it for the process that asked.
///
/// # Errors
/// When the system refuses to set the bounds, or nobody listens.
pub fn read_alone(path: &Path, spoken: Spoken, address: Option<&str>, mut out: impl Write) -> io::Result<()> {
    isolate::limit_this_process()?;
    let outcome: Outcome = compose(path, spoken, address).map_err(|problem| problem.to_string());
    serde_json::to_writer(&mut out, &outcome)?;
    out.flush()
}

/// The document that a file becomes. A panic of a reader ends its thread, and says that the file is broken.
fn compose(path: &Path, spoken: Spoken, address: Option<&str>) -> Result<Composed, Problem> {
    let (kind, content) = read::open(path)?;
    let (name, date) = read::name(address.map_or(path, Path::new));
    let (among_drafts, address) = (read::is_among_drafts(path), address.map(str::to_owned));
    let is_of_notion = read::is_of_notion(path);
    let compose = move || {
        let mut draft = read::draft(kind, content, is_of_notion)?;
        draft.url = draft.url.or(address);
        draft.date = draft.date.or(date);
        draft.is_draft |= among_drafts;
        proved(compose::compose(draft, &name, spoken)?)
    };
    let reading = thread::Builder::new().stack_size(STACK_BYTES).spawn(compose).map_err(Problem::Read)?;
    reading.join().unwrap_or(Err(Problem::Broken(kind.name())))
}

/// What the corpus would refuse is not written.
fn proved(composed: Composed) -> Result<Composed, Problem> {
    match corpus::error_in("import.md", &composed.text, composed.language) {
        None => Ok(composed),
        Some(problem) => Err(Problem::Refused(problem.message)),
    }
}
