//! How is a format read that only pandoc knows, where that is installed?
//!
//! It runs as a process of the process that reads one file, with less memory than that and as little time,
//! and opens no other file (`--sandbox`).

use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::import::problem::{MAX_TEXT_BYTES, Problem};

/// The program; the system looks for it where programs are.
const PROGRAM: &str = "pandoc";
/// Markdown, with what the document says of itself above it.
const MARKDOWN: &str = "gfm+yaml_metadata_block";
/// The longest that it may take, so that there is time left to read what came of it.
const MAX_TIME: Duration = Duration::from_secs(15);
/// How often is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(5);
/// The most memory that it may take, in bytes.
#[cfg(unix)]
const MAX_MEMORY_BYTES: u64 = 200 * 1024 * 1024;

/// A format that pandoc reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What a file of it is called in a sentence.
    pub(crate) name: &'static str,
    /// What pandoc calls it.
    reader: &'static str,
}

impl Foreign {
    /// An OpenDocument text.
    pub(crate) const ODT: Self = Self { name: "OpenDocument", reader: "odt" };
    /// A text in Rich Text Format.
    pub(crate) const RTF: Self = Self { name: "RTF", reader: "rtf" };

    /// The format of a text whose name ends so.
    pub(crate) fn by_ending(ending: &str) -> Option<Self> {
        let (name, reader) = match ending {
            "rst" | "rest" => ("reStructuredText", "rst"),
            "org" => ("Org", "org"),
            "textile" => ("Textile", "textile"),
            "mediawiki" | "wiki" => ("MediaWiki", "mediawiki"),
            "dokuwiki" => ("DokuWiki", "dokuwiki"),
            "tex" | "latex" => ("LaTeX", "latex"),
            "ipynb" => ("Jupyter", "ipynb"),
            "dbk" | "docbook" => ("DocBook", "docbook"),
            "opml" => ("OPML", "opml"),
            "fb2" => ("FictionBook", "fb2"),
            _ => return None,
        };
        Some(Self { name, reader })
    }
}

/// What a file of this format says, as Markdown.
///
/// # Errors
/// When pandoc isn't there, can't read it, or takes too long.
pub(crate) fn markdown(path: &Path, format: Foreign) -> Result<String, Problem> {
    read_by(PROGRAM, path, format)
}

fn read_by(program: &str, path: &Path, format: Foreign) -> Result<String, Problem> {
    let mut command = Command::new(program);
    let from = ["--from", format.reader, "--to", MARKDOWN];
    command.args(from).args(["--standalone", "--wrap=none", "--sandbox", "--"]).arg(path);
    let child = spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
    let mut child = child.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Problem::NeedsPandoc(format.name),
        _ => Problem::Read(error),
    })?;
    let Some(out) = child.stdout.take() else { return Err(Problem::Died) };
    let heard = thread::spawn(move || {
        let mut text = Vec::new();
        out.take(MAX_TEXT_BYTES as u64 + 1).read_to_end(&mut text).map(|_| text)
    });
    let ended = wait(&mut child);
    // Nothing of it is left, whatever became of it.
    let _ = child.kill();
    let _ = child.wait();
    let text = heard.join().map_err(|_| Problem::Died)?.map_err(Problem::Read)?;
    match ended {
        _ if text.len() > MAX_TEXT_BYTES => Err(Problem::TooMuchText),
        None => Err(Problem::TooSlow),
        Some(status) if status.success() => String::from_utf8(text).map_err(|_| Problem::Broken(format.name)),
        Some(status) if status.code().is_none_or(|code| code > 200) => Err(Problem::Died),
        Some(_) => Err(Problem::Broken(format.name)),
    }
}

/// Begins it, with less memory than this process may have.
#[cfg(target_os = "linux")]
fn spawn(command: &mut Command) -> io::Result<Child> {
    use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

    let child = command.spawn()?;
    let own = getrlimit(Resource::Data);
    let less = own.current.map_or(MAX_MEMORY_BYTES, |current| current.min(MAX_MEMORY_BYTES));
    // One that has ended already needs none.
    let _ = prlimit(Some(Pid::from_child(&child)), Resource::Data, Rlimit { current: Some(less), ..own });
    Ok(child)
}

/// Begins it. Elsewhere nobody can bound the memory of another process, nor safely that of this one for a moment, in
/// which its other threads would be refused theirs.
#[cfg(not(target_os = "linux"))]
fn spawn(command: &mut Command) -> io::Result<Child> {
    command.spawn()
}

/// How it ended; `None` where it did not in time.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < MAX_TIME {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => return None,
        }
    }
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn says_what_is_missing_and_hears_what_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let rst = Foreign::by_ending("rst").expect("a format");
        let read = |script: &str| {
            let program = folder.path().join("pandoc");
            std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
            std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("set");
            read_by(&program.to_string_lossy(), Path::new("a.rst"), rst)
        };
        let missing = read_by("/nowhere/pandoc", Path::new("a.rst"), rst).expect_err("missing").to_string();
        assert!(missing.starts_with("is reStructuredText, which is read through pandoc"), "{missing}");
        assert_eq!(read("printf '%s' \"$2 $8\"").expect("words"), "rst --");
        assert!(matches!(read("exit 65"), Err(Problem::Broken("reStructuredText"))));
        assert!(matches!(read("exit 251"), Err(Problem::Died)));
        assert!(matches!(read("kill -9 $$"), Err(Problem::Died)));
        assert!(matches!(read("head -c 17000000 /dev/zero"), Err(Problem::TooMuchText)));
    }
}
