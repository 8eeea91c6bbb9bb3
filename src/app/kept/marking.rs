//! What happens when somebody says that a message helped, and who hears of it?

use crate::app::group::change::Rank;
use crate::app::group::handle::Questions;
use crate::app::group::outlet::GroupOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::helper::{Helper, HelperKey, HelperState, Way};
use crate::domain::open_question::{ListedQuestion, OpenQuestion, QuestionEvent, QuestionKey, QuestionState};
use crate::domain::thanks::{Helped, HelpedKind, MarkWeight, MessageKey};
use crate::domain::{ChannelId, MemberId, MessageId};
use crate::people::weight_of_thanks;
use crate::store::{Given, TakenBack};

/// A message in a thread, as far as it matters whether it helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The thread.
    pub thread: QuestionKey,
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub author: MemberId,
    /// Whether that is a person.
    pub by_a_person: bool,
}

impl Said {
    pub(crate) fn key(&self) -> MessageKey {
        MessageKey { guild: self.thread.guild, message: self.message }
    }
}

/// Who says that it helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giver {
    /// Who, and whether they moderate.
    pub rank: Rank,
    /// Whether they came to the server less than a day ago.
    pub is_new: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// Its asker said so: its author hears it, and it may be kept.
    ByAsker,
    /// Somebody else said so; whether they may propose to keep it.
    ByOther {
        /// Whether they moderate.
        moderates: bool,
    },
    /// They have said so before; whether they may propose to keep it.
    Before {
        /// Whether they asked, or moderate.
        may_keep: bool,
    },
    /// It is their own message.
    Own,
    /// It is a program's, or the question itself.
    NotAMembers,
    /// It is in no question; where those are, if anywhere.
    NotHere(Option<ChannelId>),
}

/// What came of the asker's saying who helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This message of theirs is marked.
    Marked(MessageId),
    /// They have none there any more.
    Nothing,
    /// It isn't the asker who says so.
    NotYours,
}

impl<O: GroupOutlet> Questions<O> {
    /// Somebody says that a message helped.
    ///
    /// # Errors
    /// When the store fails; then nothing is marked.
    pub async fn this_helped(&self, giver: Giver, said: Said) -> Result<Marked, NotKept> {
        let group = self.app.settings(said.thread.guild).await.group.map(|group| group.channel);
        let Some(listed) = self.standing(said.thread).await? else { return Ok(Marked::NotHere(group)) };
        if !said.by_a_person || said.message == listed.question.starter {
            return Ok(Marked::NotAMembers);
        }
        if said.author == giver.rank.member {
            return Ok(Marked::Own);
        }
        let asks = giver.rank.asks(&listed);
        let given = self.mark(giver, said, asks).await?;
        if asks && (given == Given::New || is_unfinished(&listed.question, said)) {
            self.helped(&listed, (said, given)).await?;
        }
        let moderates = giver.rank.moderates;
        Ok(match given {
            Given::Before => Marked::Before { may_keep: asks || moderates },
            Given::New if asks => Marked::ByAsker,
            Given::New => Marked::ByOther { moderates },
        })
    }

    async fn mark(&self, giver: Giver, said: Said, asks: bool) -> Result<Given, NotKept> {
        let now = self.now();
        let kind = if asks { HelpedKind::Asker } else { HelpedKind::Other };
        let mark = Helped {
            key: said.key(),
            thread: said.thread.thread,
            receiver: said.author,
            kind,
            weight: MarkWeight(0),
            at: now,
        };
        let weigh = |between: &[_]| weight_of_thanks(kind, giver.is_new, between, now);
        self.with_store(self.store.give_mark(&mark, giver.rank.member, weigh)).await
    }

    /// The question is answered: its post says so, the author hears it, and so do those who wanted to know.
    async fn helped(&self, before: &ListedQuestion, (said, given): (Said, Given)) -> Result<(), NotKept> {
        let now = self.now();
        let changed = self.store.change_question(said.thread, |question| {
            question.happens(QuestionEvent::Helped, now);
            question.helped_message = Some(said.message);
        });
        let Some(question) = self.with_store(changed).await? else { return Ok(()) };
        self.changed(said.thread.guild);
        self.show(said.thread).await;
        self.tag(&question).await;
        if given == Given::New && before.question.helped_message == Some(said.message) {
            // Its author heard it before it was taken back, and doesn't hear it again. That this fails is logged.
            let _ = self.with_store(self.store.thanked(said.key(), now)).await;
        } else {
            self.tell_author(&question, said).await;
        }
        self.tell_followers(&question).await;
        Ok(())
    }

    /// Helpers hear it in private, at the next look; others in the thread.
    async fn tell_author(&self, question: &OpenQuestion, said: Said) {
        let key = HelperKey { guild: said.thread.guild, member: said.author };
        let helper = self.with_store(self.store.helper(key)).await.ok().flatten();
        if helper.is_some_and(|helper| reads_in_private(&helper)) {
            return;
        }
        if !self.with_store(self.store.thanked(said.key(), self.now())).await.unwrap_or(false) {
            return;
        }
        if let Err(error) = self.outlet.say_it_helped(question, said.key()).await {
            tracing::info!(%error, "saying in a thread that a message helped");
        }
    }

    /// Somebody takes back that a message helped. Says whether they had said so.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn take_mark_back(
        &self,
        member: MemberId,
        (key, message): (QuestionKey, MessageId),
    ) -> Result<bool, NotKept> {
        let whose = MessageKey { guild: key.guild, message };
        let taken = self.with_store(self.store.take_mark_back(whose, member)).await?;
        self.app.servers.erased.notify_one();
        let was_said = taken != TakenBack::Unsaid;
        let Some(listed) = self.standing(key).await? else { return Ok(was_said) };
        // Also where a process ended after it was taken back, and before that was noted of the question.
        if listed.asker == Some(member) && is_answered_by(&listed.question, message) {
            let now = self.now();
            let back = |question: &mut OpenQuestion| {
                question.happens(QuestionEvent::HelpTakenBack, now);
                if taken == (TakenBack::Said { told: false }) {
                    question.helped_message = None;
                }
            };
            let question = self.with_store(self.store.change_question(key, back)).await?;
            self.changed(key.guild);
            self.show(key).await;
            if let Some(question) = question {
                self.tag(&question).await;
            }
        }
        Ok(was_said)
    }

    /// The asker says who helped them: the first message of that person that is known is marked.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn they_helped(
        &self,
        giver: Giver,
        (key, member): (QuestionKey, MemberId),
    ) -> Result<Chosen, NotKept> {
        let Some(listed) = self.standing(key).await? else { return Ok(Chosen::Nothing) };
        if !giver.rank.asks(&listed) {
            return Ok(Chosen::NotYours);
        }
        let first = self.with_store(self.store.first_reply_of(key, member)).await?;
        let Some(message) = first else { return Ok(Chosen::Nothing) };
        let said = Said { thread: key, message, author: member, by_a_person: true };
        Ok(match self.this_helped(giver, said).await? {
            Marked::ByAsker | Marked::Before { .. } => Chosen::Marked(message),
            Marked::ByOther { .. } | Marked::Own | Marked::NotAMembers | Marked::NotHere(_) => {
                Chosen::Nothing
            }
        })
    }
}

/// Whether a question is answered by this message, as its asker said.
fn is_answered_by(question: &OpenQuestion, message: MessageId) -> bool {
    question.state == QuestionState::Helped && question.helped_message == Some(message)
}

/// Whether a message was marked by its asker, and perhaps not all came of it: a process that ends in between leaves that
/// to the next time that they say it.
fn is_unfinished(question: &OpenQuestion, said: Said) -> bool {
    question.state != QuestionState::Helped || is_answered_by(question, said.message)
}

/// Whether a helper has a direct message with us, where they want to be written to.
pub(crate) fn reads_in_private(helper: &Helper) -> bool {
    let is_there = matches!(helper.state, HelperState::Awake | HelperState::Paused | HelperState::Asleep);
    is_there && helper.way == Way::DirectMessage && helper.dm_channel.is_some()
}
