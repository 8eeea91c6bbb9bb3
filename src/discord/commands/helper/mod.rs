//! How does a member offer to think along, change that, and stop? `/helper`: one private screen.

mod draft;
mod screens;

use jiff::{Timestamp, ToSpan as _};
use serenity::all::{
    ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, Context as Discord,
    ModalInteraction,
};

use self::screens::{FROM, OWN_WORDS, Screens, TO, ZONE};
use crate::app::helpers::{Begun, Draft, GoOn, Helpers};
use crate::app::{NotKept, browse};
use crate::discord::helpers::ids::{HelperDeed, HelperId};
use crate::discord::helpers::outlet::DiscordWakes;
use crate::discord::render::screen::Screen;
use crate::discord::respond;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::helper::{Helper, HelperKey, HelperState, MOST_TOPICS, QuietHours, Way};
use crate::domain::{GuildId, Language, MemberId};
use crate::schedule::{self, Reading};
use crate::texts::{HelperChoice, PauseFor, texts};

/// Lets a member offer to think along.
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild")]
pub(crate) async fn helper(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (state, language) = (ctx.data(), respond::language(ctx));
    // Discord gives the command on servers only.
    let Some(server) = ctx.interaction.guild_id else { return Ok(()) };
    let key = HelperKey { guild: GuildId::new(server.into()), member: MemberId::new(ctx.author().id.into()) };
    let screen = match Desk::of(state, key, language, ctx.interaction.guild_locale.as_deref()) {
        Some(desk) => desk.home(&Draft::default()).await,
        None => Screen::default().saying(texts(language).not_read()),
    };
    respond::reply(ctx, screen, true).await
}

/// Whether a menu, button or form is one of these.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.parse::<HelperId>().is_ok()
}

/// Does what a menu or button says.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = press.data.custom_id.parse::<HelperId>() else { return Ok(()) };
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let key = HelperKey { guild: id.guild, member: MemberId::new(press.user.id.into()) };
    let Some(desk) = Desk::of(state, key, language, press.guild_locale.as_deref()) else {
        return send::update_screen(ctx, press, Screen::default().saying(texts(language).not_kept())).await;
    };
    let values = match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.as_slice(),
        _ => &[],
    };
    let offered = draft::read(&press.message);
    let chosen = values.first().and_then(|value| screens::choice(value));
    match (id.deed, chosen) {
        // A form must be the first response.
        (HelperDeed::Words, _) | (HelperDeed::Choose, Some(HelperChoice::OwnWords)) => {
            send::open_form(ctx, press, desk.screens.words_form(&offered.own_words)).await
        }
        (HelperDeed::Quiet, _) | (HelperDeed::Choose, Some(HelperChoice::QuietHours)) => {
            send::open_form(ctx, press, desk.screens.quiet_form()).await
        }
        // Where their question stands is not to go with it.
        (HelperDeed::Invited, _) => {
            let screen = desk.home(&Draft::default()).await;
            send::answer(&ctx.http, press.into(), screen.clickable(&state.commands).into(), true).await
        }
        (HelperDeed::Begin | HelperDeed::BeginInThread | HelperDeed::Wake, _) => {
            // A direct message may take a while to open.
            send::defer_update(&ctx.http, press.into()).await?;
            let screen = match id.deed {
                HelperDeed::BeginInThread => desk.begin(&offered, Way::Thread).await,
                HelperDeed::Wake => desk.wake(&offered).await,
                _ => desk.begin(&offered, Way::DirectMessage).await,
            };
            let shown = MessageBody::from(screen.clickable(&state.commands)).whole();
            send::edit(&ctx.http, press.into(), shown).await.map(drop)
        }
        (deed, chosen) => {
            let screen = desk.act(deed, chosen, values, offered).await;
            send::update_screen(ctx, press, screen.clickable(&state.commands)).await
        }
    }
}

/// Takes in a form that was opened from the screen.
pub(crate) async fn form(ctx: &Discord, form: &ModalInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = form.data.custom_id.parse::<HelperId>() else { return Ok(()) };
    let language = state.language_on(form.guild_id, Some(&form.locale), form.guild_locale.as_deref()).await;
    let key = HelperKey { guild: id.guild, member: MemberId::new(form.user.id.into()) };
    let Some(desk) = Desk::of(state, key, language, form.guild_locale.as_deref()) else {
        return send::update_screen(ctx, form, Screen::default().saying(texts(language).not_kept())).await;
    };
    let offered = form.message.as_deref().map(draft::read).unwrap_or_default();
    let screen = match id.deed {
        HelperDeed::Quiet => desk.quiet([FROM, TO, ZONE].map(|input| typed(form, input))).await,
        _ => desk.words(offered, typed(form, OWN_WORDS)).await,
    };
    send::update_screen(ctx, form, screen.clickable(&state.commands)).await
}

fn typed(form: &ModalInteraction, input: &str) -> String {
    let mut parts = form.data.components.iter().flat_map(|row| &row.components);
    let text = parts.find_map(|part| match part {
        ActionRowComponent::InputText(text) if text.custom_id == input => text.value.as_deref(),
        _ => None,
    });
    text.unwrap_or_default().trim().to_owned()
}

/// A member at their screen.
struct Desk<'a> {
    state: &'a State,
    helpers: &'a Helpers<DiscordWakes>,
    key: HelperKey,
    screens: Screens,
    /// The zone of who chose none.
    zone: &'static str,
}

impl<'a> Desk<'a> {
    /// `None` where nothing can be kept.
    fn of(state: &'a State, key: HelperKey, language: Language, locale: Option<&str>) -> Option<Self> {
        let library = state.app.library();
        let topics = browse::Shelf::of(&library.corpus).topics(language).into_iter();
        let topics = topics.filter_map(|topic| Some((format!("{:08x}", topic.key), topic.name?)));
        let screens = Screens { guild: key.guild, language, topics: topics.take(MOST_TOPICS).collect() };
        let zone = schedule::guess(locale);
        Some(Self { state, helpers: state.helpers.get()?, key, screens, zone })
    }

    /// The screen of a helper, or of who is none yet, with what they have chosen so far.
    async fn home(&self, offered: &Draft) -> Screen {
        let texts = self.screens.texts();
        match self.helpers.own(self.key).await {
            Ok(Some(own)) => self.screens.own(&own),
            Ok(None) if self.state.app.settings(self.key.guild).await.open_group().is_none() => {
                Screen::default().saying(texts.no_group_here())
            }
            Ok(None) => self.screens.offer(offered),
            Err(NotKept(_)) => Screen::default().saying(self::texts(self.screens.language).not_read()),
        }
    }

    async fn act(
        &self,
        deed: HelperDeed,
        chosen: Option<HelperChoice>,
        values: &[String],
        offered: Draft,
    ) -> Screen {
        let first = values.first().map_or("", String::as_str);
        match deed {
            HelperDeed::Choose => self.choose(chosen).await,
            HelperDeed::Topics => self.topics(offered, values).await,
            HelperDeed::AWeek => {
                let times = first.parse().unwrap_or(crate::domain::helper::USUAL_A_WEEK);
                self.change(|helper| helper.a_week = times).await
            }
            HelperDeed::Languages => {
                let only = first.parse().ok();
                self.change(|helper| helper.only = only).await
            }
            HelperDeed::Pause => self.pause(screens::pause(first)).await,
            HelperDeed::Stop => self.stop().await,
            HelperDeed::GoOn => self.goes_on(GoOn::Yes).await,
            HelperDeed::LessOften => self.goes_on(GoOn::LessOften).await,
            HelperDeed::Home
            | HelperDeed::Invited
            | HelperDeed::Words
            | HelperDeed::Begin
            | HelperDeed::BeginInThread
            | HelperDeed::Quiet
            | HelperDeed::Wake => self.home(&offered).await,
        }
    }

    async fn choose(&self, choice: Option<HelperChoice>) -> Screen {
        match choice {
            Some(HelperChoice::Way) => self.other_way().await,
            Some(HelperChoice::Named) => self.change(|helper| helper.named = !helper.named).await,
            Some(HelperChoice::ForEverybody) => match self.helpers.for_everybody(self.key).await {
                Ok(()) => self.kept().await,
                Err(failed) => self.failed(failed),
            },
            Some(choice) => match self.helpers.own(self.key).await {
                Ok(Some(own)) => match self.screens.change(choice, &own) {
                    Some(screen) => screen,
                    None => self.screens.own(&own),
                },
                Ok(None) => self.screens.offer(&Draft::default()),
                Err(failed) => self.failed(failed),
            },
            None => self.home(&Draft::default()).await,
        }
    }

    async fn other_way(&self) -> Screen {
        let Ok(Some(own)) = self.helpers.own(self.key).await else {
            return self.home(&Draft::default()).await;
        };
        let way = screens::other(own.helper.way);
        if way == Way::DirectMessage && own.helper.dm_channel.is_none() {
            let Helper { topics, own_words, .. } = own.helper;
            return self.begin(&Draft { topics, own_words }, way).await;
        }
        self.change(|helper| helper.way = way).await
    }

    async fn topics(&self, offered: Draft, values: &[String]) -> Screen {
        let named = self.screens.topics.iter().filter(|(key, _)| values.contains(key));
        let topics: Vec<String> = named.map(|(_, name)| name.clone()).collect();
        let changed = self.helpers.change(self.key, |helper| helper.topics.clone_from(&topics)).await;
        match changed {
            Ok(Some(_)) => self.kept().await,
            Ok(None) => self.home(&Draft { topics, ..offered }).await,
            Err(failed) => self.failed(failed),
        }
    }

    async fn words(&self, offered: Draft, own_words: String) -> Screen {
        let changed = self.helpers.change(self.key, |helper| helper.own_words.clone_from(&own_words)).await;
        match changed {
            Ok(Some(_)) => self.kept().await,
            Ok(None) => self.home(&Draft { own_words, ..offered }).await,
            Err(failed) => self.failed(failed),
        }
    }

    /// Makes a helper of them, by what stands on their screen.
    async fn begin(&self, offered: &Draft, way: Way) -> Screen {
        let texts = self.screens.texts();
        if offered.topics.is_empty() && offered.own_words.is_empty() {
            return self.home(offered).await.saying(texts.something_first());
        }
        match self.helpers.begin(self.key, offered, (way, self.screens.language, self.zone)).await {
            Ok(Begun::Yes(_)) => self.home(offered).await.saying(texts.counted_in(way)),
            Ok(Begun::Closed) => self.screens.closed(offered),
            Ok(Begun::Later) => self.home(offered).await.saying(texts.try_later()),
            Err(failed) => self.failed(failed),
        }
    }

    /// Ends a pause or a sleep; who could not be reached is written to anew.
    async fn wake(&self, offered: &Draft) -> Screen {
        match self.helpers.own(self.key).await {
            Ok(Some(own)) if own.helper.state == HelperState::Unreachable => {
                self.begin(offered, own.helper.way).await
            }
            Ok(Some(_)) => {
                self.change(|helper| (helper.state, helper.paused_until) = (HelperState::Awake, None)).await
            }
            Ok(None) => self.home(offered).await,
            Err(failed) => self.failed(failed),
        }
    }

    async fn pause(&self, time: Option<PauseFor>) -> Screen {
        let days = match time {
            Some(PauseFor::Week) => Some(7),
            Some(PauseFor::Month) => Some(30),
            Some(PauseFor::UntilTheySaySo) => None,
            None => return self.home(&Draft::default()).await,
        };
        let now = self.helpers.now();
        let until = days.map(|days: i64| now.saturating_add((days * 24).hours()).unwrap_or(Timestamp::MAX));
        self.change(|helper| (helper.state, helper.paused_until) = (HelperState::Paused, until)).await
    }

    /// Takes in the form for the quiet hours.
    async fn quiet(&self, [from, to, zone]: [String; 3]) -> Screen {
        let texts = self.screens.texts();
        let not_read =
            async |typed: &str| self.home(&Draft::default()).await.saying(texts.not_quiet_hours(typed));
        let read = |typed: &str| schedule::time(typed, self.screens.language).map(Reading::candidates);
        // `half ten` is in the evening where the quiet begins, and in the morning where it ends.
        let evening = read(&from).and_then(|times| times.into_iter().max());
        let morning = read(&to).and_then(|times| times.into_iter().min());
        let quiet = match (from.is_empty() && to.is_empty(), evening, morning) {
            (true, ..) => None,
            (false, Some(from), Some(to)) => Some(QuietHours { from: from.minutes(), to: to.minutes() }),
            (false, None, _) => return not_read(&from).await,
            (false, Some(_), None) => return not_read(&to).await,
        };
        let read = || schedule::known_zone(&zone, self.zone).and_then(Reading::only);
        let known = if zone.is_empty() { None } else { Some(read()) };
        let zone = match known {
            Some(None) => return not_read(&zone).await,
            Some(known) => known,
            None => None,
        };
        let change = |helper: &mut Helper| {
            helper.quiet = quiet.filter(|quiet| quiet.from != quiet.to);
            if let Some(zone) = &zone {
                helper.timezone.clone_from(zone);
            }
        };
        self.change(change).await
    }

    async fn stop(&self) -> Screen {
        match self.helpers.stop(self.key).await {
            Ok(()) => Screen::default().saying(self.screens.texts().stopped()),
            Err(failed) => self.failed(failed),
        }
    }

    /// Takes in whether it goes on, in a direct message.
    async fn goes_on(&self, say: GoOn) -> Screen {
        let texts = self.screens.texts();
        match self.helpers.goes_on(self.key, say).await {
            Ok(true) => match self.helpers.own(self.key).await {
                Ok(Some(own)) => Screen::default().saying(texts.goes_on(own.helper.a_week)),
                Ok(None) | Err(_) => Screen::default().saying(texts.no_helper()),
            },
            Ok(false) => Screen::default().saying(texts.no_helper()),
            Err(failed) => self.failed(failed),
        }
    }

    /// Makes a change, and shows what has become of it.
    async fn change(&self, change: impl Fn(&mut Helper)) -> Screen {
        match self.helpers.change(self.key, change).await {
            Ok(Some(_)) => self.kept().await,
            Ok(None) => self.home(&Draft::default()).await.saying(self.screens.texts().no_helper()),
            Err(failed) => self.failed(failed),
        }
    }

    async fn kept(&self) -> Screen {
        self.home(&Draft::default()).await.saying(self.screens.texts().changed())
    }

    fn failed(&self, NotKept(trouble): NotKept) -> Screen {
        let texts = texts(self.screens.language);
        Screen::default().saying(if trouble.leaves_doubt() { texts.not_sure() } else { texts.not_kept() })
    }
}
