//! What is said in Dutch of how the bot is added?

use super::Dutch;
use crate::texts::adding::AddingTexts;

impl AddingTexts for Dutch {
    fn application_description(&self) -> String {
        "Stel je vraag in het Nederlands of Engels. Ik zoek hem op in de documenten van je gemeenschap en laat je de passage lezen die antwoordt, woord voor woord en met de bron. Ik verzin niets: staat het er niet in, dan zeg ik dat. Typ /vraag, of noem me in een bericht.".to_owned()
    }

    fn invite_for_people(&self, link: &str) -> String {
        format!("Voor jezelf toevoegen, om hem overal te gebruiken: {link}")
    }

    fn described(&self, is: bool) -> String {
        if is {
            "Het profiel van de bot vertelt wat hij is."
        } else {
            "Het profiel van de bot vertelt nog niet wat hij is. `vraagbaak doctor --set-up` zet het erop."
        }
        .to_owned()
    }

    fn installable(&self, is: bool) -> String {
        if is {
            "De knop op zijn profiel voegt hem toe met wat hij nodig heeft, aan een server en voor jezelf."
        } else {
            "De knop op zijn profiel voegt hem nog niet toe met wat hij nodig heeft. `vraagbaak doctor --set-up` regelt dat."
        }
        .to_owned()
    }

    fn set_up(&self) -> String {
        "Ingesteld: het profiel van de bot, en waarmee de knop daarop hem toevoegt.".to_owned()
    }

    fn not_set_up(&self, why: &str) -> String {
        format!(
            "Discord liet me het profiel van de bot niet instellen ({why}). Doe het zelf op https://discord.com/developers/applications, pagina General Information (de beschrijving) en pagina Installation (scopes en rechten)."
        )
    }

    fn welcome(&self, bot: &str, with_question: bool) -> String {
        let try_it =
            if with_question { " Probeer het hieronder maar: alleen jij ziet het antwoord." } else { "" };
        format!(
            "Hoi! Ik ben {bot}. Stel me een vraag in het Nederlands of Engels, en je leest de passage die antwoordt: woord voor woord uit de documenten van deze gemeenschap, met de bron erbij. Staat het er niet in, dan zeg ik dat.\n\n**Vragen:** typ `/vraag`, of noem me in een bericht.{try_it}\n**Moderators:** met `/instellingen` kies je waar ik antwoord, met `/dagelijks instellen` komt er elke dag een citaat."
        )
    }

    fn hide(&self) -> String {
        "Verberg dit bericht".to_owned()
    }

    fn hide_is_for_moderators(&self) -> String {
        "Dit bericht verbergen kan alleen een moderator.".to_owned()
    }

    fn quote_waits(&self) -> String {
        "Ik ben er weer, en wat jullie hadden gekozen ook. Alleen het citaat van de dag wacht nog: met `/dagelijks hervatten` gaat het verder.".to_owned()
    }

    fn presence(&self) -> String {
        "Vraag maar: typ /vraag of noem me".to_owned()
    }
}
