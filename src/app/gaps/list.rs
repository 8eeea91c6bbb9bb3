//! What do the documents lack, going by what was asked in vain and what waits in the group?

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::merge::Merger;
use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::open_question::{ListedQuestion, MadeBy, QuestionKey};
use crate::domain::{GuildId, Language, Unanswered};
use crate::store::Store;

/// How many unanswered questions are looked at, the newest first.
const MOST_UNANSWERED: u32 = 1_000;
/// What somebody asked the documents so shortly before the group is the same asking.
const THEN_THE_GROUP: Duration = Duration::from_hours(24);

const READING: Operation = Operation::asked("reading what the documents lack");
const SETTLING: Operation = Operation::asked("taking a question off the list of what the documents lack");

/// A question to which the documents have no answer, however often it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// A number that tells it from others, and stays the same while its first question is there.
    pub mark: i64,
    /// As it was first asked.
    pub question: String,
    /// The language of that.
    pub language: Language,
    /// How often it was asked.
    pub count: usize,
    /// When it was last asked.
    pub latest: SystemTime,
    /// In which other words.
    pub other_words: Vec<String>,
    /// Where it waits in the group.
    pub open: Vec<QuestionKey>,
    /// The numbers of all its wordings.
    marks: Vec<i64>,
    /// When it was asked of the documents.
    unanswered: Vec<SystemTime>,
}

/// Something that was asked.
struct Asked {
    question: String,
    language: Language,
    at: SystemTime,
    open: Option<QuestionKey>,
    /// Whether it was put to the group by the form, and so most often after the documents.
    by_form: bool,
}

impl App {
    /// What the documents lack on a server, what was asked most first; what moderators settled is left out.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn gaps(&self, guild: GuildId) -> Result<Vec<Gap>, NotKept> {
        let read = async |store: &Store| {
            let (unanswered, _) = store.unanswered(guild, 0, MOST_UNANSWERED).await?;
            Ok((unanswered, store.live_questions(guild).await?, store.settled_gaps(guild).await?))
        };
        let (unanswered, open, settled) = self.servers.with_store(READING, read).await?;
        let mut asked: Vec<_> =
            unanswered.into_iter().map(Asked::from).chain(open.into_iter().map(Asked::from)).collect();
        asked.sort_by_key(|asked| asked.at);
        let Some(merger) = self.gaps.merger(self.model.get().cloned()) else { return Ok(Vec::new()) };
        // With the sentence model it takes milliseconds a question.
        let merged = tokio::task::spawn_blocking(move || merged(&asked, &merger, &settled)).await;
        Ok(merged.unwrap_or_else(|error| {
            tracing::error!(%error, "putting together what the documents lack broke off");
            Vec::new()
        }))
    }

    /// One of them, if it is still there.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn gap(&self, guild: GuildId, mark: i64) -> Result<Option<Gap>, NotKept> {
        let mut gaps = self.gaps(guild).await?.into_iter();
        Ok(gaps.find(|gap| gap.marks.contains(&mark)))
    }

    /// A question is none of the documents' business, or has an answer now: it is off the list, with all its
    /// wordings, and what was kept of it as unanswered is erased.
    ///
    /// # Errors
    /// When it can't be kept.
    pub async fn settle_gap(&self, guild: GuildId, gap: &Gap, now: SystemTime) -> Result<(), NotKept> {
        let what = (gap.marks.as_slice(), gap.unanswered.as_slice());
        let settle = async |store: &Store| store.settle_gap(guild, what, now).await;
        let settled = self.servers.with_store(SETTLING, settle).await;
        self.servers.erased.notify_one();
        settled
    }
}

impl From<Unanswered> for Asked {
    fn from(asked: Unanswered) -> Self {
        let Unanswered { at, language, question } = asked;
        Self { question, language, at, open: None, by_form: false }
    }
}

impl From<ListedQuestion> for Asked {
    fn from(listed: ListedQuestion) -> Self {
        let question = listed.question;
        Self {
            question: question.words.question,
            language: question.language,
            at: question.asked_at.into(),
            open: Some(question.key),
            by_form: question.made_by == MadeBy::Form,
        }
    }
}

/// What asks the same, together, what was asked most first and then the oldest first.
fn merged(asked: &[Asked], merger: &Arc<Merger>, settled: &HashSet<i64>) -> Vec<Gap> {
    let groups = merger.groups(asked.iter().map(|asked| asked.question.as_str()));
    let gap = |group: Vec<usize>| gap(&group.iter().map(|at| &asked[*at]).collect::<Vec<_>>(), merger);
    let mut gaps: Vec<_> = groups.into_iter().filter_map(gap).collect();
    gaps.retain(|gap| !gap.marks.iter().any(|mark| settled.contains(mark)));
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.count));
    gaps
}

fn gap(group: &[&Asked], merger: &Merger) -> Option<Gap> {
    let (first, latest) = (group.first()?, group.last()?);
    let mut other_words: Vec<String> = Vec::new();
    for asked in group {
        if asked.question != first.question && !other_words.contains(&asked.question) {
            other_words.push(asked.question.clone());
        }
    }
    let mut marks: Vec<_> = group.iter().map(|asked| merger.mark(&asked.question)).collect();
    let mark = marks[0];
    marks.sort_unstable();
    marks.dedup();
    Some(Gap {
        mark,
        question: first.question.clone(),
        language: first.language,
        count: group.len() - asked_twice(group),
        latest: latest.at,
        other_words,
        open: group.iter().filter_map(|asked| asked.open).collect(),
        marks,
        unanswered: group.iter().filter(|asked| asked.open.is_none()).map(|asked| asked.at).collect(),
    })
}

/// How many asked the documents in vain and then the group, which is one asking.
fn asked_twice(group: &[&Asked]) -> usize {
    let mut alone: Vec<_> = group.iter().filter(|asked| asked.open.is_none()).collect();
    let mut twice = 0;
    for put in group.iter().filter(|asked| asked.by_form) {
        let just_before =
            |asked: &&&Asked| put.at.duration_since(asked.at).is_ok_and(|between| between <= THEN_THE_GROUP);
        if let Some(at) = alone.iter().rposition(just_before) {
            alone.remove(at);
            twice += 1;
        }
    }
    twice
}
