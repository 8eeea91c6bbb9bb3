//! What have the moderators of a server chosen?

use std::num::NonZeroU64;
use std::time::Duration;

use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::columns::{duration, number, seconds};
use super::handle::Store;
use super::heard::unanswered;
use super::trouble::StoreError;
use crate::domain::{
    ChannelId, ChannelList, Group, GuildId, Language, MondayFigures, Settings, from_unix_millis, unix_millis,
};

/// What stands in the place of a number of seconds that nobody chose; 0 is a choice.
const NOT_CHOSEN: i64 = -1;

const CHOICES: &str = "
    SELECT language, member_cooldown, channel_cooldown, log_unanswered, group_channel, group_wakes, group_wait,
        group_gone_at, figures_channel, figures_timezone, figures_language
    FROM guild_settings WHERE guild_id = $1";

const CHANNELS: &str = "SELECT list, channel_id FROM guild_channels WHERE guild_id = $1";

const CHOOSE: &str = "
    INSERT INTO guild_settings (guild_id, language, member_cooldown, channel_cooldown, log_unanswered,
        group_channel, group_wakes, group_wait, group_gone_at, figures_channel, figures_timezone,
        figures_language)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (guild_id) DO UPDATE SET
        language = excluded.language,
        member_cooldown = excluded.member_cooldown,
        channel_cooldown = excluded.channel_cooldown,
        log_unanswered = excluded.log_unanswered,
        group_channel = excluded.group_channel, group_wakes = excluded.group_wakes,
        group_wait = excluded.group_wait, group_gone_at = excluded.group_gone_at,
        figures_channel = excluded.figures_channel, figures_timezone = excluded.figures_timezone,
        figures_language = excluded.figures_language";

const CLEAR: &str = "DELETE FROM guild_channels WHERE guild_id = $1";

const LIST: &str = "INSERT INTO guild_channels (guild_id, list, channel_id) VALUES ($1, $2, $3)";

impl Store {
    /// What has been chosen for a server: the defaults where nothing has been.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn settings(&self, guild: GuildId) -> Result<Settings, StoreError> {
        let pool = &self.database.pool;
        let chosen = sqlx::query(CHOICES).bind(number(guild)).fetch_optional(pool).await?;
        let mut settings = chosen.map_or(Ok(Settings::default()), |row| read(&row))?;
        for row in sqlx::query(CHANNELS).bind(number(guild)).fetch_all(pool).await? {
            let (list, channel): (String, i64) = (row.try_get(0)?, row.try_get(1)?);
            // What only a newer program understands is none of ours.
            let list = ChannelList::ALL.into_iter().find(|known| name(*known) == list);
            let channel = NonZeroU64::new(channel.cast_unsigned()).map(ChannelId::new);
            if let (Some(list), Some(channel)) = (list, channel) {
                settings.channels_mut(list).insert(channel);
            }
        }
        Ok(settings)
    }

    /// Keeps what has been chosen for a server, all of it or nothing. Where unanswered questions are
    /// not to be kept, those that were are erased.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn keep_settings(&self, guild: GuildId, settings: &Settings) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let (group, figures) = (group_columns(settings.group), settings.figures.as_ref());
        sqlx::query(CHOOSE)
            .bind(number(guild))
            .bind(settings.language.map_or("", Language::code))
            .bind(settings.member_cooldown.map_or(NOT_CHOSEN, seconds))
            .bind(seconds(settings.channel_cooldown))
            .bind(i64::from(settings.log_unanswered))
            .bind(group[0])
            .bind(group[1])
            .bind(group[2])
            .bind(group[3])
            .bind(figures.map_or(0, |figures| figures.channel.number().cast_signed()))
            .bind(figures.map_or("", |figures| figures.timezone.as_str()))
            .bind(figures.map_or("", |figures| figures.language.code()))
            .execute(&mut *transaction)
            .await?;
        keep_channels(&mut transaction, guild, settings).await?;
        let mut erased = 0;
        if !settings.log_unanswered {
            let forget = sqlx::query(unanswered::FORGET).bind(number(guild));
            erased = forget.execute(&mut *transaction).await?.rows_affected();
        }
        self.database.commit_erasure(transaction, erased).await.map(drop)
    }
}

async fn keep_channels(
    transaction: &mut Transaction<'static, Any>,
    guild: GuildId,
    settings: &Settings,
) -> Result<(), StoreError> {
    sqlx::query(CLEAR).bind(number(guild)).execute(&mut **transaction).await?;
    for list in ChannelList::ALL {
        for channel in settings.channels(list) {
            let insert = sqlx::query(LIST).bind(number(guild)).bind(name(list));
            insert.bind(channel.number().cast_signed()).execute(&mut **transaction).await?;
        }
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<Settings, StoreError> {
    Ok(Settings {
        language: row.try_get::<String, _>(0)?.parse().ok(),
        member_cooldown: Some(row.try_get(1)?).filter(|seconds| *seconds != NOT_CHOSEN).map(duration),
        channel_cooldown: duration(row.try_get(2)?),
        log_unanswered: row.try_get::<i64, _>(3)? != 0,
        group: read_group(row)?,
        figures: read_figures(row)?,
        ..Settings::default()
    })
}

/// The channel, whether helpers are asked, the minutes before that, and since when the channel is gone.
fn group_columns(group: Option<Group>) -> [i64; 4] {
    let Some(group) = group else { return [0, 1, minutes(Group::WAITS[1]), 0] };
    [
        group.channel.number().cast_signed(),
        i64::from(group.wakes),
        minutes(group.wait),
        group.gone_at.map_or(0, unix_millis),
    ]
}

fn minutes(time: Duration) -> i64 {
    i64::try_from(time.as_secs() / 60).unwrap_or(i64::MAX)
}

fn read_group(row: &AnyRow) -> Result<Option<Group>, StoreError> {
    let channel: i64 = row.try_get(4)?;
    let Some(channel) = NonZeroU64::new(channel.cast_unsigned()).map(ChannelId::new) else { return Ok(None) };
    let wait = u64::try_from(row.try_get::<i64, _>(6)?).unwrap_or_default();
    Ok(Some(Group {
        channel,
        wakes: row.try_get::<i64, _>(5)? != 0,
        wait: Duration::from_secs(wait.saturating_mul(60)),
        gone_at: Some(row.try_get(7)?).filter(|at| *at != 0).map(from_unix_millis),
    }))
}

fn read_figures(row: &AnyRow) -> Result<Option<MondayFigures>, StoreError> {
    let channel: i64 = row.try_get(8)?;
    let language = row.try_get::<String, _>(10)?.parse().ok();
    let channel = NonZeroU64::new(channel.cast_unsigned()).map(ChannelId::new);
    let Some((channel, language)) = channel.zip(language) else { return Ok(None) };
    Ok(Some(MondayFigures { channel, timezone: row.try_get(9)?, language }))
}

fn name(list: ChannelList) -> &'static str {
    match list {
        ChannelList::Answer => "answer",
        ChannelList::Private => "private",
        ChannelList::Questions => "questions",
        ChannelList::Forums => "forums",
    }
}
