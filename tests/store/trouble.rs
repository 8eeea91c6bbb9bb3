//! What if the store fails while the bot runs? Questions are answered, quotes come from memory, and
//! the log says it once.

use std::collections::HashSet;
use std::num::NonZeroU64;
use std::path::Path;
use std::time::{Duration, Instant};

use vraagbaak::app::{App, Ask, Library, NotKept, QuoteWish, Reply, Request};
use vraagbaak::domain::{GuildId, Language};

use super::databases::{Fresh, each, run};
use super::decks::guild;
use super::logs::Logs;
use super::proxy::{Network, Proxy};

const FAILS: &str = "the store fails";
const WORKS: &str = "the store works again";
/// What Discord gives us to answer an interaction.
const THREE_SECONDS: Duration = Duration::from_secs(3);

/// An app that answers from the fixtures, and remembers in this database.
pub(super) async fn app(fresh: &Fresh) -> App {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&corpus, Language::Dutch, index.path()).expect("the fixtures can be read");
    App::with_store(library, 7, fresh.open().await)
}

/// A quote, in time.
async fn quote(app: &App) -> String {
    let asked = Instant::now();
    let reply = app
        .handle(Request::Quote { place: guild(1), language: Language::Dutch, wish: QuoteWish::default() })
        .await;
    assert!(asked.elapsed() < THREE_SECONDS, "{:?}", asked.elapsed());
    match reply {
        Reply::Quote(card) => card.quote.text,
        Reply::Answer(_) | Reply::Notice(_) | Reply::Aside(_) => panic!("no quote: {reply:?}"),
    }
}

async fn question_is_answered(app: &App) {
    let asked = Instant::now();
    let text = "Wat is een zwakke band?".to_owned();
    let reply =
        app.handle(Request::Ask(Ask { text, before: None, language: Language::Dutch, limit: 1 })).await;
    assert!(matches!(reply, Reply::Answer(card) if card.entry().is_some()));
    assert!(asked.elapsed() < THREE_SECONDS, "{:?}", asked.elapsed());
}

/// While the store fails: all is answered, and the two quotes of the fixtures still take turns.
async fn goes_on_without_it(app: &App, logs: &Logs) {
    let troubles = logs.count(FAILS);
    let mut quotes = HashSet::new();
    for _ in 0..2 {
        question_is_answered(app).await;
        quotes.insert(quote(app).await);
    }
    assert_eq!(quotes.len(), 2, "the deck in memory has no line twice either");
    assert_eq!(logs.count(FAILS), troubles + 1, "said once:\n{logs}");
}

/// Once the store works again, it is used, and that is said once too.
async fn comes_back(app: &App, logs: &Logs) {
    let patience = Instant::now() + Duration::from_secs(20);
    while logs.count(WORKS) == 0 {
        assert!(Instant::now() < patience, "the store stays away:\n{logs}");
        quote(app).await;
    }
    assert_ne!(quote(app).await, quote(app).await);
    assert_eq!(logs.count(WORKS), 1, "{logs}");
}

#[tokio::test]
async fn a_locked_database_holds_nobody_up() {
    let fresh = Fresh::sqlite();
    let app = app(&fresh).await;
    let (logs, _guard) = Logs::collect();
    assert_ne!(quote(&app).await, quote(&app).await);
    let pool = fresh.raw().await;
    run(&pool, "BEGIN IMMEDIATE".to_owned()).await;
    goes_on_without_it(&app, &logs).await;
    run(&pool, "ROLLBACK".to_owned()).await;
    comes_back(&app, &logs).await;
}

#[tokio::test]
async fn a_table_that_is_gone_is_missed_and_found_again() {
    each(async |fresh| {
        let app = app(fresh).await;
        let (logs, _guard) = Logs::collect();
        quote(&app).await;
        let pool = fresh.raw().await;
        run(&pool, "ALTER TABLE quotes_shown RENAME TO elsewhere".to_owned()).await;
        goes_on_without_it(&app, &logs).await;
        run(&pool, "ALTER TABLE elsewhere RENAME TO quotes_shown".to_owned()).await;
        comes_back(&app, &logs).await;
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_taken_away_does_not_come_back_empty() {
    let fresh = Fresh::sqlite();
    let app = app(&fresh).await;
    let (logs, _guard) = Logs::collect();
    quote(&app).await;
    for entry in std::fs::read_dir(fresh.folder.path()).expect("the folder") {
        std::fs::remove_file(entry.expect("an entry").path()).expect("taken away");
    }
    for _ in 0..4 {
        question_is_answered(&app).await;
        quote(&app).await;
    }
    let left = std::fs::read_dir(fresh.folder.path()).expect("the folder").count();
    assert_eq!(left, 0);
    assert_eq!(logs.count(FAILS), 1, "said once:\n{logs}");
}

#[tokio::test]
async fn a_lost_connection_is_found_again() {
    let Some((proxy, fresh, address)) = Proxy::to_a_database().await else { return };
    let app = app(&Fresh::at(address)).await;
    for failure in [Network::Cut, Network::Silent] {
        let (logs, _guard) = Logs::collect();
        quote(&app).await;
        proxy.set(failure);
        let chosen =
            app.choose(GuildId::new(NonZeroU64::MIN), |settings| settings.log_unanswered = true).await;
        assert!(chosen.is_err_and(|NotKept(trouble)| trouble.leaves_doubt()), "it may have arrived");
        goes_on_without_it(&app, &logs).await;
        proxy.set(Network::Works);
        comes_back(&app, &logs).await;
    }
    fresh.remove().await;
}
