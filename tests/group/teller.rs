//! How does a test tell a story: who does what, and who gets to read what?

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::scene::{FOLLOW, Kind, Scene};
use crate::fake_discord::{Channel, Member, Message, Sent};

/// What is asked and answered, and what stands on the buttons on the way there.
pub(crate) struct Words {
    pub(crate) locale: &'static str,
    pub(crate) question: &'static str,
    pub(crate) inputs: [(&'static str, &'static str); 3],
    /// What the helper writes of herself.
    pub(crate) knows: &'static str,
    pub(crate) look: &'static str,
    /// Two buttons of `/helper` and the label of its form.
    pub(crate) own_words: [&'static str; 3],
    pub(crate) reply: &'static str,
}

/// A story that was told.
pub(crate) struct Told {
    /// As people read it, without long numbers.
    pub(crate) text: String,
    /// How many requests it took since the question was asked.
    pub(crate) requests: usize,
    /// What Eva replied.
    pub(crate) reply: &'static str,
    screens: Vec<(String, Value)>,
}

impl Told {
    /// What somebody got to read, to draw it; the last of that.
    pub(crate) fn screen(&self, who: &str) -> Value {
        let mut screens = self.screens.iter().rev();
        let (_, shown) =
            screens.find(|(by, _)| by == who).unwrap_or_else(|| panic!("nothing is told to {who}"));
        shown.clone()
    }
}

/// A story as it is told, and where it has got to.
pub(crate) struct Teller {
    pub(crate) scene: Scene,
    /// Who thinks along.
    pub(crate) eva: Member,
    words: Words,
    told: String,
    /// What was told, by who got to read it.
    screens: Vec<(String, Value)>,
    /// How many requests had been made when the question was asked.
    before: usize,
}

impl Teller {
    /// Eva thinks along.
    pub(crate) async fn begin(kind: Kind, words: Words) -> Teller {
        let scene = Scene::set(kind, words.locale).await;
        scene.clock.set("2026-11-23T11:00:00Z");
        scene.discord.it_is(scene.clock.now());
        let eva = scene.guild.member("eva", words.locale);
        for (who, name) in [(&scene.anna, "Anna"), (&scene.bert, "Bert"), (&scene.mo, "Mo"), (&eva, "Eva")] {
            who.is_called(name);
        }
        let (told, screens) = (String::new(), Vec::new());
        let mut teller = Teller { scene, eva, words, told, screens, before: 0 };
        let screen = teller.eva.slash(&teller.scene.channel, "helper", &[]).reply().await;
        teller.tells("Eva: /helper", &screen);
        let [button, label, join] = teller.words.own_words;
        let form = teller.eva.presses(&screen, button).reply().await;
        let screen = teller.eva.submits_modal(&form, &[(label, teller.words.knows)]).reply().await;
        let screen = teller.eva.presses(&screen, join).reply().await;
        teller.tells("Eva: /helper, after that", &screen);
        teller.tells("Eva, by direct message", teller.last_dm());
        teller
    }

    /// What Anna asks.
    pub(crate) fn question(&self) -> &'static str {
        self.words.question
    }

    /// Somebody gets to read this.
    pub(crate) fn tells(&mut self, who: &str, shown: impl Sent) {
        writeln!(self.told, "── {who}\n{shown}\n").expect("a string takes it");
        let mut screen = shown.sent();
        screen["at"] = json!(self.scene.clock.now().as_second());
        self.screens.push((who.to_owned(), screen));
    }

    /// What is typed into the form that was told last.
    fn types(&mut self) {
        let typed = self.words.inputs.iter().map(|(input, text)| ((*input).to_owned(), json!(text)));
        let (_, form) = self.screens.last_mut().expect("a form");
        form["typed"] = Value::Object(typed.collect::<Map<_, _>>());
    }

    /// The last direct message to Eva.
    pub(crate) fn last_dm(&self) -> Message {
        self.eva.dm_channel().messages().pop().expect("a direct message")
    }

    /// She has got so many by now.
    pub(crate) async fn dms(&self, count: usize) {
        let heard = |_: &_| self.eva.dm_channel().messages().len() == count;
        self.scene.discord.until("Eva hears of it", heard).await;
    }

    /// Anna asks, in vain, and puts it to the group; where it stands.
    pub(crate) async fn asked(&mut self) -> Message {
        self.before = self.scene.discord.requests("*");
        let said = self.scene.anna_asks(self.words.question).await;
        self.tells("#algemeen", &said);
        let form = self.scene.form(&self.scene.anna, &said).await;
        self.tells("Anna: form", &form);
        self.types();
        let told = self.scene.anna.submits_modal(&form, &self.words.inputs).reply().await;
        self.tells("Anna, in private", &told);
        let post = self.scene.post().await;
        self.tells("#vragen-aan-elkaar", &post);
        post
    }

    /// Bert wants to know it too; the post after that.
    pub(crate) async fn followed(&mut self, post: &Message) -> Message {
        let told = self.scene.bert.presses(post, FOLLOW).reply().await;
        self.tells("Bert, in private", &told);
        let shown = post.changed().await;
        self.tells("#vragen-aan-elkaar, after that", &shown);
        shown
    }

    /// Nobody replies, Eva is asked, has a look, and replies; what she wrote.
    pub(crate) async fn answered(&mut self, post: &Message) -> Message {
        self.scene.clock.pass(Duration::from_mins(20));
        self.dms(2).await;
        self.tells("Eva, by direct message, twenty minutes later", self.last_dm());
        let asked = post.changed().await;
        self.tells("#vragen-aan-elkaar, then", &asked);
        let told = self.eva.presses(&self.last_dm(), self.words.look).reply().await;
        self.tells("Eva, in the place of the direct message", &told);
        let looks = asked.changed().await;
        self.tells("#vragen-aan-elkaar, after her press", &looks);
        let reply = self.eva.says(&self.thread(post), self.words.reply);
        let shown = looks.changed().await;
        self.tells("#vragen-aan-elkaar, after Eva's reply", &shown);
        reply
    }

    /// Where the question is talked about.
    pub(crate) fn thread(&self, post: &Message) -> Channel {
        self.scene.thread(post)
    }

    /// A minute later, Eva hears that she helped.
    pub(crate) async fn thanked(&mut self) {
        self.scene.clock.pass(Duration::from_mins(2));
        self.dms(3).await;
        self.tells("Eva, by direct message", self.last_dm());
    }

    /// The whole of it.
    pub(crate) async fn ends(self) -> Told {
        let requests = self.scene.discord.requests("*") - self.before;
        self.scene.end().await;
        let text = without_numbers(&self.told);
        Told { text, requests, reply: self.words.reply, screens: self.screens }
    }
}

fn without_numbers(story: &str) -> String {
    let mut shown = String::new();
    let mut digits = 0;
    for sign in story.chars() {
        digits = if sign.is_ascii_digit() { digits + 1 } else { 0 };
        match digits {
            0 => shown.push(sign),
            1..=8 => shown.push(sign),
            9 => {
                shown.truncate(shown.len() - 8);
                shown.push('N');
            }
            _ => {}
        }
    }
    shown
}
