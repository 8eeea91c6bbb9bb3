//! Can a curious member look around: topics, sources, what the bot is, and what can be done here?

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::bot::{Bot, Scene};
use super::community::Community;
use crate::fake_discord::{Channel, FakeDiscord, Member, Reply};

/// Documents of which everything is too much for one page or one menu.
fn large() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("nl")).expect("a folder");
    for number in 0..60 {
        let mut text = format!(
            "---\ntitle: 'Document {number:02} *ster* {}'\nlanguage: nl\ntopics: [onderwerp-{:02}, alles]\nsources:\n",
            "lang ".repeat(40),
            number % 40
        );
        for source in 0..12 {
            let url = format!("https://example.org/{}", "x".repeat(120));
            text += &format!(
                "  - author: A\n    title: Werk {source} [x]\n    url: {url}\n    licence: CC BY 4.0\n"
            );
        }
        text += "---\n\nHet begin van dit document is een zin.\n";
        for section in 0..if number == 0 { 30 } else { 1 } {
            let words = format!("Een zin over deel {section} van document {number}. ").repeat(40);
            text += &format!("\n## Deel {section:02}\n\n{words}\n");
        }
        fs::write(folder.path().join(format!("nl/{number:02}.md")), text).expect("a file");
    }
    folder
}

async fn scene_on(corpus: &TempDir) -> Scene {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let bot = Bot::start_on(&discord, corpus.path());
    discord.bot_ready().await;
    Scene { discord, guild, channel, anna, bot }
}

async fn selects(scene: &Scene, screen: &Reply, menu: &str, option: &str) -> Reply {
    let next = scene.anna.selects(screen, menu, &[option]).reply().await;
    assert_eq!(next.id(), screen.id(), "the screen itself changes");
    next
}

#[tokio::test]
async fn topics_lead_to_documents_to_sections_to_their_words() {
    let scene = Scene::set("nl").await;
    let topics = scene.anna.slash(&scene.channel, "topics", &[]).reply().await;
    assert_snapshot!(topics, @"
    ephemeral
    | title: Onderwerpen
    <Kies een onderwerp: leren en delen | netwerken | Overige documenten>
    ");
    let documents = selects(&scene, &topics, "Kies een onderwerp", "netwerken").await;
    assert_snapshot!(documents, @"
    ephemeral
    | title: netwerken
    <Kies een document: Zwakke banden>
    [Terug]
    ");
    let sections = selects(&scene, &documents, "Kies een document", "Zwakke banden").await;
    assert_snapshot!(sections, @"
    ephemeral
    | title: Zwakke banden
    <Kies een stuk: Zwakke banden | Waarom helpen zwakke banden bij het vinden van werk? | Wanneer heb je meer aan sterke banden?>
    [Terug]
    ");
    let heading = "Wanneer heb je meer aan sterke banden?";
    let words = selects(&scene, &sections, "Kies een stuk", heading).await;
    assert_snapshot!(words, @"
    ephemeral
    | title: Zwakke banden › Wanneer heb je meer aan sterke banden?
    | Sterke banden helpen als het moeilijk wordt. Een goede vriend leent je geld, past op je kinderen en komt verhuizen. Van een vage kennis verwacht je dat niet. Een netwerk met alleen zwakke banden brengt veel nieuws en weinig steun, en daarom hebben mensen beide soorten nodig.
    | field: Bron = Mark Granovetter, [The Strength of Weak Ties](<https://doi.org/10.1086/225469>), 1973
    <Kies een stuk: Zwakke banden | Waarom helpen zwakke banden bij het vinden van werk? | Wanneer heb je meer aan sterke banden?>
    [Terug]
    ");
    let back = scene.anna.presses(&words, "Terug").reply().await;
    assert_eq!(back.to_string(), documents.to_string());
    scene.end().await;
}

#[tokio::test]
async fn long_lists_are_paged_and_every_entry_can_be_reached() {
    let corpus = large();
    let scene = scene_on(&corpus).await;
    let topics = scene.anna.slash(&scene.channel, "topics", &[]).reply().await;
    assert!(topics.to_string().contains("Pagina 1 van 2"), "{topics}");
    let last = scene.anna.presses(&topics, "Volgende").reply().await;
    assert!(last.to_string().contains("onderwerp-39") && !last.to_string().contains("[Volgende]"), "{last}");
    let first = scene.anna.presses(&last, "Vorige").reply().await;
    assert_eq!(first.to_string(), topics.to_string());
    let mut documents = selects(&scene, &first, "Kies een onderwerp", "alles").await;
    assert!(documents.to_string().contains("Pagina 1 van 3"), "{documents}");
    documents = scene.anna.presses(&documents, "Volgende").reply().await;
    documents = scene.anna.presses(&documents, "Vorige").reply().await;
    let value = values(&documents)[0].clone();
    let sections = selects(&scene, &documents, "Kies een document", &value).await;
    assert!(sections.to_string().contains("Pagina 1 van 2"), "{sections}");
    let second = scene.anna.presses(&sections, "Volgende").reply().await;
    let words = selects(&scene, &second, "Kies een stuk", "Deel 29").await;
    assert!(words.to_string().contains("deel 29 van document 0"), "{words}");
    assert!(words.to_string().contains("Pagina 2 van 2"), "the menu stays where it was: {words}");
    scene.end().await;
}

/// The values of the options on a screen.
fn values(screen: &Reply) -> Vec<String> {
    let rows = screen.components().iter().flat_map(|row| row["components"].as_array().into_iter().flatten());
    let options = rows.flat_map(|part| part["options"].as_array().into_iter().flatten());
    options.filter_map(|option| Some(option["value"].as_str()?.to_owned())).collect()
}

#[tokio::test]
async fn menus_work_after_a_restart_and_say_so_when_a_document_is_gone() {
    let (corpus, other) = (large(), TempDir::new().expect("a folder"));
    fs::write(other.path().join("ander.md"), "# Een ander\n\nMet een zin erin.\n").expect("a file");
    let scene = scene_on(&corpus).await;
    let topics = scene.anna.slash(&scene.channel, "topics", &[]).reply().await;
    let documents = selects(&scene, &topics, "Kies een onderwerp", "alles").await;
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    let bot = Bot::start_on(&discord, corpus.path());
    discord.bot_connected().await;
    let scene = Scene { discord, guild, channel, anna, bot };
    let value = values(&documents)[3].clone();
    let sections = selects(&scene, &documents, "Kies een document", &value).await;
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    let bot = Bot::start_on(&discord, other.path());
    discord.bot_connected().await;
    let scene = Scene { discord, guild, channel, anna, bot };
    let gone = scene.anna.selects(&sections, "Kies een stuk", &["Deel 00"]).reply().await;
    assert!(gone.is_ephemeral() && gone.content().contains("sindsdien bijgewerkt"), "{gone}");
    scene.end().await;
}

#[tokio::test]
async fn sources_list_what_was_read_with_links_and_licences_page_by_page() {
    let scene = Scene::set("nl").await;
    let sources = scene.anna.slash(&scene.channel, "sources", &[]).reply().await;
    assert_snapshot!(sources, @"
    ephemeral
    | title: Ik heb 4 documenten gelezen
    | **Durftevragen**
    | - *Hoe social media ook in netwerken voor verandering zorgen*
    | **Een gewone tekst**
    | - Geen bronnen genoemd
    | **Zwakke banden**
    | - Mark Granovetter, [The Strength of Weak Ties](<https://doi.org/10.1086/225469>), 1973
    | **Weak ties** (Engels)
    | - Mark Granovetter, [The Strength of Weak Ties](<https://doi.org/10.1086/225469>), 1973
    ");
    scene.end().await;
    let corpus = large();
    let scene = scene_on(&corpus).await;
    let mut page = scene.anna.slash(&scene.channel, "sources", &[]).reply().await;
    for number in 1..=12 {
        assert!(page.to_string().contains(&format!("Pagina {number} van 12")), "{page}");
        assert!(
            page.to_string().contains("licentie: CC BY 4.0") && page.to_string().contains("en nog"),
            "{page}"
        );
        let links = page.embeds()[0]["description"].as_str().expect("text").matches("](<http").count();
        assert_eq!(links, page.embeds()[0]["description"].as_str().expect("text").matches(">)").count());
        if number < 12 {
            page = scene.anna.presses(&page, "Volgende").reply().await;
        }
    }
    assert!(!page.buttons().contains(&"Volgende".to_owned()));
    scene.end().await;
}

#[tokio::test]
async fn about_tells_what_it_is_and_links_to_the_source_code_only_where_there_is_a_link() {
    let scene = Scene::set("en-GB").await;
    let about = scene.anna.slash(&scene.channel, "about", &[]).reply().await.to_string();
    assert!(about.contains("I am vraagbaak.") && about.contains(env!("CARGO_PKG_VERSION")), "{about}");
    assert!(about.contains("4 documents") && about.contains("last updated on <t:"), "{about}");
    assert!(!about.contains("Source code"), "{about}");
    scene.end().await;
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    let guild = discord.guild("Networkers");
    let (channel, anna) = (guild.text_channel("general"), guild.member("anna", "en-GB"));
    let link = "https://example.org/vraagbaak";
    let tuned = |options: &mut vraagbaak::discord::Options| {
        options.source_code = Some(link.parse().expect("a URL"));
    };
    let bot = Bot::start_tuned(&discord, data.path(), tuned).await;
    discord.bot_ready().await;
    let about = anna.slash(&channel, "about", &[]).reply().await.to_string();
    assert!(about.contains("Source code") && about.contains(link), "{about}");
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn help_is_one_screen_and_names_what_this_member_may_use_here() {
    let community = Community::set().await;
    let help = async |member: &Member, channel: &Channel| {
        member.slash(channel, "help", &[]).reply().await.to_string()
    };
    let mine = help(&community.anna, &community.channel).await;
    assert_snapshot!(mine, @"
    ephemeral
    Hoi! Ik zoek je vraag op in de documenten van deze gemeenschap en laat je lezen wat daar staat, met de bron erbij.
    
    - Vraag iets met </ask>, of noem me: @vraagbaak *waarom helpen zwakke banden bij het vinden van werk?*
    - Antwoord op een bericht van mij om door te vragen.
    - Liever onder vier ogen? Stuur me een privébericht.
    - Kijk rond met </topics>, of lees een citaat met </quote>.
    
    Tikfouten zijn geen probleem. Weet ik het niet, dan zeg ik dat.
    -# Verder: </privacy show>, </sources>, </about>
    ");
    let theirs = help(&community.moderator, &community.channel).await;
    assert!(theirs.contains("</settings>") && theirs.contains("</diagnose>"), "{theirs}");
    let alone = help(&community.moderator, &community.moderator.dm_channel()).await;
    assert!(alone.contains("</ask>") && !alone.contains("</settings>"), "{alone}");
    // Everything that is listed is offered, and the other way round, but for itself and what is of no use without a group.
    for command in community.discord.commands() {
        let named = command.split(' ').next().expect("a name");
        let is_slash = community.discord.command(&command).is_some_and(|command| command["type"] != 3);
        let is_left_out = ["help", "helper", "open"].contains(&named);
        let listed = mine.contains(&format!("</{named}")) || !is_slash || is_left_out;
        assert_eq!(listed, !is_slash || community.anna.can_use(&community.channel, &command), "{command}");
    }
    community.end().await;
}

#[tokio::test]
async fn help_tells_what_moderators_chose_and_holds_no_signs_that_nobody_can_read() {
    let community = Community::set().await;
    let (open, closed) = (community.guild.text_channel("vragen"), community.guild.text_channel("stil"));
    community.choose("Antwoordkanalen", &[&open]).await;
    community.choose("Privékanalen", &[&closed]).await;
    community.pause("30", "0").await;
    for reply in [
        community.anna.slash(&community.channel, "help", &[]).reply().await,
        community.anna.mentions_bot(&community.channel, "").reply().await,
    ] {
        let help = reply.to_string();
        assert!(help.contains("Openbaar antwoord ik alleen in #vragen."), "{help}");
        assert!(help.contains("In #stil zie alleen jij mijn antwoord."), "{help}");
        assert!(help.contains("Tussen twee vragen zitten 30 seconden."), "{help}");
        let code: Vec<_> = reply.content().split('`').skip(1).step_by(2).map(str::to_owned).collect();
        assert!(code.iter().all(|code| !code.contains("<@")), "{code:?}");
    }
    community.end().await;
}
