//! What if a question is edited, or deleted, after it was answered?

use serenity::all::{ChannelId, Context, Message, MessageId, MessageUpdateEvent, UserId};

use super::addressed::{Addressed, addressed, is_talk, put_to_the_bot};
use super::compose::{Incoming, Outgoing, compose};
use super::names::Names;
use super::names::wording;
use super::{mention, proxied, unprompted};
use crate::discord::memory::recent_answers::Turn;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};

/// An edit within this time, in seconds, is taken for a slip of the pen.
const SLIP: i64 = 60;
/// Within this time, in seconds, an edit may still put a question to the bot.
const AFTERTHOUGHT: i64 = 5 * 60;

/// Answers the edited question in the place of the first, and takes the answer away where it is none any
/// more. An edit that leaves the words alone, such as the preview of a link that Discord adds, changes
/// nothing. What becomes a question by its edit is answered as a new one.
pub(crate) async fn edited(ctx: &Context, event: &MessageUpdateEvent, state: &State) -> Result<(), Error> {
    let Some(after) =
        event.edited_timestamp.map(|edited| edited.unix_timestamp() - event.id.created_at().unix_timestamp())
    else {
        return Ok(());
    };
    let Some(message) = (after <= AFTERTHOUGHT).then(|| whole(event)).flatten() else { return Ok(()) };
    match state.memory.turn(message.id).await {
        Some(turn) if after <= SLIP => follow(ctx, &message, turn, state).await,
        Some(_) => Ok(()),
        None => afterthought(ctx, &message, state).await,
    }
}

/// Answers what became a question by its edit.
async fn afterthought(ctx: &Context, message: &Message, state: &State) -> Result<(), Error> {
    let Some(names) = Names::on(message.guild_id, state) else { return Ok(()) };
    let _share = match addressed(message, &names) {
        // Whatever nobody put to the bot takes a share of its own.
        Addressed::Nothing => None,
        // Whoever changes theirs faster than can be answered is left without.
        _ => match state.app.take_on(requester(message.guild_id, message.author.id)) {
            Ok(share) => Some(share),
            Err(_) => return Ok(()),
        },
    };
    mention::message(ctx, message, state).await
}

/// The message as it stands after an edit; `None` where Discord tells of a part only, or where a program
/// wrote it in its own name.
fn whole(event: &MessageUpdateEvent) -> Option<Message> {
    let is_a_program = event.author.as_ref().is_some_and(|author| author.bot);
    if is_a_program && event.webhook_id.flatten().is_none() {
        return None;
    }
    let mut told = serde_json::to_value(event).ok()?;
    // What is not told of: a message has a default for it, or it is not whole.
    told.as_object_mut()?.retain(|_, part| !part.is_null());
    serde_json::from_value(told).ok()
}

async fn follow(ctx: &Context, message: &Message, mut turn: Turn, state: &State) -> Result<(), Error> {
    let Some(names) = Names::on(message.guild_id, state) else { return Ok(()) };
    let Some(answer) = turn.answer else { return Ok(()) };
    let asks = wording(message, &names);
    if turn.asked.content == asks.content {
        return Ok(());
    }
    // Whoever changes theirs faster than can be answered is left with an earlier answer.
    let Ok(_share) = state.app.take_on(requester(message.guild_id, turn.asked.by)) else { return Ok(()) };
    // It gives way to the one that takes its place.
    state.memory.take_back(answer.1);
    state.questions.forget(message.id);
    let Some((incoming, mut outgoing)) = anew(ctx, message, &names, turn.asked.by, state).await else {
        turn.answer = None;
        state.memory.forget(message.id);
        return send::delete(&ctx.http, answer).await;
    };
    if outgoing.aside.is_some() {
        return Ok(());
    }
    turn.asked = asks.by(turn.asked.by);
    send::replace(&ctx.http, answer, outgoing.card.clone()).await?;
    outgoing.is_at(answer.1);
    incoming.remember(&outgoing, answer.1, state);
    Ok(())
}

/// What is said to a message as it reads now; `None` where it asks nothing any more, or where nobody put it
/// to the bot and the answer is not sure.
async fn anew<'m>(
    ctx: &Context,
    message: &'m Message,
    names: &Names,
    asker: UserId,
    state: &State,
) -> Option<(Incoming<'m>, Outgoing)> {
    let addressed = put_to_the_bot(message, names);
    let outgoing = match &addressed {
        Addressed::Nothing => {
            let outgoing = unprompted::sure(ctx, message, state).await?;
            return Some((Incoming::of(addressed, message, names).by(asker), outgoing));
        }
        Addressed::Answer(text) if is_talk(message, names, text, state) => return None,
        Addressed::Answer(_) | Addressed::Theirs(_) => {
            let incoming = Incoming::of(addressed, message, names).by(asker);
            let outgoing = compose(&incoming, state).await;
            (incoming, outgoing)
        }
        Addressed::Help
        | Addressed::Unreadable
        | Addressed::ByRole
        | Addressed::Picture
        | Addressed::Voice => return None,
    };
    Some(outgoing).filter(|(_, outgoing)| outgoing.answers || outgoing.aside.is_some())
}

/// Takes the answer to a deleted question away, unless the question has come back in other hands.
pub(crate) async fn deleted(
    ctx: &Context,
    (channel, message): (ChannelId, MessageId),
    state: &State,
) -> Result<(), Error> {
    if !state.memory.delete(message) {
        state.questions.forget(message);
        return Ok(());
    }
    if let Some(twin) = proxied::twin(message, channel, state).await {
        state.memory.pass_on(message, twin);
        state.questions.pass_on(message, twin);
        return Ok(());
    }
    take_away(ctx, message, state).await
}

/// The same for many at once, which only moderators do.
pub(crate) async fn deleted_at_once(
    ctx: &Context,
    messages: &[MessageId],
    state: &State,
) -> Result<(), Error> {
    for message in messages {
        state.memory.delete(*message);
        take_away(ctx, *message, state).await?;
    }
    Ok(())
}

async fn take_away(ctx: &Context, question: MessageId, state: &State) -> Result<(), Error> {
    state.questions.forget(question);
    let Some(mut turn) = state.memory.turn(question).await else { return Ok(()) };
    let Some(answer) = turn.answer.take() else { return Ok(()) };
    state.memory.take_back(answer.1);
    send::delete(&ctx.http, answer).await
}
