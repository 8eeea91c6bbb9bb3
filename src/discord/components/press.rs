//! What happens when a button under a message is pressed?

use std::num::NonZeroU64;
use std::time::Duration;

use serenity::all::{ComponentInteraction, Context, Mentionable as _, MessageFlags};

use super::{panels, read_more};
use crate::app::{Page, Rating, Reply, Request, Requester, View, gives};
use crate::discord::daily::button::DailyButton;
use crate::discord::memory::recent_answers::{Claim, Giving};
use crate::discord::render::button_ids::{ButtonId, Press};
use crate::discord::render::card::{self, Card};
use crate::discord::render::reader::Reader;
use crate::discord::rest::send;
use crate::discord::state::{self, Error, State};
use crate::domain::MemberId;
use crate::texts::texts;

/// How long a press waits for somebody else who is about to say the same, of its three seconds.
const CLAIM_WITHIN: Duration = Duration::from_secs(1);

/// Does what the button says. Only the press of the one who asked changes the message; others get
/// a copy of their own.
pub(crate) async fn handle(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    if let Ok(button) = press.data.custom_id.parse::<DailyButton>() {
        return read_more::read_more(ctx, press, button, state).await;
    }
    if panels::press(ctx, press, state).await? {
        return Ok(());
    }
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let presser = MemberId::new(NonZeroU64::from(press.user.id));
    let Ok(id) = press.data.custom_id.parse::<ButtonId>() else {
        let words = texts(language).passages_gone();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    };
    let own = id.asker == presser;
    let reader =
        Reader { asker: presser, shareable: press.guild_id.is_some() && (!own || is_private(press)) };
    let request = match id.press {
        Press::Share(trail) => return share(ctx, press, state, trail.page(language, View::Passage)).await,
        Press::Show(view, trail) => Request::Page(trail.page(language, view)),
        Press::Rate(..) if !state.memory.rate(press.message.id, press.user.id) => {
            return send::reply_ephemeral(ctx, press, Card::notice(&texts(language).rated_before())).await;
        }
        Press::Rate(helpful, trail) => Request::Rate(Rating { language, outcome: trail.outcome, helpful }),
        Press::Quote(wish) => {
            let place = state::place(&press.authorizing_integration_owners, presser);
            Request::Quote { place, language, wish }
        }
    };
    let reply = state.app.handle_for(whose(press), request).await;
    let card = card::lay_out_for(&reply, reader);
    match reply {
        Reply::Answer(_) | Reply::Quote(_) if own => send::update(ctx, press, card).await,
        Reply::Answer(_) | Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => {
            send::reply_ephemeral(ctx, press, card).await
        }
    }
}

/// On whose part of the bot's time it is.
fn whose(press: &ComponentInteraction) -> Requester {
    state::requester(press.guild_id, press.user.id)
}

/// Whether only the one who presses sees the message.
fn is_private(press: &ComponentInteraction) -> bool {
    press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Shows a private answer to the whole channel, as a message of its own, unless it stands there
/// already.
async fn share(ctx: &Context, press: &ComponentInteraction, state: &State, page: Page) -> Result<(), Error> {
    let texts = texts(page.language);
    let reply = state.app.handle_for(whose(press), Request::Page(page)).await;
    let mut card = card::lay_out(&reply, MemberId::new(NonZeroU64::from(press.user.id)));
    let Some(passage) = gives(&reply) else { return send::reply_ephemeral(ctx, press, card).await };
    let claim = state.memory.claim(press.channel_id, passage, press.id.get());
    let words = match tokio::time::timeout(CLAIM_WITHIN, claim).await {
        Ok(Claim::Ours(giving)) => {
            card.content = Some(texts.shared_by(&press.user.mention().to_string()));
            return post(ctx, press, card, giving).await;
        }
        Ok(Claim::SaidBefore(earlier)) => {
            texts.answered_before(&earlier.link(press.channel_id, press.guild_id))
        }
        Err(_) => texts.apology(),
    };
    send::reply_ephemeral(ctx, press, Card::notice(&words)).await
}

/// Posts it for all to see, and remembers where.
async fn post(
    ctx: &Context,
    press: &ComponentInteraction,
    card: Card,
    mut giving: Giving,
) -> Result<(), Error> {
    send::defer(&ctx.http, press.into(), false).await?;
    *giving = Some(send::edit_deferred(&ctx.http, press.into(), card).await?);
    Ok(())
}
