//! What does the bot say in English when it can't get on to Discord?

use super::English;
use crate::domain::NetworkTrouble;
use crate::texts::connection::ConnectionTexts;

impl ConnectionTexts for English {
    fn malformed_token(&self) -> String {
        "What stands in DISCORD_TOKEN can't be a token: that has three parts with points between them, without spaces or quotation marks. Copy it again from https://discord.com/developers/applications, page Bot (not the client secret), or make one with Reset Token.".to_owned()
    }

    fn token_refused(&self) -> String {
        "Discord does not recognise the token. At https://discord.com/developers/applications, on the Bot page, make a new one with Reset Token and put it in .env as DISCORD_TOKEN.".to_owned()
    }

    fn intents_refused(&self) -> String {
        "Discord refuses an intent that the bot asks for. At https://discord.com/developers/applications, on the Bot page, switch Message Content Intent on, or take MESSAGE_CONTENT out of .env.".to_owned()
    }

    fn shards_refused(&self, chosen: bool) -> String {
        if chosen {
            "Discord refuses this division into shards: the bot is on too many servers for so few shards, or there is no such part. Choose a larger number in SHARDS, the same for all processes."
        } else {
            "Discord wants the bot divided over more shards (sharding required). Start the bot again: it then takes as many as Discord asks for."
        }
        .to_owned()
    }

    fn version_refused(&self) -> String {
        "Discord no longer speaks the version of the gateway that this program knows. Install a newer version of vraagbaak.".to_owned()
    }

    fn network_trouble(&self, trouble: NetworkTrouble) -> String {
        match trouble {
            NetworkTrouble::Offline => {
                "This machine finds no way to Discord. Check that it is on the internet and can look names up (DNS)."
            }
            NetworkTrouble::Refused => {
                "The connection to Discord is refused. Check whether a firewall stops it, and whether DISCORD_API_URL and DISCORD_GATEWAY_URL are right if you use them."
            }
            NetworkTrouble::Slow => {
                "Discord does not answer in time. Check whether a firewall holds the connection up and whether https://discordstatus.com tells of an outage."
            }
            NetworkTrouble::Broken => {
                "The connection to Discord keeps breaking. Check that this machine's network is well and whether https://discordstatus.com tells of an outage."
            }
            NetworkTrouble::Clock => {
                "By this machine's clock, Discord's certificate is not valid now. Set the date and the time right, or better, have them kept right (NTP)."
            }
            NetworkTrouble::Impostor => {
                "What answers is not Discord. Something else stands between this machine and Discord, such as a proxy or virus scanner that reads along, or a log-in page of the network. Have discord.com and gateway.discord.gg let through untouched."
            }
            NetworkTrouble::Proxy => {
                "The proxy does not let the bot through. Check that HTTPS_PROXY is right, or take that variable away."
            }
            NetworkTrouble::OutOfOrder => {
                "Discord has an outage, or refuses requests for a while: look at https://discordstatus.com and start the bot again later."
            }
            NetworkTrouble::Unsteady => {
                "Discord ends each session of the bot as soon as it has begun. Check whether the bot runs elsewhere too with the same token, and whether https://discordstatus.com tells of an outage."
            }
            NetworkTrouble::Silent => {
                "Discord keeps the connection open but sends nothing any more. Check whether https://discordstatus.com tells of an outage; then start the bot again."
            }
            NetworkTrouble::Other => {
                "Connecting to Discord fails. Check that this machine is on the internet and whether https://discordstatus.com tells of an outage; then start the bot again."
            }
        }
        .to_owned()
    }
}
