//! Does what a helper presses count whichever process hears it?

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use vraagbaak::app::App;
use vraagbaak::app::helpers::{
    Answered, Greeting, Helpers, HelpersOptions, NotWoken, Presence, StandDown, WakeMessage, WakeOutlet,
    WakePress,
};
use vraagbaak::domain::helper::{Helper, HelperKey, MessagePlace};
use vraagbaak::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionWords};
use vraagbaak::domain::{ChannelId, Group, GuildId, Language, MemberId, MessageId, Shards};

use crate::discord::bot::library;
use crate::store::databases::each;

use super::scene::{MONDAY, number};

/// Counts the messages that go out.
#[derive(Clone, Default)]
pub(super) struct Counts(pub(super) Arc<AtomicUsize>);

impl WakeOutlet for Counts {
    async fn presence(&self, _: &OpenQuestion, _: MemberId) -> Presence {
        Presence::There
    }

    async fn open(&self, _: &Greeting) -> Result<ChannelId, NotWoken> {
        Err(NotWoken::Closed)
    }

    async fn wake(&self, wake: &WakeMessage) -> Result<MessagePlace, NotWoken> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(MessagePlace { channel: wake.question.key.thread, message: wake.question.starter })
    }

    async fn stand_down(&self, _: MessagePlace, _: (StandDown, Language)) -> Result<(), NotWoken> {
        Ok(())
    }

    async fn ask_to_go_on(&self, _: &Helper) -> Result<(), NotWoken> {
        Ok(())
    }

    async fn ask_owner(&self, _: &OpenQuestion, _: MemberId) -> Result<(), NotWoken> {
        Ok(())
    }
}

#[tokio::test]
async fn a_press_that_another_process_hears_keeps_the_next_round_waiting() {
    each(async |fresh| {
        let guild = GuildId::new(number("1"));
        let now: Timestamp = MONDAY.parse().expect("a moment");
        let clock = Arc::new(AtomicI64::new(now.as_second()));
        let (ours, theirs) = (fresh.open().await, fresh.open().await);
        let out = Counts::default();
        let helpers = |store: &vraagbaak::store::Store, shards: Shards| {
            let app = App::with_store(library(), 1, store.clone());
            let clock = clock.clone();
            let read = move || Timestamp::from_second(clock.load(Ordering::SeqCst)).expect("a moment");
            let options =
                HelpersOptions { clock: Arc::new(read), shards, seed: 1, ..HelpersOptions::default() };
            (Helpers::new(&app, out.clone(), &options).expect("it has a store"), app)
        };
        // Shard 0 of two is that of the server; direct messages go to another process at times.
        let (owner, app) = helpers(&ours, "0/2".parse().expect("shards"));
        let (other, _) = helpers(&theirs, "1/2".parse().expect("shards"));
        let group = Group::new(ChannelId::new(number("2")));
        app.choose(guild, |settings| settings.group = Some(group)).await.expect("it is kept");
        for who in ["10", "11", "12", "13"] {
            let key = HelperKey { guild, member: MemberId::new(number(who)) };
            let helper = Helper::new(key, (Language::Dutch, "Europe/Amsterdam".to_owned()), now);
            let helper = Helper { own_words: "bijen houden".to_owned(), quiet: None, ..helper };
            ours.keep_helper(&helper, now).await.expect("the store works");
        }
        let key = QuestionKey { guild, thread: ChannelId::new(number("3")) };
        let words =
            QuestionWords { question: "Wie weet iets van bijen?".to_owned(), ..QuestionWords::default() };
        let place = (group.channel, MessageId::new(number("3")));
        let when = (now, Duration::from_mins(20));
        let asked = OpenQuestion::new(key, place, MadeBy::Form, (words, Language::Dutch), when);
        ours.keep_question(&asked, None, false).await.expect("the store works");

        let passes = |minutes: i64| clock.fetch_add(60 * minutes, Ordering::SeqCst);
        let look = async |helpers: &Helpers<Counts>| {
            helpers.look_after(&mut Timestamp::MAX.clone()).await.expect("the store works");
        };
        passes(21);
        look(&other).await;
        assert_eq!(out.0.load(Ordering::SeqCst), 0, "it is not theirs");
        look(&owner).await;
        assert_eq!(out.0.load(Ordering::SeqCst), 3);
        let wakes = theirs.wakes_of(key).await.expect("the store works");
        passes(100);
        let pressed = other.pressed((key, wakes[0].member), WakePress::Look).await.expect("the store works");
        assert!(matches!(pressed, Answered::Look(_)), "{pressed:?}");
        passes(60);
        look(&owner).await;
        assert_eq!(out.0.load(Ordering::SeqCst), 3, "somebody has a look");
        passes(70);
        look(&owner).await;
        assert_eq!(out.0.load(Ordering::SeqCst), 4, "and has not said anything in two hours");
        ours.close().await;
        theirs.close().await;
    })
    .await;
}
