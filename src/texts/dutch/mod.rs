//! What does the program say in Dutch? In the je-form: friendly and short.

mod adding;
mod answers;
pub(crate) mod arranging;
mod catalogue;
mod commands;
mod connection;
pub(crate) mod daily;
pub(crate) mod documents;
mod gaps;
pub(crate) mod group;
pub(crate) mod helpers;
mod kept;
mod open;
pub(crate) mod own;
pub(crate) mod reading;
mod running;
mod self_check;
pub(crate) mod server;
mod speaking;
mod trying;

use super::command::{CommandName, CommandText};
use super::permissions::{Permission, listed};
use super::sentences::Texts;
use crate::domain::{Language, Trouble};

pub(super) struct Dutch;

impl Texts for Dutch {
    fn near(&self) -> String {
        "Zeker weet ik het niet, maar dit komt in de buurt:".to_owned()
    }

    fn no_answer(&self) -> String {
        "Daar vind ik geen antwoord op in de documenten die ik heb gelezen.".to_owned()
    }

    fn closest(&self, titles: &[&str]) -> String {
        let about = if titles.len() == 1 {
            "Dit onderwerp ligt er het dichtst bij"
        } else {
            "Deze onderwerpen liggen er het dichtst bij"
        };
        format!("{about}: {}.", titles.join(", "))
    }

    fn no_answer_hint(&self) -> String {
        "Probeer het met andere woorden, of met een paar trefwoorden.".to_owned()
    }

    fn searched_for(&self, words: &[String]) -> String {
        format!("Gezocht op {}.", words.join(", "))
    }

    fn goes_on_from(&self, question: &str) -> String {
        format!("Gelezen als vervolg op: {question}")
    }

    fn also_asked(&self, question: &str) -> String {
        format!("Je vroeg ook: {question}")
    }

    fn did_you_mean(&self, question: &str) -> String {
        format!("Bedoelde je: {question}")
    }

    fn only_two_languages(&self) -> String {
        "Ik versta alleen Nederlands en Engels. I only understand Dutch and English.".to_owned()
    }

    fn greeting(&self) -> String {
        "Hoi! Wat wil je weten? Stel je vraag in een zin of een paar trefwoorden, dan zoek ik het antwoord op in de documenten van deze gemeenschap.".to_owned()
    }

    fn you_are_welcome(&self) -> String {
        "Graag gedaan.".to_owned()
    }

    fn remark(&self) -> String {
        "Fijn dat je reageert! Heb je een vraag, stel hem dan met het onderwerp erbij en ik zoek het op."
            .to_owned()
    }

    fn no_command(&self) -> String {
        "Dat doe ik niet: ik zoek alleen antwoorden op, voor wie me iets vraagt.".to_owned()
    }

    fn empty_question(&self) -> String {
        "Wat wil je weten? Stel je vraag in een zin of een paar trefwoorden.".to_owned()
    }

    fn sources_label(&self, count: usize) -> String {
        if count == 1 { "Bron" } else { "Bronnen" }.to_owned()
    }

    fn sources_of_document_label(&self, count: usize) -> String {
        if count == 1 { "Bron van dit document" } else { "Bronnen van dit document" }.to_owned()
    }

    fn page(&self, number: usize, of: usize) -> String {
        format!("Passage {number} van {of}")
    }

    fn previous(&self) -> String {
        "Vorige passage".to_owned()
    }

    fn next(&self) -> String {
        "Volgende passage".to_owned()
    }

    fn more_around(&self) -> String {
        "Wat eromheen staat".to_owned()
    }

    fn in_language(&self, language: Language) -> String {
        format!("In het {}", self.language_name(language))
    }

    fn back(&self) -> String {
        "Terug naar de passage".to_owned()
    }

    fn helpful(&self) -> String {
        "Nuttig".to_owned()
    }

    fn not_helpful(&self) -> String {
        "Niet nuttig".to_owned()
    }

    fn glad_it_helped(&self) -> String {
        "Fijn dat je er iets aan hebt. Dank je wel!".to_owned()
    }

    fn sorry_it_did_not_help(&self) -> String {
        "Jammer. Dank je wel dat je het zegt. Met andere woorden of een paar trefwoorden vind ik soms iets beters."
            .to_owned()
    }

    fn rated_before(&self) -> String {
        "Je oordeel over dit antwoord telt al mee. Dank je wel!".to_owned()
    }

    fn share(&self) -> String {
        "Delen in het kanaal".to_owned()
    }

    fn shared_by(&self, member: &str) -> String {
        format!("{member} deelt deze passage.")
    }

    fn passages_gone(&self) -> String {
        "De documenten zijn sindsdien bijgewerkt. Stel je vraag opnieuw, dan zoek ik in de nieuwe versie."
            .to_owned()
    }

    fn no_more_passages(&self) -> String {
        "Meer passages heb ik niet gevonden.".to_owned()
    }

    fn document_ends(&self) -> String {
        "Dit was de laatste passage van dat document.".to_owned()
    }

    fn reads_on(&self, title: &str) -> String {
        format!("Verder in *{title}*:")
    }

    fn answered_before(&self, link: &str) -> String {
        format!("Dat antwoord staat hier al: {link}")
    }

    fn nothing_to_look_up(&self) -> String {
        "In dat bericht staat niets dat ik kan opzoeken.".to_owned()
    }

    fn no_quotes(&self) -> String {
        "In de documenten staat nog geen citaat. Een regel wordt een citaat als er `>` voor staat.".to_owned()
    }

    fn apology(&self) -> String {
        "Sorry, er ging bij mij iets mis. Probeer het over een minuut nog eens.".to_owned()
    }

    fn may_not_write(&self, channel: &str) -> String {
        format!(
            "In {channel} mag ik niet antwoorden. Vraag een moderator om mij daar deze rechten te geven: {}.",
            listed(&Permission::OF_AN_ANSWER, Language::Dutch)
        )
    }

    fn held_back(&self) -> String {
        "De AutoMod van de server houdt mijn antwoord tegen, omdat er een woord in staat dat daar niet mag."
            .to_owned()
    }

    fn command_gone(&self) -> String {
        "Deze opdracht ken ik niet meer. Herstart Discord om de nieuwe lijst te zien.".to_owned()
    }

    fn language_name(&self, language: Language) -> String {
        match language {
            Language::Dutch => "Nederlands",
            Language::English => "Engels",
        }
        .to_owned()
    }

    fn command(&self, command: CommandName) -> CommandText {
        commands::command(command)
    }

    fn help(&self, bot: &str) -> String {
        format!(
            "Hoi! Ik zoek je vraag op in de documenten van deze gemeenschap en laat je lezen wat daar staat, met de bron erbij.\n\
             \n\
             - Vraag iets met `/vraag`, of noem me: {bot} *waarom helpen zwakke banden bij het vinden van werk?*\n\
             - Antwoord op een bericht van mij om door te vragen.\n\
             - Liever onder vier ogen? Stuur me een privébericht.\n\
             - Kijk rond met `/onderwerpen`, of lees een citaat met `/citaat`.\n\
             \n\
             Tikfouten zijn geen probleem. Weet ik het niet, dan zeg ik dat."
        )
    }

    fn another_quote(&self) -> String {
        "Nog een citaat".to_owned()
    }

    fn chat_welcome(&self, documents: usize) -> String {
        let read = counted_documents(documents);
        format!("Ik heb {read} gelezen. Wat wil je weten? Typ /help voor hulp, /quit om te stoppen.")
    }

    fn chat_help(&self) -> String {
        "Stel een vraag, in het Nederlands of het Engels. Tikfouten zijn geen probleem.\n\
         \n  \
         /next    de volgende passage bij je vraag\n  \
         /quote   een citaat\n  \
         /help    deze hulp\n  \
         /quit    stoppen (of Ctrl-D)"
            .to_owned()
    }

    fn chat_unknown_command(&self, command: &str) -> String {
        format!("{command} ken ik niet. Typ /help voor wat wel kan.")
    }

    fn chat_nothing_to_continue(&self) -> String {
        "Stel eerst een vraag, dan geeft /next de volgende passage.".to_owned()
    }

    fn also_found(&self) -> String {
        "Ook gevonden:".to_owned()
    }

    fn goodbye(&self) -> String {
        "Tot de volgende keer!".to_owned()
    }

    fn no_token(&self, program: &str) -> String {
        format!(
            "Er is geen DISCORD_TOKEN, dus ik kan geen verbinding maken met Discord.\n\
         Maak een bot op https://discord.com/developers/applications, kopieer het token van de pagina Bot en zet het in .env (zie .env.example).\n\
         Zonder Discord proberen kan ook: {program} chat"
        )
    }

    fn reading(&self) -> &'static str {
        "De documenten lezen met het zinsmodel"
    }

    fn no_model(&self, reason: &str) -> String {
        format!(
            "Het zinsmodel is niet te gebruiken: {reason}. Kies met MODEL_DIR een map met een model als \
             multilingual-e5-small, laat die weg en gebruik het model dat bij vraagbaak hoort, of doe het \
             zonder met MODEL=off."
        )
    }

    fn indexing(&self) -> &'static str {
        "Passages op de index zetten"
    }

    fn empty_corpus(&self, folder: &str) -> String {
        format!(
            "In {folder} staat geen document dat ik kan lezen. Zet er .md- of .txt-bestanden in, of kies een andere map met CORPUS_DIR."
        )
    }

    fn no_corpus(&self, folder: &str, reason: &str) -> String {
        format!(
            "De map {folder} met de documenten kan ik niet openen ({reason}). Controleer de naam en de rechten, of kies een andere map met CORPUS_DIR."
        )
    }

    fn index_fails(&self, folder: &str, reason: &str) -> String {
        format!(
            "De index in {folder} kan ik niet doorzoeken ({reason}). Gooi die map weg; dan maak ik hem opnieuw."
        )
    }

    fn corpus_changed(&self, day: &str) -> String {
        format!("De documenten zijn voor het laatst bijgewerkt op {day}.")
    }

    fn corpus_read(&self, documents: usize, passages: usize, errors: usize) -> String {
        let together = if documents == 1 { "met" } else { "samen" };
        let read =
            format!("{} gelezen, {together} {}.", counted_documents(documents), counted_passages(passages));
        match errors {
            0 => read,
            1 => {
                format!("{read} Eén bestand kan ik niet lezen: vraagbaak corpus check zegt wat eraan schort.")
            }
            _ => format!(
                "{read} {errors} bestanden kan ik niet lezen: vraagbaak corpus check zegt wat eraan schort."
            ),
        }
    }

    fn data_folder_unwritable(&self, folder: &str, reason: &str) -> String {
        format!(
            "In de map {folder} kan ik niets bewaren ({reason}). Geef schrijfrechten, of kies een andere map met DATA_DIR."
        )
    }

    fn data_folder_writable(&self, folder: &str) -> String {
        format!("In de map {folder} kan ik bewaren wat ik moet onthouden.")
    }

    fn trouble(&self, place: &str, trouble: Trouble) -> String {
        match trouble {
            Trouble::Locked => format!(
                "{place} is in gebruik door een ander programma. Stop de bot als die nog draait, of wacht tot het andere programma klaar is."
            ),
            Trouble::Full => format!("De schijf met {place} is vol. Maak ruimte vrij."),
            Trouble::ReadOnly => format!("In {place} kan ik niet schrijven. Geef schrijfrechten."),
            Trouble::Unreachable => format!(
                "{place} is niet bereikbaar. Kijk of de map er is, of de databaseserver draait en of het adres klopt."
            ),
            Trouble::Slow => {
                format!("{place} antwoordt niet op tijd. Kijk of de databaseserver het te druk heeft.")
            }
            Trouble::Refused => {
                format!(
                    "{place} weigert de gebruiker, het wachtwoord of de naam van de database. Controleer ze."
                )
            }
            Trouble::BadAddress => {
                format!(
                    "{place} is geen adres zoals postgres://gebruiker:wachtwoord@host/database. Verbeter het, of laat het weg: dan bewaart de bot alles in een bestand."
                )
            }
            Trouble::Damaged => format!(
                "{place} is beschadigd, of geen database. Zet een reservekopie terug met: vraagbaak restore BESTAND --force"
            ),
            Trouble::Foreign => format!("{place} is geen database van vraagbaak. Kies een ander bestand."),
            Trouble::Newer { found, known } => format!(
                "{place} is van een nieuwere vraagbaak: versie {found}, en deze kent tot en met versie {known}. Werk vraagbaak bij, of zet een reservekopie van eerder terug met: vraagbaak restore BESTAND --force"
            ),
            Trouble::Missing => format!("{place} is er niet. Controleer de naam."),
            Trouble::Exists => format!("{place} is er al. Kies een andere naam."),
            Trouble::Other => format!("{place} doet het niet."),
        }
    }

    fn bad_backup(&self, file: &str) -> String {
        format!("{file} is beschadigd, of geen reservekopie van vraagbaak. Kies een ander bestand.")
    }

    fn chosen_with(&self, variable: &str) -> String {
        format!("Waar de bot bewaart wat hij moet onthouden, kies je met {variable}.")
    }

    fn store_ready(&self, place: &str, version: i64) -> String {
        format!("De database {place} is in orde (versie {version}).")
    }

    fn store_older(&self, place: &str, version: i64) -> String {
        format!(
            "De database {place} is in orde, maar gemaakt door een oudere versie van vraagbaak (databaseversie {version}). Zodra de bot start, werkt hij de database bij."
        )
    }

    fn store_not_yet(&self, place: &str) -> String {
        format!("De database {place} is er nog niet. Als de bot start, maakt hij die.")
    }

    fn backed_up(&self, file: &str) -> String {
        format!("De reservekopie staat in {file}.")
    }

    fn restored(&self, file: &str) -> String {
        format!("De reservekopie {file} is teruggezet. Start de bot, dan gaat hij daarmee verder.")
    }

    fn with_own_program(&self, command: &str) -> String {
        format!(
            "Er is niets gedaan: PostgreSQL heeft daar een eigen programma voor. Voer dit uit:\n{command}"
        )
    }

    fn token_accepted(&self, bot: &str) -> String {
        format!("Discord herkent het token: de bot heet {bot}.")
    }

    fn invite(&self, link: &str) -> String {
        format!("Nodig de bot uit op een server met: {link}")
    }
}

fn counted_documents(count: usize) -> String {
    if count == 1 { "1 document".to_owned() } else { format!("{count} documenten") }
}

fn counted_passages(count: usize) -> String {
    if count == 1 { "1 passage".to_owned() } else { format!("{count} passages") }
}
