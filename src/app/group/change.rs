//! What can its asker and the moderators do with a question?

use jiff::SignedDuration;

use super::asker::GroupAsker;
use super::handle::Questions;
use super::outlet::{GroupOutlet, ThreadWord};
use super::status::status_of;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::Group;
use crate::domain::MemberId;
use crate::domain::open_question::{
    ASKING_STOPPED_FOR, EditKind, ListedQuestion, MadeBy, OpenQuestion, QuestionEvent, QuestionKey,
    QuestionWords, Waking,
};

/// How many people one message pings.
const TOLD_TOGETHER: usize = 25;

/// Who wants something of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The member.
    pub member: MemberId,
    /// Whether they may manage its messages.
    pub moderates: bool,
}

impl Rank {
    /// Whether this is the asker.
    #[must_use]
    pub fn asks(self, listed: &ListedQuestion) -> bool {
        listed.asker == Some(self.member)
    }
}

/// What is to be done with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The asker takes it back.
    Withdraw,
    /// The asker has found it, or a moderator says so.
    Solve,
    /// A moderator takes it away.
    Remove,
    /// A moderator wants no helper to be asked about it.
    StopWaking,
    /// A moderator wants no more questions of its asker for a week.
    StopAsking,
    /// Its owner lets helpers be asked about it, or not.
    Wake(bool),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// There is no such question any more.
    Gone,
    /// The member may not do that.
    NotYours,
}

impl<O: GroupOutlet> Questions<O> {
    /// A question that still stands, for who wants to do something with it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn standing(&self, key: QuestionKey) -> Result<Option<ListedQuestion>, NotKept> {
        let found = self.with_store(self.store.question(key)).await?;
        Ok(found.filter(|listed| Self::stands(listed.question.state)))
    }

    /// Does something with a question, where the member may.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn change(&self, key: QuestionKey, who: Rank, change: Change) -> Result<Changed, NotKept> {
        let Some(listed) = self.standing(key).await? else { return Ok(Changed::Gone) };
        let may = match change {
            Change::Withdraw | Change::Wake(_) => who.asks(&listed),
            Change::Solve => who.asks(&listed) || who.moderates,
            Change::Remove | Change::StopWaking | Change::StopAsking => who.moderates,
        };
        if !may {
            return Ok(Changed::NotYours);
        }
        match (change, listed.asker) {
            (Change::StopAsking, None) => return Ok(Changed::Gone),
            (Change::StopAsking, Some(asker)) => self.stop_asking(key, asker).await?,
            _ => self.make(key, change).await?,
        }
        Ok(Changed::Done)
    }

    async fn stop_asking(&self, key: QuestionKey, asker: MemberId) -> Result<(), NotKept> {
        let time = SignedDuration::try_from(ASKING_STOPPED_FOR).unwrap_or_default();
        let until = self.now().saturating_add(time).unwrap_or(jiff::Timestamp::MAX);
        self.with_store(self.store.stop_asking(key.guild, asker, until)).await
    }

    async fn make(&self, key: QuestionKey, change: Change) -> Result<(), NotKept> {
        let now = self.now();
        let changed = self.store.change_question(key, |question| match change {
            Change::Withdraw | Change::Remove => {
                let event =
                    if change == Change::Remove { QuestionEvent::Removed } else { QuestionEvent::Withdrawn };
                question.happens(event, now);
                question.words = QuestionWords::default();
            }
            Change::Solve => question.happens(QuestionEvent::Solved, now),
            Change::StopWaking | Change::Wake(false) => question.waking = Waking::No,
            Change::Wake(true) => {
                question.waking = Waking::Yes;
                question.look_at = now;
            }
            Change::StopAsking => {}
        });
        let changed = self.with_store(changed).await?;
        self.changed(key.guild);
        self.show(key).await;
        match (change, changed) {
            (Change::Solve, Some(question)) => {
                self.tag(&question).await;
                self.tell_followers(&question).await;
            }
            // What is said to who pressed stands in the thread: it goes a moment later.
            (Change::Withdraw | Change::Remove, Some(question)) if question.first_reply_at.is_none() => {
                self.show_later(&question).await;
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells those who wanted to know it too that it is answered: once, as it is written down before it is said.
    pub(crate) async fn tell_followers(&self, question: &OpenQuestion) {
        let Ok(followers) = self.with_store(self.store.followers(question.key)).await else { return };
        for some in followers.chunks(TOLD_TOGETHER) {
            let told = self.store.told_followers(question.key, some, self.now());
            if self.with_store(told).await.is_err() {
                return;
            }
            if let Err(error) = self.outlet.speak(question, ThreadWord::Answered(some.to_vec())).await {
                tracing::info!(%error, "telling those who wanted to know a question too");
            }
        }
    }

    /// Tells the state of a question where lists of them show it: a help, which may fail.
    pub(crate) async fn tag(&self, question: &OpenQuestion) {
        if let Err(error) = self.outlet.tag(question).await {
            tracing::info!(%error, "tagging a question with its state");
        }
    }

    /// Gives a question other words, where the member is its asker.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn reword(
        &self,
        key: QuestionKey,
        asker: &GroupAsker,
        words: &QuestionWords,
    ) -> Result<Changed, NotKept> {
        let Some(listed) = self.standing(key).await? else { return Ok(Changed::Gone) };
        if listed.asker != Some(asker.member) {
            return Ok(Changed::NotYours);
        }
        let language = self.language_of(asker, words);
        let changed = self.store.change_question(key, |question| {
            question.words = words.clone();
            question.language = language;
        });
        let Some(question) = self.with_store(changed).await? else { return Ok(Changed::Gone) };
        self.changed(key.guild);
        let post = self.new_post(asker, words, (Group::new(question.channel), 0)).await;
        let listed = ListedQuestion { question, ..listed };
        let status = status_of(&listed, self.asked_about(key).await, self.now());
        if let Err(error) = self.outlet.reword(&listed, &post, status).await {
            tracing::warn!(%error, "changing the words of a question");
            return Err(super::handle::unsaid());
        }
        Ok(Changed::Done)
    }

    /// Brings the post of a question up to date on Discord; what fails is tried again later.
    pub async fn show(&self, key: QuestionKey) {
        let turn = self.showing.turn(key);
        let _turn = turn.lock().await;
        let Ok(Some(listed)) = self.with_store(self.store.question(key)).await else { return };
        if let Err(error) = self.try_to_show(&listed).await {
            tracing::info!(%error, "bringing the post of a question up to date: it is tried again");
            self.show_later(&listed.question).await;
        }
    }

    async fn show_later(&self, question: &OpenQuestion) {
        let edit = (EditKind::QuestionChanged, question.language);
        let noted = self.store.note_edit(question.key, question.starter, edit, self.now());
        // That it fails is logged; the next change shows it.
        let _ = self.with_store(noted).await;
    }

    /// The same, without a second try.
    pub(crate) async fn try_to_show(
        &self,
        listed: &ListedQuestion,
    ) -> Result<(), crate::app::daily::Undelivered> {
        let question = &listed.question;
        let status = status_of(listed, self.asked_about(question.key).await, self.now());
        // The first message of a thread that a member began is theirs.
        if question.made_by == MadeBy::Member {
            return Ok(());
        }
        if question.state.is_taken_away() {
            return self.outlet.take_away(question.key, question.starter, (status, question.language)).await;
        }
        self.outlet.refresh(listed, status).await
    }
}
