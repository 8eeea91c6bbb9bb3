//! By which doors does a question come in, and how is it answered?

use insta::assert_snapshot;

use super::bot::{Bot, Scene, place};
use crate::fake_discord::FakeDiscord;

#[tokio::test]
async fn a_slash_command_is_answered_with_the_passage_its_sentence_and_its_source() {
    let scene = Scene::set("nl").await;
    let question = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert_snapshot!(reply, @"
    public
    **Zwakke banden helpen bij het vinden van werk omdat kennissen in andere kringen verkeren dan jijzelf.**
    | colour: #2e7d32
    | Ze horen van vacatures waar jouw vrienden niets van weten. Mark Granovetter beschreef dat in 1973. Van de mensen die hij ondervroeg en die hun baan via een contact vonden, zagen de meesten dat contact maar af en toe.
    | 
    | -# Zwakke banden › Waarom helpen zwakke banden bij het vinden van werk? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn the_words_around_the_passage_are_in_the_members_language() {
    let scene = Scene::set("en-GB").await;
    let question = [("question", "Why do weak ties help people find work?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert_snapshot!(reply, @"
    public
    **Weak ties help people find work because acquaintances move in other circles than you do.**
    | colour: #2e7d32
    | They hear of vacancies that your friends know nothing about. Mark Granovetter described this in 1973. Of the people he questioned who had found their job through a contact, most saw that contact only now and then.
    | 
    | -# Weak ties › Why do weak ties help people find work? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [👍 Helpful] [👎 Not helpful] [More…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn a_misspelt_question_is_answered_and_says_what_it_looked_for() {
    let scene = Scene::set("nl").await;
    let question = [("question", "wat zijn de uitgangspnten van durftevrgen")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert_snapshot!(reply, @"
    public
    **Durftevragen rust op vier uitgangspunten:**
    -# Gezocht op *uitgangspunten*, *durftevragen*.
    | colour: #2e7d32
    | - mensen helpen een ander graag;
    | - wie groeit, begint met geven;
    | - de juiste vraag levert het beste antwoord op;
    | - het uitwisselen van waarde geeft nieuwe energie, en dat merk je pas als je zelf een keer hebt meegedaan.
    | 
    | -# Durftevragen › Wat zijn de uitgangspunten van Durftevragen? · Bron van dit document: Hoe social media ook in netwerken voor verandering zorgen
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn a_question_without_an_answer_gets_none() {
    let scene = Scene::set("nl").await;
    let question = [("question", "Hoe lang moet een ei koken?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert_snapshot!(reply, @"
    public
    Daar vind ik geen antwoord op in de documenten die ik heb gelezen.
    Probeer het met andere woorden, of kijk rond met </topics>.
    ");
    scene.end().await;
}

#[tokio::test]
async fn a_greeting_and_thanks_get_a_kind_word_in_their_language() {
    let scene = Scene::set("nl").await;
    let greeted = scene.anna.mentions_bot(&scene.channel, "hoi allemaal!").reply().await;
    assert!(greeted.content().starts_with("Hoi! Wat wil je weten?"), "{greeted}");
    assert!(greeted.embeds().is_empty() && greeted.components().is_empty(), "{greeted}");
    for (said, expected) in
        [("hello", "Hi! What would you like"), ("Thanks!", "You're welcome."), ("dankjewel", "Graag gedaan.")]
    {
        let reply = scene.anna.dms(said).reply().await;
        assert!(reply.content().starts_with(expected), "{said}: {reply}");
    }
    let asked = scene.anna.slash(&scene.channel, "ask", &[("question", "bedankt")]).reply().await;
    assert_eq!(asked.content(), "Graag gedaan.");
    scene.end().await;
}

#[tokio::test]
async fn a_question_in_another_language_is_told_which_two_it_can_be_asked_in() {
    let scene = Scene::set("nl").await;
    for question in ["Warum gibt es keine Kekse auf dem Tisch?", "Где находится библиотека?"]
    {
        let reply = scene.anna.mentions_bot(&scene.channel, question).reply().await;
        let (dutch, english) =
            ("Ik versta alleen Nederlands en Engels.", "I only understand Dutch and English.");
        assert!(reply.content().contains(dutch) && reply.content().contains(english), "{reply}");
    }
    scene.end().await;
}

#[tokio::test]
async fn a_mention_is_answered_as_a_reply_without_a_ping() {
    let scene = Scene::set("nl").await;
    let reply = scene.anna.mentions_bot(&scene.channel, "wat is een sleutelfiguur?").reply().await;
    assert_snapshot!(reply, @"
    public, reply to @anna
    **Een sleutelfiguur is iemand in de buurt die iedereen kent en die iedereen aanspreekt.**
    | colour: #2e7d32
    | Zo iemand verbindt groepen die elkaar anders niet zouden zien. Gemeenten zoeken sleutelfiguren graag op, omdat een bericht via hen sneller aankomt dan via een brief.
    | 
    | -# Een gewone tekst › Wat is een sleutelfiguur?
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn its_status_says_how_to_ask() {
    let scene = Scene::set("nl").await;
    let presence = scene.discord.presence();
    assert_eq!(presence["activities"][0]["type"], 4, "{presence}");
    assert_eq!(presence["activities"][0]["state"], "Vraag maar: typ /vraag of noem me");
    scene.end().await;
}

#[tokio::test]
async fn a_bare_mention_is_answered_with_help() {
    let scene = Scene::set("nl").await;
    let reply = scene.anna.mentions_bot(&scene.channel, "").reply().await;
    assert_snapshot!(reply, @"
    public, reply to @anna
    Hoi! Ik zoek je vraag op in de documenten van deze gemeenschap en laat je lezen wat daar staat, met de bron erbij.
    
    - Vraag iets met </ask>, of noem me: @vraagbaak *waarom helpen zwakke banden bij het vinden van werk?*
    - Antwoord op een bericht van mij om door te vragen.
    - Liever onder vier ogen? Stuur me een privébericht.
    - Kijk rond met </topics>, of lees een citaat met </quote>.
    
    Tikfouten zijn geen probleem. Weet ik het niet, dan zeg ik dat.
    ");
    scene.end().await;
}

#[tokio::test]
async fn where_the_words_dont_tell_the_server_decides_the_language() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Networkers");
    guild.prefers("en-GB");
    let (channel, anna) = (guild.text_channel("general"), guild.member("anna", "en-GB"));
    let bot = Bot::start(&discord);
    discord.bot_ready().await;
    let help = anna.mentions_bot(&channel, "").reply().await;
    assert!(help.content().starts_with("Hi! I look up"), "{help}");
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn a_mention_and_a_direct_message_are_answered_in_the_language_of_their_words() {
    let scene = Scene::set("nl").await;
    let asked = "Don't weak ties help?";
    let mention = scene.anna.mentions_bot(&scene.channel, asked).reply().await;
    assert!(place(&mention).starts_with("Weak ties"), "{mention}");
    for text in [asked, "weak ties", "isnt a vague acquaintance useful"] {
        let reply = scene.anna.dms(text).reply().await;
        assert!(place(&reply).starts_with("Weak ties"), "{reply}");
    }
    // A name that documents of both languages have.
    let reply = scene.anna.dms("Granovetter").reply().await;
    assert!(place(&reply).starts_with("Zwakke banden"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_to_the_bot_asks_on() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    let second = scene.anna.replies_to(&scene.channel, &first, "en wanneer heb je meer aan sterke banden?");
    assert_snapshot!(second.reply().await, @"
    public, reply to @anna
    **Sterke banden helpen als het moeilijk wordt.**
    | colour: #2e7d32
    | Een goede vriend leent je geld, past op je kinderen en komt verhuizen. Van een vage kennis verwacht je dat niet. Een netwerk met alleen zwakke banden brengt veel nieuws en weinig steun, en daarom hebben mensen beide soorten nodig.
    | 
    | -# Zwakke banden › Wanneer heb je meer aan sterke banden? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_the_bot_may_not_read_stays_unanswered() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    let quietly = || scene.anna.replies_quietly_to(&scene.channel, &first, "bedankt!");
    scene.discord.stays_silent(quietly).await;
    scene.end().await;
}

#[tokio::test]
async fn a_direct_message_is_answered() {
    let scene = Scene::set("nl").await;
    let reply = scene.anna.dms("What is a weak tie?").reply().await;
    assert_snapshot!(reply, @"
    public, reply to @anna
    **A weak tie is a contact with somebody you do not know well, such as a former colleague or a neighbour from down the road.**
    | colour: #2e7d32
    | You seldom talk. That is exactly why such a person hears things that your friends don't, and brings you news from another circle.
    | 
    | > If you only talk to friends you only hear what you knew already; news comes from a little further away.
    | 
    | -# Weak ties · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [👍 Helpful] [👎 Not helpful] [More…]
    ");
    scene.end().await;
}

#[tokio::test]
async fn what_members_say_to_each_other_is_none_of_its_business() {
    let scene = Scene::set("nl").await;
    scene.discord.stays_silent(|| scene.anna.says(&scene.channel, "Wat is een zwakke band?")).await;
    scene.end().await;
}

#[tokio::test]
async fn what_stands_in_the_text_and_in_no_title_is_found() {
    let scene = Scene::set("nl").await;
    let question = [("question", "Van wie verwacht je dat hij op je kinderen past?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert!(!place(&reply).contains("kinderen"), "{reply}");
    assert!(reply.to_string().contains("past op je kinderen en komt verhuizen"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn typing_a_question_offers_headings_of_the_corpus() {
    let scene = Scene::set("nl").await;
    let choices = scene.anna.autocompletes(&scene.channel, "ask", "question", "zwak ban").await;
    let likest = ["zwak ban", "Zwakke banden", "Waarom helpen zwakke banden bij het vinden van werk?"];
    assert_eq!(choices.names()[..3], likest, "what was typed first");
    let picked = [("question", choices.values()[2])];
    let reply = scene.anna.slash(&scene.channel, "ask", &picked).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn typing_offers_the_questions_of_the_sections_and_the_terms_of_the_glossary_too() {
    let corpus = tempfile::tempdir().expect("a folder");
    let text = "---\ntitle: Bijen\nlanguage: nl\n---\n\n# Bijen\n\n## Wanneer zwermt een volk?\n\n\
                <!-- vragen\nWaarom vliegen mijn bijen weg?\n-->\n\nEen volk zwermt in mei, als het te groot wordt.\n";
    std::fs::write(corpus.path().join("bijen.md"), text).expect("written");
    let glossary = "[[entry]]\nnl = [\"honingbij\"]\nen = [\"honeybee\"]\n";
    std::fs::write(corpus.path().join("glossary.toml"), glossary).expect("written");
    let scene = Scene::set_on(corpus.path(), "nl").await;
    let offered = async |typed: &str| {
        let choices = scene.anna.autocompletes(&scene.channel, "ask", "question", typed).await;
        choices.names().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(offered("waarom bij").await[..2], ["waarom bij", "Waarom vliegen mijn bijen weg?"]);
    assert_eq!(offered("hon").await, ["hon", "honingbij", "honeybee"]);
    assert_eq!(offered("bijen").await[..2], ["bijen", "Waarom vliegen mijn bijen weg?"]);
    // A whole sentence, and slips in it.
    assert_eq!(offered("wanneer zwermt een vol").await[1], "Wanneer zwermt een volk?");
    assert_eq!(offered("Waarom vligen mijn bijen weg").await[1], "Waarom vliegen mijn bijen weg?");
    let picked = [("question", "Waarom vliegen mijn bijen weg?")];
    let answer = scene.anna.slash(&scene.channel, "ask", &picked).reply().await;
    assert!(answer.to_string().contains("Een volk zwermt in mei"), "{answer}");
    // What is typed freely works as well.
    let typed = [("question", "volk dat zwermt")];
    let answer = scene.anna.slash(&scene.anna.dm_channel(), "ask", &typed).reply().await;
    assert!(answer.to_string().contains("Een volk zwermt in mei"), "{answer}");
    scene.end().await;
}

#[tokio::test]
async fn commands_have_english_names_and_dutch_ones() {
    let scene = Scene::set("nl").await;
    let ask = scene.discord.command("ask").expect("it is registered");
    assert_eq!(ask["name_localizations"]["nl"], "vraag");
    assert_eq!(ask["name_localizations"]["en-GB"], "ask");
    assert_eq!(ask["options"][0]["name_localizations"]["nl"], "vraag");
    let mut commands = scene.discord.commands();
    commands.sort();
    let all = [
        "Find passages",
        "This helped",
        "about",
        "ask",
        "daily",
        "diagnose",
        "documents",
        "help",
        "helper",
        "open",
        "privacy",
        "quote",
        "settings",
        "sources",
        "topics",
    ];
    assert_eq!(commands, all);
    scene.end().await;
}

#[tokio::test]
async fn help_is_for_the_one_who_asks_it() {
    let scene = Scene::set("en-US").await;
    let help = scene.anna.slash(&scene.channel, "help", &[]).reply().await;
    assert!(help.is_ephemeral());
    assert!(help.content().starts_with("Hi! I look up"), "{help}");
    scene.end().await;
}

#[tokio::test]
async fn nothing_in_a_question_or_the_corpus_pings_anyone() {
    let scene = Scene::set("nl").await;
    let text = "@everyone @here wat is een trapezoïde?";
    let reply = scene.anna.slash(&scene.channel, "ask", &[("question", text)]).reply().await;
    assert_snapshot!(reply, @r"
    public
    **Een trapezoïde komt er ook in voor.**
    | colour: #2e7d32
    | Dit bestand heeft geen \*opmaak\* en geen voorwerk, alleen een titel op de eerste regel. Toch moet er uit geantwoord worden, ook als er \_tekens\_ in staan die elders iets betekenen, zoals \@everyone en \<\@1>. **Een trapezoïde komt er ook in voor.**
    | 
    | -# Een gewone tekst
    [👍 Nuttig] [👎 Niet nuttig] [Meer…]
    ");
    assert!(reply.pings().is_empty());
    scene.end().await;
}
