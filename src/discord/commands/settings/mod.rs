//! How do moderators choose how the bot behaves on their server? `/settings`, and what its menus
//! and buttons do.

mod group;
mod ids;
mod screens;

use std::collections::BTreeSet;
use std::num::NonZeroU64;
use std::time::Duration;

use serenity::all::{
    ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, Context as Discord,
    InteractionId, Member, ModalInteraction,
};

pub(crate) use self::ids::is_ours;
use self::ids::{SettingsId, setting};
use self::screens::{AS_ON_DISCORD, CHANNEL, MEMBER, ON_A_PAGE, View};
use crate::app::NotKept;
use crate::discord::render::card::Card;
use crate::discord::render::screen::{Screen, page};
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::{ChannelId, ChannelList, GuildId, LONGEST_COOLDOWN, Language, MOST_CHANNELS, Settings};
use crate::texts::{Setting, texts};

/// Lets moderators choose.
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD"
)]
pub(crate) async fn settings(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, language) = (ctx.data(), crate::discord::respond::language(ctx));
    // Discord gives the command on servers only, and to those alone who may give it there.
    let Some(server) = ctx.interaction.guild_id else { return Ok(()) };
    let guild = GuildId::new(server.into());
    let opened = ctx.interaction.id.created_at().unix_timestamp();
    let stamp = state.grants.stamp(server, ctx.interaction.user.id, opened);
    let settings = state.app.settings(guild).await;
    let desk = Desk { state, guild, language, stamp: &stamp };
    crate::discord::respond::reply(ctx, desk.view(&settings).summary(), true).await
}

/// What was pressed or sent in, on which server, where the one who did that may.
fn granted<'i>(
    state: &State,
    custom_id: &'i str,
    (guild, member): (Option<serenity::all::GuildId>, Option<&Member>),
    interaction: InteractionId,
) -> Option<(GuildId, &'i str, SettingsId)> {
    let (stamp, id) = SettingsId::read(custom_id).ok()?;
    let (server, now) = (guild?, interaction.created_at().unix_timestamp());
    let admitted = state.grants.admits(stamp, server, member?, now);
    admitted.then(|| (GuildId::new(server.into()), stamp, id))
}

/// Does what a menu or button of `/settings` says.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let who = (press.guild_id, press.member.as_ref());
    let Some((guild, stamp, id)) = granted(state, &press.data.custom_id, who, press.id) else {
        return send::reply_ephemeral(ctx, press, Card::notice(&texts(language).screen_lapsed())).await;
    };
    let desk = Desk { state, guild, language, stamp };
    let screen = match (id, &press.data.kind) {
        (SettingsId::Menu, ComponentInteractionDataKind::StringSelect { values }) => {
            match values.first().and_then(|code| setting(code)) {
                Some(Setting::Pauses) => return desk.open_form(ctx, press).await,
                Some(Setting::Group) => desk.show_group(ctx).await,
                Some(setting) => desk.show(setting).await,
                None => desk.summary().await,
            }
        }
        (SettingsId::Language, ComponentInteractionDataKind::StringSelect { values }) => {
            desk.choose_language(values.first().map_or(AS_ON_DISCORD, String::as_str)).await
        }
        (SettingsId::Pick(list), ComponentInteractionDataKind::ChannelSelect { values }) => {
            let chosen = values.iter().map(|channel| ChannelId::new(NonZeroU64::from(*channel)));
            desk.choose_channels(list, chosen.take(MOST_CHANNELS).collect()).await
        }
        (SettingsId::Clear(list), _) => desk.choose_channels(list, BTreeSet::new()).await,
        (SettingsId::Log(on), _) => desk.choose(|settings| settings.log_unanswered = on, Setting::Log).await,
        (SettingsId::Unanswered(wanted), _) => desk.unanswered(wanted).await,
        (SettingsId::Forget, _) => desk.forget().await,
        (SettingsId::Group(choice), _) => desk.choose_group(ctx, press, choice).await,
        (SettingsId::Home | SettingsId::Menu | SettingsId::Language | SettingsId::Pick(_), _)
        | (SettingsId::Pauses, _) => desk.summary().await,
    };
    send::update_screen(ctx, press, screen.clickable(&state.commands)).await
}

/// Takes in the form for the pauses.
pub(crate) async fn form(ctx: &Discord, form: &ModalInteraction, state: &State) -> Result<(), Error> {
    if !is_ours(&form.data.custom_id) {
        return Ok(());
    }
    let language = state.language_on(form.guild_id, Some(&form.locale), form.guild_locale.as_deref()).await;
    let who = (form.guild_id, form.member.as_ref());
    let screen = match granted(state, &form.data.custom_id, who, form.id) {
        Some((guild, stamp, SettingsId::Pauses)) => {
            let desk = Desk { state, guild, language, stamp };
            match (seconds(form, MEMBER), seconds(form, CHANNEL)) {
                (Some(member), Some(channel)) => desk.choose_pauses(member, channel).await,
                _ => desk.summary().await.saying(texts(language).bad_pause(LONGEST_COOLDOWN.as_secs())),
            }
        }
        Some(_) | None => Screen::default().saying(texts(language).screen_lapsed()),
    };
    // A form that was opened from a screen answers in its place.
    send::update_screen(ctx, form, screen.clickable(&state.commands)).await
}

fn seconds(form: &ModalInteraction, input: &str) -> Option<Duration> {
    let typed = form.data.components.iter().flat_map(|row| &row.components).find_map(|part| match part {
        ActionRowComponent::InputText(text) if text.custom_id == input => text.value.as_deref(),
        _ => None,
    });
    let seconds = Duration::from_secs(typed?.trim().parse().ok()?);
    (seconds <= LONGEST_COOLDOWN).then_some(seconds)
}

/// A moderator's work on the choices of a server.
struct Desk<'a> {
    state: &'a State,
    guild: GuildId,
    language: Language,
    /// What the screens carry on of who may use them.
    stamp: &'a str,
}

impl Desk<'_> {
    fn view<'s>(&'s self, settings: &'s Settings) -> View<'s> {
        View {
            language: self.language,
            settings,
            member_pause: settings.member_cooldown.unwrap_or(self.state.app.usual_pause()),
            message_content: self.state.message_content,
            stamp: self.stamp,
        }
    }

    async fn summary(&self) -> Screen {
        self.view(&*self.state.app.settings(self.guild).await).summary()
    }

    async fn show(&self, setting: Setting) -> Screen {
        self.view(&*self.state.app.settings(self.guild).await).screen(setting)
    }

    async fn open_form(&self, ctx: &Discord, press: &ComponentInteraction) -> Result<(), Error> {
        let form = self.view(&*self.state.app.settings(self.guild).await).pauses_form();
        send::open_form(ctx, press, form).await
    }

    async fn choose_language(&self, value: &str) -> Screen {
        let chosen = value.parse().ok();
        self.choose(|settings| settings.language = chosen, Setting::Language).await
    }

    async fn choose_channels(&self, list: ChannelList, channels: BTreeSet<ChannelId>) -> Screen {
        self.choose(|settings| *settings.channels_mut(list) = channels, Setting::Channels(list)).await
    }

    async fn choose_pauses(&self, member: Duration, channel: Duration) -> Screen {
        let change = |settings: &mut Settings| {
            settings.member_cooldown = Some(member);
            settings.channel_cooldown = channel;
        };
        self.choose(change, Setting::Pauses).await
    }

    /// Makes a choice, and shows what has become of it.
    async fn choose(&self, change: impl FnOnce(&mut Settings), setting: Setting) -> Screen {
        let texts = texts(self.language);
        match self.state.app.choose(self.guild, change).await {
            Ok(settings) => self.view(&settings).screen(setting).saying(texts.kept()),
            Err(failed) => self.show(setting).await.saying(self.not_kept(failed)),
        }
    }

    async fn unanswered(&self, wanted: usize) -> Screen {
        let settings = self.state.app.settings(self.guild).await;
        let read = async |page: usize| {
            let skip = u32::try_from(page * ON_A_PAGE).unwrap_or(u32::MAX);
            self.state.app.unanswered(self.guild, skip, u32::try_from(ON_A_PAGE).unwrap_or(u32::MAX)).await
        };
        let wanted = wanted.min(usize::from(u16::MAX));
        let found = match read(wanted).await {
            // Some have been erased since.
            Ok((shown, count)) if shown.is_empty() && count > 0 => {
                read(page(wanted, usize::try_from(count).unwrap_or(usize::MAX), ON_A_PAGE).0).await
            }
            found => found,
        };
        match found {
            Ok((shown, count)) => self.view(&settings).unanswered(wanted, &shown, count),
            Err(_) => self.view(&settings).screen(Setting::Log).saying(texts(self.language).not_read()),
        }
    }

    async fn forget(&self) -> Screen {
        let forgotten = self.state.app.forget_unanswered(self.guild).await;
        let screen = self.unanswered(0).await;
        match forgotten {
            Ok(()) => screen,
            Err(failed) => screen.saying(self.not_kept(failed)),
        }
    }

    fn not_kept(&self, NotKept(trouble): NotKept) -> String {
        let texts = texts(self.language);
        if trouble.leaves_doubt() { texts.not_sure() } else { texts.not_kept() }
    }
}
