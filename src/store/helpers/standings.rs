//! What is known of a server's helpers when somebody is to be asked?

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row as _};

use super::openings::before;
use super::rows::{HELPER, WAKE, helper, wake};
use crate::domain::helper::{Helper, Wake};
use crate::domain::open_question::QuestionKey;
use crate::domain::thanks::Helped;
use crate::domain::{ChannelId, GuildId, MemberId};
use crate::store::group::rows::{id, key, member_number, moment, numbers, readable};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// A helper with what was asked of them and what they replied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What they chose.
    pub helper: Helper,
    /// What they were asked in the last week, about this question, or to no purpose; the earliest first.
    pub wakes: Vec<Wake>,
    /// How often they were asked, as far as it is kept.
    pub woken: usize,
    /// The questions in which they replied, the earliest first.
    pub replied: Vec<Replied>,
    /// Which of their messages helped, the earliest first.
    pub helped: Vec<Helped>,
    /// Their answers that are kept, with what was asked.
    pub kept: Vec<KeptOf>,
    /// Whether they don't want to be asked for whoever asks now.
    pub not_for_asker: bool,
}

/// An answer of somebody that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOf {
    /// The thread of the question.
    pub thread: ChannelId,
    /// The question.
    pub question: String,
    /// The words.
    pub words: String,
}

/// A question in which somebody replied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replied {
    /// The question.
    pub question: QuestionKey,
    /// Its words, and what it was for.
    pub words: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When they first did.
    pub at: Timestamp,
    /// When they last did.
    pub last_at: Timestamp,
    /// Whether the asker wrote after one of their replies.
    pub asker_went_on: bool,
}

const REPLIES: &str = "
    SELECT q.guild, q.thread, q.question, q.purpose, q.asked_at, r.member, MIN(r.at) AS first_at,
        MAX(r.at) AS last_at, MAX(r.asker_went_on) AS went_on
    FROM question_replies AS r JOIN helpers AS h ON h.guild = r.guild AND h.member = r.member
    JOIN open_questions AS q ON q.guild = r.guild AND q.thread = r.thread
    WHERE r.guild = $1 GROUP BY q.guild, q.thread, q.question, q.purpose, q.asked_at, r.member
    ORDER BY first_at";

const KEPT: &str = "
    SELECT a.member, k.thread, k.question, k.words FROM kept_answers AS k
    JOIN kept_authors AS a ON a.guild = k.guild AND a.message = k.message
    WHERE k.guild = $1 AND k.state = 'kept' ORDER BY k.message";

impl Store {
    /// The helpers of a server who may be asked at all about a question, of this asker.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn candidates(
        &self,
        question: QuestionKey,
        asker: Option<MemberId>,
        now: Timestamp,
    ) -> Result<Vec<Candidate>, StoreError> {
        let guild = question.guild;
        let number = guild.number().cast_signed();
        let sql = format!(
            "SELECT {HELPER}, (SELECT COUNT(*) FROM not_for AS n WHERE n.guild = h.guild AND n.member = h.member
                AND n.other = $2) AS not_for_asker,
                (SELECT COUNT(*) FROM wakes AS w WHERE w.guild = h.guild AND w.member = h.member) AS woken
             FROM helpers AS h WHERE h.guild = $1 AND h.state IN ('awake', 'paused') ORDER BY h.member"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(number).bind(asker.map_or(0, member_number));
        let rows = query.fetch_all(&self.database.pool).await?;
        let mut candidates = BTreeMap::new();
        let counted = |row: &AnyRow| {
            let count = |column: &str| row.try_get::<i64, _>(column);
            Ok((helper(row)?, count("not_for_asker")? > 0, count("woken")?))
        };
        for (helper, not_for_asker, woken) in readable(&rows, counted) {
            let candidate = Candidate {
                helper,
                wakes: Vec::new(),
                woken: usize::try_from(woken).unwrap_or_default(),
                replied: Vec::new(),
                helped: Vec::new(),
                kept: Vec::new(),
                not_for_asker,
            };
            candidates.insert(candidate.helper.key.member, candidate);
        }
        for wake in self.wakes_that_tell(question, now).await? {
            if let Some(candidate) = candidates.get_mut(&wake.member) {
                candidate.wakes.push(wake);
            }
        }
        for (member, replied) in self.replies_on(guild).await? {
            if let Some(candidate) = candidates.get_mut(&member) {
                candidate.replied.push(replied);
            }
        }
        for helped in self.helped_on(guild).await? {
            if let Some(candidate) = candidates.get_mut(&helped.receiver) {
                candidate.helped.push(helped);
            }
        }
        for (member, kept) in self.kept_words_on(guild).await? {
            if let Some(candidate) = candidates.get_mut(&member) {
                candidate.kept.push(kept);
            }
        }
        Ok(candidates.into_values().collect())
    }

    async fn kept_words_on(&self, guild: GuildId) -> Result<Vec<(MemberId, KeptOf)>, StoreError> {
        let query = sqlx::query(KEPT).bind(guild.number().cast_signed());
        let rows = query.fetch_all(&self.database.pool).await?;
        Ok(readable(&rows, |row| {
            let kept = KeptOf {
                thread: id(row.try_get("thread")?, ChannelId::new)?,
                question: row.try_get("question")?,
                words: row.try_get("words")?,
            };
            Ok((id(row.try_get("member")?, MemberId::new)?, kept))
        }))
    }

    /// Those that limits and likings go by: of a server that asks much there are many others.
    async fn wakes_that_tell(&self, question: QuestionKey, now: Timestamp) -> Result<Vec<Wake>, StoreError> {
        let sql = format!(
            "SELECT {WAKE} FROM wakes AS w WHERE w.guild = $1
                AND (w.sent_at > $2 OR w.thread = $3 OR w.outcome = 'not_mine') ORDER BY w.sent_at"
        );
        let (guild, thread) = numbers(question);
        let week = before(now, SignedDuration::from_hours(7 * 24));
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(week).bind(thread);
        Ok(readable(&query.fetch_all(&self.database.pool).await?, wake))
    }

    async fn replies_on(&self, guild: GuildId) -> Result<Vec<(MemberId, Replied)>, StoreError> {
        let query = sqlx::query(REPLIES).bind(guild.number().cast_signed());
        let rows = query.fetch_all(&self.database.pool).await?;
        Ok(readable(&rows, |row| {
            let (question, purpose): (String, String) = (row.try_get("question")?, row.try_get("purpose")?);
            let replied = Replied {
                question: key(row)?,
                words: format!("{question}\n{purpose}").trim().to_owned(),
                asked_at: moment(row.try_get("asked_at")?)?,
                at: moment(row.try_get("first_at")?)?,
                last_at: moment(row.try_get("last_at")?)?,
                asker_went_on: row.try_get::<i64, _>("went_on")? != 0,
            };
            Ok((id(row.try_get("member")?, MemberId::new)?, replied))
        }))
    }

    /// How many messages to helpers went out on a server in the last day.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn wakes_today(&self, guild: GuildId, now: Timestamp) -> Result<usize, StoreError> {
        let row = sqlx::query("SELECT COUNT(*) FROM wakes WHERE guild = $1 AND sent_at > $2")
            .bind(guild.number().cast_signed())
            .bind(before(now, SignedDuration::from_hours(24)))
            .fetch_one(&self.database.pool)
            .await?;
        Ok(usize::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default())
    }
}
