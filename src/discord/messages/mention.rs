//! What is said to a mention, a reply, or a direct message?

use std::num::NonZeroU64;

use serenity::all::{ChannelId, Context, GuildId, Mentionable as _, Message, MessageId, MessageType, UserId};

use super::{follow_up, unprompted};
use crate::app::{Ask, BUSY_FOR, DEFAULT_PASSAGES, Reply, Request, gives};
use crate::discord::memory::recent_answers::{Claim, Giving};
use crate::discord::render::card::{self, Card};
use crate::discord::render::markdown::spoken;
use crate::discord::render::reader::Reader;
use crate::discord::render::{help, limits};
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::discord::{access, aside, conversation, failures};
use crate::domain::{Language, MemberId};
use crate::search::{Intent, intent};
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
        Addressed::Answer(text) if is_talk(message, bot, text, state) => return Ok(()),
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
            incoming.remember(&outgoing, id, state);
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

impl<'m> Incoming<'m> {
    /// Its place in a conversation.
    pub(crate) fn turn(&self) -> conversation::Turn<'m> {
        let (channel, guild, asker, about) = (self.channel, self.guild, self.asker, self.about);
        conversation::Turn { id: self.id.get(), channel, guild, asker, about }
    }

    /// Remembers its question, for who goes on from the answer.
    pub(crate) fn remember(&self, outgoing: &Outgoing, answer: MessageId, state: &State) {
        if let Some((asked, before)) = &outgoing.asked {
            conversation::remember(self.turn(), asked, before.as_deref(), Some(answer), state);
        }
    }
}

/// What the bot says to a message.
pub(crate) struct Outgoing {
    pub(crate) card: Card,
    pub(crate) language: Language,
    /// The question that it answers, and the one before that.
    asked: Option<(String, Option<String>)>,
    /// The right to give its passage in this channel, where it gives one.
    giving: Option<Giving>,
    /// What is to be said to the asker alone, and nothing for all to see.
    pub(crate) aside: Option<String>,
}

impl Outgoing {
    fn new(card: Card, language: Language) -> Self {
        Self { card, language, asked: None, giving: None, aside: None }
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
            let settings = incoming
                .guild
                .and_then(|guild| state.app.known_settings(crate::domain::GuildId::new(guild.into())));
            let words = help::words(&bot, settings.as_deref(), texts(fallback));
            return Outgoing::new(Card::notice(&state.commands.clickable(&words)), fallback);
        }
        Addressed::Answer(text) => {
            incoming.about.and_then(|about| follow_up::onward(text, about)).unwrap_or_else(|| {
                let text = limits::cut(&spoken(text), limits::QUESTION);
                let language = state.app.language_of(&text).unwrap_or(fallback);
                let before = conversation::before(incoming.turn(), state);
                Ok(Request::Ask(Ask { text, before, language, limit: DEFAULT_PASSAGES }))
            })
        }
    };
    let language = request.as_ref().map_or(fallback, Request::language);
    let asked = match &request {
        Ok(Request::Ask(ask)) => Some((ask.text.clone(), ask.before.clone())),
        Ok(_) | Err(_) => None,
    };
    let reply = match request {
        Ok(request) => state.answer(requester(incoming.guild, incoming.asker), incoming.guild, request).await,
        Err(no_more) => Reply::Notice(no_more),
    };
    let reader = Reader::new(member(incoming.asker), &state.commands);
    let outgoing = Outgoing::new(card::lay_out(&reply, reader), language);
    if let Reply::Aside(words) = reply {
        return Outgoing { aside: Some(words), ..outgoing };
    }
    // In a direct message one may ask the same twice.
    let (Some(guild), Some(passage)) = (incoming.guild, gives(&reply)) else {
        return Outgoing { asked, ..outgoing };
    };
    match state.memory.claim(incoming.channel, passage, incoming.id.get()).await {
        Claim::Ours(giving) => Outgoing { giving: Some(giving), asked, ..outgoing },
        Claim::SaidBefore(earlier) => {
            let words = texts(language).answered_before(&earlier.link(incoming.channel, Some(guild)));
            Outgoing { asked, ..Outgoing::new(Card::notice(&words), language) }
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

/// Whether a message on a server replies to the bot without naming it, and asks nothing: people talk about
/// what it said, and nobody wants a word of it. Politeness is returned.
fn is_talk(message: &Message, bot: UserId, text: &str, state: &State) -> bool {
    let named = without_mention(&message.content, bot) != message.content.trim();
    let about = message.referenced_message.as_deref().filter(|earlier| earlier.author.id == bot);
    let Some(earlier) = about.filter(|_| message.guild_id.is_some() && !named) else { return false };
    let (channel, guild, asker) = (message.channel_id, message.guild_id, message.author.id);
    let turn = conversation::Turn { id: message.id.get(), channel, guild, asker, about };
    let before = conversation::before(turn, state);
    let says_nothing =
        matches!(intent(text, before.as_deref()), Intent::Reaction(_) | Intent::Unclear(_) | Intent::Command);
    says_nothing && follow_up::onward(text, earlier).is_none()
}

pub(crate) fn without_mention(content: &str, bot: UserId) -> String {
    content.replace(&format!("<@{bot}>"), " ").replace(&format!("<@!{bot}>"), " ").trim().to_owned()
}

fn member(user: UserId) -> MemberId {
    MemberId::new(NonZeroU64::from(user))
}
