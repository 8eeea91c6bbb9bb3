//! Which passage wins for a question, and why? One row a reason.

use std::sync::Arc;

use proptest::prelude::*;
use vraagbaak::corpus::{Document, Glossary, GlossaryEntry, Passage};
use vraagbaak::domain::Language;
use vraagbaak::search::{Answer, Engine, Outcome, Question};

const DUTCH: &[(&str, &str)] = &[
    ("netwerk", "Een netwerkbijeenkomst kost niets. Aanmelden kan tot een dag van tevoren."),
    ("innovatie", "Innovatie ontstaat waar onbekenden elkaar ontmoeten en kennis delen."),
    ("fiets", "Fietsen stal je in de kelder van het gebouw, achter de lift."),
    ("wachtwoord", "Een vergeten wachtwoord stel je opnieuw in met de knop onder het aanmeldscherm."),
    ("betaling", "Betaal de rekening binnen dertig dagen; wie te laat betaalt krijgt een herinnering."),
    ("zzp", "Zzp'ers huren een flexwerkplek per uur. Zelfstandigen hebben geen contract nodig."),
    ("media", "Het socialemediabeleid beschrijft wat medewerkers op internet mogen zeggen."),
    ("koffie", "Koffie en thee zijn gratis; de automaat staat naast de keuken."),
    ("vergaderen", "Vergaderruimtes reserveer je in de agenda. De grootste zaal heeft een beamer."),
    ("society", "Society 3.0 is een samenleving waarin mensen in netwerken samenwerken."),
    ("huisdier", "Honden en katten mogen niet mee naar binnen, geleidehonden wel."),
    ("brand", "Bij brand verlaat iedereen het gebouw via de nooduitgang en verzamelt op het plein."),
    ("email", "Stuur een e-mail naar de balie als je verhindert bent."),
    ("putnam", "Putnam schreef over sociaal kapitaal en het verenigingsleven in Amerika."),
    ("app", "De app werkt op elke telefoon; ontwikkelaars vinden de broncode op de site."),
    ("kinderen", "Kinderen zijn welkom op de open dag, met een feestje in de middag."),
];

/// A question, the document that has to come first, and what makes it so.
const ROWS: &[(&str, &str, &str)] = &[
    ("netwerkbijeenkomst", "netwerk", "the word itself"),
    ("netwerkbijeenkomsten", "netwerk", "a plural"),
    ("bijeenkomst", "netwerk", "the last part of a compound"),
    ("bijeenkomsten", "netwerk", "the plural of a part"),
    ("wat kost een netwerk bijeenkomst", "netwerk", "a compound written apart"),
    ("netwerkbijeenkomts", "netwerk", "two letters swapped in a long word"),
    ("netwekbijeenkomst", "netwerk", "a letter left out of a long word"),
    ("innovatie", "innovatie", "the word itself"),
    ("inovatie", "innovatie", "a double letter written once"),
    ("innnovatie", "innovatie", "a letter too many"),
    ("innovaties", "innovatie", "a plural in -s"),
    ("inovatei", "innovatie", "two errors in a word of seven letters or more"),
    ("INNOVATIE?!", "innovatie", "capitals and punctuation"),
    ("innovátie", "innovatie", "an accent too many"),
    ("fiets", "fiets", "the singular of a word whose s belongs to it"),
    ("waar laat ik mijn fiets", "fiets", "function words do not count"),
    ("fitesen", "fiets", "two letters swapped"),
    ("fietssen", "fiets", "a doubled letter"),
    ("kelder", "fiets", "a word of the end of the sentence"),
    ("wachtwoord vergeten", "wachtwoord", "two words"),
    ("wachtwoorden", "wachtwoord", "a plural that the stemmer does not know"),
    ("wachtwoort", "wachtwoord", "t for d"),
    ("wagtwoord", "wachtwoord", "g for ch"),
    ("wacht woord", "wachtwoord", "a compound written apart that the corpus writes as one"),
    ("pasword wachtwoord", "wachtwoord", "an unknown word does not stand in the way"),
    ("betaald", "betaling", "a participle"),
    ("betaalt", "betaling", "a third person"),
    ("betaalde rekeningen", "betaling", "a participle with an ending, and a plural"),
    ("rekenning", "betaling", "a doubled letter"),
    ("herrinering", "betaling", "the wrong letter doubled"),
    ("zzp'er", "zzp", "an apostrophe"),
    ("zzp’ers", "zzp", "a curly apostrophe"),
    ("ZZPers", "zzp", "no apostrophe, capitals"),
    ("freelancer", "zzp", "a synonym of the glossary"),
    ("self-employed", "zzp", "a translation of the glossary"),
    ("flex werkplek", "zzp", "a compound written apart"),
    ("flexwerkplekken", "zzp", "the plural of a compound"),
    ("sociale media beleid", "media", "three words of a compound"),
    ("social mediabeleid", "media", "a part left out and the rest joined"),
    ("koffieautomaat", "koffie", "an asked compound whose parts stand apart"),
    ("kofie", "koffie", "a double letter written once"),
    ("gratis thee", "koffie", "two words of one sentence"),
    ("vergaderruimte", "vergaderen", "a singular"),
    ("vergaderen", "vergaderen", "a verb that is part of a compound"),
    ("vergader ruimte reserveren", "vergaderen", "a compound written apart, and an infinitive"),
    ("reserveeren", "vergaderen", "a vowel doubled"),
    ("Society 3.0", "society", "a number with a full stop"),
    ("samenleving", "society", "a word near the end"),
    ("samenlevign", "society", "the last letters swapped"),
    ("hond", "huisdier", "the singular of a plural"),
    ("geleide hond", "huisdier", "a compound written apart, in the singular"),
    ("kat", "huisdier", "the doubled consonant of a plural"),
    ("nood uitgang", "brand", "a compound written apart"),
    ("nooduitgangen", "brand", "the plural of a compound"),
    ("email", "email", "a hyphen less"),
    ("e-mail", "email", "the word itself"),
    ("E‑mail sturen", "email", "a hyphen of another kind"),
    ("Putnam", "putnam", "a name"),
    ("Putnma", "putnam", "a name with letters swapped"),
    ("verenigings leven", "putnam", "a compound with a linking s, written apart"),
    ("sociaal kapitaal", "putnam", "words near each other"),
    ("ontwikkelaar", "app", "a singular"),
    ("telefoons", "app", "a plural in -s"),
    ("kind", "kinderen", "an irregular plural"),
];

/// Words that are near none of the passages and none of the questions.
const UNRELATED: &[&str] = &[
    "zonnebloem",
    "kruidnagel",
    "vuurtoren",
    "walvis",
    "ijsschots",
    "trompet",
    "gletsjer",
    "pompoen",
    "harnas",
    "druppel",
    "vlieger",
    "moeras",
    "klomp",
    "egel",
    "hooiberg",
    "schaduw",
    "zilver",
    "galop",
];

fn passages(texts: &[(&str, &str)]) -> Vec<Passage> {
    let document =
        |(id, text): &(&str, &str)| Document::bare((*id).to_owned(), Language::Dutch, (*text).to_owned());
    texts.iter().map(|text| Passage::whole(Arc::new(document(text)))).collect()
}

fn engine(texts: &[(&str, &str)]) -> Engine {
    let terms = |terms: &[&str]| terms.iter().map(|term| (*term).to_owned()).collect();
    let entry = GlossaryEntry { nl: terms(&["zzp'er", "freelancer"]), en: terms(&["self-employed"]) };
    Engine::build(passages(texts), &Glossary { entries: vec![entry] }).expect("the index is built")
}

fn ask(engine: &Engine, text: &str) -> Answer {
    engine.ask(&Question::new(text, Language::Dutch, 3)).expect("the index is sound")
}

#[test]
fn the_right_passage_comes_first() {
    let engine = engine(DUTCH);
    let wrong: Vec<String> = ROWS
        .iter()
        .filter_map(|(question, expected, reason)| {
            let answer = ask(&engine, question);
            let first = answer.hits.first().map_or("nothing", |hit| hit.passage.document.id.as_str());
            (first != *expected).then(|| format!("{question}: {first} instead of {expected} ({reason})"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_other_bots_are_said_to_find_wrongly_is_found() {
    let more = [
        ("paste", "Plak lange code in een paste, dan blijft de chat leesbaar."),
        ("site", "De site staat op internet en heeft geen reclame."),
        ("fiches", "De oranje slachtofferfiches liggen in de kast bij de balie."),
        ("oranje", "Op Koningsdag kleedt iedereen zich in het oranje."),
    ];
    let engine = engine(&[DUTCH, &more].concat());
    for (question, expected) in [("pste", "paste"), ("oranje fiche", "fiches")] {
        let answer = ask(&engine, question);
        assert_eq!(answer.hits[0].passage.document.id, expected, "{question}");
    }
}

#[test]
fn what_is_no_question_about_the_corpus_is_declined() {
    let engine = engine(DUTCH);
    let long = "onzin ".repeat(900);
    for text in [
        "",
        " ",
        "?!",
        "hallo",
        "hoe gaat het met je",
        "wat is de hoofdstad van Peru",
        "Как дела",
        "你好吗",
        "fn main() {}",
        "\u{0}\u{ffff}",
        &long,
    ] {
        assert_eq!(ask(&engine, text).outcome, Outcome::None, "{text:.40}");
    }
}

#[test]
fn a_name_says_whom_a_question_is_about_and_not_what_it_asks() {
    let mut passages = passages(DUTCH);
    let putnam = passages.iter_mut().find(|passage| passage.document.id == "putnam").expect("it is there");
    putnam.questions = Arc::new(["Waarover schreef Putnam?".to_owned()]);
    let engine = Engine::build(passages, &Glossary::default()).expect("the index is built");
    for (question, outcome, why) in [
        ("Waarover schreef Putnam?", Outcome::Answer, "a question that it is said to answer"),
        ("Wat schreef Putnam over Amerika?", Outcome::Answer, "the passage has the rest as well"),
        ("Putnam", Outcome::Near, "nothing is asked of the name"),
        ("Is Putnam getrouwd?", Outcome::None, "the passage has the name, and nothing of the rest"),
        (
            "is putnam getrouwd",
            Outcome::Near,
            "the passage tells that it is a name, and the language that many marry",
        ),
        ("Wat schreef Granovetter over Amerika?", Outcome::None, "a name that nobody wrote of"),
    ] {
        let answer = ask(&engine, question);
        assert_eq!(answer.outcome, outcome, "{question}: {:.2}, {why}", answer.confidence);
    }
}

#[test]
fn a_passage_that_is_like_nothing_that_was_asked_is_no_answer_when_another_scores_as_much() {
    let text = "Een moderator leest mee en grijpt in. Wie scheldt, krijgt eerst een waarschuwing.";
    let other = "Een moderator grijpt in en leest mee. Wie spamt, krijgt eerst een waarschuwing.";
    let mut passages = passages(&[("moderatie", text), ("spam", other)]);
    let asked = "Wanneer geeft een moderator een waarschuwing?";
    let outcome = |passages: &[Passage]| {
        let engine = Engine::build(passages.to_vec(), &Glossary::default()).expect("the index is built");
        ask(&engine, asked).outcome
    };
    for passage in &mut passages {
        passage.questions = Arc::new(["Wat doet een moderator de hele dag, en wie helpt mee?".to_owned()]);
    }
    assert_ne!(outcome(&passages), Outcome::Answer);
    passages[0].questions = Arc::new([asked.to_owned()]);
    assert_eq!(outcome(&passages), Outcome::Answer);
}

#[test]
fn one_word_is_answered_by_what_is_about_it() {
    let more = [("moderatie", "Een moderator leest mee op Discord, en grijpt in.")];
    let mut passages = passages(&[&more, DUTCH].concat());
    passages[0].questions = Arc::new(["Wat doet een moderator?".to_owned()]);
    let engine = Engine::build(passages, &Glossary::default()).expect("the index is built");
    assert_eq!(ask(&engine, "wat is een moderator").outcome, Outcome::Answer);
    assert_ne!(ask(&engine, "wat is discord").outcome, Outcome::Answer);
}

#[test]
fn a_question_in_a_long_message_is_found() {
    let engine = engine(DUTCH);
    let question = "Hoe ontstaat innovatie waar onbekenden elkaar ontmoeten?";
    let expected = ask(&engine, question);
    assert_eq!(expected.outcome, Outcome::Answer);
    let before = "Hoi allemaal, ik ben Petra uit Zutphen en ik verbouw al jaren prei en pastinaak. ";
    let message = format!("{}{question} Alvast bedankt, groetjes van de volkstuin!", before.repeat(12));
    let answer = ask(&engine, &message);
    assert_eq!((answer.outcome, &answer.hits[0]), (Outcome::Answer, &expected.hits[0]));
}

#[test]
fn a_name_of_several_words_is_in_a_passage_that_has_all_of_them() {
    let entry = GlossaryEntry { nl: vec!["uitkering".to_owned()], en: vec!["social security".to_owned()] };
    let glossary = Glossary { entries: vec![entry] };
    let texts = [
        ("media", "Social media help people to meet, says the lecturer."),
        ("security", "Social security pays for those who find no job."),
        ("guards", "A security guard keeps the door."),
    ];
    let engine = Engine::build(passages(&texts), &glossary).expect("the index is built");
    let found = |question: &str| {
        let asked = Question::new(question, Language::Dutch, 3);
        let (answer, explanation) = engine.explain(&asked).expect("the index is sound");
        (answer.hits[0].passage.document.id.clone(), explanation.words[0].found)
    };
    let (first, share) = found("uitkering");
    assert_eq!(first, "security");
    assert!(share > 0.7, "{share}");
    let without = Engine::build(passages(&[texts[0], texts[2]]), &glossary).expect("the index is built");
    let asked = Question::new("uitkering", Language::Dutch, 3);
    let (_, explanation) = without.explain(&asked).expect("the index is sound");
    assert!(explanation.words[0].found < 0.1, "one word of the name is another thing");
}

#[test]
fn a_known_word_is_never_corrected_and_an_unknown_one_is_told() {
    let engine = engine(DUTCH);
    assert!(ask(&engine, "fietsen in de kelder").corrections.is_empty());
    let corrections = ask(&engine, "inovatie").corrections;
    assert_eq!((corrections[0].from.as_str(), corrections[0].to.as_str()), ("inovatie", "innovatie"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_panics_and_a_highlight_is_text(question in ".{0,80}", text in ".{0,200}") {
        let engine = engine(&[("a", &text), ("b", "Innovatie is leuk. Echt waar.")]);
        for hit in ask(&engine, &question).hits {
            prop_assert!(hit.passage.text().get(hit.highlight).is_some());
        }
        let (_, explanation) = engine
            .explain(&Question::new(&question, Language::English, 2))
            .expect("the index works");
        prop_assert!(!explanation.to_string().is_empty());
    }

    #[test]
    fn the_order_of_the_documents_does_not_matter(rotation in 0..DUTCH.len(), row in 0..ROWS.len()) {
        let mut turned = DUTCH.to_vec();
        turned.rotate_left(rotation);
        let ids = |answer: Answer| {
            answer.hits.iter().map(|hit| hit.passage.document.id.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(ids(ask(&engine(DUTCH), ROWS[row].0)), ids(ask(&engine(&turned), ROWS[row].0)));
    }

    /// What it changes is how rare each word is, for all passages alike, and how long a passage is on
    /// average; a document that shares no words with the question scores nothing itself.
    #[test]
    fn an_unrelated_document_does_not_change_which_passage_wins(
        others in prop::collection::vec(prop::collection::vec(prop::sample::select(UNRELATED), 1..80), 1..4),
        row in 0..ROWS.len(),
    ) {
        let others: Vec<String> = others.iter().map(|words| format!("{}.", words.join(" "))).collect();
        let ids: Vec<String> = (0..others.len()).map(|at| format!("unrelated {at}")).collect();
        let more = ids.iter().zip(&others).map(|(id, text)| (id.as_str(), text.as_str()));
        let engine = engine(&DUTCH.iter().copied().chain(more).collect::<Vec<_>>());
        let (question, expected, _) = ROWS[row];
        let answer = ask(&engine, question);
        prop_assert_eq!(answer.hits[0].passage.document.id.as_str(), expected);
    }

    #[test]
    fn a_question_copied_from_a_passage_finds_it(at in 0..DUTCH.len()) {
        let answer = ask(&engine(DUTCH), DUTCH[at].1);
        prop_assert_eq!(answer.hits[0].passage.document.id.as_str(), DUTCH[at].0);
        prop_assert_eq!(answer.outcome, Outcome::Answer);
    }
}
