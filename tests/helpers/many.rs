//! What do 100,000 helpers in 10,000 servers cost? Of helpers nothing is kept in memory: their rows are read when a round
//! is due.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::num::NonZeroU64;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use vraagbaak::app::App;
use vraagbaak::app::helpers::{Helpers, HelpersOptions};
use vraagbaak::domain::helper::{Helper, HelperKey};
use vraagbaak::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionWords};
use vraagbaak::domain::{ChannelId, Group, GuildId, Language, MemberId, MessageId};
use vraagbaak::store::Store;

use super::processes::Counts;
use super::scene::MONDAY;
use crate::discord::bot::library;
use crate::store::databases::Fresh;

const HELPERS: u64 = 10;
const ROUNDS: u64 = 100;

fn id(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

async fn fill(store: &Store, servers: u64, now: Timestamp) {
    for server in 1..=servers {
        for member in 1..=HELPERS {
            let key = HelperKey {
                guild: GuildId::new(id(server)),
                member: MemberId::new(id(server * 100 + member)),
            };
            let helper = Helper::new(key, (Language::Dutch, "Europe/Amsterdam".to_owned()), now);
            let helper = Helper { own_words: format!("bijen houden, klus {member}"), quiet: None, ..helper };
            store.keep_helper(&helper, now).await.expect("the store works");
        }
    }
}

/// The resident memory of this process, in MiB.
fn memory() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").expect("Linux tells");
    let pages: u64 = pages.split(' ').nth(1).and_then(|pages| pages.parse().ok()).expect("a number");
    pages * 4096 / 1024 / 1024
}

/// How long a round takes on average with so many servers, and by how much the memory grew over them.
async fn rounds(servers: u64) -> (Duration, u64) {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let now: Timestamp = MONDAY.parse().expect("a moment");
    let before = memory();
    fill(&store, servers, now).await;
    let clock = Arc::new(AtomicI64::new(now.as_second()));
    let reads = clock.clone();
    let read = move || Timestamp::from_second(reads.load(Ordering::SeqCst)).expect("a moment");
    let app = App::with_store(library(), 1, store.clone());
    let options = HelpersOptions { clock: Arc::new(read), seed: 1, ..HelpersOptions::default() };
    let out = Counts::default();
    let helpers = Helpers::new(&app, out.clone(), &options).expect("it has a store");
    for round in 0..ROUNDS {
        let guild = GuildId::new(id(1 + round % servers));
        let group = Group::new(ChannelId::new(id(7)));
        app.choose(guild, |settings| settings.group = Some(group)).await.expect("it is kept");
        let key = QuestionKey { guild, thread: ChannelId::new(id(1_000_000 + round)) };
        let question = format!("Wie weet iets van bijen en klus {}?", round % HELPERS);
        let words = QuestionWords { question, ..QuestionWords::default() };
        let place = (group.channel, MessageId::new(id(1_000_000 + round)));
        let asked =
            OpenQuestion::new(key, place, MadeBy::Form, (words, Language::Dutch), (now, Duration::ZERO));
        store.keep_question(&asked, None, false).await.expect("the store works");
    }
    clock.fetch_add(60, Ordering::SeqCst);
    let began = Instant::now();
    for _ in 0..ROUNDS / 20 {
        helpers.look_after(&mut Timestamp::MAX.clone()).await.expect("the store works");
    }
    let took = began.elapsed() / u32::try_from(ROUNDS).expect("few");
    let asked = out.0.load(Ordering::SeqCst);
    assert!(asked > 0, "somebody is asked");
    println!("{servers} servers: {asked} asked in {ROUNDS} rounds");
    store.close().await;
    (took, memory().saturating_sub(before))
}

#[tokio::test]
#[ignore = "takes minutes: `cargo test --test online helpers::many -- --ignored --nocapture`"]
async fn a_hundred_thousand_helpers_cost_little() {
    let (few, _) = rounds(100).await;
    let (many, grew) = rounds(10_000).await;
    println!("a round: {few:?} among 100 servers, {many:?} among 10,000; memory grew by {grew} MiB");
    assert!(many < 3 * few, "a round reads its own server's rows");
    assert!(grew < 200, "nothing is kept in memory");
}
