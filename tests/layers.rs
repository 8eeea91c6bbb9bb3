//! Does each module import only from those that it may know? `ARCHITECTURE.md` gives the reasons.

use std::fs;
use std::path::{Path, PathBuf};

use crate::house::{House, Source};

/// A module of `src/`, and the modules of ours that it may import from.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("telemetry", &[]),
    ("texts", &["domain"]),
    ("corpus", &["domain"]),
    ("import", &["domain", "corpus"]),
    ("search", &["domain", "corpus"]),
    ("people", &["domain", "corpus", "search"]),
    ("schedule", &["domain"]),
    ("store", &["domain"]),
    ("app", &["domain", "telemetry", "texts", "corpus", "import", "search", "people", "schedule", "store"]),
    ("discord", &["domain", "telemetry", "texts", "corpus", "search", "schedule", "app"]),
    ("terminal", &["domain", "texts", "corpus", "search", "app"]),
    ("config", &["domain"]),
    ("observe", &["telemetry", "config"]),
];

/// A crate, and the only modules that may name it.
const ONLY: &[(&str, &[&str])] = &[
    // `observe` names its log lines.
    ("serenity", &["discord", "observe"]),
    ("poise", &["discord"]),
    ("tokio_tungstenite", &["discord"]),
    ("tantivy", &["search"]),
    ("strsim", &["search", "config"]),
    ("meaning", &["search", "app"]),
    ("sqlx", &["store"]),
    ("pulldown_cmark", &["corpus", "import"]),
    ("postcard", &["corpus"]),
    ("serde_saphyr", &["corpus", "import"]),
    ("rustyline", &["terminal"]),
    ("indicatif", &["terminal"]),
    ("clap", &["config"]),
    ("dotenvy", &["config"]),
    ("axum", &["observe"]),
    ("metrics_exporter_prometheus", &["observe"]),
    ("dom_query", &["import"]),
    ("dom_smoothie", &["import"]),
    ("hayro_interpret", &["import"]),
    ("roxmltree", &["import"]),
    ("reqwest", &["discord", "import"]),
];

/// The rooms of `search`: folders, and files that stand beside them, each with the rooms that it may import
/// from. In reading order, from the end of the pipeline to its beginning.
const SEARCH: &[(&str, &[&str])] = &[
    ("evaluate", &["engine", "vectors", "language", "text", "question", "error"]),
    ("completion", &["query", "text", "weights"]),
    (
        "engine",
        &[
            "answer", "rank", "query", "retrieve", "vectors", "index", "intent", "language", "text",
            "question", "error", "weights",
        ],
    ),
    (
        "answer",
        &["rank", "query", "retrieve", "vectors", "index", "intent", "text", "question", "error", "weights"],
    ),
    ("rank", &["query", "retrieve", "vectors", "index", "text", "error", "weights"]),
    (
        "query",
        &["retrieve", "index", "intent", "language", "text", "question", "error", "weights", "word_lists"],
    ),
    ("retrieve", &["index", "error", "weights"]),
    ("vectors", &["text", "error", "weights"]),
    ("index", &["text", "question", "error", "weights"]),
    ("content", &["intent", "text", "error"]),
    ("intent", &["text", "question", "weights", "word_lists"]),
    ("language", &["text", "weights", "word_lists"]),
    ("text", &["error", "weights", "word_lists"]),
    ("question", &["weights"]),
    ("error", &[]),
    ("weights", &[]),
    ("word_lists", &[]),
];

/// The rooms of `discord`, from the connection to what everything stands on.
const DISCORD: &[(&str, &[&str])] = &[
    ("doctor", &["application", "connection", "permissions", "rest"]),
    ("application", &["connection", "permissions"]),
    ("connection", &["daily", "events", "figures", "gateway", "grant", "group", "helpers", "rest", "state"]),
    (
        "events",
        &[
            "asking",
            "busy",
            "commands",
            "components",
            "messages",
            "guilds",
            "run",
            "failures",
            "rest",
            "state",
        ],
    ),
    ("run", &["failures", "state"]),
    ("busy", &["aside", "locale", "render", "rest", "state"]),
    (
        "components",
        &[
            "access", "asking", "commands", "daily", "group", "helpers", "memory", "render", "rest", "state",
            "welcome",
        ],
    ),
    (
        "commands",
        &[
            "access",
            "asking",
            "conversation",
            "daily",
            "grant",
            "group",
            "helpers",
            "permissions",
            "render",
            "respond",
            "rest",
            "state",
            "words",
        ],
    ),
    (
        "messages",
        &[
            "access",
            "aside",
            "conversation",
            "failures",
            "group",
            "locale",
            "memory",
            "render",
            "rest",
            "state",
            "words",
        ],
    ),
    ("asking", &["figures", "group", "helpers", "render", "rest", "state"]),
    ("access", &["aside", "locale", "respond", "render", "rest", "state"]),
    ("aside", &["render", "rest", "state"]),
    ("conversation", &["memory", "state"]),
    ("respond", &["group", "memory", "render", "rest", "state"]),
    ("failures", &["locale", "render", "rest", "state"]),
    ("guilds", &["state", "welcome"]),
    ("welcome", &["memory", "render", "rest", "state"]),
    ("locale", &["render", "state"]),
    ("state", &["daily", "figures", "gateway", "grant", "group", "helpers", "memory", "render"]),
    ("group", &["daily", "permissions", "render", "rest"]),
    ("figures", &["daily", "render", "rest"]),
    ("daily", &["permissions", "render", "rest"]),
    ("helpers", &["render", "rest"]),
    ("rest", &["render"]),
    ("words", &["render"]),
    ("render", &[]),
    ("permissions", &[]),
    ("memory", &[]),
    ("gateway", &[]),
    ("grant", &[]),
];

/// A folder with more files than this has rooms that nobody has named yet.
const MOST_FILES: usize = 20;
/// A longer file answers more than one question.
const MOST_LINES: usize = 430;
/// A longer function hides its steps.
const MOST_LINES_IN_FUNCTION: usize = 60;

/// What serenity and poise make messages of: whoever uses one of these may forget that nobody is to be pinged.
const MESSAGE_BUILDERS: &[&str] = &[
    "CreateAllowedMentions",
    "CreateForumPost",
    "CreateInteractionResponseFollowup",
    "CreateInteractionResponseMessage",
    "CreateMessage",
    "CreateReply",
    "EditInteractionResponse",
    "EditMessage",
    "EditWebhookMessage",
    "ExecuteWebhook",
];
/// Their methods that make a message of words alone.
const MESSAGE_SHORTCUTS: &[&str] =
    &[".say(", ".reply(", ".reply_ping(", ".reply_mention(", "say_reply", "send_reply", "poise::builtins"];
/// The one file that makes messages, below `src`.
const MESSAGES: &str = "discord/rest/message.rs";

/// How something is counted, which only `telemetry` does, so that what is counted is listed there.
const COUNTING: &[&str] = &["metrics::", "counter!", "gauge!", "histogram!"];

/// How the environment is read, which only `config` does.
const ENVIRONMENT: &[&str] = &["env::var", "env::vars", "option_env!"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src/ can be read") {
        let path = entry.expect("an entry of src/").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Every source file, with the module that it is part of. `bin` and `lib` may name all.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = Vec::new();
    for path in sources(&root) {
        let first = path.strip_prefix(&root).expect("below src/").components().next().expect("a name");
        let module = Path::new(first.as_os_str()).file_stem().expect("a name").to_string_lossy().into_owned();
        if module != "bin" && module != "lib" {
            let code = fs::read_to_string(&path).expect("a source file can be read");
            modules.push((module, path, without_comments(&code)));
        }
    }
    modules
}

fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Whether the code names a path such as `crate::app` or `serenity::`.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        let part_of_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part_of_a_word(before) && before != Some(':') && !part_of_a_word(after)
    })
}

#[test]
fn every_module_is_listed() {
    for (module, path, _) in modules() {
        let listed = MAY_IMPORT.iter().any(|(known, _)| *known == module);
        assert!(listed, "{}: put the module `{module}` in MAY_IMPORT and in ARCHITECTURE.md", path.display());
    }
}

#[test]
fn data_flows_one_way() {
    for (module, path, code) in modules() {
        let may = MAY_IMPORT.iter().find(|(known, _)| *known == module).map_or(&[][..], |(_, may)| may);
        for (other, _) in MAY_IMPORT {
            let allowed = *other == module || may.contains(other);
            assert!(
                allowed || !names(&code, &format!("crate::{other}")),
                "{}: `{module}` may not import from `{other}`",
                path.display()
            );
        }
    }
}

/// `use crate::{app, store}` would hide from the check which modules it names.
#[test]
fn each_module_is_imported_by_its_whole_path() {
    for (_, path, code) in modules() {
        assert!(!code.contains("crate::{"), "{}: write a line for each module", path.display());
    }
}

#[test]
fn each_crate_is_named_in_its_own_room() {
    for (module, path, code) in modules() {
        for (name, rooms) in ONLY {
            assert!(
                rooms.contains(&module.as_str()) || !names(&code, name),
                "{}: only {rooms:?} may name {name}",
                path.display()
            );
        }
    }
}

#[test]
fn only_config_reads_the_environment() {
    for (module, path, code) in modules() {
        for call in ENVIRONMENT {
            assert!(module == "config" || !code.contains(call), "{}: {call} is for `config`", path.display());
        }
    }
}

/// Whether a file names what messages are made of, under whatever name it brings it in.
fn makes_messages(file: &Source, code: &str) -> bool {
    let ours = |part: &String| MESSAGE_BUILDERS.contains(&part.as_str());
    let all = |(name, path): &(String, Vec<String>)| {
        name == "*" && path.first().is_some_and(|crate_| crate_ == "serenity" || crate_ == "poise")
    };
    file.names.iter().any(|(_, path)| path.iter().any(ours))
        || file.names.iter().any(all)
        || file.paths.iter().any(|path| path.iter().any(ours))
        || MESSAGE_SHORTCUTS.iter().any(|shortcut| code.contains(shortcut))
}

#[test]
fn one_file_makes_the_messages_so_that_none_pings() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let makers = house().files.into_iter().filter(|file| {
        let code = fs::read_to_string(src.join(&file.path)).expect("a source file can be read");
        makes_messages(file, &without_comments(&code))
    });
    let makers: Vec<_> = makers.map(|file| file.path).collect();
    assert_eq!(makers, [Path::new(MESSAGES)], "let `MessageBody` make the message: it mentions nobody");
}

#[test]
fn a_message_that_is_made_elsewhere_is_found() {
    for code in [
        "use serenity::all::{Http, CreateMessage as Words}; fn f() { Words::new(); }",
        "fn f() { serenity::all::EditMessage::default(); }",
        "use serenity::all::*; fn f() { CreateMessage::new(); }",
        "async fn f(channel: ChannelId) { channel.say(http, \"@everyone\").await; }",
        "fn f() -> poise::CreateReply { Default::default() }",
    ] {
        assert!(makes_messages(&Source::read(Path::new("discord/x.rs"), code), code), "{code}");
    }
    let code = "use crate::discord::rest::message::MessageBody; fn f(body: MessageBody) { body.create(); }";
    assert!(!makes_messages(&Source::read(Path::new("discord/x.rs"), code), code));
}

#[test]
fn only_telemetry_counts() {
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let code = without_comments(&fs::read_to_string(&path).expect("a source file can be read"));
        for call in COUNTING {
            assert!(
                path.ends_with("telemetry.rs") || !code.contains(call),
                "{}: {call} is for `telemetry`, which lists all metrics",
                path.display()
            );
        }
    }
}

fn house() -> House {
    House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

#[test]
fn no_files_of_a_module_import_in_a_circle() {
    let house = house();
    assert!(house.files.len() > 300 && house.imports.iter().map(|to| to.len()).sum::<usize>() > 500);
    assert_eq!(house.circles(), Vec::<Vec<&Path>>::new(), "cut the circle at what both sides need");
}

#[test]
fn no_folder_has_too_many_files() {
    for (folder, files) in house().folders() {
        assert!(files <= MOST_FILES, "src/{}: {files} files: make rooms", folder.display());
    }
}

#[test]
fn no_file_and_no_function_is_too_long() {
    for file in house().files {
        assert!(file.lines <= MOST_LINES, "src/{}: {} lines", file.path.display(), file.lines);
        for (function, lines) in file.functions {
            assert!(lines <= MOST_LINES_IN_FUNCTION, "src/{function}: {lines} lines");
        }
    }
}

#[test]
fn each_room_imports_only_from_those_it_may_know() {
    let house = house();
    for (top, rooms) in [("search", SEARCH), ("discord", DISCORD)] {
        for (from, file) in house.files.iter().enumerate() {
            let Some(room) = file.room(top) else { continue };
            let may = rooms.iter().find(|(known, _)| *known == room).map(|(_, may)| *may);
            let may = may.unwrap_or_else(|| panic!("put `{room}` in the list of rooms of `{top}`"));
            for other in house.imports[from].iter().filter_map(|to| house.files[*to].room(top)) {
                assert!(
                    other == room || may.contains(&other),
                    "{}: `{top}::{room}` may not import from `{top}::{other}`",
                    file.path.display()
                );
            }
        }
    }
}

#[test]
fn the_rooms_are_listed_from_the_last_to_the_first() {
    for rooms in [SEARCH, DISCORD] {
        for (at, (room, may)) in rooms.iter().enumerate() {
            for other in *may {
                let place = rooms.iter().position(|(known, _)| known == other);
                assert!(place.is_some_and(|place| place > at), "`{room}` stands after `{other}`");
            }
        }
    }
}

#[test]
fn every_room_stands_in_the_architecture() {
    let told = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md"))
        .expect("it is there");
    for (room, _) in SEARCH.iter().chain(DISCORD) {
        let row = told.lines().find(|line| line.starts_with("| `") && line.contains(&format!("`{room}`")));
        assert!(row.is_some(), "`{room}` has no row in ARCHITECTURE.md");
    }
}

#[test]
fn a_circle_through_a_re_export_is_found() {
    let folder = tempfile::TempDir::new().expect("a folder");
    for (path, code) in [
        ("a/mod.rs", "mod one; mod two; pub use one::One;"),
        ("a/one.rs", "use super::two; pub struct One; fn f() { two::go(); }"),
        ("a/two.rs", "use crate::a::One; pub fn go() {} #[cfg(test)] mod tests { use super::*; }"),
        ("b.rs", "// use crate::a::One;\nfn text() -> &'static str { \"crate::a::One\" }"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, code).expect("a file");
    }
    let house = House::read(folder.path());
    let mut circle = house.circles().concat();
    circle.sort();
    assert_eq!(circle, [Path::new("a/one.rs"), Path::new("a/two.rs")]);
    assert!(
        house.imports.last().is_some_and(|of_b| of_b.is_empty()),
        "a comment and a string import nothing"
    );
}

#[test]
fn the_check_can_fail() {
    assert!(names("use crate::app::App;", "crate::app"));
    assert!(!names("use crate::apples;", "crate::app"));
    assert!(names("use serenity::all::Context;", "serenity"));
    assert!(!names("not_serenity::all", "serenity"));
}
