//! Do the image, the units and the release say of the program what is so?
//!
//! They name its variables, flags, exit codes, files and version, and no compiler reads them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use serde_json::Value;
use vraagbaak::config::Cli;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Value {
    serde_saphyr::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every variable that the program knows.
fn variables() -> BTreeSet<String> {
    fn collect(command: &clap::Command, into: &mut BTreeSet<String>) {
        let named = command.get_arguments().filter_map(clap::Arg::get_env);
        into.extend(named.map(|name| name.to_string_lossy().into_owned()));
        command.get_subcommands().for_each(|sub| collect(sub, into));
    }
    let mut variables = BTreeSet::new();
    collect(&Cli::command(), &mut variables);
    variables
}

/// Whether the program understands this line: its commands and its flags.
fn understands(line: &str) -> Result<(), String> {
    Cli::command().try_get_matches_from(line.split_whitespace()).map(drop).map_err(|error| error.to_string())
}

/// What a unit says, by name.
fn unit(name: &str) -> Vec<(String, String)> {
    let text = text(&format!("docs/systemd/{name}"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(key, value)| (key.into(), value.into())).collect()
}

fn said<'a>(unit: &'a [(String, String)], key: &str) -> Vec<&'a str> {
    unit.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_units_start_what_the_program_understands() {
    for name in ["vraagbaak.service", "vraagbaak-backup.service"] {
        let unit = unit(name);
        let start = said(&unit, "ExecStart");
        assert_eq!(understands(start[0]), Ok(()), "{name}");
        assert!(start[0].contains("--env-file "), "{name}");
        let state = said(&unit, "StateDirectory")[0];
        assert!(state.split(' ').all(|folder| folder.starts_with("vraagbaak")), "{name}");
    }
    let backup = unit("vraagbaak-backup.service");
    assert!(said(&backup, "ExecStart")[0].contains("backup --into /var/lib/vraagbaak/backups"));
    let timer = unit("vraagbaak-backup.timer");
    assert_eq!(said(&timer, "Persistent"), ["true"]);
}

#[test]
fn the_unit_starts_again_only_where_that_may_help() {
    let unit = unit("vraagbaak.service");
    assert_eq!(said(&unit, "Type"), ["notify"]);
    assert_eq!(said(&unit, "WatchdogSec").len(), 1);
    assert_eq!(said(&unit, "Restart"), ["on-failure"]);
    assert_eq!(said(&unit, "RestartPreventExitStatus"), ["2 3 4"]);
    let readme = text("README.md");
    for code in ["2", "3", "4"] {
        assert!(readme.contains(&format!("\n| {code} | ")), "the README tells what {code} means");
    }
}

#[test]
fn the_image_and_compose_set_variables_that_there_are() {
    let known = variables();
    let image = text("Dockerfile");
    let set = image.lines().filter_map(|line| line.strip_prefix("ENV ")).flat_map(|line| line.split(' '));
    let set: Vec<_> = set.filter_map(|pair| pair.split_once('=')).map(|(name, _)| name.to_owned()).collect();
    assert!(set.len() >= 3, "{set:?}");
    let compose = yaml("compose.yaml");
    let bot = compose["services"]["bot"]["environment"].as_object().expect("the bot's variables");
    for name in set.iter().chain(bot.keys()) {
        assert!(known.contains(name), "{name}");
    }
    // Those of .env.example, for `docker compose`, too.
    for name in ["DATABASE_URL", "DISCORD_API_URL", "METRICS_ADDR"] {
        assert!(text("compose.yaml").contains(name) && known.contains(name), "{name}");
    }
}

#[test]
fn the_image_asks_the_program_how_it_is_and_runs_as_nobody_in_particular() {
    let image = text("Dockerfile");
    let check = image.lines().find(|line| line.starts_with("HEALTHCHECK")).expect("a check");
    assert!(check.ends_with(r#"CMD ["/usr/local/bin/vraagbaak", "health"]"#), "{check}");
    assert_eq!(understands("vraagbaak health"), Ok(()));
    assert!(image.contains("\nUSER 65532:65532\n") && image.contains("\nVOLUME /data\n"));
    let compose = yaml("compose.yaml");
    let bot = &compose["services"]["bot"];
    assert_eq!(bot["read_only"], true);
    assert_eq!(bot["cap_drop"][0], "ALL");
    let alone: Vec<_> = compose["services"].as_object().expect("services").iter().collect();
    for (name, service) in alone {
        assert_eq!(name == "bot", service["profiles"].is_null(), "{name}: the bot alone runs by itself");
    }
    let ignored = text(".dockerignore");
    assert!(["\n.env\n", "\ndata\n", "\n.git\n"].iter().all(|name| ignored.contains(name)), "{ignored}");
}

#[test]
fn what_the_workflows_and_scripts_name_is_there() {
    for name in ["ci", "release"] {
        yaml(&format!(".github/workflows/{name}.yml"));
    }
    let named =
        [text("Dockerfile"), text(".github/workflows/release.yml"), text("packaging/image-root")].concat();
    let part = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    let scripts: BTreeSet<_> = named
        .match_indices("packaging/")
        .map(|(at, _)| &named[at..at + named[at..].find(|c| !part(c)).unwrap_or(named.len() - at)])
        .collect();
    assert!(scripts.len() >= 4, "{scripts:?}");
    for script in scripts {
        assert!(root().join(script).is_file(), "{script}");
    }
    let archive = text("packaging/archive.py");
    let files = archive.split_once("FILES = (").and_then(|(_, rest)| rest.split_once(')')).expect("a list").0;
    for file in files.split('"').skip(1).step_by(2) {
        assert!(root().join(file).exists(), "{file}");
    }
}

#[test]
fn the_changelog_tells_of_this_version() {
    let changelog = text("CHANGELOG.md");
    let heading = concat!("## ", env!("CARGO_PKG_VERSION"), " ");
    assert!(
        changelog.lines().any(|line| line.starts_with(heading)),
        "it has no line that starts with {heading}"
    );
    assert!(Path::new(&root()).join("packaging/notes").is_file());
}

#[test]
fn the_checks_can_fail() {
    assert!(understands("vraagbaak --env-file a backup").is_err());
    assert!(understands("vraagbaak helth").is_err());
    assert!(!variables().contains("CORPUS"));
}
