//! How does a member look through the documents? `/topics`: topics, documents, sections, each from
//! a menu.

mod ids;
mod screens;

use jiff::Timestamp;
use serenity::all::{ComponentInteraction, Context as Discord};

use self::ids::{Screenful, TopicsId, key};
use self::screens::TopicScreens;
use crate::app::browse::ShelfKey;
use crate::corpus::PassageKey;
use crate::discord::render::card::Card;
use crate::discord::render::menu;
use crate::discord::render::screen::Screen;
use crate::discord::respond;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::GuildId;
use crate::texts::texts;

/// Lets a member browse.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn topics(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let stacks = ctx.data().app.stacks_of(ctx.interaction.guild_id.map(server)).await;
    let screens = TopicScreens { shelf: stacks.shelf(), language: respond::language(ctx) };
    respond::reply(ctx, screens.topics(0), true).await
}

/// Whether the menu or button is one of `/topics`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.parse::<TopicsId>().is_ok()
}

/// Goes where a menu or button of `/topics` leads.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = press.data.custom_id.parse::<TopicsId>() else { return Ok(()) };
    let language = state.language_of(press).await;
    let stacks = state.app.stacks_of(press.guild_id.map(server)).await;
    let screens = TopicScreens { shelf: stacks.shelf(), language };
    let chosen = menu::chosen(press);
    let topic = topic_of(id, chosen);
    let screen = match (id, chosen) {
        (TopicsId::Pick(Screenful::Topics { .. }), Some(topic)) => {
            key(topic).and_then(|topic| screens.documents(topic, 0))
        }
        (TopicsId::Pick(Screenful::Documents { topic, .. }), Some(document)) => {
            key(document).and_then(|document| screens.sections(topic, document, 0, None))
        }
        (TopicsId::Pick(Screenful::Sections { topic, document, page }), Some(section)) => {
            let section = section.parse::<PassageKey>().ok();
            section.and_then(|section| screens.sections(topic, document, page, Some(section)))
        }
        (TopicsId::Pick(screenful) | TopicsId::Go(screenful), _) => match screenful {
            Screenful::Topics { page } => Some(screens.topics(page)),
            Screenful::Documents { topic, page } => screens.documents(topic, page),
            Screenful::Sections { topic, document, page } => screens.sections(topic, document, page, None),
        },
    };
    let screen = match (screen, topic, press.guild_id) {
        (Some(screen), Some(topic), Some(guild)) => {
            Some(with_members(screen, &screens, (topic, server(guild)), state).await)
        }
        (screen, ..) => screen,
    };
    match screen {
        Some(screen) => send::update_screen(ctx, press, screen).await,
        None => send::reply_ephemeral(ctx, press, Card::notice(&texts(language).passages_gone())).await,
    }
}

fn server(guild: serenity::all::GuildId) -> GuildId {
    GuildId::new(guild.into())
}

/// The topic whose documents are about to be shown.
fn topic_of(id: TopicsId, chosen: Option<&str>) -> Option<ShelfKey> {
    match (id, chosen) {
        (TopicsId::Pick(Screenful::Topics { .. }), Some(topic)) => key(topic),
        (TopicsId::Go(Screenful::Documents { topic, .. }), _) => Some(topic),
        _ => None,
    }
}

/// The documents on a topic, with the members who helped with it and want to be named; without, where that can't be
/// read, which is logged.
async fn with_members(
    screen: Screen,
    screens: &TopicScreens<'_>,
    (topic, guild): (ShelfKey, GuildId),
    state: &State,
) -> Screen {
    let topics = screens.shelf.topics(screens.language);
    let name = topics.into_iter().find(|known| known.key == topic).and_then(|known| known.name);
    let now = Timestamp::try_from(state.now()).unwrap_or_default();
    let (Some(name), Some(embed)) = (name, screen.embed.clone()) else { return screen };
    match state.app.who_helped(guild, &name, now).await {
        Ok(members) if !members.is_empty() => Screen {
            embed: Some(screens::members(embed, &members, guild, texts(screens.language))),
            ..screen
        },
        _ => screen,
    }
}
