//! How does a test run the program itself, to be killed in the middle of its work?

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::fake_discord::FakeDiscord;
use crate::store::databases::Fresh;

/// Says something that is to be read though all is well.
pub(crate) fn tell(words: &str) {
    writeln!(std::io::stderr(), "{words}").expect("standard error");
}

/// The program, as a process of its own.
pub(crate) struct Program {
    child: Child,
    folder: TempDir,
}

impl Program {
    /// Starts it against this Discord and this database, with more variables.
    pub(crate) fn start(discord: &FakeDiscord, fresh: &Fresh, more: &[(&str, &str)]) -> Program {
        Self::begin(std::process::Command::new(env!("CARGO_BIN_EXE_vraagbaak")), discord, fresh, more)
    }

    /// The same, with another command that becomes the program.
    pub(crate) fn begin(
        command: std::process::Command,
        discord: &FakeDiscord,
        fresh: &Fresh,
        more: &[(&str, &str)],
    ) -> Program {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let folder = TempDir::new().expect("a folder");
        let log = File::create(folder.path().join("log")).expect("a file");
        let mut command = Command::from(command);
        command
            .env_clear()
            .env("DISCORD_TOKEN", discord.token())
            .env("DISCORD_API_URL", discord.api_url())
            .env("DISCORD_GATEWAY_URL", discord.gateway_url())
            .env("MODEL", "off")
            .env("CORPUS_DIR", fixtures.join("corpus"))
            .env("DATA_DIR", fresh.folder.path())
            .envs(more.iter().copied())
            .current_dir(fixtures)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true);
        if let Some(address) = &fresh.address {
            command.env("DATABASE_URL", address.as_str());
        }
        Program { child: command.spawn().expect("the program starts"), folder }
    }

    /// Its number, while it runs.
    pub(crate) fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// Whether it has ended by itself, as when the database does not answer: a service manager would
    /// start it again.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("its state").is_some()
    }

    /// SIGKILL: it gets no time for anything.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("it can be killed");
    }

    /// What it has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).expect("a log")
    }
}
