//! What does a new post in a forum ask? Its title, or else its first message, where that may be read.
//!
//! Discord tells of the post first, and of its first message when its author has sent it: only then is it
//! known who began it, and may somebody else write there.

use std::time::Duration;

use serenity::all::{Context, Message};

use super::sure::{Sure, sure_answer, whose};
use crate::app::Asker;
use crate::corpus::sentence_ranges;
use crate::discord::access;
use crate::discord::state::State;
use crate::domain::ChannelList;
use crate::search::asks_everybody;

/// How many of the questions in a first message are looked up.
const QUESTIONS: usize = 3;
/// How long is waited for what Discord calls a post.
const LOOKED_UP_WITHIN: Duration = Duration::from_secs(1);

/// Whether a message is the first of a post in a forum: then, it has the number of the post.
pub(super) fn begins_one(message: &Message) -> bool {
    message.guild_id.is_some() && message.id.get() == message.channel_id.get()
}

/// The sure answer to a post that a person began, in a forum that was chosen, and who did.
pub(super) async fn find(ctx: &Context, message: &Message, state: &State) -> Option<(Asker, Sure)> {
    if message.author.bot || message.webhook_id.is_some() {
        return None;
    }
    let asker = access::asker(ctx, message, state).await?;
    let settings = state.app.settings(asker.guild).await;
    // A question that a member asks in the group is asked of the documents too.
    let in_group = settings.open_group().is_some_and(|group| Some(group.channel) == asker.spot.parent);
    if !in_group && !settings.lists(ChannelList::Forums, asker.spot) {
        return None;
    }
    let _share = state.app.take_on_unasked(whose(asker))?;
    let title = title(ctx, message, state).await?;
    for question in questions(&title, &message.content) {
        if let Some(sure) = sure_answer(state, asker, &question).await {
            return Some((asker, sure));
        }
    }
    None
}

/// What a post is called.
async fn title(ctx: &Context, message: &Message, state: &State) -> Option<String> {
    if let Some(title) = state.threads.title(message.channel_id) {
        return Some(title);
    }
    let asked = tokio::time::timeout(LOOKED_UP_WITHIN, ctx.http.get_channel(message.channel_id)).await;
    Some(asked.ok()?.ok()?.guild()?.name)
}

/// What a post may be asking: its title, the first questions in its first message, and all of it together.
fn questions(title: &str, said: &str) -> Vec<String> {
    let sentences = sentence_ranges(said).into_iter().map(|range| said[range].trim());
    let asked = sentences.filter(|sentence| asks_everybody(sentence)).take(QUESTIONS);
    let mut questions: Vec<_> = std::iter::once(title).chain(asked).map(str::to_owned).collect();
    if !said.trim().is_empty() {
        questions.push(format!("{title}\n{said}"));
    }
    questions
}
