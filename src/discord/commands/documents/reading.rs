//! What does a moderator do with the documents of their server: have one read, add it, look at it, remove it?

use std::time::{Instant, SystemTime};

use serenity::all::{Attachment, ComponentInteraction, Context as Discord};
use url::Url;

use super::screens::Screens;
use crate::app::{NotKept, NotRead, Sent};
use crate::corpus::Corpus;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::{
    GuildId, Keeping, Language, MOST_DOCUMENTS, MOST_FILE, MOST_TEXT, MOST_TEXT_OF_SERVER, MemberId,
    ServerDocument, Source,
};
use crate::texts::{DocumentDeed, DocumentRefusal, documents, texts};

/// Where Discord keeps what people attach.
const KEPT_AT: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// A million bytes, as people count them.
const MB: usize = 1_000_000;

/// A moderator at the documents of their server.
pub(super) struct Desk<'a> {
    pub(super) state: &'a State,
    pub(super) guild: GuildId,
    pub(super) member: MemberId,
    pub(super) language: Language,
    /// What the screens carry on of who may use them.
    pub(super) stamp: &'a str,
}

/// What somebody named as a source: a link, or words.
pub(super) fn source(named: &str) -> Option<Source> {
    let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
    let url = Url::parse(&named).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let url = url.filter(|_| !named.contains([' ', '<', '>', '"']));
    let title = url.as_ref().and_then(Url::host_str).map_or_else(|| named.clone(), str::to_owned);
    let url = url.map(String::from);
    (!title.is_empty()).then(|| Source { title, url, ..Source::default() })
}

impl Desk<'_> {
    pub(super) fn screens(&self) -> Screens<'_> {
        Screens { language: self.language, stamp: self.stamp, commands: &self.state.commands }
    }

    /// The file as it is sent, if Discord keeps it: no other address is gone to.
    pub(super) fn of_discord(&self, file: Attachment) -> Option<Sent> {
        let url = Url::parse(&file.url).ok()?;
        let at_discord =
            url.scheme() == "https" && url.host_str().is_some_and(|host| KEPT_AT.contains(&host));
        let in_its_place = self.state.api_url.as_ref();
        let is_kept = at_discord || in_its_place.is_some_and(|ours| ours.origin() == url.origin());
        is_kept.then(|| Sent::File { address: file.url, name: file.filename, size: file.size.into() })
    }

    /// Reads what was sent, and shows what came of it; `which` is the document that it is to replace, where it isn't 0.
    pub(super) async fn read(
        &self,
        sent: Sent,
        name: &str,
        (source, which): (Option<Source>, i64),
        number: u64,
    ) -> Screen {
        match self.state.app.read_document(self.guild, sent, (source, self.language)).await {
            Ok(mut draft) => {
                draft.document.number = which;
                draft.like = draft.like.filter(|like| like.number != which);
                let screen = self.screens().draft(&draft, number);
                self.state.documents.put(number, draft, Instant::now());
                screen
            }
            Err(NotRead::Ours) => Screen::default().saying(texts(self.language).apology()),
            Err(NotRead::Busy) => self.refused(DocumentRefusal::Busy),
            Err(NotRead::FileTooLarge) => {
                self.refused(DocumentRefusal::FileTooLarge(MOST_FILE / (1024 * 1024)))
            }
            Err(NotRead::TooMuchText) => self.refused(DocumentRefusal::TooMuchText(MOST_TEXT / MB)),
            Err(NotRead::Unreached) => self.refused(DocumentRefusal::Unreached),
            Err(NotRead::Refused(why)) => {
                let why = documents(self.language).message(&why);
                let name = escape(&limits::cut(name, limits::HEADING));
                self.refused(DocumentRefusal::Refused(&name, why.trim_end_matches('.')))
            }
        }
    }

    pub(super) async fn list(&self, page: usize) -> Screen {
        match self.state.app.server_documents(self.guild).await {
            Ok(all) => self.screens().list(&all, page),
            Err(NotKept(_)) => Screen::default().saying(texts(self.language).not_read()),
        }
    }

    pub(super) async fn show(&self, which: i64) -> Screen {
        match self.state.app.server_document(self.guild, which).await {
            Ok(Some(document)) => {
                let text = vec![(document.id(), document.text.clone())];
                let read = Corpus::of_texts(text, document.language);
                let begins = read.passages.first().map(|passage| passage.text().to_owned());
                self.screens().one(&document, &begins.unwrap_or_default())
            }
            Ok(None) => self.gone().await,
            Err(failed) => self.failed(failed),
        }
    }

    pub(super) async fn open_form(
        &self,
        ctx: &Discord,
        press: &ComponentInteraction,
        which: i64,
    ) -> Result<(), Error> {
        // A form must be the first response: what is in the store is there within that time, or it isn't filled in.
        let document = self.state.app.server_document(self.guild, which).await.ok().flatten();
        send::open_form(ctx, press, self.screens().form(document.as_ref(), which)).await
    }

    pub(super) async fn ask_to_remove(&self, which: i64) -> Screen {
        match self.state.app.server_document(self.guild, which).await {
            Ok(Some(document)) => self.screens().remove(&document),
            Ok(None) => self.gone().await,
            Err(failed) => self.failed(failed),
        }
    }

    pub(super) async fn remove(&self, which: i64) -> Screen {
        let document = self.state.app.server_document(self.guild, which).await.ok().flatten();
        match self.state.app.remove_document(self.guild, which).await {
            Ok(true) => {
                let title = document.map(|document| document.title).unwrap_or_default();
                self.list(0).await.saying(self.done(DocumentDeed::Removed, &title))
            }
            Ok(false) => self.gone().await,
            Err(failed) => self.failed(failed),
        }
    }

    /// Keeps what was read, in the place of the document with this number where that isn't 0.
    pub(super) async fn keep(&self, read: u64, which: i64, now: SystemTime) -> Screen {
        let Some(draft) = self.state.documents.take(read, Instant::now()) else {
            return self.refused(DocumentRefusal::Forgotten);
        };
        let document = ServerDocument { number: which, ..draft.document };
        match self.state.app.keep_document(self.guild, &document, (self.member, now)).await {
            Ok(Keeping::Kept(_)) => {
                let deed = if which == 0 { DocumentDeed::Added } else { DocumentDeed::Replaced };
                self.list(0).await.saying(self.done(deed, &document.title))
            }
            Ok(Keeping::TooMany) => self.refused(DocumentRefusal::TooMany(MOST_DOCUMENTS)),
            Ok(Keeping::TooMuch) => self.refused(DocumentRefusal::TooMuch(MOST_TEXT_OF_SERVER / MB)),
            Ok(Keeping::Gone) => self.gone().await,
            Err(failed) => self.failed(failed),
        }
    }

    pub(super) fn left(&self) -> Screen {
        Screen::default().saying(self.done(DocumentDeed::Left, ""))
    }

    pub(super) fn refused(&self, why: DocumentRefusal<'_>) -> Screen {
        let words = self.screens().texts().refused(why);
        Screen::default().saying(self.state.commands.clickable(&words))
    }

    async fn gone(&self) -> Screen {
        self.list(0).await.saying(self.screens().texts().refused(DocumentRefusal::Gone))
    }

    fn done(&self, deed: DocumentDeed, title: &str) -> String {
        self.screens().texts().done(deed, &escape(&limits::cut(title, limits::EMBED_TITLE)))
    }

    fn failed(&self, NotKept(trouble): NotKept) -> Screen {
        let texts = texts(self.language);
        Screen::default().saying(if trouble.leaves_doubt() { texts.not_sure() } else { texts.not_kept() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_link_or_words() {
        let told = |named: &str| source(named).map(|source| (source.title, source.url));
        let link = "https://example.org/statuten?a=1";
        assert_eq!(told(link), Some(("example.org".to_owned(), Some(link.to_owned()))));
        assert_eq!(told(" het  bestuur "), Some(("het bestuur".to_owned(), None)));
        assert_eq!(told("javascript:alert(1)"), Some(("javascript:alert(1)".to_owned(), None)));
        assert_eq!(told("  "), None);
    }
}
