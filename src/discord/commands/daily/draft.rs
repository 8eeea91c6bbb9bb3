//! What is shown of a schedule before it is set, where it was said as people say it? What is open is asked, a
//! button a choice; then it is shown as it would be, to be set or left.

use serenity::all::{ButtonStyle, ComponentInteraction, Context as Discord, CreateButton};

use crate::app::daily::{Choices, Daily, Draft, Open};
use crate::discord::daily::outlet::DiscordOutlet;
use crate::discord::daily::words;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::Screen;
use crate::discord::respond::reply;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::Language;
use crate::texts::{arranging, daily as texts};

/// Before each id, so that no other part takes them for its own.
const PREFIX: &str = "day:";
/// How many buttons stand in a row.
const IN_A_ROW: usize = 4;

/// What a button under a draft does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// Takes a choice, from 0, for what is asked; how many things were open tells for which.
    Choose { open: usize, choice: usize },
    /// Sets it.
    Set,
    /// Leaves all as it was.
    Leave,
}

impl Act {
    fn id(self, stamp: &str, draft: u64) -> String {
        let act = match self {
            Self::Choose { open, choice } => format!("c{open}.{choice}"),
            Self::Set => "set".to_owned(),
            Self::Leave => "leave".to_owned(),
        };
        format!("{PREFIX}{stamp}:{draft:x}:{act}")
    }

    /// The stamp, the draft and the act of an id.
    fn read(id: &str) -> Option<(&str, u64, Self)> {
        let (stamp, rest) = id.strip_prefix(PREFIX)?.split_once(':')?;
        let (draft, act) = rest.split_once(':')?;
        let act = match act {
            "set" => Self::Set,
            "leave" => Self::Leave,
            choice => {
                let (open, choice) = choice.strip_prefix('c')?.split_once('.')?;
                Self::Choose { open: open.parse().ok()?, choice: choice.parse().ok()? }
            }
        };
        Some((stamp, u64::from_str_radix(draft, 16).ok()?, act))
    }
}

/// Whether a button stands under a draft.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.starts_with(PREFIX)
}

/// Keeps a draft, and shows it to whoever gave the command.
pub(super) async fn propose(
    ctx: Context<'_>,
    quote: &Daily<DiscordOutlet>,
    draft: Draft,
    language: Language,
) -> Result<(), Error> {
    // Discord gives the command on servers only.
    let Some(server) = ctx.interaction.guild_id else { return Ok(()) };
    let (state, opened) = (ctx.data(), ctx.interaction.id.created_at().unix_timestamp());
    let stamp = state.grants.stamp(server, ctx.interaction.user.id, opened);
    let number = ctx.interaction.id.get();
    let screen = Desk { quote, stamp: &stamp, number, language }.show(&draft).await;
    state.drafts.put(number, draft);
    reply(ctx, screen, true).await
}

/// Does what a button under a draft says.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let Some((stamp, number, act)) = granted(press, state) else {
        let words = crate::texts::texts(language).screen_lapsed();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    };
    // The store may have to be waited for.
    send::defer_update(&ctx.http, press.into()).await?;
    let screen = match (state.daily.get(), state.drafts.take(number)) {
        (Some(quote), Some(Some(draft))) => {
            Desk { quote, stamp, number, language }.act(act, draft, state).await
        }
        // A second press, while the first is being dealt with or has been.
        (_, Some(None)) => return Ok(()),
        (None, _) => Screen::default().saying(texts(language).not_kept()),
        (Some(_), None) => Screen::default().saying(arranging(language).draft_gone()),
    };
    let shown = MessageBody::from(screen.clickable(&state.commands)).whole();
    send::edit(&ctx.http, press.into(), shown).await.map(drop)
}

/// What was pressed, where the one who did that may.
fn granted<'p>(press: &'p ComponentInteraction, state: &State) -> Option<(&'p str, u64, Act)> {
    let (stamp, number, act) = Act::read(&press.data.custom_id)?;
    let (server, now) = (press.guild_id?, press.id.created_at().unix_timestamp());
    state.grants.admits(stamp, server, press.member.as_ref()?, now).then_some((stamp, number, act))
}

/// Somebody's work on a draft.
struct Desk<'a> {
    quote: &'a Daily<DiscordOutlet>,
    stamp: &'a str,
    number: u64,
    language: Language,
}

impl Desk<'_> {
    async fn act(&self, act: Act, mut draft: Draft, state: &State) -> Screen {
        match act {
            Act::Choose { open, choice } => {
                // A button that was pressed twice is about what has been answered.
                let _ = draft.open.len() == open && draft.choose(choice);
                let screen = self.show(&draft).await;
                state.drafts.put(self.number, draft);
                screen
            }
            Act::Leave => Screen::default().saying(arranging(self.language).left()),
            Act::Set => match self.quote.set(&draft.request).await {
                Ok(view) => Screen::default().saying(words::set(&view, self.language)),
                Err(why) => {
                    state.drafts.put(self.number, draft);
                    let screen = Screen::default().saying(words::error(&why, self.language));
                    screen.buttons(self.set_or_leave())
                }
            },
        }
    }

    /// What is asked of a draft, or what it would be.
    async fn show(&self, draft: &Draft) -> Screen {
        if let Some(open) = draft.open.first() {
            return self.ask(open, draft.open.len());
        }
        match self.quote.foresee(&draft.request).await {
            Ok(view) => {
                let words = words::understood(&view, self.language);
                Screen::default().saying(words).buttons(self.set_or_leave())
            }
            Err(why) => Screen::default().saying(words::error(&why, self.language)),
        }
    }

    /// A button for each thing that was perhaps meant.
    fn ask(&self, open: &Open, still_open: usize) -> Screen {
        let labels: Vec<String> = match &open.choices {
            Choices::Times(times) => times.iter().map(ToString::to_string).collect(),
            Choices::Zones(zones) => zones.iter().map(|zone| words::zone(zone, self.language)).collect(),
            Choices::Days(days) => days.iter().map(|days| arranging(self.language).days(*days)).collect(),
        };
        let button = |(choice, label): (usize, &String)| {
            let id = Act::Choose { open: still_open, choice };
            self.button(id, limits::cut(label, limits::BUTTON), ButtonStyle::Secondary)
        };
        let mut buttons: Vec<_> = labels.iter().enumerate().map(button).collect();
        buttons.push(self.leave());
        let question = arranging(self.language).which_one(&escape(&open.typed));
        buttons
            .chunks(IN_A_ROW)
            .fold(Screen::default().saying(question), |screen, row| screen.buttons(row.to_vec()))
    }

    fn set_or_leave(&self) -> Vec<CreateButton> {
        let set = self.button(Act::Set, arranging(self.language).set_it(), ButtonStyle::Success);
        vec![set, self.leave()]
    }

    fn leave(&self) -> CreateButton {
        self.button(Act::Leave, arranging(self.language).leave_it(), ButtonStyle::Secondary)
    }

    fn button(&self, act: Act, label: String, style: ButtonStyle) -> CreateButton {
        CreateButton::new(act.id(self.stamp, self.number)).label(label).style(style)
    }
}

#[cfg(test)]
mod tests {
    use serenity::all::{GuildId, UserId};

    use super::*;
    use crate::discord::grant::Grants;
    use crate::domain::Secret;

    #[test]
    fn every_id_is_read_back_as_written() {
        let grants = Grants::new(&Secret::new("a.token"));
        let stamp = grants.stamp(GuildId::new(u64::MAX), UserId::new(u64::MAX), i64::MAX >> 24);
        for act in [Act::Choose { open: 3, choice: 6 }, Act::Set, Act::Leave] {
            let id = act.id(&stamp, u64::MAX);
            assert!(id.chars().count() <= limits::CUSTOM_ID && is_ours(&id), "{id}");
            assert_eq!(Act::read(&id), Some((stamp.as_str(), u64::MAX, act)));
        }
        for id in ["day:", "day:a:b", "day:a:1:c", "day:a:1:c1", "d:2026-11-22:0"] {
            assert_eq!(Act::read(id), None, "{id}");
        }
    }
}
