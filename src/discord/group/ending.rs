//! What becomes of a thread whose question has come to another end: its tags, or the whole of it?

use serenity::all::{ChannelId, ChannelType, EditThread, Http, MessageId};

use super::tags;
use crate::discord::rest::refusal::{Refusal, refusal_of};
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::rest::send;
use crate::domain::open_question::OpenQuestion;

/// Gives a post in a forum the tags of its state. In a text channel there are none.
pub(super) async fn tag(http: &Http, question: &OpenQuestion) -> serenity::Result<()> {
    let (forum, thread) =
        (ChannelId::new(question.channel.number()), ChannelId::new(question.key.thread.number()));
    let forum = retry(RetryPolicy::LATER, |_| http.get_channel(forum)).await?.guild();
    let Some(forum) =
        forum.filter(|forum| forum.kind == ChannelType::Forum && !forum.available_tags.is_empty())
    else {
        return Ok(());
    };
    let Some(post) = retry(RetryPolicy::LATER, |_| http.get_channel(thread)).await?.guild() else {
        return Ok(());
    };
    let tags = tags::of_state(&forum, &post.applied_tags, question.state);
    if tags != post.applied_tags {
        let edit = EditThread::new().applied_tags(tags);
        retry(RetryPolicy::LATER, |_| thread.edit_thread(http, edit.clone())).await?;
    }
    Ok(())
}

/// Deletes the post of a question and its thread, which needs *Manage Threads*.
pub(super) async fn take_down(http: &Http, question: &OpenQuestion) -> serenity::Result<()> {
    let (channel, thread) =
        (ChannelId::new(question.channel.number()), ChannelId::new(question.key.thread.number()));
    match retry(RetryPolicy::LATER, |_| http.delete_channel(thread, None)).await {
        Err(error) if refusal_of(&error) != Refusal::Gone => return Err(error),
        _ => {}
    }
    let place = retry(RetryPolicy::LATER, |_| http.get_channel(channel)).await?.guild();
    // In a forum the message went with its thread.
    if place.is_some_and(|place| place.kind != ChannelType::Forum) {
        send::delete(http, (channel, MessageId::new(question.starter.number()))).await?;
    }
    Ok(())
}
