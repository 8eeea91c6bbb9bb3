//! How does a message become an answer that may be kept: when is its author asked, and what do they say?

use jiff::{SignedDuration, Timestamp};

use super::marking::{Said, reads_in_private};
use crate::app::group::change::Rank;
use crate::app::group::handle::Questions;
use crate::app::group::outlet::GroupOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::MemberId;
use crate::domain::helper::{HelperKey, MessagePlace};
use crate::domain::kept_answer::{AnswerWords, KeptAnswer, KeptAuthor, KeptEvent, KeptState};
use crate::domain::open_question::{OpenQuestion, QuestionKey};
use crate::domain::thanks::MessageKey;
use crate::store::StoreError;
use crate::texts::{NotAlone, WantedBy};

/// With fewer words nothing can be followed that stands alone.
const FEWEST_WORDS: usize = 8;
/// However Discord stumbles, its author has been asked within this time, or can't be by the process that began it.
const ASKED_WITHIN: SignedDuration = SignedDuration::from_mins(1);

/// What came of proposing to keep a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// Its author is asked.
    Asked,
    /// It can't stand alone.
    NotAlone(NotAlone),
    /// It was proposed before.
    Before,
    /// Its author can't be reached.
    NotReached,
    /// They may not propose it, or there is no such question any more.
    NotYours,
}

impl<O: GroupOutlet> Questions<O> {
    /// The asker, or a moderator, wants the words of a message to be kept: its author is asked, once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn propose(
        &self,
        who: Rank,
        said: Said,
        (words, attached): (&str, bool),
    ) -> Result<Proposed, NotKept> {
        let Some(listed) = self.standing(said.thread).await? else { return Ok(Proposed::NotYours) };
        let asks = who.asks(&listed);
        if !(asks || who.moderates) || said.author == who.member {
            return Ok(Proposed::NotYours);
        }
        if let Some(why) = not_alone(words, attached) {
            return Ok(Proposed::NotAlone(why));
        }
        let wanted = if asks { WantedBy::Asker } else { WantedBy::Moderator };
        let answer = self.answer(&listed.question, said, words);
        let begun = self.store.begin_keeping(&answer, said.author, self.now());
        if !self.with_store(begun).await? {
            return Ok(Proposed::Before);
        }
        self.note_kept(answer.key);
        self.ask_author(&answer, said.author, wanted).await
    }

    fn answer(&self, question: &OpenQuestion, said: Said, words: &str) -> KeptAnswer {
        let said_in = AnswerWords {
            place: (said.thread.thread, question.channel),
            question: question.words.question.clone(),
            words: words.to_owned(),
            language: self.app.language_of(words).unwrap_or(question.language),
        };
        KeptAnswer::new(said.key(), said_in, self.now())
    }

    async fn ask_author(
        &self,
        answer: &KeptAnswer,
        author: MemberId,
        wanted: WantedBy,
    ) -> Result<Proposed, NotKept> {
        let whose = HelperKey { guild: answer.key.guild, member: author };
        let helper = self.with_store(self.store.helper(whose)).await?.filter(reads_in_private);
        let asked = match self.outlet.ask_author(answer, (author, helper.as_ref()), wanted).await {
            // Where the direct message is closed, the thread is left.
            Err(_) if helper.is_some() => self.outlet.ask_author(answer, (author, None), wanted).await,
            asked => asked,
        };
        match asked {
            Ok(place) => {
                self.with_store(self.note_asked(answer.key, place)).await?;
                Ok(Proposed::Asked)
            }
            Err(error) => {
                tracing::info!(%error, "asking somebody whether their words may be kept");
                self.with_store(self.store.forget_proposal(answer.key)).await?;
                self.app.servers.erased.notify_one();
                Ok(Proposed::NotReached)
            }
        }
    }

    async fn note_asked(&self, key: MessageKey, place: MessagePlace) -> Result<(), StoreError> {
        let asked = |answer: &mut KeptAnswer| {
            if answer.state == KeptState::Asked {
                answer.asked_in = Some(place);
            }
        };
        self.store.change_kept(key, self.now(), asked).await.map(drop)
    }

    /// Asks the authors whom a process was about to ask when it ended, unless it has: that is looked for.
    pub(super) async fn ask_unasked(&self) -> Result<(), StoreError> {
        let before = self.now().saturating_sub(ASKED_WITHIN).unwrap_or(Timestamp::MIN);
        for answer in self.store.unasked_answers(before, self.shards).await? {
            let Some(KeptAuthor { member, .. }) = self.store.author_of_kept(answer.key).await? else {
                continue;
            };
            let whose = HelperKey { guild: answer.key.guild, member };
            let helper = self.store.helper(whose).await?.filter(reads_in_private);
            match self.outlet.asked_before(&answer, helper.as_ref()).await {
                Ok(Some(place)) => self.note_asked(answer.key, place).await?,
                Ok(None) => {
                    let wanted = self.wanted_by(&answer).await?;
                    // That it fails is logged.
                    let _ = self.ask_author(&answer, member, wanted).await;
                }
                Err(error) => tracing::info!(%error, "looking whether an author was asked for their words"),
            }
        }
        Ok(())
    }

    /// Who wants a message to be kept: nobody but the asker and moderators can.
    async fn wanted_by(&self, answer: &KeptAnswer) -> Result<WantedBy, StoreError> {
        let question = QuestionKey { guild: answer.key.guild, thread: answer.thread };
        let by_asker = match self.store.asker_of(question).await? {
            Some(asker) => self.store.has_marked(answer.key, asker).await?,
            None => false,
        };
        Ok(if by_asker { WantedBy::Asker } else { WantedBy::Moderator })
    }

    /// The author of a message says whether its words may be shown: with this name, without any, or not at all.
    /// Gives what was asked of them; `None` where nothing is asked of them any more.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn author_says(
        &self,
        (key, author): (MessageKey, MemberId),
        say: Consent,
    ) -> Result<Option<KeptAnswer>, NotKept> {
        let Some(answer) = self.with_store(self.store.kept_answer(key)).await? else { return Ok(None) };
        let is_theirs = self.with_store(self.store.author_of_kept(key)).await?;
        if answer.state != KeptState::Asked || is_theirs.is_none_or(|known| known.member != author) {
            return Ok(None);
        }
        let done = match say {
            Consent::No => self.end(key, KeptEvent::Declined).await?,
            Consent::Yes { name } => {
                let author = KeptAuthor { member: author, display_name: name.unwrap_or_default() };
                let done = self.with_store(self.store.consent(key, &author, self.now())).await?.is_some();
                // In private, what was asked gives way to the thanks.
                if done && answer.asked_in_thread().is_some() {
                    self.take_question_back(&answer).await;
                }
                done
            }
        };
        Ok(done.then_some(answer))
    }
}

/// What an author says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// It may be shown, with this name or without any.
    Yes {
        /// What they are called.
        name: Option<String>,
    },
    /// It may not.
    No,
}

/// Why words can't be followed without the conversation around them.
#[must_use]
pub fn not_alone(words: &str, attached: bool) -> Option<NotAlone> {
    let count = words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    match (count < FEWEST_WORDS, attached) {
        (_, true) => Some(NotAlone::Attachment),
        (true, false) => Some(NotAlone::TooShort),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_words_or_a_picture_can_not_stand_alone() {
        for (words, attached, why) in [
            ("De bieb aan de Zeven Alleetjes heeft een zaal.", false, None),
            ("Ja, die van Jan 👍 👍 👍 👍 👍", false, Some(NotAlone::TooShort)),
            ("", false, Some(NotAlone::TooShort)),
            ("De bieb aan de Zeven Alleetjes heeft een zaal.", true, Some(NotAlone::Attachment)),
        ] {
            assert_eq!(not_alone(words, attached), why, "{words}");
        }
    }
}
