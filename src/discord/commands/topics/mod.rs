//! How does a member look through the documents? `/topics`: topics, documents, sections, each from
//! a menu.

mod ids;
mod screens;

use serenity::all::{ComponentInteraction, ComponentInteractionDataKind, Context as Discord};

use self::ids::{Screenful, TopicsId, key};
use self::screens::TopicScreens;
use crate::corpus::PassageKey;
use crate::discord::render::card::Card;
use crate::discord::respond;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::texts::texts;

/// Lets a member browse.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn topics(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let (library, language) = (ctx.data().app.library(), respond::language(ctx));
    let shelves = TopicScreens { corpus: &library.corpus, language };
    respond::reply(ctx, shelves.topics(0), true).await
}

/// Whether the menu or button is one of `/topics`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.parse::<TopicsId>().is_ok()
}

/// Goes where a menu or button of `/topics` leads.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = press.data.custom_id.parse::<TopicsId>() else { return Ok(()) };
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
    let library = state.app.library();
    let screens = TopicScreens { corpus: &library.corpus, language };
    let chosen = match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first().map(String::as_str),
        _ => None,
    };
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
    match screen {
        Some(screen) => send::update_screen(ctx, press, screen).await,
        None => send::reply_ephemeral(ctx, press, Card::notice(&texts(language).passages_gone())).await,
    }
}
