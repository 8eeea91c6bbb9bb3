//! What is said in Dutch to somebody whose question does not reach the bot?

use super::Dutch;
use crate::texts::speaking::SpeakingTexts;

impl SpeakingTexts for Dutch {
    fn cannot_read_theirs(&self) -> String {
        "Dat bericht kan ik van hieruit niet lezen. Klik er met rechts op, of houd het ingedrukt, en kies *Apps* en *Zoek passages*: dan zoek ik het voor je op.".to_owned()
    }

    fn called_by_role(&self, bot: &str) -> String {
        format!(
            "Je noemde mijn rol, en dan laat Discord me niet lezen wat je vraagt. Kies bij het typen van @ het lid in plaats van de rol ({bot}), dan antwoord ik."
        )
    }

    fn cannot_see(&self) -> String {
        "Naar plaatjes en bestanden kan ik niet kijken. Typ je vraag erbij, dan zoek ik het antwoord op."
            .to_owned()
    }

    fn cannot_listen(&self) -> String {
        "Luisteren kan ik niet. Typ je vraag, dan zoek ik het antwoord op.".to_owned()
    }
}
