//! What does the bot say in Dutch when it can't get on to Discord?

use super::Dutch;
use crate::domain::NetworkTrouble;
use crate::texts::connection::ConnectionTexts;

impl ConnectionTexts for Dutch {
    fn malformed_token(&self) -> String {
        "Wat in DISCORD_TOKEN staat, kan geen token zijn: dat heeft drie delen met punten ertussen, zonder spaties of aanhalingstekens. Kopieer het opnieuw van https://discord.com/developers/applications, pagina Bot (niet het Client Secret), of maak er een met Reset Token.".to_owned()
    }

    fn token_refused(&self) -> String {
        "Discord herkent het token niet. Maak op https://discord.com/developers/applications, pagina Bot, een nieuw token met Reset Token en zet het als DISCORD_TOKEN in .env.".to_owned()
    }

    fn intents_refused(&self) -> String {
        "Discord weigert een intent die de bot vraagt. Zet op https://discord.com/developers/applications, pagina Bot, Message Content Intent aan, of haal MESSAGE_CONTENT uit .env.".to_owned()
    }

    fn shards_refused(&self, chosen: bool) -> String {
        if chosen {
            "Discord weigert deze verdeling in shards: de bot staat op te veel servers voor zo weinig shards, of dit deel bestaat niet. Kies in SHARDS een groter aantal, voor alle processen hetzelfde."
        } else {
            "Discord wil de bot over meer shards verdelen (sharding required). Start de bot opnieuw: hij neemt dan het aantal dat Discord vraagt."
        }
        .to_owned()
    }

    fn version_refused(&self) -> String {
        "Discord spreekt de versie van de gateway niet meer die dit programma kent. Installeer een nieuwere versie van vraagbaak.".to_owned()
    }

    fn network_trouble(&self, trouble: NetworkTrouble) -> String {
        match trouble {
            NetworkTrouble::Offline => {
                "Deze machine vindt geen weg naar Discord. Kijk of ze internet heeft en namen kan opzoeken (DNS)."
            }
            NetworkTrouble::Refused => {
                "De verbinding met Discord wordt geweigerd. Kijk of een firewall haar tegenhoudt, en of DISCORD_API_URL en DISCORD_GATEWAY_URL kloppen als je die gebruikt."
            }
            NetworkTrouble::Slow => {
                "Discord antwoordt niet op tijd. Kijk of een firewall de verbinding tegenhoudt en of https://discordstatus.com een storing meldt."
            }
            NetworkTrouble::Broken => {
                "De verbinding met Discord breekt steeds af. Kijk of het netwerk van deze machine het goed doet en of https://discordstatus.com een storing meldt."
            }
            NetworkTrouble::Clock => {
                "Volgens de klok van deze machine is het certificaat van Discord nu niet geldig. Zet de datum en de tijd goed; laat ze bij voorkeur zelf bijstellen (NTP)."
            }
            NetworkTrouble::Impostor => {
                "Wat antwoordt, is Discord niet. Tussen deze machine en Discord zit iets anders, zoals een proxy of virusscanner die meeleest, of een inlogpagina van het netwerk. Laat discord.com en gateway.discord.gg ongemoeid door."
            }
            NetworkTrouble::Proxy => {
                "De proxy laat de bot niet door. Kijk of HTTPS_PROXY klopt, of haal die variabele weg."
            }
            NetworkTrouble::OutOfOrder => {
                "Discord heeft een storing of weigert tijdelijk verzoeken: kijk op https://discordstatus.com en start de bot later opnieuw."
            }
            NetworkTrouble::Unsteady => {
                "Discord beëindigt elke sessie van de bot meteen weer. Kijk of de bot met hetzelfde token ook ergens anders draait en of https://discordstatus.com een storing meldt."
            }
            NetworkTrouble::Silent => {
                "Discord houdt de verbinding open maar stuurt niets meer. Kijk of https://discordstatus.com een storing meldt; start de bot daarna opnieuw."
            }
            NetworkTrouble::Other => {
                "Verbinden met Discord lukt niet. Kijk of deze machine internet heeft en of https://discordstatus.com een storing meldt; start de bot daarna opnieuw."
            }
        }
        .to_owned()
    }
}
