//! Does the loop close? What was asked in vain is answered in the group, kept with two yeses, and answers the next who
//! asks, until its author takes it back: the whole of it, as each of them reads it, in both languages.

use std::time::Duration;

use insta::assert_snapshot;

use super::scene::Kind;
use super::teller::{Teller, Told, Words};
use crate::fake_discord::{Member, Message, Reply};

/// What comes after the answer.
struct Later {
    /// In the menu of a message.
    helped: &'static str,
    keep_it: &'static str,
    consent: &'static str,
    keep: &'static str,
    /// How the next member asks it.
    again: &'static str,
    /// On the button that leads an author to what is kept of them.
    yours: &'static str,
    take_back: &'static str,
    label: &'static str,
}

/// Somebody asks in the open.
async fn asks(teller: &Teller, who: &Member, question: &str) -> Reply {
    teller.scene.clock.pass(Duration::from_mins(1));
    who.mentions_bot(&teller.scene.channel, question).reply().await
}

/// The asker says that it helped, and that it is worth keeping; the author and a moderator agree.
async fn kept(teller: &mut Teller, (post, reply): (&Message, &Message), later: &Later) {
    let told =
        teller.scene.anna.uses_message_command(&teller.thread(post), later.helped, reply).reply().await;
    teller.tells(&format!("Anna: {}", later.helped), &told);
    let news = teller.thread(post).next_post().await;
    teller.tells("The thread, at once", &news);
    teller.tells("#vragen-aan-elkaar, in the end", post.now());
    teller.thanked().await;
    let told = teller.scene.anna.presses(&told, later.keep_it).reply().await;
    teller.tells(&format!("Anna: {}", later.keep_it), &told);
    teller.dms(4).await;
    teller.tells("Eva, by direct message", teller.last_dm());
    let told = teller.eva.presses(&teller.last_dm(), later.consent).reply().await;
    teller.tells("Eva, in its place", &told);
    let open = teller.scene.mo.slash(&teller.scene.channel, "open", &[]).reply().await;
    teller.tells("Mo: /open", &open);
    let list = teller.scene.mo.selects(&open, "opn:l1", &["answers"]).reply().await;
    teller.tells("Mo: the answers to keep", &list);
    let told = teller.scene.mo.presses(&list, later.keep).reply().await;
    teller.tells(&format!("Mo: {}", later.keep), &told);
}

/// The author takes it back.
async fn taken_back(teller: &mut Teller, later: &Later) {
    let screen = teller.eva.slash(&teller.scene.channel, "privacy show", &[]).reply().await;
    let list = teller.eva.presses(&screen, later.yours).reply().await;
    teller.tells("Eva: what is kept of her", &list);
    let menu = list.components()[0]["components"][0].clone();
    let (id, value) = (menu["custom_id"].as_str(), menu["options"][0]["value"].as_str());
    let one = teller.eva.selects(&list, id.expect("a menu"), &[value.expect("an answer")]).reply().await;
    teller.tells("Eva: one of those", &one);
    let told = teller.eva.presses(&one, later.take_back).reply().await;
    teller.tells(&format!("Eva: {}", later.take_back), &told);
}

async fn story(kind: Kind, words: Words, later: Later) -> Told {
    let (locale, said) = (words.locale, words.reply);
    let mut teller = Teller::begin(kind, words).await;
    let post = teller.asked().await;
    let shown = teller.followed(&post).await;
    let reply = teller.answered(&shown).await;
    kept(&mut teller, (&post, &reply), &later).await;

    let (cees, dina) = (teller.scene.guild.member("cees", locale), teller.scene.guild.member("dina", locale));
    cees.is_called("Cees");
    dina.is_called("Dina");
    let questions = teller.scene.posts().len();
    let answer = asks(&teller, &cees, later.again).await;
    teller.tells("#algemeen: Cees asks", &answer);
    assert!(answer.to_string().contains(later.label) && answer.to_string().contains(said), "{answer}");

    taken_back(&mut teller, &later).await;
    let gone = asks(&teller, &dina, later.again).await;
    teller.tells("#algemeen: Dina asks", &gone);
    assert!(!gone.to_string().contains(said) && gone.embeds().is_empty(), "{gone}");
    let page = answer.now();
    let more = dina.presses(&page, &page.buttons().pop().expect("a button")).reply().await;
    teller.tells("Dina: more, under what Cees was told", &more);
    assert!(!more.to_string().contains(said), "{more}");
    assert_eq!(teller.scene.posts().len(), questions, "nobody was asked again");
    teller.ends().await
}

/// The story in Dutch, in a forum.
pub(super) async fn dutch() -> Told {
    let words = Words {
        locale: "nl",
        question: "Waar in Zwolle huur ik een zaal voor dertig mensen?",
        inputs: [
            ("purpose", "de jaarvergadering van onze buurtvereniging"),
            ("tried", "het buurthuis, dat is te klein"),
            ("by_when", "1 maart"),
        ],
        knows: "zalen in Zwolle en Kampen",
        look: "Ik kijk even",
        own_words: ["In mijn eigen woorden", "Waar mogen mensen je naar vragen?", "Doe mij maar mee"],
        reply: "De Eiken verhuurt een zaal voor vijftig euro per dagdeel; bel Jan, die heeft de sleutel.",
    };
    let later = Later {
        helped: "Dit hielp",
        keep_it: "Bewaar het voor wie dit later vraagt",
        consent: "Met mijn naam",
        keep: "Bewaar",
        again: "waar kun je in zwolle een zaal huren voor dertig mensen",
        yours: "Jouw bewaarde antwoorden (1)",
        take_back: "Neem het terug",
        label: "Antwoord van een lid: Eva, 23 november 2026",
    };
    story(Kind::Forum, words, later).await
}

/// The story in English, in a text channel.
pub(super) async fn english() -> Told {
    let words = Words {
        locale: "en-GB",
        question: "How do I get a permit for a street party?",
        inputs: [
            ("purpose", "our street, in June"),
            ("tried", "the town's website"),
            ("by_when", "the first of May"),
        ],
        knows: "organising a street party",
        look: "I'll have a look",
        own_words: ["In my own words", "What can people ask you about?", "Count me in"],
        reply: "Ask the town hall eight weeks ahead. The form is one page, and it costs nothing.",
    };
    let later = Later {
        helped: "This helped",
        keep_it: "Keep it for whoever asks next",
        consent: "Without my name",
        keep: "Keep",
        again: "how to get a street party permit",
        yours: "Your kept answers (1)",
        take_back: "Take it back",
        label: "Answered by a member, 23 November 2026",
    };
    story(Kind::Text, words, later).await
}

#[tokio::test]
async fn de_kring_is_rond() {
    assert_snapshot!("loop_nl", dutch().await.text);
}

#[tokio::test]
async fn the_loop_closes() {
    assert_snapshot!("loop_en", english().await.text);
}
