//! Where do the tests keep things? In a SQLite file, always, and in a PostgreSQL database of their
//! own on the server of TEST_DATABASE_URL.

use std::io::Write as _;
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AnyPool, Row as _};
use tempfile::TempDir;
use url::Url;
use vraagbaak::domain::Secret;
use vraagbaak::store::{Location, Store};

/// An empty database that nobody else uses.
pub(crate) struct Fresh {
    pub(crate) folder: TempDir,
    pub(crate) location: Location,
    /// The address, where it is a PostgreSQL database.
    pub(crate) address: Option<Url>,
}

/// Runs a test on each kind of database that is there.
pub(crate) async fn each(test: impl AsyncFn(&Fresh)) {
    test(&Fresh::sqlite()).await;
    if let Some(fresh) = Fresh::postgresql().await {
        test(&fresh).await;
        fresh.remove().await;
    }
}

impl Fresh {
    pub(crate) fn sqlite() -> Self {
        let folder = TempDir::new().expect("a folder");
        let location = Location::new(folder.path(), None).expect("a file");
        Self { folder, location, address: None }
    }

    /// `None`, said aloud, where there is no server; in CI there must be one.
    pub(crate) async fn postgresql() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = server()?;
        let name = format!("vraagbaak_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let pool = connect(server.as_str()).await;
        run(&pool, format!("CREATE DATABASE {name}")).await;
        pool.close().await;
        let mut address = server;
        address.set_path(&name);
        Some(Self::at(address))
    }

    /// The same database by another way.
    pub(crate) fn at(address: Url) -> Self {
        let folder = TempDir::new().expect("a folder");
        let location =
            Location::new(folder.path(), Some(&Secret::new(address.as_str()))).expect("a database");
        Self { folder, location, address: Some(address) }
    }

    /// One of the same kind, for what goes on for longer.
    pub(crate) fn again(&self) -> Self {
        self.address.clone().map_or_else(Self::sqlite, Self::at)
    }

    /// Opens the store.
    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.location).await.expect("the store opens")
    }

    /// Reaches the database past the store.
    pub(crate) async fn raw(&self) -> AnyPool {
        match (&self.address, &self.location) {
            (Some(address), _) => connect(address.as_str()).await,
            (None, Location::File(path)) => connect(&sqlite_url(path)).await,
            (None, Location::Server(_)) => unreachable!("a server has an address"),
        }
    }

    pub(crate) async fn remove(self) {
        let (Some(server), Some(address)) = (server(), self.address) else { return };
        let pool = connect(server.as_str()).await;
        run(&pool, format!("DROP DATABASE {} WITH (FORCE)", address.path().trim_matches('/'))).await;
        pool.close().await;
    }
}

fn server() -> Option<Url> {
    let set = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty());
    let Some(url) = set else {
        let in_ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!in_ci, "CI=true, and TEST_DATABASE_URL is not set: .ci/run sets it");
        static ALOUD: Once = Once::new();
        // Not by eprintln!, which the test harness keeps to itself.
        ALOUD.call_once(|| {
            let words = "SKIPPED on PostgreSQL: TEST_DATABASE_URL is not set";
            writeln!(std::io::stderr(), "{words}").expect("standard error");
        });
        return None;
    };
    Some(Url::parse(&url).expect("TEST_DATABASE_URL is a URL"))
}

pub(crate) fn sqlite_url(path: &Path) -> String {
    format!("sqlite:{}?mode=rwc", path.display())
}

pub(crate) async fn connect(url: &str) -> AnyPool {
    sqlx::any::install_default_drivers();
    sqlx::any::AnyPoolOptions::new().max_connections(1).connect(url).await.expect("the database is there")
}

/// Runs statements as they stand.
pub(crate) async fn run(pool: &AnyPool, sql: String) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(pool).await.expect("the statements are sound");
}

/// The number that a query gives.
pub(crate) async fn number(pool: &AnyPool, sql: &'static str) -> i64 {
    sqlx::query(sql).fetch_one(pool).await.expect("the query is sound").get(0)
}
