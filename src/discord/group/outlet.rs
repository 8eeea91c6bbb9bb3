//! How is a question posted, changed and taken away? By Discord's REST alone.
//!
//! In a forum a question is a post; in a text channel it is a message with a thread of its own. Either way the
//! thread has the number of the message that shows the question.

use std::collections::HashSet;
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, PoisonError};

use serenity::all::{
    Builder as _, Channel, ChannelId, ChannelType, CreateThread, EditThread, GuildChannel, GuildId, Http,
    MessageId, UserId,
};

use super::{ending, post, tags, thread};
use crate::app::browse;
use crate::app::daily::Undelivered;
use crate::app::group::{GroupOutlet, NewPost, Posted, ThreadWord};
use crate::discord::daily::refusal::{changed_or_gone, undelivered};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::refusal::{Refusal, code, refusal_of, told};
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::rest::send;
use crate::domain;
use crate::domain::open_question::{ListedQuestion, MadeBy, OpenQuestion, QuestionKey};
use crate::domain::{Language, MemberId};
use crate::texts::{QuestionStatus, group};

/// "Unknown member", "unknown user": they have left.
const LEFT: [isize; 2] = [10_007, 10_013];
/// "Tried to send a message in an archived thread", as of one that is only to be changed.
const ARCHIVED: isize = 50_083;
/// A thread has already been created for this message.
const HAS_THREAD: isize = 160_004;

/// Discord, to the questions to the group.
pub(crate) struct DiscordGroup {
    http: Arc<Http>,
    bot: UserId,
    /// The groups that are known to be text channels, where questions stand beside their threads, and not in them:
    /// without it each change of a post would be looked for in the thread first.
    text_channels: Mutex<HashSet<ChannelId>>,
}

impl DiscordGroup {
    pub(crate) fn new(http: Arc<Http>, bot: UserId) -> Self {
        Self { http, bot, text_channels: Mutex::default() }
    }

    pub(super) fn http(&self) -> &Http {
        &self.http
    }

    /// What those are called on a server who are still there.
    async fn names(&self, guild: domain::GuildId, members: &[MemberId]) -> Vec<(MemberId, String)> {
        let mut names = Vec::new();
        for member in members.iter().take(limits::SELECT_OPTIONS) {
            let (guild, user) = (GuildId::new(guild.number()), UserId::new(member.number()));
            if let Ok(found) = retry(RetryPolicy::LATER, |_| self.http.get_member(guild, user)).await {
                names.push((*member, found.display_name().to_owned()));
            }
        }
        names
    }

    async fn channel(&self, channel: ChannelId) -> Result<GuildChannel, serenity::Error> {
        match retry(RetryPolicy::LATER, |_| self.http.get_channel(channel)).await? {
            Channel::Guild(found) => Ok(found),
            _ => Err(serenity::Error::Other("the group is no channel of a server")),
        }
    }

    /// A post in a forum. Discord doesn't recognise a repeat of one: after a stumble, it is looked for.
    async fn forum_post(&self, forum: &GuildChannel, asked: &NewPost) -> Result<Posted, serenity::Error> {
        let body = MessageBody::from(post::card(asked, None, (QuestionStatus::NoReply, 0)));
        let name = name_of(&asked.words.question);
        let builder = body.forum_post(&name, tags::of(forum, &asked.topics));
        let began = jiff::Timestamp::now();
        let made = match builder.clone().execute(&*self.http, forum.id).await {
            Err(error) if refusal_of(&error) == Refusal::Passing => {
                match self.lost(forum, &name, began).await {
                    Some(found) => Ok(found),
                    None => builder.execute(&*self.http, forum.id).await.map(|made| made.id),
                }
            }
            made => made.map(|made| made.id),
        }?;
        Ok(posted(made))
    }

    /// The post that was made, of which no word came.
    async fn lost(&self, forum: &GuildChannel, name: &str, began: jiff::Timestamp) -> Option<ChannelId> {
        let active =
            retry(RetryPolicy::LATER, |_| self.http.get_guild_active_threads(forum.guild_id)).await.ok()?;
        let found = active.threads.into_iter().find(|thread| {
            let since = thread.id.created_at().unix_timestamp() >= began.as_second() - 60;
            thread.parent_id == Some(forum.id)
                && thread.owner_id == Some(self.bot)
                && thread.name == name
                && since
        });
        found.map(|thread| thread.id)
    }

    /// A message in a text channel, with a thread. A repeat of either is recognised.
    async fn text_post(&self, channel: &GuildChannel, asked: &NewPost) -> Result<Posted, serenity::Error> {
        let card = post::card(asked, None, (QuestionStatus::NoReply, 0));
        let message = send::post(&self.http, channel.id, card, format!("g{:016x}", asked.attempt)).await?;
        self.is_text(channel.id);
        let name = name_of(&asked.words.question);
        let begun = retry(RetryPolicy::LATER, |_| {
            channel.id.create_thread_from_message(&*self.http, message, CreateThread::new(&name))
        });
        match begun.await {
            Ok(_) => {}
            Err(error) if code(&error) == HAS_THREAD => {}
            Err(error) => {
                // Without a thread nobody can reply: nothing stays.
                let _ = send::delete(&self.http, (channel.id, message)).await;
                return Err(error);
            }
        }
        Ok(posted(ChannelId::new(message.get())))
    }

    /// Adds the asker to the thread, by naming them in a message that is there already: that pings nobody.
    async fn add(&self, asked: &NewPost, place: (ChannelId, MessageId)) {
        if asked.for_somebody {
            return;
        }
        let status = post::status_line(QuestionStatus::NoReply, group(asked.language));
        let words = format!("<@{}>\n{status}", asked.asker.member);
        let body = MessageBody::from(Card::notice(&words)).words_only();
        if let Err(error) = self.edit(place, body).await {
            tracing::debug!(error = told(&error), "adding an asker to their thread");
        }
    }

    async fn edit(
        &self,
        (channel, message): (ChannelId, MessageId),
        body: MessageBody,
    ) -> serenity::Result<()> {
        let edit = body.edit();
        retry(RetryPolicy::LATER, |_| edit.clone().execute(&*self.http, (channel, message, None)))
            .await
            .map(drop)
    }

    fn is_text(&self, channel: ChannelId) {
        self.text_channels.lock().unwrap_or_else(PoisonError::into_inner).insert(channel);
    }

    /// Changes the message that shows a question, wherever it stands.
    async fn edit_post(&self, question: &OpenQuestion, body: MessageBody) -> serenity::Result<()> {
        let group = ChannelId::new(question.channel.number());
        let (thread, starter) = place(question.key, question.starter);
        if self.text_channels.lock().unwrap_or_else(PoisonError::into_inner).contains(&group) {
            match self.edit((group, starter), body.clone()).await {
                Err(error) if refusal_of(&error) == Refusal::Gone => {}
                done => return done,
            }
        }
        self.edit_starter(thread, starter, body).await
    }

    /// Changes the first message of a thread, which stands in it or beside it, and wakes the thread up for that.
    async fn edit_starter(
        &self,
        thread: ChannelId,
        starter: MessageId,
        body: MessageBody,
    ) -> serenity::Result<()> {
        match self.edit((thread, starter), body.clone()).await {
            Err(error) if code(&error) == ARCHIVED => {
                let unarchived = EditThread::new().archived(false);
                retry(RetryPolicy::LATER, |_| thread.edit_thread(&*self.http, unarchived.clone())).await?;
                self.edit((thread, starter), body).await
            }
            Err(error) if refusal_of(&error) == Refusal::Gone => {
                let parent = self.channel(thread).await?.parent_id.unwrap_or(thread);
                let done = self.edit((parent, starter), body).await;
                if done.is_ok() {
                    self.is_text(parent);
                }
                done
            }
            done => done,
        }
    }
}

impl GroupOutlet for DiscordGroup {
    async fn post(&self, asked: &NewPost) -> Result<Posted, Undelivered> {
        let made = async {
            let channel = self.channel(ChannelId::new(asked.channel.number())).await?;
            let forum = channel.kind == ChannelType::Forum;
            let posted = if forum {
                self.forum_post(&channel, asked).await?
            } else {
                self.text_post(&channel, asked).await?
            };
            let place = if forum { ChannelId::new(posted.thread.number()) } else { channel.id };
            self.add(asked, (place, MessageId::new(posted.starter.number()))).await;
            Ok(posted)
        };
        made.await.map_err(|error: serenity::Error| undelivered(&error))
    }

    async fn reword(
        &self,
        listed: &ListedQuestion,
        asked: &NewPost,
        status: QuestionStatus,
    ) -> Result<(), Undelivered> {
        let question = &listed.question;
        if question.made_by == MadeBy::Member {
            return Ok(());
        }
        let body = MessageBody::from(post::card(asked, None, (status, listed.followers)));
        self.edit_post(question, body).await.map_err(|error| undelivered(&error))?;
        rename(&self.http, ChannelId::new(question.key.thread.number()), &name_of(&asked.words.question))
            .await;
        Ok(())
    }

    async fn refresh(&self, listed: &ListedQuestion, status: QuestionStatus) -> Result<(), Undelivered> {
        let question = &listed.question;
        if question.made_by == MadeBy::Member {
            return Ok(());
        }
        let texts = group(question.language);
        let card = Card {
            content: Some(post::status_line(status, texts)),
            rows: vec![post::buttons(None, listed.followers, texts)],
            ..Card::default()
        };
        self.edit_post(question, card.into()).await.map_err(|error| undelivered(&error))
    }

    async fn take_away(
        &self,
        key: QuestionKey,
        starter: domain::MessageId,
        (status, language): (QuestionStatus, Language),
    ) -> Result<(), Undelivered> {
        let texts = group(language);
        let (thread, starter) = place(key, starter);
        let body = MessageBody::from(Card::notice(&texts.status(status))).whole();
        match self.edit_starter(thread, starter, body).await {
            Err(error) if refusal_of(&error) == Refusal::Gone => return Ok(()),
            done => done.map_err(|error| undelivered(&error))?,
        }
        let renamed = EditThread::new().name(texts.nameless());
        let renamed = retry(RetryPolicy::LATER, |_| thread.edit_thread(&*self.http, renamed.clone())).await;
        match renamed {
            Ok(_) => Ok(()),
            Err(error) if refusal_of(&error) == Refusal::Gone => Ok(()),
            Err(error) => Err(undelivered(&error)),
        }
    }

    async fn take_down(&self, question: &OpenQuestion) -> Result<(), Undelivered> {
        ending::take_down(&self.http, question).await.map_err(|error| undelivered(&error))
    }

    async fn tag(&self, question: &OpenQuestion) -> Result<(), Undelivered> {
        ending::tag(&self.http, question).await.map_err(|error| undelivered(&error))
    }

    async fn is_there(&self, guild: domain::GuildId, member: MemberId) -> bool {
        let (guild, member) = (GuildId::new(guild.number()), UserId::new(member.number()));
        let found = retry(RetryPolicy::LATER, |_| self.http.get_member(guild, member)).await;
        !found.is_err_and(|error| LEFT.contains(&code(&error)))
    }

    async fn delete(&self, key: QuestionKey, message: domain::MessageId) -> Result<(), Undelivered> {
        let at = place(key, message);
        changed_or_gone(send::delete(&self.http, at).await)
    }

    async fn speak(&self, question: &OpenQuestion, word: ThreadWord) -> Result<(), Undelivered> {
        let thread_id = ChannelId::new(question.key.thread.number());
        let names = match &word {
            ThreadWord::DidSomebodyHelp(_, replied) => self.names(question.key.guild, replied).await,
            _ => Vec::new(),
        };
        let card = thread::card(question, &word, &names);
        let pinged = thread::pinged(&word);
        let body = pinged
            .iter()
            .fold(MessageBody::from(card), |body, whom| body.pinging(UserId::new(whom.number())));
        // Of several words of one kind, each names others, or another document.
        let others = match &word {
            ThreadWord::InDocument { found, .. } => browse::key(&found.place).into(),
            _ => pinged.first().map_or(0, |first| first.number()),
        };
        let nonce =
            format!("h{:016x}{:06x}{}", question.key.thread.number(), others % 0xff_ffff, kind(&word));
        send::post(&self.http, thread_id, body, nonce).await.map(drop).map_err(|error| undelivered(&error))
    }
}

/// The thread and its first message, as serenity knows them.
fn place(key: QuestionKey, starter: domain::MessageId) -> (ChannelId, MessageId) {
    (ChannelId::new(key.thread.number()), MessageId::new(starter.number()))
}

/// The numbers of a thread, which are those of its first message.
fn posted(thread: ChannelId) -> Posted {
    let number = NonZeroU64::from(thread);
    Posted { thread: domain::ChannelId::new(number), starter: domain::MessageId::new(number) }
}

/// A number for each kind of word: each is said once, but for those that name others.
fn kind(word: &ThreadWord) -> u8 {
    match word {
        ThreadWord::NoReplyYet => 1,
        ThreadWord::DidSomebodyHelp(..) => 2,
        ThreadWord::Answered(_) => 3,
        ThreadWord::InDocument { .. } => 7,
        ThreadWord::Closed => 4,
        ThreadWord::ClosedWithTheGroup => 5,
        ThreadWord::SameAs(_) => 6,
    }
}

/// What the thread of a question is called: Discord shows no Markdown there.
fn name_of(question: &str) -> String {
    question.chars().take(100).collect()
}

async fn rename(http: &Http, thread: ChannelId, name: &str) {
    let edit = EditThread::new().name(name);
    if let Err(error) = retry(RetryPolicy::LATER, |_| thread.edit_thread(http, edit.clone())).await {
        tracing::info!(error = told(&error), "renaming the thread of a question");
    }
}
