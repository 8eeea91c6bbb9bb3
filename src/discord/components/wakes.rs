//! What do the buttons under what a helper is asked do?

use serenity::all::{ComponentInteraction, Context, MessageFlags};

use crate::app::NotKept;
use crate::app::helpers::{Answered, WakePress};
use crate::discord::helpers::cards;
use crate::discord::helpers::ids::{WakeDeed, WakeId};
use crate::discord::render::card::Card;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::{Language, MemberId};
use crate::texts::{NoMore, helpers, texts};

/// Whether the button is one of these.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.parse::<WakeId>().is_ok()
}

/// Takes in what a helper says; others are told that it isn't for them.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = press.data.custom_id.parse::<WakeId>() else { return Ok(()) };
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    if MemberId::new(press.user.id.into()) != id.member {
        let words = helpers(language).for_somebody_else(&cards::mention(id.member));
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    }
    let Some(looks_after) = state.helpers.get() else { return fails(ctx, press, language).await };
    let what = match id.deed {
        WakeDeed::Look => WakePress::Look,
        WakeDeed::NotNow => WakePress::NotNow,
        WakeDeed::NotMine => WakePress::NotMine,
        WakeDeed::NotForThem => WakePress::NotForThem,
        WakeDeed::OwnerYes | WakeDeed::OwnerNo => return owner(ctx, press, state, (id, language)).await,
    };
    match looks_after.pressed((id.question, id.member), what).await {
        Ok(answered) => show(ctx, press, card(id, &answered, language)).await,
        Err(NotKept(_)) => fails(ctx, press, language).await,
    }
}

/// What they are answered, in the place of what was asked.
fn card(id: WakeId, answered: &Answered, language: Language) -> Card {
    let texts = helpers(language);
    match answered {
        Answered::Look(question) => Card::notice(&texts.here_it_is(&cards::link(question))),
        Answered::NotNow => Card::notice(&texts.that_is_fine()),
        Answered::NotMine => cards::not_mine(id, language),
        Answered::NotForThem => Card::notice(&texts.not_from_them_any_more()),
        Answered::Gone => Card::notice(&texts.no_more(NoMore::TakenBack)),
    }
}

/// In private it takes the place of what was asked. In a thread everybody would see it: there the mention goes
/// silent, and the answer is for the helper alone.
async fn show(ctx: &Context, press: &ComponentInteraction, card: Card) -> Result<(), Error> {
    let seen_by_all = press.guild_id.is_some()
        && !press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    if seen_by_all {
        return send::reply_ephemeral(ctx, press, card).await;
    }
    let rows = card.rows();
    send::update_screen(ctx, press, Screen { line: card.content, embed: None, rows }).await
}

/// Takes in whether helpers may be asked about a question that somebody put to the group themselves.
async fn owner(
    ctx: &Context,
    press: &ComponentInteraction,
    state: &State,
    (id, language): (WakeId, Language),
) -> Result<(), Error> {
    let Some(looks_after) = state.helpers.get() else { return fails(ctx, press, language).await };
    let yes = id.deed == WakeDeed::OwnerYes;
    match looks_after.owner_says(id.question, id.member, yes).await {
        Ok(said) => {
            let words = helpers(language).shall_i_noted(said.unwrap_or(false));
            send::update_screen(ctx, press, Screen::default().saying(words)).await
        }
        Err(NotKept(_)) => fails(ctx, press, language).await,
    }
}

async fn fails(ctx: &Context, press: &ComponentInteraction, language: Language) -> Result<(), Error> {
    send::reply_ephemeral(ctx, press, Card::notice(&texts(language).not_kept())).await
}
