//! What comes of asking as this program does? The real worker on the real store, by a clock of the world's.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::num::NonZeroU64;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use jiff::Timestamp;
use tempfile::TempDir;
use vraagbaak::app::helpers::{
    GoOn, Greeting, Helpers, HelpersOptions, NotWoken, Presence, StandDown, WakeMessage, WakeOutlet,
    WakePress,
};
use vraagbaak::app::{App, Library, NotKept};
use vraagbaak::domain::helper::{Helper, HelperKey, MessagePlace};
use vraagbaak::domain::open_question::{
    CLOSES_AFTER, MadeBy, OpenQuestion, QuestionEvent, QuestionKey, QuestionWords,
};
use vraagbaak::domain::{ChannelId, Group, GuildId, Language, MemberId, MessageId, Shards, Trouble};
use vraagbaak::people::Part;
use vraagbaak::store::{Location, Store};

use super::outcome::Log;
use super::world::{Does, HOUR, MINUTE, Person, WEEK, World, reacts, words};

/// How long nobody has replied when helpers are asked.
const WAIT: i64 = 20 * MINUTE;

/// What happened, and what the bot must not have done.
#[derive(Debug, Default)]
pub(crate) struct Year {
    pub(crate) sent: Log,
    pub(crate) asked_to_go_on: usize,
}

impl std::ops::Deref for Year {
    type Target = Log;

    fn deref(&self) -> &Log {
        &self.sent
    }
}

/// Nobody is asked at night, twice, about their own question, or after a reply.
pub(crate) fn holds_its_promises(world: &World, year: &Year) {
    let mut seen = std::collections::BTreeSet::new();
    for (at, who, question) in &year.sent.wakes {
        let asked = &world.questions[*question];
        assert!(seen.insert((*who, *question)), "twice for one question");
        assert_ne!(*who, asked.asker, "the asker");
        let hour = at.rem_euclid(24 * HOUR) / HOUR;
        assert!((8..22).contains(&hour), "in quiet hours: {hour}");
        assert!(asked.natural.is_none_or(|(replied, _)| *at < replied), "after a reply");
        assert!(*at >= asked.at + WAIT, "before the wait is over");
    }
}

/// Where the messages go.
#[derive(Default)]
struct Post(Mutex<Vec<(u64, u64)>>, Mutex<Vec<u64>>);

impl Post {
    fn taken(&self) -> Vec<(u64, u64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

struct ToPost(Arc<Post>);

impl WakeOutlet for ToPost {
    async fn presence(&self, _: &OpenQuestion, _: MemberId) -> Presence {
        Presence::There
    }

    async fn open(&self, _: &Greeting) -> Result<ChannelId, NotWoken> {
        Err(NotWoken::Closed)
    }

    async fn wake(&self, wake: &WakeMessage) -> Result<MessagePlace, NotWoken> {
        let (member, thread) = (wake.helper.key.member.number(), wake.question.key.thread.number());
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).push((member, thread));
        let (channel, message) = (wake.question.key.thread, MessageId::new(NonZeroU64::MIN));
        Ok(MessagePlace { channel, message })
    }

    async fn stand_down(&self, _: MessagePlace, _: (StandDown, Language)) -> Result<(), NotWoken> {
        Ok(())
    }

    async fn ask_to_go_on(&self, helper: &Helper) -> Result<(), NotWoken> {
        self.0.1.lock().unwrap_or_else(PoisonError::into_inner).push(helper.key.member.number());
        Ok(())
    }

    async fn ask_owner(&self, _: &OpenQuestion, _: MemberId) -> Result<(), NotWoken> {
        Ok(())
    }
}

/// What happens when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Joins(usize),
    Asked(usize),
    Reply {
        question: usize,
        who: u64,
        helps: bool,
        asked_for: bool,
    },
    Press {
        question: usize,
        who: u64,
        press: u8,
    },
    /// The worker finds a question that may be due.
    Due(usize),
    /// It looks anyway: in the morning, and after a reply.
    Looks,
    /// A day has gone by: what nobody writes in is closed, and what is old is forgotten.
    DayEnds,
}

struct Run<'w> {
    world: &'w World,
    store: Store,
    helpers: Helpers<ToPost>,
    post: Arc<Post>,
    clock: Arc<AtomicI64>,
    coming: BinaryHeap<Reverse<(i64, Event)>>,
    year: Year,
    random: Rng,
    wakes: BTreeMap<u64, Vec<i64>>,
    asked_about: BTreeSet<usize>,
    tidied: Timestamp,
}

const GUILD: NonZeroU64 = NonZeroU64::MIN;

/// Goes through the world's year, where a part of the choice may be left out.
pub(crate) async fn year(world: &World, seed: u64, without: Option<Part>) -> Year {
    let folder = folder();
    let corpus = folder.path().join("corpus");
    std::fs::create_dir_all(&corpus).expect("a folder");
    std::fs::write(corpus.join("rules.md"), "# Rules\n\nBe kind to each other.\n").expect("a document");
    let library = Library::open(&corpus, Language::English, &folder.path().join("index")).expect("a library");
    let store = Store::open(&Location::new(folder.path(), None).expect("a file")).await.expect("a store");
    let app = App::with_store(library, seed, store.clone());
    let guild = GuildId::new(GUILD);
    let group = Group::new(ChannelId::new(NonZeroU64::MAX));
    app.choose(guild, |settings| settings.group = Some(group)).await.expect("it is kept");
    let clock = Arc::new(AtomicI64::new(super::world::START));
    let reads = clock.clone();
    let options = HelpersOptions {
        clock: Arc::new(move || Timestamp::from_second(reads.load(Ordering::SeqCst)).expect("a moment")),
        seed,
        without,
        lease: Duration::from_secs(60),
        ..HelpersOptions::default()
    };
    let post = Arc::<Post>::default();
    let helpers = Helpers::new(&app, ToPost(post.clone()), &options).expect("it has a store");
    let mut coming = BinaryHeap::new();
    for (at, person) in world.people.iter().enumerate() {
        coming.push(Reverse((person.joins, Event::Joins(at))));
    }
    for (at, asked) in world.questions.iter().enumerate() {
        coming.push(Reverse((asked.at, Event::Asked(at))));
    }
    for day in 0..world.figures.weeks * 7 {
        let midnight = super::world::START + day * 24 * HOUR;
        // At night nobody is asked; these rounds come in the morning, and the second ones after them.
        for minutes in [8 * 60 + 1, 10 * 60 + 3] {
            coming.push(Reverse((midnight + minutes * MINUTE, Event::Looks)));
        }
        coming.push(Reverse((midnight, Event::DayEnds)));
    }
    let (year, random, tidied) = (Year::default(), Rng::with_seed(seed), Timestamp::MIN);
    let mut run = Run {
        world,
        store: store.clone(),
        helpers,
        post,
        clock,
        coming,
        year,
        random,
        wakes: BTreeMap::new(),
        asked_about: BTreeSet::new(),
        tidied,
    };
    while let Some(Reverse((at, event))) = run.coming.pop() {
        run.clock.store(at, Ordering::SeqCst);
        run.happens(at, event).await;
    }
    store.close().await;
    run.year
}

/// In memory where there is such a folder: the disk has nothing to do with what is measured.
fn folder() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder")
}

impl Run<'_> {
    async fn happens(&mut self, at: i64, event: Event) {
        match event {
            Event::Joins(person) => self.joins(at, person).await,
            Event::Asked(question) => self.asked(at, question).await,
            Event::Reply { question, who, helps, asked_for } => {
                self.replies(at, question, (who, helps, asked_for)).await;
            }
            Event::Press { question, who, press } => self.presses(question, who, press).await,
            // Of a question with a reply nothing is due.
            Event::Due(question) if self.year.sent.replied.contains_key(&question) => {}
            Event::Due(_) | Event::Looks => self.looks(at).await,
            Event::DayEnds => self.day_ends(at).await,
        }
    }

    async fn joins(&self, at: i64, person: usize) {
        let person = &self.world.people[person];
        let now = Timestamp::from_second(at).expect("a moment");
        let own: Vec<String> = person.declares.iter().map(|topic| words(*topic).join(" ")).collect();
        let helper = Helper::new(key(person.number), (Language::English, "UTC".to_owned()), now);
        let dm_channel = Some(ChannelId::new(NonZeroU64::new(person.number).expect("not 0")));
        let helper = Helper { own_words: own.join(", "), dm_channel, ..helper };
        self.store.keep_helper(&helper, now).await.expect("it is kept");
    }

    async fn asked(&mut self, at: i64, question: usize) {
        let asked = self.world.questions[question];
        let [first, second] = words(asked.seems);
        let words = QuestionWords {
            question: format!("Who knows about {first} and {second}?"),
            ..QuestionWords::default()
        };
        let place = (ChannelId::new(NonZeroU64::MAX), MessageId::new(NonZeroU64::MIN));
        let now = Timestamp::from_second(at).expect("a moment");
        let wait = Duration::from_secs(u64::try_from(WAIT).expect("short"));
        let kept =
            OpenQuestion::new(thread(question), place, MadeBy::Form, (words, Language::English), (now, wait));
        self.store.keep_question(&kept, Some(member(asked.asker)), false).await.expect("it is kept");
        if let Some((when, who)) = asked.natural {
            let reply = Event::Reply { question, who, helps: true, asked_for: false };
            self.coming.push(Reverse((when, reply)));
        }
        // The worker looks every few seconds; it finds something at these moments.
        for when in [at + WAIT, at + WAIT + 2 * HOUR + 5, at + WAIT + 2 * HOUR + 65] {
            self.coming.push(Reverse((when, Event::Due(question))));
        }
    }

    /// As `app::group` does it.
    async fn day_ends(&self, at: i64) {
        let now = Timestamp::from_second(at).expect("a moment");
        let silent = now - jiff::SignedDuration::try_from(CLOSES_AFTER).expect("short");
        let silent = self.store.silent_questions(silent, Shards::ALL, (false, 500)).await;
        for listed in silent.expect("the store works") {
            let closed = self.store.happened(listed.question.key, QuestionEvent::Silence, now).await;
            closed.expect("the store works");
        }
        self.store.forget_old_questions(now).await.expect("the store works");
    }

    async fn replies(&mut self, at: i64, question: usize, (who, helps, asked_for): (u64, bool, bool)) {
        let now = Timestamp::from_second(at).expect("a moment");
        if asked_for && self.year.sent.left.contains_key(&who) {
            return;
        }
        let message = MessageId::new(NonZeroU64::new(self.random.u64(1..1 << 62)).expect("not 0"));
        self.store.wrote(thread(question), (message, member(who)), now).await.expect("it is kept");
        self.year.sent.replied.entry(question).or_insert(at);
        if helps && asked_for && !self.year.sent.helped.contains(&question) {
            self.year.sent.helped.push(question);
        }
        // Two in five of those who were helped say so, or go on.
        if helps && self.random.f64() < 0.4 {
            let message = MessageId::new(NonZeroU64::new(self.random.u64(1..1 << 62)).expect("not 0"));
            let asker = member(self.world.questions[question].asker);
            self.store.wrote(thread(question), (message, asker), now).await.expect("it is kept");
        }
        // Those who were asked and have not reacted are told.
        if self.asked_about.contains(&question) {
            self.coming.push(Reverse((at + 1, Event::Looks)));
        }
    }

    async fn presses(&self, question: usize, who: u64, press: u8) {
        let press = match press {
            0 => WakePress::Look,
            1 => WakePress::NotNow,
            _ => WakePress::NotMine,
        };
        // Whoever hears that it can't be kept just now presses again: on a busy machine the store may be slow.
        while let Err(NotKept(trouble)) = self.helpers.pressed((thread(question), member(who)), press).await {
            assert_eq!(trouble, Trouble::Slow, "the store works");
        }
    }

    /// The worker looks, and those who are asked react.
    async fn looks(&mut self, at: i64) {
        self.helpers.look_after(&mut self.tidied).await.expect("the store works");
        for (who, thread) in self.post.taken() {
            let question = usize::try_from(thread).expect("a place") - 1;
            self.year.sent.wakes.push((at, who, question));
            self.asked_about.insert(question);
            self.is_asked(at, who, question).await;
        }
        let silent = std::mem::take(&mut *self.post.1.lock().unwrap_or_else(PoisonError::into_inner));
        for who in silent {
            self.year.asked_to_go_on += 1;
            let say = match self.random.u8(..10) {
                0..=5 => GoOn::Yes,
                6..=8 => GoOn::LessOften,
                _ => continue,
            };
            self.helpers.goes_on(key(who), say).await.expect("the store works");
        }
    }

    async fn is_asked(&mut self, at: i64, who: u64, question: usize) {
        let times = self.wakes.entry(who).or_default();
        let this_week = times.iter().filter(|when| at - **when < WEEK).count();
        times.push(at);
        let person: &Person = &self.world.people[usize::try_from(who).expect("few") - 1];
        let this_week = i32::try_from(this_week).expect("few");
        let topic = self.world.questions[question].topic;
        let (does, leaves) = reacts(person, topic, this_week, &mut self.random);
        let press = |press| Event::Press { question, who, press };
        match does {
            Does::Replies { after, helps } => {
                self.coming.push(Reverse((at + after / 2, press(0))));
                let reply = Event::Reply { question, who, helps, asked_for: true };
                self.coming.push(Reverse((at + after, reply)));
            }
            Does::SaysNotNow => self.coming.push(Reverse((at + HOUR, press(1)))),
            Does::SaysNotMine => self.coming.push(Reverse((at + HOUR, press(2)))),
            Does::Nothing => {}
        }
        if leaves {
            self.year.sent.left.insert(who, at);
            self.helpers.stop(key(who)).await.expect("the store works");
        }
    }
}

fn member(number: u64) -> MemberId {
    MemberId::new(NonZeroU64::new(number).expect("not 0"))
}

fn key(number: u64) -> HelperKey {
    HelperKey { guild: GuildId::new(GUILD), member: member(number) }
}

fn thread(question: usize) -> QuestionKey {
    let number = u64::try_from(question).expect("few") + 1;
    QuestionKey {
        guild: GuildId::new(GUILD),
        thread: ChannelId::new(NonZeroU64::new(number).expect("not 0")),
    }
}
