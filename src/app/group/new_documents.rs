//! Does a document that is new or changed answer a question that is still open? Then its thread hears so, once.
//!
//! What is pointed out is written down before it is said: a process that is killed in between may lose a word, and says
//! none twice.

use std::collections::HashMap;
use std::hash::Hasher as _;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use super::handle::Questions;
use super::outlet::{FoundBy, GroupOutlet, InDocuments, ThreadWord};
use crate::app::caught;
use crate::app::library::Library;
use crate::app::library::stacks::Stacks;
use crate::app::outages::Operation;
use crate::corpus::Document;
use crate::domain::open_question::ListedQuestion;
use crate::domain::{GuildId, ServerDocument};
use crate::search::{Hit, Outcome, Question};
use crate::store::StoreError;

/// How much time passes between two questions that are held against the documents: nobody waits for it.
const PAUSE: Duration = Duration::from_millis(50);
/// How many are told in one message.
const PINGED: usize = 25;

const ASKING: Operation = Operation::later("holding open questions against new documents");

/// Which documents were in use: the library, and how often something of a server's own had changed.
type Seen = (u64, u64);

/// Documents, each with since when it says what it says.
type Since = HashMap<String, Timestamp>;

impl<O: GroupOutlet> Questions<O> {
    /// Holds open questions against documents as these come, until `stop`.
    pub(super) async fn watch_documents(&self, stop: &CancellationToken) {
        let mut seen = None;
        while !stop.is_cancelled() {
            // That it fails or panics is logged, and it is tried again at the next look.
            if let Ok(done) = caught(self.look_at_documents(&mut seen)).await {
                let _ = self.app.outages.noted(ASKING, done);
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(self.look_every) => {}
            }
        }
    }

    async fn look_at_documents(&self, seen: &mut Option<Seen>) -> Result<(), StoreError> {
        let library = self.app.library();
        let now = (library.opened, self.app.own.changes());
        // What can't be judged by its meaning yet waits until it can.
        if *seen == Some(now) || self.is_being_read(library.engine.unread()) {
            return Ok(());
        }
        let documents: Vec<_> = library.corpus.documents.iter().map(|d| fingerprint(d)).collect();
        let since = self.store.note_documents(&documents, self.now()).await?;
        let mut is_done = true;
        for guild in self.store.servers_with_questions(self.shards).await? {
            is_done &= self.ask_on(guild, &library, &since).await?;
        }
        if is_done {
            *seen = Some(now);
        }
        Ok(())
    }

    fn is_being_read(&self, unread: Option<usize>) -> bool {
        self.app.model.get().is_some() && unread != Some(0)
    }

    /// Holds the open questions of a server against what is new; false where that has to wait.
    async fn ask_on(
        &self,
        guild: GuildId,
        library: &Arc<Library>,
        since: &Since,
    ) -> Result<bool, StoreError> {
        let until = self.store.documents_asked(guild).await?;
        let own = self.store.list_server_documents(guild).await?.into_iter().filter_map(|document| {
            let at = Timestamp::try_from(document.changed_at).ok()?;
            Some((ServerDocument::id_of(document.number), at))
        });
        let own: Since = own.filter(|(_, at)| *at > until).collect();
        let has_own_news = !own.is_empty();
        let all = since.iter().map(|(id, at)| (id.clone(), *at)).filter(|(_, at)| *at > until);
        let news: Since = all.chain(own).collect();
        let Some(newest) = news.values().max().copied() else { return Ok(true) };
        let own = self.app.own.of(guild, library, self.app.limits.own_within).await;
        let stacks = Stacks { library: library.clone(), own };
        let is_ready = match &stacks.own {
            Some(own) => !self.is_being_read(own.engine.unread()),
            // It took too long: it is there at the next look.
            None => !has_own_news,
        };
        if !is_ready {
            return Ok(false);
        }
        for listed in self.store.live_questions(guild).await? {
            self.ask_one(&listed, &stacks, &news).await?;
        }
        self.store.note_documents_asked(guild, newest).await?;
        Ok(true)
    }

    /// Points out what a document says that is newer than the question, where that answers it.
    async fn ask_one(
        &self,
        listed: &ListedQuestion,
        stacks: &Stacks,
        news: &Since,
    ) -> Result<(), StoreError> {
        let question = &listed.question;
        if news.values().all(|at| *at <= question.asked_at) {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
        let (stacks, text, language) = (stacks.clone(), question.words.question.clone(), question.language);
        let asking = tokio::task::spawn_blocking(move || {
            let answer = stacks.ask(&Question::new(&text, language, 1))?;
            let first = answer.hits.into_iter().next().filter(|_| answer.outcome == Outcome::Answer);
            Ok::<_, crate::search::SearchError>(first)
        });
        let hit = match asking.await {
            Ok(Ok(hit)) => hit,
            Ok(Err(error)) => {
                tracing::error!(%error, "holding an open question against the documents");
                None
            }
            // The panic hook has logged it.
            Err(_) => None,
        };
        let Some(hit) = hit else { return Ok(()) };
        let document = &hit.passage.document.id;
        if news.get(document).is_some_and(|at| *at > question.asked_at) {
            self.point_out(listed, (document, in_document(&hit)), FoundBy::Itself).await?;
        }
        Ok(())
    }

    /// Points out in the thread of a question what a document says, once for each document: to who asked, and to those
    /// who wanted to know it too.
    pub(super) async fn point_out(
        &self,
        listed: &ListedQuestion,
        (document, found): (&str, InDocuments),
        by: FoundBy,
    ) -> Result<(), StoreError> {
        let question = &listed.question;
        if !self.store.offer_document(question.key, document, self.now()).await? {
            return Ok(());
        }
        let mut whom: Vec<_> = listed.asker.into_iter().collect();
        whom.extend(self.store.followers(question.key).await?);
        whom.truncate(PINGED);
        if let Err(error) = self.outlet.speak(question, ThreadWord::InDocument { found, by, whom }).await {
            tracing::info!(%error, "pointing out in the thread of a question what a document says");
        }
        Ok(())
    }
}

/// What a passage says, where it is pointed out.
pub(super) fn in_document(hit: &Hit) -> InDocuments {
    let passage = &hit.passage;
    let title = passage.document.title.clone();
    let heading = passage.heading();
    let place = if heading == title { title } else { format!("{title} › {heading}") };
    let text = passage.text();
    let sentence = if hit.highlight.is_empty() { text } else { &text[hit.highlight.clone()] };
    InDocuments { place, sentence: sentence.trim().to_owned() }
}

/// A document, and a number that changes with what it says.
fn fingerprint(document: &Document) -> (String, i64) {
    let mut hasher = fnv::FnvHasher::default();
    for part in [document.title.as_str(), document.language.code(), document.text.as_str()] {
        hasher.write(part.as_bytes());
        hasher.write_u8(0);
    }
    (document.id.clone(), hasher.finish().cast_signed())
}
