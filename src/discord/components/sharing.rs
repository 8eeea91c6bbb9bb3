//! How is a passage shown to all that one member looked up: in the channel, or as the reply to somebody's message?
//!
//! What moderators chose holds here as for a question: where nothing is answered aloud nothing is shared, and the
//! pauses that they set are kept. Nobody speaks through the bot where they may not write themselves.

use std::num::NonZeroU64;
use std::time::{Duration, Instant};

use serenity::all::{ComponentInteraction, Context, Mentionable as _, MessageId, Permissions};

use crate::app::{Admission, Reply, Request, View, gives};
use crate::discord::access;
use crate::discord::memory::recent_answers::{Claim, Giving};
use crate::discord::render::button_ids::{MessageNumber, Trail};
use crate::discord::render::card::Card;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::rest::refusal::{Refusal, refusal_of, told};
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::domain::{Language, MemberId};
use crate::texts::{Texts, texts};

/// How long a press waits for somebody else who is about to say the same, of its three seconds.
const CLAIM_WITHIN: Duration = Duration::from_secs(1);

/// Shows a passage to all, unless it stands there already.
pub(crate) async fn share(
    ctx: &Context,
    press: &ComponentInteraction,
    state: &State,
    (trail, language): (Trail, Language),
) -> Result<(), Error> {
    let (texts, about) = (texts(language), trail.about);
    if let Some(words) = refusal(press, state, texts).await {
        let words = state.commands.clickable(&words);
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    }
    let page = Request::Page(trail.page(language, View::Passage));
    let reply = state.app.handle_for(requester(press.guild_id, press.user.id), page).await;
    let card = laid_out(&reply, press, state);
    let Some(passage) = gives(&reply) else { return send::reply_ephemeral(ctx, press, card).await };
    let claim = state.memory.claim(press.channel_id, passage, press.id.get());
    let words = match (tokio::time::timeout(CLAIM_WITHIN, claim).await, about) {
        (Ok(Claim::Ours(giving)), Some(to)) => {
            return post_as_reply(ctx, press, (card, to), giving, texts).await;
        }
        (Ok(Claim::Ours(giving)), None) => {
            let card = card.with_notes(&[texts.shared_by(&press.user.mention().to_string())]);
            return post(ctx, press, card, giving).await;
        }
        (Ok(Claim::SaidBefore(earlier)), _) => {
            texts.answered_before(&earlier.link(press.channel_id, press.guild_id))
        }
        (Err(_), _) => texts.apology(),
    };
    send::reply_ephemeral(ctx, press, Card::notice(&words)).await
}

fn laid_out(reply: &Reply, press: &ComponentInteraction, state: &State) -> Card {
    let presser = MemberId::new(NonZeroU64::from(press.user.id));
    reply::lay_out(reply, Reader::new(presser, &state.commands))
}

/// Why nothing is shared there, or not now; `None` where it may be, which begins the pauses.
async fn refusal(press: &ComponentInteraction, state: &State, texts: &dyn Texts) -> Option<String> {
    if !may_speak(press) {
        return Some(texts.may_not_speak());
    }
    let admission = match access::presser(press) {
        Some(asker) => state.app.admit_saying(asker, Instant::now()).await,
        None => Admission::Aloud,
    };
    match admission {
        Admission::Aloud => None,
        Admission::Privately | Admission::Elsewhere(_) => Some(texts.not_shared_here()),
        Admission::Wait(wait) => Some(texts.wait(wait.as_secs())),
    }
}

/// Whether whoever presses may write there themselves. A press tells of their permissions in its channel.
fn may_speak(press: &ComponentInteraction) -> bool {
    let permissions = press.member.as_ref().and_then(|member| member.permissions);
    let is_thread = press.channel.as_ref().is_some_and(|channel| channel.thread_metadata.is_some());
    let needed = if is_thread { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
    permissions.is_none_or(|may| may.contains(needed) || may.administrator())
}

/// Posts it for all to see, and remembers where.
async fn post(
    ctx: &Context,
    press: &ComponentInteraction,
    card: Card,
    mut giving: Giving,
) -> Result<(), Error> {
    send::defer(&ctx.http, press.into(), false).await?;
    *giving = Some(send::edit_deferred(&ctx.http, press.into(), card).await?);
    Ok(())
}

/// Posts it as the reply to the message that it was looked up for, and tells whoever pressed where it stands.
async fn post_as_reply(
    ctx: &Context,
    press: &ComponentInteraction,
    (card, to): (Card, MessageNumber),
    mut giving: Giving,
    texts: &dyn Texts,
) -> Result<(), Error> {
    // Discord may take longer over it than it waits for us.
    send::defer(&ctx.http, press.into(), true).await?;
    let card = card.with_notes(&[texts.pointed_out_by(&press.user.mention().to_string())]);
    let to = (press.channel_id, MessageId::from(to));
    let words = match send::reply_to(&ctx.http, to, card, press.id).await {
        Ok(posted) => {
            *giving = Some(posted);
            texts.posted(&posted.link(press.channel_id, press.guild_id))
        }
        Err(error) => not_posted(&error, press, texts),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await.map(drop)
}

/// What is said where Discord did not take the reply.
fn not_posted(error: &Error, press: &ComponentInteraction, texts: &dyn Texts) -> String {
    match refusal_of(error) {
        // The message that is replied to is a part of the body.
        Refusal::BadBody | Refusal::Gone => texts.message_gone(),
        Refusal::NoAccess | Refusal::NoPermission | Refusal::NoHistory => {
            texts.may_not_write(&press.channel_id.mention().to_string())
        }
        Refusal::Blocked => texts.held_back(),
        Refusal::Passing
        | Refusal::TooLate
        | Refusal::AlreadyAnswered
        | Refusal::NoDirectMessages
        | Refusal::Other => {
            tracing::error!(error = told(error), "posting a passage as a reply");
            texts.apology()
        }
    }
}
