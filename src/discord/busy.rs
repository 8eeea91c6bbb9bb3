//! What does somebody hear whose request there is no room for?

use serenity::all::{FullEvent, GuildId, Http, Interaction};

use super::rest::refusal::code;
use super::rest::send::{self, InteractionRef};
use super::state::State;
use super::{aside, locale};
use crate::app::{BUSY_FOR, Requester, TooMuch};
use crate::discord::render::card::Card;
use crate::domain::Language;
use crate::texts::texts;

/// Tells them to come back later, in private. Where too many are to be told, nobody is told any more:
/// nothing piles up here.
pub(crate) async fn refuse(
    http: &Http,
    event: &FullEvent,
    (whose, why): (Requester, TooMuch),
    state: &State,
) {
    let told = match (state.app.tell(whose).await, state.begin_work()) {
        (Some(_telling), Some(_at_work)) => tell(http, event, why, state).await,
        _ => false,
    };
    state.app.refused(why, told);
}

/// Whether that could be told.
async fn tell(http: &Http, event: &FullEvent, why: TooMuch, state: &State) -> bool {
    match event {
        FullEvent::InteractionCreate { interaction } => {
            let Some(asked) = Asked::of(interaction) else { return false };
            let words = Card::notice(&words(why, asked.language(state)));
            let told = send::say(http, asked.whose, words, true).await;
            if let Err(error) = &told {
                tracing::debug!(code = code(error), "telling somebody that it is too much");
            }
            told.is_ok()
        }
        FullEvent::Message { new_message } => {
            let words = async || words(why, locale::language(new_message, &new_message.content, state).await);
            aside::tell(http, new_message, (BUSY_FOR, words), state).await
        }
        _ => false,
    }
}

fn words(why: TooMuch, language: Language) -> String {
    match why {
        TooMuch::OfOne => texts(language).one_at_a_time(),
        TooMuch::OfAll => texts(language).busy(BUSY_FOR.as_secs()),
    }
}

/// What somebody used, and in which language they are told of it.
struct Asked<'i> {
    whose: InteractionRef<'i>,
    guild: Option<GuildId>,
    locale: &'i str,
    guild_locale: Option<&'i str>,
}

impl<'i> Asked<'i> {
    /// Nothing for what is typed for a command: no choices are offered then, and nobody misses them.
    fn of(interaction: &'i Interaction) -> Option<Self> {
        Some(match interaction {
            Interaction::Command(command) => Self {
                whose: command.into(),
                guild: command.guild_id,
                locale: &command.locale,
                guild_locale: command.guild_locale.as_deref(),
            },
            Interaction::Component(press) => Self {
                whose: press.into(),
                guild: press.guild_id,
                locale: &press.locale,
                guild_locale: press.guild_locale.as_deref(),
            },
            Interaction::Modal(form) => Self {
                whose: form.into(),
                guild: form.guild_id,
                locale: &form.locale,
                guild_locale: form.guild_locale.as_deref(),
            },
            _ => return None,
        })
    }

    fn language(&self, state: &State) -> Language {
        state.language(Some(self.locale), state.server_locale(self.guild, self.guild_locale))
    }
}
