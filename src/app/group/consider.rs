//! May a question be put to the group as it is, or is there something to be asked first?

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::asker::GroupAsker;
use super::handle::Questions;
use super::outlet::GroupOutlet;
use super::personal::personal_data;
use crate::app::questions::card::{AnswerCard, Ask, DEFAULT_PASSAGES};
use crate::app::request::{Reply, Request};
use crate::app::servers::settings_cache::NotKept;
use crate::app::traffic::requester::Requester;
use crate::domain::open_question::{
    AskedBefore, MOST_A_DAY, MOST_AT_ONCE, OpenQuestion, QUESTION_LENGTH, QuestionKey, QuestionWords,
};
use crate::domain::{Language, Place};
use crate::search::Outcome;
use crate::texts::PersonalData;

/// The same words of the same member are the same question for so long.
const SAME_WITHIN: Duration = Duration::from_mins(10);

/// What an asker has been asked already, and wants to post all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed(u8);

impl Passed {
    /// That it holds personal data.
    pub const PERSONAL: Self = Self(1);
    /// That the documents may answer it.
    pub const DOCUMENTS: Self = Self(2);
    /// That it was asked already.
    pub const SAME: Self = Self(4);

    /// What stands in a button.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// What stood in a button.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & 7)
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// The server has no group.
    NoGroup,
    /// The moderators stopped the member's questions until then.
    Stopped(Timestamp),
    /// The member has as many open questions as one may have.
    TooManyAtOnce,
    /// The member has asked as much as one may in a day.
    TooManyToday,
    /// Too little is left of the question.
    TooShort,
    /// It is there already.
    PostedBefore(QuestionKey),
    /// Ask whether it is to be posted with this in it.
    Personal(PersonalData),
    /// Ask whether this answers it.
    MayBeAnswer(Box<AnswerCard>),
    /// Ask whether it is the same as this one.
    LooksLike(Box<OpenQuestion>),
    /// Post it.
    Post,
}

impl<O: GroupOutlet> Questions<O> {
    /// What comes next, with words that are [`super::cleaned`]; `anew` is whether they differ from what the
    /// documents were asked already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn consider(
        &self,
        asker: &GroupAsker,
        words: &QuestionWords,
        (passed, anew): (Passed, bool),
    ) -> Result<Next, NotKept> {
        if self.app.settings(asker.guild).await.open_group().is_none() {
            return Ok(Next::NoGroup);
        }
        if let Some(refused) = self.refused(asker, words).await? {
            return Ok(refused);
        }
        if let Some(what) = personal_data(words).filter(|_| !passed.has(Passed::PERSONAL)) {
            return Ok(Next::Personal(what));
        }
        if anew && !passed.has(Passed::DOCUMENTS) {
            let found = self.in_documents(asker, words).await.filter(|card| card.outcome == Outcome::Answer);
            if let Some(card) = found {
                return Ok(Next::MayBeAnswer(Box::new(card)));
            }
        }
        if passed.has(Passed::SAME) {
            return Ok(Next::Post);
        }
        let same = self.same_question(asker.guild, words).await?;
        Ok(same.map_or(Next::Post, |question| Next::LooksLike(Box::new(question))))
    }

    /// Why the member may not ask this, if they may not.
    pub(crate) async fn refused(
        &self,
        asker: &GroupAsker,
        words: &QuestionWords,
    ) -> Result<Option<Next>, NotKept> {
        let now = self.now();
        let stopped = self.with_store(self.store.asking_stopped(asker.guild, asker.member, now)).await?;
        if let Some(until) = stopped {
            return Ok(Some(Next::Stopped(until)));
        }
        if words.question.chars().count() < usize::from(*QUESTION_LENGTH.start()) {
            return Ok(Some(Next::TooShort));
        }
        let before = self.with_store(self.store.questions_of(asker.guild, asker.member)).await?;
        Ok(too_much(&before, words, now))
    }

    /// What the documents say to all the words.
    pub(crate) async fn in_documents(&self, asker: &GroupAsker, words: &QuestionWords) -> Option<AnswerCard> {
        let text = format!("{}\n{}", words.question, words.purpose).trim().to_owned();
        let language = self.language_of(asker, words);
        let ask = Ask { text, before: None, language, limit: DEFAULT_PASSAGES };
        let whose = Requester { place: Place::Guild(asker.guild), member: asker.member };
        match self.app.handle_for(whose, Request::Ask(ask)).await {
            Reply::Answer(card) => Some(card),
            Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => None,
        }
    }

    /// The language of a question: that of its words, or else its asker's.
    pub(crate) fn language_of(&self, asker: &GroupAsker, words: &QuestionWords) -> Language {
        self.app.language_of(&words.question).unwrap_or(asker.language)
    }
}

/// Whether what a member asked before leaves no room for this.
fn too_much(before: &[AskedBefore], words: &QuestionWords, now: Timestamp) -> Option<Next> {
    let asked = || before.iter().map(|asked| &asked.question);
    let within = |question: &&OpenQuestion, time: Duration| {
        now.duration_since(question.asked_at) < SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX)
    };
    let mut same =
        asked().filter(|question| within(question, SAME_WITHIN) && !question.state.is_taken_away());
    if let Some(question) = same.find(|question| question.words == *words) {
        return Some(Next::PostedBefore(question.key));
    }
    let put = || asked().filter(|question| question.made_by == crate::domain::open_question::MadeBy::Form);
    if put().filter(|question| question.state.is_live()).count() >= MOST_AT_ONCE {
        return Some(Next::TooManyAtOnce);
    }
    let today = put().filter(|question| within(question, Duration::from_hours(24))).count();
    (today >= MOST_A_DAY).then_some(Next::TooManyToday)
}
