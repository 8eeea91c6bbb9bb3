//! What happens when an asker says in the reminder who helped them?

use serenity::all::{ComponentInteraction, Context};

use super::marking::giver;
use crate::app::kept::Chosen;
use crate::discord::asking::who::Actor;
use crate::discord::group::kept::cards::link;
use crate::discord::render::card::Card;
use crate::discord::render::menu;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::MemberId;
use crate::domain::open_question::QuestionKey;
use crate::domain::thanks::MessageKey;
use crate::texts::{group, kept, texts};

/// Marks the first message of whoever was chosen.
pub(in crate::discord::asking) async fn chosen(
    ctx: &Context,
    press: &ComponentInteraction,
    key: QuestionKey,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let member = menu::chosen(press).and_then(menu::number);
    let (Some(member), Some(questions)) = (member.map(MemberId::new), state.group.get()) else {
        return super::gone::gone(ctx, press, state).await;
    };
    send::defer(&ctx.http, press.into(), true).await?;
    let words = match questions.they_helped(giver(actor, questions.now()), (key, member)).await {
        Ok(Chosen::Marked(message)) => {
            let message = MessageKey { guild: key.guild, message };
            kept(actor.language).marked_first(&link(key.thread, message))
        }
        Ok(Chosen::Nothing) => kept(actor.language).nothing_to_mark(),
        Ok(Chosen::NotYours) => group(actor.language).not_yours(),
        Err(_) => texts(actor.language).not_kept(),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await.map(drop)
}
