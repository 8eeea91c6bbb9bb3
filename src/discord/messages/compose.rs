//! What does the bot say to a message that asks something of it?

use std::num::NonZeroU64;

use serenity::all::{ChannelId, GuildId, Mentionable as _, Message, MessageId, UserId};

use super::addressed::Addressed;
use super::follow_up;
use super::names::Names;
use crate::app::{Ask, DEFAULT_PASSAGES, Reply, Request, gives};
use crate::discord::group::offer::offered;
use crate::discord::memory::recent_answers::{Claim, Giving};
use crate::discord::render::card::Card;
use crate::discord::render::help;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::state::{State, requester};
use crate::discord::{conversation, words};
use crate::domain::{Language, MemberId};
use crate::search::{intent, names_subject};
use crate::texts::texts;

/// A message that asks something of the bot.
pub(crate) struct Incoming<'m> {
    pub(crate) addressed: Addressed,
    /// The message of ours that it replies to.
    about: Option<&'m Message>,
    /// The message of somebody else that it replies to.
    theirs: Option<&'m Message>,
    id: MessageId,
    channel: ChannelId,
    guild: Option<GuildId>,
    asker: UserId,
}

impl<'m> Incoming<'m> {
    /// That which this message asks.
    pub(crate) fn of(addressed: Addressed, message: &'m Message, names: &Names) -> Self {
        let earlier = message.referenced_message.as_deref();
        Self {
            addressed,
            about: earlier.filter(|earlier| earlier.author.id == names.bot),
            theirs: earlier.filter(|earlier| earlier.author.id != names.bot),
            id: message.id,
            channel: message.channel_id,
            guild: message.guild_id,
            asker: message.author.id,
        }
    }

    /// The same, asked by somebody else than who posted it.
    pub(crate) fn by(self, asker: UserId) -> Self {
        Self { asker, ..self }
    }

    /// Its place in a conversation.
    fn turn(&self) -> conversation::Turn<'m> {
        let Self { channel, guild, asker, about, .. } = *self;
        conversation::Turn { id: self.id.get(), channel, guild, asker, about }
    }

    /// The question that it goes on from: that of the message that it replies to, whoever wrote it, or the one
    /// before in the conversation.
    fn before(&self, state: &State) -> Option<String> {
        match self.theirs.map(words::shown) {
            Some(theirs) => Some(words::question(&theirs)).filter(|theirs| names_subject(theirs, None)),
            None => conversation::before(self.turn(), state),
        }
    }

    /// Remembers its question, for who goes on from the answer.
    pub(crate) fn remember(&self, outgoing: &Outgoing, answer: MessageId, state: &State) {
        if let Some((asked, before)) = &outgoing.asked {
            conversation::remember(self.turn(), asked, before.as_deref(), Some(answer), state);
        }
    }

    /// The server where its question is kept if it has no answer: the words of others are not.
    fn keeps_in(&self) -> Option<GuildId> {
        self.guild.filter(|_| !matches!(self.addressed, Addressed::Theirs(_)))
    }

    /// What is to be looked up; `Err` has the words that are said without that.
    fn request(&self, fallback: Language, state: &State) -> Result<Request, String> {
        let text = match &self.addressed {
            Addressed::Answer(text) => text,
            Addressed::Theirs(text) if !intent(text, None).is_question() => {
                return Err(texts(fallback).nothing_to_look_up());
            }
            Addressed::Theirs(text) => text,
            _ => {
                let bot = state.directory.bot().map(|bot| bot.mention().to_string()).unwrap_or_default();
                let guild = self.guild.map(|guild| crate::domain::GuildId::new(guild.into()));
                let settings = guild.and_then(|guild| state.app.known_settings(guild));
                let words = help::words(&bot, settings.as_deref(), texts(fallback));
                return Err(state.commands.clickable(&words));
            }
        };
        if let Some(onward) = self.about.and_then(|about| follow_up::onward(text, about)) {
            return onward;
        }
        let text = words::question(text);
        let language = state.app.language_of(&text).unwrap_or(fallback);
        let is_theirs = matches!(self.addressed, Addressed::Theirs(_));
        let before = if is_theirs { None } else { self.before(state) };
        Ok(Request::Ask(Ask { text, before, language, limit: DEFAULT_PASSAGES }))
    }
}

/// What the bot says to a message.
pub(crate) struct Outgoing {
    pub(crate) card: Card,
    pub(crate) language: Language,
    /// Whether it answers a question: with a passage, or with the word that there is none.
    pub(crate) answers: bool,
    /// The question that it answers, and the one before that.
    asked: Option<(String, Option<String>)>,
    /// The right to give its passage in this channel, where it gives one.
    giving: Option<Giving>,
    /// What is to be said to the asker alone, and nothing for all to see.
    pub(crate) aside: Option<String>,
}

impl Outgoing {
    /// Says this, and answers no question with it.
    pub(crate) fn new(card: Card, language: Language) -> Self {
        Self { card, language, answers: false, asked: None, giving: None, aside: None }
    }

    /// Answers a question with this.
    pub(crate) fn answer(card: Card, language: Language, giving: Option<Giving>) -> Self {
        Self { answers: true, giving, ..Self::new(card, language) }
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
    let request = match incoming.request(fallback, state) {
        Ok(request) => request,
        Err(words) => return Outgoing::new(Card::notice(&words), fallback),
    };
    let language = request.language();
    let asked = match &request {
        Request::Ask(ask) => Some((ask.text.clone(), ask.before.clone())),
        _ => None,
    };
    let whose = requester(incoming.guild, incoming.asker);
    let reply = state.answer(whose, incoming.keeps_in(), request).await;
    let answers = matches!(reply, Reply::Answer(_));
    let asker = MemberId::new(NonZeroU64::from(incoming.asker));
    let card = reply::lay_out(&reply, Reader::new(asker, &state.commands));
    let own = matches!(incoming.addressed, Addressed::Answer(_)) && state.has_group(incoming.guild);
    let card = match &asked {
        Some((question, _)) if own => offered(card, &reply, question),
        Some(_) | None => card,
    };
    let outgoing = Outgoing { answers, ..Outgoing::new(card, language) };
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
            Outgoing { asked, card: Card::notice(&words), ..outgoing }
        }
    }
}
