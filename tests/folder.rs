//! Is a folder of Markdown that works elsewhere read as it lies, and nothing of it dropped without a word?

use std::fs;

use tempfile::TempDir;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;

/// A corpus of these files.
fn corpus_of(files: &[(&str, &str)]) -> Corpus {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    Corpus::load(folder.path(), Language::Dutch).expect("the folder can be read")
}

/// What is told of the files, without advice on how long a section is.
fn told(corpus: &Corpus) -> Vec<String> {
    let lines = corpus.problems.iter().map(ToString::to_string);
    lines.filter(|line| !line.contains("too few") && !line.contains("the same passage")).collect()
}

/// The title, and the passages with their innermost headings.
fn read(text: &str) -> (String, Vec<(String, String)>) {
    let corpus = corpus_of(&[("nl/een-bestand.md", text)]);
    let passages = corpus.passages.iter();
    let passages =
        passages.map(|passage| (passage.heading().to_owned(), passage.text().to_owned())).collect();
    let title = corpus.documents.first().map(|document| document.title.clone());
    (title.unwrap_or_default(), passages)
}

#[test]
fn a_document_has_a_title_however_it_begins() {
    for (text, title) in [
        ("---\norder: 1\n---\n# Sleutels\n\nTekst.\n", "Sleutels"),
        ("---\ntitle:\n---\n\n# Sleutels\n\nTekst.\n", "Sleutels"),
        ("---\ntitle: 2011\n---\nTekst.\n", "2011"),
        ("---\norder: 1\n---\nEen zin.\n", "Een bestand"),
        ("---\n\n# Zolder\n\nTekst.\n", "Zolder"),
        ("+++\ntitle = \"Sleutels\"\ndraft = false\n+++\n\nTekst.\n", "Sleutels"),
        ("\u{feff}---\r\ntitle: Sleutels\r\n---\r\n\r\nTekst.\r\n", "Sleutels"),
        ("[![bouw](x.svg)](y)\n\n# Sleutels\n\nTekst.\n", "Sleutels"),
        ("<h1 align=\"center\">Sleutels</h1>\n\nTekst.\n", "Sleutels"),
        ("#Sleutels\n\nTekst.\n", "Sleutels"),
        ("Sleutels\n========\n\nTekst.\n", "Sleutels"),
        ("## Een\n\nTekst.\n\n## Twee\n\nTekst.\n", "Een bestand"),
        ("Dit is een zin, en geen titel.\n\nTekst.\n", "Een bestand"),
    ] {
        let (found, passages) = read(text);
        assert_eq!(found, title, "{text:?}");
        assert!(!passages.is_empty(), "{text:?}");
        assert!(
            passages.iter().all(|(_, text)| !text.contains("title") && !text.contains("+++")),
            "{passages:?}"
        );
    }
}

#[test]
fn what_stands_in_front_matter_in_another_form_is_told_by_its_line_and_the_text_is_read() {
    for (fields, line) in [
        ("title: A\nsources:\n  - 3: [\n", "nl/a.md:4: warning: broken front matter"),
        ("title: A\nlanguage: frans\n", "nl/a.md:3: warning: `language: frans`"),
        ("title: A\ntopics:\n  een: twee\n", "nl/a.md:3: warning: `topics`"),
        ("title: A\nsources:\n  - author: Jan\n", "nl/a.md:3: warning: `sources`"),
        ("title: A\nkleur: rood\n", "nl/a.md:3: warning: unknown field `kleur` in the front matter"),
    ] {
        let corpus = corpus_of(&[("nl/a.md", &format!("---\n{fields}---\n\nEen zin.\n"))]);
        assert_eq!(corpus.documents[0].title, "A", "{fields}");
        let told = told(&corpus);
        assert!(told.len() == 1 && told[0].starts_with(line), "{fields}: {told:?}");
    }
    for fields in [
        "topics:\n",
        "topics: 3\n",
        "license: MIT\n",
        "language: nl-NL\n",
        "sources:\n  jas: https://example.org/jas\n",
    ] {
        let corpus = corpus_of(&[("nl/a.md", &format!("---\ntitle: A\n{fields}---\n\nEen zin.\n"))]);
        assert_eq!(told(&corpus), [""; 0], "{fields}");
    }
}

#[test]
fn a_field_that_nothing_reads_is_told_once() {
    let text = "---\ntitle: A\nkleur: rood\n---\n\nEen zin.\n";
    let corpus = corpus_of(&[("nl/a.md", text), ("nl/b.md", text), ("nl/c.md", text)]);
    let line = "nl/a.md:3: warning: unknown field `kleur` in the front matter, and of 2 other documents";
    assert_eq!(told(&corpus), [line]);
}

#[test]
fn what_is_not_read_is_told() {
    let corpus = corpus_of(&[
        ("nl/a.md", "# A\n\nEen zin.\n"),
        ("nl/b.pdf", "%PDF"),
        ("nl/c.HTML", "<p>Een zin.</p>"),
        ("nl/plaat.png", "PNG"),
        ("nl/klad.md", "---\ntitle: Klad\ndraft: true\n---\n\nNog niet.\n"),
        ("nl/leeg.md", "# Leeg\n"),
        ("nl/open.md", "# Open\n\nEen zin.\n\n<!-- vergeten\n\nTwee.\n"),
        ("nl/x.mdx", "import A from 'a';\n\n# X\n\n<Kaart titel=\"a\">Een zin.</Kaart>\n"),
    ]);
    let import =
        "is no Markdown or plain text, and is not read: `vraagbaak corpus import` makes a document of it";
    assert_eq!(
        told(&corpus),
        [
            format!("nl/b.pdf: warning: {import}"),
            format!("nl/c.HTML: warning: {import}"),
            "nl/klad.md:3: warning: says that it is a draft: it is left out".to_owned(),
            "nl/leeg.md:1: warning: has no text under its title: nothing of it is read".to_owned(),
            "nl/open.md:5: warning: a comment begins here and is never closed: what is below it is not read"
                .to_owned(),
        ]
    );
    let ids: Vec<_> = corpus.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["nl/a.md", "nl/open.md", "nl/x.mdx"]);
}

#[test]
fn a_name_is_known_however_its_accents_are_stored() {
    let corpus = corpus_of(&[
        ("nl/caf\u{65}\u{301}.md", "# Café\n\nEen zin.\n"),
        ("en/cafe.md", "---\ntitle: Café\ntranslation_of: ./nl/caf\u{e9}.md\n---\n\nA sentence.\n"),
    ]);
    assert_eq!(told(&corpus), [""; 0]);
    let id = corpus
        .documents
        .iter()
        .find(|document| document.id.starts_with("nl"))
        .map(|document| document.id.clone());
    assert_eq!(corpus.documents[0].translation_of, id);
}

#[test]
fn a_document_is_in_the_language_that_it_reads_as_where_nothing_says_which() {
    let english = "# Weak ties\n\nA weak tie is someone that you know by name and not much more. It is the kind of \
        person who has heard of things that your friends have not heard of, and that is what makes a weak tie \
        worth the trouble for those who are looking for work, for a house or for an answer to a question.\n";
    let corpus = corpus_of(&[
        ("docs/ties.md", english),
        ("docs/kort.md", "# Kort\n\nTe kort.\n"),
        ("docs/b.en.md", "# B\n\nShort.\n"),
    ]);
    let languages: Vec<_> = corpus.documents.iter().map(|document| document.language).collect();
    assert_eq!(languages, [Language::English, Language::Dutch, Language::English]);
}

#[test]
fn a_question_is_the_heading_of_its_answer_and_what_follows_stands_where_it_stood() {
    let text = "# Vragen\n\n## Lid zijn\n\n**Wat kost het?**\n\nTien euro.\n\n- **Wie mag stemmen?** Elk lid.\n- Iets anders.\n\n\
        | Vraag | Antwoord |\n|---|---|\n| Waar is de balie? | Naast de deur. |\n\nTot slot een zin.\n\n## Meer\n\nNog een zin.\n";
    let pairs = [
        ("Wat kost het?", "Tien euro."),
        ("Wie mag stemmen?", "Elk lid."),
        ("Lid zijn", "- Iets anders."),
        ("Waar is de balie?", "Naast de deur."),
        ("Lid zijn", "Tot slot een zin."),
        ("Meer", "Nog een zin."),
    ];
    let (title, passages) = read(text);
    assert_eq!(title, "Vragen");
    assert_eq!(passages, pairs.map(|(heading, text)| (heading.to_owned(), text.to_owned())));
}

#[test]
fn what_a_section_is_said_to_rest_on_holds_for_the_questions_in_it() {
    let text = "---\ntitle: A\nsources:\n  - key: jas\n    title: Jas\n---\n\n## Een\n\n<!-- bronnen: jas -->\n\nTekst.\n\n**Mag dat?** Ja.\n";
    let corpus = corpus_of(&[("nl/a.md", text)]);
    assert_eq!(corpus.passages.len(), 2);
    assert!(corpus.passages.iter().all(|passage| passage.rests_on != vraagbaak::corpus::RestsOn::NotTold));
}

#[test]
fn what_is_between_passages_is_not_shown_with_them() {
    let text = "# A\n\nEen zin.\n\n<!-- intern: Karel -->\n\nTwee zinnen.\n\n## B\n\n<!-- vragen\nHoe?\n-->\n\nDrie.\n";
    let corpus = corpus_of(&[("nl/a.md", text)]);
    assert_eq!(vraagbaak::corpus::joined(&corpus.passages), "Een zin.\n\nTwee zinnen.\n\n## B\n\nDrie.");
}
