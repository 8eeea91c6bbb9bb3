//! Is the bot new on a server, and with which question does it show there what it does?

use std::time::SystemTime;

use crate::app::bot::App;
use crate::app::library::{Library, offers};
use crate::app::outages::Operation;
use crate::domain::{GuildId, Language};
use crate::search::{Outcome, Question};
use crate::store::Store;

/// The most characters of a question on a button: two lines on a phone.
const MOST_CHARACTERS: usize = 60;
/// The fewest words of a question that tells what it is about.
const FEWEST_WORDS: usize = 4;
/// How many questions are tried.
const TRIED: usize = 12;

const GREETING: Operation =
    Operation { what: "noting that the bot says hello on a server", meanwhile: "it says nothing there" };

const LOOKING_BACK: Operation = Operation {
    what: "looking when it last ran",
    meanwhile: "it says hello only where it comes while it runs",
};

impl App {
    /// When the bot last ran, as far as is known: before this start, where it is asked as the first thing.
    pub async fn last_run(&self) -> Option<SystemTime> {
        let last = async |store: &Store| store.last_at_work().await;
        self.store.as_ref()?;
        self.servers.with_store(LOOKING_BACK, last).await.ok().flatten().map(SystemTime::from)
    }

    /// Whether the bot is to say hello on a server where it has just come: it never was there, as far as is
    /// known. From then on it has said hello, whatever becomes of that.
    pub async fn is_new_on(&self, guild: GuildId, now: SystemTime) -> bool {
        let first = async |store: &Store| {
            let knows = store.knows(guild).await?;
            Ok(store.greet(guild, now).await? && !knows)
        };
        self.store.is_some() && self.servers.with_store(GREETING, first).await.unwrap_or(false)
    }

    /// A question that the documents answer for sure, in this language: short enough for a button. `None` where
    /// they hold none.
    pub async fn example_question(&self, language: Language) -> Option<String> {
        let library = self.library();
        tokio::task::spawn_blocking(move || example(&library, language)).await.ok().flatten()
    }
}

fn example(library: &Library, language: Language) -> Option<String> {
    let fits = |line: &&str| {
        let tells = line.split_whitespace().count() >= FEWEST_WORDS;
        line.ends_with('?') && tells && line.chars().count() <= MOST_CHARACTERS
    };
    let passages = library.corpus.passages.iter().filter(|passage| passage.language() == language);
    let mut questions: Vec<_> = passages.flat_map(offers::of_section).filter(fits).collect();
    questions.sort_by_key(|question| (question.chars().count(), *question));
    questions.dedup();
    let is_answered = |question: &&str| {
        let asked = Question::new(question, language, 1);
        library.engine.ask(&asked).is_ok_and(|answer| answer.outcome == Outcome::Answer)
    };
    questions.into_iter().take(TRIED).find(is_answered).map(str::to_owned)
}
