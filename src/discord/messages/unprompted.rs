//! When does the bot answer a question that was not put to it? In channels and forums that
//! moderators chose for that, and only when it is sure.

use std::time::Instant;

use serenity::all::{Context, Message, MessageType};

use super::compose::Outgoing;
use super::names::{Names, wording};
use super::posts;
use super::sure::{Sure, sure_answer, whose};
use crate::app::{Admission, Asker};
use crate::discord::access;
use crate::discord::memory::recent_answers::Claim;
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::ChannelList;
use crate::search::asks_everybody;
use crate::texts::texts;

/// Answers what somebody asked everybody, in a channel for questions or with a post in a forum; once, and an
/// edit or deletion of the question is then followed as that of any other.
pub(crate) async fn message(ctx: &Context, message: &Message, state: &State) -> Result<(), Error> {
    let Some(names) = Names::on(message.guild_id, state) else { return Ok(()) };
    let Some((asker, found)) = find(ctx, message, state).await else { return Ok(()) };
    if state.app.admit(asker, Instant::now()).await != Admission::Aloud {
        // Where answers are private nobody wants one that they did not ask for.
        return Ok(());
    }
    let Some(mut turn) = state.memory.begin(message.id, wording(message, &names)) else { return Ok(()) };
    let mut outgoing = claimed(message, found, state).await;
    let said = if posts::begins_one(message) {
        send::post(&ctx.http, message.channel_id, outgoing.card.clone(), message.id.to_string()).await?
    } else {
        send::reply(&ctx.http, message, outgoing.card.clone()).await?
    };
    turn.answer = Some((message.channel_id, said));
    outgoing.is_at(said);
    Ok(())
}

/// What the bot would say to a message that was not put to it; `None` where it keeps silent.
pub(crate) async fn sure(ctx: &Context, message: &Message, state: &State) -> Option<Outgoing> {
    let (_, found) = find(ctx, message, state).await?;
    Some(claimed(message, found, state).await)
}

/// The sure answer to a message in a place where that is wanted, and who asks there.
async fn find(ctx: &Context, message: &Message, state: &State) -> Option<(Asker, Sure)> {
    if posts::begins_one(message) {
        return posts::find(ctx, message, state).await;
    }
    if !state.message_content || !is_for_everybody(message) || !asks_everybody(&message.content) {
        return None;
    }
    let asker = access::asker(ctx, message, state).await?;
    // What is said in a thread below a channel for questions is between those who talk there.
    let in_a_thread = asker.spot.parent.is_some();
    if in_a_thread || !state.app.settings(asker.guild).await.lists(ChannelList::Questions, asker.spot) {
        return None;
    }
    let _share = state.app.take_on_unasked(whose(asker))?;
    Some((asker, sure_answer(state, asker, &message.content).await?))
}

/// The answer, unless the channel was told it lately: then, where it stands.
async fn claimed(message: &Message, found: Sure, state: &State) -> Outgoing {
    match state.memory.claim(message.channel_id, found.gives, message.id.get()).await {
        Claim::Ours(giving) => Outgoing::answer(found.card, found.language, Some(giving)),
        Claim::SaidBefore(earlier) => {
            let link = earlier.link(message.channel_id, message.guild_id);
            let words = texts(found.language).answered_before(&link);
            Outgoing::answer(Card::notice(&words), found.language, None)
        }
    }
}

/// A person's own words, to nobody in particular.
fn is_for_everybody(message: &Message) -> bool {
    !message.author.bot
        && message.webhook_id.is_none()
        && message.kind == MessageType::Regular
        && message.message_snapshots.is_empty()
        && message.mentions.is_empty()
        && message.mention_roles.is_empty()
        && !message.mention_everyone
}
