//! What has the bot read, and what does that rest on? `/sources`, page by page.

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context as Discord, CreateButton, CreateEmbed, CreateEmbedFooter,
};

use crate::app::browse::Shelf;
use crate::corpus::Document;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::{Screen, page};
use crate::discord::render::{citation, limits};
use crate::discord::respond;
use crate::discord::rest::send;
use crate::discord::state::{Context, Error, State};
use crate::domain::{GuildId, Language};
use crate::texts::{Texts, texts};

/// Before the page in the buttons' `custom_id`.
const PREFIX: &str = "src:";
/// How many documents stand on a page.
const ON_A_PAGE: usize = 5;
/// The most characters of a document on a page, with a line break after it.
const OF_A_DOCUMENT: usize = limits::EMBED_DESCRIPTION / ON_A_PAGE - 2;
/// The most characters of a document's title.
const OF_A_TITLE: usize = 200;

/// Lists what has been read.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn sources(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let guild = ctx.interaction.guild_id.map(|guild| GuildId::new(guild.into()));
    let stacks = ctx.data().app.stacks_of(guild).await;
    respond::reply(ctx, screen(stacks.shelf(), 0, respond::language(ctx)), true).await
}

/// Whether the button is one of `/sources`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    wanted(custom_id).is_some()
}

/// Turns to another page.
pub(crate) async fn press(ctx: &Discord, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Some(wanted) = wanted(&press.data.custom_id) else { return Ok(()) };
    let language = state.language_of(press).await;
    let guild = press.guild_id.map(|guild| GuildId::new(guild.into()));
    let stacks = state.app.stacks_of(guild).await;
    send::update_screen(ctx, press, screen(stacks.shelf(), wanted, language)).await
}

fn wanted(custom_id: &str) -> Option<usize> {
    custom_id.strip_prefix(PREFIX)?.parse().ok()
}

fn screen(shelf: Shelf<'_>, wanted: usize, language: Language) -> Screen {
    let texts = texts(language);
    let documents = shelf.all(language);
    if documents.is_empty() {
        return Screen::default().saying(texts.no_documents());
    }
    let (page, pages, here) = page(wanted, documents.len(), ON_A_PAGE);
    let shown: Vec<_> = documents[here].iter().map(|document| entry(document, language, texts)).collect();
    let mut embed =
        CreateEmbed::new().title(texts.sources_title(documents.len())).description(shown.join("\n"));
    if pages > 1 {
        embed = embed.footer(CreateEmbedFooter::new(texts.page_of(page + 1, pages)));
    }
    let to = |page: usize, label: String| {
        CreateButton::new(format!("{PREFIX}{page}")).label(label).style(ButtonStyle::Secondary)
    };
    let mut buttons = Vec::new();
    if page > 0 {
        buttons.push(to(page - 1, texts.previous_page()));
    }
    if page + 1 < pages {
        buttons.push(to(page + 1, texts.next_page()));
    }
    Screen::of(embed).buttons(buttons)
}

/// A document with the works it rests on: as many as there is room for, whole, so that no link is
/// cut.
fn entry(document: &Document, language: Language, texts: &dyn Texts) -> String {
    let mut shown = format!("**{}**", limits::cut(&escape(&document.title), OF_A_TITLE));
    if document.language != language {
        shown.push_str(&format!(" ({})", texts.language_name(document.language)));
    }
    if document.sources.is_empty() {
        return format!("{shown}\n- {}", texts.no_works());
    }
    for (index, source) in document.sources.iter().enumerate() {
        let mut line = format!("\n- {}", citation::citation(source));
        if let Some(licence) = &source.licence {
            line.push_str(&format!(" ({})", texts.licence(&escape(licence))));
        }
        let rest = format!("\n- {}", texts.more_works(document.sources.len() - index));
        let is_last = index + 1 == document.sources.len();
        let room = if is_last { 0 } else { rest.chars().count() };
        if shown.chars().count() + line.chars().count() + room > OF_A_DOCUMENT {
            shown.push_str(&rest);
            break;
        }
        shown.push_str(&line);
    }
    shown
}
