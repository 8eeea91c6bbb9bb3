//! The program: `vraagbaak eval DIR... [--runs OUT] [--language nl]`.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

use vraagbaak::domain::Language;
use vraagbaak::search::evaluate;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() != Some("eval") {
        return Err("usage: vraagbaak eval DIR... [--runs OUT] [--language nl]".into());
    }
    let (mut directories, mut runs, mut language) = (Vec::<PathBuf>::new(), None, None::<Language>);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--runs" => runs = arguments.next().map(PathBuf::from),
            "--language" => language = arguments.next().map(|code| code.parse()).transpose()?,
            directory => directories.push(directory.into()),
        }
    }
    let report = evaluate::run(&directories, runs.as_deref(), language)?;
    write!(std::io::stdout(), "{report}")?;
    Ok(())
}
