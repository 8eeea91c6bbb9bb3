//! What does the program print at the keyboard, and with which exit code?

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
    command
        .env_clear()
        .env("MODEL", "off")
        .env("CORPUS_DIR", corpus)
        .env("DATA_DIR", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn printed(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn run(arguments: &[&str]) -> String {
    let output = program().args(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    printed(&output)
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(arguments)).expect("one JSON object")
}

#[test]
fn a_question_is_answered_with_the_passage_its_source_and_the_runners_up() {
    assert_snapshot!(run(&["ask", "Waarom helpen zwakke banden bij het vinden van werk?"]), @"
    Zwakke banden > Waarom helpen zwakke banden bij het vinden van werk?

    Zwakke banden helpen bij het vinden van werk omdat kennissen in andere kringen verkeren dan jijzelf. Ze horen van vacatures waar jouw vrienden niets van weten. Mark Granovetter beschreef dat in 1973. Van de mensen die hij ondervroeg en die hun baan via een contact vonden, zagen de meesten dat contact maar af en toe.

    nl/zwakke-banden.md
    Bron:
    - Mark Granovetter, The Strength of Weak Ties, 1973, https://doi.org/10.1086/225469

    Ook gevonden:
    - Zwakke banden > Wanneer heb je meer aan sterke banden? (nl/zwakke-banden.md)
    - Zwakke banden (nl/zwakke-banden.md)
    - Durftevragen > Wat zijn de uitgangspunten van Durftevragen? (nl/durftevragen.md)
    - Een gewone tekst (nl/gewone-tekst.txt)
    ");
}

#[test]
fn quotation_marks_around_the_question_are_not_needed() {
    let with = run(&["ask", "wat is een zwakke band"]);
    assert_eq!(run(&["ask", "wat", "is", "een", "zwakke", "band"]), with);
}

#[test]
fn a_question_off_the_subject_gets_no_passage() {
    assert_snapshot!(run(&["ask", "Hoe lang moet een ei koken?"]), @"
    Daar vind ik geen antwoord op in de documenten die ik heb gelezen.
    Probeer het met andere woorden, of met een paar trefwoorden.
    ");
}

#[test]
fn a_greeting_and_thanks_get_a_kind_word_in_their_language() {
    assert_snapshot!(run(&["ask", "Hoi!"]), @"Hoi! Wat wil je weten? Stel je vraag in een zin of een paar trefwoorden, dan zoek ik het antwoord op in de documenten van deze gemeenschap.");
    assert_snapshot!(run(&["ask", "hello there"]), @"Hi! What would you like to know? Ask in a sentence or a few keywords, and I will look the answer up in this community's documents.");
    assert_eq!(run(&["ask", "Dankjewel, tot morgen!"]), "Graag gedaan.\n");
    assert_eq!(run(&["ask", "thanks a lot"]), "You're welcome.\n");
    assert_eq!(run(&["ask", "fijn weekend"]), "Tot de volgende keer!\n");
    let question = run(&["ask", "Hoi, waarom helpen zwakke banden bij het vinden van werk?"]);
    assert!(question.starts_with("Zwakke banden"), "{question}");
    let answer = json(&["ask", "--format", "json", "hoi"]);
    assert_eq!((&answer["outcome"], &answer["language"]), (&"none".into(), &"nl".into()));
    assert_eq!((&answer["confidence"], &answer["passages"]), (&0.0.into(), &Value::Array(Vec::new())));
}

#[test]
fn a_question_in_another_language_is_told_which_two_it_can_be_asked_in() {
    assert_snapshot!(run(&["ask", "Warum gibt es keine Kekse auf dem Tisch?"]), @"Ik versta alleen Nederlands en Engels. I only understand Dutch and English.");
}

#[test]
fn a_section_of_several_passages_is_named_once_below_the_answer() {
    let corpus = TempDir::new().expect("a folder");
    let sentence =
        |what: &str| format!("Over {what} is op de markt van Deventer lang gepraat door iedereen. ");
    let halves = sentence("kaas en kramen").repeat(14) + &sentence("kaas en kisten").repeat(14);
    let text = format!(
        "# Markten\n\n## Wat zei men over kaas?\n\n{halves}\n\n## Wanneer is er markt?\n\nOp zaterdag, met kaas en brood uit de streek.\n"
    );
    fs::write(corpus.path().join("markten.md"), text).expect("a document");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/nl");
    for document in ["durftevragen.md", "gewone-tekst.txt", "zwakke-banden.md"] {
        fs::copy(fixtures.join(document), corpus.path().join(document)).expect("copied");
    }
    let mut program = program();
    let asked = program.args(["ask", "Wat zei men over kaas op de markt?"]).env("CORPUS_DIR", corpus.path());
    let answer = asked.output();
    let printed = printed(&answer.expect("it runs"));
    let times = |heading: &str| printed.matches(heading).count();
    assert_eq!((times("Wat zei men over kaas?"), times("Wanneer is er markt?")), (1, 1), "{printed}");
    assert!(printed.contains("Ook gevonden"), "{printed}");
}

#[test]
fn an_english_question_is_answered_in_english() {
    let answer = run(&["ask", "Why do weak ties help people find work?"]);
    assert!(answer.starts_with("Weak ties > Why do weak ties help people find work?"), "{answer}");
    assert!(answer.contains("Source"), "{answer}");
}

#[test]
fn the_json_is_as_the_readme_promises() {
    let question = "wat zijn de uitgangspnten van durftevragen";
    let answer = json(&["ask", "--format", "json", "--limit", "2", question]);
    assert_eq!(answer["question"], question);
    assert_eq!(answer["language"], "nl");
    assert_eq!(answer["outcome"], "answer");
    assert!((0.0..=1.0).contains(&answer["confidence"].as_f64().expect("a number")));
    assert_eq!(answer["corrections"][0]["from"], "uitgangspnten");
    let passages = answer["passages"].as_array().expect("a list");
    assert_eq!(passages.len(), 2);
    let first = &passages[0];
    assert_eq!(first["rank"], 1);
    assert_eq!(first["document"], "nl/durftevragen.md");
    assert_eq!(first["title"], "Durftevragen");
    assert_eq!(first["heading"], "Wat zijn de uitgangspunten van Durftevragen?");
    assert_eq!(first["source"][0]["title"], "Hoe social media ook in netwerken voor verandering zorgen");
    let text = first["text"].as_str().expect("a text");
    let at = |index: usize| first["highlight"][index].as_u64().expect("a place") as usize;
    assert!(!text[at(0)..at(1)].is_empty(), "a byte range of the text");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/nl/durftevragen.md");
    assert!(fs::read_to_string(file).expect("the document").contains(text));
    assert!(first["score"].as_f64() >= passages[1]["score"].as_f64());
}

#[test]
fn a_file_of_questions_is_answered_in_order() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("questions.txt");
    let questions = ["wat is een zwakke band", "", "?!", "Hoe lang moet een ei koken?", "sleutelfiguur"];
    fs::write(&file, questions.join("\n")).expect("written");
    let path = file.to_str().expect("a path");
    let lines = run(&["ask", "--questions", path, "--format", "json"]);
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let asked: Vec<_> = answers.iter().map(|answer| answer["question"].as_str().expect("text")).collect();
    assert_eq!(asked, questions);
    let outcomes: Vec<_> = answers.iter().map(|answer| answer["outcome"].as_str().expect("text")).collect();
    assert_eq!(outcomes, ["answer", "none", "none", "none", "answer"]);

    let mut piped = program();
    piped.args(["ask", "--questions", "-", "--format", "json"]);
    assert_eq!(printed(&piped.write_stdin(questions.join("\n")).output().expect("it runs")), lines);
}

#[test]
fn bad_use_has_exit_code_2() {
    let bad: [&[&str]; 5] = [
        &["ask"],
        &["ask", "--limit", "0", "hoi"],
        &["ask", "--language", "fr", "hoi"],
        &["ask", "--questions", "nergens.txt"],
        &["antwoord", "hoi"],
    ];
    for arguments in bad {
        let output = program().args(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn a_folder_without_documents_is_named_with_what_to_do() {
    let empty = TempDir::new().expect("a folder");
    let nowhere = empty.path().join("nergens");
    for folder in [empty.path(), &nowhere] {
        for arguments in [&["ask", "hoi"][..], &["quote"], &["corpus", "check"], &["doctor"]] {
            let output = program().args(arguments).env("CORPUS_DIR", folder).output().expect("it runs");
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            assert!(output.status.code() > Some(1), "{arguments:?}: {said}");
            assert!(said.contains(&folder.display().to_string()), "{arguments:?}: {said}");
            assert!(said.contains("een andere map met CORPUS_DIR"), "{arguments:?}: {said}");
            // The doctor goes on to what else may be wrong.
            assert_eq!(said.contains("DISCORD_TOKEN"), arguments == ["doctor"], "{said}");
        }
    }
}

/// All that is in a folder, with how much of it there is.
fn contents(folder: &Path) -> Vec<(std::path::PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        found.push((path.clone(), fs::metadata(&path).expect("it is there").len()));
        if path.is_dir() {
            found.extend(contents(&path));
        }
    }
    found.sort();
    found
}

#[test]
fn whoever_looks_leaves_nothing_behind() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("diep/data");
    let look = |command: &str| {
        // Nobody listens there: nothing leaves this machine.
        let mut program = program();
        program.arg(command).env("DATA_DIR", &data).env("DISCORD_API_URL", "http://127.0.0.1:9");
        let output = program.current_dir(folder.path()).output().expect("it runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for command in ["doctor", "self-check"] {
        assert!(look(command).contains("kan ik bewaren"), "{command}: {}", look(command));
        assert_eq!(contents(folder.path()), [], "{command}");
    }
    let mut asked = program();
    asked.args(["ask", "hoi"]).env("DATA_DIR", &data);
    assert!(asked.output().expect("it runs").status.success());
    let before = contents(folder.path());
    assert!(before.len() > 2, "the index is there");
    for command in ["doctor", "self-check"] {
        look(command);
        assert_eq!(contents(folder.path()), before, "{command}");
    }
    assert!(look("self-check").contains("De index van deze documenten is er."), "{}", look("self-check"));
}

#[test]
fn health_of_nobody_in_particular_is_bad_use() {
    let output = program().arg("health").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("METRICS_ADDR=127.0.0.1:9100"));
}

#[test]
fn whoever_stops_reading_gets_no_error() {
    let questions = "wat is een zwakke band\n".repeat(2_000);
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("questions.txt");
    fs::write(&file, questions).expect("written");
    let binary = assert_cmd::cargo::cargo_bin("vraagbaak");
    let mut child = std::process::Command::new(binary)
        .args(["ask", "--questions", file.to_str().expect("a path")])
        .env("MODEL", "off")
        .env("CORPUS_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus"))
        .env("DATA_DIR", env!("CARGO_TARGET_TMPDIR"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_conversation_has_help_quotes_next_passages_and_an_end() {
    let data = TempDir::new().expect("a folder");
    let talk = "/help\n/next\nwat is een zwakke band?\n/next\n/quote\n/onzin\n/quit\n";
    let mut chat = program();
    chat.args(["chat", "--language", "nl", "--data"]).arg(data.path());
    let said = printed(&chat.write_stdin(talk).output().expect("it runs"));
    for part in [
        "Ik heb 4 documenten gelezen.",
        "/next    de volgende passage",
        "Stel eerst een vraag",
        "Een zwakke band is een contact met iemand die je niet goed kent",
        "/onzin ken ik niet.",
        "Tot de volgende keer!",
    ] {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
    let history = fs::read_to_string(data.path().join("chat-history.txt")).expect("the history");
    assert!(history.contains("wat is een zwakke band?"));
}

#[test]
fn a_conversation_speaks_the_language_of_the_question() {
    let data = TempDir::new().expect("a folder");
    let mut chat = program();
    chat.args(["chat", "--data"]).arg(data.path());
    let said = printed(&chat.write_stdin("what is a weak tie?\n").output().expect("it runs"));
    assert!(said.contains("A weak tie is a contact with somebody you do not know well"), "{said}");
}

#[test]
fn a_quote_is_a_line_of_the_corpus_with_its_document() {
    let quote = run(&["quote", "--language", "en"]);
    assert!(quote.starts_with("If you only talk to friends"), "{quote}");
    assert!(quote.contains("Weak ties (en/weak-ties.md)"), "{quote}");
}

#[test]
fn the_reports_on_the_corpus_are_tables() {
    assert_snapshot!(run(&["corpus", "stats"]), @"
    taal       documenten  passages  woorden citaten     vragen
    nl                  3         8      420       2          0
    en                  1         3      170       1          0

    taal      onderwerp              documenten  woorden citaten
    nl        leren en delen                  1      170       1
    nl        netwerken                       1      168       1
    en        networks                        1      170       1

    ingangen in de woordenlijst 0, bronnen 2
    de oudste bron: Mark Granovetter, The Strength of Weak Ties (1973)

    alleen in één taal:
      nl/durftevragen.md
      nl/gewone-tekst.txt
    ");
    assert_snapshot!(run(&["corpus", "check"]), @"4 documenten, 0 fouten, 0 waarschuwingen");
}

#[test]
fn the_report_on_one_document_speaks_of_one() {
    let corpus = TempDir::new().expect("a folder");
    fs::write(corpus.path().join("een.md"), "---\ntitle: Een\n---\n\nHier staat iets.\n")
        .expect("a document");
    let output =
        program().args(["corpus", "check"]).env("CORPUS_DIR", corpus.path()).output().expect("it runs");
    assert!(printed(&output).contains("1 document, 0 fouten, "), "{}", printed(&output));
}

#[test]
fn the_reports_speak_the_language_of_the_machine_or_the_one_that_was_chosen() {
    let check = |variable: &str, value: &str| {
        let output = program().args(["corpus", "check"]).env(variable, value).output().expect("it runs");
        printed(&output)
    };
    let english = "4 documents, 0 errors, 0 warnings";
    assert_eq!(check("LANG", "en_GB.UTF-8").trim_end(), english);
    assert_eq!(check("DEFAULT_LANGUAGE", "en").trim_end(), english);
    assert!(check("LANG", "nl_BE.UTF-8").contains("4 documenten"));
    let stats = program().args(["corpus", "stats"]).env("LANG", "en_GB.UTF-8").output().expect("it runs");
    assert!(printed(&stats).starts_with("language    documents  passages    words  quotes  questions"));
}

#[test]
fn figures_that_are_old_are_told_and_no_fault() {
    let corpus = TempDir::new().expect("a folder");
    let text = "---\ntitle: Leden\nlanguage: nl\n---\n\n# Leden\n\n## Hoeveel leden zijn er?\n\n\
                In 2009 waren er 1.500 leden, en dat vond iedereen in de vereniging toen al heel veel.\n\n\
                ## Wanneer begon het?\n\nDe vereniging begon in 1998, toen nog niemand wist hoe groot zij zou worden.\n";
    fs::write(corpus.path().join("leden.md"), text).expect("a document");
    let check = |language: &str| {
        let mut command = program();
        command.args(["corpus", "check"]).env("CORPUS_DIR", corpus.path()).env("DEFAULT_LANGUAGE", language);
        command.output().expect("it runs")
    };
    let dutch = check("nl");
    assert_eq!(dutch.status.code(), Some(0), "it fails nothing");
    assert_eq!(
        printed(&dutch),
        "leden.md:10: advies: een cijfer uit 2009 (`1.500`) onder `Hoeveel leden zijn er?`: kijk of er een nieuwer is\n\
         1 document, 0 fouten, 0 waarschuwingen, 1 ding dat beter kan\n"
    );
    assert!(printed(&check("en")).contains("leden.md:10: advice: a figure of 2009 (`1.500`) under"));
}

#[test]
fn the_doctor_sees_what_can_be_seen_without_a_token() {
    let data = TempDir::new().expect("a folder");
    let output = program().args(["doctor", "--data"]).arg(data.path()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    let said = printed(&output);
    assert!(said.starts_with("4 documenten gelezen, samen 11 passages."), "{said}");
    assert!(said.contains("DISCORD_TOKEN"), "{said}");
}

#[test]
fn the_sentence_model_has_a_say_where_it_is_on() {
    let why = |model: &str| {
        let output = program()
            .args(["ask", "--explain", "Wie kunnen je aan werk helpen?"])
            .env("MODEL", model)
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    // The first question may be answered before what it needs is read; what was read by then is kept.
    let told = (0..20).map(|_| why("on")).find(|told| told.contains("nearness in meaning"));
    assert!(told.is_some_and(|told| told.contains("the chance that it answers")));
    assert!(!why("off").contains("nearness in meaning"));
}

#[test]
fn a_sentence_model_that_cannot_be_used_is_told_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("config.json"), r#"{"model_type": "llama"}"#).expect("written");
    let output = program()
        .args(["ask", "Wat is een zwakke band?"])
        .env("MODEL", "on")
        .env("MODEL_DIR", folder.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("config.json") && said.contains("MODEL=off"), "{said}");
}

#[test]
fn sections_are_asked_their_own_questions() {
    let corpus = TempDir::new().expect("a folder");
    let document = "# Huisregels\n\n## Geluid na elf uur\n\nNa elf uur is het stil in de gang en op het dak.\n\n\
         ## Afval\n\n<!-- vragen\nWanneer wordt de container geleegd?\nHoe laat gaat de kantine dicht?\n-->\n\n\
         De container staat achter het gebouw en wordt op maandag geleegd.\n\n## Geluid na elf uur, nog eens\n\n\
         Zie het stuk hierboven, want daar staat alles wat je moet weten over stilte.\n";
    fs::write(corpus.path().join("regels.md"), document).expect("written");
    let run = |arguments: &[&str]| {
        let data = TempDir::new().expect("a folder");
        let output = program().args(arguments).args(["--data"]).arg(data.path()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
        printed(&output)
    };
    let folder = corpus.path().to_string_lossy().into_owned();
    let tried = run(&["corpus", "try", &folder]);
    assert!(tried.contains(" vragen vinden hun eigen stuk.\n"), "{tried}");
    assert!(!tried.contains("“Afval”"), "{tried}");
}
