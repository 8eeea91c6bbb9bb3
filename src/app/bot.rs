//! How is a request handled, whoever made it?

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use meaning::Model;
use tokio::sync::Semaphore;

use super::attempts::Attempts;
use super::fault::Fault;
use super::figures::counts::DayCounts;
use super::gaps::handle::Gaps;
use super::kept::KeptChanges;
use super::library::Library;
use super::library::stacks::Stacks;
use super::outages::Outages;
use super::own::shelf::OwnShelf;
use super::panics::{Panicked, caught};
use super::questions::card::Ask;
use super::questions::{answer, reading_on, suggest};
use super::quotes::draw::Decks;
use super::request::{Reply, Request};
use super::servers::admission::Cooldowns;
use super::servers::settings_cache::SettingsCache;
use super::traffic::answer_cache::{AnswerCache, normalised};
use super::traffic::limits::{BUSY_FOR, Limits};
use super::traffic::pools::Pools;
use super::traffic::requester::Requester;
use super::traffic::turns::Turns;
use crate::domain::{GuildId, Language, Place};
use crate::store::Store;
use crate::telemetry;
use crate::texts::texts;

/// How long what can be offered may wait for its turn: somebody is typing, and the next letter asks again.
const OFFERED_WITHIN: Duration = Duration::from_secs(1);

/// The program behind every door: a handle, cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) library: Arc<ArcSwap<Library>>,
    pub(crate) decks: Arc<Decks>,
    pub(crate) servers: Arc<SettingsCache>,
    pub(crate) cooldowns: Arc<Cooldowns>,
    /// The sentence model, once it reads the documents.
    pub(crate) model: Arc<OnceLock<Arc<Model>>>,
    /// What servers have of their own.
    pub(crate) own: Arc<OwnShelf>,
    /// What reads files of unknown origin, in a process of its own.
    pub(crate) program: Option<Arc<Path>>,
    /// One file is read at a time.
    pub(crate) reading: Arc<Semaphore>,
    pub(crate) store: Option<Store>,
    pub(crate) outages: Arc<Outages>,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) limits: Limits,
    pub(crate) pools: Arc<Pools>,
    /// As many at once as there are processors.
    pub(crate) turns: Turns,
    pub(crate) answers: Arc<AnswerCache>,
    /// Whether the kept answers of a server have changed.
    pub(crate) kept: Arc<KeptChanges>,
    pub(crate) gaps: Arc<Gaps>,
    pub(crate) counts: Arc<DayCounts>,
}

impl App {
    /// An app that answers from this library, and forgets everything when it ends. The seed decides
    /// in which order quotes come.
    #[must_use]
    pub fn new(library: Library, seed: u64) -> Self {
        Self::wired(library, seed, None)
    }

    /// An app that answers from this library, and remembers in this store.
    #[must_use]
    pub fn with_store(library: Library, seed: u64, store: Store) -> Self {
        Self::wired(library, seed, Some(store))
    }

    fn wired(library: Library, seed: u64, store: Option<Store>) -> Self {
        let (outages, limits) = (Arc::<Outages>::default(), Limits::default());
        let (model, kept) = (Arc::<OnceLock<Arc<Model>>>::default(), Arc::<KeptChanges>::default());
        Self {
            library: Arc::new(ArcSwap::from_pointee(library)),
            decks: Arc::new(Decks::new(seed, store.clone(), outages.clone())),
            servers: Arc::new(SettingsCache::new(store.clone(), outages.clone())),
            attempts: Arc::new(Attempts::new(store.clone(), outages.clone())),
            own: Arc::new(OwnShelf::new(store.clone(), (outages.clone(), kept.clone()), model.clone())),
            model,
            program: None,
            reading: Arc::new(Semaphore::new(1)),
            store,
            outages,
            cooldowns: Arc::default(),
            limits,
            pools: Arc::new(Pools::new(&limits)),
            turns: turns(&limits),
            answers: Arc::new(AnswerCache::new(limits.answers)),
            gaps: Arc::default(),
            counts: Arc::default(),
            kept,
        }
    }

    /// The same app, which takes on as much as this.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self {
            limits,
            pools: Arc::new(Pools::new(&limits)),
            turns: turns(&limits),
            answers: Arc::new(AnswerCache::new(limits.answers)),
            ..self
        }
    }

    /// The library in use at this moment.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// What was tried to get on to Discord.
    #[must_use]
    pub fn attempts(&self) -> Arc<Attempts> {
        self.attempts.clone()
    }

    /// Whether the kept answers of a server have changed.
    #[must_use]
    pub fn kept_changes(&self) -> &KeptChanges {
        &self.kept
    }

    /// Answers a request of the keyboard, where nobody else waits; with an apology where something of ours
    /// fails, which is logged.
    pub async fn handle(&self, request: Request) -> Reply {
        let language = request.language();
        apologising(language, self.try_handle(request).await)
    }

    /// Answers a request of a member, whose search waits for its turn among those of others; with an
    /// apology where something of ours fails, which is logged.
    pub async fn handle_for(&self, whose: Requester, request: Request) -> Reply {
        let language = request.language();
        apologising(language, self.guarded(request, Some(whose)).await)
    }

    /// Answers a request of the keyboard.
    ///
    /// # Errors
    /// When the index fails, or when something panicked.
    pub async fn try_handle(&self, request: Request) -> Result<Reply, Fault> {
        self.guarded(request, None).await
    }

    async fn guarded(&self, request: Request, whose: Option<Requester>) -> Result<Reply, Fault> {
        caught(self.answer(request, whose)).await?
    }

    async fn answer(&self, request: Request, whose: Option<Requester>) -> Result<Reply, Fault> {
        let asker = (request.language(), whose);
        Ok(match request {
            Request::Ask(ask) => self.ask(ask, whose).await?,
            Request::Page(page) => {
                let stacks = self.stacks(whose).await;
                self.off_thread(asker, move |_| Ok(answer::page(&stacks, &page))).await?
            }
            Request::ReadOn(wish) => {
                let stacks = self.stacks(whose).await;
                self.off_thread(asker, move |_| Ok(reading_on::read_on(&stacks, wish))).await?
            }
            Request::Rate(rating) => Reply::Notice(rating.count()),
            Request::Quote { place, language, wish } => {
                self.decks.quote(&self.library().corpus, place, language, wish).await
            }
        })
    }

    /// The answer to a question: the one that was given just now, or a new one.
    async fn ask(&self, ask: Ask, whose: Option<Requester>) -> Result<Reply, Fault> {
        let began = Instant::now();
        let reply = self.look_up(ask, whose).await?;
        if let Reply::Answer(card) = &reply {
            telemetry::ANSWERING.record(began.elapsed().as_secs_f64(), &[card.outcome.name()]);
        }
        Ok(reply)
    }

    async fn look_up(&self, ask: Ask, whose: Option<Requester>) -> Result<Reply, Fault> {
        let ask = Ask { text: normalised(&ask.text), ..ask };
        let asker = (ask.language, whose);
        let stacks = self.stacks(whose).await;
        let guild = whose.and_then(guild_of).filter(|_| stacks.own.is_some());
        let (version, own) = stacks.version();
        let (answers, key) = (self.answers.clone(), self.answers.key(&ask, guild.zip(own)));
        if let Some(card) = answers.get(&key, version) {
            telemetry::REMEMBERED.count(1, &[]);
            telemetry::QUESTIONS.count(1, &[card.outcome.name()]);
            return Ok(Reply::Answer(card));
        }
        let by_words_after = self.limits.by_words_after;
        let work = move |waited: Duration| {
            let hurried = waited >= by_words_after && stacks.library.engine.unread().is_some();
            let reply = answer::ask(&stacks, &ask, hurried)?;
            match &reply {
                // Who asks this again has the better answer.
                Reply::Answer(_) if hurried => telemetry::HURRIED.count(1, &[]),
                Reply::Answer(card) => answers.put(key, stacks.library.version(), card.clone()),
                _ => {}
            }
            Ok(reply)
        };
        self.off_thread(asker, work).await
    }

    /// What a request of somebody may be answered from.
    async fn stacks(&self, whose: Option<Requester>) -> Stacks {
        self.stacks_of(whose.and_then(guild_of)).await
    }

    /// What a question on a server may be answered from.
    pub(crate) async fn stacks_of(&self, guild: Option<GuildId>) -> Stacks {
        let stacks = Stacks::of(self.library());
        match guild {
            Some(guild) => {
                Stacks { own: self.own.of(guild, &stacks.library, self.limits.own_within).await, ..stacks }
            }
            None => stacks,
        }
    }

    /// A document of a server, or a question that leads to a passage, was added, changed or taken away: the next
    /// question there knows it.
    pub fn own_changed(&self, guild: GuildId) {
        self.own.changed(guild);
        self.answers.forget(guild);
    }

    /// Questions to offer while a member is still typing one, best first: what is typed already, where
    /// there is no room to look for others.
    pub async fn suggest(&self, whose: Requester, typed: String, language: Language) -> Vec<String> {
        let Some(taken) = self.turns.take(whose, OFFERED_WITHIN).await else { return vec![typed] };
        let library = self.library();
        let own = guild_of(whose).and_then(|guild| self.own.at_hand(guild, &library));
        let stacks = Stacks { library, own };
        let offer = tokio::task::spawn_blocking(move || {
            let _turn = taken.turn;
            suggest::suggest_from(&stacks, &typed, language)
        });
        offer.await.unwrap_or_default()
    }

    /// Computes something on a thread of its own, a few milliseconds' work, when it is the asker's turn, and tells
    /// it how long that was waited for; where it does not come soon, the asker hears so.
    async fn off_thread(
        &self,
        (language, whose): (Language, Option<Requester>),
        work: impl FnOnce(Duration) -> Result<Reply, Fault> + Send + 'static,
    ) -> Result<Reply, Fault> {
        let taken = match whose {
            None => None,
            Some(whose) => match self.turns.take(whose, self.limits.turn_within).await {
                Some(taken) => Some(taken),
                None => return Ok(Reply::Aside(texts(language).busy(BUSY_FOR.as_secs()))),
            },
        };
        let done = tokio::task::spawn_blocking(move || {
            let waited = taken.as_ref().map_or(Duration::ZERO, |taken| taken.waited);
            work(waited)
        });
        done.await.map_err(|_| Panicked)?
    }
}

fn apologising(language: Language, answered: Result<Reply, Fault>) -> Reply {
    answered.unwrap_or_else(|fault| {
        fault.log();
        Reply::Notice(texts(language).apology())
    })
}

/// The server on which somebody asks.
fn guild_of(whose: Requester) -> Option<GuildId> {
    match whose.place {
        Place::Guild(guild) => Some(guild),
        Place::Member(_) | Place::Terminal => None,
    }
}

/// All that is in hand may wait for its turn.
fn turns(limits: &Limits) -> Turns {
    let processors = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    Turns::new(limits.at_once.unwrap_or_else(processors), limits.in_hand.total + limits.unasked.total)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::app::library::reader::{ModelChoice, Reader};
    use crate::app::questions::card::AnswerCard;
    use crate::domain::MemberId;

    /// Words alone don't tell that a tie is strong or weak by how well people know each other.
    const ASKED: &str = "mensen die je maar oppervlakkig kent, wat heb je daaraan?";

    fn library(index: &Path) -> Library {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        Library::open(&corpus, Language::Dutch, index).expect("the corpus loads")
    }

    async fn answer(app: &App) -> AnswerCard {
        let member = MemberId::new(NonZeroU64::MIN);
        let whose = Requester { place: Place::Member(member), member };
        let ask = Ask { text: ASKED.into(), before: None, language: Language::Dutch, limit: 3 };
        match app.handle_for(whose, Request::Ask(ask)).await {
            Reply::Answer(card) => card,
            other => panic!("{other:?}"),
        }
    }

    fn remembered(app: &App) -> Option<AnswerCard> {
        let ask = Ask { text: normalised(ASKED), before: None, language: Language::Dutch, limit: 3 };
        app.answers.get(&app.answers.key(&ask, None), app.library().version())
    }

    #[tokio::test]
    async fn who_waited_long_has_an_answer_by_words_which_nobody_else_gets() {
        let folder = tempfile::tempdir().expect("a folder");
        let by_words = answer(&App::new(library(folder.path()), 1)).await;
        let app = App::new(library(folder.path()), 1);
        let reader = Reader::open(&ModelChoice::Shipped, folder.path()).expect("the model");
        assert_eq!(reader.hand_in(&app.library()), 0, "the vectors of the corpus are there");

        let hurried = app.clone().within(Limits { by_words_after: Duration::ZERO, ..Limits::default() });
        assert_eq!(answer(&hurried).await, by_words);
        assert_eq!(remembered(&hurried), None);

        let calm = app.within(Limits { by_words_after: Duration::MAX, ..Limits::default() });
        let by_meaning = answer(&calm).await;
        assert_ne!(by_meaning, by_words);
        assert_eq!(remembered(&calm), Some(by_meaning));
    }
}
