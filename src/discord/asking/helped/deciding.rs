//! What do moderators see and decide of the answers that wait for them? Behind `/open`.

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context, CreateButton, CreateEmbed, CreateEmbedFooter,
    CreateSelectMenuOption,
};

use crate::app::kept::{Decided, Decision, ToKeep};
use crate::discord::asking::who::Actor;
use crate::discord::group::kept::cards::link;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::{Screen, page};
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::thanks::MessageKey;
use crate::texts::{kept, texts};

/// The value of the option in the moderators' menu.
const OPTION: &str = "answers";

/// How many answers wait for the moderators; `None` for who is none.
pub(crate) async fn waiting(actor: &Actor, state: &State) -> Option<usize> {
    let questions = state.group.get().filter(|_| actor.rank().moderates)?;
    // That it fails is logged.
    questions.how_many_to_keep(actor.guild).await.ok()
}

/// What stands in the moderators' menu, where so many wait.
pub(crate) fn options(waiting: Option<usize>, actor: &Actor) -> Option<CreateSelectMenuOption> {
    let texts = kept(actor.language);
    waiting.map(|count| CreateSelectMenuOption::new(texts.to_keep(count), OPTION))
}

/// Whether the option is this one.
pub(crate) fn is_option(value: &str) -> bool {
    value == OPTION
}

/// Shows the first answer that waits.
pub(crate) async fn choose(
    ctx: &Context,
    press: &ComponentInteraction,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let screen = screen(actor, state, |_| 0).await;
    send::update_screen(ctx, press, screen).await
}

/// Does what a button below an answer says.
pub(super) async fn press(
    ctx: &Context,
    press: &ComponentInteraction,
    id: KeptId,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let decision = match id.deed {
        KeptDeed::Keep => Some(Decision::Keep),
        KeptDeed::Refuse => Some(Decision::Refuse),
        _ => None,
    };
    let (Some(decision), Some(key), Some(questions)) = (decision, id.key(), state.group.get()) else {
        let at = usize::try_from(id.message).unwrap_or_default();
        let screen = screen(actor, state, |_| at).await;
        return send::update_screen(ctx, press, screen).await;
    };
    let key = MessageKey { guild: actor.guild, ..key };
    send::defer_update(&ctx.http, press.into()).await?;
    let texts = kept(actor.language);
    let said = match questions.decide(actor.rank(), key, decision).await {
        Ok(Decided::Done) if decision == Decision::Keep => texts.is_kept(),
        Ok(Decided::Done) => texts.is_refused(),
        Ok(Decided::NeedsQuestion) => texts.needs_question(),
        Ok(Decided::Gone) => texts.answer_gone(),
        Err(_) => self::texts(actor.language).not_kept(),
    };
    let next = screen(actor, state, |waiting| place_of(waiting, key)).await;
    let line = [Some(said), next.line.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let screen = next.saying(line);
    send::edit(&ctx.http, press.into(), crate::discord::rest::message::MessageBody::from(screen).whole())
        .await
        .map(drop)
}

/// Where an answer stands in the list: at its beginning, once it waits no more.
pub(super) fn place_of(waiting: &[ToKeep], key: MessageKey) -> usize {
    waiting.iter().position(|waiting| waiting.answer.key == key).unwrap_or_default()
}

/// One of the answers that wait, with what can be decided.
pub(super) async fn screen(actor: &Actor, state: &State, at: impl Fn(&[ToKeep]) -> usize) -> Screen {
    let texts = kept(actor.language);
    let Some(questions) = state.group.get().filter(|_| actor.rank().moderates) else {
        return Screen::default().saying(texts.answer_gone());
    };
    match questions.answers_to_keep(actor.guild).await {
        Ok(waiting) if waiting.is_empty() => Screen::default().saying(texts.none_to_keep()),
        Ok(waiting) => lay_out(&waiting, at(&waiting), actor),
        Err(_) => Screen::default().saying(self::texts(actor.language).not_read()),
    }
}

fn lay_out(waiting: &[ToKeep], at: usize, actor: &Actor) -> Screen {
    let (texts, words) = (kept(actor.language), self::texts(actor.language));
    let (at, pages, _) = page(at, waiting.len(), 1);
    let Some(ToKeep { answer, author, why }) = waiting.get(at) else { return Screen::default() };
    let author = author.map_or_else(|| "?".to_owned(), |author| format!("<@{author}>"));
    let by = texts.written_by(&author, answer.named, &link(answer.thread, answer.key));
    let question = if answer.question.is_empty() { texts.no_question() } else { escape(&answer.question) };
    let mut embed = CreateEmbed::new()
        .title(limits::cut(&question, limits::EMBED_TITLE))
        .description(limits::cut(&answer.words, limits::EMBED_DESCRIPTION));
    if pages > 1 {
        embed = embed.footer(CreateEmbedFooter::new(words.page_of(at + 1, pages)));
    }
    let styles = [ButtonStyle::Success, ButtonStyle::Danger, ButtonStyle::Secondary];
    let deeds = [KeptDeed::Keep, KeptDeed::Refuse, KeptDeed::Reword];
    let decide = deeds.into_iter().zip(styles).zip(texts.decisions()).map(|((deed, style), label)| {
        CreateButton::new(KeptId::about(deed, answer.key).to_string()).label(label).style(style)
    });
    let to = |at| CreateButton::new(KeptId::at(at).to_string()).style(ButtonStyle::Secondary);
    let previous = at.checked_sub(1).map(|at| to(at).label(words.previous_page()));
    let next = (at + 1 < pages).then(|| to(at + 1).label(words.next_page()));
    Screen::of(embed)
        .saying(format!("{}\n{by}", texts.look_at(*why)))
        .buttons(decide.collect())
        .buttons(previous.into_iter().chain(next).collect())
}
