//! Does the program complete what is typed in a shell, and has it man pages?

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use clap::CommandFactory as _;
use tempfile::TempDir;
use vraagbaak::config::Cli;

fn vraagbaak(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
    command.env_clear().args(arguments).output().expect("it runs")
}

/// The commands that are shown.
fn commands() -> Vec<String> {
    let cli = Cli::command();
    let shown = cli.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| command.get_name().to_owned()).collect()
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = vraagbaak(&["completions", shell]);
        assert!(output.status.success(), "{shell}");
        let script = String::from_utf8(output.stdout).expect("a text");
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert!(script.contains("corpus") && script.contains("import"), "{shell}");
        assert!(!script.contains("read-file"), "what is hidden is not offered: {shell}");
    }
    assert_eq!(vraagbaak(&["completions", "cmd"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn bash_takes_its_completions() {
    let output = vraagbaak(&["completions", "bash"]);
    let script = String::from_utf8(output.stdout).expect("a text");
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("vraagbaak.bash");
    // What bash offers for `vraagbaak corpus ` is what the program has there.
    let tried = format!(
        "{script}\nCOMP_WORDS=(vraagbaak corpus '')\nCOMP_CWORD=2\n_vraagbaak vraagbaak '' corpus\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    );
    fs::write(&file, tried).expect("written");
    let Ok(bash) = std::process::Command::new("bash").arg(&file).output() else { return };
    let offered = String::from_utf8_lossy(&bash.stdout).into_owned();
    for word in ["check", "stats", "read", "import"] {
        assert!(offered.lines().any(|line| line == word), "{word}: {offered} {bash:?}");
    }
}

#[test]
fn every_command_has_a_man_page() {
    let folder = TempDir::new().expect("a folder");
    let into = folder.path().join("nieuw/man1");
    let output = vraagbaak(&["man", into.to_str().expect("a path")]);
    assert!(output.status.success(), "{output:?}");
    let page =
        |name: &str| fs::read_to_string(into.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(
        page("vraagbaak.1").contains("DISCORD_TOKEN") || page("vraagbaak-run.1").contains("DISCORD_TOKEN")
    );
    for command in commands() {
        assert!(page(&format!("vraagbaak-{command}.1")).contains(".SH"), "{command}");
    }
    let file = folder.path().join("bestand");
    fs::write(&file, "").expect("written");
    let refused = vraagbaak(&["man", file.to_str().expect("a path")]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("bestand"), "it is named");
}
