//! Who found a kept answer not helpful?

use jiff::Timestamp;
use sqlx::Row as _;

use super::answers::{find, follow, update};
use crate::domain::MemberId;
use crate::domain::kept_answer::{DOUBTERS, KeptEvent, KeptState};
use crate::domain::thanks::MessageKey;
use crate::store::group::rows::member_number;
use crate::store::handle::Store;
use crate::store::thanks::message_numbers;
use crate::store::trouble::StoreError;

const DOUBT: &str = "INSERT INTO kept_doubters (guild, message, member) VALUES ($1, $2, $3)
    ON CONFLICT (guild, message, member) DO NOTHING";

const COUNT: &str = "SELECT COUNT(*) FROM kept_doubters WHERE guild = $1 AND message = $2";

impl Store {
    /// A member found a kept answer not helpful: the third puts it before the moderators again, and until then it
    /// isn't shown. Says whether this one did.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn doubt(&self, key: MessageKey, member: MemberId, now: Timestamp) -> Result<bool, StoreError> {
        let (guild, message) = message_numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let Some(before) = find(&mut transaction, key).await? else { return Ok(false) };
        if before.state != KeptState::Kept {
            return Ok(false);
        }
        let doubt = sqlx::query(DOUBT).bind(guild).bind(message).bind(member_number(member));
        doubt.execute(&mut *transaction).await?;
        let count = sqlx::query(COUNT).bind(guild).bind(message).fetch_one(&mut *transaction).await?;
        let enough = usize::try_from(count.try_get::<i64, _>(0)?).unwrap_or_default() >= DOUBTERS;
        let mut rows = 0;
        if enough {
            let mut after = before.clone();
            after.happens(KeptEvent::Doubted, now);
            if update(&mut transaction, &after, now).await? {
                rows = follow(&mut transaction, (&before, &after), now).await?;
            }
        }
        self.database.commit_erasure(transaction, rows).await?;
        Ok(enough)
    }
}
