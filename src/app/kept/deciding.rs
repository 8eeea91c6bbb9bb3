//! What do moderators, and authors, see and decide of the answers that are kept or may be?

use crate::app::group::change::Rank;
use crate::app::group::handle::Questions;
use crate::app::group::outlet::GroupOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::kept_answer::{KeptAnswer, KeptEvent, KeptState, LookAt};
use crate::domain::open_question::QUESTION_LENGTH;
use crate::domain::thanks::MessageKey;
use crate::domain::{GuildId, MemberId};

/// An answer that waits for the moderators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToKeep {
    /// The answer.
    pub answer: KeptAnswer,
    /// Who wrote it, if that is known.
    pub author: Option<MemberId>,
    /// Why it waits.
    pub why: LookAt,
}

/// What a moderator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is shown.
    Keep,
    /// It isn't, and its words go.
    Refuse,
}

/// What came of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is done.
    Done,
    /// It needs a question first.
    NeedsQuestion,
    /// There is no such answer any more.
    Gone,
}

impl<O: GroupOutlet> Questions<O> {
    /// The answers that wait for the moderators of a server, the longest waiting first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn answers_to_keep(&self, guild: GuildId) -> Result<Vec<ToKeep>, NotKept> {
        let now = self.now();
        let answers = self.with_store(self.store.answers_to_keep(guild, now)).await?;
        let mut waiting = Vec::with_capacity(answers.len());
        for answer in answers {
            let Some(why) = answer.to_look_at(now) else { continue };
            let author = self.with_store(self.store.author_of_kept(answer.key)).await?;
            waiting.push(ToKeep { author: author.map(|author| author.member), answer, why });
        }
        Ok(waiting)
    }

    /// How many answers wait for the moderators of a server.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn how_many_to_keep(&self, guild: GuildId) -> Result<usize, NotKept> {
        Ok(self.with_store(self.store.answers_to_keep(guild, self.now())).await?.len())
    }

    /// A moderator decides about an answer.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn decide(&self, who: Rank, key: MessageKey, decision: Decision) -> Result<Decided, NotKept> {
        let found = self.with_store(self.store.kept_answer(key)).await?;
        let waits = |answer: &KeptAnswer| matches!(answer.state, KeptState::Offered | KeptState::Kept);
        let Some(answer) = found.filter(|answer| who.moderates && waits(answer)) else {
            return Ok(Decided::Gone);
        };
        let done = match decision {
            Decision::Keep if answer.question.is_empty() => return Ok(Decided::NeedsQuestion),
            Decision::Keep => self.approve(key).await?,
            Decision::Refuse => self.end(key, KeptEvent::Refused).await?,
        };
        if !done {
            return Ok(Decided::Gone);
        }
        self.with_store(self.store.note_decider(key, who.member)).await?;
        Ok(Decided::Done)
    }

    async fn approve(&self, key: MessageKey) -> Result<bool, NotKept> {
        let now = self.now();
        let changed = self.store.change_kept(key, now, |answer| answer.happens(KeptEvent::Approved, now));
        let is_kept =
            self.with_store(changed).await?.is_some_and(|(_, after)| after.state == KeptState::Kept);
        self.app.kept.changed(key.guild);
        Ok(is_kept)
    }

    /// A moderator words the question anew that an answer answers; never the answer.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn reword_kept(&self, who: Rank, key: MessageKey, question: &str) -> Result<Decided, NotKept> {
        let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = question.chars().count();
        if !who.moderates {
            return Ok(Decided::Gone);
        }
        if !QUESTION_LENGTH.contains(&u16::try_from(length).unwrap_or(u16::MAX)) {
            return Ok(Decided::NeedsQuestion);
        }
        let changed = self.store.change_kept(key, self.now(), |answer| {
            if !answer.state.is_over() {
                answer.question.clone_from(&question);
                answer.reworded = true;
            }
        });
        let changed = self.with_store(changed).await?;
        self.app.kept.changed(key.guild);
        let done = changed.is_some_and(|(_, after)| !after.state.is_over());
        Ok(if done { Decided::Done } else { Decided::Gone })
    }

    /// The answers of a member that are kept or may be: on one server, or on all.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn kept_answers_of(
        &self,
        member: MemberId,
        guild: Option<GuildId>,
    ) -> Result<Vec<KeptAnswer>, NotKept> {
        self.with_store(self.store.kept_by(member, guild)).await
    }

    /// An author takes an answer back: its words are erased, and nobody gets to read it any more. Says whether it was
    /// theirs.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn take_answer_back(&self, member: MemberId, key: MessageKey) -> Result<bool, NotKept> {
        let author = self.with_store(self.store.author_of_kept(key)).await?;
        if author.is_none_or(|author| author.member != member) {
            return Ok(false);
        }
        self.end(key, KeptEvent::Withdrawn).await
    }
}
