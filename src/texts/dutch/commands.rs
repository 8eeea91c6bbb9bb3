//! What are the slash commands called in Dutch?

use crate::texts::command::{CommandName, CommandText, OptionText, plain};

/// The name, the description and the options of a command.
pub(super) fn command(command: CommandName) -> CommandText {
    match command {
        CommandName::Ask => CommandText {
            name: "vraag",
            description: "Stel een vraag aan de documenten",
            options: &[
                OptionText { name: "vraag", description: "Wat wil je weten?" },
                OptionText { name: "privé", description: "Laat het antwoord alleen aan mij zien" },
            ],
        },
        CommandName::Quote => CommandText {
            name: "citaat",
            description: "Lees een citaat uit de documenten",
            options: &[
                OptionText { name: "onderwerp", description: "Waar moet het over gaan?" },
                OptionText { name: "taal", description: "In welke taal? Anders de jouwe" },
            ],
        },
        CommandName::ThisHelped => {
            CommandText { name: "Dit hielp", description: "Zeg dat dit bericht hielp", options: &[] }
        }
        CommandName::FindPassages => CommandText {
            name: "Zoek passages",
            description: "Zoek passages die bij dit bericht passen",
            options: &[],
        },
        CommandName::Help => {
            CommandText { name: "hulp", description: "Lees hoe je iets vraagt", options: &[] }
        }
        CommandName::Settings => plain("instellingen", "Stel in hoe ik me op deze server gedraag"),
        CommandName::Diagnose => plain("diagnose", "Bekijk of ik hier alles heb wat ik nodig heb"),
        CommandName::Privacy => plain("privacy", "Bekijk of wis wat ik van je bewaar"),
        CommandName::PrivacyShow => plain("tonen", "Lees wat ik bewaar, waarom en hoelang"),
        CommandName::PrivacyExport => plain("exporteren", "Ontvang alles wat ik van je bewaar als bestand"),
        CommandName::PrivacyErase => plain("wissen", "Wis alles wat ik van je bewaar"),
        CommandName::Documents => plain("documenten", "Voeg documenten toe waar ik hier uit antwoord"),
        CommandName::DocumentsAdd => CommandText {
            name: "toevoegen",
            description: "Laat een bestand lezen, of schrijf zelf een tekst",
            options: &[
                OptionText {
                    name: "bestand",
                    description: "Het bestand; laat het weg om zelf iets te schrijven",
                },
                OptionText { name: "bron", description: "Waar het vandaan komt: een naam of een link" },
            ],
        },
        CommandName::DocumentsList => {
            plain("lijst", "Bekijk, vervang of verwijder de documenten van deze server")
        }
        CommandName::Topics => plain("onderwerpen", "Blader door de onderwerpen"),
        CommandName::Sources => plain("bronnen", "Bekijk wat ik heb gelezen"),
        CommandName::Helper => plain("meedenken", "Bied aan mee te denken, of stop ermee"),
        CommandName::Open => plain("open", "Bekijk de vragen die op antwoord wachten"),
        CommandName::About => plain("over", "Lees wat deze bot is"),
    }
}
