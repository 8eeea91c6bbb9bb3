//! How does this vraagbaak stand, in words that may be sent to others? `vraagbaak self-check`
//!
//! It tells more of the machine than `doctor`, and less of the community: no server, channel or member is
//! named. What is secret is taken out at the end, from all of it.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use url::Url;
use vraagbaak::config::{Chosen, Common, Misspelt, RunOptions, home};
use vraagbaak::discord::{self, Checkup, DiscordError};
use vraagbaak::domain::{Origin, Secret};
use vraagbaak::search;
use vraagbaak::store::Location;
use vraagbaak::texts::{CheckPart, Texts, texts};

use super::bot::{advice, discord_options, token};
use super::choosing::tell_misspelt;
use super::doctor::{data_folder, database, documents};
use super::failure::{FAILED, Failure};
use super::keyboard::{read, shelf};
use super::runtime;

/// A password that is shorter is no secret, and taking it out would spoil words that happen to have it in
/// them.
const SHORTEST_SECRET: usize = 4;

/// Tells it all on standard output; whether all is in order.
pub(super) fn self_check(
    common: &Common,
    options: &RunOptions,
    chosen: &[Chosen],
    misspelt: &[Misspelt],
) -> Result<ExitCode, Failure> {
    let mut report = Vec::new();
    let sound = tell(common, options, (chosen, misspelt), &mut report)?;
    let words = without_secrets(String::from_utf8_lossy(&report).into_owned(), &hidden(common, options));
    write!(anstream::stdout(), "{words}")?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn tell(
    common: &Common,
    options: &RunOptions,
    (chosen, misspelt): (&[Chosen], &[Misspelt]),
    out: &mut Vec<u8>,
) -> Result<bool, Failure> {
    let texts = texts(common.default_language);
    writeln!(out, "{}", texts.self_check_intro())?;
    title(texts, CheckPart::Program, out)?;
    program(texts, out)?;
    title(texts, CheckPart::Settings, out)?;
    settings(common, chosen, out)?;
    tell_misspelt(common, misspelt, out)?;
    title(texts, CheckPart::Folders, out)?;
    let folders = folders(common, out)?;
    title(texts, CheckPart::Database, out)?;
    let database = database(common, out)?;
    title(texts, CheckPart::Documents, out)?;
    let documents = documents(common, out)?;
    counts(common, out)?;
    title(texts, CheckPart::Discord, out)?;
    let discord = reached(common, options, out)?;
    Ok([folders, database, documents, discord] == [true; 4])
}

fn title(texts: &dyn Texts, part: CheckPart, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, "\n# {}", texts.check_part(part))
}

/// Which program, on what machine.
fn program(texts: &dyn Texts, out: &mut Vec<u8>) -> io::Result<()> {
    let (os, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let tls = if cfg!(feature = "rustls") { "rustls" } else { "native-tls" };
    writeln!(out, "vraagbaak {}, {os} {machine}, {tls}", env!("CARGO_PKG_VERSION"))?;
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    writeln!(out, "{}", texts.machine(&system(), processors, memory_megabytes()))?;
    if ["/.dockerenv", "/run/.containerenv"].iter().any(|file| Path::new(file).exists()) {
        writeln!(out, "{}", texts.in_container())?;
    }
    writeln!(out, "{}", texts.clock(&Timestamp::now().strftime("%F %T UTC").to_string()))
}

/// What the system calls itself (`os-release(5)`).
fn system() -> String {
    let told = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or(std::env::consts::OS, |name| name.trim_matches('"')).to_owned()
}

/// How much memory there is (`proc_meminfo(5)`, in which it stands in units of 1,024 bytes).
fn memory_megabytes() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/meminfo").ok()?;
    let total = told.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = total.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1_024 / 1_000_000)
}

/// What was chosen; not what is as it comes.
fn settings(common: &Common, chosen: &[Chosen], out: &mut Vec<u8>) -> io::Result<()> {
    let texts = texts(common.default_language);
    let file = common.env_file.display().to_string();
    let mut is_any = false;
    for Chosen { variable, value, origin } in chosen {
        let origin = match origin {
            Origin::Typed => texts.by_flag(),
            Origin::Environment => texts.by_variable(),
            Origin::File { line } => &texts.by_file(&file, *line),
            Origin::Default => continue,
        };
        let value = value.clone().unwrap_or_else(|| texts.secret_is_set());
        writeln!(out, "{variable}={value} ({origin})")?;
        is_any = true;
    }
    writeln!(out, "{}", if is_any { texts.rest_is_default() } else { texts.all_is_default() })
}

/// Who may do what in the folders, and how much room there is.
fn folders(common: &Common, out: &mut Vec<u8>) -> Result<bool, Failure> {
    let sound = data_folder(common, out)?;
    #[cfg(unix)]
    rights(common, out)?;
    Ok(sound)
}

#[cfg(unix)]
fn rights(common: &Common, out: &mut Vec<u8>) -> io::Result<()> {
    use super::folder;

    let texts = texts(common.default_language);
    writeln!(out, "{}", texts.runs_as(&folder::ourselves()))?;
    for path in [&common.env_file, &common.corpus_dir, &common.data_dir] {
        let name = path.display().to_string();
        match folder::rights(path) {
            Ok((mode, owner)) => writeln!(out, "{}", texts.rights(&name, &format!("{mode:03o}"), &owner))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                writeln!(out, "{}", texts.not_there(&name))?;
            }
            Err(error) => writeln!(out, "{}", texts.unseen(&name, &error.to_string()))?,
        }
    }
    if folder::rights(&common.env_file).is_ok_and(|(mode, _)| mode & 0o007 != 0) {
        writeln!(out, "{}", texts.readable_by_all(&common.env_file.display().to_string()))?;
    }
    match folder::free_megabytes(&common.data_dir) {
        Some(megabytes) => writeln!(out, "{}", texts.room_left(megabytes)),
        None => Ok(()),
    }
}

/// How much there is to answer from, and whether it is indexed.
fn counts(common: &Common, out: &mut Vec<u8>) -> Result<(), Failure> {
    let texts = texts(common.default_language);
    // What is wrong with the documents has been told by now.
    let Ok(corpus) = read(common) else { return Ok(()) };
    for row in corpus.stats().languages {
        let language = texts.language_name(row.language);
        writeln!(out, "{}", texts.counted(&language, row.documents, row.passages, row.quotes))?;
    }
    let kept = search::is_kept(&corpus.passages, &shelf(common).index);
    writeln!(out, "{}", if kept { texts.index_kept() } else { texts.index_to_come() })?;
    Ok(())
}

/// Whether there is a way to Discord, and what it says of the bot.
fn reached(common: &Common, options: &RunOptions, out: &mut Vec<u8>) -> Result<bool, Failure> {
    let texts = texts(common.default_language);
    let (token, sound) = match token(common, options) {
        Ok(token) => (token, true),
        Err((words, _)) => {
            writeln!(out, "{words}")?;
            (Secret::new(""), false)
        }
    };
    let asked = discord_options(common, options, token);
    let answer: Result<Option<Checkup>, DiscordError> = runtime()?.block_on(async {
        if sound {
            discord::check(&asked).await.map(Some)
        } else {
            discord::reach(&asked).await.map(|()| None)
        }
    });
    match answer {
        Ok(Some(checkup)) => {
            writeln!(out, "{}", texts.content_intent(checkup.content_wanted, checkup.content_granted))?;
            writeln!(out, "{}", texts.servers_lacking(lacking(&checkup), checkup.servers.len()))?;
            Ok(checkup.is_sound())
        }
        Ok(None) => {
            writeln!(out, "{}", texts.discord_answers())?;
            Ok(false)
        }
        Err(error) => {
            writeln!(out, "{}", advice(common, &error).0)?;
            Ok(false)
        }
    }
}

/// On how many servers something is missing, or could not be seen.
fn lacking(checkup: &Checkup) -> usize {
    let complete = |lacking: &Option<Vec<_>>| lacking.as_ref().is_some_and(Vec::is_empty);
    checkup.servers.iter().filter(|server| !complete(&server.lacking)).count()
}

/// What must not be in it, and what stands in its place.
fn hidden(common: &Common, options: &RunOptions) -> Vec<(String, &'static str)> {
    let mut hidden = Vec::new();
    let addresses = [&options.discord_api_url, &options.discord_gateway_url];
    for url in addresses.into_iter().flatten() {
        hidden.extend(url.password().map(|password| (password.to_owned(), "[...]")));
    }
    if let Some(address) = &common.database_url {
        hidden.push((address.reveal().to_owned(), "[DATABASE_URL]"));
        if let Ok(location) = Location::new(&common.data_dir, Some(address)) {
            hidden.push((location.to_string(), "PostgreSQL"));
        }
        let url = Url::parse(address.reveal()).ok();
        hidden.extend(url.as_ref().and_then(Url::password).map(|password| (password.to_owned(), "[...]")));
    }
    hidden.extend(options.discord_token.iter().map(|token| (token.reveal().to_owned(), "[DISCORD_TOKEN]")));
    // The home of a service is no person's, and may be the very folder that is told of.
    let homes = home().filter(|home| !common.data_dir.starts_with(home) || is_persons(home));
    hidden.extend(homes.map(|home| (home.display().to_string(), "~")));
    hidden.retain(|(secret, _)| secret.len() >= SHORTEST_SECRET);
    // The longer first: one may be a part of another.
    hidden.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.len()));
    hidden
}

/// Whether a folder is where people live: its name is somebody's.
fn is_persons(home: &Path) -> bool {
    ["/home", "/Users", "/root"].iter().any(|above| home.starts_with(above)) || cfg!(windows)
}

fn without_secrets(text: String, hidden: &[(String, &str)]) -> String {
    hidden.iter().fold(text, |text, (secret, instead)| text.replace(secret, instead))
}
