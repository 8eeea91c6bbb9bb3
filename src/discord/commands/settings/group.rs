//! Where can members ask each other? The screen of that setting, and what its menus and buttons do.

use std::num::NonZeroU64;
use std::time::Duration;

use serenity::all::{
    ButtonStyle, ChannelType, ComponentInteraction, ComponentInteractionDataKind, Context as Discord,
    CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use jiff::Timestamp;

use super::Desk;
use super::ids::{GroupChoice, SettingsId};
use super::screens::View;
use crate::discord::group::permissions;
use crate::discord::render::markdown::mention;
use crate::discord::render::screen::Screen;
use crate::discord::state::State;
use crate::domain::{ChannelId, Group, MondayFigures, Settings};
use crate::schedule;
use crate::texts::{Permission, Setting, gaps, group};

/// How long Discord may take to tell what the bot may do in a channel.
const ASKED_WITHIN: Duration = Duration::from_secs(1);

impl View<'_> {
    /// The screen of the group; what the bot lacks in its channel, where that is known.
    pub(crate) fn group_screen(&self, lacking: Option<&[Permission]>) -> Screen {
        let texts = group(self.language);
        let kind = CreateSelectMenuKind::Channel {
            channel_types: Some(vec![ChannelType::Text, ChannelType::Forum]),
            default_channels: None,
        };
        let id = |choice| self.id(SettingsId::Group(choice));
        let pick = CreateSelectMenu::new(id(GroupChoice::Channel), kind).placeholder(texts.choose_group());
        let mut screen = self.about(Setting::Group).menu(pick);
        if let Some(lacking) = lacking {
            let words = if lacking.is_empty() { texts.lacks_nothing() } else { texts.lacks(lacking) };
            screen = screen.saying(words);
        }
        let Some(chosen) = self.settings.group else { return screen.buttons(vec![self.back()]) };
        let option = |wait: Duration| {
            let minutes = wait.as_secs() / 60;
            CreateSelectMenuOption::new(texts.wait(minutes), minutes.to_string())
                .default_selection(chosen.wait == wait)
        };
        let kind = CreateSelectMenuKind::String { options: Group::WAITS.map(option).to_vec() };
        let wait = CreateSelectMenu::new(id(GroupChoice::Wait), kind).placeholder(texts.choose_wait());
        let button = |choice, label: String, style| CreateButton::new(id(choice)).label(label).style(style);
        let wakes = button(
            GroupChoice::Wakes(!chosen.wakes),
            texts.switch_wakes(!chosen.wakes),
            ButtonStyle::Secondary,
        );
        let kind = CreateSelectMenuKind::Channel {
            channel_types: Some(vec![ChannelType::Text, ChannelType::News]),
            default_channels: None,
        };
        let words = gaps(self.language);
        let figures = CreateSelectMenu::new(id(GroupChoice::Figures), kind);
        let figures = figures.placeholder(words.choose_figures_channel());
        let no_figures = self
            .settings
            .figures
            .as_ref()
            .map(|_| button(GroupChoice::NoFigures, words.no_more_figures(), ButtonStyle::Secondary));
        let none = button(GroupChoice::None, texts.no_more_group(), ButtonStyle::Danger);
        let buttons = [Some(wakes), no_figures, Some(none), Some(self.back())].into_iter().flatten();
        screen.menu(wait).menu(figures).buttons(buttons.collect())
    }

    /// Asks what is to become of the questions that are still open, now that there is no group.
    fn close_screen(&self, open: usize) -> Screen {
        let texts = group(self.language);
        let button = |choice, label: String| {
            CreateButton::new(self.id(SettingsId::Group(choice))).label(label).style(ButtonStyle::Secondary)
        };
        let buttons = vec![
            button(GroupChoice::Close, texts.close_them()),
            button(GroupChoice::Leave, texts.leave_them()),
        ];
        Screen::default().saying(texts.close_open_ones(open)).buttons(buttons)
    }

    /// The group, as the summary tells it.
    pub(crate) fn group_value(&self) -> String {
        let texts = group(self.language);
        match self.settings.group {
            None => texts.group_nowhere(),
            Some(Group { gone_at: Some(_), .. }) => texts.group_lost(),
            Some(chosen) => {
                let figures = self.settings.figures.as_ref();
                let figures = figures.map(|to| gaps(self.language).figures_go_to(&mention(to.channel)));
                let wakes = texts.wakes(chosen.wakes, chosen.wait.as_secs() / 60);
                [Some(mention(chosen.channel)), Some(wakes), figures]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n")
            }
        }
    }
}

impl Desk<'_> {
    /// Shows the group, with what the bot lacks there.
    pub(super) async fn show_group(&self, ctx: &Discord) -> Screen {
        let settings = self.state.app.settings(self.guild).await;
        let lacking = self.lacking(ctx, &settings).await;
        self.view(&settings).group_screen(lacking.as_deref())
    }

    async fn lacking(&self, ctx: &Discord, settings: &Settings) -> Option<Vec<Permission>> {
        let (channel, bot) = (settings.open_group()?.channel, self.state.directory.bot()?);
        let asked = permissions::missing(
            &ctx.http,
            serenity::all::GuildId::new(self.guild.number()),
            serenity::all::ChannelId::new(channel.number()),
            bot,
        );
        tokio::time::timeout(ASKED_WITHIN, asked).await.ok().flatten()
    }

    /// Does what a menu or button of the group says.
    pub(super) async fn choose_group(
        &self,
        ctx: &Discord,
        press: &ComponentInteraction,
        choice: GroupChoice,
    ) -> Screen {
        let change: Box<dyn FnOnce(&mut Settings) + Send> = match (choice, &press.data.kind) {
            (GroupChoice::Channel, ComponentInteractionDataKind::ChannelSelect { values }) => {
                let channel = values.first().map(|channel| ChannelId::new(NonZeroU64::from(*channel)));
                Box::new(move |settings| in_channel(settings, channel))
            }
            (GroupChoice::Wait, ComponentInteractionDataKind::StringSelect { values }) => {
                let minutes = values.first().and_then(|value| value.parse().ok()).map(Duration::from_mins);
                let wait = minutes.filter(|wait| Group::WAITS.contains(wait));
                Box::new(move |settings| {
                    if let (Some(group), Some(wait)) = (&mut settings.group, wait) {
                        group.wait = wait;
                    }
                })
            }
            (GroupChoice::Wakes(on), _) => Box::new(move |settings| {
                if let Some(group) = &mut settings.group {
                    group.wakes = on;
                }
            }),
            (GroupChoice::Figures, ComponentInteractionDataKind::ChannelSelect { values }) => {
                let channel = values.first().map(|channel| ChannelId::new(NonZeroU64::from(*channel)));
                let figures = channel.map(|channel| self.monday_figures(press, channel));
                if let Some(figures) = &figures {
                    self.state.app.begin_figures(self.guild, figures, now(self.state)).await;
                }
                Box::new(move |settings| settings.figures = figures)
            }
            (GroupChoice::NoFigures, _) => Box::new(|settings| settings.figures = None),
            (GroupChoice::None, _) => return self.no_more_group(ctx).await,
            (GroupChoice::Close, _) => return self.close_questions(ctx).await,
            (GroupChoice::Channel | GroupChoice::Wait | GroupChoice::Leave | GroupChoice::Figures, _) => {
                return self.show_group(ctx).await;
            }
        };
        match self.state.app.choose(self.guild, change).await {
            Ok(_) => self.show_group(ctx).await,
            Err(failed) => self.show_group(ctx).await.saying(self.not_kept(failed)),
        }
    }

    /// The figures in this channel, by the server's clock and in its language.
    fn monday_figures(&self, press: &ComponentInteraction, channel: ChannelId) -> MondayFigures {
        let locale = press.guild_locale.as_deref();
        MondayFigures {
            channel,
            timezone: schedule::guess(locale).to_owned(),
            language: self.state.language(None, self.state.server_locale(press.guild_id, locale)),
        }
    }

    /// There is no group from now on; what is open may be closed.
    async fn no_more_group(&self, ctx: &Discord) -> Screen {
        if let Err(failed) = self.state.app.choose(self.guild, |settings| settings.group = None).await {
            return self.show_group(ctx).await.saying(self.not_kept(failed));
        }
        let open = match self.state.group.get() {
            Some(questions) => questions.how_many_open(self.guild).await.unwrap_or_default(),
            None => 0,
        };
        if open == 0 {
            self.show_group(ctx).await
        } else {
            self.view(&Settings::default()).close_screen(open)
        }
    }

    /// Closes what is open: it may take a while, and nobody waits for it.
    async fn close_questions(&self, ctx: &Discord) -> Screen {
        if let Some(questions) = self.state.group.get().cloned() {
            let guild = self.guild;
            self.state.at_work.spawn(async move { questions.close_all_of(guild).await });
        }
        self.show_group(ctx).await
    }
}

/// The group is in this channel from now on, and all else about it stays as it was.
fn in_channel(settings: &mut Settings, channel: Option<ChannelId>) {
    let Some(channel) = channel else { return };
    settings.group = Some(match settings.group {
        Some(group) => Group { channel, gone_at: None, ..group },
        None => Group::new(channel),
    });
}

fn now(state: &State) -> Timestamp {
    Timestamp::try_from(state.now()).unwrap_or_default()
}
