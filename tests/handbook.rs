//! Does a small corpus of one's own answer, as the handbook of a club is, in everyday words?
//!
//! It has a section a subject, and lists no questions. What is asked are its headings, and the same in other
//! inflections.

use std::fs;

use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, Outcome, Question};

/// Share of the questions that must be given their section as the answer. The others are shown it as close: their only
/// telling word is a common one, such as `lid`.
const GIVEN: f64 = 0.65;

/// A document, by its title, with its sections: a heading, what it says, and other ways to ask for it.
type Chapter = (&'static str, &'static [(&'static str, &'static str, &'static [&'static str])]);

const HANDBOOK: &[Chapter] = &[
    (
        "Lid zijn",
        &[
            (
                "Hoe word ik lid?",
                "Je vult het formulier op de website in, en betaalt de eerste contributie. Binnen een week krijg je \
                 bericht van de secretaris, met de tijden waarop je mee kunt doen.",
                &["Hoe kan ik lid worden?"],
            ),
            (
                "Opzeggen",
                "Wie weg wil, stuurt een brief of een mail aan de secretaris. Dat kan tot een maand voor het einde \
                 van het seizoen; daarna loopt alles een jaar door.",
                &["Hoe zeg ik mijn lidmaatschap op?", "Ik heb opgezegd, wat nu?"],
            ),
            (
                "Wat kost het?",
                "De contributie is twaalf euro per maand. Kinderen betalen de helft, en wie weinig geld heeft, kan \
                 bij de penningmeester terecht.",
                &["Hoeveel contributie betaal ik?"],
            ),
        ],
    ),
    (
        "Spelen",
        &[
            (
                "Afmelden voor een wedstrijd",
                "Doe dat uiterlijk vrijdagavond bij je aanvoerder. Kun je op het laatste moment niet, zoek dan zelf \
                 iemand die je plaats inneemt.",
                &[
                    "Hoe meld ik me af voor wedstrijden?",
                    "Moet ik me afmelden?",
                    "Hoe kan ik me voor de wedstrijd af melden?",
                ],
            ),
            (
                "Trainingen",
                "Op dinsdag en donderdag, van half acht tot negen uur, op het grote veld achter het clubhuis. Bij \
                 vorst gaan we de zaal in.",
                &["Wanneer is de training?"],
            ),
            (
                "Geleende spullen",
                "Ballen, hesjes en netten liggen in het hok naast de kleedkamers. Leen je iets, schrijf dat dan in \
                 het schrift, en leg het schoon terug.",
                &["Kan ik spullen lenen?"],
            ),
        ],
    ),
    (
        "Bestuur",
        &[
            (
                "Notulen",
                "Van elke vergadering komt binnen veertien dagen een verslag op de ledenpagina. Wie iets mist, mailt \
                 de secretaris.",
                &[
                    "Waar vind ik de notulen?",
                    "Waar kan ik de notulen vinden?",
                    "Wat gebeurt er met de notulen?",
                ],
            ),
            (
                "Bestuursleden",
                "De voorzitter, de secretaris en de penningmeester worden gekozen voor drie jaar. Daarna kunnen ze \
                 nog een keer door.",
                &["Wie is bestuurslid?", "Hoe lang blijft een bestuurslid?"],
            ),
            (
                "Ideeën",
                "De bus hangt naast de bar. Elke maand lezen we wat erin zit, en je hoort altijd wat ermee gebeurt.",
                &["Waar laat ik mijn idee?"],
            ),
            (
                "Persoonsgegevens bewaren",
                "Namen en adressen gaan na twee jaar weg. Foto's van de jeugd zetten we alleen online als de ouders \
                 dat goedvinden.",
                &["Worden mijn persoonsgegevens bewaard?"],
            ),
        ],
    ),
    (
        "Clubhuis",
        &[
            (
                "Openingstijden",
                "Van maandag tot en met vrijdag vanaf zeven uur, en op zaterdag de hele dag. Op feestdagen zijn we \
                 dicht.",
                &["Wat is de openingstijd?"],
            ),
            (
                "Sleutels",
                "Wie als laatste weggaat, sluit af en hangt ze in het kastje bij de buren. Ben je er een kwijt, bel \
                 dan meteen de beheerder.",
                &["Wat doe ik met een verloren sleutel?", "Waar hangt de sleutel?"],
            ),
            (
                "De zaal huren",
                "Leden kunnen de bovenzaal krijgen voor een feest of een vergadering. Het kost veertig euro op een \
                 avond; de bar draait iemand van ons.",
                &["Hoe wordt de zaal gehuurd?"],
            ),
            (
                "Fietsen stallen",
                "Zet hem in de rekken aan de zijkant, nooit tegen het hek. De brandweer moet er altijd langs kunnen.",
                &["Waar stal ik mijn fiets?"],
            ),
        ],
    ),
];

#[test]
#[expect(clippy::cast_precision_loss, reason = "a handful of questions")]
fn each_section_of_a_small_handbook_answers_its_heading_in_any_inflection() {
    let folder = tempfile::tempdir().expect("a folder");
    let dutch = folder.path().join("nl");
    fs::create_dir(&dutch).expect("it is made");
    for (title, sections) in HANDBOOK {
        let sections = sections.iter().map(|(heading, text, _)| format!("## {heading}\n\n{text}\n"));
        let file = dutch.join(title.to_lowercase().replace(' ', "-")).with_extension("md");
        fs::write(file, format!("# {title}\n\n{}", sections.collect::<Vec<_>>().join("\n")))
            .expect("written");
    }
    let corpus = Corpus::load(folder.path(), Language::Dutch).expect("it loads");
    let engine = Engine::build(corpus.passages, &corpus.glossary).expect("it is indexed");
    let (mut wrong, mut close, mut asked) = (Vec::new(), Vec::new(), 0_u32);
    for (heading, _, others) in HANDBOOK.iter().flat_map(|(_, sections)| *sections) {
        for text in std::iter::once(heading).chain(*others) {
            asked += 1;
            let question = Question::new(text, Language::Dutch, 3);
            let answer = engine.ask(&question).expect("the index is sound");
            let first = answer.hits.first().map_or("nothing", |hit| hit.passage.heading());
            let told = format!("{text}: {:?} {:.2}, {first}", answer.outcome, answer.confidence);
            if first != *heading {
                wrong.push(told);
            } else if answer.outcome != Outcome::Answer {
                close.push(told);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let given = 1.0 - close.len() as f64 / f64::from(asked);
    assert!(given >= GIVEN, "{given:.2}\n{}", close.join("\n"));
}
