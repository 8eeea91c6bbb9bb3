//! What happens when a button under a message is pressed, or something is chosen from its menu?

use std::num::NonZeroU64;
use std::time::{Instant, SystemTime};

use serenity::all::{ComponentInteraction, Context, MessageFlags};

use super::{panels, read_more, sharing, taking_back};
use crate::app::{Admission, Rating, Reply, Request, Requester, View, gives};
use crate::corpus::PassageKey;
use crate::discord::access;
use crate::discord::daily::button::DailyButton;
use crate::discord::group::offer::{after_no_help, offered_again};
use crate::discord::group::quote;
use crate::discord::render::button_ids::{ButtonId, Press, Trail};
use crate::discord::render::card::Card;
use crate::discord::render::markdown::{spoken, without_mention};
use crate::discord::render::menu;
use crate::discord::render::more;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::rest::send;
use crate::discord::state::{self, Error, State};
use crate::domain::{Language, MemberId, Place};
use crate::texts::texts;

/// Does what the button says. Only the press of the one who asked changes the message; others get
/// a copy of their own.
pub(crate) async fn handle(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    if let Ok(button) = press.data.custom_id.parse::<DailyButton>() {
        return read_more::read_more(ctx, press, button, state).await;
    }
    if taking_back::is_ours(&press.data.custom_id) {
        return taking_back::press(ctx, press, state).await;
    }
    if panels::press(ctx, press, state).await? {
        return Ok(());
    }
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let Ok(id) = press.data.custom_id.parse::<ButtonId>() else {
        let words = texts(language).passages_gone();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    };
    let own = id.asker == presser(press);
    let pressed = Pressed { ctx, press, state, language, own };
    match id.press {
        Press::Show(view, trail) => pressed.show(view, trail).await,
        Press::Choose(trail) => pressed.choose(trail).await,
        Press::Peek(trail) => pressed.peek(trail).await,
        Press::More(trail) => pressed.more(trail).await,
        Press::Share(trail) => sharing::share(ctx, press, state, (trail, language)).await,
        Press::Rate(helpful, trail) => pressed.rate(helpful, &trail).await,
        Press::Quote(wish) => {
            let place = state::place(&press.authorizing_integration_owners, presser(press));
            pressed.quote(Request::Quote { place, language, wish }).await
        }
    }
}

fn presser(press: &ComponentInteraction) -> MemberId {
    MemberId::new(NonZeroU64::from(press.user.id))
}

/// The question that a message of ours answers, as far as it can be read there: at its beginning, or in the message
/// that it replies to.
fn question_of(press: &ComponentInteraction, state: &State) -> Option<String> {
    let above = quote::question_of(&press.message.content);
    let replied_to = || {
        let asked = press.message.referenced_message.as_deref()?;
        Some(spoken(&without_mention(&asked.content, state.directory.bot()?)))
    };
    above.or_else(replied_to).filter(|question| !question.trim().is_empty())
}

/// A press of a button under an answer or a quote.
struct Pressed<'a> {
    ctx: &'a Context,
    press: &'a ComponentInteraction,
    state: &'a State,
    language: Language,
    /// Whether it is the press of the one who asked.
    own: bool,
}

impl Pressed<'_> {
    /// Shows a passage of the answer, or what belongs to it.
    async fn show(&self, view: View, trail: Trail) -> Result<(), Error> {
        let reader = Reader { is_copy: !self.own || self.is_private(), ..self.reader(&trail).await };
        self.turn_to(view, trail, reader).await
    }

    /// Shows the passage that was chosen from the menu.
    async fn choose(&self, trail: Trail) -> Result<(), Error> {
        let chosen = menu::chosen(self.press).and_then(|place| place.parse().ok());
        let trail = Trail { shown: chosen.unwrap_or(trail.shown), ..trail };
        let reader = self.reader(&trail).await;
        self.turn_to(View::Passage, trail, reader).await
    }

    /// Shows a passage to whoever presses, and leaves the message as it is.
    async fn peek(&self, trail: Trail) -> Result<(), Error> {
        let reader = Reader { shareable: self.may_share().await, ..self.reader(&trail).await };
        let reply = self.ask(Request::Page(trail.page(self.language, View::Passage))).await;
        self.tell(reply::lay_out(&reply, reader)).await
    }

    /// Offers what else can be done with the answer.
    async fn more(&self, trail: Trail) -> Result<(), Error> {
        let is_theirs = self.own && !self.is_private();
        let take_back = is_theirs.then(|| taking_back::custom_id(self.press, self.state));
        let reader = Reader {
            shareable: self.may_share().await && (!self.own || self.is_private()),
            is_copy: true,
            take_back: take_back.as_deref(),
            ..self.reader(&trail).await
        };
        let reply = self.ask(Request::Page(trail.page(self.language, View::Passage))).await;
        let card = match &reply {
            Reply::Answer(card) => more::card(card, reader),
            Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => reply::lay_out(&reply, reader),
        };
        self.tell(card).await
    }

    /// Counts an opinion, once of each person.
    async fn rate(&self, helpful: bool, trail: &Trail) -> Result<(), Error> {
        let rated = trail.entries.get(trail.shown).map(|(passage, _)| *passage);
        if rated.is_some_and(|passage| !self.state.memory.rate(passage, self.press.user.id)) {
            return self.tell(Card::notice(&texts(self.language).rated_before())).await;
        }
        if let Some(passage) = rated {
            self.keep(passage, helpful);
        }
        let rating = Rating { language: self.language, outcome: trail.outcome, helpful };
        let reply = self.ask(Request::Rate(rating)).await;
        let card = match &reply {
            Reply::Notice(words) if !helpful && self.state.has_group(self.press.guild_id) => {
                let words = self.state.commands.clickable(words);
                after_no_help(&words, question_of(self.press, self.state).as_deref(), self.language)
            }
            _ => reply::lay_out(&reply, self.reader(trail).await),
        };
        self.tell(card).await
    }

    /// Keeps an opinion where moderators can see it; whoever gave it doesn't wait for that. Where the bot isn't
    /// itself there are none who would.
    fn keep(&self, passage: PassageKey, helpful: bool) {
        let owners = &self.press.authorizing_integration_owners;
        let Place::Guild(guild) = state::place(owners, presser(self.press)) else { return };
        let whose = state::requester(self.press.guild_id, self.press.user.id);
        // Where the store is so slow that too many wait for it, this one isn't kept.
        let Some(share) = self.state.app.take_on_unasked(whose) else { return };
        let (app, member) = (self.state.app.clone(), presser(self.press));
        self.state.at_work.spawn(async move {
            app.note_rating(guild, passage, helpful, SystemTime::now()).await;
            if !helpful {
                app.doubt(guild, passage, member, jiff::Timestamp::now()).await;
            }
            drop(share);
        });
    }

    /// Gives another quote: in the place of this one, where the bot may speak aloud and it is time for it.
    async fn quote(&self, request: Request) -> Result<(), Error> {
        let changes = self.own && self.is_open().await;
        if let Some(asker) = access::presser(self.press).filter(|_| changes && !self.is_private())
            && let Admission::Wait(wait) = self.state.app.admit_saying(asker, Instant::now()).await
        {
            return self.tell(Card::notice(&texts(self.language).wait(wait.as_secs()))).await;
        }
        let reply = self.ask(request).await;
        let card = reply::lay_out(&reply, Reader::new(presser(self.press), &self.state.commands));
        match reply {
            Reply::Quote(_) if changes => send::update(self.ctx, self.press, card).await,
            Reply::Answer(_) | Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => self.tell(card).await,
        }
    }

    /// Shows a passage: in the place of the one before where it is the asker's own, and otherwise to whoever presses.
    async fn turn_to(&self, view: View, trail: Trail, reader: Reader<'_>) -> Result<(), Error> {
        let reply = self.ask(Request::Page(trail.page(self.language, view))).await;
        let card = reply::lay_out(&reply, reader);
        // What stood above the answer stays above it, with its way to the group.
        let has_group = self.state.has_group(self.press.guild_id);
        let before = &self.press.message.content;
        let card = if has_group { offered_again(card, &reply, before) } else { card };
        if !matches!(reply, Reply::Answer(_)) || !self.own || !self.is_open().await {
            return self.tell(card).await;
        }
        send::update(self.ctx, self.press, card).await?;
        if !self.is_private() {
            // The message gives this from now on: what it gave before may be given again.
            let (message, now) = (self.press.message.id, self.press.id.get());
            let passage = gives(&reply).filter(|_| view != View::Translation);
            self.state.memory.gives_now(self.press.channel_id, passage, message, now);
        }
        Ok(())
    }

    /// Who presses, and what they can do with what they see.
    async fn reader(&self, trail: &Trail) -> Reader<'_> {
        Reader {
            shareable: (!self.own || self.is_private()) && self.may_share().await,
            about: trail.about,
            ..Reader::new(presser(self.press), &self.state.commands)
        }
    }

    /// Whether there is somebody to share with, and moderators let the bot speak to them.
    async fn may_share(&self) -> bool {
        self.press.guild_id.is_some() && access::may_be_aloud(self.press, self.state).await
    }

    /// Whether the message may be changed: others see it only where the bot may speak aloud.
    async fn is_open(&self) -> bool {
        self.is_private() || access::may_be_aloud(self.press, self.state).await
    }

    /// Whether only the one who presses sees the message.
    fn is_private(&self) -> bool {
        self.press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
    }

    async fn ask(&self, request: Request) -> Reply {
        let whose: Requester = state::requester(self.press.guild_id, self.press.user.id);
        self.state.app.handle_for(whose, request).await
    }

    async fn tell(&self, card: Card) -> Result<(), Error> {
        send::reply_ephemeral(self.ctx, self.press, card).await
    }
}
