//! What does `/quote` give? A quotable line, on a topic and in a language where one is asked for.

use serenity::all::CreateAutocompleteResponse;

use super::localise::localised;
use crate::app::{QuoteWish, Request};
use crate::discord::access;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::respond::{Manner, language, offer, place, reply, respond};
use crate::discord::state::{Context, Error, State};
use crate::domain::Language;
use crate::texts::texts;

/// How many topics are named to somebody who asked for another.
const NAMED: usize = 10;

/// The language of the line, as offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
enum Spoken {
    Dutch,
    English,
}

impl From<Spoken> for Language {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Dutch => Self::Dutch,
            Spoken::English => Self::English,
        }
    }
}

/// `/quote`, with the names of the languages in every language.
pub(crate) fn command() -> poise::Command<State, Error> {
    let mut command = quote();
    for parameter in &mut command.parameters {
        let names =
            Language::ALL.map(|spoken| Language::ALL.map(|reader| texts(reader).language_name(spoken)));
        let choices = parameter.choices.iter().cloned().zip(names).map(|(mut choice, [dutch, english])| {
            choice.localizations = localised(&english, &dutch);
            choice.name = english.into();
            choice
        });
        parameter.choices = choices.collect::<Vec<_>>().into();
    }
    command
}

/// Gives a quotable line.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
async fn quote(
    ctx: Context<'_>,
    #[autocomplete = "topics"]
    #[max_length = 200]
    topic: Option<String>,
    #[rename = "language"] spoken: Option<Spoken>,
) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let Some(visibility) = access::open_to_say(ctx).await? else { return Ok(()) };
    let (app, language) = (&ctx.data().app, language(ctx));
    let wanted = topic.as_deref().map(|typed| app.quote_topic(typed).ok_or(typed)).transpose();
    let topic = match wanted {
        Ok(topic) => topic,
        Err(typed) => return reply(ctx, unknown(ctx, typed), true).await,
    };
    let wish = QuoteWish { topic, spoken: spoken.map(Language::from) };
    let manner = Manner { private: visibility.is_private(None), shareable: false, about: None };
    respond(ctx, Request::Quote { place: place(ctx), language, wish }, manner).await
}

/// Tells which topics there are, to somebody who asked for another.
fn unknown(ctx: Context<'_>, typed: &str) -> Card {
    let language = language(ctx);
    let mut topics = ctx.data().app.quote_topics("", language);
    topics.truncate(NAMED);
    let topics: Vec<_> = topics.iter().map(|topic| escape(topic)).collect();
    let typed = escape(&limits::cut(typed, limits::ECHO));
    Card::notice(&texts(language).no_quote_on(&typed, &topics))
}

async fn topics<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    offer(ctx.data().app.quote_topics(typed, language(ctx)))
}
