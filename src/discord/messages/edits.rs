//! What if a question is edited, or deleted, after it was answered?

use serenity::all::{ChannelId, Context, MessageId, MessageUpdateEvent};

use super::mention::{Addressed, Incoming, compose, without_mention};
use crate::discord::memory::recent_answers::hash;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};

/// An edit within this time, in seconds, is taken for a slip of the pen.
const SLIP: i64 = 60;

/// Answers the edited question in the place of the first. An edit that leaves the words alone, such
/// as the preview of a link that Discord adds, changes nothing.
pub(crate) async fn edited(ctx: &Context, event: &MessageUpdateEvent, state: &State) -> Result<(), Error> {
    let Some(bot) = state.directory.bot() else { return Ok(()) };
    let words = without_mention(event.content.as_deref().unwrap_or_default(), bot);
    if !is_a_slip(event) || !words.chars().any(char::is_alphanumeric) {
        return Ok(());
    }
    let Some(author) = event.author.as_ref().filter(|_| state.memory.is_question(event.id)) else {
        return Ok(());
    };
    // Whoever changes theirs faster than can be answered is left with an earlier answer.
    let Ok(_share) = state.app.take_on(requester(event.guild_id, author.id)) else { return Ok(()) };
    let Some(mut turn) = state.memory.turn(event.id).await else { return Ok(()) };
    let Some(answer) = turn.answer else { return Ok(()) };
    if turn.asked == hash(&words) {
        return Ok(());
    }
    let before = std::mem::replace(&mut turn.asked, hash(&words));
    let about = event.referenced_message.as_ref().and_then(|earlier| earlier.as_deref());
    let incoming = Incoming {
        addressed: Addressed::Answer(words),
        about: about.filter(|earlier| earlier.author.id == bot),
        id: event.id,
        channel: event.channel_id,
        guild: event.guild_id,
        asker: author.id,
    };
    state.memory.take_back(answer.1);
    let mut outgoing = compose(&incoming, state).await;
    if outgoing.aside.is_some() {
        turn.asked = before;
        return Ok(());
    }
    send::replace(&ctx.http, answer, outgoing.card.clone()).await?;
    outgoing.is_at(answer.1);
    state.questions.forget(event.id);
    incoming.remember(&outgoing, answer.1, state);
    Ok(())
}

fn is_a_slip(event: &MessageUpdateEvent) -> bool {
    let said = event.id.created_at().unix_timestamp();
    event.edited_timestamp.is_some_and(|edited| edited.unix_timestamp() - said <= SLIP)
}

/// Takes the answers to deleted questions away.
pub(crate) async fn deleted(ctx: &Context, messages: &[MessageId], state: &State) -> Result<(), Error> {
    for message in messages {
        state.questions.forget(*message);
        if let Some(answer) = answer_to(*message, state).await {
            state.memory.take_back(answer.1);
            send::delete(&ctx.http, answer).await?;
        }
    }
    Ok(())
}

async fn answer_to(deleted: MessageId, state: &State) -> Option<(ChannelId, MessageId)> {
    if !state.memory.delete(deleted) {
        return None;
    }
    state.memory.turn(deleted).await?.answer.take()
}
