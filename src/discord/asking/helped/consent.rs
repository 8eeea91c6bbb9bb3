//! What happens when an author says whether their words may be shown?

use serenity::all::{ComponentInteraction, Context, GuildId, UserId};

use crate::app::kept::Consent;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::helpers::cards::mention;
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::MemberId;
use crate::texts::{helpers, kept, texts};

/// Takes it in; others are told that it isn't for them.
pub(super) async fn press(
    ctx: &Context,
    press: &ComponentInteraction,
    id: KeptId,
    state: &State,
) -> Result<(), Error> {
    let language = state.language_of(press).await;
    let presser = MemberId::new(press.user.id.into());
    let (Some(key), Some(author), Some(questions)) = (id.key(), id.member(), state.group.get()) else {
        return super::gone::gone(ctx, press, state).await;
    };
    if presser != author {
        let words = helpers(language).for_somebody_else(&mention(author));
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    }
    // In the thread everybody sees what was asked: the answer to it is for the author alone, and then it goes.
    let in_thread = press.guild_id.is_some();
    if in_thread {
        send::defer(&ctx.http, press.into(), true).await?;
    } else {
        send::defer_update(&ctx.http, press.into()).await?;
    }
    let say = match id.deed {
        KeptDeed::WithName => {
            Consent::Yes { name: Some(name(ctx, press, GuildId::new(key.guild.number())).await) }
        }
        KeptDeed::WithoutName => Consent::Yes { name: None },
        _ => Consent::No,
    };
    let texts = kept(language);
    let said = questions.author_says((key, author), say.clone()).await;
    let words = match &said {
        Ok(Some(_)) if say == Consent::No => texts.declined(),
        Ok(Some(_)) => texts.consented(),
        Ok(None) => texts.not_asked_any_more(),
        Err(_) => self::texts(language).not_kept(),
    };
    let words = state.commands.clickable(&words);
    if said.is_ok() || in_thread {
        send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await?;
    }
    // What is asked no more stands there no more, whoever left it.
    if in_thread && matches!(said, Ok(None)) {
        send::delete(&ctx.http, (press.channel_id, press.message.id)).await?;
    }
    Ok(())
}

/// What the author is called on the server, as it is shown from then on.
async fn name(ctx: &Context, press: &ComponentInteraction, guild: GuildId) -> String {
    if let Some(member) = &press.member {
        return member.display_name().to_owned();
    }
    let user: UserId = press.user.id;
    match ctx.http.get_member(guild, user).await {
        Ok(member) => member.display_name().to_owned(),
        Err(_) => press.user.display_name().to_owned(),
    }
}
