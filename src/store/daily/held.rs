//! What can whoever holds a claim do with it?

use jiff::Timestamp;
use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

use super::claims::Claim;
use super::extras;
use super::posts::advance;
use super::schedules::{look_at, numbers};
use crate::domain::schedule::{Progress, Settlement};
use crate::domain::{Language, LineKey, MessageId, Place, Trouble, deck};
use crate::store::handle::Store;
use crate::store::quotes::{self, ATTEMPTS};
use crate::store::trouble::StoreError;

/// Changes a post as long as it is still ours.
macro_rules! where_ours {
    ($change:literal) => {
        concat!(
            $change,
            " WHERE guild = $1 AND channel = $2 AND local_date = $3 AND holder = $4 AND fate = 'claimed'"
        )
    };
}

const KEEP_LINE: &str = where_ours!("UPDATE posts SET line = $5, language = $6");

const READ_UP_TO: &str = where_ours!("UPDATE posts SET read_up_to = $5");

const HOLD: &str = where_ours!("UPDATE posts SET lease_until = $5");

const WITHDRAW: &str = where_ours!("DELETE FROM posts");

const SETTLE: &str = "
    UPDATE posts SET fate = $1, message = $2, settled_at = $3
    WHERE guild = $4 AND channel = $5 AND local_date = $6 AND fate = 'claimed'";

impl Store {
    /// Draws one of these lines for a post that is ours, from the server's deck, and keeps it with the
    /// post in the same step. `None` when there are no lines, or when it is no longer ours.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn draw_for_post(
        &self,
        claim: &Claim,
        language: Language,
        lines: &[LineKey],
        seed: u64,
        now: Timestamp,
    ) -> Result<Option<LineKey>, StoreError> {
        let place = Place::Guild(claim.schedule.key.guild);
        for attempt in 0..ATTEMPTS {
            let mut transaction = self.database.begin_write().await?;
            let shown = quotes::lines_shown(&mut *transaction, place, language).await?;
            let seed = seed.wrapping_add(attempt);
            let Some(draw) = deck::draw(lines, &shown, seed, now.as_millisecond()) else {
                return Ok(None);
            };
            if !quotes::mark_shown(&mut *transaction, place, language, draw).await? {
                continue;
            }
            let kept = ours(claim, KEEP_LINE).bind(draw.line.number().cast_signed()).bind(language.code());
            if kept.execute(&mut *transaction).await?.rows_affected() != 1 {
                return Ok(None);
            }
            transaction.commit().await?;
            return Ok(Some(draw.line));
        }
        Err(Trouble::Locked.into())
    }

    /// Keeps a post that is ours until a later moment, whatever is done till then; or leaves it till
    /// then to whichever process is the first. Says whether it was still ours.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn hold_post(&self, claim: &Claim, until: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let held = ours(claim, HOLD).bind(until.as_millisecond()).execute(&mut *transaction).await?;
        if held.rows_affected() == 1 {
            look_at(&mut transaction, claim.schedule, until).await?;
        }
        transaction.commit().await?;
        Ok(held.rows_affected() == 1)
    }

    /// Notes up to which message the channel of a post that is ours has been read without finding it.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn note_read(&self, claim: &Claim, up_to: MessageId) -> Result<(), StoreError> {
        let noted = ours(claim, READ_UP_TO).bind(up_to.number().cast_signed());
        noted.execute(&self.database.pool).await?;
        Ok(())
    }

    /// Takes back a claim on a post that is not there, and not due yet.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn withdraw_claim(&self, claim: &Claim, progress: Progress) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        ours(claim, WITHDRAW).execute(&mut *transaction).await?;
        advance(&mut transaction, claim.schedule, progress).await?;
        Ok(transaction.commit().await?)
    }

    /// Writes down what became of a post that was claimed, and how far the schedule has been dealt
    /// with. That it is there is true whoever says so: for that the post need not be ours any more.
    /// Says whether it was not known before; with a post that was not, what is to be done with it is noted
    /// too.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn settle_post(
        &self,
        claim: &Claim,
        settlement: Settlement,
        progress: Progress,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (guild, channel) = numbers(claim.schedule.key);
        let mut transaction = self.database.begin_write().await?;
        advance(&mut transaction, claim.schedule, progress).await?;
        let settled = sqlx::query(SETTLE)
            .bind(settlement.fate().code())
            .bind(settlement.message().map(|message| message.number().cast_signed()))
            .bind(now.as_millisecond())
            .bind(guild)
            .bind(channel)
            .bind(claim.post.date.to_string())
            .execute(&mut *transaction)
            .await?;
        let new = settled.rows_affected() == 1;
        if let Some(message) = settlement.message().filter(|_| new) {
            extras::note(&mut transaction, claim, message, now).await?;
        }
        transaction.commit().await?;
        Ok(new)
    }
}

/// A statement about a post that is still ours, up to what it changes.
fn ours(claim: &Claim, statement: &'static str) -> Query<'static, Any, AnyArguments> {
    let (guild, channel) = numbers(claim.schedule.key);
    let query = sqlx::query(statement).bind(guild).bind(channel);
    query.bind(claim.post.date.to_string()).bind(claim.holder)
}
