//! What is offered while the options of `/daily set` are being typed? What is understood already, before all
//! else: chosen from the list, it is set as it stands there.

use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

use super::begun::language_of;
use crate::discord::daily::words;
use crate::discord::render::limits;
use crate::discord::respond::offer;
use crate::discord::state::Context;
use crate::domain::Language;
use crate::domain::schedule::PostTime;
use crate::schedule::{self, Reading};
use crate::texts::{arranging, daily as texts};

/// The hours that are offered before anything is typed.
const HOURS: [u16; 8] = [7, 8, 9, 10, 12, 17, 19, 21];

pub(super) async fn times<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let language = language(ctx).await;
    let read = schedule::time(typed, language).map(Reading::candidates).unwrap_or_default();
    let usual = HOURS.into_iter().filter_map(|hour| PostTime::from_minutes(hour * 60));
    let usual = usual.filter(|_| typed.trim().is_empty());
    offer(read.into_iter().chain(usual).map(|time| time.to_string()).collect())
}

pub(super) async fn zones<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let language = language(ctx).await;
    let guess = schedule::guess(ctx.interaction.guild_locale.as_deref());
    let mut names = schedule::known_zone(typed, guess).map(Reading::candidates).unwrap_or_default();
    for name in schedule::suggest(typed, guess, limits::CHOICES) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(limits::CHOICES);
    let choices = names.into_iter().map(|name| AutocompleteChoice::new(words::zone(&name, language), name));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

pub(super) async fn topics<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let daily = ctx.data().daily.get();
    offer(daily.map(|daily| daily.suggest_topics(typed, limits::CHOICES)).unwrap_or_default())
}

pub(super) async fn days<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let language = language(ctx).await;
    let mut offered: Vec<String> = match schedule::days(typed) {
        Some(Reading::Exact(_)) => vec![typed.to_owned()],
        read => {
            let meant = read.map(Reading::candidates).unwrap_or_default();
            meant.into_iter().map(|days| arranging(language).days(days)).collect()
        }
    };
    let fits = |choice: &&str| choice.to_lowercase().contains(&typed.trim().to_lowercase());
    for choice in texts(language).day_choices().iter().copied().filter(fits) {
        if !offered.iter().any(|offered| offered == choice) {
            offered.push(choice.to_owned());
        }
    }
    offer(offered)
}

/// The language of who types.
async fn language(ctx: Context<'_>) -> Language {
    language_of(ctx, Some(&ctx.interaction.locale)).await
}
