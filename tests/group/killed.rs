//! If the process is killed anywhere between thanks and an answer that is taken back, is nothing lost that somebody
//! can't do again, and does nobody hear anything twice?
//!
//! The program itself is killed, from outside, with SIGKILL: when a row appears in the database, or when a request
//! arrives at Discord. Whoever pressed something that failed presses it again, as people do.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sqlx::{AnyPool, Row as _};
use vraagbaak::domain::{ChannelId, Group, GuildId, Settings};
use vraagbaak::store::Store;

use super::helping::{HELPED, REPLY};
use super::scene::{ASK, FOLLOW, PEOPLE};
use crate::daily::program::{Program, tell};
use crate::fake_discord::{Channel, FakeDiscord, Fault, Guild, Member, Message, Reply, permissions};
use crate::helpers::scene::number;
use crate::store::databases::{Fresh, run};

const POST: &str = "POST /channels/{channel_id}/messages";
const CHANGE: &str = "PATCH /channels/{channel_id}/messages/{message_id}";
const TAKE_AWAY: &str = "DELETE /channels/{channel_id}/messages/{message_id}";
const COMMANDS: &str = "PUT /applications/{application_id}/commands";
const SETTINGS: [(&str, &str); 3] = [("DAILY_LEASE", "2"), ("LOG", "warn"), ("MEMBER_PAUSE", "0")];
/// How many moments are one server's: four programs run at once.
const AT_ONCE: usize = 4;
const PATIENCE: Duration = Duration::from_secs(60);
const KEEP_IT: &str = "Bewaar het voor wie dit later vraagt";
const HEARD: &str = "De vrager zegt dat dit hielp. Dank je wel!";
const NEWS: &str = "er is een antwoord dat hielp";
const MAY_I: &str = "Mag ik jouw woorden laten lezen";

/// What people do on the way, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    /// The asker says that it helped.
    Thanks,
    /// The asker wants it to be kept.
    Proposes,
    /// Its author agrees.
    Consents,
    /// A moderator agrees.
    Keeps,
    /// Its author takes it back.
    TakesBack,
}

const DEEDS: [Deed; 5] = [Deed::Thanks, Deed::Proposes, Deed::Consents, Deed::Keeps, Deed::TakesBack];

/// When the process is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// There is such a row.
    Row(&'static str),
    /// Such a request has arrived at Discord, which never carries it out.
    Lost(&'static str),
    /// Discord has carried it out, and has not answered yet.
    Unanswered(&'static str),
}

const MOMENTS: [(Deed, Moment); 13] = [
    (Deed::Thanks, Moment::Row("helped WHERE kind = 'asker'")),
    (Deed::Thanks, Moment::Row("open_questions WHERE state = 'helped'")),
    (Deed::Thanks, Moment::Lost(CHANGE)),
    (Deed::Thanks, Moment::Lost(POST)),
    (Deed::Thanks, Moment::Unanswered(POST)),
    (Deed::Proposes, Moment::Row("kept_answers WHERE state = 'asked'")),
    (Deed::Proposes, Moment::Lost(POST)),
    (Deed::Proposes, Moment::Unanswered(POST)),
    (Deed::Consents, Moment::Row("kept_answers WHERE state = 'offered'")),
    (Deed::Consents, Moment::Lost(TAKE_AWAY)),
    (Deed::Consents, Moment::Unanswered(TAKE_AWAY)),
    (Deed::Keeps, Moment::Row("kept_answers WHERE state = 'kept'")),
    (Deed::TakesBack, Moment::Row("kept_answers WHERE state = 'withdrawn'")),
];

/// A server, and the program that is killed.
struct Arena<'f> {
    fresh: &'f Fresh,
    discord: FakeDiscord,
    guild: Guild,
    channel: Channel,
    group: Channel,
    /// Who asks, who answers, who wants to know it too, and who moderates.
    people: [Member; 4],
    store: Store,
    pool: AnyPool,
}

/// One question on its way.
struct Turn {
    post: Message,
    thread: Channel,
    reply: Message,
    /// What the asker saw after saying that it helped.
    thanked: Option<Reply>,
    /// What the author was asked.
    asked: Option<Message>,
}

impl Turn {
    /// How many messages of the thread say this.
    fn said(&self, words: &str) -> usize {
        self.thread.messages().iter().filter(|message| message.content().contains(words)).count()
    }
}

impl Arena<'_> {
    async fn begin(fresh: &Fresh) -> Arena<'_> {
        let discord = FakeDiscord::start().await;
        discord.it_is(jiff::Timestamp::now());
        let guild = discord.guild("Netwerkers");
        let (channel, group) = (guild.text_channel("algemeen"), guild.text_channel("vragen"));
        let people = ["anna", "bert", "eva", "mo"].map(|name| guild.member(name, "nl"));
        people[3].gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
        let (store, pool) = (fresh.open().await, fresh.raw().await);
        let group_of = Some(Group::new(ChannelId::new(number(&group.id()))));
        let settings = Settings { group: group_of, ..Settings::default() };
        let server = GuildId::new(number(&guild.id()));
        store.keep_settings(server, &settings).await.expect("the store works");
        Arena { fresh, discord, guild, channel, group, people, store, pool }
    }

    async fn starts(&self) -> Program {
        let written = self.discord.requests(COMMANDS);
        let program = Program::start(&self.discord, self.fresh, &SETTINGS);
        let is_there = async || self.discord.is_connected() && self.discord.requests(COMMANDS) > written;
        self.until("the program", &program, is_there).await;
        // By the time it has answered something, it knows of its commands.
        self.people[0].slash(&self.channel, "sources", &[]).reply().await;
        program
    }

    async fn until(&self, what: &str, program: &Program, holds: impl AsyncFn() -> bool) {
        let patience = Instant::now() + PATIENCE;
        while !holds().await {
            assert!(Instant::now() < patience, "{what} does not come:\n{}", program.log());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    async fn rows(&self, which: &str, thread: &Channel) -> i64 {
        let query = format!("SELECT COUNT(*) FROM {which} AND thread = {}", thread.id());
        let row = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_one(&self.pool).await;
        row.expect("the query is sound").get(0)
    }

    /// A question that was put to the group, is followed and has a reply.
    async fn question(&self) -> Turn {
        let [anna, bert, eva, _] = &self.people;
        let said = anna.mentions_bot(&self.channel, PEOPLE).reply().await;
        let form = anna.presses(&said, ASK).reply().await;
        let before = self.group.messages().len();
        anna.submits_modal(&form, &[]).reply().await;
        self.discord.until("the question", |_| self.group.messages().len() > before).await;
        let post = self.group.messages().pop().expect("it is there");
        eva.presses(&post, FOLLOW).reply().await;
        let thread = post.thread().expect("it has a thread");
        let reply = bert.says(&thread, REPLY);
        self.discord.until("it has a reply", |_| post.now().content().contains("1 antwoord")).await;
        Turn { post, thread, reply, thanked: None, asked: None }
    }

    /// Somebody does something; `None` where it can't be done any more, since it has been.
    async fn begins(&self, deed: Deed, turn: &Turn) -> Option<crate::fake_discord::Pending> {
        let [anna, bert, _, mo] = &self.people;
        match deed {
            Deed::Thanks => Some(anna.uses_message_command(&turn.thread, HELPED, &turn.reply)),
            Deed::Proposes => {
                let thanked = turn.thanked.as_ref()?;
                thanked.now().custom_id(KEEP_IT).is_some().then(|| anna.presses(thanked, KEEP_IT))
            }
            Deed::Consents => {
                let asked = turn.asked.as_ref()?;
                (!asked.is_deleted()).then(|| bert.presses(asked, "Met mijn naam"))
            }
            Deed::Keeps => {
                let open = mo.slash(&self.channel, "open", &[]).reply().await;
                let list = mo.selects(&open, "opn:l1", &["answers"]).reply().await;
                list.custom_id("Bewaar").map(|id| mo.presses(&list, &id))
            }
            Deed::TakesBack => {
                let screen = bert.slash(&self.channel, "privacy show", &[]).reply().await;
                let yours = screen.buttons().into_iter().find(|label| label.starts_with("Jouw bewaarde"))?;
                let list = bert.presses(&screen, &yours).reply().await;
                let value = format!("{:x}.{:x}", number(&self.guild.id()), number(&turn.reply.id()));
                let one = bert.selects(&list, "kpt:c1:0:0:0:0", &[&value]).reply().await;
                Some(bert.presses(&one, "Neem het terug"))
            }
        }
    }

    /// What has come of it is there.
    async fn is_done(&self, deed: Deed, turn: &Turn) -> bool {
        let kept = async |state: &str| {
            self.rows(&format!("kept_answers WHERE state = '{state}'"), &turn.thread).await == 1
        };
        match deed {
            Deed::Thanks => turn.post.now().content().contains(&turn.reply.id()),
            Deed::Proposes => {
                turn.said(MAY_I) == 1
                    && self.rows("kept_answers WHERE ask_message > 0", &turn.thread).await == 1
            }
            Deed::Consents => kept("offered").await && turn.said(MAY_I) == 0,
            Deed::Keeps => kept("kept").await,
            Deed::TakesBack => kept("withdrawn").await,
        }
    }

    /// Does one deed after the other, and kills the process at this moment of one; how many words were lost.
    async fn goes_round(&self, (killed_at, moment): (Deed, Moment)) -> usize {
        let mut program = self.starts().await;
        let mut turn = self.question().await;
        for deed in DEEDS {
            if deed == killed_at {
                program = self.kills(program, (deed, moment), &turn).await;
            }
            // Whoever saw that it failed does it again; what has been done already can't be done any more.
            if let Some(begun) = self.begins(deed, &turn).await {
                let said = begun.reply().await;
                if deed == Deed::Thanks {
                    assert!(said.custom_id(KEEP_IT).is_some(), "{said}");
                    turn.thanked = Some(said);
                }
            }
            self.until(&format!("{deed:?}"), &program, async || self.is_done(deed, &turn).await).await;
            if deed == Deed::Proposes {
                let asked =
                    turn.thread.messages().into_iter().find(|message| message.content().contains(MAY_I));
                turn.asked = asked;
            }
            assert!(
                turn.said(HEARD) <= 1 && turn.said(NEWS) <= 1 && turn.said(MAY_I) <= 1,
                "{deed:?} {moment:?}"
            );
            self.is_answered_by_it(deed, &turn).await;
        }
        let left = "kept_answers WHERE (words <> '' OR question <> '')";
        assert_eq!(self.rows(left, &turn.thread).await, 0, "no word is left of what was taken back");
        program.kill().await;
        2 - turn.said(HEARD) - turn.said(NEWS)
    }

    /// Who asks gets the answer when it is kept, and at no other time.
    async fn is_answered_by_it(&self, deed: Deed, turn: &Turn) {
        let kept = self.store.kept(GuildId::new(number(&self.guild.id()))).await.expect("the store works");
        let shown = kept.iter().filter(|answer| answer.key.message.to_string() == turn.reply.id()).count();
        assert_eq!(shown, usize::from(deed == Deed::Keeps), "{deed:?}");
    }

    /// Somebody does something, and the process is killed at this moment of it; another one goes on.
    async fn kills(&self, program: Program, (deed, moment): (Deed, Moment), turn: &Turn) -> Program {
        let fault = match moment {
            Moment::Row(_) => None,
            Moment::Lost(route) => Some(self.discord.inject(Fault::lost().on(route))),
            Moment::Unanswered(route) => Some(self.discord.inject(Fault::held().on(route))),
        };
        let begun = self.begins(deed, turn).await.expect("it can be done");
        self.until(&format!("{deed:?} {moment:?}"), &program, async || match (moment, &fault) {
            (Moment::Row(rows), _) => self.rows(rows, &turn.thread).await > 0,
            (_, Some(fault)) => fault.hits() > 0,
            (_, None) => true,
        })
        .await;
        program.kill().await;
        drop(begun);
        if let Some(fault) = fault {
            fault.remove();
        }
        // What a process began may be repeated after so long that Discord has forgotten it.
        self.discord.forgets_nonces();
        let long_ago = "UPDATE kept_answers SET since = since - 120000 WHERE state = 'asked'";
        run(&self.pool, long_ago.to_owned()).await;
        self.discord.until("the program is gone", |discord| !discord.is_connected()).await;
        self.starts().await
    }
}

/// The words that are lost where a program of its own is killed at these moments, one after the other.
async fn killed_at(moments: &[(Deed, Moment)]) -> Vec<(Deed, usize)> {
    let fresh = Fresh::sqlite();
    let arena = Arena::begin(&fresh).await;
    let mut lost = Vec::new();
    for (deed, moment) in moments {
        lost.push((*deed, arena.goes_round((*deed, *moment)).await));
        // Three open questions at once, and three a day, are all that somebody may have.
        for table in ["question_askers", "question_followers"] {
            run(&arena.pool, format!("DELETE FROM {table}")).await;
        }
    }
    arena.store.close().await;
    arena.pool.close().await;
    lost
}

#[tokio::test]
async fn wherever_it_is_killed_nothing_is_lost_and_nobody_hears_anything_twice() {
    // A program that starts again waits for five seconds before it goes on Discord: several wait at once.
    let rounds = futures_util::future::join_all(MOMENTS.chunks(AT_ONCE).map(killed_at)).await;
    let mut lost = BTreeMap::<Deed, usize>::new();
    for (deed, words) in rounds.into_iter().flatten() {
        *lost.entry(deed).or_default() += words;
    }
    tell(&format!("killed {} times: nobody heard anything twice; words lost: {lost:?}", MOMENTS.len()));
}
