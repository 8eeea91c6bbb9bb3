use super::read;
use crate::domain::Language;

#[test]
fn reads_what_other_programs_write() {
    let matter = read("---\norder: 1\ntopics:\ntags: [een, 2]\nlang: nl-NL\n---\n# Kop\n");
    assert_eq!((matter.title, matter.language), (None, Some(Language::Dutch)));
    assert_eq!(matter.topics, ["een", "2"]);
    assert!(matter.faults.is_empty() && matter.unknown.is_empty(), "{:?}", matter.faults);
    let matter = read("+++\ntitle = \"Sleutels\"\ndate = 2012-09-02\nkleur = \"rood\"\n+++\nTekst");
    assert_eq!(matter.title.as_deref(), Some("Sleutels"));
    assert_eq!(matter.unknown, [(4, "kleur".to_owned())]);
    assert_eq!(read("{\n  \"title\": \"Sleutels\"\n}\n\nTekst").title.as_deref(), Some("Sleutels"));
    assert_eq!(read("---\r\ntitle: 2011\r\n---\r\nTekst").title.as_deref(), Some("2011"));
}

#[test]
fn takes_no_rule_for_front_matter() {
    for text in
        ["---\n\n# Zolder\n\nTekst.\n", "---\nEen lijn, verder niets", "---\n\nTekst.\n\n---\n\nMeer.\n"]
    {
        assert_eq!(read(text).body, 0, "{text}");
    }
    assert_eq!(read("\u{feff}# Kop\n").body, 3);
}

#[test]
fn names_the_line_of_what_is_broken_and_takes_the_rest() {
    let cases = [
        ("title: @bestuur vragen", 2, Some("@bestuur vragen")),
        ("title: Vraag: wie heeft de sleutel?", 2, Some("Vraag: wie heeft de sleutel?")),
        ("title: {{title}}", 2, None),
        ("title: Sleutels\nrelated: [[A]], [[B]]", 3, Some("Sleutels")),
        ("title: Sloten\ntags:\n\t- beheer", 4, Some("Sloten")),
    ];
    for (fields, line, title) in cases {
        let matter = read(&format!("---\n{fields}\n---\n\nTekst.\n"));
        assert_eq!(matter.title.as_deref(), title, "{fields}");
        assert_eq!(
            matter.faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [line],
            "{fields}: {:?}",
            matter.faults
        );
    }
    let matter = read("---\ntitle: Nooit dicht\n\nTekst.");
    assert_eq!((matter.title.as_deref(), matter.faults[0].0, matter.body), (Some("Nooit dicht"), 1, 23));
}

#[test]
fn reads_works_in_whatever_form() {
    let titles = |sources: &str| {
        let matter = read(&format!("---\nsources: {sources}\n---\n"));
        let titles = matter
            .sources
            .iter()
            .map(|source| format!("{} {}", source.title, source.url.as_deref().unwrap_or("-")));
        (titles.collect::<Vec<_>>(), matter.faults.len())
    };
    let one = |words: &str| (vec![words.to_owned()], 0);
    assert_eq!(titles("\n  jas: https://example.org/jas"), one("jas https://example.org/jas"));
    assert_eq!(titles("https://example.org"), one("https://example.org https://example.org"));
    assert_eq!(titles("[Een boek]"), one("Een boek -"));
    assert_eq!(titles("\n  - name: Een boek\n    year: 2011"), one("Een boek -"));
    assert_eq!(titles("\n  - link: https://example.org"), one("https://example.org https://example.org"));
    assert_eq!(titles("\n  boek:\n    author: Jan"), one("boek -"));
    assert_eq!(titles("\n  - author: Jan"), (vec![], 1));
}

#[test]
fn tells_drafts_and_what_is_no_language() {
    assert_eq!(read("---\ntitle: A\ndraft: true\n---\n").draft, Some(3));
    assert_eq!(read("+++\ndraft = false\n+++\n").draft, None);
    let matter = read("---\nlanguage: frans\n---\n");
    assert!(
        matter.language.is_none() && matter.faults[0].1.contains("`language: frans`"),
        "{:?}",
        matter.faults
    );
}
