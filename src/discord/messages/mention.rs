//! What is said to a mention, a reply, or a direct message?

use std::time::{Duration, Instant};

use serenity::all::{Context, Mentionable as _, Message};

use super::addressed::{Addressed, addressed, is_talk};
use super::compose::{Incoming, compose};
use super::names::{Names, wording};
use super::{proxied, unprompted};
use crate::app::BUSY_FOR;
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::discord::{access, aside, failures, locale};
use crate::texts::texts;

/// How long somebody who called the bot by its role is not told again to call it by its name.
const BY_NAME_AGAIN_AFTER: Duration = Duration::from_secs(10 * 60);
/// How long somebody who sent a picture is not told again that the bot can't see it: an album is many.
const WORDLESS_AGAIN_AFTER: Duration = Duration::from_secs(60);

pub(crate) async fn message(ctx: &Context, message: &Message, state: &State) -> Result<(), Error> {
    let Some(names) = Names::on(message.guild_id, state) else { return Ok(()) };
    proxied::hear(message, &names, state);
    let addressed = addressed(message, &names);
    match &addressed {
        Addressed::Nothing => return unprompted::message(ctx, message, state).await,
        Addressed::Answer(text) if is_talk(message, &names, text, state) => return Ok(()),
        Addressed::Answer(text) | Addressed::Theirs(text) => {
            if !access::may_answer(ctx, message, text, state).await? {
                // Told once: an edit is not told again.
                state.memory.begin(message.id, wording(message, &names));
                return Ok(());
            }
        }
        Addressed::Unreadable | Addressed::ByRole | Addressed::Picture | Addressed::Voice => {
            return explain(ctx, message, &addressed, state).await;
        }
        Addressed::Help => {}
    }
    let Some(mut turn) = state.memory.begin(message.id, wording(message, &names)) else { return Ok(()) };
    let incoming = Incoming::of(addressed, message, &names);
    let mut outgoing = compose(&incoming, state).await;
    if let Some(words) = outgoing.aside.take() {
        aside::tell(&ctx.http, message, (BUSY_FOR, async || words), state).await;
        return Ok(());
    }
    match send::reply(&ctx.http, message, outgoing.card.clone()).await {
        Ok(id) => {
            turn.answer = Some((message.channel_id, id));
            outgoing.is_at(id);
            incoming.remember(&outgoing, id, state);
        }
        // The asker is told in another way.
        Err(error) => {
            failures::unsaid(&ctx.http, message, outgoing.card, texts(outgoing.language), &error).await
        }
    }
    Ok(())
}

/// Tells somebody whose question can't be heard how to put it.
async fn explain(ctx: &Context, message: &Message, heard: &Addressed, state: &State) -> Result<(), Error> {
    let again_after = match heard {
        Addressed::ByRole => BY_NAME_AGAIN_AFTER,
        Addressed::Picture | Addressed::Voice => WORDLESS_AGAIN_AFTER,
        _ => Duration::ZERO,
    };
    let whose = requester(message.guild_id, message.author.id);
    if !again_after.is_zero() && !state.explained.is_due(whose, again_after, Instant::now()) {
        return Ok(());
    }
    // Where moderators want no word of it, it says so, and no more.
    if !access::may_answer(ctx, message, "", state).await? {
        return Ok(());
    }
    let texts = texts(locale::language(message, "", state).await);
    let words = match heard {
        Addressed::ByRole => {
            let bot = state.directory.bot().map(|bot| bot.mention().to_string()).unwrap_or_default();
            texts.called_by_role(&bot)
        }
        Addressed::Picture => texts.cannot_see(),
        Addressed::Voice => texts.cannot_listen(),
        _ => texts.cannot_read_theirs(),
    };
    send::reply(&ctx.http, message, Card::notice(&words)).await.map(drop)
}
