//! What do the buttons do below the message with which the bot said hello?

use std::num::NonZeroU64;
use std::time::Instant;

use serenity::all::{ActionRowComponent, ButtonKind, ComponentInteraction, Context, Permissions};

use super::card::{ASK, HIDE};
use crate::app::{Admission, Ask, Asker, DEFAULT_PASSAGES, Request};
use crate::discord::render::card::Card;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::domain::{ChannelId, GuildId, Language, MemberId, Spot};
use crate::texts::texts;

/// Does what the button says.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let server = press.guild_locale.as_deref();
    let language = state.language_on(press.guild_id, Some(&press.locale), server).await;
    if press.data.custom_id == HIDE {
        hide(ctx, press, language).await
    } else {
        ask(ctx, press, language, state).await
    }
}

/// Takes the message away, for those who look after the channel.
async fn hide(ctx: &Context, press: &ComponentInteraction, language: Language) -> Result<(), Error> {
    let looks_after = Permissions::MANAGE_MESSAGES | Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
    let may = press.member.as_ref().and_then(|member| member.permissions).unwrap_or_default();
    if !may.intersects(looks_after) {
        let words = texts(language).hide_is_for_moderators();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    }
    send::defer_update(&ctx.http, press.into()).await?;
    send::delete(&ctx.http, (press.channel_id, press.message.id)).await
}

/// Answers the question on the button to whoever presses.
async fn ask(
    ctx: &Context,
    press: &ComponentInteraction,
    language: Language,
    state: &State,
) -> Result<(), Error> {
    let texts = texts(language);
    let Some(text) = on_button(press) else {
        return send::reply_ephemeral(ctx, press, Card::notice(&texts.passages_gone())).await;
    };
    let member = MemberId::new(NonZeroU64::from(press.user.id));
    if let Some(guild) = press.guild_id {
        let spot = Spot { channel: ChannelId::new(press.channel_id.into()), parent: None };
        let asker = Asker { guild: GuildId::new(guild.into()), spot, member };
        if let Admission::Wait(wait) = state.app.admit(asker, Instant::now()).await {
            return send::reply_ephemeral(ctx, press, Card::notice(&texts.wait(wait.as_secs()))).await;
        }
    }
    let request = Request::Ask(Ask { text, before: None, language, limit: DEFAULT_PASSAGES });
    let reply = state.app.handle_for(requester(press.guild_id, press.user.id), request).await;
    let reader = Reader::new(member, &state.commands);
    send::reply_ephemeral(ctx, press, reply::lay_out(&reply, reader)).await
}

/// The question that stands on the button.
fn on_button(press: &ComponentInteraction) -> Option<String> {
    let parts = press.message.components.iter().flat_map(|row| &row.components);
    parts.into_iter().find_map(|part| match part {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } if custom_id == ASK => button.label.clone(),
            _ => None,
        },
        _ => None,
    })
}
