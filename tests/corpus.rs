//! What does the corpus make of files, good and bad?

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use insta::assert_snapshot;
use proptest::prelude::*;
use tempfile::TempDir;
use vraagbaak::corpus::{Corpus, Passage, RestsOn};
use vraagbaak::domain::Language;

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn load(folder: &Path) -> Corpus {
    Corpus::load(folder, Language::Dutch).expect("the folder can be read")
}

/// A corpus of these files.
fn corpus_of(files: &[(&str, &[u8])]) -> (TempDir, Corpus) {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let corpus = load(folder.path());
    (folder, corpus)
}

fn problems(corpus: &Corpus) -> String {
    corpus.problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_passage_of_our_corpus_stands_in_its_file_to_the_letter() {
    let folder = project("corpus");
    let corpus = load(&folder);
    assert!(corpus.passages.len() > 100);
    for passage in &corpus.passages {
        let file = fs::read_to_string(folder.join(&passage.document.id)).expect("its file");
        assert_eq!(&file[passage.range.clone()], passage.text());
        for sentence in passage.sentences() {
            assert!(!passage.text()[sentence].trim().is_empty());
        }
    }
}

#[test]
fn a_comment_tells_what_a_section_answers_and_is_no_text_of_it() {
    let text = "# Zwakke banden\n\n<!-- vragen\nWat zijn vage kennissen waard?\n-->\n\nEen zwakke band is nuttig.\n\n\
        ## Werk\n\n<!-- questions:\n- Hoe vind ik werk?\n\n* Wie helpt mij?\n-->\n\nEerst.\n\n<!-- een aantekening -->\n\nDan.\n";
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    let found: Vec<(&str, &[String])> =
        corpus.passages.iter().map(|passage| (passage.text(), &*passage.questions)).collect();
    let work = ["Hoe vind ik werk?".to_owned(), "Wie helpt mij?".to_owned()];
    assert_eq!(
        found,
        [
            ("Een zwakke band is nuttig.", &["Wat zijn vage kennissen waard?".to_owned()][..]),
            ("Eerst.", &work[..]),
            ("Dan.", &work[..]),
        ]
    );
}

#[test]
fn a_question_that_two_sections_answer_is_told() {
    let text = "# Banden\n\n<!-- vragen\nWat is een band?\n-->\n\nEen band is er, en wie er een heeft die heeft er vaak meer.\n\n\
        ## Werk\n\n<!-- vragen\nWat is een  Band?\n-->\n\nWerk is er ook, en wie het heeft die heeft er vaak meer dan genoeg van.\n";
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    assert_snapshot!(problems(&corpus), @"banden.md:12: warning: `Wat is een  Band?` is also asked at `Banden` in banden.md: it can't find both");
}

#[test]
fn our_corpus_has_no_problems_and_passages_of_a_good_length() {
    let corpus = load(&project("corpus"));
    assert_eq!(problems(&corpus), "");
    for passage in &corpus.passages {
        let words = passage.text().split_whitespace().count();
        assert!(
            (40..=160).contains(&words),
            "{words} words: {} > {}",
            passage.document.id,
            passage.heading()
        );
    }
}

#[test]
fn a_document_says_what_it_is_in_its_front_matter() {
    let text = "---\ntitle: \"Society 3.0: wat is dat?\"\nlanguage: en\ntopics: samenleving\nsources:\n  - title: Society 3.0\n    author: Ronald van den Hoff\n    date: 2011\n---\n\n# Society 3.0: wat is dat?\n\nTekst.\n\n## Kop\n\n### Onderkop\n\nMeer tekst.\n";
    let (_folder, corpus) = corpus_of(&[("nl/x.md", text.as_bytes())]);
    assert!(corpus.problems.iter().all(|problem| problem.message.starts_with("words under")), "{corpus:?}");
    let document = &corpus.documents[0];
    assert_eq!((document.title.as_str(), document.language), ("Society 3.0: wat is dat?", Language::English));
    assert_eq!(document.topics, ["samenleving"]);
    assert_eq!(document.sources[0].date.as_deref(), Some("2011"));
    let headings: Vec<_> = corpus.passages.iter().map(|passage| passage.headings.to_vec()).collect();
    assert_eq!(headings, [vec![], vec!["Kop".to_owned(), "Onderkop".to_owned()]]);
}

#[test]
fn a_file_without_front_matter_has_its_first_line_for_a_title() {
    let files: [(&str, &[u8]); 3] = [
        ("a.txt", b"Een titel\n\nTekst eronder."),
        ("en/b.md", b"# A title\n\nText below."),
        ("c.md", b"Een titel zonder hekje\nen tekst op de volgende regel."),
    ];
    let (_folder, corpus) = corpus_of(&files);
    let titles: Vec<_> = corpus.documents.iter().map(|d| (d.title.as_str(), d.language)).collect();
    assert_eq!(
        titles,
        [
            ("Een titel", Language::Dutch),
            ("Een titel zonder hekje", Language::Dutch),
            ("A title", Language::English)
        ]
    );
    let texts: Vec<_> = corpus.passages.iter().map(Passage::text).collect();
    assert_eq!(texts, ["Tekst eronder.", "en tekst op de volgende regel.", "Text below."]);
}

#[test]
fn lists_and_quotes_stay_whole_and_a_quote_is_a_quotable_line() {
    let item = "- een punt van deze lijst met een stuk of tien woorden erin\n".repeat(20);
    let text =
        format!("# Titel\n\n{item}\n> Een citaat dat je los van de rest kunt lezen,\n> over twee regels.\n");
    let (_folder, corpus) = corpus_of(&[("a.md", text.as_bytes())]);
    assert!(corpus.passages.iter().any(|passage| passage.text().contains(item.trim())));
    assert_eq!(corpus.quotes.len(), 1);
    assert_eq!(corpus.quotes[0].text, "Een citaat dat je los van de rest kunt lezen, over twee regels.");
}

#[test]
fn a_bad_file_is_named_with_its_line_and_the_others_load() {
    let files: [(&str, &[u8]); 9] = [
        ("empty.md", b"  \n\n"),
        ("good.md", b"# Goed\n\nTekst."),
        ("latin1.md", b"# Titel\n\nCaf\xe9\n"),
        ("no-title.md", b"---\nlanguage: nl\n---\nTekst."),
        ("only-title.md", b"---\ntitle: Leeg\n---\n\n# Leeg\n"),
        ("open.md", b"---\ntitle: Nooit dicht\n\nTekst."),
        ("translation.md", b"---\ntitle: Vertaling\ntranslation_of: nl/weg.md\n---\nTekst."),
        ("url.md", b"---\ntitle: Bron\nsources:\n  - title: X\n    url: javascript:alert(1)\n---\nTekst."),
        ("yaml.md", b"---\ntitle: Titel\nlanguage: frans\n---\nTekst."),
    ];
    let (folder, corpus) = corpus_of(&files);
    assert_snapshot!(problems(&corpus), @"
    empty.md:1: is empty
    good.md:3: warning: words under `Goed`: 1, too few to be an answer
    latin1.md:3: is not UTF-8 text: save it as UTF-8
    no-title.md:4: warning: the same passage stands in good.md, line 3
    no-title.md:4: warning: words under `No title`: 1, too few to be an answer
    only-title.md:4: warning: has no text under its title: nothing of it is read
    open.md:1: warning: the front matter is opened and never closed: it is read up to the first blank line
    open.md:4: warning: the same passage stands in good.md, line 3
    open.md:4: warning: words under `Nooit dicht`: 1, too few to be an answer
    translation.md:3: translation_of names `nl/weg.md`, which is not in the corpus
    translation.md:5: warning: the same passage stands in good.md, line 3
    translation.md:5: warning: words under `Vertaling`: 1, too few to be an answer
    url.md:5: `javascript:alert(1)` is not a web address: write it as https://...
    url.md:7: warning: the same passage stands in good.md, line 3
    url.md:7: warning: words under `Bron`: 1, too few to be an answer
    yaml.md:3: warning: `language: frans` is no language that is answered in (nl or en): the language of its folder counts
    yaml.md:5: warning: the same passage stands in good.md, line 3
    yaml.md:5: warning: words under `Titel`: 1, too few to be an answer
    ");
    let loaded: Vec<_> = corpus.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(loaded, ["good.md", "no-title.md", "open.md", "translation.md", "url.md", "yaml.md"]);
    assert_eq!(corpus.documents[4].sources[0].url, None, "a link that no browser should open is not offered");

    let check = |folder: &Path| {
        let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
        command.env_clear().args(["corpus", "check", "--corpus"]).arg(folder).output().expect("it runs")
    };
    assert_eq!(check(folder.path()).status.code(), Some(1));
    assert_eq!(check(&project("corpus")).status.code(), Some(0));
}

#[test]
fn a_glossary_says_which_words_mean_the_same_and_what_is_wrong_with_it() {
    let text = "[[entry]]\nnl = [\"zzp'er\"]\nen = [\"freelancer\"]\n\n[[entry]]\nnl = [\"alleen\"]\n\n[[entry]]\nen = [\"Freelancer\", \"temp\"]\n\n[[entry]]\nnl = [\"\"]\nen = [\"x\"]\n";
    let (_folder, corpus) = corpus_of(&[("glossary.toml", text.as_bytes()), ("a.md", b"# A\n\nTekst.")]);
    assert_eq!(corpus.glossary.entries.len(), 1);
    assert_snapshot!(problems(&corpus), @"
    a.md:3: warning: words under `A`: 1, too few to be an answer
    glossary.toml:5: an entry needs two terms at the least
    glossary.toml:8: `Freelancer` stands in the entry at line 1 already
    glossary.toml:11: an empty term
    ");

    let (_folder, corpus) =
        corpus_of(&[("glossary.toml", b"[[entry]]\nnl = 3\n"), ("a.md", b"# A\n\nTekst.")]);
    assert_eq!(corpus.documents.len(), 1, "the documents still load");
    assert_snapshot!(problems(&corpus), @"
    a.md:3: warning: words under `A`: 1, too few to be an answer
    glossary.toml:2: invalid type: integer `3`, expected a sequence
    ");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed_and_links_in_circles_end() {
    use std::os::unix::fs::symlink;

    let outside = TempDir::new().expect("a folder");
    fs::write(outside.path().join("secret.md"), "# Geheim\n\nNiet voor de bot.").expect("a file");
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("good.md"), "# Goed\n\nTekst.").expect("a file");
    symlink(outside.path().join("secret.md"), folder.path().join("secret.md")).expect("a link");
    symlink(outside.path(), folder.path().join("outside")).expect("a link");
    symlink(folder.path(), folder.path().join("circle")).expect("a link");
    symlink(folder.path().join("nowhere.md"), folder.path().join("dead.md")).expect("a link");
    let corpus = load(folder.path());
    assert_eq!(corpus.documents.len(), 1);
    assert_snapshot!(problems(&corpus), @"
    circle/dead.md: can't be read: No such file or directory (os error 2)
    circle/good.md:3: warning: words under `Goed`: 1, too few to be an answer
    circle/outside: warning: is a link out of the corpus folder: not followed
    circle/secret.md: warning: is a link out of the corpus folder: not followed
    dead.md: can't be read: No such file or directory (os error 2)
    outside: warning: is a link out of the corpus folder: not followed
    secret.md: warning: is a link out of the corpus folder: not followed
    ");
}

#[cfg(unix)]
#[test]
fn only_files_are_read_and_what_else_is_called_like_one_is_told() {
    use std::os::unix::net::UnixListener;

    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.md"), "# Goed\n\nTekst.").expect("a file");
    for pipe in ["pipe.md", "glossary.toml"] {
        let made = std::process::Command::new("mkfifo").arg(at(pipe)).status().expect("mkfifo is there");
        assert!(made.success());
    }
    let _socket = UnixListener::bind(at("socket.md")).expect("a socket");
    fs::create_dir(at("folder.md")).expect("a folder");
    fs::write(at("folder.md/inside.md"), "# Erin\n\nIets anders.").expect("a file");
    std::os::unix::fs::symlink("/dev/zero", at("device.md")).expect("a link");
    for arguments in [&["corpus", "check"][..], &["corpus", "stats"], &["ask", "iets anders"]] {
        let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
        command.env_clear().env("DATA_DIR", at(".data")).args(arguments).arg("--corpus").arg(folder.path());
        // A pipe that nobody writes to would be waited for without end.
        let output = command.timeout(std::time::Duration::from_secs(60)).output().expect("it runs");
        assert!(output.status.code().is_some(), "it comes to an end: {arguments:?}");
    }
    let corpus = load(folder.path());
    let told: Vec<_> = corpus.problems.iter().map(ToString::to_string).collect();
    let told: Vec<_> = told.iter().filter(|line| !line.contains("too few to be an answer")).collect();
    assert_snapshot!(told.iter().map(|line| format!("{line}\n")).collect::<String>(), @"
    device.md: warning: is a link out of the corpus folder: not followed
    folder.md: warning: is a folder, though it is called like a document: what is in it is read
    glossary.toml: can't be read: it is a named pipe, and no file
    pipe.md: is a named pipe, and no file: it is not read
    socket.md: is a socket, and no file: it is not read
    ");
    assert_eq!(corpus.documents.len(), 2);
}

/// Small sections, each with something to be told of it.
fn small_sections(count: usize) -> String {
    let section = |number| {
        format!(
            "## Kop {number}\n\n<!-- vragen\nHoe?\n-->\n\nWoord{number} staat hier.\n\n> Citaat {number}.\n\n"
        )
    };
    format!("# Titel\n\n{}", (0..count).map(section).collect::<String>())
}

/// How long this thread has worked on a corpus: the time in which others have the processor isn't counted.
fn work(files: &[(String, String)]) -> std::time::Duration {
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let (folder, _) = corpus_of(&files);
    let once = || {
        let started = cpu_time::ThreadTime::now();
        load(folder.path());
        started.elapsed()
    };
    (0..3).map(|_| once()).min().expect("three times")
}

#[test]
fn eight_times_as_much_to_read_is_about_eight_times_the_work() {
    let document = |sections| vec![("a.md".to_owned(), small_sections(sections))];
    let documents =
        |count: usize| (0..count).map(|n| (format!("{n}.md"), small_sections(4))).collect::<Vec<_>>();
    let field = |n: usize| format!("veld{n}: x\n");
    let fields = |count: usize| {
        let matter = (0..count).map(field).collect::<String>();
        vec![("a.md".to_owned(), format!("---\ntitle: A\n{matter}---\nTekst.\n"))]
    };
    let glossary = |count: usize| {
        let entry = |n| format!("[[entry]]\nnl = [\"woord{n}\"]\n");
        vec![
            ("glossary.toml".to_owned(), (0..count).map(entry).collect()),
            ("a.md".to_owned(), "# A\n\nB.".to_owned()),
        ]
    };
    let of_sections = [work(&document(1_000)), work(&document(8_000))];
    let of_documents = [work(&documents(250)), work(&documents(2_000))];
    let of_fields = [work(&fields(1_000)), work(&fields(8_000))];
    let of_entries = [work(&glossary(1_000)), work(&glossary(8_000))];
    for (what, [little, much]) in [
        ("sections", of_sections),
        ("documents", of_documents),
        ("fields", of_fields),
        ("entries", of_entries),
    ] {
        // What grows with the square of it would take 64 times as long.
        assert!(much < little * 24, "{what}: {little:?}, and {much:?} for eight times as much");
    }
}

#[test]
fn a_file_that_is_far_too_large_is_refused() {
    let (_folder, corpus) = corpus_of(&[("large.txt", &vec![b'a'; 17 * 1024 * 1024])]);
    assert_snapshot!(problems(&corpus), @"large.txt: is larger than 16 MiB: split it into several documents");
}

#[test]
fn a_missing_folder_is_bad_use() {
    let mut command = Command::cargo_bin("vraagbaak").expect("the program is built");
    let output = command.env_clear().args(["ask", "--corpus", "nergens", "hoi"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nergens"));
}

proptest! {
    /// Whatever stands in a file: no panic, and passages that are the file's own words, in order,
    /// without overlap. Signs may go, such as those around a link.
    #[test]
    fn any_text_is_cut_into_passages_of_itself(text in "(?s)[#>\\-* a-zA-Zé0-9.!?\n\r\t`_\\[\\]()|:]{0,400}", markdown: bool) {
        let name = if markdown { "x.md" } else { "x.txt" };
        let (_folder, corpus) = corpus_of(&[(name, text.as_bytes())]);
        let mut end = 0;
        let mut left = text.chars().filter(|c| c.is_alphanumeric());
        for passage in &corpus.passages {
            prop_assert!(passage.range.start >= end);
            prop_assert!(!passage.text().trim().is_empty());
            let mut words = passage.text().chars().filter(|c| c.is_alphanumeric());
            prop_assert!(words.all(|word| left.any(|own| own == word)), "{:?}", passage.text());
            end = passage.range.end;
        }
    }
}

#[test]
fn a_document_in_another_language_than_it_says_is_told() {
    let english = "# Weak ties\n\nA weak tie is someone that you know by name and not much more. It is the kind of \
        person who has heard of things that your friends have not heard of, and that is what makes a weak tie \
        worth the trouble for those who are looking for work, for a house or for an answer to a question.\n";
    let (_folder, corpus) =
        corpus_of(&[("nl/ties.md", english.as_bytes()), ("en/ties.md", english.as_bytes())]);
    let told: Vec<String> = corpus.problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|line| line.contains("is said to be in `nl`, and reads as `en`")), "{told:?}");
    assert_eq!(told.iter().filter(|line| line.contains("reads as")).count(), 1, "{told:?}");
}

#[test]
fn sections_that_are_too_short_or_too_long_are_told() {
    let long = "Dit is een zin die er nog een keer staat. ".repeat(60);
    let text = format!("# Banden\n\nTe kort.\n\n## Te lang\n\n{long}\n");
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    assert_snapshot!(problems(&corpus), @"
    banden.md:3: warning: words under `Banden`: 2, too few to be an answer
    banden.md:7: warning: the same passage stands in banden.md, line 7
    banden.md:7: warning: the same passage stands in banden.md, line 7
    banden.md:7: warning: the same passage stands in banden.md, line 7
    banden.md:7: warning: the same passage stands in banden.md, line 7
    banden.md:7: warning: words under `Te lang`: 600, a heading halfway would make two answers of it
    ");
}

/// A document with two works, of which sections name one, none, both, or nothing.
const WORKS: &str = "---\ntitle: Banden\nlanguage: nl\nsources:\n  - key: granovetter-1973\n    author: Mark Granovetter\n    \
    title: The Strength of Weak Ties\n    date: \"1973\"\n  - key: burt-1992\n    title: Structural Holes\n---\n\n# Banden\n\n\
    <!-- bronnen: burt-1992, granovetter-1973 -->\n\nEen band is een lijn tussen twee mensen die elkaar kennen.\n\n## Werk\n\n\
    <!-- Bronnen: granovetter-1973 -->\n\n<!-- vragen\nHoe vind ik werk?\n-->\n\nKennissen tippen je vaker over een baan dan je beste vrienden.\n\n## Zelf\n\n\
    <!-- sources: - -->\n\nDit zeggen wij zelf, zonder dat een ander het bedacht.\n";

#[test]
fn a_section_names_the_works_it_rests_on() {
    let (_folder, corpus) = corpus_of(&[("banden.md", WORKS.as_bytes())]);
    assert_eq!(problems(&corpus), "");
    let works =
        |passage: &Passage| passage.sources().iter().map(|work| work.title.clone()).collect::<Vec<_>>();
    let found: Vec<_> = corpus.passages.iter().map(works).collect();
    let (weak, holes) = ("The Strength of Weak Ties".to_owned(), "Structural Holes".to_owned());
    assert_eq!(found, [vec![holes, weak.clone()], vec![weak], vec![]]);
    assert!(corpus.passages.iter().all(|passage| !passage.text().contains("granovetter-1973")));
}

#[test]
fn where_no_section_names_works_a_passage_has_those_of_its_document() {
    let text = WORKS
        .replace("<!-- bronnen", "<!-- werken")
        .replace("<!-- Bronnen", "<!-- x")
        .replace("<!-- sources", "<!-- y");
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    assert_eq!(problems(&corpus), "");
    assert!(
        corpus
            .passages
            .iter()
            .all(|passage| passage.sources().len() == 2 && passage.rests_on == RestsOn::NotTold)
    );
}

#[test]
fn works_that_do_not_fit_their_sections_are_told_by_line() {
    let text = WORKS.replace("<!-- bronnen: burt-1992, granovetter-1973 -->", "<!-- bronnen: bourt-1992 -->");
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    assert_snapshot!(problems(&corpus), @r"
    banden.md:9: warning: no section rests on `Structural Holes`: name its key below a heading, or leave it out
    banden.md:15: names the work `bourt-1992`, and the front matter lists none with that key
    ");
    let text = WORKS.replace("key: burt-1992", "key: granovetter-1973");
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    assert!(
        problems(&corpus).contains("banden.md:9: two works have the key `granovetter-1973`"),
        "{}",
        problems(&corpus)
    );
}

#[test]
fn the_last_line_of_a_block_quote_tells_whose_words_it_holds() {
    let text = "# Banden\n\nTekst.\n\n> Wie veel kent,\n> hoort *veel*.\n> — Mark Granovetter, *The Strength of Weak Ties*, 1973\n\n\
        > Een eigen regel.\n\n> Een regel — met een streep.\n\n> Twee.\n>\n> — naar Ronald Burt, 1992\n";
    let (_folder, corpus) = corpus_of(&[("banden.md", text.as_bytes())]);
    let found: Vec<_> =
        corpus.quotes.iter().map(|quote| (quote.text.as_str(), quote.said_by.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("Wie veel kent, hoort veel.", Some("Mark Granovetter, The Strength of Weak Ties, 1973")),
            ("Een eigen regel.", None),
            ("Een regel — met een streep.", None),
            ("Twee.", Some("naar Ronald Burt, 1992")),
        ]
    );
}

/// What an editor is advised of a folder with these files.
fn advice(files: &[(&str, &[u8])]) -> String {
    let (_folder, corpus) = corpus_of(files);
    corpus.advice(2026).iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn an_editor_is_told_what_could_be_better() {
    let prose = "Wie samen een netwerk bouwt, deelt wat hij weet en vraagt wat hij niet weet. ".repeat(14);
    let twin = "Op elke eerste dinsdag van de maand is de zaal open voor iedereen uit de wijk die mee wil eten en koken.";
    let rules = format!(
        "# Regels\n\n{prose}\n\n## Kosten\n\nLid zijn kost 25 euro per jaar, en wie meer kan missen geeft meer.\n\n\
         > **Wie mag stemmen?** Elk lid heeft een stem.\n\n## Eten\n\n{twin}\n"
    );
    let other = format!(
        "# Zaal\n\n## Open\n\n{twin} Neem je bord mee.\n\n## Prijs\n\nIn 2024 kostte de zaal 10 euro.\n"
    );
    let told = advice(&[("nl/regels.md", rules.as_bytes()), ("nl/zaal.md", other.as_bytes())]);
    assert_snapshot!(told, @"
    nl/regels.md:3: advice: 210 words stand under no heading: one above each subject tells what it is about
    nl/regels.md:7: advice: `25 euro` stands in no year: say since when it holds, or nobody knows when it no longer does
    nl/regels.md:9: advice: `Wie mag stemmen?` is a question in bold: as a heading (`## Wie mag stemmen?`), its words find it
    nl/zaal.md:5: advice: says nearly the same as nl/regels.md, line 13: where one of the two changes, the other is forgotten
    ");
}

#[test]
fn our_own_documents_need_no_advice_and_a_translation_is_no_twin() {
    let corpus = Corpus::load(&project("corpus"), Language::Dutch).expect("it loads");
    // Before any figure was old: those that are, are for an editor to look at again.
    let told: Vec<String> = corpus.advice(1_500).iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:#?}");
}
