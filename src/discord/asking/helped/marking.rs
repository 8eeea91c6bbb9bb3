//! What does who says that a message helped get to read, and what can they do then?

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context, CreateButton, CreateEmbed, Message, MessageType,
};

use crate::app::group::Questions;
use crate::app::kept::{Giver, Marked, Proposed, Said};
use crate::discord::asking::who::Actor;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::group::outlet::DiscordGroup;
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::QuestionKey;
use crate::domain::{ChannelId, MemberId, MessageId};
use crate::texts::{KeptTexts, group, kept, texts};

/// Marks a message, and tells what came of it.
pub(crate) async fn mark(actor: &Actor, message: &Message, state: &State) -> Card {
    let said = said(actor, message);
    let (texts, name) = (kept(actor.language), format!("<@{}>", said.author));
    let Some(questions) = state.group.get() else {
        return Card::notice(&self::texts(actor.language).not_kept());
    };
    let giver = giver(actor, questions.now());
    let (words, may_keep, before) = match questions.this_helped(giver, said).await {
        Ok(Marked::ByAsker) => (texts.thank_you(&name), true, false),
        Ok(Marked::ByOther { moderates }) => (texts.noted(&name), moderates, false),
        Ok(Marked::Before { may_keep }) => (texts.said_before(), may_keep, true),
        Ok(Marked::Own) => (texts.own_message(), false, false),
        Ok(Marked::NotAMembers) => (texts.only_of_members(), false, false),
        Ok(Marked::NotHere(Some(group))) => (texts.only_in_questions(&format!("<#{group}>")), false, false),
        Ok(Marked::NotHere(None)) => (group(actor.language).no_group(), false, false),
        Err(_) => (self::texts(actor.language).not_kept(), false, false),
    };
    let mut buttons = Vec::new();
    if may_keep && !message.content.is_empty() {
        buttons.push(keep_button(said, message, texts));
    }
    if before {
        let id = id(KeptDeed::TakeMarkBack, said);
        let label = texts.take_it_back();
        buttons.push(CreateButton::new(id.to_string()).label(label).style(ButtonStyle::Secondary));
    }
    // The press reads the words here, to the letter: what is kept is what stood there when it was marked.
    let embed = may_keep.then(|| CreateEmbed::new().description(message.content.as_str()));
    let embed = embed.filter(|_| !message.content.is_empty());
    Card { embed, rows: vec![buttons], ..Card::notice(&words) }
}

fn keep_button(said: Said, message: &Message, texts: &dyn KeptTexts) -> CreateButton {
    let deed = if message.attachments.is_empty() { KeptDeed::Propose } else { KeptDeed::ProposeAttached };
    CreateButton::new(id(deed, said).to_string()).label(texts.keep_it()).style(ButtonStyle::Primary)
}

fn id(deed: KeptDeed, said: Said) -> KeptId {
    KeptId {
        deed,
        guild: said.thread.guild.number(),
        thread: said.thread.thread.number(),
        message: said.message.number(),
        member: said.author.number(),
    }
}

fn said(actor: &Actor, message: &Message) -> Said {
    let of_a_person = !message.author.bot && message.webhook_id.is_none();
    let said = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    Said {
        thread: QuestionKey { guild: actor.guild, thread: ChannelId::new(message.channel_id.into()) },
        message: MessageId::new(message.id.into()),
        author: MemberId::new(message.author.id.into()),
        by_a_person: of_a_person && said,
    }
}

/// Somebody as who says that something helped.
pub(super) fn giver(actor: &Actor, now: jiff::Timestamp) -> Giver {
    Giver { rank: actor.rank(), is_new: actor.asker(now).is_new }
}

/// The message that a button is about.
fn about(id: KeptId, actor: &Actor) -> Option<Said> {
    Some(Said {
        thread: QuestionKey { guild: actor.guild, thread: id.thread()? },
        message: id.key()?.message,
        author: id.member()?,
        by_a_person: true,
    })
}

/// Proposes to keep a message, whose words stand above the button, or takes back that it helped.
pub(super) async fn press(
    ctx: &Context,
    press: &ComponentInteraction,
    id: KeptId,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let (Some(said), Some(questions)) = (about(id, actor), state.group.get()) else {
        return super::gone::gone(ctx, press, state).await;
    };
    let above = press.message.embeds.first().and_then(|embed| embed.description.as_deref());
    send::defer_update(&ctx.http, press.into()).await?;
    let words = match id.deed {
        KeptDeed::TakeMarkBack => take_back(questions, said, actor).await,
        _ => {
            let attached = id.deed == KeptDeed::ProposeAttached;
            propose(questions, said, (above.unwrap_or_default(), attached), actor).await
        }
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await.map(drop)
}

async fn propose(
    questions: &Questions<DiscordGroup>,
    said: Said,
    words: (&str, bool),
    actor: &Actor,
) -> String {
    let (texts, name) = (kept(actor.language), format!("<@{}>", said.author));
    match questions.propose(actor.rank(), said, words).await {
        Ok(Proposed::Asked) => texts.author_is_asked(&name),
        Ok(Proposed::NotAlone(why)) => texts.not_alone(why),
        Ok(Proposed::Before) => texts.proposed_before(),
        Ok(Proposed::NotReached) => texts.author_not_reached(&name),
        Ok(Proposed::NotYours) => group(actor.language).question_gone(),
        Err(_) => self::texts(actor.language).not_kept(),
    }
}

async fn take_back(questions: &Questions<DiscordGroup>, said: Said, actor: &Actor) -> String {
    match questions.take_mark_back(actor.member, (said.thread, said.message)).await {
        Ok(_) => kept(actor.language).taken_back(),
        Err(_) => texts(actor.language).not_kept(),
    }
}
