//! Does an answer look right, whatever stands in the corpus or in the question?

use std::fmt::Write as _;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::bot::Scene;
use crate::fake_discord::Reply;

/// A corpus of one document.
fn corpus(title: &str, sources: &str, text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let title = serde_json::to_string(title).expect("a string is YAML too");
    let whole = format!("---\ntitle: {title}\nlanguage: nl\nsources:\n{sources}\n---\n\n{text}\n");
    std::fs::write(folder.path().join("document.md"), whole).expect("written");
    folder
}

async fn answer(corpus: &Path, question: &str) -> (Scene, Reply) {
    let scene = Scene::set_on(corpus, "nl").await;
    let reply = scene.anna.slash(&scene.channel, "ask", &[("question", question)]).reply().await;
    (scene, reply)
}

fn description(reply: &Reply) -> String {
    reply.embeds()[0]["description"].as_str().expect("a passage").to_owned()
}

#[tokio::test]
async fn a_close_passage_says_in_words_and_colour_that_it_may_not_be_the_answer() {
    let scene = Scene::set("nl").await;
    let question = [("question", "helpen vrienden bij het verhuizen van meubels")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert!(
        reply.content().starts_with("❔ Zeker weet ik het niet, maar dit komt in de buurt:\n> "),
        "{reply}"
    );
    let answer = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
    let sure = scene.anna.slash(&scene.channel, "ask", &answer).reply().await;
    assert_ne!(reply.embeds()[0]["color"], sure.embeds()[0]["color"]);
    assert!(sure.content().starts_with("**Zwakke banden helpen"), "{sure}");
    scene.end().await;
}

#[tokio::test]
async fn without_an_answer_the_closest_topics_are_named_and_no_passage_is_shown() {
    let scene = Scene::set("nl").await;
    for question in [
        "zwakke koffie en zwakke thee",
        "sterke thee en zwakke koffie in Italië",
        "sterke koffie en sterke thee",
    ] {
        let reply = scene.anna.slash(&scene.channel, "ask", &[("question", question)]).reply().await;
        assert!(reply.embeds().is_empty() && !reply.buttons().is_empty(), "{reply}");
        assert!(reply.content().starts_with("Daar vind ik geen antwoord op"), "{reply}");
        assert!(reply.content().contains("er het dichtst bij"), "{reply}");
    }
    // There is a word of it in some passage, which makes that no closer than others.
    let reply =
        scene.anna.slash(&scene.channel, "ask", &[("question", "durf jij te springen")]).reply().await;
    assert!(
        reply.content().contains("Probeer het met andere woorden, of kijk rond met </topics:"),
        "{reply}"
    );
    scene.end().await;
}

#[tokio::test]
async fn the_longest_title_work_and_address_fit_and_the_address_stays_whole() {
    let title = "Fluwelen ".repeat(28) + "vos!";
    assert_eq!(title.chars().count(), 256);
    let url = format!("https://voorbeeld.nl/{}", "a".repeat(479));
    assert_eq!(url.len(), 500);
    let work = "Werk_met*tekens ".repeat(16);
    let sources = format!("  - author: \"{}\"\n    title: \"{work}\"\n    url: {url}", "Naam ".repeat(40));
    let folder = corpus(&title, &sources, "De fluwelen vos slaapt overdag in een holle wilg langs de sloot.");
    let (scene, reply) = answer(folder.path(), "Waar slaapt de fluwelen vos?").await;
    let more = scene.anna.presses(&reply, "Meer…").reply().await;
    for shown in [description(&reply), description(&more)] {
        assert!(shown.contains(&format!("(<{url}>)")), "{shown}");
    }
    assert!(description(&reply).contains("-# Fluwelen Fluwelen"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn the_longest_passage_is_cut_at_a_sentence_and_keeps_the_one_that_answers() {
    // A list is never cut when passages are made, however long it is.
    let mut text = String::from("De otters van de Biesbosch tellen elkaar.\n\n");
    for number in 0..150 {
        let _ = writeln!(text, "- Regel {number} van de lange lijst gaat over water, riet en wilgen.");
    }
    let _ = writeln!(text, "- Een otter slaapt onder de wortels van een kapseizende populier.");
    let folder = corpus("Otters", "  - title: Veldgids", &text);
    let (scene, reply) = answer(folder.path(), "Waar slaapt een otter, onder welke populier?").await;
    let text = description(&reply);
    assert!(text.chars().count() <= 4_096);
    assert!(text.contains("kapseizende populier"), "{text}");
    let question = [("question", "Wat tellen de otters van de Biesbosch?")];
    let start = scene.anna.slash(&scene.anna.dm_channel(), "ask", &question).reply().await;
    let start = description(&start);
    let (kept, place) = start.split_once(" …\n\n-# ").expect("it is cut");
    assert!(
        kept.ends_with("water, riet en wilgen.") && place.starts_with("Otters"),
        "after a sentence: {start}"
    );
    assert!((3_500..=4_096).contains(&start.chars().count()), "and not before it has to: {start}");
    assert_eq!(text.matches("**").count() % 2, 0, "bold is closed: {text}");
    let around = scene.anna.presses(&reply, "Nuttig").reply().await;
    assert!(around.is_ephemeral());
    scene.end().await;
}

#[tokio::test]
async fn markdown_in_the_corpus_is_shown_and_mentions_in_it_ping_nobody() {
    let text = "Het **pad** naar de *molen* loopt langs [de dijk](https://dijk.nl), zegt @everyone en <@1>.\n\n\
                1. Neem de brug.\n2. Sla bij de molen linksaf.\n\n`code` en ||verborgen|| blijven wat ze zijn.";
    let folder = corpus("De *molen* [1] <@&2>", "  - title: \"Gids_met_*tekens*\"", text);
    let (scene, reply) = answer(folder.path(), "Hoe loopt het pad naar de molen?").await;
    assert!(reply.pings().is_empty());
    assert_snapshot!(reply, @r"
    public
    **Het pad naar de *molen* loopt langs [de dijk](<https://dijk.nl>), zegt @everyone en <@1>.**
    | colour: #2e7d32
    | 1. Neem de brug.
    | 2. Sla bij de molen linksaf.
    | 
    | `code` en ||verborgen|| blijven wat ze zijn.
    | 
    | -# De \*molen\* \[1\] \<\@&2> · Bron van dit document: Gids\_met\_\*tekens\*
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn other_scripts_and_emoji_in_the_corpus_stay_as_they_are() {
    let hebrew = "הרשת החברתית מחברת אנשים";
    let text = format!("Een netwerk heet in het Hebreeuws {hebrew}, en krijgt als teken 🕸️ of 👨‍👩‍👧.");
    let folder = corpus("Netwerken רשת 🕸️", "  - title: שלום", &text);
    let (scene, reply) = answer(folder.path(), "Hoe heet een netwerk in het Hebreeuws?").await;
    assert!(reply.content().contains(&format!("{hebrew}, en krijgt als teken 🕸️ of 👨‍👩‍👧.")), "{reply}");
    assert!(description(&reply).contains("-# Netwerken רשת 🕸️"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn any_signs_in_a_question_are_answered_and_none_of_them_does_harm() {
    let scene = Scene::set("nl").await;
    let questions = [
        "**wat** is een __zwakke__ band? ||[x](https://y.nl)|| > # <@1> @everyone",
        "wat is een zwa\u{200b}kke \u{202e}band\u{202c}?",
        "\u{7}\u{1b}[31mwat is een zwakke band?\u{0}",
        "מהי רשת חברתית?",
        "👨‍👩‍👧 🕸️ 🎉",
        "`````` ```rs",
        "\u{200b}\u{feff}\u{2060}",
        "ﷺ Z̸̡̛a̵l̷g̶o̷ ｆｕｌｌ",
        &"w".repeat(1_000),
        &"wat ".repeat(250),
    ];
    for question in questions {
        let dm = scene.anna.dm_channel();
        let mut replies = vec![scene.anna.slash(&dm, "ask", &[("question", question)]).reply().await];
        // Without a word, a message is no question: a command that was sent so is asked for one.
        if question.chars().any(char::is_alphanumeric) {
            replies.push(scene.anna.dms(question).reply().await);
        }
        for reply in replies {
            assert!(reply.pings().is_empty(), "{question:?}: {reply}");
            let hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\0' | '\u{1b}');
            assert!(!reply.content().contains(hidden), "{question:?}: {reply:?}");
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn a_question_as_long_as_discord_allows_is_answered() {
    let scene = Scene::set("nl").await;
    let question = format!("wat is een zwakke band? {}", "En ik vraag het nog eens. ".repeat(150));
    assert!(question.chars().count() > 3_900);
    let reply = scene.anna.dms(&question).reply().await;
    assert!(reply.content().chars().count() <= 2_000);
    scene.end().await;
}

#[tokio::test]
async fn what_was_corrected_is_said() {
    let scene = Scene::set("nl").await;
    let question = [("question", "wat is een sleutelfiguurr?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert!(reply.content().ends_with("\n-# Gezocht op *sleutelfiguur*."), "{reply}");
    scene.end().await;
}
