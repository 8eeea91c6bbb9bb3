//! What do the screens of `/helper` show?

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateInputText, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, InputTextStyle,
};

use super::draft;
use crate::app::helpers::{Draft, Own};
use crate::discord::helpers::ids::{HelperDeed, HelperId};
use crate::discord::render::limits;
use crate::discord::render::screen::Screen;
use crate::domain::helper::{A_WEEK, HelperState, LONGEST_OWN_WORDS, USUAL_A_WEEK, Way};
use crate::domain::{GuildId, Language};
use crate::texts::{HelperChoice, HelperTexts, PauseFor, helpers};

pub(super) const OWN_WORDS: &str = "words";
pub(super) const FROM: &str = "from";
pub(super) const TO: &str = "to";
pub(super) const ZONE: &str = "zone";

/// The screens of a member.
pub(super) struct Screens {
    pub(super) guild: GuildId,
    pub(super) language: Language,
    /// The topics that can be chosen, with their short names.
    pub(super) topics: Vec<(String, String)>,
}

impl Screens {
    pub(super) fn texts(&self) -> &'static dyn HelperTexts {
        helpers(self.language)
    }

    fn id(&self, deed: HelperDeed) -> String {
        HelperId { deed, guild: self.guild }.to_string()
    }

    fn button(&self, deed: HelperDeed, label: String) -> CreateButton {
        CreateButton::new(self.id(deed)).label(label).style(ButtonStyle::Secondary)
    }

    /// Of who doesn't think along yet.
    pub(super) fn offer(&self, offered: &Draft) -> Screen {
        let texts = self.texts();
        let embed = CreateEmbed::new().title(texts.think_along()).description(texts.what_it_is(USUAL_A_WEEK));
        let nothing = offered.topics.is_empty() && offered.own_words.is_empty();
        let begin = self.button(HelperDeed::Begin, texts.count_me_in());
        let begin = begin.style(ButtonStyle::Success).disabled(nothing);
        let words = self.button(HelperDeed::Words, texts.in_own_words());
        self.topics_menu(Screen::of(draft::with_fields(embed, offered, texts)), offered)
            .buttons(vec![words, begin])
    }

    /// Of who can't be sent direct messages.
    pub(super) fn closed(&self, offered: &Draft) -> Screen {
        let texts = self.texts();
        let mention = self.button(HelperDeed::BeginInThread, texts.mention_me());
        self.offer(offered).saying(texts.direct_messages_closed()).buttons(vec![mention])
    }

    /// Of a helper.
    pub(super) fn own(&self, own: &Own) -> Screen {
        let texts = self.texts();
        let helper = &own.helper;
        let until = helper.paused_until.map(|until| format!("<t:{}:D>", until.as_second()));
        let mut lines = vec![texts.state(helper.state, until.as_deref())];
        lines.push(texts.asked_so_far(own.this_week, own.this_month));
        if own.replied > 0 {
            lines.push(texts.replied_in(own.replied));
        }
        lines.push(String::new());
        lines.push(texts.at_most(helper.a_week));
        lines.push(texts.quiet(helper.quiet, &helper.timezone));
        lines.push(texts.languages(helper.only));
        lines.push(texts.way(helper.way));
        lines.push(texts.named(helper.named));
        if own.not_for > 0 {
            lines.push(texts.not_asked_for(own.not_for));
        }
        let embed = CreateEmbed::new().title(texts.you_think_along()).description(lines.join("\n"));
        let offered = Draft { topics: helper.topics.clone(), own_words: helper.own_words.clone() };
        let embed = draft::with_fields(embed, &offered, texts);
        let mut buttons = Vec::new();
        if helper.state != HelperState::Awake {
            buttons.push(self.button(HelperDeed::Wake, texts.wake_me_again()).style(ButtonStyle::Success));
        }
        buttons.push(self.button(HelperDeed::Stop, texts.stop()));
        Screen::of(embed).menu(self.choices(own)).buttons(buttons)
    }

    fn choices(&self, own: &Own) -> CreateSelectMenu {
        let texts = self.texts();
        let offered = HelperChoice::ALL.into_iter().filter(|choice| match choice {
            HelperChoice::Topics => !self.topics.is_empty(),
            HelperChoice::ForEverybody => own.not_for > 0,
            HelperChoice::OwnWords
            | HelperChoice::AWeek
            | HelperChoice::QuietHours
            | HelperChoice::Languages
            | HelperChoice::Way
            | HelperChoice::Named
            | HelperChoice::Pause => true,
        });
        let options = offered.map(|choice| CreateSelectMenuOption::new(texts.choice(choice), code(choice)));
        let kind = CreateSelectMenuKind::String { options: options.collect() };
        CreateSelectMenu::new(self.id(HelperDeed::Choose), kind).placeholder(texts.choose_change())
    }

    /// The screen to change one thing; `None` where that is a form, or done at once.
    pub(super) fn change(&self, choice: HelperChoice, own: &Own) -> Option<Screen> {
        let texts = self.texts();
        let helper = &own.helper;
        let embed = CreateEmbed::new().title(texts.you_think_along()).description(texts.choice(choice));
        let offered = Draft { topics: helper.topics.clone(), own_words: helper.own_words.clone() };
        let screen = Screen::of(draft::with_fields(embed, &offered, texts));
        let screen = match choice {
            HelperChoice::Topics => self.topics_menu(screen, &offered),
            HelperChoice::AWeek => {
                let options = A_WEEK.map(|times| {
                    CreateSelectMenuOption::new(texts.times_a_week(times), times.to_string())
                        .default_selection(times == helper.a_week)
                });
                screen.menu(self.menu(HelperDeed::AWeek, options.to_vec()))
            }
            HelperChoice::Languages => {
                let only = [None, Some(Language::Dutch), Some(Language::English)];
                let options = only.map(|only| {
                    CreateSelectMenuOption::new(texts.languages(only), only.map_or("any", Language::code))
                        .default_selection(only == helper.only)
                });
                screen.menu(self.menu(HelperDeed::Languages, options.to_vec()))
            }
            HelperChoice::Pause => {
                let options = PauseFor::ALL
                    .map(|time| CreateSelectMenuOption::new(texts.pause_for(time), pause_code(time)));
                screen.menu(self.menu(HelperDeed::Pause, options.to_vec()))
            }
            HelperChoice::OwnWords
            | HelperChoice::QuietHours
            | HelperChoice::Way
            | HelperChoice::Named
            | HelperChoice::ForEverybody => return None,
        };
        Some(screen.buttons(vec![self.button(HelperDeed::Home, texts.back())]))
    }

    fn menu(&self, deed: HelperDeed, options: Vec<CreateSelectMenuOption>) -> CreateSelectMenu {
        CreateSelectMenu::new(self.id(deed), CreateSelectMenuKind::String { options })
    }

    /// The menu of topics, where there are any.
    fn topics_menu(&self, screen: Screen, offered: &Draft) -> Screen {
        if self.topics.is_empty() {
            return screen;
        }
        let options: Vec<_> = self
            .topics
            .iter()
            .map(|(key, name)| {
                CreateSelectMenuOption::new(limits::cut(name, limits::SELECT_TEXT), key)
                    .default_selection(offered.topics.contains(name))
            })
            .collect();
        let most = u8::try_from(options.len()).unwrap_or(u8::MAX);
        let menu = self.menu(HelperDeed::Topics, options).placeholder(self.texts().choose_topics());
        screen.menu(menu.min_values(0).max_values(most))
    }

    /// The form for their own words, with those that stand there.
    pub(super) fn words_form(&self, own_words: &str) -> CreateModal {
        let texts = self.texts();
        let mut input =
            CreateInputText::new(InputTextStyle::Paragraph, texts.what_can_people_ask(), OWN_WORDS)
                .placeholder(texts.own_words_example())
                .max_length(LONGEST_OWN_WORDS)
                .required(false);
        if !own_words.is_empty() {
            input = input.value(own_words);
        }
        CreateModal::new(self.id(HelperDeed::Words), texts.own_words_title())
            .components(vec![CreateActionRow::InputText(input)])
    }

    /// The form for the quiet hours.
    pub(super) fn quiet_form(&self) -> CreateModal {
        let texts = self.texts();
        let inputs = texts.quiet_labels().into_iter().zip([FROM, TO, ZONE]).map(|(label, id)| {
            let input = CreateInputText::new(InputTextStyle::Short, label, id);
            CreateActionRow::InputText(input.max_length(40).required(false))
        });
        CreateModal::new(self.id(HelperDeed::Quiet), texts.quiet_title()).components(inputs.collect())
    }
}

/// The other way to be asked.
pub(super) fn other(way: Way) -> Way {
    match way {
        Way::DirectMessage => Way::Thread,
        Way::Thread => Way::DirectMessage,
    }
}

/// What can be changed, as the value of an option.
fn code(choice: HelperChoice) -> &'static str {
    match choice {
        HelperChoice::Topics => "topics",
        HelperChoice::OwnWords => "words",
        HelperChoice::AWeek => "week",
        HelperChoice::QuietHours => "quiet",
        HelperChoice::Languages => "languages",
        HelperChoice::Way => "way",
        HelperChoice::Named => "named",
        HelperChoice::Pause => "pause",
        HelperChoice::ForEverybody => "everybody",
    }
}

/// What an option's value stands for.
pub(super) fn choice(value: &str) -> Option<HelperChoice> {
    HelperChoice::ALL.into_iter().find(|choice| code(*choice) == value)
}

fn pause_code(time: PauseFor) -> &'static str {
    match time {
        PauseFor::Week => "week",
        PauseFor::Month => "month",
        PauseFor::UntilTheySaySo => "open",
    }
}

/// For how long the value of an option says.
pub(super) fn pause(value: &str) -> Option<PauseFor> {
    PauseFor::ALL.into_iter().find(|time| pause_code(*time) == value)
}
