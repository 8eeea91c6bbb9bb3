//! What is said in Dutch about the list of open questions, and to moderators about where they are put?

use super::group::{Dutch, minutes as in_words};
use crate::domain::Language;
use crate::texts::open::{OpenList, OpenTexts};
use crate::texts::permissions::{Permission, listed};

impl OpenTexts for Dutch {
    fn open_title(&self) -> String {
        "Open vragen".to_owned()
    }

    fn open_line(&self, question: &str, when: &str, replies: u64, followers: u64) -> String {
        let replies = match replies {
            0 => "geen antwoord".to_owned(),
            1 => "1 antwoord".to_owned(),
            more => format!("{more} antwoorden"),
        };
        let followers = match followers {
            0 => String::new(),
            1 => " · 1 wil het ook weten".to_owned(),
            more => format!(" · {more} willen het ook weten"),
        };
        format!("{question} · {when} · {replies}{followers}")
    }

    fn none_open(&self, list: OpenList) -> String {
        match list {
            OpenList::All => "Er zijn geen open vragen. Mooi.",
            OpenList::Mine => "Je hebt geen open vragen.",
            OpenList::Followed => "Er is geen open vraag die jij ook wilt weten.",
        }
        .to_owned()
    }

    fn open_list(&self, list: OpenList) -> String {
        match list {
            OpenList::All => "Alle vragen",
            OpenList::Mine => "Mijn vragen",
            OpenList::Followed => "Wat ik ook wil weten",
        }
        .to_owned()
    }

    fn choose_question(&self) -> String {
        "Kies een vraag".to_owned()
    }

    fn group_nowhere(&self) -> String {
        "Nergens".to_owned()
    }

    fn group_lost(&self) -> String {
        "Het kanaal is weg, dus dit staat uit. Kies binnen een week een ander, dan blijven de open vragen open."
            .to_owned()
    }

    fn wakes(&self, on: bool, minutes: u64) -> String {
        if on {
            format!(
                "Komt er geen antwoord, dan vraag ik na {} leden die hebben aangeboden mee te denken.",
                in_words(minutes)
            )
        } else {
            "Ik vraag geen leden die hebben aangeboden mee te denken.".to_owned()
        }
    }

    fn choose_group(&self) -> String {
        "Kies een tekstkanaal of een forum".to_owned()
    }

    fn choose_wait(&self) -> String {
        "Na hoe lang zonder antwoord?".to_owned()
    }

    fn wait(&self, minutes: u64) -> String {
        format!("Na {}", in_words(minutes))
    }

    fn switch_wakes(&self, on: bool) -> String {
        if on { "Vraag wie meedenkt" } else { "Vraag niemand" }.to_owned()
    }

    fn no_more_group(&self) -> String {
        "Nergens".to_owned()
    }

    fn close_open_ones(&self, count: usize) -> String {
        let open = if count == 1 {
            "Er staat nog 1 vraag".to_owned()
        } else {
            format!("Er staan nog {count} vragen")
        };
        format!(
            "Opgeslagen: er komen geen vragen meer aan de groep. {open} open. Zal ik die sluiten, met een woordje in het draadje?"
        )
    }

    fn close_them(&self) -> String {
        "Sluit ze".to_owned()
    }

    fn leave_them(&self) -> String {
        "Laat ze open".to_owned()
    }

    fn group_label(&self) -> String {
        "De groep".to_owned()
    }

    fn asked_this_week(&self, count: usize) -> String {
        match count {
            1 => "1 vraag deze week.".to_owned(),
            more => format!("{more} vragen deze week."),
        }
    }

    fn lacks(&self, permissions: &[Permission]) -> String {
        format!("Daar mis ik {}.", listed(permissions, Language::Dutch))
    }

    fn lacks_nothing(&self) -> String {
        "Daar heb ik alles wat ik nodig heb.".to_owned()
    }
}
