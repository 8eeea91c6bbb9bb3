//! Which quotable lines has a place been shown?

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use sqlx::{Any, Executor, Row as _};

use super::handle::Store;
use super::trouble::StoreError;
use crate::domain::deck::{self, Draw, Shown};
use crate::domain::{Language, LineKey, Place, Trouble, unix_millis};

/// How long a place may be silent before what it has been shown is forgotten: a year, and some
/// weeks for a community that comes together once a year.
pub const FORGOTTEN_AFTER: Duration = Duration::from_hours(24 * 400);

/// How often another draw in the same place, at the same moment, may get ahead of this one. Each
/// time it does, it has drawn a line of its own, so that this can't be a standstill.
pub(super) const ATTEMPTS: u64 = 100;

/// Only as long as nobody else has shown the line in the same round, in the meantime.
const MARK: &str = "
    INSERT INTO quotes_shown (place_kind, place_id, language, line, round, shown_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (place_kind, place_id, language, line)
    DO UPDATE SET round = excluded.round, shown_at = excluded.shown_at
    WHERE quotes_shown.round < excluded.round";

const SHOWN: &str = "
    SELECT line, round, shown_at FROM quotes_shown
    WHERE place_kind = $1 AND place_id = $2 AND language = $3";

const FORGET: &str = "
    DELETE FROM quotes_shown WHERE (place_kind, place_id) IN (
        SELECT place_kind, place_id FROM quotes_shown
        GROUP BY place_kind, place_id HAVING MAX(shown_at) < $1
    )";

impl Store {
    /// Chooses one of these lines for a place, as [`deck::draw`] does, and remembers that it has
    /// been shown at this moment. No two draws give the same line in the same round, not even from
    /// two processes. `None` when there are no lines.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn draw_line(
        &self,
        place: Place,
        language: Language,
        lines: &[LineKey],
        seed: u64,
        now: SystemTime,
    ) -> Result<Option<LineKey>, StoreError> {
        for attempt in 0..ATTEMPTS {
            let shown = lines_shown(&self.database.pool, place, language).await?;
            let Some(draw) = deck::draw(lines, &shown, seed.wrapping_add(attempt), unix_millis(now)) else {
                return Ok(None);
            };
            if mark_shown(&self.database.pool, place, language, draw).await? {
                return Ok(Some(draw.line));
            }
        }
        Err(Trouble::Locked.into())
    }

    /// Forgets the places that have not been shown any line for [`FORGOTTEN_AFTER`]; says how many
    /// lines that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_silent_places(&self, now: SystemTime) -> Result<u64, StoreError> {
        let since = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut transaction = self.database.begin_write().await?;
        let forgotten = sqlx::query(FORGET).bind(unix_millis(since)).execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, forgotten.rows_affected()).await
    }
}

pub(super) async fn lines_shown(
    database: impl Executor<'_, Database = Any>,
    place: Place,
    language: Language,
) -> Result<HashMap<LineKey, Shown>, StoreError> {
    let (kind, id) = columns(place);
    let rows = sqlx::query(SHOWN).bind(kind).bind(id).bind(language.code()).fetch_all(database).await?;
    let mut shown = HashMap::with_capacity(rows.len());
    for row in rows {
        let line = LineKey::new(row.try_get::<i64, _>(0)?.cast_unsigned());
        shown.insert(line, Shown { round: row.try_get(1)?, at: row.try_get(2)? });
    }
    Ok(shown)
}

/// Whether it was still this draw's to show.
pub(super) async fn mark_shown(
    database: impl Executor<'_, Database = Any>,
    place: Place,
    language: Language,
    draw: Draw,
) -> Result<bool, StoreError> {
    let (kind, id) = columns(place);
    let marked = sqlx::query(MARK)
        .bind(kind)
        .bind(id)
        .bind(language.code())
        .bind(draw.line.number().cast_signed())
        .bind(draw.shown.round)
        .bind(draw.shown.at)
        .execute(database)
        .await?;
    Ok(marked.rows_affected() == 1)
}

/// A place as it stands in the table.
fn columns(place: Place) -> (&'static str, i64) {
    match place {
        Place::Guild(guild) => ("guild", guild.number().cast_signed()),
        Place::Member(member) => ("member", member.number().cast_signed()),
        Place::Terminal => ("terminal", 0),
    }
}
