//! Which questions wait for an answer? The screen of `/open`, which is also the second door to the buttons of a post
//! that can't be pressed any more.

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context, CreateButton, CreateEmbed, CreateEmbedFooter,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::gaps;
use super::helped;
use super::steps::moment;
use super::who::Actor;
use crate::discord::group::post;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::render::markdown::clean;
use crate::discord::render::menu;
use crate::discord::render::screen::{Screen, page};
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::{ListedQuestion, QuestionKey};
use crate::domain::{ChannelId, GuildId, Language};
use crate::texts::{OpenList, group, texts};

const PREFIX: &str = "opn";
/// How many questions stand on a page.
const ON_A_PAGE: usize = 5;

/// Where in the lists somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) list: OpenList,
    pub(crate) page: usize,
}

impl Place {
    pub(crate) const FIRST: Self = Self { list: OpenList::All, page: 0 };

    fn id(self) -> String {
        format!("{PREFIX}:p1:{}:{}", code(self.list), self.page)
    }

    fn read(id: &str) -> Option<Self> {
        let [PREFIX, "p1", list, page] = id.split(':').collect::<Vec<_>>()[..] else { return None };
        let list = OpenList::ALL.into_iter().find(|known| code(*known) == list)?;
        Some(Self { list, page: page.parse::<u16>().ok()?.into() })
    }
}

fn code(list: OpenList) -> &'static str {
    match list {
        OpenList::All => "all",
        OpenList::Mine => "mine",
        OpenList::Followed => "followed",
    }
}

/// Whether a `custom_id` is one of `/open`.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

/// The open questions, as far as they stand there.
pub(crate) async fn screen(state: &State, actor: &Actor, place: Place) -> Screen {
    let (guild, texts) = (actor.guild, group(actor.language));
    let no_group = state.app.settings(guild).await.group.is_none();
    let waiting = helped::waiting(actor, state).await;
    let Some(questions) = state.group.get().filter(|_| !no_group) else {
        let screen = Screen::default().saying(texts.no_group());
        // What the documents lack, and what is kept, stays without a group too.
        return if actor.rank().moderates { screen.menu(lists(None, waiting, actor)) } else { screen };
    };
    match questions.open_questions(guild, actor.member, place.list).await {
        Ok(open) => lay_out(&open, (actor, waiting), place),
        Err(_) => Screen::default().saying(self::texts(actor.language).not_read()),
    }
}

fn lay_out(open: &[ListedQuestion], (actor, waiting): (&Actor, Option<usize>), place: Place) -> Screen {
    let (guild, language) = (actor.guild, actor.language);
    let texts = group(language);
    let (at, pages, range) = page(place.page, open.len(), ON_A_PAGE);
    let shown = &open[range];
    let lines: Vec<_> = shown.iter().map(|listed| line(listed, guild, language)).collect();
    let words = if lines.is_empty() { texts.none_open(place.list) } else { lines.join("\n") };
    let mut embed = CreateEmbed::new()
        .title(texts.open_title())
        .description(limits::cut(&words, limits::EMBED_DESCRIPTION));
    if pages > 1 {
        embed = embed.footer(CreateEmbedFooter::new(self::texts(language).page_of(at + 1, pages)));
    }
    let mut screen = Screen::of(embed).menu(lists(Some(place.list), waiting, actor));
    if !shown.is_empty() {
        screen = screen.menu(choices(shown, language));
    }
    screen.buttons(paging(place.list, at, pages, language))
}

/// A question with where it stands, since when, and who is with it.
fn line(listed: &ListedQuestion, guild: GuildId, language: Language) -> String {
    let question = &listed.question;
    let words = clean(&question.words.question).replace(['[', ']'], "");
    let link = format!(
        "[{}](<https://discord.com/channels/{guild}/{}>)",
        crate::discord::render::markdown::escape(&words),
        question.key.thread
    );
    let asked = moment(question.asked_at.as_second());
    format!("- {}", group(language).open_line(&link, &asked, listed.replies, listed.followers))
}

/// The lists of questions, and for moderators what there is besides; so many answers wait for them.
fn lists(chosen: Option<OpenList>, waiting: Option<usize>, actor: &Actor) -> CreateSelectMenu {
    let texts = group(actor.language);
    let option = |list: OpenList| {
        CreateSelectMenuOption::new(texts.open_list(list), code(list)).default_selection(Some(list) == chosen)
    };
    let mut options: Vec<_> = OpenList::ALL.into_iter().filter(|_| chosen.is_some()).map(option).collect();
    if actor.rank().moderates {
        options.extend(gaps::options(actor.language));
    }
    options.extend(helped::options(waiting, actor));
    CreateSelectMenu::new(format!("{PREFIX}:l1"), CreateSelectMenuKind::String { options })
}

fn choices(shown: &[ListedQuestion], language: Language) -> CreateSelectMenu {
    let option = |listed: &ListedQuestion| {
        let question = clean(&listed.question.words.question);
        let label =
            limits::cut(if question.trim().is_empty() { "?" } else { &question }, limits::SELECT_TEXT);
        CreateSelectMenuOption::new(label, format!("{:x}", listed.question.key.thread.number()))
    };
    let options = shown.iter().map(option).collect();
    CreateSelectMenu::new(format!("{PREFIX}:c1"), CreateSelectMenuKind::String { options })
        .placeholder(group(language).choose_question())
}

fn paging(list: OpenList, at: usize, pages: usize, language: Language) -> Vec<CreateButton> {
    let to = |page: usize| CreateButton::new(Place { list, page }.id()).style(ButtonStyle::Secondary);
    let previous = at.checked_sub(1).map(|page| to(page).label(texts(language).previous_page()));
    let next = (at + 1 < pages).then(|| to(at + 1).label(texts(language).next_page()));
    previous.into_iter().chain(next).collect()
}

/// Does what a menu or button of `/open` says.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_press(press, state) else { return Ok(()) };
    let id = press.data.custom_id.as_str();
    let chosen = menu::chosen(press);
    if let (true, Some(thread)) = (id == "opn:c1", chosen) {
        return choose(ctx, press, thread, &actor, state).await;
    }
    if let Some(what) = chosen.filter(|chosen| gaps::is_option(chosen)) {
        return gaps::choose(ctx, press, what, &actor, state).await;
    }
    if chosen.is_some_and(helped::is_option) {
        return helped::choose(ctx, press, &actor, state).await;
    }
    let list = OpenList::ALL.into_iter().find(|list| Some(code(*list)) == chosen);
    let place = list.map_or_else(|| Place::read(id).unwrap_or(Place::FIRST), |list| Place { list, page: 0 });
    let screen = screen(state, &actor, place).await;
    send::update_screen(ctx, press, screen).await
}

/// Opens the buttons of a question in private.
async fn choose(
    ctx: &Context,
    press: &ComponentInteraction,
    thread: &str,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let texts = group(actor.language);
    let thread = menu::number(thread).map(ChannelId::new);
    let (Some(thread), Some(questions)) = (thread, state.group.get()) else { return Ok(()) };
    let card = match questions.standing(QuestionKey { guild: actor.guild, thread }).await {
        Ok(Some(listed)) => Card {
            rows: vec![post::buttons(Some(thread), listed.followers, texts)],
            ..Card::notice(&line(&listed, actor.guild, actor.language))
        },
        Ok(None) => Card::notice(&texts.question_gone()),
        Err(_) => Card::notice(&self::texts(actor.language).not_read()),
    };
    send::reply_ephemeral(ctx, press, card).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_read_back_as_written() {
        for list in OpenList::ALL {
            let place = Place { list, page: 7 };
            assert_eq!(Place::read(&place.id()), Some(place));
            assert!(is_ours(&place.id()));
        }
        assert!(Place::read("opn:p1:none:0").is_none() && !is_ours("open"));
    }
}
