//! Which answers of somebody are kept, and how do they take one back? Behind `/privacy show`.

use serenity::all::{
    ButtonStyle, ComponentInteraction, Context, CreateButton, CreateEmbed, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption,
};

use crate::discord::group::kept::cards::link;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape};
use crate::discord::render::menu;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::kept_answer::KeptAnswer;
use crate::domain::thanks::MessageKey;
use crate::domain::{GuildId, Language, MemberId, MessageId};
use crate::texts::{kept, texts};

/// The most characters of the words in the list.
const IN_THE_LIST: usize = 120;

/// The way to a member's own answers; `None` where there are none.
pub(crate) async fn button(member: MemberId, language: Language, state: &State) -> Option<CreateButton> {
    let theirs = state.group.get()?.kept_answers_of(member, None).await.ok()?;
    let button = CreateButton::new(KeptId::plain(KeptDeed::Mine).to_string());
    (!theirs.is_empty())
        .then(|| button.label(kept(language).your_answers(theirs.len())).style(ButtonStyle::Secondary))
}

/// Shows them, one of them, or takes one back.
pub(super) async fn press(
    ctx: &Context,
    press: &ComponentInteraction,
    id: KeptId,
    state: &State,
) -> Result<(), Error> {
    let language = state.language_of(press).await;
    let Some(questions) = state.group.get() else { return super::gone::gone(ctx, press, state).await };
    let member = MemberId::new(press.user.id.into());
    let texts = kept(language);
    if let (KeptDeed::TakeBack, Some(key)) = (id.deed, id.key()) {
        send::defer_update(&ctx.http, press.into()).await?;
        let words = match questions.take_answer_back(member, key).await {
            Ok(true) => texts.answer_taken_back(),
            Ok(false) => texts.answer_gone(),
            Err(_) => self::texts(language).not_kept(),
        };
        let card = crate::discord::render::card::Card::notice(&words);
        return send::edit_deferred(&ctx.http, press.into(), card).await.map(drop);
    }
    let screen = match questions.kept_answers_of(member, None).await {
        Err(_) => Screen::default().saying(self::texts(language).not_read()),
        Ok(theirs) => {
            match chosen_answer(press).and_then(|key| theirs.iter().find(|answer| answer.key == key)) {
                Some(answer) => one(answer, language),
                None => all(&theirs, language),
            }
        }
    };
    send::update_screen(ctx, press, screen).await
}

/// The answer that was chosen from the menu.
fn chosen_answer(press: &ComponentInteraction) -> Option<MessageKey> {
    let (guild, message) = menu::chosen(press)?.split_once('.')?;
    Some(MessageKey {
        guild: GuildId::new(menu::number(guild)?),
        message: MessageId::new(menu::number(message)?),
    })
}

fn all(theirs: &[KeptAnswer], language: Language) -> Screen {
    let texts = kept(language);
    if theirs.is_empty() {
        return Screen::default().saying(texts.none_of_yours());
    }
    let line = |answer: &KeptAnswer| {
        let words = escape(&limits::cut(&clean(&answer.words), IN_THE_LIST));
        let (state, link) = (texts.kept_state(answer.state, answer.named), link(answer.thread, answer.key));
        format!("- {words} ({state}): {link}")
    };
    let lines: Vec<_> = theirs.iter().take(limits::SELECT_OPTIONS).map(line).collect();
    let option = |answer: &KeptAnswer| {
        let (guild, message) = (answer.key.guild.number(), answer.key.message.number());
        let label = limits::cut(&clean(&answer.words), limits::SELECT_TEXT);
        CreateSelectMenuOption::new(label, format!("{guild:x}.{message:x}"))
    };
    let options = theirs.iter().take(limits::SELECT_OPTIONS).map(option).collect();
    let id = KeptId::plain(KeptDeed::Choose).to_string();
    let menu = CreateSelectMenu::new(id, CreateSelectMenuKind::String { options });
    let embed = CreateEmbed::new()
        .title(texts.your_answers_title())
        .description(limits::cut(&lines.join("\n"), limits::EMBED_DESCRIPTION));
    Screen::of(embed).menu(menu.placeholder(texts.choose_answer()))
}

fn one(answer: &KeptAnswer, language: Language) -> Screen {
    let texts = kept(language);
    let state = texts.kept_state(answer.state, answer.named);
    let embed = CreateEmbed::new().description(limits::cut(&answer.words, limits::EMBED_DESCRIPTION));
    let button = CreateButton::new(KeptId::about(KeptDeed::TakeBack, answer.key).to_string())
        .label(texts.take_back())
        .style(ButtonStyle::Danger);
    let line = format!("{}\n-# {state}", link(answer.thread, answer.key));
    Screen::of(embed).saying(line).buttons(vec![button])
}
