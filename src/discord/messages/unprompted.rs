//! When does the bot answer a question that was not put to it? In channels and forums that
//! moderators chose for that, and only when it is sure.

use std::time::{Duration, Instant};

use serenity::all::{ChannelType, Context as Discord, GuildChannel, Message, MessageType};

use crate::app::{Admission, Ask, Asker, DEFAULT_PASSAGES, Reply, Request, Requester, gives};
use crate::corpus::{PassageKey, sentence_ranges};
use crate::discord::access;
use crate::discord::memory::recent_answers::Claim;
use crate::discord::render::card::{self, Card};
use crate::discord::render::limits;
use crate::discord::render::markdown::spoken;
use crate::discord::render::reader::Reader;
use crate::discord::rest::refusal::{code, told};
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::{ChannelId, ChannelList, GuildId, Language, MemberId, Place, Spot};
use crate::search::{Outcome, asks_everybody};
use crate::texts::texts;

/// A bot may not write in a forum post before its author has.
const NOT_BEFORE_THE_AUTHOR: isize = 40058;
/// There is no such message, or not yet.
const UNKNOWN_MESSAGE: isize = 10008;
/// How long is waited for the author's first message, each time longer: a minute in all. The
/// message may carry pictures that take long to be sent.
const TRIES: [Duration; 6] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(8),
    Duration::from_secs(16),
    Duration::from_secs(32),
];
/// How many of the questions in a first message are looked up.
const QUESTIONS: usize = 3;

/// Answers what somebody asked everybody, in a channel for questions.
pub(crate) async fn message(ctx: &Discord, message: &Message, state: &State) -> Result<(), Error> {
    if !state.message_content || !is_for_everybody(message) || !asks_everybody(&message.content) {
        return Ok(());
    }
    let Some(asker) = access::asker(ctx, message, state).await else { return Ok(()) };
    let settings = state.app.settings(asker.guild).await;
    if !settings.lists(ChannelList::Questions, asker.spot) {
        return Ok(());
    }
    let Some(_share) = state.app.take_on_unasked(whose(asker)) else { return Ok(()) };
    let Some(sure) = sure_answer(state, asker, &message.content).await else {
        return Ok(());
    };
    if is_admitted(state, asker).await {
        reply(ctx, message, sure, state).await?;
    }
    Ok(())
}

/// Replies once, and not with what the channel was told lately; an edit or deletion of the question
/// is then followed as that of any other.
async fn reply(ctx: &Discord, message: &Message, sure: Sure, state: &State) -> Result<(), Error> {
    let Some(mut turn) = state.memory.begin(message.id, &message.content) else { return Ok(()) };
    let claim = state.memory.claim(message.channel_id, sure.gives, message.id.get()).await;
    let (card, giving) = match claim {
        Claim::Ours(giving) => (sure.card, Some(giving)),
        Claim::SaidBefore(earlier) => {
            let link = earlier.link(message.channel_id, message.guild_id);
            (Card::notice(&texts(sure.language).answered_before(&link)), None)
        }
    };
    let said = send::reply(&ctx.http, message, card).await?;
    turn.answer = Some((message.channel_id, said));
    if let Some(mut giving) = giving {
        *giving = Some(said);
    }
    Ok(())
}

/// A person's own words, to nobody in particular.
fn is_for_everybody(message: &Message) -> bool {
    !message.author.bot
        && message.webhook_id.is_none()
        && message.kind == MessageType::Regular
        && message.mentions.is_empty()
        && message.mention_roles.is_empty()
        && !message.mention_everyone
}

/// Answers a new post in a forum: by its title, or else by its first message too, where that may be
/// read.
pub(crate) async fn post(ctx: &Discord, thread: &GuildChannel, state: &State) -> Result<(), Error> {
    let Some(asker) = author(thread) else { return Ok(()) };
    let settings = state.app.settings(asker.guild).await;
    if !settings.lists(ChannelList::Forums, asker.spot) || !state.posts.is_first(thread.id.get()) {
        return Ok(());
    }
    let Some(_share) = state.app.take_on_unasked(whose(asker)) else { return Ok(()) };
    let mut answer = sure_answer(state, asker, &thread.name).await;
    if answer.is_none() && state.message_content {
        let said = first_message(ctx, thread, state).await.unwrap_or_default();
        for question in questions(&thread.name, &said) {
            answer = sure_answer(state, asker, &question).await;
            if answer.is_some() {
                break;
            }
        }
    }
    match answer {
        Some(sure) if is_admitted(state, asker).await => write(ctx, thread, sure.card, state).await,
        Some(_) | None => Ok(()),
    }
}

/// What a post may be asking, beside its title: the first questions in it, and all of it together.
fn questions(title: &str, said: &str) -> Vec<String> {
    let sentences = sentence_ranges(said).into_iter().map(|range| said[range].trim());
    let asked = sentences.filter(|sentence| asks_everybody(sentence)).take(QUESTIONS);
    let mut questions: Vec<_> = asked.map(str::to_owned).collect();
    if !said.trim().is_empty() {
        questions.push(format!("{title}\n{said}"));
    }
    questions
}

/// Who began a post just now, in which forum.
fn author(thread: &GuildChannel) -> Option<Asker> {
    // Discord tells of an old one too, when the bot is let into it: that has been talked in.
    let is_new = thread.total_message_sent.unwrap_or_default() <= 1;
    let parent = thread.parent_id.filter(|_| is_new && thread.kind == ChannelType::PublicThread)?;
    let spot =
        Spot { channel: ChannelId::new(thread.id.into()), parent: Some(ChannelId::new(parent.into())) };
    let member = MemberId::new(thread.owner_id?.into());
    Some(Asker { guild: GuildId::new(thread.guild_id.into()), spot, member })
}

/// The server, as serenity knows it.
fn server(asker: Asker) -> serenity::all::GuildId {
    serenity::all::GuildId::new(asker.guild.number())
}

/// On whose part of the bot's time it is.
fn whose(asker: Asker) -> Requester {
    Requester { place: Place::Guild(asker.guild), member: asker.member }
}

/// An answer that the bot is sure of.
struct Sure {
    card: Card,
    language: Language,
    gives: PassageKey,
}

/// The answer to a question, when the bot is sure of it.
async fn sure_answer(state: &State, asker: Asker, text: &str) -> Option<Sure> {
    let text = limits::cut(&spoken(text), limits::QUESTION);
    let language = match state.app.language_of(&text) {
        Some(language) => language,
        None => {
            let guild = server(asker);
            state.language_on(Some(guild), None, state.directory.locale(guild)).await
        }
    };
    let request = Request::Ask(Ask { text, before: None, language, limit: DEFAULT_PASSAGES });
    let reply = state.app.handle_for(whose(asker), request).await;
    let is_sure = matches!(&reply, Reply::Answer(card) if card.outcome == Outcome::Answer);
    let gives = gives(&reply).filter(|_| is_sure)?;
    let reader = Reader::new(asker.member, &state.commands);
    Some(Sure { card: card::lay_out(&reply, reader), language, gives })
}

/// Whether the server lets it answer there now. Where answers are private nobody wants one that
/// they did not ask for.
async fn is_admitted(state: &State, asker: Asker) -> bool {
    state.app.admit(asker, Instant::now()).await == Admission::Aloud
}

/// What the author wrote first, which has the number of the post itself.
async fn first_message(ctx: &Discord, thread: &GuildChannel, state: &State) -> Option<String> {
    for pause in TRIES {
        match thread.id.message(&ctx.http, thread.id.get()).await {
            Ok(message) => return Some(message.content).filter(|said| !said.trim().is_empty()),
            Err(error) if code(&error) == UNKNOWN_MESSAGE => {}
            Err(error) => {
                tracing::info!(error = told(&error), "reading the first message of a forum post");
                return None;
            }
        }
        if !waited(state, pause).await {
            return None;
        }
    }
    None
}

/// Writes in a post, as soon as its author has.
async fn write(ctx: &Discord, thread: &GuildChannel, card: Card, state: &State) -> Result<(), Error> {
    let mut pauses = TRIES.into_iter();
    loop {
        // The nonce keeps a repeat of ours, after a time-out, from being posted twice.
        match send::post(&ctx.http, thread.id, card.clone(), thread.id.to_string()).await {
            Err(error) if code(&error) == NOT_BEFORE_THE_AUTHOR => match pauses.next() {
                Some(pause) if waited(state, pause).await => {}
                Some(_) | None => return Ok(()),
            },
            sent => return sent.map(drop),
        }
    }
}

/// Waits, unless the program is to stop meanwhile.
async fn waited(state: &State, pause: Duration) -> bool {
    tokio::select! {
        () = tokio::time::sleep(pause) => true,
        () = state.stop.cancelled() => false,
    }
}
