//! How does a moderator lead a question to the passage that answers it?

use serenity::all::{ComponentInteraction, Context, ModalInteraction};

use super::form::{above, filled_in};
use super::screens;
use crate::app::gaps::Led;
use crate::discord::asking::who::Actor;
use crate::discord::render::screen::Screen;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::{LeadingQuestion, MOST_LEADING};
use crate::texts::{gaps, texts};

/// Takes in the form: shows the passages that its words find.
pub(super) async fn look_up(
    ctx: &Context,
    sent: &ModalInteraction,
    mark: i64,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    send::defer_update(&ctx.http, sent.into()).await?;
    let (question, words) = filled_in(sent);
    let screen = match state.app.passages_for(words, actor.language).await {
        Ok(found) => screens::passages(&question, mark, &found, actor.language),
        Err(fault) => {
            tracing::error!(%fault, "looking for passages to which a question may lead");
            Screen::default().saying(texts(actor.language).apology())
        }
    };
    send::edit(&ctx.http, sent.into(), MessageBody::from(screen).whole()).await.map(drop)
}

/// From now on the question above the menu finds the passage that was chosen.
pub(super) async fn lead(
    press: &ComponentInteraction,
    (mark, chosen): (i64, &str),
    actor: &Actor,
    state: &State,
) -> Screen {
    let (texts, guild, now) = (gaps(actor.language), actor.guild, state.now());
    let lost = || Screen::default().saying(self::texts(actor.language).passages_gone());
    let Some(passage) = screens::key(chosen) else { return lost() };
    let screen = Screen::default();
    match state.app.lead(guild, (&above(press), passage), now).await {
        Ok(Led::Yes) => {}
        Ok(Led::PassageGone) => return lost().buttons(vec![screens::back(actor.language)]),
        Ok(Led::TooMany) => return screen.saying(texts.too_many_lead(MOST_LEADING)),
        Err(_) => return screen.saying(self::texts(actor.language).not_kept()),
    }
    // It is answered now. Where that isn't noted, it stays on the list, and does no harm there.
    if let Ok(Some(gap)) = state.app.gap(guild, mark).await {
        if let Some(questions) = state.group.get() {
            // That it fails is logged: who waits in a thread may ask there, and finds it.
            let _ = questions.led_to(&gap.open, passage).await;
        }
        let _ = state.app.settle_gap(guild, &gap, now).await;
    }
    screen.saying(texts.leads_now()).buttons(vec![screens::back(actor.language)])
}

/// A page of the questions that lead to passages.
pub(super) async fn list(page: usize, actor: &Actor, state: &State) -> Screen {
    let Ok(all) = state.app.leading(actor.guild).await else {
        return Screen::default().saying(texts(actor.language).not_read());
    };
    let library = state.app.library();
    let with_passage = |leading: LeadingQuestion| {
        let passage = screens::key(&leading.passage).and_then(|key| library.engine.passage(key));
        (leading, passage)
    };
    let all: Vec<_> = all.into_iter().map(with_passage).collect();
    screens::leading(&all, page, actor.language)
}

/// A question leads to its passage no more.
pub(super) async fn stop(chosen: &str, actor: &Actor, state: &State) -> Screen {
    let known = state.app.leading(actor.guild).await.unwrap_or_default();
    let words = match known.iter().find(|leading| screens::leading_value(leading) == chosen) {
        None => gaps(actor.language).leads_no_more(),
        Some(leading) => match state.app.stop_leading(actor.guild, leading).await {
            Ok(()) => gaps(actor.language).leads_no_more(),
            Err(_) => texts(actor.language).not_kept(),
        },
    };
    list(0, actor, state).await.saying(words)
}
