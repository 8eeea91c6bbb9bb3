//! How is a page on the web fetched, within bounds, so that it can be read as a file?

use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use tempfile::NamedTempFile;

use crate::import::problem::{MAX_FILE_BYTES, Problem};

/// The longest that a page may take.
const MAX_TIME: Duration = Duration::from_secs(30);
/// A page that leads on more often than this leads nowhere.
const MAX_REDIRECTS: usize = 5;
/// What the server of a page is told of who asks.
const AGENT: &str = concat!("vraagbaak/", env!("CARGO_PKG_VERSION"), " (documents for a Discord bot)");

/// Pages can't be fetched here at all.
#[derive(Debug, thiserror::Error)]
#[error("no pages can be fetched: {0}")]
pub struct NoClient(reqwest::Error);

/// Fetches pages, one by one.
#[derive(Clone, Debug)]
pub struct Downloads {
    client: Client,
}

/// What came of a page.
pub(super) enum Fetched {
    /// The page, as a file with the ending of its kind.
    Page(NamedTempFile),
    /// The server says that there is none any more.
    Gone,
}

impl Downloads {
    /// Makes ready to fetch pages.
    ///
    /// # Errors
    /// When the system gives no means for it.
    pub fn new() -> Result<Self, NoClient> {
        let client = Client::builder().timeout(MAX_TIME).user_agent(AGENT);
        let client = client.redirect(Policy::limited(MAX_REDIRECTS)).build().map_err(NoClient)?;
        Ok(Self { client })
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// When there is no answer, or one that is no page, or it is larger than any file that is read.
    pub(super) async fn fetch(&self, address: &str) -> Result<Fetched, Problem> {
        let unreached = |error: reqwest::Error| Problem::Unreached(reason(&error));
        let mut response = self.client.get(address).send().await.map_err(unreached)?;
        match response.status() {
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(Fetched::Gone),
            status if !status.is_success() => {
                return Err(Problem::Unreached(format!("the server says {status}")));
            }
            _ => {}
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let ending = ending(kind.unwrap_or_default(), response.url().path());
        let mut file = tempfile::Builder::new().suffix(&ending).tempfile().map_err(Problem::Read)?;
        let mut bytes = 0;
        while let Some(chunk) = response.chunk().await.map_err(unreached)? {
            bytes += chunk.len() as u64;
            if bytes > MAX_FILE_BYTES {
                return Err(Problem::TooLarge);
            }
            file.write_all(&chunk).map_err(Problem::Read)?;
        }
        file.flush().map_err(Problem::Read)?;
        Ok(Fetched::Page(file))
    }
}

/// The innermost reason: the outer ones only repeat the address.
fn reason(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

/// The ending of a file with this content: the kind of a text is told by it.
fn ending(kind: &str, path: &str) -> String {
    let told = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match kind.split(';').next().unwrap_or_default().trim() {
        "text/html" | "application/xhtml+xml" => ".html".to_owned(),
        "application/pdf" => ".pdf".to_owned(),
        "text/markdown" => ".md".to_owned(),
        _ if told.is_empty() || told.len() > 8 => ".html".to_owned(),
        _ => format!(".{told}"),
    }
}
