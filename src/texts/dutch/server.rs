//! What does the bot say in Dutch about the choices of a server?

use super::{Dutch, counted_documents, counted_passages};
use crate::domain::{ChannelList, Language};
use crate::texts::permissions::{Permission, listed};
use crate::texts::server::{GatewayTrouble, ServerTexts, Setting};

impl ServerTexts for Dutch {
    fn settings_title(&self) -> String {
        "Instellingen van deze server".to_owned()
    }

    fn setting_name(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => "Taal",
            Setting::Channels(ChannelList::Answer) => "Antwoordkanalen",
            Setting::Channels(ChannelList::Private) => "Privékanalen",
            Setting::Channels(ChannelList::Questions) => "Vraagkanalen",
            Setting::Channels(ChannelList::Forums) => "Forums",
            Setting::Pauses => "Pauzes",
            Setting::Log => "Onbeantwoorde vragen",
            Setting::Group => "De groep",
        }
        .to_owned()
    }

    fn setting_hint(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => "Voor wie Discord niet in het Nederlands of Engels gebruikt",
            Setting::Channels(ChannelList::Answer) => "Waar iedereen mijn antwoord ziet",
            Setting::Channels(ChannelList::Private) => "Waar alleen de vrager het antwoord ziet",
            Setting::Channels(ChannelList::Questions) => {
                "Waar ik vragen beantwoord zonder dat iemand me noemt"
            }
            Setting::Channels(ChannelList::Forums) => "Waar ik nieuwe berichten beantwoord",
            Setting::Pauses => "Tussen twee vragen van een lid of in een kanaal",
            Setting::Log => "Of ik ze voor jullie bewaar",
            Setting::Group => "Waar leden elkaar iets kunnen vragen",
        }
        .to_owned()
    }

    fn setting_explained(&self, setting: Setting) -> String {
        match setting {
            Setting::Language => {
                "Ik antwoord in de taal van het lid. Is die niet Nederlands of Engels, dan in deze taal."
            }
            Setting::Channels(ChannelList::Answer) => {
                "In deze kanalen ziet iedereen mijn antwoord. Elders krijgt een lid met `/vraag` een antwoord dat alleen dat lid ziet. Kies je geen kanaal, dan antwoord ik overal openbaar."
            }
            Setting::Channels(ChannelList::Private) => {
                "In deze kanalen ziet alleen de vrager het antwoord op `/vraag`."
            }
            Setting::Channels(ChannelList::Questions) => {
                "In deze kanalen antwoord ik ook op een vraag die niet aan mij gesteld is, maar alleen als ik zeker ben van het antwoord. Anders zwijg ik."
            }
            Setting::Channels(ChannelList::Forums) => {
                "In deze forums antwoord ik één keer onder een nieuw bericht, en alleen als ik zeker ben van het antwoord."
            }
            Setting::Pauses => "Hoeveel seconden er tussen twee vragen moeten zitten.",
            Setting::Group => {
                "Staat het antwoord niet in de documenten, dan bied ik aan de vraag hier te plaatsen. Antwoordt er niemand, dan kan ik leden vragen die hebben aangeboden mee te denken. Anderen vraag ik niets."
            }
            Setting::Log => {
                "Ik kan vragen waarop ik geen antwoord vond 30 dagen voor jullie bewaren, zonder te onthouden wie ze stelde. Zet je dit uit, dan wis ik wat er staat."
            }
        }
        .to_owned()
    }

    fn choose_setting(&self) -> String {
        "Wat wil je veranderen?".to_owned()
    }

    fn choose_channels(&self) -> String {
        "Kies kanalen; ze vervangen die hierboven".to_owned()
    }

    fn choose_language(&self) -> String {
        "Kies een taal".to_owned()
    }

    fn language_of_discord(&self) -> String {
        "Zoals de server op Discord".to_owned()
    }

    fn no_channels(&self, list: ChannelList) -> String {
        match list {
            ChannelList::Answer => "Overal",
            ChannelList::Private | ChannelList::Questions | ChannelList::Forums => "Nergens",
        }
        .to_owned()
    }

    fn content_unreadable(&self) -> String {
        "Werkt nog niet: wie de bot beheert, moet eerst Message Content aanzetten (MESSAGE_CONTENT in .env)."
            .to_owned()
    }

    fn titles_only(&self) -> String {
        "Ik lees hier alleen de titels: Message Content staat uit.".to_owned()
    }

    fn pauses(&self, member: u64, channel: u64) -> String {
        let pause = |seconds: u64| match seconds {
            0 => "geen".to_owned(),
            1 => "1 seconde".to_owned(),
            more => format!("{more} seconden"),
        };
        format!("Per lid: {}\nPer kanaal: {}", pause(member), pause(channel))
    }

    fn pauses_form(&self) -> String {
        "Pauzes tussen vragen".to_owned()
    }

    fn member_pause(&self) -> String {
        "Seconden per lid (0 is geen pauze)".to_owned()
    }

    fn channel_pause(&self) -> String {
        "Seconden per kanaal (0 is geen pauze)".to_owned()
    }

    fn bad_pause(&self, most: u64) -> String {
        format!("Vul een aantal seconden in: een getal van 0 tot en met {most}. Er is niets veranderd.")
    }

    fn on_or_off(&self, on: bool) -> String {
        if on { "Aan" } else { "Uit" }.to_owned()
    }

    fn switch(&self, on: bool) -> String {
        if on { "Zet aan" } else { "Zet uit en wis" }.to_owned()
    }

    fn go_back(&self) -> String {
        "Terug".to_owned()
    }

    fn clear(&self, list: ChannelList) -> String {
        match list {
            ChannelList::Answer => "Overal antwoorden",
            ChannelList::Private | ChannelList::Questions | ChannelList::Forums => "Nergens",
        }
        .to_owned()
    }

    fn show_unanswered(&self) -> String {
        "Bekijk de vragen".to_owned()
    }

    fn erase_unanswered(&self) -> String {
        "Wis de vragen".to_owned()
    }

    fn unanswered_title(&self, count: u64) -> String {
        if count == 1 { "1 onbeantwoorde vraag".to_owned() } else { format!("{count} onbeantwoorde vragen") }
    }

    fn nothing_unanswered(&self) -> String {
        "Er zijn geen onbeantwoorde vragen.".to_owned()
    }

    fn kept(&self) -> String {
        "Opgeslagen.".to_owned()
    }

    fn not_kept(&self) -> String {
        "Dat kon ik niet opslaan, dus er is niets veranderd. Probeer het over een minuut nog eens.".to_owned()
    }

    fn not_sure(&self) -> String {
        "Ik kan nu niets bewaren, en ik weet niet of dit nog gelukt is. Kijk over een minuut met `/instellingen` wat er staat.".to_owned()
    }

    fn not_read(&self) -> String {
        "Daar kan ik nu niet bij. Probeer het over een minuut nog eens.".to_owned()
    }

    fn screen_lapsed(&self) -> String {
        "Dit scherm is niet van jou, of staat al te lang open. Geef het commando opnieuw.".to_owned()
    }

    fn answers_elsewhere(&self, channels: &[String]) -> String {
        let where_to = match channels {
            [one] => one.clone(),
            [first @ .., last] => format!("{} of {last}", first.join(", ")),
            [] => return self.answers_privately(),
        };
        format!(
            "Hier antwoord ik niet openbaar. Vraag het in {where_to}, of gebruik `/vraag`: alleen jij ziet dat antwoord."
        )
    }

    fn answers_privately(&self) -> String {
        "In dit kanaal antwoord ik liever onder vier ogen. Gebruik `/vraag`: alleen jij ziet dat antwoord."
            .to_owned()
    }

    fn wait(&self, seconds: u64) -> String {
        let time = if seconds == 1 { "1 seconde".to_owned() } else { format!("{seconds} seconden") };
        format!("Even geduld: over {time} kun je je volgende vraag stellen.")
    }

    fn one_at_a_time(&self) -> String {
        "Rustig aan: ik ben nog bezig met wat je hiervoor vroeg. Probeer het zo nog eens.".to_owned()
    }

    fn busy(&self, seconds: u64) -> String {
        format!(
            "Het is nu erg druk bij mij. Probeer het over {seconds} seconden nog eens, dan help ik je graag."
        )
    }

    fn diagnosis_title(&self) -> String {
        "Hoe staat het met de bot?".to_owned()
    }

    fn permissions_label(&self) -> String {
        "Rechten".to_owned()
    }

    fn next_quotes_label(&self) -> String {
        "Volgend citaat van de dag".to_owned()
    }

    fn permissions_complete(&self) -> String {
        "In alle kanalen heb ik wat ik nodig heb.".to_owned()
    }

    fn permissions_missing(&self, channel: &str, permissions: &[Permission]) -> String {
        format!("{channel}: daar mis ik {}", listed(permissions, Language::Dutch))
    }

    fn server_unknown(&self) -> String {
        "Discord heeft me nog niets over deze server verteld. Probeer het over een minuut nog eens."
            .to_owned()
    }

    fn more_channels(&self, count: usize) -> String {
        if count == 1 { "en nog 1 kanaal".to_owned() } else { format!("en nog {count} kanalen") }
    }

    fn intents_label(&self) -> String {
        "Wat ik mag lezen".to_owned()
    }

    fn message_content(&self, on: bool) -> String {
        if on {
            "Message Content staat aan: vraagkanalen werken."
        } else {
            "Message Content staat uit: ik lees alleen wat aan mij gericht is, en vraagkanalen werken niet."
        }
        .to_owned()
    }

    fn connection_label(&self) -> String {
        "Verbinding".to_owned()
    }

    fn last_trouble(&self, trouble: Option<(&str, GatewayTrouble)>) -> String {
        match trouble {
            None => "Geen storing sinds de bot gestart is.".to_owned(),
            Some((when, GatewayTrouble::Disconnected)) => {
                format!("De verbinding met Discord viel voor het laatst weg: {when}")
            }
            Some((when, GatewayTrouble::Silent)) => {
                format!("De laatste keer dat Discord niets meer stuurde: {when}")
            }
        }
    }

    fn documents_label(&self) -> String {
        "Documenten".to_owned()
    }

    fn documents(&self, documents: usize, passages: usize, changed: Option<&str>) -> String {
        let (documents, passages) = (counted_documents(documents), counted_passages(passages));
        let changed = changed.map_or(String::new(), |when| format!(", voor het laatst bijgewerkt op {when}"));
        format!("{documents}, {passages}{changed}")
    }

    fn version_label(&self) -> String {
        "Versie".to_owned()
    }

    fn content_intent(&self, wanted: bool, granted: bool) -> String {
        match (wanted, granted) {
            (true, true) => "Message Content staat aan, in .env en bij Discord: vraagkanalen werken.",
            (true, false) => {
                "MESSAGE_CONTENT staat aan in .env, maar Discord staat het niet toe. Zet op https://discord.com/developers/applications, pagina Bot, Message Content Intent aan, of haal MESSAGE_CONTENT uit .env."
            }
            (false, true) => {
                "Discord staat Message Content toe, maar de bot vraagt er niet om. Wil je vraagkanalen, zet dan MESSAGE_CONTENT=true in .env."
            }
            (false, false) => "Message Content staat uit. Dat is alleen nodig voor vraagkanalen en voor de tekst van forumberichten.",
        }
        .to_owned()
    }

    fn missing_on(&self, server: &str, channel: &str, permissions: &[Permission]) -> String {
        format!("Op {server} mist de bot in #{channel}: {}.", listed(permissions, Language::Dutch))
    }

    fn complete_on(&self, looked_at: usize, of: usize) -> String {
        match (looked_at, of) {
            (_, 0) => "De bot staat nog op geen enkele server.".to_owned(),
            (1, 1) => "Op de server van de bot ontbreekt geen recht.".to_owned(),
            (looked_at, of) if looked_at == of => {
                format!("Op de {of} servers van de bot ontbreekt geen recht.")
            }
            (looked_at, of) => {
                format!("Op {looked_at} van de {of} servers is gekeken: daar ontbreekt geen recht.")
            }
        }
    }

    fn server_unreadable(&self, server: &str) -> String {
        format!("Over {server} vertelt Discord nu niets.")
    }
}
