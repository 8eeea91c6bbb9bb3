//! Do the flags, the variables and `.env.example` say the same, and is what is wrong said clearly?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use clap::CommandFactory as _;
use tempfile::TempDir;
use vraagbaak::config::Cli;

/// Every flag of every command: its variable, and its default.
fn flags() -> BTreeMap<String, Option<String>> {
    let mut flags = BTreeMap::new();
    collect(&Cli::command(), &mut flags);
    flags
}

fn collect(command: &clap::Command, flags: &mut BTreeMap<String, Option<String>>) {
    for argument in command.get_arguments() {
        let about_itself = ["help", "version"].contains(&argument.get_id().as_str());
        if argument.is_positional() || about_itself {
            continue;
        }
        let variable = argument.get_env().unwrap_or_else(|| {
            panic!("--{} of `{}` has no variable", argument.get_id(), command.get_name());
        });
        let default = argument.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
        flags.insert(variable.to_string_lossy().into_owned(), default);
    }
    command.get_subcommands().for_each(|sub| collect(sub, flags));
}

/// The variables of `.env.example` with their values, each of which has a comment above it.
fn example() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".env.example");
    let text = fs::read_to_string(path).expect(".env.example is there");
    let mut variables = BTreeMap::new();
    let mut above = "";
    for line in text.lines() {
        if let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
            assert!(above.starts_with('#'), "{name} has no explanation above it");
            assert!(
                !value.is_empty() || text_above(&text, line).contains("No default"),
                "{name}: say its default"
            );
            variables.insert(name.to_owned(), value.to_owned());
        }
        above = line;
    }
    variables
}

/// The comment right above a line.
fn text_above(text: &str, line: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let at = lines.iter().position(|other| *other == line).expect("a line of the text");
    lines[..at].iter().rev().take_while(|line| line.starts_with('#')).copied().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_variable_stands_in_the_example_with_its_default() {
    let expected: BTreeMap<_, _> =
        flags().into_iter().map(|(name, default)| (name, default.unwrap_or_default())).collect();
    assert_eq!(example(), expected);
}

/// The program, in a folder of its own and with nothing in its environment.
fn program(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
    command.env_clear().current_dir(folder.path());
    command
}

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn without_a_token_three_lines_say_how_to_get_one() {
    let folder = TempDir::new().expect("a folder");
    let output = program(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(said(&output).lines().count(), 3, "{}", said(&output));
    assert!(said(&output).contains("DISCORD_TOKEN") && said(&output).contains("chat"));
}

#[test]
fn an_example_that_was_only_copied_counts_as_no_token() {
    let folder = TempDir::new().expect("a folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join(".env.example");
    fs::copy(example, folder.path().join(".env")).expect("a copy");
    assert_eq!(program(&folder).output().expect("it runs").status.code(), Some(3));
}

#[test]
fn an_example_that_was_only_copied_forbids_no_flag() {
    let folder = TempDir::new().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join(".env.example"), folder.path().join(".env")).expect("a copy");
    for flags in [&[][..], &["--explain"], &["--format", "json"], &["--limit", "2"], &["--questions", "-"]] {
        let mut ask = program(&folder);
        ask.args(["ask", "--corpus"]).arg(root.join("tests/fixtures/corpus"));
        let output = ask.args(flags).arg("wat is een zwakke band").output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{flags:?}: {}", said(&output));
    }
}

#[test]
fn a_variable_without_a_value_counts_as_not_set() {
    let folder = TempDir::new().expect("a folder");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
    let empty = || flags().into_keys().map(|name| (name, String::new()));
    for (arguments, code) in [
        (&[][..], 3),
        (&["run"], 3),
        (&["doctor"], 3),
        (&["health"], 2),
        (&["ask", "wat is een zwakke band", "--corpus", corpus.to_str().expect("a path")], 0),
    ] {
        let output = program(&folder).envs(empty()).args(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert!(!said(&output).contains("kan niet"), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn yes_and_no_are_understood_and_what_is_neither_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let switches: [(&str, &[&str]); 5] = [
        ("DISCORD_API_INSECURE", &["run"]),
        ("MESSAGE_CONTENT", &["run"]),
        ("RESTORE_FORCE", &["restore", "nergens.db"]),
        ("IMPORT_FORCE", &["corpus", "import", "nergens.md"]),
        ("ASK_EXPLAIN", &["ask", "hoi"]),
    ];
    for (name, command) in switches {
        let refused = |value| {
            let output = program(&folder).env(name, value).args(command).output().expect("it runs");
            said(&output).contains(&format!("{name}={value} kan niet. Kies ja of nee."))
        };
        let understood =
            ["true", "false", "yes", "no", "1", "0", "on", "off", "ja", "nee", "Ja", "aan", "uit"];
        assert!(understood.into_iter().all(|value| !refused(value)), "{name}");
        assert!(refused("misschien"), "{name}");
    }
}

#[test]
fn a_secret_is_never_shown() {
    let folder = TempDir::new().expect("a folder");
    let secret = "geheim.token.dat-niemand-mag-zien";
    for arguments in
        [&["--help"][..], &["run", "--help"], &["doctor", "--help"], &["run"], &["doctor"], &["self-check"]]
    {
        let output = program(&folder)
            .args(arguments)
            .env("DISCORD_TOKEN", secret)
            .env("DATABASE_URL", format!("postgres://bot:{secret}@127.0.0.1:9/vraag"))
            .env("LOG", "trace")
            // Nobody listens there: nothing leaves this machine.
            .env("DISCORD_API_URL", "http://127.0.0.1:9")
            .env("DISCORD_GATEWAY_URL", "ws://127.0.0.1:9")
            .output()
            .expect("it runs");
        assert!(!said(&output).contains(secret), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn the_file_with_variables_may_be_another() {
    let folder = TempDir::new().expect("a folder");
    let elsewhere = folder.path().join("bot.env");
    fs::write(folder.path().join(".env"), "CORPUS_DIR=from-dot-env\n").expect("written");
    fs::write(&elsewhere, "CORPUS_DIR=from-elsewhere\n").expect("written");
    let named = elsewhere.to_str().expect("a path");
    for arguments in [
        &["--env-file", named, "corpus", "stats"][..],
        &["corpus", "stats", "--env-file", named],
        &["corpus", "--env-file", "bot.env", "stats"],
    ] {
        let output = program(&folder).args(arguments).output().expect("it runs");
        assert!(said(&output).contains("from-elsewhere"), "{arguments:?}: {}", said(&output));
    }
    let by_variable = program(&folder).args(["corpus", "stats"]).env("ENV_FILE", named).output();
    assert!(said(&by_variable.expect("it runs")).contains("from-elsewhere"));
    // The bot itself, which is run without a command.
    let token = "MTA5OTk5OTk5OTk5OTk5OTk5.GehEim.geheim-geheim_geheim-geheim_ge";
    fs::write(&elsewhere, format!("DISCORD_TOKEN={token}\nCORPUS_DIR=from-elsewhere\n")).expect("written");
    let output = program(&folder).args(["--env-file", named]).output().expect("it runs");
    assert!(said(&output).contains("from-elsewhere"), "{}", said(&output));
}

#[test]
fn a_file_with_variables_that_was_named_must_be_there() {
    let folder = TempDir::new().expect("a folder");
    let output = program(&folder).args(["--env-file", "nergens.env", "doctor"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("nergens.env"), "{}", said(&output));
    fs::write(folder.path().join("scheef.env"), "LOG=info\nDISCORD_TOKEN=geheim met spaties\n")
        .expect("written");
    let output = program(&folder).args(["--env-file", "scheef.env", "doctor"]).output().expect("it runs");
    assert!(said(&output).contains("scheef.env, regel 2"), "{}", said(&output));
    assert!(!said(&output).contains("geheim"), "{}", said(&output));
}

#[test]
fn the_program_speaks_the_language_of_the_machine_unless_another_was_chosen() {
    let folder = TempDir::new().expect("a folder");
    let speaks = |more: &[(&str, &str)]| {
        let output = program(&folder).arg("doctor").envs(more.iter().copied()).output().expect("it runs");
        if said(&output).contains("There is no DISCORD_TOKEN") { "en" } else { "nl" }
    };
    assert_eq!(speaks(&[]), "nl");
    assert_eq!(speaks(&[("LANG", "en_GB.UTF-8")]), "en");
    assert_eq!(speaks(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "nl_NL.UTF-8")]), "nl");
    assert_eq!(speaks(&[("LANG", "de_DE.UTF-8")]), "nl");
    assert_eq!(speaks(&[("LANG", "en_GB.UTF-8"), ("DEFAULT_LANGUAGE", "nl")]), "nl");
    assert_eq!(speaks(&[("LANG", "nl_NL.UTF-8"), ("DEFAULT_LANGUAGE", "en")]), "en");
    fs::write(folder.path().join(".env"), "DEFAULT_LANGUAGE=en\n").expect("written");
    assert_eq!(speaks(&[("LANG", "nl_NL.UTF-8")]), "en");
}

#[test]
fn a_broken_line_of_dot_env_is_named_but_not_shown() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(".env"), "LOG=info\nDISCORD_TOKEN=geheim met spaties\n").expect("written");
    let output = program(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains(".env, regel 2"), "{}", said(&output));
    assert!(!said(&output).contains("geheim"), "{}", said(&output));
}

#[test]
fn a_dot_env_in_another_encoding_is_told_with_what_to_do() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(".env"), b"\xff\xfeL\0O\0G\0").expect("written");
    let output = program(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("Sla het bestand op als UTF-8"), "{}", said(&output));
}

#[test]
fn a_wrong_variable_is_named_with_what_may_be_chosen() {
    let folder = TempDir::new().expect("a folder");
    let wrong = [
        ("DEFAULT_LANGUAGE", "nederlands", "DEFAULT_LANGUAGE=nederlands kan niet. Kies nl of en."),
        ("MESSAGE_CONTENT", "misschien", "MESSAGE_CONTENT=misschien kan niet. Kies ja of nee."),
        ("MEMBER_PAUSE", "veel", "MEMBER_PAUSE=veel kan niet. Kies een getal van 0 tot en met 3600."),
        ("MEMBER_PAUSE", "3601", "MEMBER_PAUSE=3601 kan niet. Kies een getal van 0 tot en met 3600."),
        ("DISCORD_API_URL", "http://a:geheim@b/pad", "DISCORD_API_URL kan niet. Geef iets als http://"),
        ("DISCORD_GATEWAY_URL", "http://127.0.0.1:1", "DISCORD_GATEWAY_URL kan niet. Geef iets als ws://"),
        ("SOURCE_CODE_URL", "github", "SOURCE_CODE_URL kan niet. Geef iets als https://"),
        ("METRICS_ADDR", "9100", "METRICS_ADDR kan niet. Geef iets als 127.0.0.1:9100."),
        ("SHARDS", "4", "SHARDS kan niet. Geef iets als 0-3/16."),
        ("LOG_FORMAT", "xml", "LOG_FORMAT=xml kan niet. Kies text of json."),
        ("MODEL", "ja", "MODEL=ja kan niet. Kies auto, on of off."),
        ("LOG", "=[=", "LOG==[= kan niet. Kies error, warn, info, debug of off."),
    ];
    for (name, value, words) in wrong {
        for arguments in [&["run"][..], &[]] {
            fs::write(folder.path().join(".env"), "").expect("written");
            let output = program(&folder).env(name, value).args(arguments).output().expect("it runs");
            assert_eq!(output.status.code(), Some(2), "{name}={value}: {}", said(&output));
            assert!(said(&output).contains(&format!("De variabele {words}")), "{name}: {}", said(&output));
            // The same where it stands in a file, with the line.
            fs::write(folder.path().join(".env"), format!("# mijn bot\n{name} = \"{value}\"\n"))
                .expect("written");
            let output = program(&folder).args(arguments).output().expect("it runs");
            assert_eq!(output.status.code(), Some(2), "{name}={value}: {}", said(&output));
            assert!(said(&output).contains(&format!(".env, regel 2: {words}")), "{name}: {}", said(&output));
            assert!(!said(&output).contains("geheim"), "{}", said(&output));
        }
    }
    fs::write(folder.path().join(".env"), "MEMBER_PAUSE=3\n").expect("written");
    let typed = program(&folder).args(["run", "--member-pause", "veel"]).output().expect("it runs");
    assert!(said(&typed).contains("vraagbaak: --member-pause veel kan niet."), "{}", said(&typed));
    let english = program(&folder).env("LANG", "en_GB.UTF-8").env("MEMBER_PAUSE", "veel").output();
    let english = said(&english.expect("it runs"));
    assert!(english.contains("MEMBER_PAUSE=veel won't work. Choose a number from 0 to 3600."), "{english}");
}

#[test]
fn a_space_behind_the_sign_is_no_part_of_a_value() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(".env"), "\u{feff}DEFAULT_LANGUAGE= en\nCORPUS_DIR = from-dot-env\n")
        .expect("written");
    let output = program(&folder).args(["corpus", "stats"]).output().expect("it runs");
    let told = said(&output);
    assert!(told.contains("can't open the folder from-dot-env"), "in English: {told}");
}

#[test]
fn a_name_that_is_misspelt_is_told_with_the_one_that_is_meant() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(".env"), "TZ=UTC\nMEMBER_PAUZE=3\nPOSTGRES_PASSWORD=x\nVRAAGBAAK_IMAGE=y\n")
        .expect("written");
    for command in ["doctor", "self-check"] {
        let mut program = program(&folder);
        // Nobody listens there.
        program.arg(command).env("DISCORD_API_URL", "http://127.0.0.1:9");
        let said = said(&program.output().expect("it runs"));
        let words = ".env, regel 2: MEMBER_PAUZE ken ik niet. Bedoel je MEMBER_PAUSE?";
        assert_eq!(said.matches("ken ik niet").count(), 1, "{command}: {said}");
        assert!(said.contains(words), "{command}: {said}");
    }
}

#[test]
fn a_self_check_says_where_each_setting_was_made() {
    let folder = TempDir::new().expect("a folder");
    let check = |more: &[&str]| {
        let mut program = program(&folder);
        program.arg("self-check").args(more);
        // The home of a service is its data folder.
        program.env("HOME", folder.path().join("data")).env("DISCORD_API_URL", "http://127.0.0.1:9");
        said(&program.output().expect("it runs"))
    };
    let bare = check(&[]);
    assert!(bare.contains("Er is geen .env.") && !bare.contains("niet te zien"), "{bare}");
    let data = folder.path().join("data").display().to_string();
    fs::write(folder.path().join(".env"), format!("MEMBER_PAUSE=5\nDATA_DIR={data}\n")).expect("written");
    let made = check(&["--log", "warn"]);
    assert!(made.contains("MEMBER_PAUSE=5 (.env, regel 1)"), "{made}");
    assert!(made.contains(&format!("DATA_DIR={data} (.env, regel 2)")), "{made}");
    assert!(
        made.contains("LOG=warn (getypt)") && made.contains("De rest staat zoals het geleverd wordt."),
        "{made}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_with_variables_that_may_not_be_read_is_told_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join(".env");
    fs::write(&file, "LOG=info\n").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("forbidden");
    if fs::read(&file).is_ok() {
        // To root nothing is forbidden.
        return;
    }
    let output = program(&folder).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("Ik mag .env niet lezen.") && said(&output).contains("sudo chgrp"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_token_goes_to_no_stranger_unencrypted_unless_that_is_asked_for_by_name() {
    let folder = TempDir::new().expect("a folder");
    let ask = |name: &str, value: &str, command: &[&str], more: &[(&str, &str)]| {
        let mut bot = program(&folder);
        bot.env("DISCORD_TOKEN", "MTA5OTk5OTk5OTk5OTk5OTk5.GehEim.geheim-geheim_geheim-geheim_ge")
            .env("CORPUS_DIR", "nergens")
            .args(command);
        // Where it goes on, it ends at the documents that are not there: nothing leaves this machine.
        let output = bot.env(name, value).envs(more.iter().copied()).output().expect("it runs");
        (output.status.code(), said(&output))
    };
    let exposed = [
        ("DISCORD_API_URL", "http://proxy.example.org"),
        ("DISCORD_API_URL", "http://203.0.113.9:8080"),
        ("DISCORD_GATEWAY_URL", "ws://gateway.example.org"),
    ];
    for (name, value) in exposed {
        for command in [&["run"][..], &["doctor"], &[]] {
            let (code, words) = ask(name, value, command, &[]);
            assert_eq!(code, Some(2), "{name}={value}: {words}");
            assert!(words.contains(name) && words.contains("DISCORD_API_INSECURE=yes"), "{words}");
            assert!(!words.contains("geheim"), "{words}");
        }
        let (_, words) = ask(name, value, &["run"], &[("DISCORD_API_INSECURE", "yes")]);
        assert!(!words.contains("onversleuteld") && words.contains("nergens"), "{words}");
    }
    for value in ["http://127.0.0.1:9", "http://nirn-proxy:8080", "https://proxy.example.org"] {
        let (_, words) = ask("DISCORD_API_URL", value, &["run"], &[]);
        assert!(!words.contains("onversleuteld") && words.contains("nergens"), "{value}: {words}");
    }
}

#[test]
fn a_flag_wins_over_a_variable_and_that_over_dot_env() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(".env"), "CORPUS_DIR=from-dot-env\n").expect("written");
    let stats = |command: &mut Command| said(&command.args(["corpus", "stats"]).output().expect("it runs"));
    assert!(stats(&mut program(&folder)).contains("from-dot-env"));
    assert!(stats(program(&folder).env("CORPUS_DIR", "from-variable")).contains("from-variable"));
    let mut both = program(&folder);
    both.env("CORPUS_DIR", "from-variable").args(["--corpus", "from-flag"]);
    assert!(stats(&mut both).contains("from-flag"));
}
