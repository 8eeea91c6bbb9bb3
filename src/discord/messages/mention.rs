//! What is said to a mention, a reply, or a direct message?

use std::num::NonZeroU64;

use serenity::all::{ChannelId, Context, GuildId, Mentionable as _, Message, MessageId, MessageType, UserId};

use super::{follow_up, unprompted};
use crate::app::{Ask, BUSY_FOR, DEFAULT_PASSAGES, Reply, Request, gives};
use crate::discord::memory::recent_answers::{Claim, Giving};
use crate::discord::render::card::{self, Card};
use crate::discord::render::limits;
use crate::discord::render::markdown::spoken;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::discord::{access, aside, failures};
use crate::domain::{Language, MemberId};
use crate::texts::texts;

/// What a message wants of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addressed {
    /// Nothing: it is no business of ours.
    Nothing,
    /// To know what the bot can do: a mention and nothing more.
    Help,
    /// The answer to this question.
    Answer(String),
}

pub(crate) async fn message(ctx: &Context, message: &Message, state: &State) -> Result<(), Error> {
    let Some(bot) = state.directory.bot() else { return Ok(()) };
    let addressed = addressed(message, bot);
    match &addressed {
        Addressed::Nothing => return unprompted::message(ctx, message, state).await,
        Addressed::Answer(text) if !access::may_answer(ctx, message, text, state).await? => return Ok(()),
        Addressed::Answer(_) | Addressed::Help => {}
    }
    let Some(mut turn) = state.memory.begin(message.id, &without_mention(&message.content, bot)) else {
        return Ok(());
    };
    let incoming = Incoming {
        addressed,
        about: message.referenced_message.as_deref().filter(|earlier| earlier.author.id == bot),
        id: message.id,
        channel: message.channel_id,
        guild: message.guild_id,
        asker: message.author.id,
    };
    let mut outgoing = compose(&incoming, state).await;
    if let Some(words) = outgoing.aside.take() {
        aside::tell(&ctx.http, message, (BUSY_FOR, async || words), state).await;
        return Ok(());
    }
    match send::reply(&ctx.http, message, outgoing.card.clone()).await {
        Ok(id) => {
            turn.answer = Some((message.channel_id, id));
            outgoing.is_at(id);
        }
        // The asker is told in another way.
        Err(error) => {
            failures::unsaid(&ctx.http, message, outgoing.card, texts(outgoing.language), &error).await
        }
    }
    Ok(())
}

/// A message that asks something of the bot.
pub(crate) struct Incoming<'m> {
    pub(crate) addressed: Addressed,
    /// The message of ours that it replies to.
    pub(crate) about: Option<&'m Message>,
    pub(crate) id: MessageId,
    pub(crate) channel: ChannelId,
    pub(crate) guild: Option<GuildId>,
    pub(crate) asker: UserId,
}

/// What the bot says to a message.
pub(crate) struct Outgoing {
    pub(crate) card: Card,
    pub(crate) language: Language,
    /// The right to give its passage in this channel, where it gives one.
    giving: Option<Giving>,
    /// What is to be said to the asker alone, and nothing for all to see.
    pub(crate) aside: Option<String>,
}

impl Outgoing {
    fn new(card: Card, language: Language) -> Self {
        Self { card, language, giving: None, aside: None }
    }

    /// Remembers where it was said, so as not to say it there again soon.
    pub(crate) fn is_at(&mut self, id: MessageId) {
        if let Some(giving) = &mut self.giving {
            **giving = Some(id);
        }
    }
}

/// Works out what to say to a message.
pub(crate) async fn compose(incoming: &Incoming<'_>, state: &State) -> Outgoing {
    let locale = incoming.guild.and_then(|guild| state.directory.locale(guild));
    let fallback = state.language_on(incoming.guild, None, locale).await;
    let request = match &incoming.addressed {
        Addressed::Nothing | Addressed::Help => {
            let bot = state.directory.bot().map(|bot| bot.mention().to_string()).unwrap_or_default();
            return Outgoing::new(Card::notice(&texts(fallback).help(&bot)), fallback);
        }
        Addressed::Answer(text) => {
            incoming.about.and_then(|about| follow_up::onward(text, about)).unwrap_or_else(|| {
                let text = limits::cut(&spoken(text), limits::QUESTION);
                let language = state.app.language_of(&text).unwrap_or(fallback);
                Ok(Request::Ask(Ask { text, language, limit: DEFAULT_PASSAGES }))
            })
        }
    };
    let language = request.as_ref().map_or(fallback, Request::language);
    let reply = match request {
        Ok(request) => state.answer(requester(incoming.guild, incoming.asker), incoming.guild, request).await,
        Err(no_more) => Reply::Notice(no_more),
    };
    let outgoing = Outgoing::new(card::lay_out(&reply, member(incoming.asker)), language);
    if let Reply::Aside(words) = reply {
        return Outgoing { aside: Some(words), ..outgoing };
    }
    // In a direct message one may ask the same twice.
    let (Some(guild), Some(passage)) = (incoming.guild, gives(&reply)) else {
        return outgoing;
    };
    match state.memory.claim(incoming.channel, passage, incoming.id.get()).await {
        Claim::Ours(giving) => Outgoing { giving: Some(giving), ..outgoing },
        Claim::SaidBefore(earlier) => {
            let words = texts(language).answered_before(&earlier.link(incoming.channel, Some(guild)));
            Outgoing::new(Card::notice(&words), language)
        }
    }
}

/// A question is what a person says to the bot alone, with its name in it, or in reply to it.
pub(crate) fn addressed(message: &Message, bot: UserId) -> Addressed {
    let from_a_person = !message.author.bot && message.webhook_id.is_none();
    let said = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    let mentioned = message.mentions.iter().any(|user| user.id == bot);
    let replied = message.referenced_message.as_ref().is_some_and(|earlier| earlier.author.id == bot);
    if !from_a_person || !said || !(mentioned || replied || message.guild_id.is_none()) {
        return Addressed::Nothing;
    }
    let text = without_mention(&message.content, bot);
    if text.chars().any(char::is_alphanumeric) {
        Addressed::Answer(text)
    } else if mentioned && !replied {
        Addressed::Help
    } else {
        // A sticker, a picture, or a reply whose text Discord doesn't show us.
        Addressed::Nothing
    }
}

pub(crate) fn without_mention(content: &str, bot: UserId) -> String {
    content.replace(&format!("<@{bot}>"), " ").replace(&format!("<@!{bot}>"), " ").trim().to_owned()
}

fn member(user: UserId) -> MemberId {
    MemberId::new(NonZeroU64::from(user))
}
