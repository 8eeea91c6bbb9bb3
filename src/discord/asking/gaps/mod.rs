//! What can moderators do about what the documents lack? The part of `/open` that is theirs.

mod form;
mod ids;
mod lead;
mod put;
mod screens;

use serenity::all::{
    ComponentInteraction, Context, CreateAttachment, CreateSelectMenuOption, ModalInteraction,
};

pub(crate) use self::ids::is_ours;
use self::ids::{GapId, mark};
use super::who::Actor;
use crate::app::gaps::{Gap, csv};
use crate::discord::figures::card as figures;
use crate::discord::render::card::Card;
use crate::discord::render::menu;
use crate::discord::render::screen::Screen;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::Language;
use crate::texts::{gaps, texts};

/// The values of what moderators can choose in the menu of `/open`.
const GAPS: &str = "gaps";
const FIGURES: &str = "figures";
const FILE: &str = "vraagbaak.csv";

/// What moderators can choose besides the lists of open questions.
pub(crate) fn options(language: Language) -> Vec<CreateSelectMenuOption> {
    let texts = gaps(language);
    vec![
        CreateSelectMenuOption::new(texts.gaps_title(), GAPS).description(texts.gaps_hint()),
        CreateSelectMenuOption::new(texts.figures_title(), FIGURES).description(texts.figures_hint()),
    ]
}

/// Whether what was chosen in the menu of `/open` is one of those.
pub(crate) fn is_option(value: &str) -> bool {
    [GAPS, FIGURES].contains(&value)
}

/// Shows what a moderator chose in the menu of `/open`.
pub(crate) async fn choose(
    ctx: &Context,
    press: &ComponentInteraction,
    what: &str,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    Work { ctx, press, actor, state }.go(if what == FIGURES { GapId::Figures } else { GapId::List(0) }).await
}

/// Does what a menu or button says.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_press(press, state) else { return Ok(()) };
    let work = Work { ctx, press, actor: &actor, state };
    match press.data.custom_id.parse() {
        Ok(id) => work.go(id).await,
        Err(_) => work.tell(&texts(actor.language).screen_lapsed()).await,
    }
}

/// Takes in a form.
pub(crate) async fn form(ctx: &Context, sent: &ModalInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_form(sent, state) else { return Ok(()) };
    let may = actor.rank().moderates;
    match sent.data.custom_id.parse() {
        Ok(GapId::Lead(mark)) if may => lead::look_up(ctx, sent, mark, &actor, state).await,
        Ok(GapId::Put(_)) if may => put::put(ctx, sent, &actor, state).await,
        _ => {
            let words = gaps(actor.language).for_moderators();
            send::say(&ctx.http, sent.into(), Card::notice(&words), true).await
        }
    }
}

/// A moderator's press.
struct Work<'a> {
    ctx: &'a Context,
    press: &'a ComponentInteraction,
    actor: &'a Actor,
    state: &'a State,
}

impl Work<'_> {
    async fn go(&self, id: GapId) -> Result<(), Error> {
        if !self.actor.rank().moderates {
            return self.tell(&gaps(self.actor.language).for_moderators()).await;
        }
        match (id, menu::chosen(self.press)) {
            // A form must be the first response: nothing is waited for before it.
            (GapId::Lead(mark), _) => form::open_lead(self.ctx, self.press, mark, self.actor).await,
            (GapId::Put(mark), _) => form::open_put(self.ctx, self.press, mark, self.actor).await,
            (GapId::File, _) => self.file().await,
            (GapId::List(page), _) => self.show(self.list(page)).await,
            (GapId::Choose, Some(chosen)) => self.show(self.one(mark(chosen))).await,
            (GapId::Show(mark), _) => self.show(self.one(Some(mark))).await,
            (GapId::Merge(mark), _) => self.show(self.merge(mark)).await,
            (GapId::NotOurs(mark), _) => self.show(self.not_ours(mark)).await,
            (GapId::Passage(mark), Some(chosen)) => {
                self.show(lead::lead(self.press, (mark, chosen), self.actor, self.state)).await
            }
            (GapId::Leading(page), _) => self.show(lead::list(page, self.actor, self.state)).await,
            (GapId::StopLeading, Some(chosen)) => self.show(lead::stop(chosen, self.actor, self.state)).await,
            (GapId::Figures, _) => self.show(self.figures()).await,
            (GapId::Choose | GapId::Passage(_) | GapId::StopLeading, _) => self.show(self.list(0)).await,
        }
    }

    async fn tell(&self, words: &str) -> Result<(), Error> {
        send::reply_ephemeral(self.ctx, self.press, Card::notice(words)).await
    }

    /// Shows a screen in the place of this one, however long it takes to make.
    async fn show(&self, screen: impl Future<Output = Screen>) -> Result<(), Error> {
        send::defer_update(&self.ctx.http, self.press.into()).await?;
        let body = MessageBody::from(screen.await).clickable(&self.state.commands).whole();
        send::edit(&self.ctx.http, self.press.into(), body).await.map(drop)
    }

    async fn list(&self, page: usize) -> Screen {
        let (guild, language) = (self.actor.guild, self.actor.language);
        match self.state.app.gaps(guild).await {
            Ok(found) => {
                let log_is_on = self.state.app.settings(guild).await.log_unanswered;
                screens::list(&found, page, log_is_on, language)
            }
            Err(_) => Screen::default().saying(texts(language).not_read()),
        }
    }

    async fn one(&self, mark: Option<i64>) -> Screen {
        let has_group = self.state.app.settings(self.actor.guild).await.open_group().is_some();
        match self.gap(mark.unwrap_or_default()).await {
            Ok(gap) => screens::one(&gap, has_group && self.state.group.get().is_some(), self.actor.language),
            Err(instead) => instead,
        }
    }

    /// The question with this mark, or the list with a word of why it isn't shown.
    async fn gap(&self, mark: i64) -> Result<Gap, Screen> {
        match self.state.app.gap(self.actor.guild, mark).await {
            Ok(Some(gap)) => Ok(gap),
            Ok(None) => Err(self.list(0).await.saying(gaps(self.actor.language).gap_gone())),
            Err(_) => Err(Screen::default().saying(texts(self.actor.language).not_read())),
        }
    }

    async fn not_ours(&self, mark: i64) -> Screen {
        let gap = match self.gap(mark).await {
            Ok(gap) => gap,
            Err(instead) => return instead,
        };
        match self.state.app.settle_gap(self.actor.guild, &gap, self.state.now()).await {
            Ok(()) => self.list(0).await.saying(gaps(self.actor.language).taken_off()),
            Err(_) => self.list(0).await.saying(texts(self.actor.language).not_kept()),
        }
    }

    async fn merge(&self, mark: i64) -> Screen {
        match self.gap(mark).await {
            Ok(gap) => put::merge(&gap, self.actor, self.state).await,
            Err(instead) => instead,
        }
    }

    async fn figures(&self) -> Screen {
        let language = self.actor.language;
        match self.state.app.report(self.actor.guild, self.state.now()).await {
            Ok(report) => {
                let title = gaps(language).figures_title();
                Screen::of(figures::embed(&report, title, language)).buttons(vec![screens::back(language)])
            }
            Err(_) => Screen::default().saying(texts(language).not_read()),
        }
    }

    async fn file(&self) -> Result<(), Error> {
        send::defer(&self.ctx.http, self.press.into(), true).await?;
        let texts = gaps(self.actor.language);
        let body = match self.state.app.gaps(self.actor.guild).await {
            Ok(found) => {
                let file = CreateAttachment::bytes(csv(&found, texts.columns()), FILE);
                MessageBody::from(Card::notice(&texts.here_is_the_file())).file(file)
            }
            Err(_) => Card::notice(&self::texts(self.actor.language).not_read()).into(),
        };
        send::edit(&self.ctx.http, self.press.into(), body).await.map(drop)
    }
}
