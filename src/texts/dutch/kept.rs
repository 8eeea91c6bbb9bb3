//! What is said in Dutch about what helped, and about answers that are kept?

use super::group::Dutch;
use crate::domain::kept_answer::{KeptState, LookAt};
use crate::texts::kept::{KeptTexts, NotAlone, ThanksTexts, WantedBy};

impl ThanksTexts for Dutch {
    fn thank_you(&self, name: &str) -> String {
        format!("Fijn om te horen! Ik laat het {name} weten.")
    }

    fn noted(&self, name: &str) -> String {
        format!("Genoteerd. Dat zal {name} leuk vinden.")
    }

    fn own_message(&self) -> String {
        "Dat kunnen alleen anderen van jouw bericht zeggen.".to_owned()
    }

    fn only_of_members(&self) -> String {
        "Dit is voor wat een lid als antwoord schreef.".to_owned()
    }

    fn only_in_questions(&self, channel: &str) -> String {
        format!("Dat kan in de draadjes van {channel}.")
    }

    fn said_before(&self) -> String {
        "Dat zei je al.".to_owned()
    }

    fn take_it_back(&self) -> String {
        "Trek het in".to_owned()
    }

    fn taken_back(&self) -> String {
        "Ingetrokken.".to_owned()
    }

    fn marked_first(&self, link: &str) -> String {
        format!(
            "Fijn om te horen! Ik laat het de schrijver van {link} weten. Hielp een ander bericht? Houd dat ingedrukt (of klik met \
             rechts), kies *Apps* en dan *Dit hielp*."
        )
    }

    fn nothing_to_mark(&self) -> String {
        "Daarvan staat hier geen bericht meer.".to_owned()
    }

    fn it_helped(&self) -> String {
        "De vrager zegt dat dit hielp. Dank je wel!".to_owned()
    }

    fn your_answer_helped(&self, asker: Option<&str>, link: &str) -> String {
        format!("{} zegt dat je antwoord hielp: {link}", asker.unwrap_or("De vrager"))
    }
}

impl KeptTexts for Dutch {
    fn keep_it(&self) -> String {
        "Bewaar het voor wie dit later vraagt".to_owned()
    }

    fn not_alone(&self, why: NotAlone) -> String {
        let why = match why {
            NotAlone::TooShort => "het is te kort",
            NotAlone::Attachment => "er zit iets bij dat ik niet kan bewaren",
        };
        format!("Los van het gesprek is het niet te volgen: {why}.")
    }

    fn proposed_before(&self) -> String {
        "Dat bericht is al eens voorgesteld.".to_owned()
    }

    fn author_is_asked(&self, name: &str) -> String {
        format!("Ik vraag {name} of het mag. Daarna kijkt een moderator ernaar.")
    }

    fn author_not_reached(&self, name: &str) -> String {
        format!("Ik kan {name} nu niet bereiken. Probeer het later nog eens.")
    }

    fn may_i_show(&self, wanted: WantedBy) -> String {
        format!(
            "{} Mag ik jouw woorden laten lezen, precies zoals ze er staan, als iemand dit weer vraagt?",
            who(wanted)
        )
    }

    fn may_i_show_this(&self, wanted: WantedBy, quote: &str, link: &str) -> String {
        format!(
            "{}\n{quote}\n{link}\nMag ik jouw woorden laten lezen, precies zoals ze er staan, als iemand dit weer vraagt?",
            who(wanted)
        )
    }

    fn consents(&self) -> [String; 3] {
        ["Met mijn naam", "Zonder mijn naam", "Nee"].map(str::to_owned)
    }

    fn consented(&self) -> String {
        "Dank je wel! Nu kijkt een moderator er nog naar. Bedenk je je, dan neem je het terug met `/privacy show`."
            .to_owned()
    }

    fn declined(&self) -> String {
        "Prima. Ik bewaar het niet.".to_owned()
    }

    fn not_asked_any_more(&self) -> String {
        "Dit vraag ik niet meer.".to_owned()
    }

    fn to_keep(&self, count: usize) -> String {
        format!("Te bewaren antwoorden ({count})")
    }

    fn none_to_keep(&self) -> String {
        "Er ligt geen antwoord klaar om te bewaren.".to_owned()
    }

    fn look_at(&self, why: LookAt) -> String {
        match why {
            LookAt::New => "De schrijver vindt het goed. Bewaren voor wie dit later vraagt?",
            LookAt::Doubted => {
                "Drie mensen hadden hier niets aan, dus ik laat het nu niet zien. Klopt het nog?"
            }
            LookAt::NoQuestion => {
                "De vrager heeft de vraag gewist, dus ik laat het nu niet zien. Geef het een eigen vraag."
            }
            LookAt::Changed => "Het bericht is sindsdien veranderd. Ik laat zien wat er stond. Kan dat nog?",
            LookAt::Old => "Dit staat er een jaar. Klopt het nog?",
        }
        .to_owned()
    }

    fn written_by(&self, author: &str, named: bool, link: &str) -> String {
        let named = if named { "met naam" } else { "zonder naam" };
        format!("Van {author}, {named}: {link}")
    }

    fn no_question(&self) -> String {
        "(nog geen vraag)".to_owned()
    }

    fn decisions(&self) -> [String; 3] {
        ["Bewaar", "Bewaar niet", "Verander de vraag"].map(str::to_owned)
    }

    fn is_kept(&self) -> String {
        "Bewaard. Wie dit vraagt, krijgt het te lezen.".to_owned()
    }

    fn is_refused(&self) -> String {
        "Niet bewaard. De woorden zijn gewist.".to_owned()
    }

    fn needs_question(&self) -> String {
        "Geef het eerst een vraag.".to_owned()
    }

    fn answer_gone(&self) -> String {
        "Dit antwoord is er niet meer.".to_owned()
    }

    fn question_title(&self) -> String {
        "Verander de vraag".to_owned()
    }

    fn question_input(&self) -> String {
        "Bij welke vraag past dit antwoord?".to_owned()
    }

    fn your_answers(&self, count: usize) -> String {
        format!("Jouw bewaarde antwoorden ({count})")
    }

    fn your_answers_title(&self) -> String {
        "Jouw bewaarde antwoorden".to_owned()
    }

    fn none_of_yours(&self) -> String {
        "Er is geen antwoord van je bewaard.".to_owned()
    }

    fn kept_state(&self, state: KeptState, named: bool) -> String {
        match (state, named) {
            (KeptState::Asked, _) => "wacht op jouw ja",
            (KeptState::Offered, _) => "wacht op een moderator",
            (KeptState::Kept, true) => "te lezen met je naam",
            (KeptState::Kept, false) => "te lezen zonder je naam",
            (KeptState::Refused | KeptState::Withdrawn, _) => "niet bewaard",
        }
        .to_owned()
    }

    fn choose_answer(&self) -> String {
        "Kies er een om terug te nemen".to_owned()
    }

    fn take_back(&self) -> String {
        "Neem het terug".to_owned()
    }

    fn answer_taken_back(&self) -> String {
        "Teruggenomen. De woorden zijn gewist.".to_owned()
    }

    fn kept_privacy(&self) -> String {
        "- Zegt iemand dat een bericht van jou hielp, dan onthoud ik dat 400 dagen. Vind je het goed dat ik je woorden \
         bewaar, dan blijven ze tot je ze terugneemt of het bericht verwijdert."
            .to_owned()
    }
}

fn who(wanted: WantedBy) -> &'static str {
    match wanted {
        WantedBy::Asker => "De vrager zegt dat dit hielp.",
        WantedBy::Moderator => "Een moderator wil dit antwoord bewaren.",
    }
}
