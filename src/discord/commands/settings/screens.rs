//! What do the screens of `/settings` show?

use std::time::Duration;

use serenity::all::{
    ButtonStyle, ChannelType, CreateActionRow, CreateButton, CreateEmbed, CreateInputText, CreateModal,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, InputTextStyle,
};

use super::ids::{SettingsId, code};
use crate::discord::render::limits;
use crate::discord::render::markdown::{escape, mention};
use crate::discord::render::screen::{Screen, page};
use crate::domain::{
    ChannelList, LONGEST_COOLDOWN, Language, MOST_CHANNELS, Settings, Unanswered, unix_millis,
};
use crate::texts::{Setting, Texts, texts};

/// How many unanswered questions stand on a page: 10 of 300 characters fit into an embed, also when
/// half of their signs are escaped.
pub(crate) const ON_A_PAGE: usize = 10;
/// The input of the form for a member's pause, and for a channel's.
pub(crate) const MEMBER: &str = "member";
pub(crate) const CHANNEL: &str = "channel";
/// The value of the menu of languages that leaves it to Discord.
pub(crate) const AS_ON_DISCORD: &str = "auto";

/// Where a screen is shown.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// The moderator's language.
    pub(crate) language: Language,
    /// What has been chosen.
    pub(crate) settings: &'a Settings,
    /// The pause of a member, chosen or not.
    pub(crate) member_pause: Duration,
    /// Whether the bot may read messages that are not put to it.
    pub(crate) message_content: bool,
    /// What its menus and buttons carry of who may use them.
    pub(crate) stamp: &'a str,
}

impl View<'_> {
    pub(crate) fn id(&self, id: SettingsId) -> String {
        id.stamped(self.stamp)
    }

    fn texts(&self) -> &'static dyn Texts {
        texts(self.language)
    }

    /// All choices, and the menu to change them.
    pub(crate) fn summary(&self) -> Screen {
        let texts = self.texts();
        let mut embed = CreateEmbed::new().title(texts.settings_title());
        for setting in Setting::ALL {
            let value = limits::cut(&self.value(setting), limits::EMBED_FIELD);
            embed = embed.field(texts.setting_name(setting), value, true);
        }
        let options = Setting::ALL.into_iter().map(|setting| {
            CreateSelectMenuOption::new(texts.setting_name(setting), code(setting))
                .description(texts.setting_hint(setting))
        });
        let kind = CreateSelectMenuKind::String { options: options.collect() };
        let menu = CreateSelectMenu::new(self.id(SettingsId::Menu), kind);
        Screen::of(embed).menu(menu.placeholder(texts.choose_setting()))
    }

    /// The screen of one setting; the pauses have a form in its place.
    pub(crate) fn screen(&self, setting: Setting) -> Screen {
        match setting {
            Setting::Language => self.languages(),
            Setting::Channels(list) => self.channels(list),
            Setting::Log => self.log(),
            Setting::Group => self.group_screen(None),
            Setting::Pauses => self.summary(),
        }
    }

    fn languages(&self) -> Screen {
        let texts = self.texts();
        let option = |chosen: Option<Language>| {
            let (value, name) = match chosen {
                Some(language) => (language.code(), texts.language_name(language)),
                None => (AS_ON_DISCORD, texts.language_of_discord()),
            };
            CreateSelectMenuOption::new(name, value).default_selection(self.settings.language == chosen)
        };
        let options = [None, Some(Language::Dutch), Some(Language::English)].map(option).to_vec();
        let menu =
            CreateSelectMenu::new(self.id(SettingsId::Language), CreateSelectMenuKind::String { options });
        self.about(Setting::Language)
            .menu(menu.placeholder(texts.choose_language()))
            .buttons(vec![self.back()])
    }

    fn channels(&self, list: ChannelList) -> Screen {
        let texts = self.texts();
        let chosen = self.settings.channels(list);
        // serenity writes the ids of channels that are chosen already as numbers, which Discord's own
        // description of its API forbids: the screen lists them above the menu in their place.
        let kind = CreateSelectMenuKind::Channel {
            channel_types: Some(kinds(list).to_vec()),
            default_channels: None,
        };
        let menu = CreateSelectMenu::new(self.id(SettingsId::Pick(list)), kind)
            .placeholder(texts.choose_channels())
            .max_values(u8::try_from(MOST_CHANNELS).unwrap_or(u8::MAX));
        let clear = CreateButton::new(self.id(SettingsId::Clear(list)))
            .label(texts.clear(list))
            .style(ButtonStyle::Secondary)
            .disabled(chosen.is_empty());
        self.about(Setting::Channels(list)).menu(menu).buttons(vec![clear, self.back()])
    }

    fn log(&self) -> Screen {
        let (texts, on) = (self.texts(), self.settings.log_unanswered);
        let switch = CreateButton::new(self.id(SettingsId::Log(!on))).label(texts.switch(!on)).style(if on {
            ButtonStyle::Danger
        } else {
            ButtonStyle::Success
        });
        let show = CreateButton::new(self.id(SettingsId::Unanswered(0)))
            .label(texts.show_unanswered())
            .style(ButtonStyle::Secondary)
            .disabled(!on);
        self.about(Setting::Log).buttons(vec![switch, show, self.back()])
    }

    /// A page of the questions that had no answer, of `count` in all.
    pub(crate) fn unanswered(&self, wanted: usize, shown: &[Unanswered], count: u64) -> Screen {
        let texts = self.texts();
        let count_here = usize::try_from(count).unwrap_or(usize::MAX);
        let (page, pages, _) = page(wanted, count_here, ON_A_PAGE);
        let lines: Vec<_> = shown.iter().map(|asked| line(asked, ON_A_PAGE)).collect();
        let words = if lines.is_empty() { texts.nothing_unanswered() } else { lines.join("\n") };
        let mut embed = CreateEmbed::new()
            .title(texts.unanswered_title(count))
            .description(limits::cut(&words, limits::EMBED_DESCRIPTION));
        if pages > 1 {
            embed = embed.footer(serenity::all::CreateEmbedFooter::new(texts.page_of(page + 1, pages)));
        }
        let to = |page: usize| {
            CreateButton::new(self.id(SettingsId::Unanswered(page))).style(ButtonStyle::Secondary)
        };
        let mut buttons = Vec::new();
        if page > 0 {
            buttons.push(to(page - 1).label(texts.previous_page()));
        }
        if page + 1 < pages {
            buttons.push(to(page + 1).label(texts.next_page()));
        }
        let forget = CreateButton::new(self.id(SettingsId::Forget))
            .label(texts.erase_unanswered())
            .style(ButtonStyle::Danger)
            .disabled(count == 0);
        buttons.extend([forget, self.back()]);
        Screen::of(embed).buttons(buttons)
    }

    /// The form for the pauses, filled in with what holds now.
    pub(crate) fn pauses_form(&self) -> CreateModal {
        let texts = self.texts();
        let most = LONGEST_COOLDOWN.as_secs().to_string().len();
        let input = |label: String, id: &str, seconds: u64| {
            let input = CreateInputText::new(InputTextStyle::Short, label, id)
                .value(seconds.to_string())
                .max_length(u16::try_from(most).unwrap_or(u16::MAX));
            CreateActionRow::InputText(input)
        };
        CreateModal::new(self.id(SettingsId::Pauses), texts.pauses_form()).components(vec![
            input(texts.member_pause(), MEMBER, self.member_pause.as_secs()),
            input(texts.channel_pause(), CHANNEL, self.settings.channel_cooldown.as_secs()),
        ])
    }

    pub(crate) fn about(&self, setting: Setting) -> Screen {
        let texts = self.texts();
        let embed = CreateEmbed::new()
            .title(texts.setting_name(setting))
            .description(texts.setting_explained(setting))
            .field(
                texts.setting_name(setting),
                limits::cut(&self.value(setting), limits::EMBED_FIELD),
                false,
            );
        Screen::of(embed)
    }

    pub(crate) fn back(&self) -> CreateButton {
        CreateButton::new(self.id(SettingsId::Home))
            .label(self.texts().go_back())
            .style(ButtonStyle::Secondary)
    }

    fn value(&self, setting: Setting) -> String {
        let (texts, settings) = (self.texts(), self.settings);
        match setting {
            Setting::Language => settings
                .language
                .map_or_else(|| texts.language_of_discord(), |language| texts.language_name(language)),
            Setting::Channels(list) => self.list(list),
            Setting::Pauses => texts.pauses(self.member_pause.as_secs(), settings.channel_cooldown.as_secs()),
            Setting::Log => texts.on_or_off(settings.log_unanswered),
            Setting::Group => self.group_value(),
        }
    }

    fn list(&self, list: ChannelList) -> String {
        let texts = self.texts();
        let channels = self.settings.channels(list);
        if channels.is_empty() {
            return texts.no_channels(list);
        }
        let mut shown: Vec<_> = channels.iter().map(|channel| mention(*channel)).collect();
        match list {
            ChannelList::Questions if !self.message_content => shown.push(texts.content_unreadable()),
            ChannelList::Forums if !self.message_content => shown.push(texts.titles_only()),
            _ => {}
        }
        shown.join("\n")
    }
}

/// The kinds of channels that can be in a list.
fn kinds(list: ChannelList) -> &'static [ChannelType] {
    match list {
        ChannelList::Answer | ChannelList::Private => {
            &[ChannelType::Text, ChannelType::News, ChannelType::Forum, ChannelType::Voice]
        }
        ChannelList::Questions => &[ChannelType::Text, ChannelType::News],
        ChannelList::Forums => &[ChannelType::Forum],
    }
}

/// A question with its moment, as short as it must be to stand on a page with the others.
fn line(asked: &Unanswered, of: usize) -> String {
    let question = limits::cut(&escape(&asked.question), limits::EMBED_DESCRIPTION / of - 40);
    format!("- <t:{}:d> {question}", unix_millis(asked.at) / 1_000)
}
