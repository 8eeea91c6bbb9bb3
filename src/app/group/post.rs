//! How does a question get into the group? Once, however often it is sent in.

use std::time::Duration;

use super::asker::GroupAsker;
use super::consider::Next;
use super::handle::Questions;
use super::outlet::{GroupOutlet, InDocuments, NewPost, Posted};
use crate::app::daily::Undelivered;
use crate::app::questions::card::{AnswerCard, Entry};
use crate::app::servers::settings_cache::NotKept;
use crate::domain::Group;
use crate::domain::open_question::{MadeBy, NEWCOMERS_WAIT, OpenQuestion, QuestionKey, QuestionWords};
use crate::search::Outcome;
use crate::texts::QuestionStatus;

/// How many documents a post tells of.
const DOCUMENTS: usize = 3;

/// A question that is there now.
#[derive(Clone, Debug, PartialEq)]
pub struct PutThere {
    /// The question.
    pub question: OpenQuestion,
    /// After how long without a reply helpers are asked, where there are any.
    pub wait: Option<Duration>,
    /// Whether its asker is to be asked now if they would think along too.
    pub invites: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    /// It is there.
    There(Box<PutThere>),
    /// It may not be put there, for this reason.
    Refused(Next),
    /// Discord didn't take it.
    Undelivered(Undelivered),
    /// It could not be kept, and isn't there.
    NotKept,
}

impl<O: GroupOutlet> Questions<O> {
    /// Puts a question to the group, from the press with this number. Of several presses at once, one does, and the
    /// others find it there.
    pub async fn put(&self, asker: &GroupAsker, words: &QuestionWords, attempt: u64) -> Put {
        let turn = self.putting.turn((asker.guild, asker.member));
        let _turn = turn.lock().await;
        match self.refused(asker, words).await {
            Ok(None) => {}
            Ok(Some(refused)) => return Put::Refused(refused),
            Err(NotKept(_)) => return Put::NotKept,
        }
        let Some(group) = self.app.settings(asker.guild).await.open_group() else {
            return Put::Refused(Next::NoGroup);
        };
        let post = self.new_post(asker, words, (group, attempt)).await;
        match self.outlet.post(&post).await {
            Ok(posted) => self.keep(&post, posted, group).await,
            Err(why) => Put::Undelivered(why),
        }
    }

    /// Puts to the group what somebody asked the documents in vain, as a moderator wishes: without the name of whoever
    /// asked it, which isn't known, and without the limits of one asker.
    pub async fn put_for_somebody(&self, moderator: &GroupAsker, words: &QuestionWords, attempt: u64) -> Put {
        let turn = self.putting.turn((moderator.guild, moderator.member));
        let _turn = turn.lock().await;
        let Some(group) = self.app.settings(moderator.guild).await.open_group() else {
            return Put::Refused(Next::NoGroup);
        };
        let post = NewPost { for_somebody: true, ..self.new_post(moderator, words, (group, attempt)).await };
        match self.outlet.post(&post).await {
            Ok(posted) => self.keep(&post, posted, group).await,
            Err(why) => Put::Undelivered(why),
        }
    }

    /// A question as it is laid out, with what the documents say.
    pub(crate) async fn new_post(
        &self,
        asker: &GroupAsker,
        words: &QuestionWords,
        (group, attempt): (Group, u64),
    ) -> NewPost {
        let card = self.in_documents(asker, words).await.filter(|card| card.outcome != Outcome::None);
        let entries = card.as_ref().map(|card| card.entries.as_slice()).unwrap_or_default();
        NewPost {
            channel: group.channel,
            asker: asker.clone(),
            words: words.clone(),
            language: self.language_of(asker, words),
            documents: entries.iter().take(DOCUMENTS).filter_map(in_document).collect(),
            topics: topics(card.as_ref()),
            attempt,
            for_somebody: false,
        }
    }

    async fn keep(&self, post: &NewPost, posted: Posted, group: Group) -> Put {
        let (now, asker) = (self.now(), &post.asker);
        let wait = if asker.is_new { group.wait.max(NEWCOMERS_WAIT) } else { group.wait };
        let key = QuestionKey { guild: asker.guild, thread: posted.thread };
        let asked = (post.words.clone(), post.language);
        let question =
            OpenQuestion::new(key, (post.channel, posted.starter), MadeBy::Form, asked, (now, wait));
        let invites = !post.for_somebody && group.wakes && self.may_be_invited(asker).await;
        let whose = Some(asker.member).filter(|_| !post.for_somebody);
        let kept = self.store.keep_question(&question, whose, invites);
        if self.with_store(kept).await.is_err() {
            // Nobody could change or take back what isn't known: it doesn't stay.
            let why = (QuestionStatus::Withdrawn, post.language);
            if let Err(error) = self.outlet.take_away(key, posted.starter, why).await {
                tracing::warn!(%error, "taking a question away that could not be kept");
            }
            return Put::NotKept;
        }
        self.learn(key);
        let wait = self.has_helpers(asker.guild, group).await.then_some(wait);
        Put::There(Box::new(PutThere { question, wait, invites }))
    }
}

/// What a passage says, in one line.
fn in_document(entry: &Entry) -> Option<InDocuments> {
    let passage = &entry.passage;
    let place: Vec<&str> = std::iter::once(passage.document.title.as_str())
        .chain(passage.headings.iter().map(String::as_str))
        .collect();
    let text = passage.text();
    let range = if entry.highlight.is_empty() {
        passage.sentences().into_iter().next()?
    } else {
        entry.highlight.clone()
    };
    Some(InDocuments { place: place.join(" › "), sentence: text.get(range)?.trim().to_owned() })
}

/// The topics of the best document.
fn topics(card: Option<&AnswerCard>) -> Vec<String> {
    let first = card.and_then(|card| card.entries.first());
    first.map(|entry| entry.passage.document.topics.clone()).unwrap_or_default()
}
