//! How are the kept answers of a server written to files for the corpus?

use std::io::Write as _;
use std::process::ExitCode;

use vraagbaak::app::write_answers;
use vraagbaak::config::{AnswersOptions, Common};
use vraagbaak::domain::GuildId;
use vraagbaak::store::Store;
use vraagbaak::texts::documents;

use super::failure::{FAILED, Failure};
use super::here;
use super::keeping::{location, store_failure};

pub(super) fn answers(common: &Common, options: &AnswersOptions) -> Result<ExitCode, Failure> {
    let (location, server) = (location(common)?, GuildId::new(options.server));
    let texts = documents(common.default_language);
    let read = async {
        let Some(store) = Store::look_into(&location).await? else { return Ok(None) };
        let kept = store.kept(server).await;
        store.close().await;
        kept.map(Some)
    };
    let kept = here()?.block_on(read).map_err(|error| store_failure(common, &location, &error))?;
    let mut out = anstream::stdout();
    let Some(kept) = kept else {
        writeln!(out, "{}", texts.no_store_yet())?;
        return Ok(ExitCode::from(FAILED));
    };
    let done = write_answers(&options.folder, server, &kept)?;
    writeln!(out, "{}", texts.answers_written(done.written, done.unchanged, done.removed))?;
    for path in &done.left {
        writeln!(out, "{}", texts.answer_left(&path.display().to_string()))?;
    }
    Ok(ExitCode::SUCCESS)
}
