//! What does `/daily set` do?

use std::num::NonZeroU64;

use serenity::all::PartialChannel;

use super::begun::{Begun, answer, begin, language_of, say, unfit};
use super::{draft, offers};
use crate::app::daily::{Draft, ScheduleRequest, Typed};
use crate::discord::daily::words;
use crate::discord::state::{Context, Error};
use crate::domain::schedule::LanguageRule;
use crate::domain::schedule::extras::{Extra, Extras};
use crate::domain::{Language, MemberId};

/// The language of the quotes, as offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
pub(super) enum LanguageChoice {
    Dutch,
    English,
    Alternate,
}

impl From<LanguageChoice> for LanguageRule {
    fn from(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::Dutch => Self::Always(Language::Dutch),
            LanguageChoice::English => Self::Always(Language::English),
            LanguageChoice::Alternate => Self::Alternate,
        }
    }
}

/// Sets the schedule of a channel.
#[expect(clippy::too_many_arguments, reason = "poise makes an option of each")]
#[poise::command(slash_command)]
pub(super) async fn set(
    ctx: Context<'_>,
    #[channel_types("Text", "News", "PublicThread", "PrivateThread", "NewsThread")] channel: Option<
        PartialChannel,
    >,
    #[autocomplete = "offers::times"]
    #[max_length = 60]
    time: Option<String>,
    #[autocomplete = "offers::zones"]
    #[max_length = 60]
    timezone: Option<String>,
    #[rename = "language"] spoken: Option<LanguageChoice>,
    #[autocomplete = "offers::topics"]
    #[max_length = 200]
    #[rename = "topics"]
    about: Option<String>,
    #[autocomplete = "offers::days"]
    #[max_length = 100]
    #[rename = "days"]
    on: Option<String>,
    #[min = 0]
    #[max = 23]
    late: Option<u8>,
    publish: Option<bool>,
    thread: Option<bool>,
) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, None).await? else { return Ok(()) };
    let channel = channel.map_or(ctx.interaction.channel_id, |channel| channel.id);
    let chosen = |extra: Option<bool>| extra.map_or(Extra::Off, Extra::chosen);
    let extras = Extras { publish: chosen(publish), thread: chosen(thread) };
    if let Some(words) = unfit(ctx, channel, extras, language).await {
        return say(ctx, &words).await;
    }
    let request = ScheduleRequest {
        guild: asked.guild,
        channel: crate::domain::ChannelId::new(channel.into()),
        time: None,
        zone: None,
        days: None,
        topics: about,
        language: spoken.map(LanguageRule::from),
        late_hours: late,
        publish,
        thread,
        by: MemberId::new(NonZeroU64::from(ctx.interaction.user.id)),
        speaks: language,
        server_language: language_of(ctx, None).await,
        locale: ctx.interaction.guild_locale.clone(),
    };
    match Draft::of(&Typed { time, zone: timezone, days: on }, request) {
        Ok(draft) if draft.is_exact() => {
            let set = quote.set(&draft.request).await;
            answer(ctx, language, set.map(|view| words::set(&view, language))).await
        }
        Ok(draft) => draft::propose(ctx, quote, draft, language).await,
        Err(why) => answer(ctx, language, Err(why)).await,
    }
}
